#include "cases/actions/glance.hpp"

#include "access/rules.hpp"
#include "cases/rules.hpp"
#include "cases/store.hpp"

namespace sinergi::cases {

namespace {

Glance glance_of(Case const& c) {
    return {.region = c.region,
            .received_at = c.received_at,
            .is_open = !is_ended(c.state),
            .is_erased = c.erased_at.has_value(),
            .is_guarded = c.is_child || c.guard != static_cast<std::int64_t>(Guard::none)};
}

}  // namespace

std::optional<Glance> glance(db::Tx& tx, CaseId id) {
    auto const found = store::get_plain(tx, id);
    if (!found) return std::nullopt;
    return glance_of(*found);
}

std::optional<Glance> glance(db::Tx& tx, access::Officer const& by, CaseId id) {
    auto const permit = access::permit(access::Act::see_case, by, by.area);
    if (!permit) return std::nullopt;
    auto const found = store::get(tx, *permit, id);
    if (!found || !may_read(by, *found, Secrecy::identity)) return std::nullopt;
    return glance_of(*found);
}

}  // namespace sinergi::cases
