#include "cases/actions/glance.hpp"

#include "access/rules.hpp"
#include "cases/rules.hpp"
#include "cases/store.hpp"

namespace sinergi::cases {

std::optional<Glance> glance(db::Tx& tx, CaseId id) {
    auto const c = store::get_plain(tx, id);
    if (!c) return std::nullopt;
    return Glance{.region = c->region,
                  .received_at = c->received_at,
                  .is_open = !is_ended(c->state),
                  .is_erased = c->erased_at.has_value(),
                  .is_guarded = c->is_child || c->guard != static_cast<std::int64_t>(Guard::none)};
}

bool may_see_people(db::Tx& tx, access::Officer const& by, CaseId id) {
    auto const permit = access::permit(access::Act::see_case, by, by.area);
    if (!permit) return false;
    auto const c = store::get(tx, *permit, id);
    return c && may_read(by, *c, Secrecy::identity);
}

}  // namespace sinergi::cases
