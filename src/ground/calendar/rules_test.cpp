#include "calendar/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sinergi::calendar {
namespace {

Date on(char const* text) { return Date::parse(text).value(); }

Holiday holiday(char const* day, char const* name = "Libur", Kind kind = Kind::libur_nasional) {
    return {on(day), Name::parse(name).value(), kind, Source::parse("SKB 3 Menteri").value()};
}

/// The end of 2026, as decreed.
Calendar december() {
    return Calendar::of(std::vector{holiday("2026-12-24", "Cuti bersama", Kind::cuti_bersama), holiday("2026-12-25"),
                                    holiday("2027-01-01"), holiday("2026-08-15")});
}

rc::Gen<Calendar> any_calendar() {
    return rc::gen::map(rc::gen::container<std::vector<int>>(rc::gen::inRange(20'000, 20'400)),
                        [](std::vector<int> const& days) {
                            std::vector<Holiday> holidays;
                            for (auto const day : days) holidays.push_back(holiday(Date(day).text().c_str()));
                            return Calendar::of(holidays);
                        });
}

rc::Gen<Date> any_day() {
    return rc::gen::map(rc::gen::inRange(19'900, 20'500), [](int day) { return Date(day); });
}

TEST(WorkingDays, WeekendsAndHolidaysAreOff) {
    auto const calendar = december();
    for (auto const* off : {"2026-11-21", "2026-11-22", "2026-12-24", "2026-12-25", "2026-08-15"})
        EXPECT_FALSE(is_working(calendar, on(off)));
    for (auto const* open : {"2026-11-23", "2026-12-23", "2026-12-28", "2026-12-31"})
        EXPECT_TRUE(is_working(calendar, on(open)));
}

TEST(WorkingDays, AComplaintOfSundayIsVerifiedByWednesday) {
    EXPECT_EQ(add_working_days(december(), on("2026-11-22"), 3), on("2026-11-25"));
}

TEST(WorkingDays, DeadlinesGoAroundTheHolidays) {
    struct Row {
        char const* why;
        char const* from;
        int count;
        char const* due;
    };
    for (auto const& row : {Row{"the day itself never counts", "2026-11-23", 1, "2026-11-24"},
                            Row{"over a weekend", "2026-11-27", 1, "2026-11-30"},
                            Row{"over joint leave, Christmas and a weekend", "2026-12-23", 1, "2026-12-28"},
                            Row{"over the new year", "2026-12-23", 5, "2027-01-04"},
                            Row{"14 days of an ordinary complaint", "2026-11-22", 14, "2026-12-10"},
                            Row{"none, on a working day", "2026-11-23", 0, "2026-11-23"},
                            Row{"none, on a holiday", "2026-12-24", 0, "2026-12-28"}})
        EXPECT_EQ(add_working_days(december(), on(row.from), row.count), on(row.due)) << row.why;
}

RC_GTEST_PROP(WorkingDays, CountingBackGivesWhatWasAdded, ()) {
    auto const calendar = *any_calendar();
    auto const from = *any_day();
    auto const count = *rc::gen::inRange(1, 90);
    auto const due = add_working_days(calendar, from, count);
    RC_ASSERT(is_working(calendar, due));
    RC_ASSERT(working_days_between(calendar, from, due) == count);
    RC_ASSERT(working_days_between(calendar, due, from) == -count);
}

RC_GTEST_PROP(WorkingDays, AreCountedAsOneCountsOnTheFingers, ()) {
    auto const calendar = *any_calendar();
    auto const from = *any_day();
    auto const to = *any_day();
    int fingers = 0;
    for (auto day = std::min(from, to).plus_days(1); day <= std::max(from, to); day = day.plus_days(1))
        if (is_working(calendar, day)) ++fingers;
    RC_ASSERT(working_days_between(calendar, from, to) == (to < from ? -fingers : fingers));
}

RC_GTEST_PROP(WorkingDays, OneMoreHolidayNeverBringsADeadlineForward, ()) {
    auto const from = *any_day();
    auto const count = *rc::gen::inRange(0, 60);
    auto const extra = *any_day();
    auto const before = Calendar::of({});
    auto const after = Calendar::of(std::vector{holiday(extra.text().c_str())});
    RC_ASSERT(add_working_days(after, from, count) >= add_working_days(before, from, count));
}

TEST(Deadline, OfHoursRunsThroughTheNight) {
    auto const friday_evening = Moment::parse("2026-12-25T22:00:00+07:00").value();
    EXPECT_EQ(deadline_in_hours(friday_evening, 24), Moment::parse("2026-12-26T22:00:00+07:00").value());
}

TEST(Deadline, OfWorkingDaysEndsWithTheDayOfTheOffice) {
    // 23:30 on Sunday in Jakarta is already Monday in Jayapura.
    auto const late = Moment::parse("2026-11-22T23:30:00+07:00").value();
    EXPECT_EQ(deadline_in_working_days(december(), late, 1, Zone::WIB),
              Moment::parse("2026-11-23T23:59:59.999+07:00").value());
    EXPECT_EQ(deadline_in_working_days(december(), late, 1, Zone::WIT),
              Moment::parse("2026-11-24T23:59:59.999+09:00").value());
}

TEST(MissingYears, NextYearIsAskedForFromOctober) {
    auto const calendar = Calendar::of(std::vector{holiday("2026-01-01")});
    EXPECT_TRUE(missing_years(calendar, on("2026-09-30")).empty());
    EXPECT_EQ(missing_years(calendar, on("2026-10-01")), std::vector{2027});
    EXPECT_EQ(missing_years(calendar, on("2028-11-01")), (std::vector{2028, 2029}));
    auto const local_only =
        Calendar::of(std::vector{holiday("2026-01-01"), holiday("2027-02-02", "Pilkada", Kind::libur_daerah)});
    EXPECT_EQ(missing_years(local_only, on("2027-01-01")), std::vector{2027})
        << "a regent's election is no national list";
}

TEST(Preview, TellsAddedChangedSameAndEveryFault) {
    std::vector const present{holiday("2026-12-25", "Natal"), holiday("2027-01-01", "Tahun Baru")};
    std::vector<FileRow> const file{{2, "2026-12-25", "Natal", "libur_nasional", "SKB 3 Menteri"},
                                    {3, "2027-01-01", "Tahun Baru 2027", "libur_nasional", "SKB 3 Menteri"},
                                    {4, " 2027-02-06 ", "Imlek", " libur_nasional", "SKB 3 Menteri"},
                                    {5, "2027-02-30", "", "libur", "SKB"},
                                    {6, "2026-12-25", "Natal lagi", "cuti_bersama", "SKB"}};
    auto const seen = preview(file, present);
    ASSERT_EQ(seen.same.size(), 1U);
    ASSERT_EQ(seen.changed.size(), 2U);
    EXPECT_EQ(seen.changed.front().name.text(), "Tahun Baru 2027");
    ASSERT_EQ(seen.added.size(), 1U);
    EXPECT_EQ(seen.added.front().day, on("2027-02-06"));
    EXPECT_EQ(seen.faults, (std::vector<RowFault>{{5, "tanggal", "base.date_malformed"},
                                                  {5, "nama", "base.text_empty", "1"},
                                                  {5, "jenis", "calendar.kind_unknown"},
                                                  {6, "tanggal", "calendar.day_twice", "2026-12-25"}}));
}

}  // namespace
}  // namespace sinergi::calendar
