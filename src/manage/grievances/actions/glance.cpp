#include "grievances/actions/glance.hpp"

#include "access/rules.hpp"
#include "grievances/store.hpp"

namespace sinergi::grievances {

namespace {

Glance glance_of(db::Tx& tx, Grievance const& g) {
    return {.region = g.region,
            .received_at = g.received_at,
            .is_open = is_open(g.state),
            .is_erased = store::content(tx, g.id).erased_at.has_value(),
            .is_guarded = g.guard != static_cast<std::int64_t>(Guard::none)};
}

}  // namespace

std::optional<Glance> glance(db::Tx& tx, GrievanceId id) {
    auto const found = store::get_plain(tx, id);
    if (!found) return std::nullopt;
    return glance_of(tx, *found);
}

std::optional<Glance> glance(db::Tx& tx, access::Officer const& by, GrievanceId id) {
    auto const permit = access::permit(access::Act::see_grievance, by, by.area);
    if (!permit) return std::nullopt;
    auto const found = store::get(tx, *permit, id);
    if (!found || (found->privacy != "open" && !by.may(access::Act::open_reporter))) return std::nullopt;
    return glance_of(tx, *found);
}

}  // namespace sinergi::grievances
