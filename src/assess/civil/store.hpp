#pragma once
// Rows of the check: runs, who was asked, where a person stands, letters. A back room.

#include "civil/model.hpp"
#include "plumbing/db/db.hpp"

namespace sinergi::civil {

/// The word an enum is stored and sent as.
std::string_view word(auto value) { return boost::describe::enum_to_string(value, ""); }

/// Somebody asked for in a run, as he was then.
struct AskedRow {
    registry::PersonId person;
    std::string body;  // JSON of Question
    bool is_answered = false;
};
BOOST_DESCRIBE_STRUCT(AskedRow, (), (person, body, is_answered))

struct Count {
    State state = State::MK;
    Cause cause = Cause::none;
    std::int64_t persons = 0;
};
BOOST_DESCRIBE_STRUCT(Count, (), (state, cause, persons))

/// What waits for one officer.
struct Due {
    Cause cause = Cause::none;
    std::int64_t persons = 0;
    Moment oldest_at;  // answered
};
BOOST_DESCRIBE_STRUCT(Due, (), (cause, persons, oldest_at))

/// Where the web service is and how we say who we are. `secret` is boxed.
struct ServiceRow {
    std::string url, account, secret, agreement;
    access::AccountId author;
    Moment set_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ServiceRow, (), (url, account, secret, agreement, author, set_at, version))

}  // namespace sinergi::civil

namespace sinergi::civil::store {

void insert(db::Tx& tx, RunRow const& run);
[[nodiscard]] std::optional<RunRow> find_run(db::Tx& tx, RunId id);
/// Newest first, of areas within this one.
[[nodiscard]] std::vector<RunRow> runs(db::Tx& tx, RegionCode const& area, std::int64_t limit);
/// What may change of a run: state, how far, counts, faults, the answer's file, job and moments.
void save(db::Tx& tx, RunRow const& run);

void insert_asked(db::Tx& tx, RunId run, registry::PersonId person, std::string_view nik, std::string_view body);
/// By id of the person, from the one after `after`.
[[nodiscard]] std::vector<AskedRow> asked(db::Tx& tx, RunId run, registry::PersonId after, std::int64_t limit);
/// Two persons may carry one NIK.
[[nodiscard]] std::vector<AskedRow> asked_by_nik(db::Tx& tx, RunId run, std::string_view nik);
void set_answered(db::Tx& tx, RunId run, registry::PersonId person);
[[nodiscard]] std::optional<Entry> find_entry(db::Tx& tx, registry::PersonId person);
void put(db::Tx& tx, Entry const& entry);
/// @refuses civil.changed_meanwhile
Done save(db::Tx& tx, Entry const& entry);
struct EntryFilter {
    RegionCode area;
    std::optional<State> state;
    std::optional<Cause> cause;
    access::AccountId due_for;  // none: also those with whom nobody has anything to do
    registry::PersonId after;
    std::int64_t limit = 50;
};
/// Open ones that were not erased since, by village and person.
[[nodiscard]] std::vector<Entry> entries(db::Tx& tx, EntryFilter const& filter);
/// Who is to stand in the next letter about a cause.
[[nodiscard]] std::vector<Entry> for_letter(db::Tx& tx, RegionCode const& area, Cause cause, std::int64_t limit);
/// Of the same.
[[nodiscard]] std::vector<Count> counts(db::Tx& tx, RegionCode const& area);
/// Those with whom this officer has something to do, by cause.
[[nodiscard]] std::vector<Due> due(db::Tx& tx, RegionCode const& area, access::AccountId officer);

void insert_step(db::Tx& tx, std::int64_t id, registry::PersonId person, Step const& step);
/// Newest first.
[[nodiscard]] std::vector<Step> steps(db::Tx& tx, registry::PersonId person);
/// When a correction with words was made through this house.
[[nodiscard]] std::vector<Moment> mended_at(db::Tx& tx, registry::PersonId person);

/// @refuses civil.letter_number_taken
Done insert(db::Tx& tx, LetterRow const& letter);
void insert_letter_person(db::Tx& tx, LetterId letter, registry::PersonId person);
[[nodiscard]] std::optional<LetterRow> find_letter(db::Tx& tx, LetterId id);
[[nodiscard]] std::vector<LetterRow> letters(db::Tx& tx, RegionCode const& area, std::int64_t limit);
[[nodiscard]] std::vector<registry::PersonId> letter_persons(db::Tx& tx, LetterId id);

/// What an erasure would take of a person's. Who is asked by a run that is going on is waited for.
struct Kept {
    bool is_erased = false;  // and nothing came since
    std::int64_t asked = 0, words = 0, letters = 0;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (is_erased, asked, words, letters))
[[nodiscard]] std::optional<Kept> kept(db::Tx& tx, registry::PersonId person);
/// Empties it. @return files of answers that named the person: their rows have forgotten the keys
[[nodiscard]] std::vector<std::int64_t> erase(db::Tx& tx, registry::PersonId person, Moment now);

[[nodiscard]] std::optional<ServiceRow> find_service(db::Tx& tx);
void put_service(db::Tx& tx, ServiceRow const& service);

/// Who was asked in runs that were answered longer ago than the office keeps them, some runs at a time. @return how
/// many
std::int64_t forget_asked(db::Tx& tx, Moment now, std::int64_t runs);

}  // namespace sinergi::civil::store
