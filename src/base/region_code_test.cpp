#include "base/region_code.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sinergi {
namespace {

rc::Gen<RegionCode> any_region() {
    return rc::gen::exec([] {
        auto const size = *rc::gen::element<std::size_t>(2, 4, 6, 10);
        // Few different digits, and many nines, so that areas meet and ends carry.
        auto const digits = *rc::gen::container<std::string>(size, rc::gen::element('0', '1', '8', '9', '9'));
        return RegionCode::parse(digits).value();
    });
}

TEST(RegionCode, ReadsCodesWithAndWithoutDots) {
    auto const village = RegionCode::parse("32.08.01.2001").value();
    EXPECT_EQ(village, RegionCode::parse("3208012001").value());
    EXPECT_EQ(village.text(), "3208012001");
    EXPECT_EQ(village.dotted(), "32.08.01.2001");
    EXPECT_EQ(village.level(), RegionLevel::village);
}

TEST(RegionCode, RefusesOtherLengthsAndLetters) {
    for (auto const* wrong :
         {"", "3", "320", "32081", "3208012", "320801200", "32080120011", "32.08.AA", "-1", "..."}) {
        SCOPED_TRACE(wrong);
        auto const code = RegionCode::parse(wrong);
        ASSERT_FALSE(code);
        EXPECT_EQ(code.error().key, "base.region_malformed");
    }
}

TEST(RegionCode, ClimbsToTheCountry) {
    auto code = RegionCode::parse("3208012001").value();
    for (auto const* up : {"320801", "3208", "32", "", ""}) {
        code = code.parent();
        EXPECT_EQ(code.text(), up);
        EXPECT_EQ(code, RegionCode::parse(up).value_or(RegionCode{}));
    }
}

TEST(RegionCode, EndsItsRangeWithCarry) {
    for (auto const& [code, after] :
         {std::pair{"3208", "3209"}, {"3209", "321"}, {"3299", "33"}, {"99", ":"}, {"19", "2"}})
        EXPECT_EQ(RegionCode::parse(code).value().after(), after);
    EXPECT_EQ(RegionCode{}.after(), ":");
    EXPECT_EQ(RegionCode{}.first(), "");
}

RC_GTEST_PROP(RegionCode, HasExactlyWhatItsRangeHolds, ()) {
    auto const outer = *any_region();
    auto const inner = *any_region();
    bool const in_range = inner.text() >= outer.first() && inner.text() < outer.after();
    RC_ASSERT(outer.has(inner) == in_range);
    RC_ASSERT(RegionCode{}.has(inner) && inner.text() >= RegionCode{}.first() && inner.text() < RegionCode{}.after());
}

RC_GTEST_PROP(RegionCode, LiesWithinItsParentAndReadsBack, ()) {
    auto const code = *any_region();
    RC_ASSERT(code.parent().has(code));
    RC_ASSERT(RegionCode::parse(code.dotted()).value() == code);
    RC_ASSERT(RegionCode::parse(code.text()).value() == code);
}

}  // namespace
}  // namespace sinergi
