#pragma once
// A request at the counter (permohonan) and the letter it ends in. Words: docs/glossary.md#requests.

#include "access/model.hpp"
#include "base/id.hpp"
#include "base/region_code.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sinergi::requests {

struct Request;
using RequestId = Id<Request>;
struct Step;
using StepId = Id<Step>;
struct Paper;
using PaperId = Id<Paper>;

/// Where a request stands. The order is that of the office's own desk: counter, checker, head of unit, head of office.
/// @source docs/sources.md#counter-service
enum class State : std::uint8_t {
    received,     // taken in; waits to be checked
    incomplete,   // the applicant was asked for papers
    checked,      // found right; waits for the head of unit's initials
    initialled,   // waits for number and signature
    numbered,     // the letter has its number; waits to be signed
    signed_off,   // signed; waits to be fetched
    handed_over,  // the applicant has it
    declined,     // refused with a reason
    withdrawn,    // taken back by the applicant
};
BOOST_DESCRIBE_ENUM(State, received, incomplete, checked, initialled, numbered, signed_off, handed_over, declined,
                    withdrawn)

[[nodiscard]] constexpr bool is_open(State state) noexcept { return state < State::handed_over; }

/// What is done to a request; also the word kept with each step of its timeline.
enum class Deed : std::uint8_t {
    received,
    asked,      // for papers that are missing
    completed,  // the papers came: the clock starts anew
    claimed,    // somebody works on it
    checked,
    returned,  // back to the checker, with a reason
    initialled,
    numbered,    // the letter is issued with its number
    signed_off,  // signed on paper and scanned back, or electronically
    handed_over,
    declined,
    withdrawn,
    noted,
    opened,    // who read the numbers of a person, with the reason
    late,      // its time ran out
    proposed,  // PBI-JK: written into the file for SIKS-NG
    decided,   // PBI-JK: what came back
};
BOOST_DESCRIBE_ENUM(Deed, received, asked, completed, claimed, checked, returned, initialled, numbered, signed_off,
                    handed_over, declined, withdrawn, noted, opened, late, proposed, decided)

/// A paper that a kind asks for.
struct Wanted {
    std::string code, name_id, name_en;
    bool is_required = true;
};
BOOST_DESCRIBE_STRUCT(Wanted, (), (code, name_id, name_en, is_required))

/// Something the checker looks at, with yes or no.
struct Check {
    std::string code, text_id, text_en;
};
BOOST_DESCRIBE_STRUCT(Check, (), (code, text_id, text_en))

/// Something a kind asks beside the person: the hospital, the school. Its code is also a field of the letter.
struct Field {
    std::string code, name_id, name_en;
    bool is_required = false;
    bool is_specific = false;  // health or disability: read with its own act (UU 27/2022)
};
BOOST_DESCRIBE_STRUCT(Field, (), (code, name_id, name_en, is_required, is_specific))

/// The text of a kind's letter, with {fields}; paragraphs are parted by an empty line. No opening: the kind gives no
/// letter. A title ("SURAT KETERANGAN") makes a statement; without one it is a letter to `to` about `subject`.
struct Template {
    std::string title, to, subject, opening;
    std::string facts;  // a line each: "Nama | {nama}"
    std::string closing;
};
BOOST_DESCRIBE_STRUCT(Template, (), (title, to, subject, opening, facts, closing))

/// A kind of request as its row has it. Rows of the office, changed by its administrator.
struct KindRow {
    std::string code, name_id, name_en, hint_id, hint_en;
    std::string who_id, who_en;            // who may ask
    std::string receives_id, receives_en;  // what the applicant takes home
    std::string law;                       // what it rests on
    std::int64_t promise_days = 3;         // working days
    std::int64_t urgent_hours = 0;         // > 0: may be asked as an emergency, within so many hours by the clock
    bool needs_initial = true;
    bool is_pbi = false;       // reactivation of PBI-JK: eligibility, file for SIKS-NG, outcome
    access::UnitId unit;       // who checks; none: any checker
    access::AccountId signer;  // none: who leads the office
    std::string register_code = "umum";
    std::string number_format = "{nomor}/{kode}/{bulan}/{tahun}";
    std::string number_code;      // {kode}: the office's own classification
    std::int64_t valid_days = 0;  // of the letter; 0: without end
    std::int64_t retention_years = 5;
    bool is_active = true;
    std::int64_t sort = 0;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(KindRow, (),
                      (code, name_id, name_en, hint_id, hint_en, who_id, who_en, receives_id, receives_en, law,
                       promise_days, urgent_hours, needs_initial, is_pbi, unit, signer, register_code, number_format,
                       number_code, valid_days, retention_years, is_active, sort, version))
struct Kind : KindRow {
    std::vector<Wanted> papers;
    std::vector<Check> checks;
    std::vector<Field> fields;
    Template letter;
    [[nodiscard]] bool gives_letter() const noexcept { return !letter.opening.empty(); }
};
BOOST_DESCRIBE_STRUCT(Kind, (KindRow), (papers, checks, fields, letter))

/// The row as rules see it; the person stands apart.
struct Request {
    RequestId id;
    std::string kind;
    RegionCode region;
    State state = State::received;
    Moment state_since;
    Moment received_at;
    Moment due_at;  // the promise; counted from the day the papers were complete, an emergency from the receipt
    bool is_urgent = false;
    access::UnitId unit;
    access::AccountId officer;     // who works on it
    access::AccountId checked_by;  // may not initial it
    access::AccountId taken_by;
    std::optional<Moment> late_told_at{};
    std::optional<Moment> ended_at{};
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Request, (),
                      (id, kind, region, state, state_since, received_at, due_at, is_urgent, unit, officer, checked_by,
                       taken_by, late_told_at, ended_at, version))

using Answers = std::map<std::string, std::string>;

/// About whom a request is, and who stands at the counter.
struct Person {
    std::string name, nik, no_kk, born_place;
    std::optional<Date> born_on{};
    std::string address, phone;              // phone as "+62..."
    std::string asker_name, asker_relation;  // "" when the person came
    Answers answers{}, specific{};           // by Field::code
};
BOOST_DESCRIBE_STRUCT(Person, (),
                      (name, nik, no_kk, born_place, born_on, address, phone, asker_name, asker_relation, answers,
                       specific))

/// "1KD3-7Q8R-2MXA": the id in groups of four without its leading zero.
[[nodiscard]] std::string tracking_number(RequestId id);

}  // namespace sinergi::requests
