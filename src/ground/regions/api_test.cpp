#include "regions/api.hpp"

#include "plumbing/db/testing.hpp"
#include "plumbing/json/golden.hpp"
#include "regions/atlas_for_tests.hpp"
#include "regions/store.hpp"

#include <gtest/gtest.h>

namespace sinergi::regions {
namespace {

constexpr Moment now{1'795'305'600'000};  // 2026-11-22T00:00:00Z

struct RegionApi : db::testing::OnBoth {
    void SetUp() override {
        store::load(db(), each_of_kuningan, now);
        areas = std::make_unique<Areas>(db());
        add_routes(router,
                   {.db = db(), .areas = *areas, .ids = ids, .may_write = [](http::Call const& call) -> Result<Writer> {
                        if (call.token() != "admin") return refuse(Why::not_allowed, "access.act_not_allowed");
                        return Writer{.account = 7, .note = [](db::Tx&, std::string_view, RegionCode const&) {}};
                    }});
    }
    http::Reply ask(http::Method method, std::string target, std::string body = {}, std::string token = {}) {
        std::vector<std::pair<std::string, std::string>> headers{{"content-type", "application/json"}};
        if (!token.empty()) headers.emplace_back("authorization", "Bearer " + token);
        http::Asked const asked(method, std::move(target), std::move(body), headers, now);
        return router.answer(asked.call);
    }
    http::Reply get(std::string target) { return ask(http::Method::get, std::move(target)); }

    std::unique_ptr<Areas> areas;
    IdMaker ids;
    http::Router router;
};
SINERGI_ON_BOTH_ENGINES(RegionApi);

TEST_P(RegionApi, FindsAreasForACitizenWithoutAccount) {
    auto const found = get("/api/v1/regions?q=sindangjawa%20kadugede&level=village");
    EXPECT_EQ(found.status, 200);
    json::testing::expect_golden("regions_search", found.body);
    json::testing::expect_golden("regions_children", get("/api/v1/regions/320801/children").body);
    json::testing::expect_golden("regions_one", get("/api/v1/regions/32.08.01.2001").body);
}

TEST_P(RegionApi, ListsAreasPageByPage) {
    auto const first = get("/api/v1/regions?within=3208&level=district&limit=30");
    EXPECT_NE(first.body.find(R"("next":"320830")"), std::string::npos) << first.body;
    auto const second = get("/api/v1/regions?within=3208&level=district&limit=30&after=320830");
    EXPECT_NE(second.body.find(R"("next":null)"), std::string::npos);
}

TEST_P(RegionApi, SaysWhatIsWrongWithAQuestion) {
    EXPECT_EQ(get("/api/v1/regions/3208012099").status, 404);
    EXPECT_EQ(get("/api/v1/regions/3208012099/children").status, 404);
    EXPECT_EQ(get("/api/v1/regions/abc").status, 400);
    auto const wrong = get("/api/v1/regions?within=x&level=planet&limit=1000000000");
    EXPECT_EQ(wrong.status, 400);
    for (auto const* path : {R"("path":"within")", R"("path":"level")"})
        EXPECT_NE(wrong.body.find(path), std::string::npos) << wrong.body;
    auto const many = get("/api/v1/regions?limit=1000000000");
    EXPECT_EQ(many.status, 400);
    EXPECT_NE(many.body.find("regions.limit_out_of_range"), std::string::npos);
    EXPECT_EQ(get("/api/v1/regions?q=%ff").status, 400);
    EXPECT_EQ(get("/api/v1/regions?q=%27;DROP%20TABLE%20region;--%3Cscript%3E").status, 200);
}

TEST_P(RegionApi, ADecreeIsRecordedByWhoMayAndSeenAtOnce) {
    std::string const split = R"({"day":"2026-11-01","decree":"Permendagri 9 Tahun 2026","moves":[
        {"from":"3208012001","to":"3208012030","name":"Sindangjawa Kulon"},
        {"from":"3208012001","to":"3208012031","name":"Sindangjawa Wetan"}]})";
    EXPECT_EQ(ask(http::Method::post, "/api/v1/regions/changes", split).status, 403);
    EXPECT_EQ(ask(http::Method::post, "/api/v1/regions/changes", split, "admin").status, 201);
    EXPECT_EQ(ask(http::Method::post, "/api/v1/regions/changes", split, "admin").status, 409);
    json::testing::expect_golden("regions_ended", get("/api/v1/regions/3208012001").body);
}

TEST_P(RegionApi, PlacesComeByFile) {
    std::string const file = "kode,nama,lat,lng\n32.08,Kabupaten Kuningan,-6.99,108.54\n32.08.01,Kadugede,nol,108.4\n";
    EXPECT_EQ(ask(http::Method::post, "/api/v1/regions/facts", file).status, 403);
    auto const taken = ask(http::Method::post, "/api/v1/regions/facts", file, "admin");
    EXPECT_EQ(taken.body, R"({"taken":1,"unknown":0,"faults_count":1,)"
                          R"("faults":[{"row":3,"column":"lat","key":"regions.place_malformed"}]})");
    EXPECT_NE(get("/api/v1/regions/3208").body.find(R"("lat":-6.99,"lon":108.54)"), std::string::npos);
    EXPECT_EQ(ask(http::Method::post, "/api/v1/regions/facts", "a\n", "admin").status, 400);
}

}  // namespace
}  // namespace sinergi::regions
