#pragma once
// A complaint (pengaduan) and what is kept of it. States and clocks: docs/glossary.md#states,
// docs/sources.md#grievance-deadline.

#include "access/model.hpp"
#include "base/id.hpp"
#include "base/phone.hpp"
#include "base/region_code.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

namespace sinergi::grievances {

struct Grievance;
using GrievanceId = Id<Grievance>;
struct Step;
using StepId = Id<Step>;
struct Photo;
using PhotoId = Id<Photo>;

/// Where a complaint stands: the states of the unified case in the field's own words (docs/glossary.md#states).
enum class State : std::uint8_t {
    diterima,    // received; waits to be verified
    verifikasi,  // somebody verifies it
    diteruskan,  // verified and given to a unit; nobody has taken it yet
    dikerjakan,  // an officer works on it
    dijawab,     // answered and closed; the reporter has ten days to rebut
    dibantah,    // the reporter rebutted; waits to be taken up again
    selesai,     // finished
    ditolak,     // refused with a reason
    digabung,    // the same matter as another complaint, which speaks for it
};
BOOST_DESCRIBE_ENUM(State, diterima, verifikasi, diteruskan, dikerjakan, dijawab, dibantah, selesai, ditolak, digabung)

/// selesai, ditolak and digabung are ends; all else still has a clock.
[[nodiscard]] constexpr bool is_open(State state) noexcept {
    return state != State::selesai && state != State::ditolak && state != State::digabung;
}

/// By which way a complaint reached the office.
enum class Channel : std::uint8_t {
    web,
    call_171,
    walk_in,
    whatsapp,
    letter,
    instruction,
    council,
    social_media,
    call_112,
    police,
    hospital,
    field_officer,
    lapor,
    outside_system,  // a program of somebody else (govern/exchange)
};
BOOST_DESCRIBE_ENUM(Channel, web, call_171, walk_in, whatsapp, letter, instruction, council, social_media, call_112,
                    police, hospital, field_officer, lapor, outside_system)

/// What the reporter asked for: open; name kept from all but the handlers; or no name at all.
enum class Privacy : std::uint8_t { open, confidential, anonymous };
BOOST_DESCRIBE_ENUM(Privacy, open, confidential, anonymous)

/// Who may see that the complaint exists. Stored as its number, so that SQL narrows by it.
enum class Guard : std::uint8_t {
    none = 0,    // anyone of the area who may see complaints
    closed = 1,  // a kind marked closed: violence, children, PPKS, drugs, extortion
    named = 2,   // names an officer, a village or a facilitator: head and inspectorate, never who is named
};

/// What may be done to a complaint. Also the word kept with each step of its timeline.
enum class Deed : std::uint8_t {
    received,
    verified,
    rejected,
    forwarded,
    assigned,
    claimed,
    noted,
    asked,
    replied,
    answered,
    extended,
    merged,
    closed,
    rebutted,
    reopened,
    rated,
    finished,
    climbed,
    sent,
    opened,
    named,  // whom it is about was found out after it was taken in
};
BOOST_DESCRIBE_ENUM(Deed, received, verified, rejected, forwarded, assigned, claimed, noted, asked, replied, answered,
                    extended, merged, closed, rebutted, reopened, rated, finished, climbed, sent, opened, named)

/// Whose clock a kind runs on. @source docs/sources.md#grievance-deadline
enum class Class : std::uint8_t { information, ordinary, supervisory };
BOOST_DESCRIBE_ENUM(Class, information, ordinary, supervisory)

/// A kind of complaint: a row of the office, changed by its administrator.
struct Kind {
    std::string code;
    std::string name_id;
    std::string name_en;
    std::string hint_id;
    std::string hint_en;
    Class clock_class = Class::ordinary;
    std::optional<std::int64_t> promise_days;  // working days, where the office promises other than its class
    std::int64_t urgent_hours = 0;             // > 0: the promise is hours by the clock, verification is skipped
    bool is_closed = false;
    bool is_emergency = false;  // 112, SAPA 129 and the UPTD PPA are shown before the form
    access::UnitId unit;        // who gets it once verified; none: whoever forwards decides
    std::int64_t retention_years = 5;
    bool is_active = true;
    std::int64_t sort = 0;
};
BOOST_DESCRIBE_STRUCT(Kind, (),
                      (code, name_id, name_en, hint_id, hint_en, clock_class, promise_days, urgent_hours, is_closed,
                       is_emergency, unit, retention_years, is_active, sort))

/// The clocks of the whole office, in force on a day. Rows of grievance_clock; a minister may change them.
/// @source docs/sources.md#grievance-deadline
struct Clocks {
    std::int64_t verify_days = 3;       // working days to verify and forward
    std::int64_t follow_up_days = 5;    // working days to the first answer or step
    std::int64_t information_days = 5;  // working days to the final answer, by class
    std::int64_t ordinary_days = 14;
    std::int64_t supervisory_days = 60;
    std::int64_t rebut_days = 10;  // calendar days after the closing
};
BOOST_DESCRIBE_STRUCT(Clocks, (),
                      (verify_days, follow_up_days, information_days, ordinary_days, supervisory_days, rebut_days))

/// Whom or what a report names. The units behind it never see the report.
enum class AboutKind : std::uint8_t { officer, village, facilitator };
BOOST_DESCRIBE_ENUM(AboutKind, officer, village, facilitator)

/// How the reporter may safely be reached.
enum class ContactChannel : std::uint8_t { phone, whatsapp, email, none };
BOOST_DESCRIBE_ENUM(ContactChannel, phone, whatsapp, email, none)

/// The row as rules see it; personal data stands apart (Reporter).
struct Grievance {
    GrievanceId id;
    RegionCode region;
    std::string kind;
    State state = State::diterima;
    Moment state_since;
    Moment state_due;  // the time in the present state runs out
    Moment received_at;
    Moment promise_at;                // the promise to the citizen; never reset
    std::optional<Date> extended_to;  // told to the citizen with a reason; the promise stays as it was
    std::optional<Moment> verified_at;
    std::optional<bool> is_verified_in_time;
    std::optional<Moment> first_answer_at;
    std::optional<Moment> answered_at;  // the closing answer that stands
    access::UnitId unit;
    access::AccountId officer;
    access::AccountId climbed_to;
    std::int64_t climbs = 0;
    std::int64_t guard = 0;
    bool is_urgent = false;
    GrievanceId merged_into;
    std::int64_t version = 1;
    // What a list shows beside it; no rule asks, no update writes.
    std::string channel{}, privacy{}, place{};
    std::string summary{};  // the first 200 characters
    bool is_asked = false;
};
BOOST_DESCRIBE_STRUCT(Grievance, (),
                      (id, region, kind, state, state_since, state_due, received_at, promise_at, extended_to,
                       verified_at, is_verified_in_time, first_answer_at, answered_at, unit, officer, climbed_to,
                       climbs, guard, is_urgent, merged_into, version, channel, privacy, place, summary, is_asked))

/// Whom a complaint names, as the store keeps it.
struct Named {
    AboutKind kind = AboutKind::officer;
    access::AccountId account;  // when the person has an account here
    RegionCode region;          // village; or where the facilitator works
};
BOOST_DESCRIBE_STRUCT(Named, (), (kind, account, region))

/// The number on the receipt: the id in groups of four without its leading zeros, "1KD3-7Q8R-2MXA".
[[nodiscard]] std::string tracking_number(GrievanceId id);

}  // namespace sinergi::grievances
