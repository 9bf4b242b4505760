#pragma once
// What law and office say of a case, given facts. Pure: no database, no clock, no chance.
// Bodies: rules/clocks.cpp, rules/parts.cpp, rules/pen.cpp, rules/sight.cpp.

#include "access/model.hpp"
#include "agreements/rules.hpp"
#include "calendar/rules.hpp"
#include "cases/model.hpp"
#include "cases/model/entries.hpp"
#include "cases/model/words.hpp"
#include "grievances/rules.hpp"

#include <span>
#include <string>
#include <vector>

namespace sinergi::cases {

// ---- clocks

/// In force on a day: a row of case_clock. @source docs/sources.md#case-clocks
struct Clocks {
    std::int64_t take_days = 3;       // working days until somebody has taken it
    std::int64_t take_soon_days = 1;  // ... where it is to be soon
    std::int64_t work_days = 14;      // working days in the hands of one
    std::int64_t work_soon_days = 5;
    std::int64_t emergency_hours = 24;
    std::int64_t health_days = 14;     // working days with a health place before somebody asks
    std::int64_t referral_days = 5;    // working days for a place to answer
    std::int64_t aftercare_days = 30;  // days after the closing
    std::int64_t keep_years = 5;       // after its end what is personal is emptied
};
BOOST_DESCRIBE_STRUCT(Clocks, (),
                      (take_days, take_soon_days, work_days, work_soon_days, emergency_hours, health_days,
                       referral_days, aftercare_days, keep_years))
struct Time {
    Clocks const& clocks;
    calendar::Calendar const& calendar;
    Zone zone;
    Moment now;
};
/// Until when the office means to have helped; never reset. A short case by the end of its day.
[[nodiscard]] Moment promise(Case const& c, Time const& time);
/// When the time in the lead's present state runs out; `no_clock` for an ended case.
[[nodiscard]] Moment state_clock(Case const& c, Time const& time);
/// Sets what follows from the rest: is_open, the flags of the queues, due_at. Only the lead has the clock of the state;
/// whoever was asked has the clock of what was asked.
void settle(Case& c, std::span<Assignment const> all, std::string_view own, Time const& time);
/// To whom a late case climbs: as a complaint does (grievances::next_rung).
[[nodiscard]] access::AccountId next_rung(Case const& c, grievances::Ladder const& ladder);
[[nodiscard]] std::int64_t days_left(Moment due, Time const& time);
[[nodiscard]] std::int64_t age_on(Date born, Date today) noexcept;
/// "0-5" "6-12" "13-17" "18-59" "60+": what is told of an age where a birthday is not.
[[nodiscard]] std::string_view age_band(std::int64_t years) noexcept;

// ---- who may see

/// Whom a case names, as it travels: the units behind it never see the case, here or on another node.
struct Named {
    grievances::Named who;
    access::UnitId unit;  // here
    std::string node;     // whose officer or facilitator; "" unknown
};
[[nodiscard]] bool names(std::span<Named const> named, access::Officer const& by);
/// May `by` know that the case exists? The same lines stand in store.sql as the part `visible`.
[[nodiscard]] bool is_visible(access::Officer const& by, Case const& c, bool names_by);
/// May `by` read something of that secrecy in this case? Decided by the acts alone.
[[nodiscard]] bool may_read(access::Officer const& by, Case const& c, Secrecy secrecy);
/// Whose data a line of the timeline holds as this release judges it: never less than when it was written. The types of
/// a case with a health type are health data.
[[nodiscard]] Secrecy secrecy_of(std::string_view kind, Secrecy kept, Case const& c);
/// Is part of the row itself (need, types) withheld?
[[nodiscard]] bool is_withheld(access::Officer const& by, Case const& c);
/// The types a reader may be told: none of a child's case without see_child, no health type without see_health.
[[nodiscard]] std::vector<std::string> types_for(access::Officer const& by, Case const& c);
/// What a type of the list makes of a case: is_child, is_health, its guard. Never lowers one.
void take_types(Case& c, std::span<std::string const> types);
/// @refuses cases.office_named when what is named belongs to that node
[[nodiscard]] Done check_not_named(std::span<Named const> named, std::string_view to_node);

// ---- the pen

/// May this node write the lead? It has the pen and has not offered it.
[[nodiscard]] bool may_lead(Pen const& pen, std::string_view own) noexcept;
/// @refuses cases.pen_elsewhere cases.pen_is_offered
[[nodiscard]] Result<Pen> offered(Pen const& pen, std::string_view own, std::string_view to);
/// @refuses cases.pen_not_offered
[[nodiscard]] Result<Pen> taken(Pen const& pen, std::string_view own);
/// @refuses cases.pen_not_offered
[[nodiscard]] Result<Pen> given_back(Pen const& pen, std::string_view own);
/// What this node believes after hearing `news` (the whole pen as the sender has it). News that is not newer changes
/// nothing; nobody takes the pen from this node without its offer.
[[nodiscard]] Pen heard(Pen const& mine, Pen const& news, std::string_view own);

// ---- parts and deeds

/// What an office has in a case.
struct Hand {
    bool has_lead = false;  // pen here and not offered
    bool has_part = false;  // the lead, the origin, or an assignment accepted
};
[[nodiscard]] Hand hand_of(Case const& c, std::span<Assignment const> all, std::string_view own);
/// May another node write an entry of this kind on a case we share with it?
/// @refuses cases.not_your_part
[[nodiscard]] Done may_node_write(Case const& c, std::span<Assignment const> all, std::string_view author,
                                  EntryKind const& kind);
/// Village, kecamatan and field officers work only on what is theirs: given to them or their unit, or opened by them.
/// @refuses cases.not_yours
[[nodiscard]] Done is_theirs(access::Officer const& by, Case const& c);
/// May `by` write such an entry now?
/// @refuses access.act_not_allowed cases.not_yours cases.not_your_part cases.pen_elsewhere cases.pen_is_offered
/// cases.ended cases.only_managed cases.medical_first cases.not_by_hand
[[nodiscard]] Done may_enter(access::Officer const& by, Case const& c, Hand hand, EntryKind const& kind);
/// The same for a deed of the lead (refer, escalate, dispose, close, types, person).
/// @refuses as may_enter
[[nodiscard]] Done may_lead_deed(access::Officer const& by, Case const& c, Hand hand);

enum class ApprovalKind : std::uint8_t { shelter, child, referral, closing };
BOOST_DESCRIBE_ENUM(ApprovalKind, shelter, child, referral, closing)
/// What of this entry waits for a supervisor: shelter; of a child the plan. None: it takes effect at once.
[[nodiscard]] std::optional<ApprovalKind> approval_for(Case const& c, std::string_view kind);
/// @refuses access.act_not_allowed cases.own_approval
[[nodiscard]] Done may_approve(access::Officer const& by, access::AccountId asked_by);

/// Does a consent for `purpose`, given for `receiver`, let data of the person go to `place`? One for another place, for
/// publicity, or one that names nothing, does not. @source docs/sources.md#pdp-basis
[[nodiscard]] bool is_consent_to(std::optional<ConsentFor> purpose, std::optional<referrals::PlaceId> receiver,
                                 referrals::PlaceId place) noexcept;

/// What a closing asks first: the medical question answered, nobody in the shelter or with a place. What was asked of
/// other offices ends with the closing.
/// @refuses cases.medical_first cases.still_in_shelter cases.still_asked
[[nodiscard]] Done may_close(Case const& c, std::span<Assignment const> all);

/// @refuses cases.reason_unknown cases.tried_missing unless it is an emergency
[[nodiscard]] Done check_escalation(std::string_view reason, std::span<std::string const> tried, bool has_tried_entry);
/// Is `to` above `own`: the province of a regency, the ministry of both?
[[nodiscard]] bool is_above(std::string_view to, std::string_view own) noexcept;

enum class Reply : std::uint8_t { accept, decline, done, return_, withdraw };
/// @refuses cases.assignment_over cases.accepted_already
[[nodiscard]] Result<AssignmentState> after(AssignmentState state, Reply reply);

/// May `by` take back what this office asked?
[[nodiscard]] bool may_withdraw(access::Officer const& by, Case const& c, Assignment const& a, std::string_view own);

/// What a screen may offer now, the most pressing first: an open medical question before all else.
[[nodiscard]] std::vector<std::string> deeds_now(access::Officer const& by, Case const& c, Hand hand,
                                                 bool is_asked_here);

}  // namespace sinergi::cases
