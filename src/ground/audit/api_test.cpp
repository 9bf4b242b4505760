#include "audit/api.hpp"

#include "audit/actions.hpp"
#include "audit/sealer.hpp"
#include "plumbing/db/testing.hpp"

namespace sinergi::audit {
namespace {

using http::Asked;
using http::Method;

Moment const noon{1'795'323'600'000};  // 2026-11-22T05:00Z

struct AuditApi : db::testing::OnBoth {
    TestClock clock{noon};
    IdMaker ids;
    http::Router router;
    Sealer sealer{db(), clock, {}};

    void SetUp() override {
        add_routes(router, db(), ids, Zone::WIB,
                   {.guard = [](http::Call const& call) -> Result<Trace> {
                        if (call.token() != "auditor") return refuse(Why::unknown, "access.sign_in_first");
                        return Trace{.actor = ActorKind::officer, .account = 3, .role = "auditor"};
                    },
                    .name_of = [](db::Tx&, std::int64_t account) { return account == 5 ? "Sari Contoh" : ""; }});
        for (int day = 0; day < 3; ++day) {
            auto const done = db().write([&](db::Tx& tx) -> Done {
                note(tx, ids, noon.plus_ms(day * day_ms),
                     {.actor = ActorKind::officer, .account = 5, .role = "back_office"},
                     day == 0 ? "grievances.received" : "grievances.opened", {.kind = "grievance", .id = 7});
                note(tx, ids, noon.plus_ms(day * day_ms), {.actor = ActorKind::citizen}, "grievances.received",
                     {.kind = "grievance", .id = 8});
                return {};
            });
            ASSERT_TRUE(done);
        }
        sealer.seal_once();
    }
    http::Reply get(std::string target, std::string token = "auditor") {
        Asked const asked(Method::get, std::move(target), "", {{"authorization", "Bearer " + token}}, noon);
        return router.answer(asked.call);
    }
    static int count(std::string const& body) {
        int found = 0;
        for (auto at = body.find("\"seq\":"); at != std::string::npos; at = body.find("\"seq\":", at + 1)) ++found;
        return found;
    }
};
SINERGI_ON_BOTH_ENGINES(AuditApi);

TEST_P(AuditApi, AnswersWhoDidWhatAboutWhom) {
    auto const seven = id_text(7);
    struct Row {
        char const* why;
        std::string target;
        int lines;
    };
    for (auto const& row : std::vector<Row>{
             {"all", "/api/v1/audit?subject_kind=grievance", 6},
             {"about one", "/api/v1/audit?subject=" + seven, 3},
             {"about one of a kind", "/api/v1/audit?subject_kind=account&subject=" + seven, 0},
             {"by one", "/api/v1/audit?account=" + id_text(5), 3},
             {"one act", "/api/v1/audit?act=grievances.opened", 2},
             {"from a day on", "/api/v1/audit?subject_kind=grievance&from=2026-11-23", 4},
             {"up to a day, included", "/api/v1/audit?subject_kind=grievance&to=2026-11-23", 4},
             {"a page", "/api/v1/audit?limit=2", 2},
         }) {
        SCOPED_TRACE(row.why);
        auto const reply = get(row.target);
        EXPECT_EQ(reply.status, 200) << reply.body;
        EXPECT_EQ(count(reply.body), row.lines) << reply.body;
    }
}

TEST_P(AuditApi, PagesFollowEachOtherNewestFirst) {
    std::vector<std::string> seen;
    std::string after;
    for (int page = 0; page < 3; ++page) {
        auto const body = get("/api/v1/audit?subject_kind=grievance&limit=2" + after).body;
        for (auto at = body.find("\"id\":\""); at != std::string::npos; at = body.find("\"id\":\"", at + 1)) {
            seen.push_back(body.substr(at + 6, 13));
        }
        auto const next = body.find("\"next\":\"");
        after = next == std::string::npos ? "" : "&after=" + body.substr(next + 8, 13);
    }
    EXPECT_EQ(after, "") << "nothing follows the last page";
    ASSERT_EQ(seen.size(), 6U);
    EXPECT_TRUE(std::ranges::is_sorted(seen, std::greater<>{}));
    EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end());
}

TEST_P(AuditApi, NamesTheOfficerAndTellsTheReadingItself) {
    EXPECT_NE(get("/api/v1/audit").body.find("Sari Contoh"), std::string::npos);
    auto const flushed = db().write([](db::Tx&) -> Done { return {}; });
    ASSERT_TRUE(flushed);
    EXPECT_EQ(count(get("/api/v1/audit?act=audit.read").body), 1);
}

TEST_P(AuditApi, IsForAuditorsAlone) {
    for (auto const* target : {"/api/v1/audit", "/api/v1/audit/state"})
        EXPECT_EQ(get(target, "siapa saja").status, 401);
    EXPECT_EQ(get("/api/v1/audit?limit=1000000000").status, 200) << "never more than a page";
    EXPECT_EQ(get("/api/v1/audit?subject=%27%3B--").status, 400);
}

TEST_P(AuditApi, TellsHowFarTheChainIsSealed) {
    auto const state = get("/api/v1/audit/state").body;
    EXPECT_NE(state.find("\"sealed\":6,\"unsealed\":0,\"head\":\""), std::string::npos) << state;
}

}  // namespace
}  // namespace sinergi::audit
