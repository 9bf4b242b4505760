#pragma once
// The lines of a case's timeline: who may write them, whose data they hold, what each says. A body is one of these
// structs as JSON, validated on its way in. Days are the office's own.

#include "base/region_code.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "cases/model/consent.hpp"
#include "cases/model/states.hpp"

#include <boost/describe.hpp>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sinergi::cases {

/// One writer per part: the lead's lines are written by the node with the pen alone, all others by each office that has
/// a part in the case; deeds leave theirs by themselves.
enum class Part : std::uint8_t { own, lead, deed };
/// What its words may hold, so that an exchange carries them only on that ground.
enum class Content : std::uint8_t { minimum, identity, health, assessment };

struct EntryKind {
    std::string_view word;
    Part part = Part::own;
    Secrecy secrecy = Secrecy::none;
    Content content = Content::minimum;
    bool is_managed_only = false;
};
[[nodiscard]] std::span<EntryKind const> entry_kinds() noexcept;
[[nodiscard]] EntryKind const* find_entry_kind(std::string_view word) noexcept;

using Words = Text<1, 2000>;
using Maybe = Text<0, 2000>;
using Short = Line<1, 200>;
using MaybeShort = Line<0, 200>;

struct NoteBody {
    Words text;
};
BOOST_DESCRIBE_STRUCT(NoteBody, (), (text))
/// A short case: what was done, and what proves it (receipt number, a photo among the papers).
struct NeedMetBody {
    Words act, proof;
};
BOOST_DESCRIBE_STRUCT(NeedMetBody, (), (act, proof))
struct RiskBody {
    Risk risk = Risk::unknown;
    Urgency urgency = Urgency::normal;
    Maybe reason;
    static constexpr std::string_view optional_members = "reason";
};
BOOST_DESCRIBE_STRUCT(RiskBody, (), (risk, urgency, reason))
enum class Identity : std::uint8_t { known, unknown, biometric };
BOOST_DESCRIBE_ENUM(Identity, known, unknown, biometric)
struct IdentifiedBody {
    Identity identity = Identity::unknown;
    MaybeShort how, number;  // "Dukcapil, sidik jari"; of the letter
    static constexpr std::string_view optional_members = "how,number";
};
BOOST_DESCRIBE_STRUCT(IdentifiedBody, (), (identity, how, number))
struct MedicalNeedBody {
    bool needs_treatment = false;
    MaybeShort seen_by;
    Maybe finding;
    static constexpr std::string_view optional_members = "seen_by,finding";
};
BOOST_DESCRIBE_STRUCT(MedicalNeedBody, (), (needs_treatment, seen_by, finding))
struct DischargeBody {
    Date on;
    Short place;
    Maybe needs;
    static constexpr std::string_view optional_members = "needs";
};
BOOST_DESCRIBE_STRUCT(DischargeBody, (), (on, place, needs))
struct HealthBackBody {
    bool has_recovered = true;
    std::optional<Date> date_in, date_out;
    MaybeShort letter;
    Maybe summary;
    static constexpr std::string_view optional_members = "letter,summary";
};
BOOST_DESCRIBE_STRUCT(HealthBackBody, (), (has_recovered, date_in, date_out, letter, summary))
struct AssessmentBody {
    Words bio, psycho, social, spiritual;
    Maybe summary;
    static constexpr std::string_view optional_members = "summary";
};
BOOST_DESCRIBE_STRUCT(AssessmentBody, (), (bio, psycho, social, spiritual, summary))
struct Goal {
    Text<1, 300> goal;
    MaybeShort how, who;
    std::optional<Date> until;
    static constexpr std::string_view optional_members = "how,who";
};
BOOST_DESCRIBE_STRUCT(Goal, (), (goal, how, who, until))
/// A later plan replaces it whole.
struct PlanBody {
    std::vector<Goal> goals;
};
BOOST_DESCRIBE_STRUCT(PlanBody, (), (goals))
inline constexpr std::size_t goals_max = 12;
struct GoalDoneBody {
    std::int64_t goal = 0;  // its place in the plan, from 0
    Maybe result;
    static constexpr std::string_view optional_members = "result";
};
BOOST_DESCRIBE_STRUCT(GoalDoneBody, (), (goal, result))
/// One service with its receipt: a number of the BAST (berita acara serah terima), or a photo among the papers.
struct ServiceBody {
    Line<1, 40> code;
    double quantity = 1;
    MaybeShort unit, bast;
    Maybe note;
    std::optional<Date> on;
    static constexpr std::string_view optional_members = "quantity,unit,bast,note";
};
BOOST_DESCRIBE_STRUCT(ServiceBody, (), (code, quantity, unit, bast, note, on))
struct ShelterInBody {
    Date on;
    Short place;
    MaybeShort bed;
    Maybe reason;
    static constexpr std::string_view optional_members = "bed,reason";
};
BOOST_DESCRIBE_STRUCT(ShelterInBody, (), (on, place, bed, reason))
struct ShelterOutBody {
    Date on;
    Short where;
};
BOOST_DESCRIBE_STRUCT(ShelterOutBody, (), (on, where))
struct TracingBody {
    Short where;
    Words how;
    bool is_found = false;
    Maybe result;
    static constexpr std::string_view optional_members = "is_found,result";
};
BOOST_DESCRIBE_STRUCT(TracingBody, (), (where, how, is_found, result))
/// Sent home: the ticket, and the letter that hands the person on to the next Dinsos.
struct JourneyBody {
    Date on;
    Short to_place, to_office;
    std::optional<RegionCode> to_region;
    MaybeShort ticket, letter, escort;
    static constexpr std::string_view optional_members = "ticket,letter,escort";
};
BOOST_DESCRIBE_STRUCT(JourneyBody, (), (on, to_place, to_office, to_region, ticket, letter, escort))
struct ReunificationBody {
    Date on;
    Short minutes, with_whom, relation, place;
    MaybeShort witnesses;
    static constexpr std::string_view optional_members = "witnesses";
};
BOOST_DESCRIBE_STRUCT(ReunificationBody, (), (on, minutes, with_whom, relation, place, witnesses))
struct DeathBody {
    Date on;
    Short place, minutes;
    std::optional<Date> buried_on;
    MaybeShort buried_at, paid_by, letter;
    static constexpr std::string_view optional_members = "buried_at,paid_by,letter";
};
BOOST_DESCRIBE_STRUCT(DeathBody, (), (on, place, minutes, buried_on, buried_at, paid_by, letter))
struct AftercareDueBody {
    Date on;
    MaybeShort what;
    static constexpr std::string_view optional_members = "what";
};
BOOST_DESCRIBE_STRUCT(AftercareDueBody, (), (on, what))
struct AftercareBody {
    Date on;
    Words finding;
    std::optional<Date> next_on;
};
BOOST_DESCRIBE_STRUCT(AftercareBody, (), (on, finding, next_on))
/// What was tried here, own programmes (PDKT) included.
struct TriedBody {
    Words what;
    MaybeShort programme, outcome;
    static constexpr std::string_view optional_members = "programme,outcome";
};
BOOST_DESCRIBE_STRUCT(TriedBody, (), (what, programme, outcome))

}  // namespace sinergi::cases
