#include "base/time.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sinergi {
namespace {

constexpr std::int32_t first_day = -719'162;  // 0001-01-01
constexpr std::int32_t last_day = 2'932'896;  // 9999-12-31

TEST(Date, KnowsRealDaysOnly) {
    EXPECT_TRUE(Date::parse("2028-02-29"));
    for (auto const* wrong : {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-1-1",
                              "2026-11-22 ", "22-11-2026", "2026/11/22", "+026-11-22"}) {
        SCOPED_TRACE(wrong);
        auto const date = Date::parse(wrong);
        ASSERT_FALSE(date);
        EXPECT_EQ(date.error().key, "base.date_malformed");
    }
    EXPECT_EQ(Date::parse("0001-01-01").value().days(), first_day);
    EXPECT_EQ(Date::parse("9999-12-31").value().days(), last_day);
}

TEST(Date, KnowsItsWeekday) {
    EXPECT_EQ(Date::parse("2026-11-22").value().weekday(), 7);
    EXPECT_EQ(Date::parse("1969-12-31").value().weekday(), 3);
}

RC_GTEST_PROP(Date, ComesBackFromItsTextAndItsParts, ()) {
    Date const date(*rc::gen::inRange(first_day, last_day + 1));
    RC_ASSERT(Date::parse(date.text()).value() == date);
    RC_ASSERT(Date::of(date.year(), date.month(), date.day()).value() == date);
}

RC_GTEST_PROP(Date, SortsAsTextAsItSortsInTime, ()) {
    Date const a(*rc::gen::inRange(first_day, last_day + 1));
    Date const b(*rc::gen::inRange(first_day, last_day + 1));
    RC_ASSERT((a < b) == (a.text() < b.text()));
    RC_ASSERT(a.plus_days(1).weekday() == a.weekday() % 7 + 1);
}

TEST(Moment, ReadsEveryZone) {
    auto const noon = Moment::parse("2026-11-22T12:00:00.000Z").value();
    for (auto const* same : {"2026-11-22T19:00:00+07:00", "2026-11-22T20:00+08:00", "2026-11-22T21:00:00.000+0900",
                             "2026-11-22 12:00:00Z", "2026-11-21T23:30-12:30"})
        EXPECT_EQ(Moment::parse(same).value(), noon) << same;
    for (auto const* wrong : {"", "2026-11-22", "2026-11-22T12:00:00", "2026-11-22T24:00Z", "2026-11-22T12:60Z",
                              "2026-02-30T12:00Z", "2026-11-22T12:00:00+25:00", "2026-11-22T12:00Zx"})
        EXPECT_FALSE(Moment::parse(wrong)) << wrong;
}

RC_GTEST_PROP(Moment, ComesBackFromItsText, ()) {
    Moment const moment{*rc::gen::inRange<std::int64_t>(first_day * day_ms, last_day * day_ms)};
    RC_ASSERT(Moment::parse(moment.text()).value() == moment);
}

RC_GTEST_PROP(Zone, ADayHoldsExactlyItsMoments, ()) {
    Moment const moment{*rc::gen::inRange<std::int64_t>(-10 * day_ms, 30'000 * day_ms)};
    auto const zone = *rc::gen::element(Zone::WIB, Zone::WITA, Zone::WIT);
    auto const day = date_in(zone, moment);
    RC_ASSERT(start_of(day, zone) <= moment);
    RC_ASSERT(moment <= end_of(day, zone));
    RC_ASSERT(end_of(day, zone).plus_ms(1) == start_of(day.plus_days(1), zone));
}

TEST(Zone, ADayBeginsInTheEastFirst) {
    auto const evening = Moment::parse("2026-11-22T15:30:00Z").value();
    EXPECT_EQ(date_in(Zone::WIB, evening).text(), "2026-11-22");
    EXPECT_EQ(date_in(Zone::WIT, evening).text(), "2026-11-23");
}

TEST(Period, HoldsBothItsEnds) {
    Period const week{Date(10), Date(16)};
    EXPECT_TRUE(week.has(Date(10)));
    EXPECT_TRUE(week.has(Date(16)));
    EXPECT_FALSE(week.has(Date(9)));
    EXPECT_FALSE(week.has(Date(17)));
}

}  // namespace
}  // namespace sinergi
