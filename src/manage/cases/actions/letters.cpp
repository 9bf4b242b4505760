#include "cases/actions/letters.hpp"

#include "agreements/actions.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"

namespace sinergi::cases::letters {
namespace {

using agreements::Field;
using agreements::Fields;

agreements::Ground ground_to(db::Tx& tx, Desk const& desk, std::string_view node, bool is_emergency) {
    return agreements::ground_between(tx, desk.own(), node, desk.today(),
                                      is_emergency ? agreements::Urgency::emergency : agreements::Urgency::ordinary);
}

void send(db::Tx& tx, Desk const& desk, Case const& c, store::ShareRow const& share, agreements::Ground const& ground,
          std::string_view kind, std::string payload, std::vector<std::string> papers = {}) {
    if (!desk.courier.knows(tx, share.node)) return;
    desk.courier.send(tx, {.to_node = share.node,
                           .kind = std::string(kind),
                           .stream = c.stream(),
                           .payload = std::move(payload),
                           .basis = word(ground.basis),
                           .agreement = ground.agreement.raw(),
                           .is_emergency = share.is_urgent,
                           .papers = std::move(papers)});
}

std::optional<std::string> some(std::string const& text) { return text.empty() ? std::nullopt : std::optional(text); }

std::optional<std::string> unboxed(Desk const& desk, std::string const& box) {
    if (box.empty()) return std::nullopt;
    auto const closed = crypto::from_base64url(box);
    if (!closed) return std::nullopt;
    auto plain = crypto::unbox(desk.office.secret, *closed);
    return plain ? std::optional(*std::move(plain)) : std::nullopt;
}

}  // namespace

Fields fields_for(EntryKind const& kind, bool is_child) {
    Fields needed;
    switch (kind.content) {
        case Content::minimum:
            return needed;
        case Content::identity:
            needed.add(Field::identity);
            break;
        case Content::health:
            needed.add(Field::health);
            break;
        case Content::assessment:
            needed.add(Field::assessment);
            needed.add(Field::health);
            break;
    }
    if (is_child) needed.add(Field::child);
    return needed;
}

Fields fields_in(EntryOut const& entry, bool is_child) {
    Fields held;
    auto const* kind = find_entry_kind(entry.kind);
    // A kind of a later release is judged as the strictest of ours.
    if (entry.body) held = kind ? fields_for(*kind, is_child) : Fields{Field::identity, Field::health};
    for (auto const& paper : entry.papers) held.add(paper.kind == "photo" ? Field::photos : Field::documents);
    return held;
}

Fields fields_in(std::vector<PersonOut> const& persons, bool is_child) {
    Fields held;
    for (auto const& p : persons) {
        bool const has_any = p.name || p.relation || p.born_on || p.nik || p.phone || p.address;
        if (p.name || p.relation || p.born_on) held.add(Field::identity);
        if (p.nik) held.add(Field::nik);
        if (p.phone) held.add(Field::contact);
        if (p.address) held.add(Field::address);
        if (has_any && (is_child || p.is_child)) held.add(Field::child);
    }
    return held;
}

Fields fields_in(CaseOut const& c) {
    Fields held;
    if (c.need) held.add(Field::identity);
    if (c.medical) held.add(Field::health);
    held = held.with(fields_in(c.persons, c.is_child));
    if (c.need && c.is_child) held.add(Field::child);
    for (auto const& entry : c.entries) held = held.with(fields_in(entry, c.is_child));
    return held;
}

EntryOut limited(EntryOut whole, Fields const& fields, bool is_child) {
    auto const* kind = find_entry_kind(whole.kind);
    bool const may_words = kind != nullptr && fields.has_all(fields_for(*kind, is_child));
    if (!may_words) whole.body.reset();
    std::erase_if(whole.papers, [&](PaperOut const& paper) {
        bool const may_file = fields.has(paper.kind == "photo" ? Field::photos : Field::documents);
        return !may_words || !may_file || (is_child && !fields.has(Field::child));
    });
    return whole;
}

PersonOut limited(PersonOut p, Fields const& fields, bool is_child) {
    bool const may = (!is_child && !p.is_child) || fields.has(Field::child);
    if (!may || !fields.has(Field::identity)) {
        p.name.reset();
        p.relation.reset();
        p.born_on.reset();
    }
    if (!may || !fields.has(Field::nik)) p.nik.reset();
    if (!may || !fields.has(Field::contact)) p.phone.reset();
    if (!may || !fields.has(Field::address)) p.address.reset();
    return p;
}

CaseOut limited(CaseOut whole, Fields const& fields) {
    bool const may_child = !whole.is_child || fields.has(Field::child);
    if (!fields.has(Field::identity) || !may_child) whole.need.reset();
    if (!fields.has(Field::health)) whole.medical.reset();
    for (auto& p : whole.persons) p = limited(std::move(p), fields, whole.is_child);
    for (auto& entry : whole.entries) entry = limited(std::move(entry), fields, whole.is_child);
    return whole;
}

EntryOut entry_out(store::EntryRow const& entry, std::vector<store::PaperRow> const& papers) {
    EntryOut out{.author_node = entry.author_node,
                 .entry_id = entry.author_id,
                 .at = entry.at,
                 .kind = entry.kind,
                 .by_role = entry.by_role,
                 .office = entry.office};
    if (!entry.is_partial) out.body = json::RawJson{entry.body};
    for (auto const& p : papers)
        if (p.entry == entry.id) out.papers.push_back({p.digest, p.kind, p.file_name, p.type, p.bytes});
    return out;
}

CaseOut whole_case(db::Tx& tx, Desk const& desk, Case const& c) {
    CaseOut out{.origin_node = c.origin_node,
                .origin_id = c.origin_id,
                .region = c.region,
                .is_managed = c.is_managed,
                .state = c.state,
                .state_since = c.state_since,
                .received_at = c.received_at,
                .promise_at = c.promise_at,
                .types = c.types,
                .risk = c.risk,
                .urgency = c.urgency,
                .is_child = c.is_child,
                .guard = c.guard,
                .pen_node = c.pen_node,
                .pen_offered_to = c.pen_offered_to,
                .pen_seq = c.pen_seq,
                .need = some(c.need),
                .medical = c.medical};
    for (auto const& n : store::named(tx, c.id)) out.named.push_back({n.kind, n.node, n.region});
    out.persons = whole_persons(tx, desk, c.id);
    auto const papers = store::papers(tx, c.id);
    for (auto const& entry : store::entries(tx, c.id)) out.entries.push_back(entry_out(entry, papers));
    return out;
}

std::vector<PersonOut> whole_persons(db::Tx& tx, Desk const& desk, CaseId id) {
    std::vector<PersonOut> out;
    for (auto const& p : store::persons(tx, id))
        out.push_back({.role = p.role,
                       .identity = p.identity,
                       .sex = p.sex,
                       .age_band = p.age_band,
                       .is_child = p.is_child,
                       .name = some(p.name),
                       .relation = some(p.relation),
                       .nik = unboxed(desk, p.nik_box),
                       .phone = some(p.phone),
                       .address = some(p.address),
                       .born_on = p.born_on,
                       .ref = some(p.ref)});
    return out;
}

std::vector<std::string> papers_in(CaseOut const& c) {
    std::vector<std::string> names;
    for (auto const& entry : c.entries)
        for (auto const& paper : entry.papers) names.push_back(paper.digest);
    return names;
}

void tell_entry(db::Tx& tx, Desk const& desk, Case const& c, EntryOut const& entry, std::string_view but) {
    for (auto const& share : store::shares(tx, c.id)) {
        if (share.node == but || share.node == entry.author_node) continue;
        auto const ground = ground_to(tx, desk, share.node, share.is_urgent);
        auto out = limited(entry, ground.fields, c.is_child);
        out.papers.resize(std::min(out.papers.size(), papers_max));
        std::vector<std::string> papers;
        for (auto const& paper : out.papers) papers.push_back(paper.digest);
        send(tx, desk, c, share, ground, "case.entry",
             json::write(EntryLetter{.is_child = c.is_child, .entry = std::move(out)}), std::move(papers));
    }
}

void tell_persons(db::Tx& tx, Desk const& desk, Case const& c, std::vector<PersonOut> const& persons,
                  std::string_view but) {
    for (auto const& share : store::shares(tx, c.id)) {
        if (share.node == but) continue;
        auto const ground = ground_to(tx, desk, share.node, share.is_emergency);
        PersonsLetter letter{.is_child = c.is_child, .persons = persons};
        for (auto& p : letter.persons) p = limited(std::move(p), ground.fields, c.is_child);
        send(tx, desk, c, share, ground, "case.persons", json::write(letter));
    }
}

void tell_all(db::Tx& tx, Desk const& desk, Case const& c, std::string_view kind, std::string const& payload,
              std::string_view but) {
    for (auto const& share : store::shares(tx, c.id))
        if (share.node != but)
            send(tx, desk, c, share, ground_to(tx, desk, share.node, share.is_urgent), kind, payload);
}

void tell_lead(db::Tx& tx, Desk const& desk, Case const& c, std::string_view but) {
    for (auto const& share : store::shares(tx, c.id)) {
        if (share.node == but) continue;
        auto const ground = ground_to(tx, desk, share.node, share.is_urgent);
        LeadLetter letter{.state = c.state,
                          .state_since = c.state_since,
                          .types = c.types,
                          .risk = c.risk,
                          .urgency = c.urgency,
                          .is_child = c.is_child,
                          .is_managed = c.is_managed,
                          .guard = c.guard,
                          .closed_at = c.closed_at,
                          .close_reason = c.close_reason,
                          .answer = c.answer,
                          .pen_seq = c.pen_seq};
        if (ground.fields.has(Field::health)) letter.medical = c.medical;
        send(tx, desk, c, share, ground, "case.lead", json::write(letter));
    }
}

void tell_pen(db::Tx& tx, Desk const& desk, Case const& c, std::string_view but) {
    tell_all(tx, desk, c, "case.pen",
             json::write(PenLetter{.node = c.pen_node, .offered_to = c.pen_offered_to, .seq = c.pen_seq}), but);
}

void tell_withdrawn(db::Tx& tx, Desk const& desk, Case const& c, Assignment const& a) {
    store::ShareRow const share{.node = a.to_node, .since = desk.now, .is_emergency = a.is_emergency};
    WithdrawnLetter const letter{
        .author_node = a.author_node, .author_id = a.author_id, .reason = a.state_reason, .at = desk.now};
    send(tx, desk, c, share, ground_to(tx, desk, a.to_node, a.is_emergency), "case.withdrawn", json::write(letter));
}

void tell_answer(db::Tx& tx, Desk const& desk, Case const& c, Assignment const& a) {
    store::ShareRow const share{
        .node = a.from_node, .since = desk.now, .is_emergency = a.is_emergency, .is_urgent = a.is_emergency};
    AnswerLetter const letter{.author_node = a.author_node,
                              .author_id = a.author_id,
                              .state = a.state,
                              .reason = a.state_reason,
                              .result = a.result,
                              .at = desk.now};
    send(tx, desk, c, share, ground_to(tx, desk, a.from_node, a.is_emergency), "case.assignment", json::write(letter));
}

}  // namespace sinergi::cases::letters
