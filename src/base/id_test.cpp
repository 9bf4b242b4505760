#include "base/id.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <thread>
#include <vector>

namespace sinergi {
namespace {

struct Thing;
constexpr Moment november{1'795'305'600'000};  // 2026-11-22T00:00:00Z

TEST(Id, IsThirteenCapitalsOutside) {
    EXPECT_EQ(id_text(0), "0000000000000");
    EXPECT_EQ(id_text(31), "000000000000Z");
    EXPECT_EQ(id_text(INT64_MAX), "7ZZZZZZZZZZZZ");
}

TEST(Id, ForgivesWhatPeopleWriteForZeroAndOne) {
    EXPECT_EQ(id_number("o1IlL").value(), id_number("01111").value());
    EXPECT_EQ(id_number("abc-def").value(), id_number("ABCDEF").value());
}

TEST(Id, RefusesWhatCannotBeOne) {
    for (auto const* wrong : {"", "-", "ABCU", "8000000000000", "ZZZZZZZZZZZZZ", "00000000000001", "A/B", "é"}) {
        SCOPED_TRACE(wrong);
        auto const read = Id<Thing>::parse(wrong);
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().key, "base.id_malformed");
    }
}

RC_GTEST_PROP(Id, ComesBackFromItsText, ()) {
    auto const raw = *rc::gen::inRange<std::int64_t>(0, INT64_MAX);
    RC_ASSERT(id_number(id_text(raw)).value() == raw);
    RC_ASSERT(id_text(raw).size() == 13U);
}

RC_GTEST_PROP(Id, SortsAsTextAsItSortsAsNumber, ()) {
    auto const a = *rc::gen::inRange<std::int64_t>(0, INT64_MAX);
    auto const b = *rc::gen::inRange<std::int64_t>(0, INT64_MAX);
    RC_ASSERT((a < b) == (id_text(a) < id_text(b)));
}

RC_GTEST_PROP(IdMaker, OnlyGrowsHoweverTheClockJumps, (std::vector<std::int32_t> jumps)) {
    IdMaker maker(3);
    std::int64_t before = 0;
    auto now = november;
    for (auto const jump : jumps) {
        now = now.plus_ms(jump % 100'000);
        auto const id = maker.next(now);
        RC_ASSERT(id > before);
        before = id;
    }
}

RC_GTEST_PROP(IdMaker, StartsAboveTheHighestStoredIdOfAnyLease, (std::uint8_t theirs, std::uint8_t ours)) {
    IdMaker them(theirs);
    std::int64_t floor = 0;
    for (int i = *rc::gen::inRange(1, 50); i > 0; --i) floor = them.next(november);
    IdMaker us(ours, floor);
    RC_ASSERT(us.next(november.plus_ms(-day_ms)) > floor);
}

TEST(IdMaker, TellsWhenAnIdWasMade) {
    IdMaker maker(255);
    EXPECT_EQ(id_moment(maker.next(november)), november);
}

TEST(IdMaker, GoesIntoTheNextMillisecondWhenOneIsFull) {
    IdMaker maker;
    std::int64_t last = 0;
    for (int i = 0; i < 8'192; ++i) last = maker.next(november);
    EXPECT_EQ(id_moment(last), november);
    EXPECT_EQ(id_moment(maker.next(november)), november.plus_ms(1));
}

TEST(IdMaker, GivesManyThreadsDifferentGrowingIds) {
    constexpr std::size_t threads = 4;
    constexpr std::size_t each = 20'000;
    IdMaker maker(1);
    std::vector<std::vector<std::int64_t>> made(threads);
    {
        std::vector<std::jthread> running;
        for (auto& mine : made)
            running.emplace_back([&mine, &maker] {
                for (std::size_t i = 0; i < each; ++i)
                    mine.push_back(maker.next(november.plus_ms(-static_cast<std::int64_t>(i % 7))));
            });
    }
    std::set<std::int64_t> all;
    for (auto const& mine : made) {
        EXPECT_TRUE(std::ranges::is_sorted(mine));
        all.insert(mine.begin(), mine.end());
    }
    EXPECT_EQ(all.size(), threads * each);
}

TEST(IdMaker, KeepsProcessesOfOneDatabaseApartByTheirLease) {
    IdMaker one(1);
    IdMaker two(2);
    EXPECT_NE(one.next(november), two.next(november));
}

}  // namespace
}  // namespace sinergi
