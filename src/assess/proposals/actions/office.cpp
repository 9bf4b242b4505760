// The office's part: the draw, the check in the field, verifying, approving, returning; who is looked at twice.

#include "audit/actions.hpp"
#include "proposals/actions/shared.hpp"

#include <algorithm>

namespace sinergi::proposals {

namespace {

/// Who proposed a line does not decide on the list it stands in.
Done check_not_own(access::Officer const& by, std::vector<Item> const& items) {
    auto const is_own = [&](Item const& one) { return is_alive(one.state) && one.proposed_by == by.id; };
    if (std::ranges::any_of(items, is_own)) return refuse(Why::conflict, "proposals.four_eyes");
    return {};
}

}  // namespace

Result<Roll> draw(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId id, Said const& said) {
    SINERGI_TRY(roll, take(tx, by, id, Deed::sampled, said.version));
    if (roll.sample_seed != 0) return refuse(Why::conflict, "proposals.sample_there");
    roll.sample_seed = desk.office.ids.next(desk.now);
    auto items = store::items(tx, id);
    auto const chosen = drawn(items, roll.sample_seed, store::terms(tx));
    for (auto& item : items) {
        if (item.is_sampled || !std::ranges::binary_search(chosen, item.id)) continue;
        item.is_sampled = true;
        SINERGI_MUST(store::update(tx, item));
    }
    return move(tx, desk, by, roll, Deed::sampled, std::to_string(chosen.size()));
}

Result<Item> check(db::Tx& tx, Desk const& desk, access::Officer const& by, ItemId id, Check result, Said const& said) {
    SINERGI_TRY(taken, take(tx, by, id, Deed::checked, said.version));
    if (result == Check::none) return refuse(Why::malformed, "proposals.check_empty", "result");
    if (!is_alive(taken.item.state)) return refuse(Why::conflict, "proposals.item_not_in_this_state");
    if (taken.item.proposed_by == by.id) return refuse(Why::conflict, "proposals.own_line");
    SINERGI_TRY(words, words_of(said.words, result == Check::confirmed ? 0 : 5));
    taken.item.check_result = result;
    taken.item.check_words = words;
    taken.item.checked_by = by.id;
    SINERGI_MUST(registry::remember(tx, desk.registry(), by, taken.item.family, registry::EventKind::checked,
                                    {.source = registry::Source::visit, .on = {}, .reason = words}));
    return save(tx, desk, by, taken, Deed::checked, words);
}

Result<Item> turn_down(db::Tx& tx, Desk const& desk, access::Officer const& by, ItemId id, Said const& said) {
    SINERGI_TRY(taken, take(tx, by, id, Deed::refused, said.version));
    if (taken.item.state != ItemState::agreed) return refuse(Why::conflict, "proposals.item_not_in_this_state");
    SINERGI_TRY(words, words_of(said.words, 5));
    taken.item.state = ItemState::refused;
    taken.item.state_words = words;
    taken.item.decided_by = by.id;
    SINERGI_MUST(registry::remember(tx, desk.registry(), by, taken.item.family, registry::EventKind::decided,
                                    {.source = registry::Source::office, .on = {}, .reason = words}));
    return save(tx, desk, by, taken, Deed::refused, words);
}

Result<Roll> verify(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId id, Said const& said) {
    SINERGI_TRY(roll, take(tx, by, id, Deed::verified, said.version));
    auto const items = store::items(tx, id);
    SINERGI_MUST(check_not_own(by, items));
    SINERGI_MUST(check_verifying(roll, items));
    SINERGI_TRY(words, words_of(said.words, 0));
    roll.verified_by = by.id;
    return move(tx, desk, by, roll, Deed::verified, words);
}

Result<Roll> approve(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId id, Said const& said) {
    SINERGI_TRY(roll, take(tx, by, id, Deed::approved, said.version));
    SINERGI_MUST(check_not_own(by, store::items(tx, id)));
    SINERGI_TRY(words, words_of(said.words, 0));
    roll.approved_by = by.id;
    SINERGI_TRY(moved, move(tx, desk, by, roll, Deed::approved, words));
    if (moved.state == State::endorsed) SINERGI_MUST(release(tx, desk, by, moved));
    return moved;
}

Result<Roll> give_back(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId id, Said const& said) {
    SINERGI_TRY(roll, take(tx, by, id, Deed::returned, said.version));
    if (!roll.recap.is_none()) return refuse(Why::conflict, "proposals.in_recap");
    SINERGI_TRY(words, words_of(said.words, 5));
    return move(tx, desk, by, roll, Deed::returned, words);
}

Result<Terms> put_terms(db::Tx& tx, Desk const& desk, access::Officer const& by, Terms const& terms) {
    SINERGI_TRY(permit, access::permit(access::Act::manage_settings, by, desk.office.area));
    SINERGI_MUST(check_terms(terms));
    SINERGI_MUST(store::put(tx, terms));
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "proposals.terms_kept",
                {.kind = "proposal_terms", .id = 0, .region = desk.office.area});
    return store::terms(tx);
}

Result<Official> declare(db::Tx& tx, Desk const& desk, access::Officer const& by, Official wish) {
    SINERGI_TRY(permit, access::permit(access::Act::edit_registry, by, wish.region));
    if (wish.region.level() != RegionLevel::village)
        return refuse(Why::malformed, "proposals.region_not_village", "region");
    SINERGI_TRY(nik, registry::read_nik(wish.nik));
    SINERGI_TRY(no_kk, registry::read_kk(wish.no_kk));
    bool const is_named = clean_text(wish.name, 2, 120, Lines::one) && clean_text(wish.post, 2, 60, Lines::one);
    if (!is_named || (nik.empty() && no_kk.empty()))
        return refuse(Why::malformed, "proposals.official_malformed", "nik");
    wish.id = desk.office.ids.make<Official>(desk.now);
    wish.nik = nik;
    wish.no_kk = no_kk;
    wish.declared_by = by.id;
    store::insert(tx, wish);
    // Lines that wait already are marked by what they carry: the card, or the number of who is named.
    for (auto const& roll : store::rolls_of_village(tx, wish.region, 3))
        for (auto& item : store::items(tx, roll.id)) {
            bool const is_his = (!no_kk.empty() && item.no_kk == no_kk) || (!nik.empty() && item.nik == nik);
            if (!is_his || !is_alive(item.state) || !item.conflict.empty()) continue;
            item.conflict = wish.name + " (" + wish.post + ")";
            SINERGI_MUST(store::update(tx, item));
        }
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "proposals.official_declared",
                {.kind = "official", .id = wish.id.raw(), .region = wish.region});
    return wish;
}

Done end_official(db::Tx& tx, Desk const& desk, access::Officer const& by, OfficialId id) {
    SINERGI_TRY(permit, access::permit(access::Act::verify_registry, by, by.area));
    SINERGI_TRY(official, store::get_official(tx, permit, id));
    store::end(tx, id, desk.now);
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "proposals.official_ended",
                {.kind = "official", .id = id.raw(), .region = official.region});
    return {};
}

}  // namespace sinergi::proposals
