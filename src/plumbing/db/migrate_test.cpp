#include "plumbing/db/migrate.hpp"

#include "plumbing/db/testing.hpp"

namespace sinergi::db {
namespace {

constexpr std::array<Migration, 3> timeline{
    Migration{1, "street", "CREATE TABLE street (id INTEGER PRIMARY KEY); CREATE INDEX street_id ON street (id)",
              "CREATE TABLE street (id BIGINT PRIMARY KEY); CREATE INDEX street_id ON street (id)"},
    Migration{2, "lamp", "CREATE TABLE lamp (id INTEGER PRIMARY KEY)", "CREATE TABLE lamp (id BIGINT PRIMARY KEY)"},
    Migration{5, "more_lamps", "INSERT INTO lamp VALUES (1); INSERT INTO lamp VALUES (2)",
              "INSERT INTO lamp VALUES (1); INSERT INTO lamp VALUES (2)"},
};
constexpr Statement count_lamps{"test.count_lamps", "SELECT count(*) FROM lamp", "SELECT count(*) FROM lamp", {}};

struct Migrate : testing::OnBothEmpty {};
SINERGI_ON_BOTH_ENGINES(Migrate);

TEST_P(Migrate, GoesForwardOnceAndSaysWhatItDid) {
    EXPECT_EQ(schema_state(db(), timeline).at, 0);
    EXPECT_EQ(migrate(db(), std::span(timeline).first(1)), std::vector<int>{1});
    EXPECT_FALSE(schema_state(db(), timeline).is_ready());
    EXPECT_EQ(migrate(db(), timeline), (std::vector<int>{2, 5}));
    EXPECT_EQ(migrate(db(), timeline), std::vector<int>{});
    auto const state = schema_state(db(), timeline);
    EXPECT_EQ(state.at, 5);
    EXPECT_TRUE(state.is_ready());
    EXPECT_EQ(db().read([](Tx& tx) { return tx.find<int>(count_lamps); }), 2);
}

TEST_P(Migrate, RefusesADatabaseNewerThanTheProgram) {
    migrate(db(), timeline);
    auto const older = std::span(timeline).first(2);
    EXPECT_GT(schema_state(db(), older).at, schema_state(db(), older).known);
    EXPECT_THROW(migrate(db(), older), Fault);
}

TEST_P(Migrate, CatchesUpWithANumberThatCameLate) {
    std::array const early{timeline[0], timeline[2]};
    db().script("CREATE TABLE lamp (id BIGINT)");
    migrate(db(), early);
    EXPECT_EQ(schema_state(db(), timeline).at, 1);
    db().script("DROP TABLE lamp");
    EXPECT_EQ(migrate(db(), timeline), std::vector<int>{2});
    EXPECT_TRUE(schema_state(db(), timeline).is_ready());
}

TEST_P(Migrate, LeavesNothingOfAStepThatFails) {
    constexpr std::array<Migration, 2> broken{
        timeline[0], Migration{2, "broken", "CREATE TABLE half (id BIGINT); INSERT INTO nowhere VALUES (1)",
                               "CREATE TABLE half (id BIGINT); INSERT INTO nowhere VALUES (1)"}};
    try {
        migrate(db(), broken);
        ADD_FAILURE() << "went through";
    } catch (Fault const& why) {
        EXPECT_NE(std::string_view(why.what()).find("migration 2 broken"), std::string_view::npos) << why.what();
    }
    EXPECT_EQ(schema_state(db(), broken).at, 1);
    EXPECT_NO_THROW(db().script("CREATE TABLE half (id BIGINT)"));
}

TEST_P(Migrate, BringsTheWholeTimelineOfThisProgram) {
    testing::Fresh const fresh(GetParam(), migrations());
    testing::Fresh again(GetParam(), migrations());
    EXPECT_TRUE(schema_state(again.db()).is_ready());
    EXPECT_TRUE(migrate(again.db()).empty());
}

}  // namespace
}  // namespace sinergi::db
