// Erasure of a closed list: on somebody's wish, or because the years of the office are over.

#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "proposals/actions/shared.hpp"
#include "proposals/store_sql.hpp"

#include <algorithm>

namespace sinergi::proposals {
namespace {

Result<Erasable> seen(db::Tx& tx, std::optional<access::Officer> const& by, RollId id) {
    if (by && !by->may(access::Act::erase_personal)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto roll = store::find_roll(tx, id);
    if (!roll || (by && !by->area.has(roll->region))) return refuse(Why::not_found, "proposals.roll_unknown");
    return Erasable{*std::move(roll), std::ssize(store::items(tx, id)), std::ssize(store::papers(tx, id)),
                    store::is_erased(tx, id)};
}

/// The signed recap names everybody of its lists: it goes with the last of them.
void erase_recap(db::Tx& tx, RecapId id) {
    if (id.is_none()) return;
    auto const is_kept = [&](Roll const& one) { return one.state != State::closed || !store::is_erased(tx, one.id); };
    if (!std::ranges::any_of(store::rolls_of_recap(tx, id), is_kept)) store::erase_scans(tx, id);
}

}  // namespace

Result<Erasable> look_erasable(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId id) {
    SINERGI_TRY(found, seen(tx, by, id));
    audit::note(tx, desk.office.ids, desk.now, by.trace("erasure"), "proposals.looked_at",
                {.kind = "proposal_roll", .id = id.raw(), .region = found.roll.region});
    return found;
}

Done erase(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by, RollId id,
           std::string const& reason) {
    SINERGI_TRY(found, seen(tx, by, id));
    if (found.roll.state != State::closed) return refuse(Why::conflict, "proposals.still_open");
    if (found.is_erased) return refuse(Why::conflict, "proposals.already_erased");
    for (auto const& item : store::items(tx, id)) {
        access::forget_answers(tx, item.id.raw());
        audit::forget(tx, "proposal", item.id.raw());
    }
    store::erase(tx, id);
    erase_recap(tx, found.roll.recap);
    access::forget_answers(tx, id.raw());
    audit::forget(tx, "proposal_roll", id.raw());
    auto const trace = by ? by->trace(mask_niks(reason))
                          : audit::Trace{.actor = audit::ActorKind::system, .purpose = mask_niks(reason)};
    audit::note(tx, desk.office.ids, desk.now, trace, "proposals.erased",
                {.kind = "proposal_roll", .id = id.raw(), .region = found.roll.region});
    return {};
}

Result<std::int64_t> erase_old(db::Tx& tx, Desk const& desk, std::int64_t limit) {
    auto const old = store::erasable(tx, desk.now, limit);
    for (auto const id : old) SINERGI_MUST(erase(tx, desk, std::nullopt, id, "retention"));
    return std::ssize(old);
}

db::Statement const& file_names() noexcept { return sql::file_names; }

}  // namespace sinergi::proposals
