#include "proposals/actions/shared.hpp"

#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "plumbing/notices/notices.hpp"

#include <algorithm>

namespace sinergi::proposals {

Result<Roll> take(db::Tx& tx, access::Officer const& by, RollId id, Deed deed, std::optional<std::int64_t> version) {
    SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, by.area));
    SINERGI_TRY(roll, store::get_roll(tx, permit, id));
    SINERGI_MUST(may_do(by, roll, deed));
    if (version && *version != roll.version) return refuse(Why::conflict, "proposals.changed_meanwhile");
    SINERGI_MUST(next_state(roll, deed));
    return std::move(roll);
}

Result<Taken> take(db::Tx& tx, access::Officer const& by, ItemId id, Deed deed, std::optional<std::int64_t> version) {
    SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, by.area));
    SINERGI_TRY(item, store::get_item(tx, permit, id));
    SINERGI_TRY(roll, take(tx, by, item.roll, deed));
    if (version && *version != item.version) return refuse(Why::conflict, "proposals.changed_meanwhile");
    return Taken{std::move(item), std::move(roll)};
}

Result<std::string> words_of(std::string const& words, std::size_t min) {
    SINERGI_TRY(clean, clean_text(words, 0, 2'000, Lines::many));
    if (char_count(clean) < min) return refuse(Why::malformed, "proposals.words_needed", "words");
    return mask_niks(clean);
}

Done check_word(db::Tx& tx, std::string_view list, std::string_view code) {
    for (auto const& one : store::words(tx))
        if (one.list == list && one.code == code) return {};
    return refuse(Why::malformed, "proposals.word_unknown", std::string(list));
}

void leave(db::Tx& tx, Desk const& desk, access::Officer const& by, Roll const& roll, Deed deed, State from,
           std::string const& words, ItemId item) {
    auto& ids = desk.office.ids;
    store::insert(tx, Step{.id = ids.make<Step>(desk.now),
                           .roll = roll.id,
                           .item = item,
                           .at = desk.now,
                           .deed = word(deed),
                           .account = by.id,
                           .by_role = by.id.is_none() ? "system" : std::string(access::role_text(by.role)),
                           .words = words,
                           .from_state = word(from),
                           .to_state = word(roll.state)});
    auto const act = "proposals." + word(deed);
    bool const is_of_roll = item.is_none();
    auto const subject = is_of_roll ? roll.id.raw() : item.raw();
    audit::note(tx, ids, desk.now, by.trace(words), act,
                {.kind = is_of_roll ? "proposal_roll" : "proposal", .id = subject, .region = roll.region});
    notices::post(tx, ids, {.at = desk.now, .topic = act, .subject = roll.id.raw(), .region = roll.region});
}

Result<Roll> move(db::Tx& tx, Desk const& desk, access::Officer const& by, Roll roll, Deed deed,
                  std::string const& words) {
    SINERGI_TRY(next, next_state(roll, deed));
    auto const from = roll.state;
    if (next != from) roll.state_since = desk.now;
    roll.state = next;
    SINERGI_MUST(store::update(tx, roll));
    leave(tx, desk, by, roll, deed, from, words);
    return roll;
}

Result<Item> save(db::Tx& tx, Desk const& desk, access::Officer const& by, Taken& taken, Deed deed,
                  std::string const& words) {
    SINERGI_MUST(store::update(tx, taken.item));
    auto const from = taken.roll.state;
    SINERGI_MUST(settle(tx, desk, taken.roll));
    leave(tx, desk, by, taken.roll, deed, from, words, taken.item.id);
    return taken.item;
}

Done release(db::Tx& tx, Desk const& desk, access::Officer const& by, Roll const& roll) {
    for (auto& item : store::items(tx, roll.id)) {
        if (item.state != ItemState::agreed) continue;
        item.state = ItemState::approved;
        item.decided_by = by.id;
        SINERGI_MUST(store::update(tx, item));
        SINERGI_MUST(registry::remember(tx, desk.registry(), by, item.family, registry::EventKind::decided,
                                        {.source = registry::Source::office,
                                         .on = {},
                                         .reason = "usulan " + roll.month + ": " + word(item.kind) + " disetujui"}));
    }
    return {};
}

Done settle(db::Tx& tx, Desk const& desk, Roll& roll) {
    if (roll.state != State::endorsed && roll.state != State::entered) return {};
    auto next = State::closed;
    for (auto const& item : store::items(tx, roll.id)) {
        if (!is_alive(item.state) || item.state == ItemState::arrived) continue;
        bool const is_in = item.state == ItemState::entered || item.state == ItemState::missing;
        next = is_in && next != State::endorsed ? State::entered : State::endorsed;
    }
    if (next == roll.state) return {};
    roll.state = next;
    roll.state_since = desk.now;
    return store::update(tx, roll);
}

}  // namespace sinergi::proposals
