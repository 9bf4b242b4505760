#include "base/rupiah.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sinergi {
namespace {

TEST(Rupiah, IsWrittenWithDotsBetweenThousands) {
    for (auto const& [amount, text] : {std::pair{0_rupiah, "Rp 0"},
                                       {999_rupiah, "Rp 999"},
                                       {1'000_rupiah, "Rp 1.000"},
                                       {1'250'300_rupiah, "Rp 1.250.300"},
                                       {Rupiah(-200'000), "-Rp 200.000"},
                                       {Rupiah(INT64_MIN), "-Rp 9.223.372.036.854.775.808"}})
        EXPECT_EQ(amount.text(), text);
    EXPECT_EQ(grouped(-1'234), "-1.234");
    EXPECT_EQ(grouped(-123), "-123");
}

RC_GTEST_PROP(Rupiah, SharesLeaveARestSmallerThanTheNumberOfParts, (std::int32_t whole)) {
    auto const parts = *rc::gen::inRange<std::int64_t>(1, 1'000);
    auto const amount = Rupiah(whole);
    auto const rest = whole - amount.floor_share(parts).whole() * parts;
    RC_ASSERT(rest >= 0);
    RC_ASSERT(rest < parts);
}

TEST(RupiahDeathTest, StopsRatherThanPayAWrongSum) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH((void)(Rupiah(INT64_MAX) + 1_rupiah), "broken promise");
    EXPECT_DEATH((void)(Rupiah(INT64_MIN) - 1_rupiah), "broken promise");
    EXPECT_DEATH((void)(1_rupiah).floor_share(0), "broken promise");
}

}  // namespace
}  // namespace sinergi
