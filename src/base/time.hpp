#pragma once
// Days and moments. `now` and `today` are always arguments; only plumbing/clock looks at a clock.

#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace sinergi {

inline constexpr std::int64_t second_ms = 1'000;
inline constexpr std::int64_t minute_ms = 60 * second_ms;
inline constexpr std::int64_t hour_ms = 60 * minute_ms;
inline constexpr std::int64_t day_ms = 24 * hour_ms;

/// A point in time: milliseconds since 1970 in UTC.
struct Moment {
    std::int64_t ms = 0;
    friend auto operator<=>(Moment, Moment) = default;
    [[nodiscard]] constexpr Moment plus_ms(std::int64_t more) const noexcept { return {ms + more}; }
    /// "2026-11-22T08:00:00.000Z"
    [[nodiscard]] std::string text() const;
    /// @refuses base.moment_malformed unless ISO 8601 with a zone
    [[nodiscard]] static Result<Moment> parse(std::string_view text);
};

/// The office's zone. Indonesia has three, none with summer time.
enum class Zone : std::uint8_t { WIB = 7, WITA = 8, WIT = 9 };

/// A day of the calendar without clock or zone, 0001-01-01 to 9999-12-31.
class Date {
public:
    constexpr Date() noexcept = default;  // 1970-01-01
    constexpr explicit Date(std::int32_t days_since_1970) noexcept : days_(days_since_1970) {}
    /// @refuses base.date_malformed unless YYYY-MM-DD and a real day
    [[nodiscard]] static Result<Date> parse(std::string_view text);
    /// @refuses base.date_malformed unless a real day
    [[nodiscard]] static Result<Date> of(int year, int month, int day);

    [[nodiscard]] std::string text() const;  // "2026-11-22"
    [[nodiscard]] constexpr std::int32_t days() const noexcept { return days_; }
    [[nodiscard]] int year() const noexcept;
    [[nodiscard]] int month() const noexcept;    // 1..12
    [[nodiscard]] int day() const noexcept;      // 1..31
    [[nodiscard]] int weekday() const noexcept;  // 1 Monday .. 7 Sunday
    [[nodiscard]] constexpr Date plus_days(std::int32_t more) const noexcept { return Date(days_ + more); }
    friend auto operator<=>(Date, Date) = default;

private:
    std::int32_t days_ = 0;
};

/// Which day it is in `zone` at `moment`.
[[nodiscard]] Date date_in(Zone zone, Moment moment) noexcept;
/// The first and the last millisecond of a day in `zone`.
[[nodiscard]] Moment start_of(Date day, Zone zone) noexcept;
[[nodiscard]] Moment end_of(Date day, Zone zone) noexcept;

/// Days from `first` to `last`, both included. An open end is 9999-12-31.
struct Period {
    Date first;
    Date last;
    [[nodiscard]] constexpr bool has(Date day) const noexcept { return first <= day && day <= last; }
    friend bool operator==(Period const&, Period const&) = default;
};

}  // namespace sinergi
