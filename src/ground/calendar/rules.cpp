#include "calendar/rules.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

namespace sinergi::calendar {
namespace {

constexpr int working_days_in_week = 5;
constexpr int october = 10;

/// Days from Monday to Friday in [from, to), holidays or not.
int weekdays(Date from, Date to) noexcept {
    int const days = to.days() - from.days();
    int count = days / 7 * working_days_in_week;
    for (int i = 0; i < days % 7; ++i)
        if (from.plus_days(i).weekday() <= working_days_in_week) ++count;
    return count;
}

/// Working days in [from, to).
int working_days(Calendar const& calendar, Date from, Date to) noexcept {
    auto const off = calendar.weekdays_off();
    auto const closed = std::ranges::lower_bound(off, to) - std::ranges::lower_bound(off, from);
    return weekdays(from, to) - static_cast<int>(closed);
}

/// The typed value of a column, or its fault.
template <class T>
std::optional<T> read(Result<T> parsed, int row, std::string_view column, std::vector<RowFault>& faults) {
    if (parsed) return *std::move(parsed);
    auto& refusal = parsed.error();
    faults.push_back({row, std::string(column), std::string(refusal.key), std::move(refusal.about)});
    return std::nullopt;
}

Result<Kind> kind_of(std::string_view text) {
    Kind kind{};
    if (boost::describe::enum_from_string(std::string(trimmed(text)).c_str(), kind)) return kind;
    return refuse(Why::malformed, "calendar.kind_unknown");
}

}  // namespace

Date add_working_days(Calendar const& calendar, Date day, int count) {
    SINERGI_CHECK(count >= 0);
    auto at = day;
    if (count == 0) {
        while (calendar.is_off(at)) at = at.plus_days(1);
        return at;
    }
    // As many days on as are still missing never leaps over the goal; each leap leaves at most the weekends and
    // holidays.
    for (int missing = count; missing > 0;) {
        auto const next = at.plus_days(missing);
        missing -= working_days(calendar, at.plus_days(1), next.plus_days(1));
        at = next;
    }
    return at;
}

int working_days_between(Calendar const& calendar, Date from, Date to) {
    if (to < from) return -working_days_between(calendar, to, from);
    return working_days(calendar, from.plus_days(1), to.plus_days(1));
}

Moment deadline_in_working_days(Calendar const& calendar, Moment from, int count, Zone zone) {
    return end_of(add_working_days(calendar, date_in(zone, from), count), zone);
}

Moment deadline_in_hours(Moment from, int hours) noexcept { return from.plus_ms(hours * hour_ms); }

std::vector<int> missing_years(Calendar const& calendar, Date today) {
    std::vector<int> missing;
    int const year = today.year();
    if (!calendar.knows(year)) missing.push_back(year);
    if (today.month() >= october && !calendar.knows(year + 1)) missing.push_back(year + 1);
    return missing;
}

Preview preview(std::span<FileRow const> file, std::span<Holiday const> present) {
    std::map<Date, Holiday const*> known;
    for (auto const& holiday : present) known.emplace(holiday.day, &holiday);
    Preview out;
    std::set<Date> seen;
    for (auto const& line : file) {
        auto const day = read(Date::parse(trimmed(line.day)), line.row, "tanggal", out.faults);
        auto const name = read(Name::parse(line.name), line.row, "nama", out.faults);
        auto const kind = read(kind_of(line.kind), line.row, "jenis", out.faults);
        auto const source = read(Source::parse(line.source), line.row, "sumber", out.faults);
        if (day && !seen.insert(*day).second)
            out.faults.push_back({line.row, "tanggal", "calendar.day_twice", day->text()});
        if (!day || !name || !kind || !source) continue;
        Holiday wish{*day, *name, *kind, *source};
        auto const there = known.find(*day);
        auto& heap = there == known.end() ? out.added : *there->second == wish ? out.same : out.changed;
        heap.push_back(std::move(wish));
    }
    return out;
}

}  // namespace sinergi::calendar
