#include "requests/actions/glance.hpp"

#include "access/rules.hpp"
#include "requests/store.hpp"

namespace sinergi::requests {

std::optional<Glance> glance(db::Tx& tx, RequestId id) {
    auto const found = store::get_plain(tx, id);
    if (!found) return std::nullopt;
    return Glance{.region = found->region,
                  .received_at = found->received_at,
                  .is_open = is_open(found->state),
                  .is_erased = store::person(tx, id).name.empty()};
}

bool may_see(db::Tx& tx, access::Officer const& by, RequestId id) {
    auto const permit = access::permit(access::Act::see_request, by, by.area);
    return permit && store::get(tx, *permit, id).has_value();
}

}  // namespace sinergi::requests
