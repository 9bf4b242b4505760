#include "grievances/actions/glance.hpp"

#include "access/rules.hpp"
#include "grievances/store.hpp"

namespace sinergi::grievances {

std::optional<Glance> glance(db::Tx& tx, GrievanceId id) {
    auto const found = store::get_plain(tx, id);
    if (!found) return std::nullopt;
    return Glance{.region = found->region,
                  .received_at = found->received_at,
                  .is_open = is_open(found->state),
                  .is_erased = store::content(tx, id).erased_at.has_value(),
                  .is_guarded = found->guard != static_cast<std::int64_t>(Guard::none)};
}

bool may_see_people(db::Tx& tx, access::Officer const& by, GrievanceId id) {
    auto const permit = access::permit(access::Act::see_grievance, by, by.area);
    if (!permit) return false;
    auto const found = store::get(tx, *permit, id);
    return found && (found->privacy == "open" || by.may(access::Act::open_reporter));
}

}  // namespace sinergi::grievances
