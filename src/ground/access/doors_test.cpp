#include "access/doors.hpp"

#include "access/testing.hpp"
#include "audit/actions.hpp"

#include <latch>

namespace sinergi::access {
namespace {

using http::Asked;
using http::Method;
using testing::noon;

struct Door : testing::OfficeTest {};
SINERGI_ON_BOTH_ENGINES(Door);

TEST_P(Door, ACookieWritesOnlyFromOurOwnPages) {
    add("sari", Role::back_office);
    auto const cookie = "sinergi_session=" + enter("sari")->token;
    auto key = [&](Method method, std::vector<std::pair<std::string, std::string>> headers) -> std::string {
        Asked const asked(method, "/x", "", std::move(headers), clock.now());
        auto const officer = doors->officer(asked.call);
        return officer ? "" : std::string(officer.error().key);
    };
    EXPECT_EQ(key(Method::get, {}), "access.sign_in_first");
    EXPECT_EQ(key(Method::get, {{"cookie", cookie}}), "");
    EXPECT_EQ(key(Method::post, {{"cookie", cookie}}), "access.not_from_here");
    EXPECT_EQ(key(Method::post, {{"cookie", cookie}, {"authorization", "Basic eDp5"}}), "access.not_from_here");
    EXPECT_EQ(key(Method::post, {{"cookie", cookie}, {"x-sinergi", "1"}}), "");
    EXPECT_EQ(key(Method::get, {{"cookie", "sinergi_session=tebakan"}}), "access.session_ended");
}

TEST_P(Door, RemembersForTwoSecondsUnlessToldToForget) {
    auto const id = add("sari", Role::back_office);
    auto const token = enter("sari")->token;
    ASSERT_TRUE(officer_of(token));
    ASSERT_TRUE(write([&](db::Tx& tx) { return end_sessions_of(tx, office, admin(), id, clock.now()); }));
    EXPECT_TRUE(officer_of(token)) << "another process ended it";
    clock.advance_ms(2 * second_ms);
    EXPECT_FALSE(officer_of(token));
}

TEST_P(Door, AStreamSeesItsSessionEndAndDoesNotKeepItAlive) {
    auto const id = add("sari", Role::back_office);
    auto const token = enter("sari")->token;
    EXPECT_EQ(doors->watched(token)->id, id);
    ASSERT_TRUE(officer_of(token));
    sign_out(office, token, clock.now());
    doors->forget(id);
    EXPECT_EQ(doors->watched(token).error().key, "access.session_ended");
    EXPECT_FALSE(doors->watched("tebakan"));

    auto const left_open = enter("sari")->token;
    for (int minute = 0; minute < 12 * 60; ++minute) {
        EXPECT_TRUE(doors->watched(left_open));
        clock.advance_ms(minute_ms);
    }
    settle();
    EXPECT_FALSE(doors->watched(left_open)) << "nobody was there for twelve hours";
}

TEST_P(Door, LetsInSoManyByAddress) {
    auto enter_from = [&](std::string peer) {
        Asked asked(Method::post, "/x", "", {}, clock.now());
        asked.call.peer = std::move(peer);
        return doors->let_in(asked.call, "lapor", 3, minute_ms).has_value();
    };
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(enter_from("10.0.0.1"));
    EXPECT_FALSE(enter_from("10.0.0.1"));
    EXPECT_TRUE(enter_from("10.0.0.2"));
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(enter_from(fmt::format("2001:db8:1:2::{}", i + 1)));
    EXPECT_FALSE(enter_from("2001:db8:1:2:ffff::9")) << "one customer, many addresses";
    EXPECT_TRUE(enter_from("2001:db8:1:3::1"));
    clock.advance_ms(2 * minute_ms);
    EXPECT_TRUE(enter_from("10.0.0.1"));
}

TEST_P(Door, TellsHowLongToWaitAndLetsInWhoWaitedSoLong) {
    auto enter = [&]() -> std::int64_t {
        Asked asked(Method::post, "/x", "", {}, clock.now());
        asked.call.peer = "10.0.0.1";
        auto const let = doors->let_in(asked.call, "lapor", 3, minute_ms);
        return let ? 0 : let.error().wait_ms;
    };
    for (int turn = 0; turn < 20; ++turn) {
        auto const wait = enter();
        if (wait == 0) {
            clock.advance_ms(turn * second_ms);  // so that tries lie unevenly in the windows
            continue;
        }
        ASSERT_GT(wait, 0);
        ASSERT_LE(wait, minute_ms + 1);
        clock.advance_ms(wait - 1);
        EXPECT_EQ(enter(), 1);
        clock.advance_ms(1);
        EXPECT_EQ(enter(), 0);
    }
}

struct DeedOut {
    std::int64_t made = 0;
};
BOOST_DESCRIBE_STRUCT(DeedOut, (), (made))

struct Once : testing::OfficeTest {
    std::atomic<std::int64_t> done = 0;
    AccountId by = add("sari", Role::back_office);

    /// A deed that leaves a row, so that doing it twice would be seen.
    Result<http::Answer<DeedOut>> deed(std::string key, std::string body = "{}") {
        Asked const asked(Method::post, "/api/v1/x", std::move(body), {{"idempotency-key", std::move(key)}},
                          clock.now());
        return once(office, asked.call, by, [&](db::Tx& tx) -> Result<http::Answer<DeedOut>> {
            auto const id = ids.next(noon);
            audit::note(tx, ids, noon, {}, "test.deed", {.kind = "test", .id = id});
            return http::Answer<DeedOut>{{id}, {.status = 201}};
        });
    }
};
SINERGI_ON_BOTH_ENGINES(Once);

TEST_P(Once, TheSameKeyGivesTheSameAnswer) {
    auto const first = deed("kunci-0001");
    auto const again = deed("kunci-0001");
    ASSERT_TRUE(first && again);
    EXPECT_EQ(first->value.made, again->value.made);
    EXPECT_EQ(again->with.status, 201);
    EXPECT_NE(deed("kunci-0002")->value.made, first->value.made);
    EXPECT_NE(deed("")->value.made, deed("")->value.made) << "without a key every call is a deed";
    EXPECT_EQ(deed("kunci-0001", R"({"lain":1})").error().key, "access.key_reused");
    EXPECT_EQ(deed("pendek").error().key, "access.key_malformed");
    EXPECT_EQ(lines_of("test.deed"), 4);
}

TEST_P(Once, OfTenInParallelOneDoesTheDeed) {
    for (int round = 0; round < 5; ++round) {
        std::latch ready(10);
        std::array<std::int64_t, 10> made{};
        {
            std::vector<std::jthread> all;
            for (std::size_t i = 0; i < made.size(); ++i) {
                all.emplace_back([&, i] {
                    ready.arrive_and_wait();
                    made[i] = deed(fmt::format("sekaligus-{}", round)).value().value.made;
                });
            }
        }
        for (auto const one : made) EXPECT_EQ(one, made[0]);
        EXPECT_EQ(lines_of("test.deed"), round + 1);
    }
}

TEST_P(Once, AnErasedAnswerIsNotGivenAndItsDeedIsNotDoneAgain) {
    auto const made = deed("kunci-0001")->value.made;
    auto const other = deed("kunci-0002")->value.made;
    auto told = [&](std::string key) {
        Asked const asked(Method::post, "/api/v1/x", "{}", {{"idempotency-key", std::move(key)}}, clock.now());
        return once(office, asked.call, by, [&](db::Tx&) -> Result<DeedOut> { return DeedOut{++done}; },
                    {.about = made});
    };
    ASSERT_TRUE(told("kunci-0003"));
    ASSERT_TRUE(db().write([&](db::Tx& tx) -> Done {
        forget_answers(tx, made);
        return {};
    }));
    EXPECT_EQ(told("kunci-0003").error().key, "access.answer_erased");
    EXPECT_EQ(done, 1);
    EXPECT_EQ(deed("kunci-0002")->value.made, other) << "what was answered about others stays";
}

TEST_P(Once, ARefusalIsNotKept) {
    bool is_ready = false;
    auto try_it = [&]() -> Result<DeedOut> {
        Asked const asked(Method::post, "/api/v1/x", "{}", {{"idempotency-key", "kunci-0001"}}, clock.now());
        return once(office, asked.call, by, [&](db::Tx&) -> Result<DeedOut> {
            if (!is_ready) return refuse(Why::conflict, "access.account_changed");
            return DeedOut{7};
        });
    };
    EXPECT_FALSE(try_it());
    is_ready = true;
    EXPECT_EQ(try_it()->made, 7);
}

}  // namespace
}  // namespace sinergi::access
