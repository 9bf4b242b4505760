#include "regions/model.hpp"

#include "regions/atlas_for_tests.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

namespace sinergi::regions {
namespace {

std::vector<std::string> codes_of(std::vector<Region> const& regions) {
    std::vector<std::string> out;
    for (auto const& region : regions) out.push_back(region.code.text());
    return out;
}

TEST(Kind, IsInTheCode) {
    EXPECT_EQ(kind_of(code("32")), Kind::provinsi);
    EXPECT_EQ(kind_of(code("3208")), Kind::kabupaten);
    EXPECT_EQ(kind_of(code("3274")), Kind::kota);
    EXPECT_EQ(kind_of(code("320801")), Kind::kecamatan);
    EXPECT_EQ(kind_of(code("3208011002")), Kind::kelurahan);
    EXPECT_EQ(kind_of(code("3208012001")), Kind::desa);
    EXPECT_EQ(kind_of(code("9103013001")), Kind::desa_adat);
}

TEST(Atlas, NamesEveryAreaInALine) {
    auto const atlas = small_atlas();
    EXPECT_EQ(atlas.path_of(code("3208012001")), "Sindangjawa, Kec. Kadugede, Kab. Kuningan");
    EXPECT_EQ(atlas.path_of(code("320801")), "Kec. Kadugede, Kab. Kuningan");
    EXPECT_EQ(atlas.path_of(code("3208")), "Kab. Kuningan, Jawa Barat");
    EXPECT_EQ(atlas.path_of(code("3274")), "Kota Cirebon, Jawa Barat");
    EXPECT_EQ(atlas.path_of(code("32")), "Jawa Barat");
    EXPECT_EQ(atlas.path_of({}), "Indonesia");
    EXPECT_EQ(atlas.name_of(code("3208019999")), "32.08.01.9999") << "a list never has a gap";
}

TEST(Atlas, RemembersWhatHeldOnADay) {
    auto const atlas = small_atlas();
    EXPECT_EQ(atlas.find_on(code("3208012003"), on("2026-02-28"))->name, "Kadugede Lama");
    EXPECT_EQ(atlas.find_on(code("3208012003"), on("2026-03-01"))->name, "Kadugede");
    EXPECT_TRUE(atlas.exists_on(code("3208012009"), on("2026-02-28")));
    EXPECT_FALSE(atlas.exists_on(code("3208012009"), on("2026-03-01")));
    EXPECT_FALSE(atlas.exists_on(code("3208012010"), on("2026-02-28")));
    EXPECT_EQ(atlas.find(code("3208012009"))->name, "Desa Lama") << "an old code stays readable";
}

TEST(Atlas, KnowsWhatAnEndedAreaBecameAndWhatAnAreaMustReach) {
    auto const atlas = small_atlas();
    EXPECT_EQ(atlas.now(code("3208012009")), std::vector{code("3208012003")});
    EXPECT_EQ(atlas.now(code("3208012001")), std::vector{code("3208012001")});
    EXPECT_EQ(atlas.reach(code("3208012003")), (std::vector{code("3208012003"), code("3208012009")}));
    EXPECT_EQ(atlas.reach(code("320801")), std::vector{code("320801")}) << "what ended within it is reached with it";
}

TEST(Atlas, FollowsAChainOfSplits) {
    AtlasMaker maker(8);
    Date const first = on("2010-01-01");
    Date const second = on("2020-01-01");
    for (auto const* digits : {"91", "92", "93", "94"}) {
        bool const is_old = std::string_view(digits) == "91";
        bool const is_middle = std::string_view(digits) == "92";
        maker.add({.code = code(digits),
                   .name = digits,
                   .valid = {is_old ? since_ever : first, is_old      ? first.plus_days(-1)
                                                          : is_middle ? second.plus_days(-1)
                                                                      : without_end}});
    }
    for (auto const& [from, to] : {std::pair{"91", "92"}, {"91", "93"}, {"92", "94"}})
        maker.add(Step{code(from), code(to)});
    auto const atlas = std::move(maker).take();
    EXPECT_EQ(atlas.now(code("91")), (std::vector{code("93"), code("94")}));
    EXPECT_EQ(atlas.reach(code("94")), (std::vector{code("94"), code("91"), code("92")}));
}

TEST(Atlas, ListsChildrenThatStandAndParentsFromTheTop) {
    auto const atlas = small_atlas();
    EXPECT_EQ(codes_of(atlas.children({})), std::vector<std::string>{"32"});
    EXPECT_EQ(codes_of(atlas.children(code("3208"))), (std::vector<std::string>{"320801", "320809"}));
    EXPECT_EQ(codes_of(atlas.children(code("320801"))),
              (std::vector<std::string>{"3208011002", "3208012001", "3208012003"}));
    EXPECT_TRUE(atlas.children(code("3208012001")).empty());
    EXPECT_EQ(codes_of(atlas.parents(code("3208012001"))), (std::vector<std::string>{"32", "3208", "320801"}));
}

TEST(Atlas, HoldsTheWholeCountryInEightMegabytes) {
    auto const& atlas = whole_atlas();
    EXPECT_EQ(atlas.size(), 91'599U);
    EXPECT_LT(atlas.bytes(), 8U * 1024U * 1024U);
    std::array<std::size_t, 11> count{};
    for (std::size_t i = 0; i < atlas.size(); ++i) ++count[static_cast<std::size_t>(atlas.level_at(i))];
    EXPECT_EQ(count[2], 38U);
    EXPECT_EQ(count[4], 514U);
    EXPECT_EQ(count[6], 7'285U);
    EXPECT_EQ(count[10], 83'762U);
    EXPECT_EQ(atlas.children(code("3208")).size(), 32U);
    std::size_t villages = 0;
    for (auto const& district : atlas.children(code("3208"))) villages += atlas.children(district.code).size();
    EXPECT_EQ(villages, 376U);
}

RC_GTEST_PROP(Atlas, FindsEachAreaByItsCodeUnderItsParents, ()) {
    auto const& atlas = whole_atlas();
    auto const index = *rc::gen::inRange<std::size_t>(0, atlas.size());
    auto const region = atlas.at(index);
    RC_ASSERT(atlas.find(region.code)->name == region.name);
    auto const parents = atlas.parents(region.code);
    RC_ASSERT(parents.size() == static_cast<std::size_t>(region.code.level() == RegionLevel::village
                                                             ? 3
                                                             : static_cast<int>(region.code.level()) / 2 - 1));
    auto const span = atlas.starting_with(region.code.view());
    RC_ASSERT(span.first == index);
    RC_ASSERT(span.after == atlas.size() || !region.code.has(atlas.at(span.after).code));
}

}  // namespace
}  // namespace sinergi::regions
