#include "base/time.hpp"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace sinergi {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day parts(std::int32_t days) noexcept { return year_month_day(sys_days(std::chrono::days(days))); }

/// Exactly `width` digits at the front of `text`, taken off it. -1 when they are not there.
int take_digits(std::string_view& text, std::size_t width) {
    if (text.size() < width) return -1;
    int number = 0;
    for (std::size_t i = 0; i < width; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        number = number * 10 + (text[i] - '0');
    }
    text.remove_prefix(width);
    return number;
}

bool take(std::string_view& text, char wanted) {
    if (text.empty() || text.front() != wanted) return false;
    text.remove_prefix(1);
    return true;
}

/// "Z" or "+07:00", in minutes east of UTC; 10'000 when it is neither.
int take_zone(std::string_view& text) {
    if (take(text, 'Z') || take(text, 'z')) return 0;
    int const sign = take(text, '+') ? 1 : (take(text, '-') ? -1 : 0);
    int const hours = take_digits(text, 2);
    take(text, ':');
    int const minutes = take_digits(text, 2);
    if (sign == 0 || hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return 10'000;
    return sign * (hours * 60 + minutes);
}

}  // namespace

Result<Date> Date::of(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || day < 1) return refuse(Why::malformed, "base.date_malformed");
    year_month_day const wanted{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                std::chrono::day(static_cast<unsigned>(day))};
    if (!wanted.ok()) return refuse(Why::malformed, "base.date_malformed");
    return Date(static_cast<std::int32_t>(sys_days(wanted).time_since_epoch().count()));
}

Result<Date> Date::parse(std::string_view text) {
    int const year = take_digits(text, 4);
    bool const first_dash = take(text, '-');
    int const month = take_digits(text, 2);
    bool const second_dash = take(text, '-');
    int const day = take_digits(text, 2);
    if (!first_dash || !second_dash || !text.empty()) return refuse(Why::malformed, "base.date_malformed");
    return of(year, month, day);
}

std::string Date::text() const {
    auto const ymd = parts(days_);
    return fmt::format("{:04}-{:02}-{:02}", int(ymd.year()), unsigned(ymd.month()), unsigned(ymd.day()));
}

int Date::year() const noexcept { return int(parts(days_).year()); }
int Date::month() const noexcept { return static_cast<int>(unsigned(parts(days_).month())); }
int Date::day() const noexcept { return static_cast<int>(unsigned(parts(days_).day())); }

int Date::weekday() const noexcept {
    return static_cast<int>(std::chrono::weekday(sys_days(std::chrono::days(days_))).iso_encoding());
}

std::string Moment::text() const {
    auto const day = static_cast<std::int32_t>(ms >= 0 ? ms / day_ms : -((-ms + day_ms - 1) / day_ms));
    auto const rest = ms - day * day_ms;
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", Date(day).text(), rest / hour_ms, rest / minute_ms % 60,
                       rest / second_ms % 60, rest % second_ms);
}

Result<Moment> Moment::parse(std::string_view text) {
    auto const no = refuse(Why::malformed, "base.moment_malformed");
    if (text.size() < 11) return no;
    auto const day = Date::parse(text.substr(0, 10));
    text.remove_prefix(10);
    if (!day || !(take(text, 'T') || take(text, ' '))) return no;
    int const hour = take_digits(text, 2);
    bool const colon = take(text, ':');
    int const minute = take_digits(text, 2);
    if (!colon || hour < 0 || hour > 23 || minute < 0 || minute > 59) return no;
    int second = 0;
    std::int64_t fraction_ms = 0;
    if (take(text, ':') && ((second = take_digits(text, 2)) < 0 || second > 59)) return no;
    if (take(text, '.')) {
        std::int64_t unit = 100;
        for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1), unit /= 10)
            fraction_ms += (text.front() - '0') * unit;
    }
    int const east = take_zone(text);
    if (east == 10'000 || !text.empty()) return no;
    return Moment{day->days() * day_ms + (hour * 60 + minute - east) * minute_ms + second * second_ms + fraction_ms};
}

Date date_in(Zone zone, Moment moment) noexcept {
    auto const local = moment.ms + static_cast<std::int64_t>(zone) * hour_ms;
    auto const day = local >= 0 ? local / day_ms : -((-local + day_ms - 1) / day_ms);
    return Date(static_cast<std::int32_t>(day));
}

Moment start_of(Date day, Zone zone) noexcept {
    return Moment{day.days() * day_ms - static_cast<std::int64_t>(zone) * hour_ms};
}

Moment end_of(Date day, Zone zone) noexcept { return start_of(day.plus_days(1), zone).plus_ms(-1); }

}  // namespace sinergi
