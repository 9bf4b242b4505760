#pragma once
// The check of persons of the registry against the civil registry (padan): what is asked, what is answered, where a
// person stands, and why a NIK is not found.

#include "access/model.hpp"
#include "registry/model.hpp"

#include <boost/describe.hpp>

#include <span>

namespace sinergi::civil {

/// States of a person in the ministry's application, by its own codes. MK: confirmed. MKa: confirmed as different. MKb:
/// not confirmed. Q1: different, being mended. Q1a: not confirmed, being mended. Q1b: mended and looked at by a second
/// officer, not confirmed yet. Q2, Q2a, Q2b: as MK, MKa, MKb, of somebody who was mended and asked again.
/// @source docs/sources.md#registry-padan
enum class CivilState : std::uint8_t { MK, MKa, MKb, Q1, Q1a, Q1b, Q2, Q2a, Q2b };
using State = CivilState;  // the long name is the API's
BOOST_DESCRIBE_ENUM(CivilState, MK, MKa, MKb, Q1, Q1a, Q1b, Q2, Q2a, Q2b)

/// Why somebody is not confirmed. `differs`: found, and something is another. The rest: the NIK is not found, because
/// nobody knows yet (`not_said`), over 17 without biometrics (`not_recorded`), newly added, married or moved and not
/// consolidated, double biometrics, the civil registry's two stores not in step (`sync_lag`), or an office that asks
/// without a web service (`no_service`).
/// @source docs/sources.md#registry-padan
enum class Cause : std::uint8_t {
    none,
    differs,
    not_said,
    not_recorded,
    not_consolidated,
    double_biometric,
    sync_lag,
    no_service
};
BOOST_DESCRIBE_ENUM(Cause, none, differs, not_said, not_recorded, not_consolidated, double_biometric, sync_lag,
                    no_service)
/// Whose word a cause is: the civil registry's answer, our rule's guess, an officer's.
enum class CauseFrom : std::uint8_t { nobody, answer, rule, officer };
BOOST_DESCRIBE_ENUM(CauseFrom, nobody, answer, rule, officer)

/// What is compared, beside the NIK by which one asks.
enum class CivilField : std::uint8_t { name, born_place, born_on, sex, mother_name };
using Field = CivilField;
BOOST_DESCRIBE_ENUM(CivilField, name, born_place, born_on, sex, mother_name)
inline constexpr std::array every_field{Field::name, Field::born_place, Field::born_on, Field::sex, Field::mother_name};

enum class Said : std::uint8_t { nothing, same, differs };
BOOST_DESCRIBE_ENUM(Said, nothing, same, differs)

/// One field of an answer. An agreement may allow no more than "same" and "differs": `value` is "" then. Days are
/// written 1985-08-17, sex L or P.
struct FieldSaid {
    Field field = Field::name;
    Said said = Said::nothing;
    std::string value;
    static constexpr std::string_view optional_members = "value";
    friend bool operator==(FieldSaid const&, FieldSaid const&) = default;
};
BOOST_DESCRIBE_STRUCT(FieldSaid, (), (field, said, value))

/// A person as we ask for him.
struct Question {
    std::string nik;  // 16 digits
    std::string name, born_place, born_on, sex, mother_name;
    friend bool operator==(Question const&, Question const&) = default;
};
BOOST_DESCRIBE_STRUCT(Question, (), (nik, name, born_place, born_on, sex, mother_name))

enum class Found : std::uint8_t { found, not_found };
BOOST_DESCRIBE_ENUM(Found, found, not_found)

/// What the civil registry says of one NIK.
struct Answer {
    std::string nik;  // 16 digits
    Found found = Found::found;
    std::vector<FieldSaid> fields;
    Cause cause = Cause::none;  // when it says one
    std::string note;           // its own words, a NIK masked
    static constexpr std::string_view optional_members = "fields,cause,note";
    friend bool operator==(Answer const&, Answer const&) = default;
};
BOOST_DESCRIBE_STRUCT(Answer, (), (nik, found, fields, cause, note))

/// The socket to a civil registry that answers at once. A file that goes there and comes back days later is the other
/// way (files.hpp).
class Service {
public:
    virtual ~Service() = default;
    /// Answers in any order; who is not among them was not answered.
    /// @refuses civil.service_silent civil.service_refused civil.service_broken
    [[nodiscard]] virtual Result<std::vector<Answer>> ask(std::span<Question const> questions) = 0;
};
inline constexpr std::size_t asked_at_once = 100;  // persons in one question to a service

struct RunRow;
using RunId = Id<RunRow>;
struct LetterRow;
using LetterId = Id<LetterRow>;

/// By file or by web service.
enum class Way : std::uint8_t { file, service };
BOOST_DESCRIBE_ENUM(Way, file, service)
/// Who is asked for: who never was, who is not confirmed yet, or everybody.
enum class Who : std::uint8_t { never, open, everybody };
BOOST_DESCRIBE_ENUM(Who, never, open, everybody)
/// gathering -> (service: asking ->) ready -> answering -> answered; stopped goes on where it was.
enum class RunState : std::uint8_t { gathering, ready, answering, answered, stopped };
BOOST_DESCRIBE_ENUM(RunState, gathering, ready, answering, answered, stopped)

struct RunCounts {
    std::int64_t asked = 0, without_nik = 0;
    std::int64_t answered = 0, agreed = 0, differed = 0, not_found = 0;
    std::int64_t rows = 0, rows_unknown = 0, rows_unreadable = 0;  // of the answer file
};
BOOST_DESCRIBE_STRUCT(RunCounts, (),
                      (asked, without_nik, answered, agreed, differed, not_found, rows, rows_unknown, rows_unreadable))

/// One check of an area.
struct RunRow {
    RunId id;
    access::AccountId account;
    RegionCode area;
    Way way = Way::file;
    Who who = Who::never;
    Cause cause = Cause::none;  // of those that are open: only these; none all
    RunState state = RunState::gathering;
    std::int64_t family_at = 0;  // how far the gathering is
    std::int64_t at = 0;         // how far asking or answering is: id of a person, line of a file
    std::string counts = "{}";   // JSON of RunCounts
    std::string faults = "[]";   // JSON of lines that could not be read
    std::int64_t file = 0;       // the answer, in the vault
    std::string file_name, key;  // its name, its key boxed
    std::int64_t job = 0;
    Moment made_at;
    std::optional<Moment> given_at, answered_at;  // the request was downloaded; the last answer was taken in
};
BOOST_DESCRIBE_STRUCT(RunRow, (),
                      (id, account, area, way, who, cause, state, family_at, at, counts, faults, file, file_name, key,
                       job, made_at, given_at, answered_at))

/// Where a person stands, with the last answer.
struct Entry {
    registry::PersonId person;
    RegionCode region;
    State state = State::MK;
    bool is_open = false;
    Cause cause = Cause::none;
    CauseFrom cause_from = CauseFrom::nobody;
    Found found = Found::found;
    std::string fields = "[]";  // JSON of FieldSaid
    std::string note;           // of the civil registry
    RunId run;
    Moment answered_at;
    access::AccountId mended_by;  // who mended last; none when nobody did
    bool is_kept = false;         // an officer stands by ours
    std::string reason;           // why ours stays as it is, or what was done
    LetterId letter;              // the last letter this person stood in
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Entry, (),
                      (person, region, state, is_open, cause, cause_from, found, fields, note, run, answered_at,
                       mended_by, is_kept, reason, letter, version))

/// What happened to an entry; only added to.
enum class StepKind : std::uint8_t { answered, mended, kept, caused, passed, written };
BOOST_DESCRIBE_ENUM(StepKind, answered, mended, kept, caused, passed, written)
struct Step {
    StepKind kind = StepKind::answered;
    State state = State::MK;  // from then on
    Cause cause = Cause::none;
    std::string reason;
    access::AccountId author;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(Step, (), (kind, state, cause, reason, author, at))

/// A letter to the civil registry about persons of one cause.
struct LetterRow {
    LetterId id;
    std::string number;  // of the office's own register
    Cause cause = Cause::none;
    RegionCode area;
    std::int64_t persons = 0;
    access::AccountId author;
    Moment made_at;
};
BOOST_DESCRIBE_STRUCT(LetterRow, (), (id, number, cause, area, persons, author, made_at))

}  // namespace sinergi::civil
