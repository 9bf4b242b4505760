#pragma once
// Objections (sanggah), removals with their appeal (keberatan); proposals of citizens (usul)
// stand in model/usul.hpp. Words: docs/glossary.md#objections. Clocks: docs/sources.md#usul-sanggah.

#include "access/model.hpp"
#include "registry/visits/model.hpp"

namespace sinergi::objections {

struct Objection;
using ObjectionId = Id<Objection>;
struct Photo;
using PhotoId = Id<Photo>;
struct Step;
using StepId = Id<Step>;
namespace visits = registry::visits;
struct Removal;
using RemovalId = Id<Removal>;
struct Usul;
using UsulId = Id<Usul>;

enum class Channel : std::uint8_t { web, counter };
BOOST_DESCRIBE_ENUM(Channel, web, counter)

/// Where an objection stands. The last four are ends.
enum class State : std::uint8_t { received, checking, proven, unproven, unclear, set_aside };
BOOST_DESCRIBE_ENUM(State, received, checking, proven, unproven, unclear, set_aside)
[[nodiscard]] constexpr bool is_open(State state) noexcept { return state <= State::checking; }

enum class Deed : std::uint8_t {
    received,
    claimed,
    matched,   // with the family of the registry
    checking,  // the family's data are being checked
    concluded,
    set_aside,
    climbed,
    ministry,  // what the ministry's own application says of it: a fact, nothing follows from it here
    barred,    // an officer who is named or related no longer sees it
    noted,
    opened,
};
BOOST_DESCRIBE_ENUM(Deed, received, claimed, matched, checking, concluded, set_aside, climbed, ministry, barred, noted,
                    opened)

/// What the ministry's application says. `lapsed`: nobody verified it there within 14 days.
/// @source docs/sources.md#usul-sanggah
enum class Ministry : std::uint8_t { lapsed, accepted, refused };
BOOST_DESCRIBE_ENUM(Ministry, lapsed, accepted, refused)

/// Clocks of the office, in force on a day. Rows of objection_clock.
struct Clocks {
    std::int64_t answer_days = 14;         // calendar days from an objection to its answer
    std::int64_t cover_families = 2;       // others of the village checked in the same breath
    std::int64_t check_days = 7;           // calendar days for a field check
    std::int64_t appeal_days = 21;         // working days to appeal against a removal, from the day it was told
    std::int64_t appeal_answer_days = 10;  // working days to answer an appeal
};
BOOST_DESCRIBE_STRUCT(Clocks, (), (answer_days, cover_families, check_days, appeal_days, appeal_answer_days))

struct Reason {
    std::string code, name_id, name_en;
    bool is_public = false;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (code, name_id, name_en, is_public))

/// Place in millionths of a degree.
struct Objection {
    ObjectionId id;
    RegionCode region;
    State state = State::received;
    Channel channel = Channel::web;
    Moment received_at, due_at, climb_at;
    std::string programme, family_name, address, rt, rw, reason, body;
    std::int64_t lat = 0, lon = 0;
    registry::FamilyId family;
    visits::VisitId visit;  // the field check; it does not know of the objection
    access::AccountId officer, climbed_to;
    std::int64_t climbs = 0;
    access::AccountId taken_by;
    std::string told;      // to the challenger, with the outcome
    std::string ministry;  // word of Ministry, or ""
    std::optional<Date> ministry_on;
    std::optional<Moment> closed_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Objection, (),
                      (id, region, state, channel, received_at, due_at, climb_at, programme, family_name, address, rt,
                       rw, reason, body, lat, lon, family, visit, officer, climbed_to, climbs, taken_by, told, ministry,
                       ministry_on, closed_at, version))

/// Who objected: read with its own act and a reason.
struct Challenger {
    std::string name, nik, phone, address;
};
BOOST_DESCRIBE_STRUCT(Challenger, (), (name, nik, phone, address))

/// A removal: proposed, decided by another, told to the family and only then done; after that it may be appealed.
enum class RemovalState : std::uint8_t { proposed, refused, decided, told, appealed, upheld, restored };
BOOST_DESCRIBE_ENUM(RemovalState, proposed, refused, decided, told, appealed, upheld, restored)
struct Removal {
    RemovalId id;
    RegionCode region;
    registry::FamilyId family;
    visits::VisitId visit;
    RemovalState state = RemovalState::proposed;
    std::string programme, reason, proof, minutes;
    std::optional<Date> minutes_on;
    access::AccountId proposed_by;
    Moment proposed_at;
    access::AccountId decided_by;
    std::optional<Moment> decided_at;
    std::optional<Date> told_on, appeal_until;
    std::int64_t exclusion = 0;  // of the registry; 0 before it is done
    std::optional<Moment> appealed_at;
    std::optional<Date> appeal_due;
    std::string appeal, answer;
    std::optional<Moment> answered_at;
    bool is_late_told = false;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Removal, (),
                      (id, region, family, visit, state, programme, reason, proof, minutes, minutes_on, proposed_by,
                       proposed_at, decided_by, decided_at, told_on, appeal_until, exclusion, appealed_at, appeal_due,
                       appeal, answer, answered_at, is_late_told, version))

/// The number on a receipt: "1KD3-7Q8R-2MXA".
[[nodiscard]] std::string number_text(std::int64_t id);

}  // namespace sinergi::objections
