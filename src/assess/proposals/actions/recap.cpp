// The regent does not sign in: the recap goes out on paper and comes back with a number.

#include "audit/actions.hpp"
#include "proposals/actions/shared.hpp"

namespace sinergi::proposals {
namespace {

struct Bound {
    Recap recap;
    std::vector<Roll> rolls;
};

/// A recap that is not signed nor given up, with its rolls.
Result<Bound> take_recap(db::Tx& tx, access::Officer const& by, RecapId id) {
    SINERGI_TRY(permit, access::permit(access::Act::verify_registry, by, by.area));
    SINERGI_TRY(recap, store::get_recap(tx, permit, id));
    if (!recap.number.empty() || !recap.ended.empty()) return refuse(Why::conflict, "proposals.recap_signed");
    return Bound{std::move(recap), store::rolls_of_recap(tx, id)};
}

void note_recap(db::Tx& tx, Desk const& desk, access::Officer const& by, Recap const& recap, Deed deed) {
    audit::note(tx, desk.office.ids, desk.now, by.trace(recap.number), "proposals.recap_" + word(deed),
                {.kind = "proposal_recap", .id = recap.id.raw(), .region = recap.region});
}

}  // namespace

Result<Recap> make_recap(db::Tx& tx, Desk const& desk, access::Officer const& by, std::string const& month) {
    SINERGI_TRY(permit, access::permit(access::Act::verify_registry, by, desk.office.area));
    SINERGI_TRY(read, read_month(month));
    Recap const recap{.id = desk.office.ids.make<Recap>(desk.now),
                      .region = permit.area(),
                      .month = read,
                      .made_by = by.id,
                      .made_at = desk.now};
    std::int64_t bound = 0;
    for (auto& roll : store::rolls_in_state(tx, permit, State::approved)) {
        if (roll.month != read || !roll.recap.is_none()) continue;
        roll.recap = recap.id;
        SINERGI_MUST(move(tx, desk, by, roll, Deed::recapped, {}));
        ++bound;
    }
    if (bound == 0) return refuse(Why::conflict, "proposals.nothing_to_recap", read);
    store::insert(tx, recap);
    note_recap(tx, desk, by, recap, Deed::recapped);
    return recap;
}

Result<Recap> unbind(db::Tx& tx, Desk const& desk, access::Officer const& by, RecapId id, Said const& said) {
    SINERGI_TRY(bound, take_recap(tx, by, id));
    SINERGI_TRY(words, words_of(said.words, 5));
    for (auto& roll : bound.rolls) {
        roll.recap = {};
        SINERGI_MUST(move(tx, desk, by, roll, Deed::unbound, words));
    }
    bound.recap.ended = words;
    SINERGI_MUST(store::update(tx, bound.recap));
    note_recap(tx, desk, by, bound.recap, Deed::unbound);
    return bound.recap;
}

Result<Recap> sign(db::Tx& tx, Desk const& desk, access::Officer const& by, RecapId id, Signature const& signature) {
    SINERGI_TRY(bound, take_recap(tx, by, id));
    auto const number = clean_text(signature.number, 3, 80, Lines::one);
    if (!number) return refuse(Why::malformed, "proposals.number_missing", "number");
    if (signature.on > desk.today()) return refuse(Why::malformed, "proposals.signed_in_future", "on");
    bound.recap.number = *number;
    bound.recap.signed_on = signature.on;
    SINERGI_MUST(store::update(tx, bound.recap));
    auto scan = signature.scan;
    scan.id = desk.office.ids.make<Paper>(desk.now);
    scan.recap = id;
    scan.kind = PaperKind::recap;
    scan.at = desk.now;
    scan.account = by.id;
    store::insert(tx, scan);
    for (auto& roll : bound.rolls) {
        SINERGI_TRY(moved, move(tx, desk, by, roll, Deed::endorsed, *number));
        SINERGI_MUST(release(tx, desk, by, moved));
    }
    note_recap(tx, desk, by, bound.recap, Deed::endorsed);
    return bound.recap;
}

}  // namespace sinergi::proposals
