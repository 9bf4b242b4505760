#pragma once
// A family's way into the trusted list: the village's list of a month, its meeting, the chain of offices, SIKS-NG.

#include "registry/model.hpp"

#include <array>

namespace sinergi::proposals {

struct Roll;
struct Item;
struct Step;
struct Paper;
struct Recap;
struct Official;
using RollId = Id<Roll>;
using ItemId = Id<Item>;
using StepId = Id<Step>;
using PaperId = Id<Paper>;
using RecapId = Id<Recap>;
using OfficialId = Id<Official>;

/// Where a village's list stands; each state names what is done, the next desk follows from it.
/// @source docs/sources.md#registry-update
enum class State : std::uint8_t {
    drafting,  // the village lists (daftar usulan awal)
    agreed,    // the meeting decided, or the SPTJM was signed (daftar usulan akhir)
    sent,      // with the office's verifier
    verified,  // with the head of office
    approved,  // waits for the regent's recap
    endorsed,  // signed: to be entered into SIKS-NG
    entered,   // with the ministry and BPS
    closed,    // every line came back, or there was none
};
BOOST_DESCRIBE_ENUM(State, drafting, agreed, sent, verified, approved, endorsed, entered, closed)

inline constexpr std::array every_state{State::drafting, State::agreed,   State::sent,    State::verified,
                                        State::approved, State::endorsed, State::entered, State::closed};

/// Whose turn it is: the steps of the deadline page.
enum class Turn : std::uint8_t { village, verifier, head, regent, siksng, ministry, nobody };
BOOST_DESCRIBE_ENUM(Turn, village, verifier, head, regent, siksng, ministry, nobody)

/// What a line asks for.
enum class Kind : std::uint8_t {
    family,      // into DTSEN
    programme,   // somebody of DTSEN into a programme
    correction,  // what SIKS-NG has is wrong
    removal,     // a family, or one person of it, out of the list
};
BOOST_DESCRIBE_ENUM(Kind, family, programme, correction, removal)

enum class ItemState : std::uint8_t {
    listed,     // proposed
    agreed,     // by the meeting
    excepted,   // by the meeting: not eligible, died, moved, twice
    withdrawn,  // by the village before the meeting
    refused,    // by the office, with a reason
    approved,   // to be entered into SIKS-NG
    appealed,   // the family objects to its removal; nothing happens until somebody decides
    entered,    // typed into SIKS-NG
    arrived,    // the next list from the ministry or BPS shows it
    missing,    // ... does not
};
BOOST_DESCRIBE_ENUM(ItemState, listed, agreed, excepted, withdrawn, refused, approved, appealed, entered, arrived,
                    missing)

/// Whose idea a line was: the village's own, or a citizen's (usul) that the village took on. The meeting decides on
/// both.
enum class ItemOrigin : std::uint8_t { village, citizen };
BOOST_DESCRIBE_ENUM(ItemOrigin, village, citizen)

/// Does the line still go somewhere?
[[nodiscard]] constexpr bool is_alive(ItemState state) noexcept {
    return state != ItemState::excepted && state != ItemState::withdrawn && state != ItemState::refused;
}

/// What was done; also the word kept with each line of the timeline.
enum class Deed : std::uint8_t {
    opened,
    proposed,
    withdrawn,
    met,
    nothing,  // the village has nobody to propose this month
    sent,
    sampled,  // lines drawn for a check in the field
    checked,
    refused,
    returned,
    verified,
    approved,
    recapped,  // stands in a recap printed for the regent
    unbound,   // taken out of one that was not signed
    endorsed,
    told,  // the family was told that it is to be removed
    appealed,
    judged,
    entered,
    arrived,
    missing,
    attached,
    opened_numbers,
};
BOOST_DESCRIBE_ENUM(Deed, opened, proposed, withdrawn, met, nothing, sent, sampled, checked, refused, returned,
                    verified, approved, recapped, unbound, endorsed, told, appealed, judged, entered, arrived, missing,
                    attached, opened_numbers)

/// How the list was decided: a meeting (musdes, in a kelurahan muskel), or the signed statement that replaces it.
enum class Way : std::uint8_t { none, meeting, sptjm };
BOOST_DESCRIBE_ENUM(Way, none, meeting, sptjm)

/// What the check in the field found.
enum class Check : std::uint8_t { none, confirmed, differs, absent };
BOOST_DESCRIBE_ENUM(Check, none, confirmed, differs, absent)

/// What a paper is.
enum class PaperKind : std::uint8_t { minutes, attendance, sptjm, proof, screenshot, recap };
BOOST_DESCRIBE_ENUM(PaperKind, minutes, attendance, sptjm, proof, screenshot, recap)

/// The office's days and chain. Days of a month, 1 to 28; a roll keeps those of its opening.
/// @source docs/sources.md#registry-update (opens at the start of the month, cut-off on the 17th, pulled on the 18th)
struct Terms {
    std::int64_t open_day = 1, village_day = 17, verifier_day = 17, head_day = 17, regent_day = 17, siksng_day = 17,
                 pull_day = 18;
    bool needs_head = true, needs_regent = true;
    std::int64_t sample_percent = 10, sample_min = 2;  // the office's own choice
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Terms, (),
                      (open_day, village_day, verifier_day, head_day, regent_day, siksng_day, pull_day, needs_head,
                       needs_regent, sample_percent, sample_min, version))

/// A village's list of one month ("2026-11").
struct Roll {
    RollId id;
    RegionCode region;
    std::string month;
    State state = State::drafting;
    Moment state_since;
    std::int64_t round = 0;  // how often it was sent
    Date opens_on, village_due, verifier_due, head_due, regent_due, siksng_due, pull_on;
    bool needs_head = true, needs_regent = true;
    access::AccountId opened_by, sent_by, verified_by, approved_by;
    Way way = Way::none;
    std::optional<Date> met_on;
    std::string met_place, met_words;
    std::int64_t attended = 0;
    std::int64_t sample_seed = 0;  // 0: nothing drawn
    RecapId recap;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Roll, (),
                      (id, region, month, state, state_since, round, opens_on, village_due, verifier_due, head_due,
                       regent_due, siksng_due, pull_on, needs_head, needs_regent, opened_by, sent_by, verified_by,
                       approved_by, way, met_on, met_place, met_words, attended, sample_seed, recap, version))

/// A line of a roll, with the family as it was named when somebody proposed it. Numbers whole: the api masks.
struct Item {
    ItemId id;
    RollId roll;
    RegionCode region;
    Kind kind = Kind::family;
    ItemOrigin origin = ItemOrigin::village;
    std::string programme, reason, note;  // codes of the office's lists; words
    registry::FamilyId family;
    registry::PersonId person;  // of a removal: who; none: the whole family
    std::string name, nik, no_kk, address, rt, rw;
    std::int64_t members = 0;
    std::optional<std::int64_t> decile;
    ItemState state = ItemState::listed;
    std::string state_reason, state_words;  // why it is excepted, refused, withdrawn, missing
    std::string conflict;                   // the village official who lives in this family: "Nama (jabatan)"
    std::int64_t since_round = 1;           // the sending with which its last change is told
    bool is_sampled = false;
    Check check_result = Check::none;
    std::string check_words;
    access::AccountId proposed_by, checked_by, decided_by, entered_by;
    std::optional<Moment> entered_at;
    std::optional<Date> entered_on, told_on, arrived_on;
    std::string told_how, appeal_words;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Item, (),
                      (id, roll, region, kind, origin, programme, reason, note, family, person, name, nik, no_kk,
                       address, rt, rw, members, decile, state, state_reason, state_words, conflict, since_round,
                       is_sampled, check_result, check_words, proposed_by, checked_by, decided_by, entered_by,
                       entered_at, entered_on, told_on, arrived_on, told_how, appeal_words, version))

}  // namespace sinergi::proposals
