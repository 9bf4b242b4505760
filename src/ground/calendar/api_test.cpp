#include "calendar/api.hpp"

#include "plumbing/db/testing.hpp"
#include "plumbing/json/golden.hpp"

#include <gtest/gtest.h>

namespace sinergi::calendar {
namespace {

constexpr Moment now{1'795'305'600'000};  // 2026-11-22T00:00:00Z

struct CalendarApi : db::testing::OnBoth {
    void SetUp() override {
        days = std::make_unique<Days>(db());
        add_routes(router, {.db = db(), .days = *days, .may_write = [](http::Call const& call) -> Result<Writer> {
                                if (call.token() != "admin") return refuse(Why::not_allowed, "access.act_not_allowed");
                                return Writer{.note = [](db::Tx&, std::string_view, Date) {}};
                            }});
    }
    http::Reply ask(http::Method method, std::string target, std::string body = {}, std::string token = "admin") {
        std::vector<std::pair<std::string, std::string>> headers{{"content-type", "application/json"}};
        if (!token.empty()) headers.emplace_back("authorization", "Bearer " + token);
        http::Asked const asked(method, std::move(target), std::move(body), headers, now);
        return router.answer(asked.call);
    }
    std::unique_ptr<Days> days;
    http::Router router;
};
SINERGI_ON_BOTH_ENGINES(CalendarApi);

TEST_P(CalendarApi, TellsAYearAndWarnsOfOneThatIsMissing) {
    json::testing::expect_golden("calendar_2027", ask(http::Method::get, "/api/v1/calendar/2027", {}, {}).body);
    json::testing::expect_golden("calendar_missing", ask(http::Method::get, "/api/v1/calendar/2031", {}, {}).body);
    for (auto const* year : {"0", "10000", "x"})
        EXPECT_EQ(ask(http::Method::get, std::string("/api/v1/calendar/") + year).status, 400);
}

TEST_P(CalendarApi, OnlyWhoMayChangesADay) {
    std::string const vote = R"({"name":"Pilkada","kind":"libur_daerah","source":"Keputusan KPU"})";
    EXPECT_EQ(ask(http::Method::put, "/api/v1/calendar/2027/2027-02-10", vote, {}).status, 403);
    EXPECT_EQ(ask(http::Method::put, "/api/v1/calendar/2027/2027-02-10", vote).status, 200);
    EXPECT_TRUE(days->now()->is_off(*Date::parse("2027-02-10")));
    EXPECT_EQ(ask(http::Method::put, "/api/v1/calendar/2026/2027-02-10", vote).status, 400);
    EXPECT_EQ(ask(http::Method::put, "/api/v1/calendar/2027/2027-02-10", R"({"name":"","kind":"pesta"})").status, 400);
    EXPECT_EQ(ask(http::Method::del, "/api/v1/calendar/2027/2027-02-10", {}, {}).status, 403);
    EXPECT_EQ(ask(http::Method::del, "/api/v1/calendar/2027/2027-02-10").status, 200);
    EXPECT_EQ(ask(http::Method::del, "/api/v1/calendar/2027/2027-02-10").status, 404);
}

TEST_P(CalendarApi, AFileIsLookedAtAndThenTaken) {
    std::string const file =
        "tanggal,nama,jenis,sumber\n2028-01-01,Tahun Baru,libur_nasional,SKB\n2027-01-01,Tahun "
        "Baru,libur_nasional,SKB\n";
    json::testing::expect_golden("calendar_preview",
                                 ask(http::Method::post, "/api/v1/calendar/import?preview=1", file).body);
    EXPECT_FALSE(days->now()->knows(2028));
    EXPECT_EQ(ask(http::Method::post, "/api/v1/calendar/import", file, {}).status, 403);
    EXPECT_EQ(ask(http::Method::post, "/api/v1/calendar/import", file).status, 200);
    EXPECT_TRUE(days->now()->knows(2028));
    json::testing::expect_golden(
        "calendar_faults",
        ask(http::Method::post, "/api/v1/calendar/import", "tanggal,nama,jenis,sumber\n1,,x,\n").body);
    EXPECT_EQ(ask(http::Method::post, "/api/v1/calendar/import", "a,b\n").status, 400);
}

}  // namespace
}  // namespace sinergi::calendar
