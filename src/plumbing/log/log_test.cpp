#include "plumbing/log/log.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sinergi::log {
namespace {

class Log : public ::testing::Test {
protected:
    Log() {
        listen([this](Level level, std::string const& line) { heard_.emplace_back(level, line); });
    }
    ~Log() override {
        listen({});
        show_from(Level::info);
    }
    std::vector<std::pair<Level, std::string>> heard_;
};

TEST_F(Log, MasksANikWhoeverWroteIt) {
    warn("refused {} twice", "3208010101909001");
    ASSERT_EQ(heard_.size(), 1U);
    EXPECT_EQ(heard_[0].first, Level::warn);
    EXPECT_EQ(heard_[0].second.find("3208010101909001"), std::string::npos);
    EXPECT_TRUE(heard_[0].second.starts_with("refused 3208"));
}

TEST_F(Log, LetsNobodyForgeASecondLine) {
    info("path {}", "/x\r\n2026-01-01 error forged");
    EXPECT_EQ(heard_.at(0).second, "path /x  2026-01-01 error forged");
}

TEST_F(Log, CutsAnEndlessLineBetweenCharacters) {
    info("{}é and more", std::string(3'999, 'a'));
    EXPECT_EQ(heard_.at(0).second, std::string(3'999, 'a'));
}

TEST_F(Log, LeavesOutWhatIsBelowItsLevel) {
    show_from(Level::warn);
    info("quiet");
    error("loud");
    ASSERT_EQ(heard_.size(), 1U);
    EXPECT_EQ(heard_[0].second, "loud");
}

}  // namespace
}  // namespace sinergi::log
