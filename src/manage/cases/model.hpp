#pragma once
// A case (kasus) of social need, its timeline, and the socket by which other offices share it. What each entry says:
// model/entries.hpp; lists of codes: model/words.hpp. Words: docs/glossary.md#cases.

#include "access/model.hpp"
#include "agreements/model.hpp"
#include "base/id.hpp"
#include "base/region_code.hpp"
#include "base/time.hpp"
#include "cases/model/states.hpp"
#include "grievances/model.hpp"
#include "referrals/model.hpp"

#include <boost/describe.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::db {
class Tx;
}

namespace sinergi::cases {

struct Case;
using CaseId = Id<Case>;
struct Entry;
using EntryId = Id<Entry>;
struct Assignment;
using AssignmentId = Id<Assignment>;
struct Approval;
using ApprovalId = Id<Approval>;
struct Person;
using PersonId = Id<Person>;
struct Paper;
using PaperId = Id<Paper>;

using grievances::Guard;

/// The right to lead: plan, state, closing. One node has it; while it is offered nobody edits the lead.
struct Pen {
    std::string node;
    std::int64_t seq = 0;    // grows with each offer, taking and return
    std::string offered_to;  // "" not offered
    friend bool operator==(Pen const&, Pen const&) = default;
};

/// The row as rules see it. Persons, entries and what was asked of whom stand apart.
struct Case {
    CaseId id;
    std::string origin_node, origin_id;  // its name between nodes: "3208", "0ABC..."
    RegionCode region;
    bool is_managed = false;
    State state = State::baru;
    Moment state_since;
    Moment due_at;  // the earliest clock that runs here; `no_clock` when none does
    Moment received_at;
    Moment promise_at;
    std::string need;
    Source source = Source::visit;
    grievances::GrievanceId grievance;  // the complaint it came from, here
    Risk risk = Risk::unknown;
    Urgency urgency = Urgency::normal;
    std::int64_t guard = 0;  // a Guard
    access::UnitId unit;
    access::AccountId officer;
    access::AccountId opened_by;
    access::AccountId climbed_to;
    std::int64_t climbs = 0;
    std::string pen_node;
    std::int64_t pen_seq = 0;
    std::string pen_offered_to;
    Medical medical = Medical::not_asked;
    bool is_child = false;   // concerns a child: withheld without see_child
    bool is_health = false;  // of a type that is health data: withheld without see_health
    bool is_open = true;     // something is to be done or watched here
    bool is_incoming = false, is_asked_up = false, is_asked_down = false;
    bool waits_approval = false, in_shelter = false;
    std::optional<Moment> aftercare_at;  // the next visit after the closing
    std::optional<Moment> closed_at;
    std::optional<Moment> erased_at;  // when what is personal was emptied
    std::string close_reason;         // a code of close_reasons
    std::string answer;               // for whoever asked or complained
    std::string types;                // codes of PPKS types, " 8 11 ": spaces around each
    std::int64_t version = 1;

    [[nodiscard]] Pen pen() const { return {pen_node, pen_seq, pen_offered_to}; }
    [[nodiscard]] std::string stream() const { return "case:" + origin_node + "/" + origin_id; }
};
BOOST_DESCRIBE_STRUCT(Case, (),
                      (id, origin_node, origin_id, region, is_managed, state, state_since, due_at, received_at,
                       promise_at, need, source, grievance, risk, urgency, guard, unit, officer, opened_by, climbed_to,
                       climbs, pen_node, pen_seq, pen_offered_to, medical, is_child, is_health, is_open, is_incoming,
                       is_asked_up, is_asked_down, waits_approval, in_shelter, aftercare_at, closed_at, erased_at,
                       close_reason, answer, types, version))

/// 9999-12-31: nothing runs out here.
inline constexpr Moment no_clock{253'402'214'400'000};

/// What an office was asked on a case: a place (referral), an office above (escalation) or below (disposition).
struct Assignment {
    AssignmentId id;
    CaseId case_id;
    AssignmentKind kind = AssignmentKind::referral;
    std::string author_node, author_id;  // its name between nodes
    std::string from_node, to_node;      // to_node "" of a referral to a place
    referrals::ReferralId referral;
    referrals::PlaceId place;
    std::string reason;  // a code of escalation_reasons; "" otherwise
    std::string asked;
    std::string tried;  // what was tried before, a line each
    AssignmentState state = AssignmentState::asked;
    std::string state_reason;  // of declining, returning or withdrawing
    std::string result;
    Moment asked_at;
    Moment due_at;
    std::optional<Moment> answered_at;
    std::optional<Moment> ended_at;
    bool is_emergency = false;
    bool is_health = false;  // referral for treatment
    bool with_pen = false;
    std::string basis;
    agreements::AgreementId agreement;
    bool is_flagged = false;  // no agreement holds
    access::AccountId asked_by;
};
BOOST_DESCRIBE_STRUCT(Assignment, (),
                      (id, case_id, kind, author_node, author_id, from_node, to_node, referral, place, reason, asked,
                       tried, state, state_reason, result, asked_at, due_at, answered_at, ended_at, is_emergency,
                       is_health, with_pen, basis, agreement, is_flagged, asked_by))

/// The number on paper: the id in groups of four, as a complaint's.
[[nodiscard]] std::string case_number(CaseId id);

// ---- between offices: the socket; federation makes the plug

/// Kinds of letters between offices that this release reads. A later one may write others: they are kept and read
/// after the upgrade.
inline constexpr std::array<std::string_view, 10> letter_kinds{
    "case.asked", "case.entry",   "case.assignment", "case.withdrawn",   "case.pen",
    "case.lead",  "case.persons", "case.erased",     "case.known_asked", "case.known_answer"};

/// Something for another node, written in the deed's own transaction.
struct Letter {
    std::string to_node;
    std::string kind;     // of letter_kinds
    std::string stream;   // "case:<origin_node>/<origin_id>": order is kept within it
    std::string payload;  // JSON, limited to what the ground allows
    std::string basis;    // public_task vital_interest consent
    std::int64_t agreement = 0;
    bool is_emergency = false;
    std::vector<std::string> papers{};  // FileStore names that follow in pieces
};
class Courier {
public:
    virtual ~Courier() = default;
    virtual void send(db::Tx& tx, Letter const& letter) = 0;
    /// Is it a node we exchange with now (trusted, not suspended)?
    [[nodiscard]] virtual bool knows(db::Tx& tx, std::string_view node) = 0;
    /// This node's code: "3208", "32", "pusat".
    [[nodiscard]] virtual std::string own() const = 0;
};
/// What another node sent; take_letter (actions.hpp) applies it.
struct Arrived {
    std::string from_node, kind, stream, payload;
    Moment signed_at;
    std::int64_t agreement = 0;
};

}  // namespace sinergi::cases
