// What other nodes sent. Applied once: federation keeps the order of a case and the id of each letter; entries and
// assignments have names of their own besides. What concerns others who share the case is passed on.

#include "agreements/actions.hpp"
#include "audit/actions.hpp"
#include "cases/actions/letters.hpp"
#include "cases/actions/taking.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"

#include <algorithm>

namespace sinergi::cases {
namespace {

audit::Trace const system_trace{.actor = audit::ActorKind::system, .purpose = "federation"};

agreements::Ground ground_from(db::Tx& tx, Desk const& desk, Arrived const& letter, bool is_emergency) {
    // Judged as of signing: what was sent within an agreement may arrive after its end.
    auto const signed_day = date_in(desk.office.zone, letter.signed_at);
    return agreements::ground_between(tx, letter.from_node, desk.own(), signed_day,
                                      is_emergency ? agreements::Urgency::emergency : agreements::Urgency::ordinary);
}

Done check_allowed(agreements::Ground const& ground, agreements::Fields const& held) {
    if (ground.fields.has_all(held)) return {};
    for (auto const field : held.list())
        if (!ground.fields.has(field)) return refuse(Why::not_allowed, "cases.field_not_allowed", word(field));
    return refuse(Why::not_allowed, "cases.field_not_allowed");
}

void put_papers(db::Tx& tx, Desk const& desk, CaseId id, EntryId entry, Secrecy secrecy, std::string const& from,
                std::vector<letters::PaperOut> const& papers) {
    for (auto const& paper : papers)
        store::insert_paper(tx, {.id = desk.office.ids.make<Paper>(desk.now),
                                 .case_id = id,
                                 .entry = entry,
                                 .digest = paper.digest,
                                 .thumb = {},
                                 .kind = paper.kind == "photo" ? "photo" : "document",
                                 .file_name = paper.file_name,
                                 .type = paper.type,
                                 .bytes = paper.bytes,
                                 .secrecy = secrecy,
                                 .from_node = from,
                                 .at = desk.now});
}

/// @return false when it stood here already
bool put_entry(db::Tx& tx, Desk const& desk, CaseId id, std::string const& from, letters::EntryOut const& entry) {
    auto const* kind = find_entry_kind(entry.kind);
    store::EntryRow const row{.id = desk.office.ids.make<Entry>(desk.now),
                              .case_id = id,
                              .author_node = entry.author_node,
                              .author_id = entry.entry_id,
                              .at = entry.at,
                              .kind = entry.kind,
                              .by_role = entry.by_role,
                              .office = entry.office,
                              .body = entry.body ? mask_niks(entry.body->text) : "{}",
                              // A kind of a later release is kept as the strictest of ours.
                              .secrecy = kind != nullptr ? kind->secrecy : Secrecy::health,
                              .is_partial = !entry.body};
    if (!store::insert_entry(tx, row)) return false;
    put_papers(tx, desk, id, row.id, row.secrecy, from, entry.papers);
    return true;
}

Done put_persons(db::Tx& tx, Desk const& desk, CaseId id, std::vector<letters::PersonOut> const& persons) {
    for (auto const& p : persons) {
        store::PersonRow row{.id = desk.office.ids.make<Person>(desk.now),
                             .case_id = id,
                             .role = p.role,
                             .identity = p.identity,
                             .name = p.name.value_or(""),
                             .sex = p.sex,
                             .born_on = p.born_on,
                             .age_band = p.age_band,
                             .phone = p.phone.value_or(""),
                             .address = p.address.value_or(""),
                             .relation = p.relation.value_or(""),
                             .is_child = p.is_child};
        if (p.nik) {
            auto const nik = Nik::parse(*p.nik);
            if (!nik) return refuse(Why::malformed, "cases.letter_malformed", "nik");
            row.nik_masked = nik->masked();
            row.nik_digest = nik_digest(desk, *nik);
            row.nik_box = crypto::base64url(crypto::box(desk.office.secret, nik->digits()));
        }
        store::put_person(tx, row, std::nullopt);
    }
    return {};
}

/// The words a schema holds are among those this release knows: a letter of a later one is refused, not half taken.
Done check_words(letters::CaseOut const& c, letters::AssignmentOut const& a) {
    auto const malformed = refuse(Why::malformed, "cases.letter_malformed");
    if (c.guard < 0 || c.guard > 2 || c.origin_node.empty() || c.origin_id.empty()) return malformed;
    for (auto const& p : c.persons) {
        bool const is_role = p.role == "subject" || p.role == "family" || p.role == "guardian" || p.role == "contact";
        bool const is_identity = p.identity == "known" || p.identity == "unknown" || p.identity == "biometric";
        if (!is_role || !is_identity || (!p.sex.empty() && p.sex != "L" && p.sex != "P")) return malformed;
    }
    for (auto const& n : c.named)
        if (n.kind != "officer" && n.kind != "village" && n.kind != "facilitator") return malformed;
    bool const is_basis = a.basis == "public_task" || a.basis == "vital_interest" || a.basis == "consent";
    if (!is_basis || a.kind == AssignmentKind::referral) return malformed;
    return {};
}

Case case_from(Desk const& desk, letters::AskedLetter const& letter) {
    auto const& from = letter.case_;
    Case c;
    c.id = desk.office.ids.make<Case>(desk.now);
    c.origin_node = from.origin_node;
    c.origin_id = from.origin_id;
    c.region = from.region;
    c.is_managed = from.is_managed;
    c.state = from.state;
    c.state_since = from.state_since;
    c.received_at = from.received_at;
    c.promise_at = from.promise_at;
    c.need = from.need.value_or(letter.assignment.asked);
    c.source = Source::node;
    c.risk = from.risk;
    c.urgency = from.urgency;
    c.pen_node = from.pen_node;
    c.pen_offered_to = from.pen_offered_to;
    c.pen_seq = from.pen_seq;
    c.medical = from.medical.value_or(Medical::not_asked);
    std::vector<std::string> types;
    for (std::size_t at = 0; at < from.types.size();) {
        auto const end = std::min(from.types.find(' ', at), from.types.size());
        if (end > at) types.push_back(from.types.substr(at, end - at));
        at = end + 1;
    }
    take_types(c, types);
    c.is_child |= from.is_child;
    c.guard = std::max(c.guard, from.guard);
    return c;
}

Done create(db::Tx& tx, Desk const& desk, Arrived const& arrived, letters::AskedLetter const& letter, Case& c) {
    store::insert(tx, c);
    std::vector<store::NamedRow> named;
    for (auto const& n : letter.case_.named)
        named.push_back({.kind = n.kind, .account = {}, .unit = {}, .region = n.region, .node = n.node});
    store::insert_named(tx, c.id, named);
    SINERGI_MUST(put_persons(tx, desk, c.id, letter.case_.persons));
    for (auto const& entry : letter.case_.entries) put_entry(tx, desk, c.id, arrived.from_node, entry);
    return {};
}

Done take_asked(db::Tx& tx, Desk const& desk, Arrived const& arrived) {
    SINERGI_TRY(letter, taking::read<letters::AskedLetter>(arrived));
    auto const& from = letter.case_;
    auto const& asked = letter.assignment;
    SINERGI_MUST(check_words(from, asked));
    if (arrived.stream != "case:" + from.origin_node + "/" + from.origin_id)
        return refuse(Why::malformed, "cases.letter_malformed", "stream");
    if (!desk.office.area.has(from.region)) return refuse(Why::malformed, "cases.place_outside");
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
    Case c = existing ? *existing : case_from(desk, letter);
    if (!existing) {
        SINERGI_MUST(create(tx, desk, arrived, letter, c));
    } else {
        for (auto const& entry : from.entries) put_entry(tx, desk, c.id, arrived.from_node, entry);
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
    if (letter.kind == "case.pen") return taking::take_pen(tx, desk, letter);
    if (letter.kind == "case.lead") return taking::take_lead(tx, desk, letter);
    if (letter.kind == "case.known_asked") return taking::take_known_asked(tx, desk, letter);
    if (letter.kind == "case.known_answer") return taking::take_known_answer(tx, desk, letter);
    return refuse(Why::malformed, "cases.letter_unknown", letter.kind);
}

}  // namespace sinergi::cases
