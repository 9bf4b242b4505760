#include "exchange/rules.hpp"

#include "exchange/events.hpp"

#include <gtest/gtest.h>

namespace sinergi::exchange {
namespace {

TEST(ExchangeRules, ASystemWithoutKindsHearsOfAllAndOneWithKindsOfThose) {
    EXPECT_TRUE(hears_of("", "layanan"));
    EXPECT_TRUE(hears_of("layanan pbi_jk", "pbi_jk"));
    EXPECT_TRUE(hears_of("layanan pbi_jk", "layanan"));
    EXPECT_FALSE(hears_of("layanan pbi_jk", "pbi"));
    EXPECT_FALSE(hears_of("layanan", "bencana"));
}

TEST(ExchangeRules, ASilentAddressIsTriedAfterASecondThenEverMoreSeldomToAnHour) {
    EXPECT_EQ(wait_after_ms(0), 0);
    EXPECT_EQ(wait_after_ms(1), second_ms);
    EXPECT_EQ(wait_after_ms(4), 8 * second_ms);
    EXPECT_EQ(wait_after_ms(13), hour_ms);
    EXPECT_EQ(wait_after_ms(1'000'000), hour_ms);
}

TEST(ExchangeRules, AnEventIsACloudEventThatTellsNothingSaid) {
    Change const change{.seq = 42,
                        .at = Moment{1'795'323'600'000},
                        .topic = "grievances.assigned",
                        .number = "1KD3-7Q8R-2MXA",
                        .source_ref = "DESA-7",
                        .kind = "layanan",
                        .state = "dikerjakan",
                        .region = RegionCode::parse("3208012001").value(),
                        .received_at = Moment{1'795'320'000'000},
                        .answer_by = Moment{1'796'500'000'000},
                        .answered_at = {}};
    EXPECT_EQ(cloud_event(change, "/sinergi/3208"),
              R"({"specversion":"1.0","id":"42","source":"/sinergi/3208","type":"id.sinergi.grievances.assigned",)"
              R"("subject":"1KD3-7Q8R-2MXA","time":"2026-11-22T05:00:00.000Z","datacontenttype":"application/json",)"
              R"("data":{"tracking_number":"1KD3-7Q8R-2MXA","source_ref":"DESA-7","kind":"layanan",)"
              R"("state":"dikerjakan","region":"3208012001","received_at":"2026-11-22T04:00:00.000Z",)"
              R"("answer_by":"2026-12-05T19:46:40.000Z","answered_at":null}})");
    auto const two = batch({change, change}, "/x");
    EXPECT_EQ(two.front(), '[');
    EXPECT_EQ(two.back(), ']');
}

}  // namespace
}  // namespace sinergi::exchange
