#include "base/no_kk.hpp"

#include <gtest/gtest.h>

namespace sinergi {
namespace {

TEST(NoKk, IsSixteenDigitsThatAreNotThePersonsOwn) {
    EXPECT_TRUE(is_no_kk("3208010101109001", ""));
    EXPECT_TRUE(is_no_kk("3208010101109001", "3208014107809001"));
    EXPECT_FALSE(is_no_kk("3208014107809001", "3208014107809001"));
    for (auto const* wrong : {"", "320801010110900", "32080101011090011", "320801010110900O", "3208 010101109001"})
        EXPECT_FALSE(is_no_kk(wrong, "")) << wrong;
}

}  // namespace
}  // namespace sinergi
