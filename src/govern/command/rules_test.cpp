#include "command/rules.hpp"

#include <gtest/gtest.h>

namespace sinergi::command {
namespace {

Standing standing(std::string area, std::int64_t open, std::int64_t late, std::int64_t urgent = 0) {
    return {.area = std::move(area), .open_count = open, .late = late, .urgent = urgent, .oldest_at = Moment{open}};
}

TEST(CommandRules, TheLatestStandsOnTopThenTheMostUrgent) {
    std::vector<Standing> wall{standing("3201", 90, 0), standing("3208", 4, 2), standing("3209", 9, 0, 3)};
    sort_for_wall(wall);
    EXPECT_EQ(wall[0].area, "3208");
    EXPECT_EQ(wall[1].area, "3209");
    EXPECT_EQ(wall[2].area, "3201");
    auto const sum = sum_of(wall);
    EXPECT_EQ(sum.open_count, 103);
    EXPECT_EQ(sum.late, 2);
    EXPECT_EQ(sum.oldest_at, Moment{4});
}

TEST(CommandRules, ADaysReportIsATextThatNamesNobody) {
    DayReport const report{.day = Date::parse("2026-11-22").value(),
                           .calls = {{"call_171", 12, 3}, {"whatsapp", 5, 0}},
                           .asked = {{"escalation", "in", "asked", 2, 1},
                                     {"escalation", "in", "accepted", 3, 0},
                                     {"disposition", "out", "declined", 1, 0}},
                           .ended = {{"escalation", "in", "done", 4, 4}},
                           .standings = {standing("3208", 7, 2, 1), standing("3209", 3, 0)}};
    auto const text = text_of(
        report, "Pusat Kendali", "Minggu, 22 November 2026", [](std::string_view key) { return std::string(key); },
        [](std::string_view area) { return "Kab. " + std::string(area); });
    EXPECT_EQ(text,
              "*command.report_title*\nPusat Kendali, Minggu, 22 November 2026\n"
              "\n*command.report_calls* 17\n- command.report_urgent: 3\n- grievances.channel.call_171: 12\n"
              "- grievances.channel.whatsapp: 5\n"
              "\n*command.report_escalation_in* 5\n- command.report_state_asked: 2\n"
              "- command.report_state_accepted: 3\n- command.report_ended: 4\n"
              "\n*command.report_disposition_out* 1\n- command.report_state_declined: 1\n"
              "\n*command.report_open* 10\n- command.report_late: 2\n- command.report_urgent: 1\n"
              "\n*command.report_late_where*\n- Kab. 3208: 2\n");
}

TEST(CommandRules, AQuietDayHasItsTotalsAndNothingElse) {
    auto const text = text_of(
        DayReport{}, "Pusat Kendali", "Senin", [](std::string_view key) { return std::string(key); },
        [](std::string_view area) { return std::string(area); });
    EXPECT_EQ(text,
              "*command.report_title*\nPusat Kendali, Senin\n\n*command.report_calls* 0\n\n*command.report_open* 0\n");
}

}  // namespace
}  // namespace sinergi::command
