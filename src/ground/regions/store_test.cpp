#include "regions/store.hpp"

#include "plumbing/db/testing.hpp"
#include "regions/actions.hpp"
#include "regions/areas.hpp"
#include "regions/atlas_for_tests.hpp"
#include "regions/store_sql.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace sinergi::regions {
namespace {

constexpr Moment now{1'795'305'600'000};  // 2026-11-22T00:00:00Z
constexpr auto today = "2026-11-22";

struct RegionStore : db::testing::OnBoth {
    void SetUp() override { ASSERT_EQ(store::load(db(), each_of_kuningan, now), 436); }

    Writer writer() {
        return {.account = 7, .note = [this](db::Tx&, std::string_view act, RegionCode const& where) {
                    noted.push_back(fmt::format("{} {}", act, where.text()));
                }};
    }
    Result<ChangeId> change(std::vector<Move> moves, char const* day = "2026-11-01") {
        return db().write(
            [&](db::Tx& tx) { return record_change(tx, ids, writer(), {on(day), decree(), moves}, on(today), now); });
    }
    IdMaker ids;
    std::vector<std::string> noted;
};
SINERGI_ON_BOTH_ENGINES(RegionStore);

struct RegionLoad : db::testing::OnBoth {};
SINERGI_ON_BOTH_ENGINES(RegionLoad);

TEST_P(RegionLoad, PutsTheCountryIntoAnEmptyDatabaseOnce) {
    EXPECT_EQ(load(db(), now), 91'599);
    EXPECT_EQ(load(db(), now), 0);
    Areas const areas(db());
    EXPECT_EQ(areas.atlas()->size(), whole_atlas().size());
    for (std::size_t i = 0; i < whole_atlas().size(); i += 997) {
        auto const region = whole_atlas().at(i);
        EXPECT_EQ(areas.path_of(region.code), whole_atlas().path_of(region.code));
    }
}

TEST_P(RegionStore, TellsWhichCodesStand) {
    Areas const areas(db());
    EXPECT_TRUE(areas.check_open(code("3208012001")));
    EXPECT_EQ(areas.check_open(code("3208012099")).error().key, "regions.not_known");
    EXPECT_EQ(areas.check_open({}).error().key, "regions.not_known");
}

TEST_P(RegionStore, EveryStatementIsUnderstoodAndTellsWhatItsRowExpects) {
    for (auto const& plan : db::testing::prepare_all(db(), sql::all)) {
        if (plan.name == "regions.changes_of") {
            EXPECT_EQ(plan.columns, db::testing::members_of<store::ChangeOut>());
        }
        // The whole table is read once a start, and the few decrees are read whole.
        bool const may_scan = plan.name == "regions.all_versions" || plan.name == "regions.all_steps" ||
                              plan.name == "regions.is_loaded" || plan.name == "regions.changes_of";
        EXPECT_TRUE(may_scan || !plan.is_scan()) << plan.name << "\n" << plan.text;
    }
}

TEST_P(RegionStore, ARenamingKeepsTheOldNameForItsDays) {
    ASSERT_TRUE(change({{code("3208012001"), code("3208012001"), name("Sindang Jaya")}}));
    Areas const areas(db());
    auto const atlas = areas.atlas();
    EXPECT_EQ(atlas->find_on(code("3208012001"), on("2026-10-31"))->name, "Sindangjawa");
    EXPECT_EQ(atlas->find_on(code("3208012001"), on("2026-11-01"))->name, "Sindang Jaya");
    EXPECT_EQ(areas.name_of(code("3208012001")), "Sindang Jaya");
    EXPECT_EQ(noted, std::vector<std::string>{"regions.changed 3208012001"});
    auto const decrees = db().read(
        [](db::Tx& tx) -> Result<std::vector<store::ChangeOut>> { return store::changes_of(tx, code("3208012001")); });
    ASSERT_EQ(decrees->size(), 2U);
    EXPECT_EQ(decrees->front().decree, decree().text());
    EXPECT_EQ(decrees->back().day, since_ever);
}

TEST_P(RegionStore, ASplitKeepsOldCodesReadable) {
    ASSERT_TRUE(change({{code("3208012001"), code("3208012030"), name("Sindangjawa Kulon")},
                        {code("3208012001"), code("3208012031"), name("Sindangjawa Wetan")}}));
    Areas areas(db());
    auto const atlas = areas.atlas();
    EXPECT_EQ(areas.path_of(code("3208012001")), "Sindangjawa, Kec. Kadugede, Kab. Kuningan");
    EXPECT_EQ(atlas->now(code("3208012001")), (std::vector{code("3208012030"), code("3208012031")}));
    EXPECT_EQ(atlas->reach(code("3208012030")), (std::vector{code("3208012030"), code("3208012001")}));
    auto const ended = areas.check_open(code("3208012001"));
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().key, "regions.has_ended");
    EXPECT_EQ(ended.error().about, "Sindangjawa Kulon, Kec. Kadugede, Kab. Kuningan");
}

TEST_P(RegionStore, ARefusedChangeLeavesNothingBehind) {
    EXPECT_EQ(change({{code("3208012001"), code("3208012001"), name("A")}, {code("320809"), code("320833"), name("B")}})
                  .error()
                  .key,
              "regions.children_left");
    EXPECT_EQ(Areas(db()).name_of(code("3208012001")), "Sindangjawa");
    EXPECT_TRUE(noted.empty());
}

TEST_P(RegionStore, TheSameDecreeTwiceIsRefusedTheSecondTime) {
    std::vector<Move> const moves{{code("3208012001"), code("3208012030"), name("Sindangjawa Baru")}};
    ASSERT_TRUE(change(moves));
    EXPECT_EQ(change(moves).error().key, "regions.already_ended");
}

TEST_P(RegionStore, APlaceAndABpsCodeOutliveARenaming) {
    auto const facts = read_facts(
        "kode,nama,lat,lng,kode_bps\n32.08.01.2001,Sindangjawa,-7.00811,108.46032,3208080005\n"
        "32.08.01.2099,Tidak ada,-7,108,\n");
    ASSERT_TRUE(facts);
    auto const taken = write_facts(db(), writer(), facts->facts);
    EXPECT_EQ(taken.taken, 1);
    EXPECT_EQ(taken.unknown, 1);
    ASSERT_TRUE(change({{code("3208012001"), code("3208012001"), name("Sindang Jaya")}}));
    Areas const areas(db());
    EXPECT_EQ(areas.atlas()->find(code("3208012001"))->centre, (Place{-7'008'110, 108'460'320}));
    auto const kode = db().read(
        [](db::Tx& tx) -> Result<std::optional<std::string>> { return store::find_kode_bps(tx, code("3208012001")); });
    EXPECT_EQ(*kode, "3208080005");
}

TEST(ReadFacts, NamesEveryWrongRow) {
    auto const facts = read_facts(
        "Kode;Lat;Lon;Kode BPS\n3208;-6.97;108.48;3208\n32x;1;1;\n3209;1;x;\n3210;51.5;-0.1;\n3211;;;12345\n3212;;;\n");
    ASSERT_TRUE(facts);
    EXPECT_EQ(facts->facts.size(), 2U);
    ASSERT_EQ(facts->faults.size(), 4U);
    std::vector<std::string> told;
    for (auto const& fault : facts->faults) told.push_back(fmt::format("{} {} {}", fault.row, fault.column, fault.key));
    EXPECT_EQ(told, (std::vector<std::string>{"3 kode base.region_malformed", "4 lat regions.place_malformed",
                                              "5 lat regions.place_outside", "6 kode_bps regions.kode_bps_malformed"}));
}

TEST(ReadFacts, RefusesAFileWithoutItsColumns) {
    for (auto const* file : {"", "nama,lat,lng\n", "kode,nama\n3208,Kuningan\n", "kode,lat\n3208,-7\n"}) {
        auto const facts = read_facts(file);
        ASSERT_FALSE(facts) << file;
        EXPECT_EQ(facts.error().key, "regions.columns_missing") << file;
    }
}

}  // namespace
}  // namespace sinergi::regions
