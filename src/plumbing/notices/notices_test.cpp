#include "plumbing/notices/notices.hpp"

#include "plumbing/db/testing.hpp"
#include "plumbing/notices/store_sql.hpp"

namespace sinergi::notices {
namespace {

Moment const noon{1'800'000'000'000};

struct Notices : db::testing::OnBoth {
    IdMaker ids;

    void post_one(std::string topic, Moment at = noon) {
        auto const done = db().write([&](db::Tx& tx) -> Done {
            post(tx, ids,
                 {.at = at,
                  .topic = topic,
                  .subject = 7,
                  .region = RegionCode::parse("3208012001").value(),
                  .unit = 1,
                  .account = 2,
                  .guard = 1,
                  .payload = R"({"a":1})"});
            return {};
        });
        ASSERT_TRUE(done);
    }
    std::int64_t forget(Moment before, std::int64_t followed_to, std::int64_t limit = 1'000) {
        return db()
            .write([&](db::Tx& tx) -> Result<std::int64_t> { return forget_before(tx, before, followed_to, limit); })
            .value();
    }
    std::vector<Notice> after_seq(std::int64_t seq, std::int64_t limit = 100) {
        return db().read([&](db::Tx& tx) { return after(tx, seq, limit); });
    }
};
SINERGI_ON_BOTH_ENGINES(Notices);

TEST_P(Notices, EveryStatementIsUnderstoodAndNoneWalksTheTable) {
    for (auto const& plan : db::testing::prepare_all(db(), sql::all))
        EXPECT_FALSE(plan.is_scan()) << plan.name << "\n" << plan.text;
}

TEST_P(Notices, AreHeardAsTheyWerePosted) {
    EXPECT_TRUE(after_seq(0).empty());
    EXPECT_EQ(db().read([](db::Tx& tx) { return last_seq(tx); }), 0);
    post_one("grievances.received");
    auto const heard = after_seq(0);
    ASSERT_EQ(heard.size(), 1U);
    EXPECT_EQ(heard[0].seq, 1);
    EXPECT_EQ(heard[0].topic, "grievances.received");
    EXPECT_EQ(heard[0].subject, 7);
    EXPECT_EQ(heard[0].region.text(), "3208012001");
    EXPECT_EQ(heard[0].unit, 1);
    EXPECT_EQ(heard[0].account, 2);
    EXPECT_EQ(heard[0].guard, 1);
    EXPECT_EQ(heard[0].payload, R"({"a":1})");
}

TEST_P(Notices, NumbersAreDenseInTheOrderOfCommits) {
    constexpr int writers = 4, notices_each = 20;
    {
        std::vector<std::jthread> all;
        for (int i = 0; i < writers; ++i)
            all.emplace_back([&] {
                for (int n = 0; n < notices_each; ++n) post_one("a");
            });
    }
    ASSERT_FALSE(db().write([&](db::Tx& tx) -> Done {
        post(tx, ids, {.at = noon, .topic = "refused"});
        return refuse(Why::conflict, "grievances.changed");
    }));
    post_one("last");
    auto const heard = after_seq(0, 1'000);
    ASSERT_EQ(heard.size(), writers * notices_each + 1U);
    for (std::size_t i = 0; i < heard.size(); ++i) EXPECT_EQ(heard[i].seq, static_cast<std::int64_t>(i) + 1);
    EXPECT_EQ(heard.back().topic, "last");
    EXPECT_EQ(after_seq(5, 2).front().seq, 6);
    EXPECT_EQ(after_seq(5, 2).size(), 2U);
    EXPECT_EQ(db().read([](db::Tx& tx) { return last_seq(tx); }), writers * notices_each + 1);
}

TEST_P(Notices, OldOnesGoAndNumbersNeverStartAgain) {
    post_one("old", noon);
    post_one("new", noon.plus_ms(day_ms));
    EXPECT_EQ(forget(noon.plus_ms(2 * day_ms), INT64_MAX), 1);
    post_one("next");
    EXPECT_EQ(after_seq(0).back().seq, 3);
}

TEST_P(Notices, NoneGoesThatAFollowerHasStillToHear) {
    for (int i = 0; i < 5; ++i) post_one("old", noon);
    post_one("young", noon.plus_ms(day_ms));
    auto const before = noon.plus_ms(day_ms);
    EXPECT_EQ(forget(before, 0), 0) << "one that has not begun";
    EXPECT_EQ(forget(before, 3), 3);
    EXPECT_EQ(after_seq(0).front().seq, 4);
    EXPECT_EQ(forget(before, INT64_MAX, 1), 1) << "in steps";
    EXPECT_EQ(forget(before, INT64_MAX), 1);
    EXPECT_EQ(after_seq(0).front().topic, "young");
}

}  // namespace
}  // namespace sinergi::notices
