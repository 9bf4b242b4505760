#pragma once
// Who may see what, what may follow what, to whom what is late climbs. Pure.

#include "access/rules.hpp"
#include "calendar/rules.hpp"
#include "objections/model.hpp"

#include <span>

namespace sinergi::objections {

struct Time {
    Clocks clocks;
    calendar::Calendar const& calendar;
    Zone zone = Zone::WIB;
    Moment now;
    [[nodiscard]] Date today() const { return date_in(zone, now); }
};

/// May this officer handle objections at all? Who verifies or decides the registry, for more than one village: people
/// of the village's own office are neighbours of both sides.
[[nodiscard]] bool handles(access::Officer const& by) noexcept;
/// ... and see this one? Never who is named or related.
[[nodiscard]] bool may_see(access::Officer const& by, RegionCode const& where,
                           std::span<access::AccountId const> barred) noexcept;

/// The last moment of the day on which the answer is due.
[[nodiscard]] Moment answer_due(Moment received, Clocks const& clocks, Zone zone) noexcept;

/// The state after a deed.
/// @refuses objections.not_in_this_state
[[nodiscard]] Result<State> after(State now, Deed deed);
/// What an objection may be concluded with, by what the field check found; none while nobody accepted it.
[[nodiscard]] std::optional<State> outcome_of(visits::Visit const& visit) noexcept;

/// The first of `ladder` who is neither none, nor `from`, nor barred; none at the top.
[[nodiscard]] access::AccountId next_rung(std::span<access::AccountId const> ladder, access::AccountId from,
                                          std::span<access::AccountId const> barred) noexcept;

/// Millionths of a degree within Indonesia.
/// @refuses objections.place_outside
[[nodiscard]] Done check_place(std::int64_t lat, std::int64_t lon);
struct Place {
    std::int64_t lat = 0, lon = 0;
};
/// "-6.9801, 108.4755", as a map or a telephone writes it.
/// @refuses objections.place_malformed objections.place_outside
[[nodiscard]] Result<Place> read_place(std::string_view text);

/// The last day on which the family may appeal, and that on which the office owes the answer.
/// @source docs/sources.md#removal-appeal
[[nodiscard]] Date appeal_until(Date told_on, Time const& time);
[[nodiscard]] Date appeal_due(Time const& time);
/// @refuses objections.appeal_over objections.not_in_this_state
[[nodiscard]] Done may_appeal(Removal const& removal, Date today);

}  // namespace sinergi::objections
