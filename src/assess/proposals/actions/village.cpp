// The village's part: its list, its meeting, sending it.

#include "base/faults.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "proposals/actions/shared.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sinergi::proposals {
namespace {

constexpr std::size_t items_max = 500;

/// What each kind must say.
Done check_wish(db::Tx& tx, NewItem const& wish) {
    switch (wish.kind) {
        case Kind::family:
            return {};
        case Kind::programme:
            if (wish.programme.empty()) return refuse(Why::malformed, "proposals.programme_missing", "programme");
            return check_word(tx, "programme", wish.programme);
        case Kind::correction:
            if (char_count(trimmed(wish.note)) < 5) return refuse(Why::malformed, "proposals.note_missing", "note");
            return {};
        case Kind::removal:
            if (wish.reason.empty()) return refuse(Why::malformed, "proposals.reason_missing", "reason");
            return check_word(tx, "reason", wish.reason);
    }
    return {};
}

/// The line as the family stands today.
Result<Item> item_of(Desk const& desk, access::Officer const& by, Roll const& roll, NewItem const& wish,
                     registry::FamilyFile const& file) {
    auto const& family = file.family;
    if (family.region != roll.region) return refuse(Why::conflict, "proposals.other_village", "family");
    if (family.state == registry::FamilyState::merged) return refuse(Why::conflict, "proposals.family_gone", "family");
    auto const wanted = wish.person.is_none() ? family.head : wish.person;
    auto const person = std::ranges::find(file.members, wanted, &registry::Person::id);
    if (!wish.person.is_none() && person == file.members.end())
        return refuse(Why::malformed, "proposals.not_a_member", "person");
    SINERGI_TRY(note, words_of(wish.note, 0));
    Item item{.id = desk.office.ids.make<Item>(desk.now),
              .roll = roll.id,
              .region = roll.region,
              .kind = wish.kind,
              .origin = wish.origin,
              .programme = wish.kind == Kind::programme ? wish.programme : "",
              .reason = wish.kind == Kind::removal ? wish.reason : "",
              .note = note,
              .family = family.id,
              .person = wish.kind == Kind::removal ? wish.person : registry::PersonId{},
              .name = family.head_name,
              .nik = {},
              .no_kk = family.no_kk,
              .address = family.address,
              .rt = family.rt,
              .rw = family.rw,
              .members = family.members,
              .decile = family.decile};
    if (person != file.members.end()) {
        item.name = person->name;
        item.nik = person->nik;
    }
    item.since_round = roll.round + 1;
    item.proposed_by = by.id;
    return item;
}

/// Takes the lines that are left out; each fault stands at its place among the exceptions.
Done except(db::Tx& tx, Roll const& roll, std::vector<Item>& items, Meeting const& meeting, Faults& faults) {
    for (std::size_t i = 0; i < meeting.exceptions.size(); ++i) {
        auto const& one = meeting.exceptions[i];
        auto const item = std::ranges::find(items, one.item, &Item::id);
        if (item == items.end() || !is_alive(item->state)) return refuse(Why::not_found, "proposals.item_unknown");
        auto const at = fmt::format("exceptions.{}.", i);
        if (one.reason.empty())
            faults.take({.key = "proposals.exception_reason_missing"}, at + "reason");
        else
            faults.check(check_word(tx, "reason", one.reason), at + "reason");
        item->state_words = faults.value(words_of(one.words, 0), at + "words");
        item->state = ItemState::excepted;
        item->state_reason = one.reason;
        item->since_round = roll.round + 1;
    }
    return {};
}

registry::Source source_of(ItemOrigin origin) {
    return origin == ItemOrigin::citizen ? registry::Source::citizen : registry::Source::musdes;
}

/// The list a new line goes to: one that the meeting has not decided yet.
Result<Roll> writing(db::Tx& tx, Desk const& desk, access::Officer const& by, RegionCode const& village) {
    auto const now_is = month_of(desk.today());
    auto const rolls = store::rolls_of_village(tx, village, 3);
    for (auto const& month : {now_is, next_month(now_is)}) {
        auto const found = std::ranges::find(rolls, month, &Roll::month);
        if (found != rolls.end() && found->state == State::drafting) return *found;
        bool const is_over = month == now_is && desk.today() > day_in(month, store::terms(tx).village_day);
        if (found == rolls.end() && !is_over) return open_roll(tx, desk, by, village, month);
    }
    return refuse(Why::conflict, "proposals.no_open_roll");
}

void check_meeting(Desk const& desk, Meeting const& meeting, Faults& faults) {
    if (meeting.way == Way::none) faults.take({.key = "proposals.way_missing"}, "way");
    if (meeting.on == Date{}) faults.take({.key = "proposals.meeting_day_missing"}, "on");
    if (meeting.on > desk.today()) faults.take({.key = "proposals.meeting_in_future"}, "on");
    bool const is_meeting = meeting.way == Way::meeting;
    if (is_meeting && (meeting.attended < 2 || meeting.attended > 10'000))
        faults.take({.key = "proposals.attendance_missing"}, "attended");
}

}  // namespace

Result<Roll> open_roll(db::Tx& tx, Desk const& desk, access::Officer const& by, RegionCode const& village,
                       std::string const& month) {
    SINERGI_TRY(permit, access::permit(access::Act::edit_registry, by, village));
    auto const found = desk.atlas.find(village);
    if (village.level() != RegionLevel::village || !found || !found->is_open())
        return refuse(Why::malformed, "proposals.region_not_village", "region");
    SINERGI_TRY(read, read_month(month));
    SINERGI_TRY(roll, opened(village, read, store::terms(tx), desk.today()));
    roll.id = desk.office.ids.make<Roll>(desk.now);
    roll.state_since = desk.now;
    roll.opened_by = by.id;
    SINERGI_MUST(store::insert(tx, roll));
    leave(tx, desk, by, roll, Deed::opened, roll.state, {});
    return std::move(roll);
}

Result<Item> propose(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId id, NewItem const& wish) {
    SINERGI_TRY(roll, take(tx, by, id, Deed::proposed));
    SINERGI_MUST(check_wish(tx, wish));
    SINERGI_TRY(file, registry::open(tx, desk.registry(), by, wish.family));
    SINERGI_TRY(item, item_of(desk, by, roll, wish, file));
    auto const there = store::items(tx, id);
    // Asked here and not only caught at the row: whoever takes a refusal as an answer goes on in this transaction.
    auto const is_same = [&](Item const& one) { return store::subject_of(one) == store::subject_of(item); };
    if (std::ranges::any_of(there, is_same)) return refuse(Why::conflict, "proposals.already_listed");
    if (there.size() >= items_max) return refuse(Why::conflict, "proposals.roll_full");
    if (auto const other = store::under_way(tx, item); other && other->roll != id)
        return refuse(Why::conflict, "proposals.already_under_way", other->month);
    item.conflict = conflict_of(store::officials(tx, roll.region), file.family.no_kk, file.members);
    SINERGI_MUST(store::insert(tx, item));
    auto const from = roll.state;
    SINERGI_TRY(next, next_state(roll, Deed::proposed));
    roll.state = next;
    SINERGI_MUST(store::update(tx, roll));
    leave(tx, desk, by, roll, Deed::proposed, from, item.note, item.id);
    SINERGI_MUST(registry::remember(tx, desk.registry(), by, item.family, registry::EventKind::proposed,
                                    {.source = source_of(item.origin),
                                     .on = {},
                                     .reason = "usulan " + roll.month + ": " + word(item.kind) +
                                               (item.programme.empty() ? "" : " " + item.programme) +
                                               (item.reason.empty() ? "" : " " + item.reason)}));
    return item;
}

Result<Item> take_in(db::Tx& tx, Desk const& desk, access::Officer const& by, RegionCode const& village,
                     NewItem const& wish) {
    SINERGI_TRY(permit, access::permit(access::Act::edit_registry, by, village));
    Item const meant{
        .kind = wish.kind, .programme = wish.kind == Kind::programme ? wish.programme : "", .family = wish.family};
    if (auto const there = store::under_way(tx, meant)) return store::get_item(tx, permit, there->item);
    SINERGI_TRY(roll, writing(tx, desk, by, village));
    return propose(tx, desk, by, roll.id, wish);
}

std::optional<Standing> standing(db::Tx& tx, ItemId id) { return store::standing(tx, id); }

std::vector<Word> programmes(db::Tx& tx) {
    auto all = store::words(tx);
    std::erase_if(all, [](Word const& one) { return one.list != "programme"; });
    return all;
}

Result<Item> withdraw(db::Tx& tx, Desk const& desk, access::Officer const& by, ItemId id, Said const& said) {
    SINERGI_TRY(taken, take(tx, by, id, Deed::withdrawn, said.version));
    if (!is_alive(taken.item.state)) return refuse(Why::conflict, "proposals.item_not_in_this_state");
    SINERGI_TRY(words, words_of(said.words, 3));
    taken.item.state = ItemState::withdrawn;
    taken.item.state_words = words;
    taken.item.since_round = taken.roll.round + 1;
    return save(tx, desk, by, taken, Deed::withdrawn, words);
}

Result<Roll> meet(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId id, Meeting const& meeting,
                  std::optional<std::int64_t> version) {
    SINERGI_TRY(roll, take(tx, by, id, Deed::met, version));
    Faults faults;
    check_meeting(desk, meeting, faults);
    auto const place =
        faults.value(clean_text(meeting.place, meeting.way == Way::meeting ? 3 : 0, 200, Lines::one), "place");
    auto const words = faults.value(words_of(meeting.words, 3), "words");
    auto items = store::items(tx, id);
    if (std::ranges::none_of(items, [](Item const& one) { return is_alive(one.state); }))
        return refuse(Why::conflict, "proposals.nothing_to_send");
    SINERGI_MUST(except(tx, roll, items, meeting, faults));
    SINERGI_MUST(faults.told());
    for (auto& item : items) {
        bool const is_named =
            std::ranges::find(meeting.exceptions, item.id, &Exception::item) != meeting.exceptions.end();
        if (!is_named && item.state != ItemState::listed) continue;
        if (!is_named) item.state = ItemState::agreed;
        SINERGI_MUST(store::update(tx, item));
    }
    auto met = roll;
    met.way = meeting.way;
    met.met_on = meeting.on;
    met.met_place = place;
    met.met_words = words;
    met.attended = meeting.way == Way::meeting ? meeting.attended : 0;
    return move(tx, desk, by, met, Deed::met, words);
}

Result<Roll> say_nothing(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId id, Said const& said) {
    SINERGI_TRY(roll, take(tx, by, id, Deed::nothing, said.version));
    auto const items = store::items(tx, id);
    if (std::ranges::any_of(items, [](Item const& one) { return is_alive(one.state); }))
        return refuse(Why::conflict, "proposals.list_not_empty");
    SINERGI_TRY(words, words_of(said.words, 0));
    return move(tx, desk, by, roll, Deed::nothing, words);
}

Result<Roll> send(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId id, Said const& said) {
    SINERGI_TRY(roll, take(tx, by, id, Deed::sent, said.version));
    auto const items = store::items(tx, id);
    auto const papers = store::papers(tx, id);
    SINERGI_MUST(check_sending({.roll = roll, .items = items, .papers = papers, .today = desk.today()}));
    SINERGI_TRY(words, words_of(said.words, 0));
    ++roll.round;
    roll.sent_by = by.id;
    roll.verified_by = {};
    roll.approved_by = {};
    roll.sample_seed = 0;  // lines may have come: the verifier draws anew, results stay
    return move(tx, desk, by, roll, Deed::sent, words);
}

Result<PaperId> attach(db::Tx& tx, Desk const& desk, access::Officer const& by, RollId id, Paper paper) {
    SINERGI_TRY(roll, take(tx, by, id, Deed::attached));
    if (!paper.item.is_none()) {
        auto const items = store::items(tx, id);
        if (std::ranges::find(items, paper.item, &Item::id) == items.end())
            return refuse(Why::not_found, "proposals.item_unknown");
    }
    paper.id = desk.office.ids.make<Paper>(desk.now);
    paper.roll = id;
    paper.at = desk.now;
    paper.account = by.id;
    store::insert(tx, paper);
    leave(tx, desk, by, roll, Deed::attached, roll.state, word(paper.kind), paper.item);
    return paper.id;
}

}  // namespace sinergi::proposals
