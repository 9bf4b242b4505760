#include "regions/rules.hpp"

#include "regions/atlas_for_tests.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace sinergi::regions {
namespace {

std::vector<std::string> found(Atlas const& atlas, Query const& query) {
    std::vector<std::string> out;
    for (auto const& region : search(atlas, query)) out.push_back(region.code.text());
    return out;
}

std::string first(Query query) {
    query.limit = 1;
    auto const codes = found(whole_atlas(), query);
    return codes.empty() ? "" : codes.front();
}

TEST(Search, FindsAVillageAsPeopleAskForIt) {
    for (auto const* text : {"sindangjawa kadugede", "Sindangjawa, Kec. Kadugede, Kab. Kuningan", "kadugede sindangj",
                             "SINDANGJAWA kuningan", "desa sindangjawa kecamatan kadugede", "dangjawa kaduged",
                             "32.08.01.2001", "3208012001"})
        EXPECT_EQ(first({.text = text, .level = RegionLevel::village}), "3208012001") << text;
    EXPECT_EQ(first({.text = "sindangjawa", .within = code("3208")}), "3208012001");
}

TEST(Search, PutsTheNameItselfBeforeItsBeginningBeforeItsMiddle) {
    auto const atlas = small_atlas();
    EXPECT_EQ(found(atlas, {.text = "kuningan"}), (std::vector<std::string>{"3208", "320809", "3208091001"}));
    EXPECT_EQ(found(atlas, {.text = "kuningan", .level = RegionLevel::village}),
              std::vector<std::string>{"3208091001"});
    EXPECT_EQ(found(atlas, {.text = "kadugede"}), (std::vector<std::string>{"320801", "3208012003"}));
    EXPECT_EQ(found(atlas, {.text = "jaWA"}), (std::vector<std::string>{"32", "3208012001"}));
    EXPECT_EQ(found(atlas, {.text = "indu"}), std::vector<std::string>{"3208011002"});
    EXPECT_EQ(first({.text = "kota cirebon"}), "3274");
    EXPECT_EQ(first({.text = "cirebon", .level = RegionLevel::regency}), "3274") << "of two equals the shorter name";
    EXPECT_EQ(first({.text = "jakarta", .level = RegionLevel::province}), "31");
}

TEST(Search, FindsWhatHasEndedAfterWhatStands) {
    auto const atlas = small_atlas();
    EXPECT_EQ(found(atlas, {.text = "lama"}), (std::vector<std::string>{"3208012009", "3208012003"}));
    EXPECT_EQ(found(atlas, {.text = "3208012009"}), std::vector<std::string>{"3208012009"});
    EXPECT_EQ(found(atlas, {.text = "", .within = code("320801"), .level = RegionLevel::village}),
              (std::vector<std::string>{"3208011002", "3208012001", "3208012003"}))
        << "a list to choose from holds what stands";
}

TEST(Search, FindsCodesByTheirBeginning) {
    auto const atlas = small_atlas();
    EXPECT_EQ(found(atlas, {.text = "32.08.09"}), (std::vector<std::string>{"320809", "3208091001"}));
    EXPECT_EQ(found(atlas, {.text = "327"}), std::vector<std::string>{"3274"});
    EXPECT_TRUE(found(atlas, {.text = "3274", .within = code("3208")}).empty());
    EXPECT_EQ(found(atlas, {.text = "32", .within = code("320809")}),
              (std::vector<std::string>{"320809", "3208091001"}));
    for (auto const* nothing : {"99", "32080120011", "....", "xyzzy", "!!!"})
        EXPECT_TRUE(found(atlas, {.text = nothing, .limit = 3}).size() <=
                    (std::string_view(nothing) == "...." ? 3U : 0U))
            << nothing;
}

TEST(Search, GoesOnAfterACode) {
    auto const atlas = small_atlas();
    Query query{.text = "", .within = code("3208"), .limit = 2};
    std::vector<std::string> all;
    for (auto page = found(atlas, query); !page.empty(); page = found(atlas, query)) {
        all.insert(all.end(), page.begin(), page.end());
        query.after = code(page.back());
    }
    query = {.text = "", .within = code("3208"), .limit = 99};
    EXPECT_EQ(all, found(atlas, query));
    EXPECT_EQ(all.size(), 7U);
}

RC_GTEST_PROP(Search, FindsEveryAreaByItsOwnWordsWithinItsParent, ()) {
    auto const& atlas = whole_atlas();
    auto const region = atlas.at(*rc::gen::inRange<std::size_t>(0, atlas.size()));
    if (search_key(region.name).find_first_not_of("0123456789 ") == std::string::npos) return;  // "2" is read as a code
    auto const hits = found(
        atlas,
        {.text = std::string(region.name), .within = region.code.parent(), .level = region.code.level(), .limit = 100});
    RC_ASSERT(std::ranges::find(hits, region.code.text()) != hits.end());
}

RC_GTEST_PROP(Search, AnswersAnyTextWithinItsLimitsAndItsArea, (std::string text)) {
    auto const limit = *rc::gen::inRange<std::size_t>(1, 30);
    auto const within = *rc::gen::element(code("32"), code("3208"), code("320801"), code(""));
    auto const hits = search(whole_atlas(), {.text = text, .within = within, .limit = limit});
    RC_ASSERT(hits.size() <= limit);
    for (auto const& hit : hits) RC_ASSERT(within.has(hit.code));
}

Change change(std::vector<Move> moves, char const* day = "2026-11-01") { return {on(day), decree(), std::move(moves)}; }
constexpr auto today = "2026-11-22";

std::string_view refused(std::vector<Move> moves, char const* day = "2026-11-01") {
    auto const effect = judge(small_atlas(), change(std::move(moves), day), on(today));
    return effect ? "" : effect.error().key;
}

TEST(Judge, ARenamingEndsOneVersionAndBeginsTheNext) {
    auto const effect =
        judge(small_atlas(), change({{code("3208012001"), code("3208012001"), name("Sindang Jaya")}}), on(today))
            .value();
    EXPECT_EQ(effect.ends, std::vector{code("3208012001")});
    ASSERT_EQ(effect.begins.size(), 1U);
    EXPECT_EQ(effect.begins[0].name.text(), "Sindang Jaya");
}

TEST(Judge, ASplitMayLeaveTheOldAreaAlive) {
    auto const effect = judge(small_atlas(),
                              change({{code("3208012001"), code("3208012001"), name("Sindangjawa")},
                                      {code("3208012001"), code("3208012020"), name("Sindangjawa Wetan")}}),
                              on(today))
                            .value();
    EXPECT_TRUE(effect.ends.empty());
    ASSERT_EQ(effect.begins.size(), 1U);
    EXPECT_EQ(effect.begins[0].code, code("3208012020"));
    EXPECT_EQ(effect.steps.size(), 2U);
}

TEST(Judge, AMergerEndsAllButTheOneThatGoesOn) {
    auto const effect = judge(small_atlas(),
                              change({{code("3208012001"), code("3208012003"), name("Kadugede")},
                                      {code("3208012003"), code("3208012003"), name("Kadugede")}}),
                              on(today))
                            .value();
    EXPECT_EQ(effect.ends, std::vector{code("3208012001")});
    EXPECT_TRUE(effect.begins.empty());
}

TEST(Judge, ADistrictMovesWithAllItsVillages) {
    std::vector<Move> moves{{code("320809"), code("320833"), name("Kuningan Kota")}};
    EXPECT_EQ(refused(moves), "regions.children_left");
    moves.push_back({code("3208091001"), code("3208331001"), name("Kuningan")});
    auto const effect = judge(small_atlas(), change(moves), on(today)).value();
    EXPECT_EQ(effect.ends, (std::vector{code("320809"), code("3208091001")}));
    EXPECT_EQ(effect.begins.size(), 2U);
}

TEST(Judge, RefusesWhatNoDecreeCanMean) {
    auto const stays = code("3208012001");
    EXPECT_EQ(refused({}), "regions.change_empty");
    EXPECT_EQ(refused({{stays, stays, name("Sindangjawa")}}), "regions.nothing_changes");
    EXPECT_EQ(refused({{stays, stays, name("A")}}, "2026-11-23"), "regions.change_not_yet");
    EXPECT_EQ(refused({{code("3208019999"), stays, name("A")}}), "regions.not_known");
    EXPECT_EQ(refused({{code("3208012009"), code("3208012050"), name("A")}}), "regions.already_ended");
    EXPECT_EQ(refused({{stays, code("3208012003"), name("Kadugede")}}), "regions.code_taken")
        << "the other must say that it goes on";
    EXPECT_EQ(refused({{stays, code("3208012009"), name("Lama")}}), "regions.code_taken") << "a code is given once";
    EXPECT_EQ(refused({{stays, code("320850"), name("A")}}), "regions.level_differs");
    EXPECT_EQ(refused({{stays, code("3208502001"), name("A")}}), "regions.parent_missing");
    EXPECT_EQ(refused({{stays, stays, name("A")}, {stays, stays, name("B")}}), "regions.two_names");
    EXPECT_EQ(refused({{code("3208012003"), code("3208012003"), name("A")}}, "2026-03-01"), "regions.before_the_last");
    EXPECT_EQ(
        refused({{code("320809"), code("320834"), name("A")}, {code("3208091001"), code("3208091002"), name("B")}}),
        "regions.parent_missing")
        << "nobody stays in a district that ends";
}

}  // namespace
}  // namespace sinergi::regions
