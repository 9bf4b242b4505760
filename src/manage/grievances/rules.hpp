#pragma once
// What the law and the office's promise say, given facts. Pure: no database, no clock, no chance.

#include "access/model.hpp"
#include "calendar/rules.hpp"
#include "grievances/model.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace sinergi::grievances {

/// What clocks are counted with.
struct Time {
    Clocks const& clocks;
    calendar::Calendar const& calendar;
    Zone zone;
    Moment now;
};

/// The promise to the citizen: the end of the last working day of the kind's class, or so many hours for an urgent one.
/// Counted from the day after `received_at`; never reset afterwards.
/// @source docs/sources.md#grievance-deadline
[[nodiscard]] Moment promise(Kind const& kind, bool is_urgent, Moment received_at, Time const& time);

/// Working days the office promises for a kind: its own, or those of its class.
[[nodiscard]] std::int64_t promise_days(Kind const& kind, Clocks const& clocks);

/// Why a report may be refused; the reporter reads the sentence `grievances.reject_text.<code>` where nothing else is
/// written.
inline constexpr std::array<std::string_view, 6> reject_reasons{"bukan_kewenangan", "tidak_lengkap",   "ganda",
                                                                "tidak_benar",      "di_luar_wilayah", "ranah_hukum"};

/// Until when whoever a late complaint climbed to has it before the next one: one working day, urgent ones four hours.
[[nodiscard]] Moment end_of_rung(Moment from, bool is_urgent, Time const& time);

/// When the time in the state that `grievance` now stands in runs out. A state that begins after the promise has run
/// out has the time of one rung: nobody is late in the moment of getting it.
/// @source docs/sources.md#grievance-deadline
[[nodiscard]] Moment state_due(Grievance const& grievance, Time const& time);

/// Where a new complaint starts: state, guard, unit and both clocks. Urgent kinds skip verification; a report that
/// names somebody gets Guard::named, whatever its kind.
[[nodiscard]] Grievance file(Kind const& kind, bool is_urgent, bool names_somebody, RegionCode const& region,
                             Moment received_at, Time const& time);

/// The right kind, when the reporter chose another. Never loosens a promise: what was taken in as closed or urgent
/// stays so, and a complaint found to be urgent gets the clock of hours.
void take_kind(Grievance& grievance, Kind const& kind, Time const& time);

/// The state after `deed`. Deeds that leave the state as it is answer it unchanged.
/// @refuses grievances.not_in_this_state (about: the state) unless the deed may be done there
[[nodiscard]] Result<State> next_state(Grievance const& grievance, Deed deed);

/// Every deed that next_state allows now: what a screen may offer.
[[nodiscard]] std::vector<Deed> deeds_now(Grievance const& grievance);

/// The grievance after `deed`: state, clocks, verified_at, first_answer_at, answered_at. `officer`, `unit`,
/// `extended_to` and `merged_into` are set by the caller before.
/// @refuses grievances.not_in_this_state
[[nodiscard]] Result<Grievance> after(Grievance const& before, Deed deed, Time const& time);

/// May the reporter still rebut or reopen? Ten days after the closing answer.
/// @refuses grievances.rebut_over grievances.not_in_this_state
[[nodiscard]] Done may_rebut(Grievance const& grievance, Moment now);

/// Did the reporter contest a rejection of this complaint before?
enum class Contested : std::uint8_t { never, once };
/// Until when a rejection may be contested: as long as an answer may be rebutted.
[[nodiscard]] Moment contest_until(Grievance const& grievance, Time const& time);
/// May the reporter contest the rejection? Once; then the superior of whoever rejected it decides.
/// @refuses grievances.contested_before grievances.rebut_over grievances.not_in_this_state
[[nodiscard]] Done may_contest(Grievance const& grievance, Contested contested, Time const& time);

/// Is `by` among those whom the report names: the person, the unit, the village's own staff, the facilitators of the
/// place?
[[nodiscard]] bool is_named(access::Officer const& by, access::UnitId named_unit, Named const& named);

/// May `by` know that this complaint exists? The same ten lines stand in store.sql as the part `visible`; a property
/// test holds them together.
[[nodiscard]] bool is_visible(access::Officer const& by, Grievance const& grievance, bool names_by);

/// May `by` do `deed` to a complaint that is visible to them? Village, kecamatan and field officers work only on what
/// is theirs.
/// @refuses access.act_not_allowed grievances.not_yours
[[nodiscard]] Done may_do(access::Officer const& by, Grievance const& grievance, Deed deed);

/// The act of access that a deed needs.
[[nodiscard]] access::Act act_of(Deed deed) noexcept;

/// Who could take a late complaint next.
struct Ladder {
    access::AccountId superior;  // of the officer who has it; else of its unit's head
    access::AccountId unit_head;
    access::AccountId duty_officer;  // today's piket
    access::AccountId office_head;
    access::AccountId oversight;  // head of the inspectorate, for reports that name somebody
    access::AccountId regent{};   // above both
};
/// To whom a late complaint climbs: one rung at a time, never twice to the same person, urgent ones to the duty officer
/// first, named ones to the head of office, the inspectorate and the regent only. None when the ladder ends. Absent
/// people are left out of the ladder by the caller.
[[nodiscard]] access::AccountId next_rung(Grievance const& grievance, Ladder const& ladder);

/// Whole working days until `due`: 0 on its last day, at most -1 once it is over, also on a free day. Urgent complaints
/// count hours, by the same rule: see hours_left.
[[nodiscard]] std::int64_t days_left(Moment due, Time const& time);
[[nodiscard]] std::int64_t hours_left(Moment due, Moment now) noexcept;

}  // namespace sinergi::grievances
