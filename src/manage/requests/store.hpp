#pragma once
// The only place that reads and writes the tables of the counter. Lists are narrowed by the permit in SQL.

#include "access/rules.hpp"
#include "plumbing/db/db.hpp"
#include "requests/model.hpp"
#include "requests/rules/letters.hpp"

namespace sinergi::requests::store {

[[nodiscard]] std::vector<Kind> kinds(db::Tx& tx);
/// @refuses requests.kind_taken
[[nodiscard]] Done insert(db::Tx& tx, Kind const& kind);
/// @refuses requests.changed_meanwhile unless `kind.version` is the stored one
[[nodiscard]] Done update(db::Tx& tx, Kind const& kind);

/// A row of a list: who it is about, where it stands.
struct Listed {
    RequestId id;
    std::string kind;
    RegionCode region;
    State state = State::received;
    bool is_urgent = false;
    Moment received_at, due_at, state_since;
    access::AccountId officer;
    access::UnitId unit;
    std::int64_t version = 0;
    std::string name, nik;
};
BOOST_DESCRIBE_STRUCT(Listed, (),
                      (id, kind, region, state, is_urgent, received_at, due_at, state_since, officer, unit, version,
                       name, nik))

struct Page {
    std::vector<Listed> rows;
    std::string next;  // where the next page starts; "" at the end
};
struct Filter {
    std::string queue;  // "" all states, newest first
    std::string kind{}, state{};
};
/// An open queue, the earliest promise first; or all states, newest first.
/// @refuses requests.cursor_malformed
[[nodiscard]] Result<Page> list(db::Tx& tx, access::Permit const& permit, Filter const& filter, std::string_view after,
                                std::int64_t limit, Moment now);
/// Those of `ids` that the permit reaches, in their order.
[[nodiscard]] std::vector<Listed> some(db::Tx& tx, access::Permit const& permit, std::vector<RequestId> const& ids);

struct Waiting {
    std::int64_t rows = 0;
    std::optional<Moment> due_at;
    std::optional<std::int64_t> late;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (rows, due_at, late))
[[nodiscard]] Waiting count(db::Tx& tx, access::Permit const& permit, std::string_view queue, Moment now);

[[nodiscard]] std::vector<RequestId> with_nik(db::Tx& tx, std::string_view nik);
[[nodiscard]] std::vector<RequestId> with_phone(db::Tx& tx, std::string_view phone);
/// By words of name_terms; those that share half of them or more, the likest first.
[[nodiscard]] std::vector<RequestId> with_terms(db::Tx& tx, std::vector<std::string> const& terms, std::int64_t limit);

void insert(db::Tx& tx, Request const& request, Person const& person, std::vector<std::string> const& terms);
/// Over the version before it.
/// @refuses requests.changed_meanwhile
[[nodiscard]] Done update(db::Tx& tx, Request const& next);
/// @refuses requests.not_found, also when it exists but not for these eyes
[[nodiscard]] Result<Request> get(db::Tx& tx, access::Permit const& permit, RequestId id);
/// @refuses requests.not_found
[[nodiscard]] Result<Request> get_plain(db::Tx& tx, RequestId id);
[[nodiscard]] Person person(db::Tx& tx, RequestId id);
void update(db::Tx& tx, RequestId id, Person const& person, std::vector<std::string> const& terms);

struct PaperRow {
    PaperId id;
    std::string code, digest, file_name, type;
    std::int64_t bytes = 0;
    Moment at;
    access::AccountId account;
};
BOOST_DESCRIBE_STRUCT(PaperRow, (), (id, code, digest, file_name, type, bytes, at, account))
void insert_paper(db::Tx& tx, RequestId of, PaperRow const& paper);
[[nodiscard]] std::vector<PaperRow> papers(db::Tx& tx, RequestId of);

struct CheckRow {
    std::string code;
    bool is_met = false;
    std::string note;
    access::AccountId account;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(CheckRow, (), (code, is_met, note, account, at))
void put_check(db::Tx& tx, RequestId of, CheckRow const& check);
[[nodiscard]] std::vector<CheckRow> checks(db::Tx& tx, RequestId of);

struct StepRow {
    StepId id;
    Moment at;
    std::string deed;
    access::AccountId account;
    std::string by_role;
    bool is_public = false;
    std::string body, from_state, to_state;
};
BOOST_DESCRIBE_STRUCT(StepRow, (), (id, at, deed, account, by_role, is_public, body, from_state, to_state))
void insert_step(db::Tx& tx, RequestId of, StepRow const& step);
[[nodiscard]] std::vector<StepRow> steps(db::Tx& tx, RequestId of);

[[nodiscard]] std::vector<RequestId> not_told_late(db::Tx& tx, Moment now, std::int64_t limit);
[[nodiscard]] std::vector<RequestId> open_of_officer(db::Tx& tx, access::AccountId officer, RequestId after);
[[nodiscard]] std::vector<RequestId> erasable(db::Tx& tx, Moment now, std::int64_t limit);
/// Empties the person, what was written and what stood in the letters; takes the words and the papers away.
void erase(db::Tx& tx, RequestId id);
/// Letters in one PDF, a file that holds until `drop_prints`.
void keep_print(db::Tx& tx, std::string_view name, Moment now);
void drop_prints(db::Tx& tx, Moment before, std::int64_t limit);
[[nodiscard]] std::int64_t highest_id(db::Tx& tx);

/// Requests taken in between two moments, oldest first; names left empty.
[[nodiscard]] std::vector<Listed> recap_rows(db::Tx& tx, access::Permit const& permit, Moment from, Moment until,
                                             std::int64_t limit);

/// How far the hand-over has followed the notices; kept, so that a restart misses none.
[[nodiscard]] std::int64_t follower_seq(db::Tx& tx);
void keep_follower_seq(db::Tx& tx, std::int64_t seq);

// ---- letters

/// The next number of a register's year, taken under its row's lock.
[[nodiscard]] std::int64_t next_number(db::Tx& tx, std::int64_t year, std::string_view register_code);
/// @refuses requests.number_taken
[[nodiscard]] Done insert(db::Tx& tx, Letter const& letter, Content const& content);
/// @refuses requests.changed_meanwhile
[[nodiscard]] Done update(db::Tx& tx, Letter const& letter);
[[nodiscard]] std::optional<Letter> find_letter(db::Tx& tx, LetterId id);
[[nodiscard]] std::optional<Letter> find_letter(db::Tx& tx, std::string_view code);
[[nodiscard]] std::vector<Letter> letters_of(db::Tx& tx, RequestId id);
[[nodiscard]] Content content(db::Tx& tx, LetterId id);
/// Leaves title, number, place, day and subject of what stood in it, and no scan.
void empty_letter(db::Tx& tx, LetterId id);
/// A year's register, newest first; `number` narrows to one.
[[nodiscard]] std::vector<Letter> letters(db::Tx& tx, access::Permit const& permit, std::int64_t year,
                                          std::string_view number, LetterId before, std::int64_t limit);

/// The office's paper.
struct Head {
    std::string above, office, address;  // one a line
    std::string place;
    std::string head_title;  // under the signature of whoever has no title of their own
    std::string logo;        // in the FileStore; "" none
};
BOOST_DESCRIBE_STRUCT(Head, (), (above, office, address, place, head_title, logo))
[[nodiscard]] std::optional<Head> find_head(db::Tx& tx, RegionCode const& region);
void put(db::Tx& tx, RegionCode const& region, Head const& head);
struct Signer {
    access::AccountId account;
    std::string title, nip;
};
BOOST_DESCRIBE_STRUCT(Signer, (), (account, title, nip))
[[nodiscard]] std::optional<Signer> find_signer(db::Tx& tx, access::AccountId account);
[[nodiscard]] std::vector<Signer> signers(db::Tx& tx);
void put(db::Tx& tx, Signer const& signer);

}  // namespace sinergi::requests::store
