// How what another node tells becomes rows: persons, entries with their papers, a case that was not here yet.

#include "agreements/actions.hpp"
#include "cases/actions/taking.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"

#include <algorithm>

namespace sinergi::cases::taking {
namespace {

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

/// What was told of a person, upon what stands of them.
Done put_told(Desk const& desk, store::PersonRow& row, letters::PersonOut const& told) {
    row.role = told.role;
    row.identity = told.identity;
    row.is_child |= told.is_child;
    if (!told.sex.empty()) row.sex = told.sex;
    if (!told.age_band.empty()) row.age_band = told.age_band;
    if (told.name) row.name = *told.name;
    if (told.born_on) row.born_on = told.born_on;
    if (told.phone) row.phone = *told.phone;
    if (told.address) row.address = *told.address;
    if (told.relation) row.relation = *told.relation;
    if (told.ref) row.ref = *told.ref;
    if (!told.nik) return {};
    auto const nik = Nik::parse(*told.nik);
    if (!nik) return refuse(Why::malformed, "cases.letter_malformed", "nik");
    row.nik_masked = nik->masked();
    row.nik_digest = nik_digest(desk, *nik);
    row.nik_box = crypto::base64url(crypto::box(desk.office.secret, nik->digits()));
    return {};
}

std::vector<std::string> codes_of(std::string_view types) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < types.size();) {
        auto const end = std::min(types.find(' ', at), types.size());
        if (end > at) out.emplace_back(types.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

/// Who it is: by name between nodes; a row of before the names by its role, once.
std::vector<store::PersonRow>::iterator find_told(std::vector<store::PersonRow>& rows, letters::PersonOut const& told) {
    auto const ref = told.ref.value_or("");
    auto const same = ref.empty() ? rows.end() : std::ranges::find(rows, ref, &store::PersonRow::ref);
    if (same != rows.end()) return same;
    return std::ranges::find_if(rows, [&](auto const& row) { return row.ref.empty() && row.role == told.role; });
}

}  // namespace

agreements::Ground ground_from(db::Tx& tx, Desk const& desk, Arrived const& letter, bool is_emergency) {
    // Judged as of signing: what was sent within an agreement may arrive after its end. By the calendar of either side:
    // the day ends in Papua two hours before it ends in Jakarta.
    agreements::Ground ground;
    for (auto const zone : {desk.office.zone, Zone::WIB, Zone::WIT}) {
        ground =
            agreements::ground_between(tx, letter.from_node, desk.own(), date_in(zone, letter.signed_at),
                                       is_emergency ? agreements::Urgency::emergency : agreements::Urgency::ordinary);
        if (!ground.is_flagged) break;
    }
    return ground;
}

Done check_allowed(agreements::Ground const& ground, agreements::Fields const& held) {
    if (ground.fields.has_all(held)) return {};
    for (auto const field : held.list())
        if (!ground.fields.has(field)) return refuse(Why::not_allowed, "cases.field_not_allowed", word(field));
    return refuse(Why::not_allowed, "cases.field_not_allowed");
}

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

Done check_persons(std::vector<letters::PersonOut> const& persons) {
    for (auto const& p : persons) {
        bool const is_role = p.role == "subject" || p.role == "family" || p.role == "guardian" || p.role == "contact";
        bool const is_identity = p.identity == "known" || p.identity == "unknown" || p.identity == "biometric";
        if (!is_role || !is_identity || (!p.sex.empty() && p.sex != "L" && p.sex != "P"))
            return refuse(Why::malformed, "cases.letter_malformed", "persons");
    }
    return {};
}

Done put_persons(db::Tx& tx, Desk const& desk, CaseId id, std::vector<letters::PersonOut> const& persons) {
    auto rows = store::persons(tx, id);
    for (auto const& told : persons) {
        auto const found = find_told(rows, told);
        if (found == rows.end()) {
            store::PersonRow row{.id = desk.office.ids.make<Person>(desk.now), .case_id = id};
            SINERGI_MUST(put_told(desk, row, told));
            store::put_person(tx, row, std::nullopt);
            continue;
        }
        auto const before = found->name;
        SINERGI_MUST(put_told(desk, *found, told));
        ++found->version;
        store::put_person(tx, *found, before);
        rows.erase(found);
    }
    return {};
}

Case case_from(Desk const& desk, letters::AskedLetter const& letter) {
    auto const& from = letter.case_;
    Case c;
    // One of our own that comes back keeps the number people know it by.
    auto const ours = from.origin_node == desk.own() ? CaseId::parse(from.origin_id) : Result<CaseId>(CaseId{});
    c.id = ours && !ours->is_none() ? *ours : desk.office.ids.make<Case>(desk.now);
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
    take_types(c, codes_of(from.types));
    c.is_child |= from.is_child;
    c.guard = std::max(c.guard, from.guard);
    return c;
}

Done create(db::Tx& tx, Desk const& desk, std::string const& from, letters::AskedLetter const& letter, Case& c) {
    store::insert(tx, c);
    std::vector<store::NamedRow> named;
    for (auto const& n : letter.case_.named)
        named.push_back({.kind = n.kind, .account = {}, .unit = {}, .region = n.region, .node = n.node});
    store::insert_named(tx, c.id, named);
    SINERGI_MUST(put_persons(tx, desk, c.id, letter.case_.persons));
    for (auto const& entry : letter.case_.entries) put_entry(tx, desk, c.id, from, entry);
    return {};
}

void put_lead(Case& c, letters::LeadLetter const& letter) {
    c.state = letter.state;
    c.state_since = letter.state_since;
    take_types(c, codes_of(letter.types));
    c.risk = letter.risk;
    c.urgency = letter.urgency;
    c.is_managed = letter.is_managed;
    c.is_child |= letter.is_child;
    c.guard = std::max(c.guard, letter.guard);
    if (letter.medical) c.medical = *letter.medical;
    c.closed_at = letter.closed_at;
    c.close_reason = letter.close_reason;
    c.answer = mask_niks(letter.answer);
}

}  // namespace sinergi::cases::taking
