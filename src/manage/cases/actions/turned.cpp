// A letter that did not reach its end: turned down by the other node, or given back after this one was restored.

#include "audit/actions.hpp"
#include "cases/actions/letters.hpp"
#include "cases/actions/taking.hpp"

#include <algorithm>

namespace sinergi::cases {
namespace {

audit::Trace const system_trace{.actor = audit::ActorKind::system, .purpose = "federation"};

struct NotTakenBody {
    std::string to_node, letter, why;
};
BOOST_DESCRIBE_STRUCT(NotTakenBody, (), (to_node, letter, why))

std::optional<Case> case_of(db::Tx& tx, std::string_view stream) {
    if (!stream.starts_with("case:")) return std::nullopt;
    auto const slash = stream.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    return store::find_named(tx, stream.substr(5, slash - 5), stream.substr(slash + 1));
}

/// Was this node ever asked anything on it that reached it?
bool has_reached(std::vector<Assignment> const& all, std::string_view node, AssignmentId but) {
    return std::ranges::any_of(
        all, [&](Assignment const& a) { return a.id != but && (a.to_node == node || a.from_node == node); });
}

/// The other side never took the asking in: it ends, the pen was never there.
void end_asking(db::Tx& tx, Desk const& desk, Case& c, Turned const& turned) {
    auto all = store::assignments(tx, c.id);
    auto const a = std::ranges::find_if(all, [&](Assignment const& one) {
        return one.from_node == desk.own() && one.to_node == turned.to_node && is_running(one.state);
    });
    if (a == all.end()) return;
    a->state = AssignmentState::returned;
    a->state_reason = turned.key;
    a->ended_at = desk.now;
    store::update_assignment(tx, *a);
    if (a->with_pen && c.pen_node == desk.own() && c.pen_offered_to == turned.to_node) {
        taking::put_pen(c, {.node = desk.own(), .seq = c.pen_seq + 1, .offered_to = {}});
        letters::tell_pen(tx, desk, c, turned.to_node);
    }
    if (!has_reached(all, turned.to_node, a->id)) store::drop_share(tx, c.id, turned.to_node);
    taking::go_on(tx, desk, c);
}

/// A line here alone: telling it to who turned the letter down would begin again.
void leave_here(db::Tx& tx, Desk const& desk, Case const& c, Turned const& turned) {
    store::EntryRow row{
        .id = desk.office.ids.make<Entry>(desk.now),
        .case_id = c.id,
        .author_node = desk.own(),
        .author_id = {},
        .at = desk.now,
        .kind = "not_taken",
        .account = {},
        .by_role = {},
        .office = desk.office.name,
        .body = json::write(NotTakenBody{.to_node = turned.to_node, .letter = turned.kind, .why = turned.key})};
    row.author_id = row.id.text();
    store::insert_entry(tx, row);
}

}  // namespace

Done turned_down(db::Tx& tx, Desk const& desk, Turned const& turned) {
    auto found = case_of(tx, turned.stream);
    if (!found) return {};
    auto const before = *found;
    auto& c = *found;
    if (turned.kind == "case.asked") end_asking(tx, desk, c, turned);
    leave_here(tx, desk, c, turned);
    note(tx, desk, system_trace, c, "not_taken");
    keep(tx, desk, before, c);
    return {};
}

// ---- after a restore

namespace {

/// What waited for other offices stands again as they know it; nobody is told, they have it.
void keep_quietly(db::Tx& tx, Desk const& desk, Case const& before, Case& c) {
    settle(c, store::assignments(tx, c.id), desk.own(), desk.time());
    c.version = before.version + 1;
    store::update(tx, c);
    if (before.types != c.types) store::put_types(tx, c, before.types);
    note(tx, desk, system_trace, c, "given_back");
}

/// The later of two words of our own.
void put_newer_pen(Case& c, Pen const& pen) {
    if (pen.seq > c.pen_seq) taking::put_pen(c, pen);
}

Done asked_again(db::Tx& tx, Desk const& desk, std::string const& partner, Arrived const& ours) {
    SINERGI_TRY(letter, taking::read<letters::AskedLetter>(ours));
    auto const& asked = letter.assignment;
    SINERGI_MUST(taking::check_persons(letter.case_.persons));
    auto found = case_of(tx, ours.stream);
    Case c = found ? *found : taking::case_from(desk, letter);
    if (!found) SINERGI_MUST(taking::create(tx, desk, "", letter, c));
    auto const before = c;
    for (auto const& entry : letter.case_.entries) taking::put_entry(tx, desk, c.id, "", entry);
    put_newer_pen(c, {letter.case_.pen_node, letter.case_.pen_seq, letter.case_.pen_offered_to});
    if (!store::find_assignment(tx, asked.author_node, asked.author_id)) {
        auto const id = AssignmentId::parse(asked.author_id);
        store::insert_assignment(tx, {.id = id ? *id : desk.office.ids.make<Assignment>(desk.now),
                                      .case_id = c.id,
                                      .kind = asked.kind,
                                      .author_node = asked.author_node,
                                      .author_id = asked.author_id,
                                      .from_node = desk.own(),
                                      .to_node = partner,
                                      .reason = asked.reason,
                                      .asked = asked.asked,
                                      .tried = asked.tried,
                                      .asked_at = asked.asked_at,
                                      .due_at = asked.due_at,
                                      .is_emergency = asked.is_emergency,
                                      .with_pen = asked.with_pen,
                                      .basis = asked.basis,
                                      .is_flagged = asked.is_flagged});
        if (c.pen_node == desk.own() && !is_ended(c.state))
            move(c, asked.kind == AssignmentKind::escalation ? State::eskalasi : State::disposisi, asked.asked_at);
    }
    store::put_share(tx, c.id, {.node = partner, .since = asked.asked_at, .is_emergency = asked.is_emergency});
    keep_quietly(tx, desk, before, c);
    return {};
}

Done answered_again(db::Tx& tx, Arrived const& ours) {
    std::string author_node, author_id, reason, result;
    AssignmentState state = AssignmentState::withdrawn;
    Moment at;
    if (ours.kind == "case.assignment") {
        SINERGI_TRY(letter, taking::read<letters::AnswerLetter>(ours));
        author_node = letter.author_node, author_id = letter.author_id, reason = letter.reason;
        result = letter.result, state = letter.state, at = letter.at;
    } else {
        SINERGI_TRY(letter, taking::read<letters::WithdrawnLetter>(ours));
        author_node = letter.author_node, author_id = letter.author_id, reason = letter.reason, at = letter.at;
    }
    auto a = store::find_assignment(tx, author_node, author_id);
    if (!a || !is_running(a->state) || a->state == state) return {};
    a->state = state;
    a->state_reason = mask_niks(reason);
    a->result = mask_niks(result);
    if (is_running(state))
        a->answered_at = at;
    else
        a->ended_at = at;
    store::update_assignment(tx, *a);
    return {};
}

}  // namespace

Done given_back_after_restore(db::Tx& tx, Desk const& desk, std::string const& partner, Arrived const& ours) {
    if (ours.kind == "case.asked") return asked_again(tx, desk, partner, ours);
    auto found = case_of(tx, ours.stream);
    if (!found) return {};
    auto const before = *found;
    auto& c = *found;
    if (ours.kind == "case.entry") {
        SINERGI_TRY(letter, taking::read<letters::EntryLetter>(ours));
        if (!taking::put_entry(tx, desk, c.id, "", letter.entry)) return {};
    } else if (ours.kind == "case.assignment" || ours.kind == "case.withdrawn") {
        SINERGI_MUST(answered_again(tx, ours));
    } else if (ours.kind == "case.pen") {
        SINERGI_TRY(letter, taking::read<letters::PenLetter>(ours));
        put_newer_pen(c, {.node = letter.node, .seq = letter.seq, .offered_to = letter.offered_to});
    } else if (ours.kind == "case.lead") {
        SINERGI_TRY(letter, taking::read<letters::LeadLetter>(ours));
        if (letter.pen_seq < c.pen_seq || letter.state_since < c.state_since) return {};
        taking::put_lead(c, letter);
    } else if (ours.kind == "case.persons") {
        SINERGI_TRY(letter, taking::read<letters::PersonsLetter>(ours));
        SINERGI_MUST(taking::check_persons(letter.persons));
        SINERGI_MUST(taking::put_persons(tx, desk, c.id, letter.persons));
    } else {
        return {};
    }
    keep_quietly(tx, desk, before, c);
    return {};
}

}  // namespace sinergi::cases
