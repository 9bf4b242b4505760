#pragma once
// Counting in working days: from Monday to Friday, without the holidays.

#include "calendar/model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sinergi::calendar {

[[nodiscard]] inline bool is_working(Calendar const& calendar, Date day) noexcept { return !calendar.is_off(day); }

/// The `count`-th working day after `day`; the day itself never counts, so what comes in on a Sunday has its first
/// working day on Monday. With count 0 the first working day from `day` on.
/// @source docs/sources.md#working-days
[[nodiscard]] Date add_working_days(Calendar const& calendar, Date day, int count);

/// Working days after `from` up to and with `to`; minus the way back when `to` lies before `from`. So that
/// working_days_between(c, d, add_working_days(c, d, n)) is n.
[[nodiscard]] int working_days_between(Calendar const& calendar, Date from, Date to);

/// The last moment of the `count`-th working day after `from`, in the office's zone.
[[nodiscard]] Moment deadline_in_working_days(Calendar const& calendar, Moment from, int count, Zone zone);
/// Clocks in hours (urgent kinds) run through nights, weekends and holidays.
[[nodiscard]] Moment deadline_in_hours(Moment from, int hours) noexcept;

/// The years whose holidays somebody must load, by what is due: this year, and from October on the next one, because
/// deadlines reach into it and the decree is out by then. Empty when all is well.
[[nodiscard]] std::vector<int> missing_years(Calendar const& calendar, Date today);

/// A line of a file of holidays, as it stands there.
struct FileRow {
    int row = 0;  // line of the file, the header being 1
    std::string day{}, name{}, kind{}, source{};
};
struct RowFault {
    int row = 0;
    std::string column{};  // "tanggal", "nama", "jenis", "sumber"; "" the whole line
    std::string key{};     // a sentence
    std::string limit{};   // what it broke
    friend bool operator==(RowFault const&, RowFault const&) = default;
};
/// What an import would do.
struct Preview {
    std::vector<Holiday> added;
    std::vector<Holiday> changed;  // as they would be
    std::vector<Holiday> same;
    std::vector<RowFault> faults;  // nothing is written while there is one
};
/// Holds a file against what is there. Days that are there and not in the file stay: a decree may come in parts, and a
/// day of the region itself is in no national list.
/// Faults: base.date_malformed calendar.kind_unknown calendar.day_twice and those of base.text_*
[[nodiscard]] Preview preview(std::span<FileRow const> file, std::span<Holiday const> present);

}  // namespace sinergi::calendar
