#include "calendar/store.hpp"

#include "calendar/actions.hpp"
#include "calendar/days.hpp"
#include "calendar/store_sql.hpp"
#include "plumbing/db/testing.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace sinergi::calendar {
namespace {

Date on(char const* text) { return Date::parse(text).value(); }

Holiday holiday(char const* day, char const* name, Kind kind = Kind::libur_nasional) {
    return {on(day), Name::parse(name).value(), kind, Source::parse("SKB 3 Menteri").value()};
}

struct CalendarStore : db::testing::OnBoth {
    Writer writer() {
        return {.note = [this](db::Tx&, std::string_view act, Date day) {
            noted.push_back(std::string(act) + " " + day.text());
        }};
    }
    Preview take(std::string_view file, Wish wish = Wish::write) {
        auto const rows = read_file(file).value();
        return db().write([&](db::Tx& tx) { return import(tx, writer(), rows, wish); }).value();
    }
    std::vector<Holiday> all() {
        return db().read([](db::Tx& tx) -> Result<std::vector<Holiday>> { return store::all(tx); }).value();
    }
    std::vector<std::string> noted;
};
SINERGI_ON_BOTH_ENGINES(CalendarStore);

TEST_P(CalendarStore, ANewOfficeKnowsTheDecreedYears) {
    Days const days(db());
    EXPECT_TRUE(days.now()->knows(2026));
    EXPECT_TRUE(days.now()->knows(2027));
    EXPECT_FALSE(days.now()->knows(2028));
    auto const holidays = all();
    auto const count = [&](int year, Kind kind) {
        return std::ranges::count_if(holidays,
                                     [&](Holiday const& h) { return h.day.year() == year && h.kind == kind; });
    };
    EXPECT_EQ(count(2026, Kind::libur_nasional), 17);
    EXPECT_EQ(count(2026, Kind::cuti_bersama), 8);
    EXPECT_EQ(count(2027, Kind::libur_nasional), 18);
    EXPECT_EQ(count(2027, Kind::cuti_bersama), 8);
    EXPECT_FALSE(is_working(*days.now(), on("2026-12-24")));
    EXPECT_TRUE(missing_years(*days.now(), on("2026-11-22")).empty());
}

TEST_P(CalendarStore, EveryStatementWalksAnIndexOrTheSmallTable) {
    for (auto const& plan : db::testing::prepare_all(db(), sql::all))
        EXPECT_TRUE(plan.name == "calendar.all_days" || !plan.is_scan()) << plan.name << "\n" << plan.text;
}

TEST_P(CalendarStore, ADayIsPutChangedAndTakenAway) {
    auto const by = writer();
    auto const vote = holiday("2027-02-10", "Pemilihan Bupati", Kind::libur_daerah);
    auto const put = [&](int year, Holiday const& day) {
        return db().write([&](db::Tx& tx) { return put_day(tx, by, year, day); });
    };
    auto const remove = [&](int year, char const* day) {
        return db().write([&](db::Tx& tx) { return remove_day(tx, by, year, on(day)); });
    };
    Days days(db());
    EXPECT_EQ(put(2026, vote).error().key, "calendar.other_year");
    EXPECT_TRUE(put(2027, vote));
    EXPECT_TRUE(put(2027, holiday("2027-02-10", "Pilkada", Kind::libur_daerah)));
    EXPECT_TRUE(is_working(*days.now(), on("2027-02-10"))) << "what was handed out before stays as it was";
    days.refresh();
    EXPECT_FALSE(is_working(*days.now(), on("2027-02-10")));
    EXPECT_TRUE(remove(2027, "2027-02-10"));
    EXPECT_EQ(remove(2027, "2027-02-10").error().key, "calendar.no_holiday");
    EXPECT_EQ(noted, (std::vector<std::string>{"calendar.changed 2027-02-10", "calendar.changed 2027-02-10",
                                               "calendar.removed 2027-02-10"}));
}

TEST_P(CalendarStore, AYearComesFromAFileAndTwiceChangesNothing) {
    auto const before = all().size();
    constexpr auto file =
        "\xEF\xBB\xBFtanggal;nama;jenis;sumber\r\n2028-01-01;Tahun Baru 2028 Masehi;libur_nasional;SKB 3 Menteri\r\n"
        "2028-01-26;\"Tahun Baru Imlek; 2579\";libur_nasional;SKB 3 Menteri\r\n";
    EXPECT_EQ(take(file, Wish::look).added.size(), 2U);
    EXPECT_EQ(all().size(), before) << "looking writes nothing";
    EXPECT_EQ(take(file).added.size(), 2U);
    EXPECT_EQ(all().size(), before + 2);
    auto const again = take(file);
    EXPECT_EQ(again.same.size(), 2U);
    EXPECT_TRUE(again.added.empty() && again.changed.empty());
    EXPECT_EQ(noted, (std::vector<std::string>{"calendar.imported 2028-01-01", "calendar.imported 2028-01-26"}));
}

TEST_P(CalendarStore, AFileWithOneFaultIsNotTakenAtAll) {
    auto const before = all();
    auto const seen = take(
        "tanggal,nama,jenis,sumber\n2028-01-01,Tahun Baru,libur_nasional,SKB\n2028-02-30,Tidak "
        "ada,libur_nasional,SKB\n");
    ASSERT_EQ(seen.faults.size(), 1U);
    EXPECT_EQ(seen.faults[0].row, 3);
    EXPECT_EQ(all(), before);
}

TEST(ReadFile, RefusesAFileWithoutItsColumns) {
    EXPECT_EQ(read_file("tanggal,nama,jenis\n").error().key, "calendar.columns_missing");
    EXPECT_EQ(read_file("").error().key, "calendar.columns_missing");
}

}  // namespace
}  // namespace sinergi::calendar
