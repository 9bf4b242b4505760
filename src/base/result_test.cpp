#include "base/result.hpp"

#include <gtest/gtest.h>

namespace sinergi {
namespace {

Result<int> half(int number) {
    if (number % 2 != 0) return refuse(Why::malformed, "base.odd", std::to_string(number));
    return number / 2;
}

Result<int> quarter(int number) {
    SINERGI_TRY(once, half(number));
    SINERGI_TRY(twice, half(once));
    return twice;
}

Done is_four(int number) {
    SINERGI_TRY(q, quarter(number));
    SINERGI_MUST(q == 1 ? Done{} : refuse(Why::conflict, "base.not_four"));
    return {};
}

TEST(Result, CarriesTheFirstRefusalUp) {
    EXPECT_EQ(quarter(8).value(), 2);
    EXPECT_EQ(quarter(6).error().about, "3");
    EXPECT_EQ(is_four(8).error().why, Why::conflict);
    EXPECT_TRUE(is_four(4));
}

TEST(CheckDeathTest, StopsTheProcess) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH(SINERGI_CHECK(1 + 1 == 3), "broken promise: 1 \\+ 1 == 3");
}

}  // namespace
}  // namespace sinergi
