#include "objections/rules.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace sinergi::objections {
namespace {

using access::Act;
constexpr std::int64_t millionths = 1'000'000;

/// Reads a number at the front of `text` and takes it off.
std::optional<double> take_number(std::string_view& text) {
    std::string const own(text);
    char* end = nullptr;
    double const value = std::strtod(own.c_str(), &end);
    if (end == own.c_str() || !std::isfinite(value)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - own.c_str()));
    return value;
}

}  // namespace

bool handles(access::Officer const& by) noexcept {
    bool const has_act = by.may(Act::verify_registry) || by.may(Act::decide_registry);
    return has_act && by.area.level() < RegionLevel::village;
}

bool may_see(access::Officer const& by, RegionCode const& where, std::span<access::AccountId const> barred) noexcept {
    return handles(by) && by.area.has(where) && std::ranges::find(barred, by.id) == barred.end();
}

Moment answer_due(Moment received, Clocks const& clocks, Zone zone) noexcept {
    return end_of(date_in(zone, received).plus_days(static_cast<std::int32_t>(clocks.answer_days)), zone);
}

Result<State> after(State now, Deed deed) {
    auto const no = [] { return refuse(Why::conflict, "objections.not_in_this_state"); };
    switch (deed) {
        case Deed::received:
        case Deed::noted:
        case Deed::opened:
        case Deed::ministry:
        case Deed::barred:
            return now;
        case Deed::claimed:
        case Deed::climbed:
        case Deed::matched:
            if (!is_open(now)) return no();
            return now;
        case Deed::checking:
            if (now != State::received) return no();
            return State::checking;
        case Deed::concluded:
            if (now != State::checking) return no();
            return State::unclear;  // the action writes what the check found
        case Deed::set_aside:
            if (!is_open(now)) return no();
            return State::set_aside;
    }
    return no();
}

std::optional<State> outcome_of(visits::Visit const& visit) noexcept {
    using enum visits::VisitFinding;
    if (visit.state != visits::VisitState::accepted) return std::nullopt;
    switch (visit.finding) {
        case fits:
            return State::unproven;
        case differs:
            return State::proven;
        case absent:
        case none:
            return State::unclear;
    }
    return std::nullopt;
}

access::AccountId next_rung(std::span<access::AccountId const> ladder, access::AccountId from,
                            std::span<access::AccountId const> barred) noexcept {
    for (auto const one : ladder)
        if (!one.is_none() && one != from && std::ranges::find(barred, one) == barred.end()) return one;
    return {};
}

Done check_place(std::int64_t lat, std::int64_t lon) {
    // From Rote to Sabang, from Sabang to Merauke.
    bool const is_inside =
        lat >= -12 * millionths && lat <= 7 * millionths && lon >= 94 * millionths && lon <= 142 * millionths;
    if (!is_inside) return refuse(Why::malformed, "objections.place_outside", "place");
    return {};
}

Result<Place> read_place(std::string_view text) {
    auto rest = trimmed(text);
    auto const lat = take_number(rest);
    auto const digits = rest.find_first_of("+-0123456789");
    if (!lat || digits == std::string_view::npos ||
        rest.substr(0, digits).find_first_not_of(" ,;\t") != std::string_view::npos)
        return refuse(Why::malformed, "objections.place_malformed", "place");
    rest.remove_prefix(digits);
    auto const lon = take_number(rest);
    if (!lon || !trimmed(rest).empty() || std::abs(*lat) > 90 || std::abs(*lon) > 180)
        return refuse(Why::malformed, "objections.place_malformed", "place");
    Place const place{std::llround(*lat * millionths), std::llround(*lon * millionths)};
    SINERGI_MUST(check_place(place.lat, place.lon));
    return place;
}

Date appeal_until(Date told_on, Time const& time) {
    return calendar::add_working_days(time.calendar, told_on, static_cast<int>(time.clocks.appeal_days));
}

Date appeal_due(Time const& time) {
    return calendar::add_working_days(time.calendar, time.today(), static_cast<int>(time.clocks.appeal_answer_days));
}

Done may_appeal(Removal const& removal, Date today) {
    if (removal.state != RemovalState::told) return refuse(Why::conflict, "objections.not_in_this_state");
    if (removal.appeal_until && *removal.appeal_until < today)
        return refuse(Why::not_entitled, "objections.appeal_over", removal.appeal_until->text());
    return {};
}

}  // namespace sinergi::objections
