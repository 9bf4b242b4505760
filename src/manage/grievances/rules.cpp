#include "grievances/rules.hpp"

#include <algorithm>
#include <array>

namespace sinergi::grievances {
namespace {

constexpr std::int64_t urgent_hours_default = 24;

Moment end_of_working_day(Moment from, std::int64_t days, Time const& time) {
    auto const day = calendar::add_working_days(time.calendar, date_in(time.zone, from), static_cast<int>(days));
    return end_of(day, time.zone);
}

/// The promise, or the later day that was told to the citizen.
Moment work_until(Grievance const& grievance, Zone zone) {
    if (!grievance.extended_to) return grievance.promise_at;
    return std::max(grievance.promise_at, end_of(*grievance.extended_to, zone));
}

/// The clock of the state, whether or not it has run out before it began.
Moment clock_of_state(Grievance const& grievance, Time const& time) {
    auto const since = grievance.state_since;
    auto const until = work_until(grievance, time.zone);
    switch (grievance.state) {
        case State::diterima:
        case State::verifikasi:
            return std::min(end_of_working_day(since, time.clocks.verify_days, time), until);
        case State::diteruskan:
        case State::dikerjakan: {
            if (grievance.is_urgent || grievance.first_answer_at) return until;
            return std::min(end_of_working_day(grievance.verified_at.value_or(since), time.clocks.follow_up_days, time),
                            until);
        }
        case State::dibantah:
            return end_of_working_day(since, time.clocks.follow_up_days, time);
        case State::dijawab:
            return end_of(date_in(time.zone, since).plus_days(static_cast<std::int32_t>(time.clocks.rebut_days)),
                          time.zone);
        case State::selesai:
        case State::ditolak:
        case State::digabung:
            return since;
    }
    return since;
}

bool is_working_state(State state) {
    return state == State::diterima || state == State::verifikasi || state == State::diteruskan ||
           state == State::dikerjakan || state == State::dibantah;
}

}  // namespace

std::int64_t promise_days(Kind const& kind, Clocks const& clocks) {
    if (kind.promise_days) return *kind.promise_days;
    switch (kind.clock_class) {
        case Class::information:
            return clocks.information_days;
        case Class::ordinary:
            return clocks.ordinary_days;
        case Class::supervisory:
            return clocks.supervisory_days;
    }
    return clocks.ordinary_days;
}

Moment promise(Kind const& kind, bool is_urgent, Moment received_at, Time const& time) {
    if (is_urgent) {
        auto const hours = kind.urgent_hours > 0 ? kind.urgent_hours : urgent_hours_default;
        return received_at.plus_ms(hours * hour_ms);
    }
    return end_of_working_day(received_at, promise_days(kind, time.clocks), time);
}

Moment end_of_rung(Moment from, bool is_urgent, Time const& time) {
    constexpr std::int64_t urgent_rung_ms = 4 * hour_ms;
    return is_urgent ? from.plus_ms(urgent_rung_ms) : end_of_working_day(from, 1, time);
}

Moment state_due(Grievance const& grievance, Time const& time) {
    auto const due = clock_of_state(grievance, time);
    bool const is_over_at_once = due <= grievance.state_since && is_working_state(grievance.state);
    return is_over_at_once ? end_of_rung(grievance.state_since, grievance.is_urgent, time) : due;
}

Grievance file(Kind const& kind, bool is_urgent, bool names_somebody, RegionCode const& region, Moment received_at,
               Time const& time) {
    Grievance filed;
    filed.region = region;
    filed.kind = kind.code;
    filed.is_urgent = is_urgent || kind.urgent_hours > 0;
    filed.guard =
        static_cast<std::int64_t>(names_somebody ? Guard::named : (kind.is_closed ? Guard::closed : Guard::none));
    filed.received_at = received_at;
    filed.state_since = time.now;
    filed.promise_at = promise(kind, filed.is_urgent, received_at, time);
    if (!names_somebody) filed.unit = kind.unit;
    if (filed.is_urgent) {
        filed.state = State::diteruskan;
        filed.verified_at = time.now;
        filed.is_verified_in_time = true;
    }
    filed.state_due = state_due(filed, time);
    return filed;
}

void take_kind(Grievance& grievance, Kind const& kind, Time const& time) {
    grievance.kind = kind.code;
    bool const is_named = static_cast<Guard>(grievance.guard) == Guard::named;
    if (kind.is_closed && !is_named) grievance.guard = static_cast<std::int64_t>(Guard::closed);
    if (grievance.unit.is_none() && !is_named) grievance.unit = kind.unit;
    if (kind.urgent_hours > 0 && !grievance.is_urgent) {
        grievance.is_urgent = true;
        grievance.promise_at = std::min(grievance.promise_at, promise(kind, true, time.now, time));
    }
}

Result<State> next_state(Grievance const& grievance, Deed deed) {
    auto const from = grievance.state;
    auto const no =
        refuse(Why::conflict, "grievances.not_in_this_state", boost::describe::enum_to_string(from, "unknown"));
    bool const unverified = from == State::diterima || from == State::verifikasi;
    switch (deed) {
        case Deed::verified:
            if (!unverified) return no;
            return grievance.officer.is_none() ? State::diteruskan : State::dikerjakan;
        case Deed::rejected:
            return is_working_state(from) ? Result<State>(State::ditolak) : no;
        case Deed::forwarded:
            return is_working_state(from) ? Result<State>(State::diteruskan) : no;
        case Deed::assigned:
        case Deed::claimed:
            if (unverified) return State::verifikasi;
            return is_working_state(from) ? Result<State>(State::dikerjakan) : no;
        case Deed::answered:
            return is_working_state(from) ? Result<State>(State::dikerjakan) : no;
        case Deed::closed:
            return is_working_state(from) ? Result<State>(State::dijawab) : no;
        case Deed::asked:
        case Deed::extended:
            return is_working_state(from) ? Result<State>(from) : no;
        case Deed::merged:
            return is_working_state(from) ? Result<State>(State::digabung) : no;
        case Deed::rebutted:
            return from == State::dijawab || from == State::ditolak ? Result<State>(State::dibantah) : no;
        case Deed::reopened:
            if (from != State::dijawab && from != State::selesai && from != State::ditolak) return no;
            return State::dibantah;
        case Deed::finished:
            return from == State::dijawab ? Result<State>(State::selesai) : no;
        case Deed::rated:
            return from == State::dijawab || from == State::selesai ? Result<State>(from) : no;
        case Deed::climbed:
            return is_working_state(from) ? Result<State>(from) : no;
        case Deed::received:
        case Deed::noted:
        case Deed::replied:
        case Deed::sent:
        case Deed::opened:
            return from;
        case Deed::named:
            return from != State::digabung ? Result<State>(from) : no;
    }
    return no;
}

std::vector<Deed> deeds_now(Grievance const& grievance) {
    constexpr std::array offered{Deed::verified, Deed::rejected, Deed::forwarded, Deed::assigned, Deed::claimed,
                                 Deed::noted,    Deed::asked,    Deed::answered,  Deed::extended, Deed::merged,
                                 Deed::closed,   Deed::reopened, Deed::named};
    std::vector<Deed> now;
    for (auto const deed : offered)
        if (next_state(grievance, deed)) now.push_back(deed);
    return now;
}

Result<Grievance> after(Grievance const& before, Deed deed, Time const& time) {
    SINERGI_TRY(state, next_state(before, deed));
    Grievance next = before;
    bool const was_unverified = before.state == State::diterima || before.state == State::verifikasi;
    bool const is_unverified = state == State::diterima || state == State::verifikasi;
    if (was_unverified && !is_unverified && state != State::digabung) {
        next.verified_at = time.now;
        next.is_verified_in_time = time.now <= end_of_working_day(before.received_at, time.clocks.verify_days, time);
    }
    if ((deed == Deed::answered || deed == Deed::closed) && !next.first_answer_at) next.first_answer_at = time.now;
    if (deed == Deed::closed) next.answered_at = time.now;
    if (deed == Deed::rebutted || deed == Deed::reopened) next.answered_at.reset();
    if (state != before.state) {
        next.state = state;
        next.state_since = time.now;
        next.climbs = 0;  // the new state has a clock and a ladder of its own
        next.climbed_to = {};
    }
    next.state_due = state_due(next, time);
    // A deed within a state, and taking up what was rebutted, never shorten the time that was given: else the first
    // touch of a late complaint would send it up another rung.
    bool const goes_on = state == before.state || (before.state == State::dibantah && is_working_state(state));
    if (goes_on && is_working_state(state)) next.state_due = std::max(next.state_due, before.state_due);
    ++next.version;
    return next;
}

Done may_rebut(Grievance const& grievance, Moment now) {
    if (grievance.state == State::selesai) return refuse(Why::conflict, "grievances.rebut_over");
    if (grievance.state != State::dijawab)
        return refuse(Why::conflict, "grievances.not_in_this_state",
                      boost::describe::enum_to_string(grievance.state, "unknown"));
    if (now > grievance.state_due) return refuse(Why::conflict, "grievances.rebut_over");
    return {};
}

Moment contest_until(Grievance const& grievance, Time const& time) {
    auto const days = static_cast<std::int32_t>(time.clocks.rebut_days);
    return end_of(date_in(time.zone, grievance.state_since).plus_days(days), time.zone);
}

Done may_contest(Grievance const& grievance, Contested contested, Time const& time) {
    if (grievance.state != State::ditolak)
        return refuse(Why::conflict, "grievances.not_in_this_state",
                      boost::describe::enum_to_string(grievance.state, "unknown"));
    if (contested == Contested::once) return refuse(Why::conflict, "grievances.contested_before");
    if (time.now > contest_until(grievance, time)) return refuse(Why::conflict, "grievances.rebut_over");
    return {};
}

bool is_named(access::Officer const& by, access::UnitId named_unit, Named const& named) {
    if (!named.account.is_none() && named.account == by.id) return true;
    bool const same_unit = !named_unit.is_none() && named_unit == by.unit && by.role != access::Role::head;
    switch (named.kind) {
        case AboutKind::officer:
            return same_unit;
        case AboutKind::village:
            return by.area.level() == RegionLevel::village && named.region.has(by.area);
        case AboutKind::facilitator:
            return same_unit || (named.account.is_none() && by.role == access::Role::field_officer &&
                                 (by.area.has(named.region) || named.region.has(by.area)));
    }
    return false;
}

bool is_visible(access::Officer const& by, Grievance const& grievance, bool names_by) {
    if (!by.may(access::Act::see_grievance) || !by.area.has(grievance.region)) return false;
    // The regent stands above the office: what came up to them, and nothing else.
    if (by.role == access::Role::regent)
        return !names_by && (grievance.officer == by.id || grievance.climbed_to == by.id);
    switch (static_cast<Guard>(grievance.guard)) {
        case Guard::none:
            return true;
        case Guard::closed:
            return by.may(access::Act::see_closed) || grievance.officer == by.id;
        case Guard::named:
            return !names_by && (by.may(access::Act::see_oversight) || grievance.officer == by.id);
    }
    return false;
}

access::Act act_of(Deed deed) noexcept {
    using enum access::Act;
    switch (deed) {
        case Deed::received:
            return receive_grievance;
        case Deed::verified:
        case Deed::rejected:
        case Deed::merged:
            return verify_grievance;
        case Deed::forwarded:
        case Deed::assigned:
            return assign_grievance;
        case Deed::claimed:
            return claim_grievance;
        case Deed::noted:
        case Deed::asked:
        case Deed::extended:
        case Deed::sent:
        case Deed::named:
            return work_grievance;
        case Deed::answered:
        case Deed::closed:
        case Deed::reopened:
            return answer_grievance;
        case Deed::opened:
            return open_reporter;
        case Deed::replied:
        case Deed::rebutted:
        case Deed::rated:
        case Deed::finished:
        case Deed::climbed:
            return see_grievance;  // done by the reporter or the system, never asked of an officer
    }
    return see_grievance;
}

Done may_do(access::Officer const& by, Grievance const& grievance, Deed deed) {
    if (!by.may(act_of(deed))) return refuse(Why::not_allowed, "access.act_not_allowed");
    using access::Role;
    bool const is_field =
        by.role == Role::village_operator || by.role == Role::subdistrict || by.role == Role::field_officer;
    bool const is_theirs = grievance.officer == by.id || (!by.unit.is_none() && grievance.unit == by.unit);
    if (is_field && deed != Deed::claimed && deed != Deed::noted && !is_theirs)
        return refuse(Why::not_allowed, "grievances.not_yours");
    return {};
}

access::AccountId next_rung(Grievance const& grievance, Ladder const& ladder) {
    std::array<access::AccountId, 4> const ordinary{ladder.superior, ladder.unit_head, ladder.office_head, {}};
    std::array<access::AccountId, 4> const urgent{ladder.duty_officer, ladder.unit_head, ladder.office_head, {}};
    std::array<access::AccountId, 4> const named{ladder.office_head, ladder.oversight, ladder.regent, {}};
    auto const& rungs =
        static_cast<Guard>(grievance.guard) == Guard::named ? named : (grievance.is_urgent ? urgent : ordinary);
    // Above the rung it stands on; an officer never climbs to themselves.
    auto const stands = std::ranges::find(rungs, grievance.climbed_to);
    bool const is_on_it = !grievance.climbed_to.is_none() && stands != rungs.end();
    auto from = is_on_it ? std::next(stands) : rungs.begin();
    if (!grievance.climbed_to.is_none() && !is_on_it && grievance.climbs > 0)
        from = rungs.begin() + std::min<std::ptrdiff_t>(grievance.climbs, 3);
    for (; from != rungs.end(); ++from)
        if (!from->is_none() && *from != grievance.officer && *from != grievance.climbed_to) return *from;
    return {};
}

std::int64_t days_left(Moment due, Time const& time) {
    auto const today = date_in(time.zone, time.now);
    auto const last = date_in(time.zone, due);
    if (due >= time.now) return calendar::working_days_between(time.calendar, today, last);
    return std::min(-1, -calendar::working_days_between(time.calendar, last, today));
}

std::int64_t hours_left(Moment due, Moment now) noexcept {
    auto const left = due.ms - now.ms;
    return left >= 0 ? left / hour_ms : -((-left + hour_ms - 1) / hour_ms);
}

}  // namespace sinergi::grievances
