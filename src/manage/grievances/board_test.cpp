#include "grievances/board.hpp"

#include "grievances/testing.hpp"

#include <rapidcheck/gtest.h>

#include <map>

namespace sinergi::grievances {
namespace {

using namespace testing;

constexpr std::array villages{"3208012001", "3208012002", "3208022001"};
constexpr std::array kinds{"layanan", "anak", "pungli"};

/// A complaint and what the columns beside it hold.
struct Made {
    Grievance g;
    bool was_rebutted = false, was_reopened = false;
    std::optional<bool> is_satisfied;
};

Made any_made(IdMaker& ids) {
    auto const moment = [](int days_min, int days_max) {
        return noon.plus_ms(*rc::gen::inRange(days_min * 48, days_max * 48) * (30 * minute_ms));
    };
    Made m;
    m.g.id = ids.make<Grievance>(noon);
    m.g.region = region(*rc::gen::elementOf(villages));
    m.g.kind = *rc::gen::elementOf(kinds);
    m.g.state = static_cast<State>(*rc::gen::inRange(0, 9));
    m.g.guard = *rc::gen::inRange(0, 3);
    m.g.received_at = moment(-60, 0);
    m.g.promise_at = m.g.received_at.plus_ms(*rc::gen::inRange(1, 60) * (12 * hour_ms));
    if (*rc::gen::arbitrary<bool>()) {
        m.g.verified_at = m.g.received_at;
        m.g.is_verified_in_time = *rc::gen::arbitrary<bool>();
    }
    if (*rc::gen::arbitrary<bool>())
        m.g.answered_at = m.g.received_at.plus_ms(*rc::gen::inRange(0, 90) * (9 * hour_ms));
    m.was_rebutted = *rc::gen::arbitrary<bool>();
    m.was_reopened = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>()) m.is_satisfied = *rc::gen::arbitrary<bool>();
    return m;
}

/// The nine figures as somebody would count them with a pencil.
Figures counted(std::vector<Made> const& all, FiguresAsked const& asked, Moment now) {
    Figures f;
    std::vector<std::int64_t> waits;
    for (auto const& [g, was_rebutted, was_reopened, is_satisfied] : all) {
        auto const guard_max = asked.sees_named ? 2 : (asked.sees_closed ? 1 : 0);
        if (!asked.area.has(g.region) || g.received_at < asked.from || g.received_at >= asked.to) continue;
        if (g.guard > guard_max || (!asked.kind.empty() && g.kind != asked.kind)) continue;
        ++f.received;
        if (is_open(g.state) && g.state != State::dijawab) {
            ++f.open;
            f.late_now += g.promise_at < now ? 1 : 0;
        }
        f.verified += g.verified_at ? 1 : 0;
        f.verified_in_time += g.verified_at && *g.is_verified_in_time ? 1 : 0;
        if (g.answered_at) {
            ++f.answered;
            f.answered_in_time += *g.answered_at <= g.promise_at ? 1 : 0;
            waits.push_back((g.answered_at->ms - g.received_at.ms) / (12 * hour_ms));
        }
        f.rebutted += was_rebutted ? 1 : 0;
        f.reopened += was_reopened ? 1 : 0;
        f.rated += is_satisfied ? 1 : 0;
        f.satisfied += is_satisfied.value_or(false) ? 1 : 0;
    }
    std::ranges::sort(waits);
    if (!waits.empty()) f.half_days = waits[waits.size() / 2];
    return f;
}

void write_all(db::Database& database, std::vector<Made> const& all) {
    auto const done = database.write([&](db::Tx& tx) -> Done {
        for (auto const& m : all) {
            store::insert(tx, m.g, {.channel = "web", .privacy = "open", .body = "isi"}, {});
            auto next = m.g;
            ++next.version;
            store::update(tx, next);
            if (m.was_rebutted) store::count_turn(tx, m.g.id, Deed::rebutted);
            if (m.was_reopened) store::count_turn(tx, m.g.id, Deed::reopened);
            if (m.is_satisfied) store::set_satisfied(tx, m.g.id, *m.is_satisfied);
        }
        return {};
    });
    RC_ASSERT(done.has_value());
}

TEST(Board, FiguresEqualACountWithAPencil) {
    rc::check("any complaints, any question", [] {
        db::testing::Fresh fresh(db::Engine::sqlite, db::migrations());
        IdMaker ids;
        std::vector<Made> all;
        auto const count = *rc::gen::inRange(0, 40);
        for (int i = 0; i < count; ++i) all.push_back(any_made(ids));
        write_all(fresh.db(), all);
        Board board(fresh.db(), Zone::WIB);
        board.load();
        for (auto const* area : {"32", "3208", "320801", "3208012002", "3274"})
            for (auto const* kind : {"", "anak", "tidak_ada"}) {
                FiguresAsked const asked{.area = region(area),
                                         .from = noon.plus_ms(-40 * day_ms),
                                         .to = noon.plus_ms(-2 * day_ms),
                                         .kind = kind,
                                         .sees_closed = *rc::gen::arbitrary<bool>(),
                                         .sees_named = *rc::gen::arbitrary<bool>()};
                RC_ASSERT(board.count(asked, noon) == counted(all, asked, noon));
                std::int64_t sum = 0;
                for (auto const& slice : board.slices(asked, Board::By::village, noon)) sum += slice.figures.received;
                RC_ASSERT(sum == board.count(asked, noon).received);
            }
    });
}

struct BoardOnBoth : GrievanceTest {};
SINERGI_ON_BOTH_ENGINES(BoardOnBoth);

TEST_P(BoardOnBoth, FollowsWhatHappens) {
    Board board(db(), Zone::WIB);
    EXPECT_FALSE(board.is_ready());
    auto const first = received();
    board.load();
    EXPECT_TRUE(board.is_ready());
    FiguresAsked const asked{
        .area = region("3208"), .from = noon.plus_ms(-day_ms), .to = noon.plus_ms(day_ms), .sees_closed = true};
    EXPECT_EQ(board.count(asked, clock.now()).received, 1);
    received();
    received(report("dipukul", "kekerasan"));
    auto const back = hire("back", Role::back_office);
    ASSERT_TRUE(does(back, first, Deed::closed, {.text = "selesai"}));
    board.follow(clock.now());
    auto const now_is = board.count(asked, clock.now());
    EXPECT_EQ(now_is.received, 3);
    EXPECT_EQ(now_is.answered_in_time, 1);
    EXPECT_EQ(now_is.open, 2);
    EXPECT_EQ(board.as_of(), clock.now());
    auto open_only = asked;
    open_only.sees_closed = false;
    EXPECT_EQ(board.count(open_only, clock.now()).received, 2);
    auto const by_month = board.slices(asked, Board::By::month, clock.now());
    ASSERT_EQ(by_month.size(), 1U);
    EXPECT_EQ(by_month[0].key, "2026-11");
    board.load();
    EXPECT_EQ(board.count(asked, clock.now()), now_is) << "loading again changes nothing";
}

TEST(Board, CountsByTheUnitThatHasItNow) {
    db::testing::Fresh fresh(db::Engine::sqlite, db::migrations());
    IdMaker ids;
    access::UnitId const first(7), second(8);
    std::vector<Made> all;
    for (auto const unit : {first, second, first, access::UnitId{}}) {
        Made m;
        m.g.id = ids.make<Grievance>(noon);
        m.g.region = region(sindangjawa);
        m.g.kind = "layanan";
        m.g.received_at = noon;
        m.g.unit = unit;
        all.push_back(m);
    }
    write_all(fresh.db(), all);
    Board board(fresh.db(), Zone::WIB);
    board.load();
    std::map<std::string, std::int64_t> counts;
    for (auto const& slice :
         board.slices({.area = region("3208"), .from = noon.plus_ms(-day_ms), .to = noon.plus_ms(day_ms)},
                      Board::By::unit, noon))
        counts[slice.key] = slice.figures.received;
    EXPECT_EQ(counts, (std::map<std::string, std::int64_t>{
                          {access::UnitId{}.text(), 1}, {first.text(), 2}, {second.text(), 1}}));
}

}  // namespace
}  // namespace sinergi::grievances
