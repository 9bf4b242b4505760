#include "plumbing/db/testing.hpp"

#include <array>
#include <atomic>
#include <latch>
#include <thread>

namespace sinergi::db {
namespace {

constexpr std::array<std::string_view, 1> id_names{"id"};
constexpr std::array<std::string_view, 2> purse_names{"id", "coins"};
constexpr Statement coins_in{"test.coins_in", "SELECT coins FROM purse WHERE id = ?1",
                             "SELECT coins FROM purse WHERE id = $1", id_names};
constexpr Statement put_coins{"test.put_coins", "UPDATE purse SET coins = ?2 WHERE id = ?1",
                              "UPDATE purse SET coins = $2 WHERE id = $1", purse_names};
constexpr Statement make_purse{"test.make_purse", "INSERT INTO purse (id, coins) VALUES (?1, ?2)",
                               "INSERT INTO purse (id, coins) VALUES ($1, $2)", purse_names};
constexpr Statement give_all{
    "test.give_all", "UPDATE purse SET coins = coins + 1", "UPDATE purse SET coins = coins + 1", {}};

struct Foreseen : testing::OnBothEmpty {
    Foreseen() {
        db().script("CREATE TABLE purse (id BIGINT PRIMARY KEY, coins BIGINT NOT NULL CHECK (coins < 1000000))");
        for (std::int64_t id = 1; id <= purses; ++id) EXPECT_TRUE(make(id, 0));
    }
    Done make(std::int64_t id, std::int64_t coins, Foresight const& foresight = {}) {
        return db().write(
            [=](Tx& tx) -> Done {
                try {
                    tx.run(make_purse, {{"id", id}, {"coins", coins}});
                } catch (Clash const&) {
                    return refuse(Why::conflict, "test.purse_there");
                }
                return {};
            },
            foresight);
    }
    /// Reads and writes back one more, as a deed does with a record.
    Done add_one(std::int64_t id, Foresight const& foresight) {
        return db().write(
            [=](Tx& tx) -> Done {
                auto const coins = tx.find<std::int64_t>(coins_in, {{"id", id}}).value();
                tx.later(put_coins, {{"id", id}, {"coins", coins + 1}});
                return {};
            },
            foresight);
    }
    [[nodiscard]] static Foresight about(std::int64_t id) {
        return {.about = id, .questions = [id](Tx& tx) { tx.ahead(coins_in, {{"id", id}}); }};
    }
    std::int64_t coins(std::int64_t id) {
        return db().read([&](Tx& tx) { return tx.find<std::int64_t>(coins_in, {{"id", id}}).value(); });
    }
    static constexpr std::int64_t purses = 40;
    static constexpr std::int64_t people = 24, turns = 40;

    /// `turn` by each of a crowd, all at once, so that groups of many deeds come about.
    static void crowd(std::function<void(std::int64_t person, std::int64_t turn)> const& turn) {
        std::latch start(people);
        std::vector<std::jthread> all;
        all.reserve(people);
        for (std::int64_t person = 0; person < people; ++person)
            all.emplace_back([&, person] {
                start.arrive_and_wait();
                for (std::int64_t i = 0; i < turns; ++i) turn(person, i);
            });
    }
};
SINERGI_ON_BOTH_ENGINES(Foreseen);

TEST_P(Foreseen, LosesNothingWhenManyWriteToTheSameRecord) {
    crowd([&](std::int64_t person, std::int64_t turn) {
        auto const id = 1 + (person + turn) % 3;
        EXPECT_TRUE(add_one(id, about(id)));
    });
    EXPECT_EQ(coins(1) + coins(2) + coins(3), people * turns);
}

TEST_P(Foreseen, HearsOfADeedThatMayWriteAnything) {
    std::atomic<std::int64_t> given = 0;
    crowd([&](std::int64_t person, std::int64_t turn) {
        auto const id = 1 + (person * turns + turn) % purses;
        if (turn % 8 != 0) {
            EXPECT_TRUE(add_one(id, about(id)));
            return;
        }
        Foresight const anything{.about = Foresight::anything, .questions = about(id).questions};
        EXPECT_TRUE(db().write(
            [](Tx& tx) -> Done {
                tx.later(give_all);
                return {};
            },
            person % 2 == 0 ? anything : Foresight{}));
        ++given;
    });
    std::int64_t all = 0;
    for (std::int64_t id = 1; id <= purses; ++id) all += coins(id);
    EXPECT_EQ(all, given * purses + people * turns - given);
}

TEST_P(Foreseen, GoesOnWhenAmongTheGroupOneIsRefusedAndOneClashes) {
    std::atomic<std::int64_t> refused = 0;
    crowd([&](std::int64_t person, std::int64_t turn) {
        auto const id = 1 + (person * turns + turn) % purses;
        if (turn % 10 == 3) {
            Foresight const made{.about = Foresight::something_new, .questions = about(id).questions};
            refused += make(id, 7, made) ? 0 : 1;
        } else if (turn % 10 == 7) {
            EXPECT_THROW((void)db().write(
                             [id](Tx& tx) -> Done {
                                 tx.later(put_coins, {{"id", id}, {"coins", std::int64_t{2'000'000}}});
                                 return {};
                             },
                             about(id)),
                         Clash);
        } else {
            EXPECT_TRUE(add_one(id, about(id)));
        }
    });
    std::int64_t all = 0;
    for (std::int64_t id = 1; id <= purses; ++id) all += coins(id);
    EXPECT_EQ(refused, people * turns / 10);
    EXPECT_EQ(all, people * turns / 10 * 8);
}

}  // namespace
}  // namespace sinergi::db
