#include "requests/actions/glance.hpp"

#include "access/rules.hpp"
#include "requests/store.hpp"

namespace sinergi::requests {

namespace {

Glance glance_of(db::Tx& tx, Request const& r) {
    return {.region = r.region,
            .received_at = r.received_at,
            .is_open = is_open(r.state),
            .is_erased = store::person(tx, r.id).name.empty()};
}

}  // namespace

std::optional<Glance> glance(db::Tx& tx, RequestId id) {
    auto const found = store::get_plain(tx, id);
    if (!found) return std::nullopt;
    return glance_of(tx, *found);
}

std::optional<Glance> glance(db::Tx& tx, access::Officer const& by, RequestId id) {
    auto const permit = access::permit(access::Act::see_request, by, by.area);
    if (!permit) return std::nullopt;
    auto const found = store::get(tx, *permit, id);
    if (!found) return std::nullopt;
    return glance_of(tx, *found);
}

}  // namespace sinergi::requests
