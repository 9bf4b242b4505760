#include "cases/store.hpp"
#include "cases/store_sql.hpp"

#include <algorithm>

namespace sinergi::cases::store {
namespace {

std::string word(auto value) { return boost::describe::enum_to_string(value, ""); }

}  // namespace

// ---- persons

void put_person(db::Tx& tx, PersonRow const& p, std::optional<std::string> const& before) {
    tx.run(before ? sql::update_person : sql::insert_person, {{"id", p.id},
                                                              {"case_id", p.case_id},
                                                              {"role", p.role},
                                                              {"identity", p.identity},
                                                              {"name", p.name},
                                                              {"nik_masked", p.nik_masked},
                                                              {"nik_digest", p.nik_digest},
                                                              {"nik_box", p.nik_box},
                                                              {"sex", p.sex},
                                                              {"born_on", p.born_on},
                                                              {"age_band", p.age_band},
                                                              {"phone", p.phone},
                                                              {"address", p.address},
                                                              {"relation", p.relation},
                                                              {"is_child", p.is_child},
                                                              {"ref", p.ref},
                                                              {"version", p.version}});
    if (before) {
        drop_words(tx, p.case_id, Scope::name, *before);
        // Words that others of the case share with the old name stay.
        for (auto const& other : persons(tx, p.case_id)) put_words(tx, p.case_id, Scope::name, other.name);
    }
    put_words(tx, p.case_id, Scope::name, p.name);
}
std::vector<PersonRow> persons(db::Tx& tx, CaseId of) { return tx.all<PersonRow>(sql::persons_of, {{"case_id", of}}); }
std::vector<PersonPlace> persons_after(db::Tx& tx, PersonId after, std::int64_t row_max) {
    return tx.all<PersonPlace>(sql::persons_after, {{"after", after.raw()}, {"row_max", row_max}});
}
std::vector<PersonPlace> persons_some(db::Tx& tx, std::vector<PersonId> const& ids) {
    std::vector<PersonPlace> out;
    for (auto const id : ids)
        if (auto row = tx.find<PersonPlace>(sql::person_place, {{"id", id}})) out.push_back(std::move(*row));
    return out;
}
std::vector<CaseId> cases_of_nik(db::Tx& tx, std::string_view digest) {
    return tx.all<CaseId>(sql::cases_of_nik, {{"nik_digest", digest}});
}

void insert_named(db::Tx& tx, CaseId of, std::vector<NamedRow> const& named) {
    auto place = static_cast<std::int64_t>(store::named(tx, of).size());
    for (auto const& n : named)
        tx.run(sql::insert_named, {{"case_id", of},
                                   {"place", ++place},
                                   {"kind", n.kind},
                                   {"account", n.account},
                                   {"unit", n.unit},
                                   {"region", n.region},
                                   {"node", n.node}});
}
std::vector<NamedRow> named(db::Tx& tx, CaseId of) { return tx.all<NamedRow>(sql::named_of, {{"case_id", of}}); }

std::vector<Named> as_named(std::vector<NamedRow> const& rows) {
    std::vector<Named> out;
    for (auto const& row : rows) {
        Named one{
            .who = {.kind = {}, .account = row.account, .region = row.region}, .unit = row.unit, .node = row.node};
        SINERGI_CHECK(boost::describe::enum_from_string(row.kind.c_str(), one.who.kind));
        out.push_back(std::move(one));
    }
    return out;
}

// ---- the timeline

bool insert_entry(db::Tx& tx, EntryRow const& e) {
    return tx.run(sql::insert_entry, {{"id", e.id},
                                      {"case_id", e.case_id},
                                      {"author_node", e.author_node},
                                      {"author_id", e.author_id},
                                      {"at", e.at},
                                      {"kind", e.kind},
                                      {"account", e.account},
                                      {"by_role", e.by_role},
                                      {"office", e.office},
                                      {"body", e.body},
                                      {"secrecy", word(e.secrecy)},
                                      {"is_partial", e.is_partial}}) > 0;
}
std::vector<EntryRow> entries(db::Tx& tx, CaseId of) {
    auto newest = entries_before(tx, of, {}, entries_max);
    std::ranges::reverse(newest);
    return newest;
}
std::vector<EntryRow> entries_before(db::Tx& tx, CaseId of, EntryId before, std::int64_t row_max) {
    return tx.all<EntryRow>(
        sql::entries_before,
        {{"case_id", of}, {"before", before.is_none() ? INT64_MAX : before.raw()}, {"row_max", row_max}});
}
std::vector<EntryRow> entries_of_kind(db::Tx& tx, CaseId of, std::string_view kind) {
    return tx.all<EntryRow>(sql::entries_of_kind, {{"case_id", of}, {"kind", kind}});
}
std::optional<EntryRow> find_entry(db::Tx& tx, CaseId of, EntryId id) {
    return tx.find<EntryRow>(sql::find_entry, {{"case_id", of}, {"id", id}});
}
std::vector<KindRow> kinds_of(db::Tx& tx, CaseId of) { return tx.all<KindRow>(sql::kinds_of, {{"case_id", of}}); }
bool has_entry(db::Tx& tx, std::string_view author_node, std::string_view author_id) {
    return tx.find<std::int64_t>(sql::has_entry, {{"author_node", author_node}, {"author_id", author_id}}).has_value();
}

// ---- what was asked of whom

bool insert_assignment(db::Tx& tx, Assignment const& a) {
    return tx.run(sql::insert_assignment, {{"id", a.id},
                                           {"case_id", a.case_id},
                                           {"kind", word(a.kind)},
                                           {"author_node", a.author_node},
                                           {"author_id", a.author_id},
                                           {"from_node", a.from_node},
                                           {"to_node", a.to_node},
                                           {"referral", a.referral},
                                           {"place", a.place},
                                           {"reason", a.reason},
                                           {"asked", a.asked},
                                           {"tried", a.tried},
                                           {"state", word(a.state)},
                                           {"state_reason", a.state_reason},
                                           {"result", a.result},
                                           {"asked_at", a.asked_at},
                                           {"due_at", a.due_at},
                                           {"answered_at", a.answered_at},
                                           {"ended_at", a.ended_at},
                                           {"is_emergency", a.is_emergency},
                                           {"is_health", a.is_health},
                                           {"with_pen", a.with_pen},
                                           {"basis", a.basis},
                                           {"agreement", a.agreement},
                                           {"is_flagged", a.is_flagged},
                                           {"asked_by", a.asked_by}}) > 0;
}
void update_assignment(db::Tx& tx, Assignment const& a) {
    tx.run(sql::update_assignment, {{"id", a.id},
                                    {"state", word(a.state)},
                                    {"state_reason", a.state_reason},
                                    {"result", a.result},
                                    {"answered_at", a.answered_at},
                                    {"ended_at", a.ended_at},
                                    {"referral", a.referral}});
}
std::vector<Assignment> assignments(db::Tx& tx, CaseId of) {
    return tx.all<Assignment>(sql::assignments_of, {{"case_id", of}});
}
Result<Assignment> get_assignment(db::Tx& tx, AssignmentId id) {
    auto found = tx.find<Assignment>(sql::find_assignment, {{"id", id}});
    if (!found) return refuse(Why::not_found, "cases.assignment_unknown");
    return *std::move(found);
}
std::optional<Assignment> find_assignment(db::Tx& tx, std::string_view author_node, std::string_view author_id) {
    return tx.find<Assignment>(sql::find_assignment_named, {{"author_node", author_node}, {"author_id", author_id}});
}
std::optional<Assignment> find_assignment(db::Tx& tx, referrals::ReferralId referral) {
    return tx.find<Assignment>(sql::find_assignment_of_referral, {{"referral", referral}});
}

void put_share(db::Tx& tx, CaseId of, ShareRow const& share) {
    tx.run(sql::put_share,
           {{"case_id", of}, {"node", share.node}, {"since", share.since}, {"is_emergency", share.is_emergency}});
}
void drop_share(db::Tx& tx, CaseId of, std::string_view node) {
    tx.run(sql::drop_share, {{"case_id", of}, {"node", node}});
}
std::vector<ShareRow> shares(db::Tx& tx, CaseId of) { return tx.all<ShareRow>(sql::shares_of, {{"case_id", of}}); }

// ---- what waits for a supervisor

void insert_approval(db::Tx& tx, ApprovalRow const& a) {
    tx.run(sql::insert_approval, {{"id", a.id},
                                  {"case_id", a.case_id},
                                  {"kind", word(a.kind)},
                                  {"deed", a.deed},
                                  {"body", a.body},
                                  {"state", a.state},
                                  {"asked_by", a.asked_by},
                                  {"asked_at", a.asked_at},
                                  {"decided_by", a.decided_by},
                                  {"decided_at", a.decided_at},
                                  {"reason", a.reason}});
}
Done decide_approval(db::Tx& tx, ApprovalRow const& a) {
    auto const rows = tx.run(sql::decide_approval, {{"id", a.id},
                                                    {"state", a.state},
                                                    {"decided_by", a.decided_by},
                                                    {"decided_at", a.decided_at},
                                                    {"reason", a.reason}});
    if (rows == 0) return refuse(Why::conflict, "cases.approval_decided");
    return {};
}
std::vector<ApprovalRow> approvals(db::Tx& tx, CaseId of) {
    return tx.all<ApprovalRow>(sql::approvals_of, {{"case_id", of}});
}
Result<ApprovalRow> get_approval(db::Tx& tx, ApprovalId id) {
    auto found = tx.find<ApprovalRow>(sql::find_approval, {{"id", id}});
    if (!found) return refuse(Why::not_found, "cases.approval_unknown");
    return *std::move(found);
}

// ---- papers, dates, nights

void insert_paper(db::Tx& tx, PaperRow const& p) {
    tx.run(sql::insert_paper, {{"id", p.id},
                               {"case_id", p.case_id},
                               {"entry", p.entry},
                               {"digest", p.digest},
                               {"thumb", p.thumb},
                               {"kind", p.kind},
                               {"file_name", p.file_name},
                               {"type", p.type},
                               {"bytes", p.bytes},
                               {"secrecy", word(p.secrecy)},
                               {"from_node", p.from_node},
                               {"at", p.at},
                               {"account", p.account}});
}
Done attach_paper(db::Tx& tx, CaseId of, PaperId id, EntryId entry, Secrecy secrecy) {
    auto const rows =
        tx.run(sql::attach_paper, {{"id", id}, {"case_id", of}, {"entry", entry}, {"secrecy", word(secrecy)}});
    if (rows == 0) return refuse(Why::not_found, "cases.paper_unknown", "papers");
    return {};
}
std::vector<PaperRow> papers(db::Tx& tx, CaseId of) { return tx.all<PaperRow>(sql::papers_of, {{"case_id", of}}); }
std::optional<PaperRow> find_paper(db::Tx& tx, PaperId id) { return tx.find<PaperRow>(sql::find_paper, {{"id", id}}); }
bool has_digest(db::Tx& tx, CaseId of, std::string_view digest) {
    return tx.find<std::int64_t>(sql::paper_of_digest, {{"case_id", of}, {"digest", digest}}).has_value();
}

void insert_due(db::Tx& tx, CaseId of, DueRow const& due) {
    tx.run(sql::insert_due,
           {{"id", due.id}, {"case_id", of}, {"kind", due.kind}, {"due_on", due.due_on}, {"what", due.what}});
}
void end_dues(db::Tx& tx, CaseId of, std::string_view kind, Moment now) {
    tx.run(sql::end_dues, {{"case_id", of}, {"kind", kind}, {"now", now}});
}
std::vector<DueRow> dues(db::Tx& tx, CaseId of) { return tx.all<DueRow>(sql::dues_of, {{"case_id", of}}); }

void insert_stay(db::Tx& tx, CaseId of, StayRow const& stay) {
    tx.run(sql::insert_stay,
           {{"id", stay.id}, {"case_id", of}, {"place", stay.place}, {"bed", stay.bed}, {"first_on", stay.first_on}});
}
void end_stay(db::Tx& tx, CaseId of, Date last_on) { tx.run(sql::end_stay, {{"case_id", of}, {"last_on", last_on}}); }
std::vector<StayRow> stays(db::Tx& tx, CaseId of) { return tx.all<StayRow>(sql::stays_of, {{"case_id", of}}); }

}  // namespace sinergi::cases::store
