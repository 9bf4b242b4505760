// What other nodes sent. Applied once: federation keeps the order of a case and the id of each letter; entries and
// assignments have names of their own besides. What concerns others who share the case is passed on.

#include "audit/actions.hpp"
#include "cases/actions/letters.hpp"
#include "cases/actions/taking.hpp"

#include <algorithm>

namespace sinergi::cases {
namespace {

using namespace taking;

audit::Trace const system_trace{.actor = audit::ActorKind::system, .purpose = "federation"};

/// The words a schema holds are among those this release knows: a letter of a later one is refused, not half taken.
Done check_words(letters::CaseOut const& c, letters::AssignmentOut const& a) {
    auto const malformed = refuse(Why::malformed, "cases.letter_malformed");
    if (c.guard < 0 || c.guard > 2 || c.origin_node.empty() || c.origin_id.empty()) return malformed;
    SINERGI_MUST(check_persons(c.persons));
    for (auto const& n : c.named)
        if (n.kind != "officer" && n.kind != "village" && n.kind != "facilitator") return malformed;
    bool const is_basis = a.basis == "public_task" || a.basis == "vital_interest" || a.basis == "consent";
    if (!is_basis || a.kind == AssignmentKind::referral) return malformed;
    return {};
}

/// Does that node work in the region? Nobody writes into the case of another regency by naming it.
bool serves(std::string_view node, RegionCode const& region) {
    auto const area = RegionCode::parse(node);
    return node == "pusat" || (area && area->has(region));
}

/// What comes along with an asking on a case that stands here: nothing in our own name (what a restore lost is given
/// back by itself), and of whom we share with ourselves nothing at second hand.
void put_along(db::Tx& tx, Desk const& desk, CaseId id, std::string const& from,
               std::vector<letters::EntryOut> const& entries) {
    auto const shares = store::shares(tx, id);
    for (auto const& entry : entries) {
        bool const is_theirs = entry.author_node == from;
        bool const is_of_others = entry.author_node != desk.own() && !is_sharing(shares, entry.author_node);
        if (is_theirs || is_of_others) put_entry(tx, desk, id, from, entry);
    }
}

Done take_asked(db::Tx& tx, Desk const& desk, Arrived const& arrived) {
    SINERGI_TRY(letter, taking::read<letters::AskedLetter>(arrived));
    auto const& from = letter.case_;
    auto const& asked = letter.assignment;
    SINERGI_MUST(check_words(from, asked));
    if (arrived.stream != "case:" + from.origin_node + "/" + from.origin_id)
        return refuse(Why::malformed, "cases.letter_malformed", "stream");
    if (!desk.office.area.has(from.region) || !serves(arrived.from_node, from.region))
        return refuse(Why::malformed, "cases.place_outside");
    auto const own = desk.own();
    if (asked.kind == AssignmentKind::escalation && !is_above(own, arrived.from_node))
        return refuse(Why::not_allowed, "cases.not_above");
    if (asked.kind == AssignmentKind::disposition && !is_above(arrived.from_node, own))
        return refuse(Why::not_allowed, "cases.not_below");
    if (asked.author_node != arrived.from_node) return refuse(Why::not_allowed, "cases.not_your_part");
    auto const ground = ground_from(tx, desk, arrived, asked.is_emergency);
    SINERGI_MUST(check_allowed(ground, letters::fields_in(from)));
    if (store::find_assignment(tx, asked.author_node, asked.author_id)) return {};  // taken before

    auto existing = store::find_named(tx, from.origin_node, from.origin_id);
    if (existing && existing->region != from.region) return refuse(Why::malformed, "cases.letter_malformed", "region");
    Case c = existing ? *existing : case_from(desk, letter);
    if (!existing) {
        SINERGI_MUST(create(tx, desk, arrived.from_node, letter, c));
    } else {
        if (c.pen_node == arrived.from_node) SINERGI_MUST(put_persons(tx, desk, c.id, from.persons));
        put_along(tx, desk, c.id, arrived.from_node, from.entries);
        taking::put_pen(c, heard(c.pen(), {from.pen_node, from.pen_seq, from.pen_offered_to}, own));
        c.guard = std::max(c.guard, from.guard);
    }
    auto const before = c;
    store::insert_assignment(tx, {.id = desk.office.ids.make<Assignment>(desk.now),
                                  .case_id = c.id,
                                  .kind = asked.kind,
                                  .author_node = asked.author_node,
                                  .author_id = asked.author_id,
                                  .from_node = arrived.from_node,
                                  .to_node = own,
                                  .reason = asked.reason,
                                  .asked = asked.asked,
                                  .tried = asked.tried,
                                  .asked_at = asked.asked_at,
                                  .due_at = asked.due_at,
                                  .is_emergency = asked.is_emergency,
                                  .with_pen = asked.with_pen,
                                  .basis = asked.basis,
                                  .agreement = ground.agreement,
                                  .is_flagged = ground.is_flagged});
    store::put_share(tx, c.id, {.node = arrived.from_node, .since = desk.now, .is_emergency = asked.is_emergency});
    audit::Subject const subject{.kind = "case", .id = c.id.raw(), .region = c.region};
    audit::note(tx, desk.office.ids, desk.now, system_trace, "cases.taken_in", subject,
                audit::salted_digest(tx, subject, arrived.payload));
    note(tx, desk, system_trace, c, "received");
    // Whoever of this office had it before has it still; who is asked anew finds it in the queue of what comes in.
    keep(tx, desk, before, c);
    return {};
}

Done take_entry(db::Tx& tx, Desk const& desk, Arrived const& arrived) {
    SINERGI_TRY(letter, taking::read<letters::EntryLetter>(arrived));
    SINERGI_TRY(shared, taking::shared_case(tx, arrived));
    auto const& c = shared.c;
    auto const& entry = letter.entry;
    if (store::has_entry(tx, entry.author_node, entry.entry_id)) return {};  // taken before, or our own come back
    if (entry.author_node == desk.own()) return refuse(Why::not_allowed, "cases.not_your_part", entry.kind);
    auto const* known = find_entry_kind(entry.kind);
    EntryKind const kind = known != nullptr ? *known : EntryKind{.word = "note"};
    auto const all = store::assignments(tx, c.id);
    if (entry.author_node == arrived.from_node) {
        SINERGI_MUST(may_node_write(c, all, entry.author_node, kind));
    } else {
        // Passed on by a neighbour. Whom we share with ourselves tells us with their own hand.
        if (taking::is_sharing(shared.shares, entry.author_node)) return {};
        bool const is_lead = kind.part == Part::lead || kind.word == "closed" || kind.word == "reopened";
        if (is_lead && entry.author_node != c.pen_node)
            return refuse(Why::not_allowed, "cases.not_your_part", entry.kind);
    }
    auto const ground = ground_from(tx, desk, arrived, shared.share.is_emergency);
    SINERGI_MUST(check_allowed(ground, letters::fields_in(entry, letter.is_child || c.is_child)));
    put_entry(tx, desk, c.id, arrived.from_node, entry);
    note(tx, desk, system_trace, c, "heard");
    letters::tell_entry(tx, desk, c, entry, arrived.from_node);
    return {};
}

}  // namespace

Done take_letter(db::Tx& tx, Desk const& desk, Arrived const& letter) {
    if (letter.kind == "case.asked") return take_asked(tx, desk, letter);
    if (letter.kind == "case.entry") return take_entry(tx, desk, letter);
    if (letter.kind == "case.assignment") return taking::take_answer(tx, desk, letter);
    if (letter.kind == "case.withdrawn") return taking::take_withdrawn(tx, desk, letter);
    if (letter.kind == "case.persons") return taking::take_persons(tx, desk, letter);
    if (letter.kind == "case.erased") return taking::take_erased(tx, desk, letter);
    if (letter.kind == "case.pen") return taking::take_pen(tx, desk, letter);
    if (letter.kind == "case.lead") return taking::take_lead(tx, desk, letter);
    if (letter.kind == "case.known_asked") return taking::take_known_asked(tx, desk, letter);
    if (letter.kind == "case.known_answer") return taking::take_known_answer(tx, desk, letter);
    return refuse(Why::malformed, "cases.letter_unknown", letter.kind);
}

}  // namespace sinergi::cases
