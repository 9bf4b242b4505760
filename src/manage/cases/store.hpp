#pragma once
// The only place that reads and writes the tables of cases. Lists are narrowed by the permit in SQL. Bodies: store.cpp
// (the file), store/lists.cpp, store/parts.cpp (persons, entries, assignments ...), store/words.cpp.

#include "access/rules.hpp"
#include "cases/model.hpp"
#include "cases/rules.hpp"
#include "plumbing/db/db.hpp"

#include <string>
#include <vector>

namespace sinergi::cases::store {

// ---- the file

/// @refuses cases.not_found, also when it exists but is not for these eyes
[[nodiscard]] Result<Case> get(db::Tx& tx, access::Permit const& permit, CaseId id);
/// Without a permit: for the office's own clocks and what other nodes sent.
/// @refuses cases.not_found
[[nodiscard]] Result<Case> get_plain(db::Tx& tx, CaseId id);
[[nodiscard]] std::optional<Case> find_named(db::Tx& tx, std::string_view origin_node, std::string_view origin_id);
[[nodiscard]] std::vector<CaseId> of_grievance(db::Tx& tx, grievances::GrievanceId grievance);
/// With its types and the words it is found by.
void insert(db::Tx& tx, Case const& c);
/// Its version is one above the one read in the same transaction; any other is a fault.
void update(db::Tx& tx, Case const& c);
/// The types of `c` in the table behind the filter; `before` is what stood there.
void put_types(db::Tx& tx, Case const& c, std::string_view before);
[[nodiscard]] std::int64_t highest_id(db::Tx& tx);

// ---- lists

/// What a list is narrowed to, beyond the permit. Empty and none mean any.
struct Filter {
    std::string queue{};  // "": all states, newest first
    std::string state{}, type{};
    access::AccountId officer{};
    [[nodiscard]] bool is_empty() const { return state.empty() && type.empty() && officer.is_none(); }
};
struct Page {
    std::vector<Case> rows;
    std::string next;  // where the next one starts; "" at the end. A page may be short and still have one
};
/// What a list is read with: the area of the node tells small areas from large ones.
struct Asked {
    Filter filter{};
    std::string after{};
    std::int64_t limit = 50;
    Moment now{};
    RegionCode office{};
};
/// A queue, the earliest clock first; without a queue all states, newest first.
/// @refuses cases.cursor_malformed cases.queue_unknown
[[nodiscard]] Result<Page> list(db::Tx& tx, access::Permit const& permit, Asked const& asked);
[[nodiscard]] std::vector<Case> list_some(db::Tx& tx, access::Permit const& permit, std::vector<CaseId> const& ids);
/// How much waits in a queue; counted to a thousand.
struct Waiting {
    std::int64_t rows = 0;
    std::optional<Moment> oldest_at;
    std::optional<std::int64_t> late;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (rows, oldest_at, late))
[[nodiscard]] Waiting count(db::Tx& tx, access::Permit const& permit, Asked const& asked);
[[nodiscard]] std::vector<CaseId> run_out(db::Tx& tx, Moment now, std::int64_t limit);
[[nodiscard]] std::vector<CaseId> open_of_officer(db::Tx& tx, access::AccountId officer);

// ---- parts of a file

struct PersonRow {
    PersonId id;
    CaseId case_id;
    std::string role = "subject";  // subject family guardian contact
    std::string identity = "unknown";
    std::string name, nik_masked, nik_digest, nik_box;
    std::string sex;  // "L", "P" or ""
    std::optional<Date> born_on;
    std::string age_band, phone, address, relation;
    bool is_child = false;
    std::string ref{};  // "3208/0ABC...": its name between nodes
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (),
                      (id, case_id, role, identity, name, nik_masked, nik_digest, nik_box, sex, born_on, age_band,
                       phone, address, relation, is_child, ref, version))
/// `before` is the name it had, whose words are forgotten.
void put_person(db::Tx& tx, PersonRow const& person, std::optional<std::string> const& before);
[[nodiscard]] std::vector<PersonRow> persons(db::Tx& tx, CaseId of);
/// What a person is found by, in whichever case.
struct PersonPlace {
    PersonId id;
    CaseId case_id;
    std::string name, sex;
    std::optional<Date> born_on;
};
BOOST_DESCRIBE_STRUCT(PersonPlace, (), (id, case_id, name, sex, born_on))
/// People with a name, by id; for an index, not for a reader.
[[nodiscard]] std::vector<PersonPlace> persons_after(db::Tx& tx, PersonId after, std::int64_t row_max);
[[nodiscard]] std::vector<PersonPlace> persons_some(db::Tx& tx, std::vector<PersonId> const& ids);
[[nodiscard]] std::vector<CaseId> cases_of_nik(db::Tx& tx, std::string_view digest);

struct NamedRow {
    std::string kind;
    access::AccountId account;
    access::UnitId unit;
    RegionCode region;
    std::string node;
};
BOOST_DESCRIBE_STRUCT(NamedRow, (), (kind, account, unit, region, node))
void insert_named(db::Tx& tx, CaseId of, std::vector<NamedRow> const& named);
[[nodiscard]] std::vector<NamedRow> named(db::Tx& tx, CaseId of);
[[nodiscard]] std::vector<Named> as_named(std::vector<NamedRow> const& rows);

struct EntryRow {
    EntryId id;
    CaseId case_id;
    std::string author_node, author_id;
    Moment at;
    std::string kind;
    access::AccountId account;
    std::string by_role, office, body;
    Secrecy secrecy = Secrecy::none;
    bool is_partial = false;  // its words were not sent along
};
BOOST_DESCRIBE_STRUCT(EntryRow, (),
                      (id, case_id, author_node, author_id, at, kind, account, by_role, office, body, secrecy,
                       is_partial))
/// @return false when it stands there already
bool insert_entry(db::Tx& tx, EntryRow const& entry);
/// The newest ones, the oldest of them first; a case that ran for years has more.
inline constexpr std::int64_t entries_max = 2'000;
[[nodiscard]] std::vector<EntryRow> entries(db::Tx& tx, CaseId of);
/// Newest first, below `before`; none: from the newest on.
[[nodiscard]] std::vector<EntryRow> entries_before(db::Tx& tx, CaseId of, EntryId before, std::int64_t row_max);
/// The newest 500 of one kind, oldest first, however long ago they were written.
[[nodiscard]] std::vector<EntryRow> entries_of_kind(db::Tx& tx, CaseId of, std::string_view kind);
[[nodiscard]] std::optional<EntryRow> find_entry(db::Tx& tx, CaseId of, EntryId id);
/// Which kinds stand in a timeline at all.
struct KindRow {
    std::string kind;
    Secrecy secrecy = Secrecy::none;
};
BOOST_DESCRIBE_STRUCT(KindRow, (), (kind, secrecy))
[[nodiscard]] std::vector<KindRow> kinds_of(db::Tx& tx, CaseId of);
[[nodiscard]] bool has_entry(db::Tx& tx, std::string_view author_node, std::string_view author_id);

/// @return false when it stands there already
bool insert_assignment(db::Tx& tx, Assignment const& a);
void update_assignment(db::Tx& tx, Assignment const& a);
[[nodiscard]] std::vector<Assignment> assignments(db::Tx& tx, CaseId of);
/// @refuses cases.assignment_unknown
[[nodiscard]] Result<Assignment> get_assignment(db::Tx& tx, AssignmentId id);
[[nodiscard]] std::optional<Assignment> find_assignment(db::Tx& tx, std::string_view author_node,
                                                        std::string_view author_id);
[[nodiscard]] std::optional<Assignment> find_assignment(db::Tx& tx, referrals::ReferralId referral);

struct ShareRow {
    std::string node;
    Moment since;
    bool is_emergency = false;  // asked in an emergency once: what was sent so may still arrive
    bool is_urgent = false;  // ... and what was asked in it is not done: vital interest opens what goes out no longer
};
BOOST_DESCRIBE_STRUCT(ShareRow, (), (node, since, is_emergency, is_urgent))
void put_share(db::Tx& tx, CaseId of, ShareRow const& share);
void drop_share(db::Tx& tx, CaseId of, std::string_view node);
[[nodiscard]] std::vector<ShareRow> shares(db::Tx& tx, CaseId of);

struct ApprovalRow {
    ApprovalId id;
    CaseId case_id;
    ApprovalKind kind = ApprovalKind::shelter;
    std::string deed, body;  // what takes effect when approved
    std::string state = "asked";
    access::AccountId asked_by;
    Moment asked_at;
    access::AccountId decided_by;
    std::optional<Moment> decided_at;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ApprovalRow, (),
                      (id, case_id, kind, deed, body, state, asked_by, asked_at, decided_by, decided_at, reason))
void insert_approval(db::Tx& tx, ApprovalRow const& approval);
/// @refuses cases.approval_decided
[[nodiscard]] Done decide_approval(db::Tx& tx, ApprovalRow const& approval);
[[nodiscard]] std::vector<ApprovalRow> approvals(db::Tx& tx, CaseId of);
/// @refuses cases.approval_unknown
[[nodiscard]] Result<ApprovalRow> get_approval(db::Tx& tx, ApprovalId id);

}  // namespace sinergi::cases::store

#include "cases/store/papers.hpp"  // papers, dates, stays, words, what other nodes were asked
