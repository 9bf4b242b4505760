#include "cases/rules.hpp"

#include <algorithm>

namespace sinergi::cases {
namespace {

Moment end_after(Moment from, std::int64_t working_days, Time const& time) {
    return calendar::deadline_in_working_days(time.calendar, from, static_cast<int>(working_days), time.zone);
}

}  // namespace

Moment promise(Case const& c, Time const& time) {
    if (c.urgency == Urgency::emergency) return c.received_at.plus_ms(time.clocks.emergency_hours * hour_ms);
    if (!c.is_managed) return end_of(date_in(time.zone, c.received_at), time.zone);
    return end_after(c.received_at, time.clocks.work_days, time);
}

Moment state_clock(Case const& c, Time const& time) {
    auto const& clocks = time.clocks;
    auto const emergency = c.state_since.plus_ms(clocks.emergency_hours * hour_ms);
    bool const is_soon = c.urgency == Urgency::soon;
    switch (c.state) {
        case State::baru:
        case State::ditangani: {
            if (c.urgency == Urgency::emergency) return emergency;
            if (!c.is_managed) return end_of(date_in(time.zone, c.state_since), time.zone);
            if (c.state == State::baru)
                return end_after(c.state_since, is_soon ? clocks.take_soon_days : clocks.take_days, time);
            return end_after(c.state_since, is_soon ? clocks.work_soon_days : clocks.work_days, time);
        }
        case State::dirujuk:
            return end_after(c.state_since, clocks.health_days, time);
        case State::eskalasi:
        case State::disposisi:
            return no_clock;  // the clock of what was asked runs
        case State::selesai:
        case State::dihentikan:
            return no_clock;
    }
    return no_clock;
}

void settle(Case& c, std::span<Assignment const> all, std::string_view own, Time const& time) {
    c.is_incoming = c.is_asked_up = c.is_asked_down = false;
    bool const has_pen = c.pen_node == own;
    auto due = has_pen && !is_ended(c.state) ? state_clock(c, time) : no_clock;
    bool is_asked = false;
    for (auto const& a : all) {
        if (!is_running(a.state)) continue;
        bool const from_us = a.from_node == own, to_us = a.to_node == own;
        if (to_us) {
            is_asked = true;
            c.is_incoming |= a.state == AssignmentState::asked;
        }
        if (from_us && a.kind == AssignmentKind::escalation) c.is_asked_up = true;
        if (from_us && a.kind == AssignmentKind::disposition) c.is_asked_down = true;
        if (from_us || to_us) due = std::min(due, a.due_at);
    }
    // The part of an office that only helped ends with what it was asked; the origin watches to the end.
    c.is_open = (!is_ended(c.state) && (has_pen || c.pen_offered_to == own || c.origin_node == own)) || is_asked;
    if (!c.is_open) due = no_clock;
    // Somebody who has it after it climbed keeps the time they were given.
    if (c.climbs > 0 && c.is_open && due < c.due_at && c.due_at < no_clock) due = c.due_at;
    c.due_at = due;
}

access::AccountId next_rung(Case const& c, grievances::Ladder const& ladder) {
    grievances::Grievance like;
    like.officer = c.officer;
    like.climbed_to = c.climbed_to;
    like.climbs = c.climbs;
    like.guard = c.guard;
    like.is_urgent = c.urgency == Urgency::emergency;
    return grievances::next_rung(like, ladder);
}

std::int64_t days_left(Moment due, Time const& time) {
    auto const today = date_in(time.zone, time.now);
    auto const last = date_in(time.zone, due);
    if (due >= time.now) return calendar::working_days_between(time.calendar, today, last);
    return std::min(-1, -calendar::working_days_between(time.calendar, last, today));
}

std::int64_t age_on(Date born, Date today) noexcept {
    std::int64_t years = today.year() - born.year();
    if (today.month() < born.month() || (today.month() == born.month() && today.day() < born.day())) --years;
    return years;
}

std::string_view age_band(std::int64_t years) noexcept {
    if (years < 6) return "0-5";
    if (years < 13) return "6-12";
    if (years < 18) return "13-17";
    return years < 60 ? "18-59" : "60+";
}

}  // namespace sinergi::cases
