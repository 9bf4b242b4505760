// Two nodes and a bad world, from one seed: frames are lost, doubled and reordered, clocks stand an hour apart, either
// node loses its process at any point. Everything arrives, once, in order.

#include "audit/sealer.hpp"
#include "federation/testing.hpp"

#include <gtest/gtest.h>

#include <random>

namespace sinergi::federation {
namespace {

using testing::TestNode;

constexpr std::array<std::string_view, 4> entry_names{"node", "stream", "number", "times"};
// What a house would keep: how often each entry was applied, and the last one of its stream.
constexpr std::string_view schema =
    "CREATE TABLE kept (node TEXT, stream TEXT, number BIGINT, times BIGINT, in_order BIGINT,"
    " PRIMARY KEY (node, stream, number))";
constexpr db::Statement keep{
    "test.keep",
    "INSERT INTO kept (node, stream, number, times, in_order) VALUES (?1, ?2, ?3, ?4,"
    " (SELECT CASE WHEN COALESCE(max(number), 0) = ?3 - 1 THEN 1 ELSE 0 END FROM kept WHERE node = ?1 AND stream = ?2))"
    " ON CONFLICT (node, stream, number) DO UPDATE SET times = kept.times + 1",
    "INSERT INTO kept (node, stream, number, times, in_order) VALUES ($1, $2, $3, $4,"
    " (SELECT CASE WHEN COALESCE(max(number), 0) = $3 - 1 THEN 1 ELSE 0 END FROM kept WHERE node = $1 AND stream = $2))"
    " ON CONFLICT (node, stream, number) DO UPDATE SET times = kept.times + 1",
    entry_names};

struct Schedule : ::testing::TestWithParam<db::Engine> {
    TestNode regency{GetParam(), "3208", -hour_ms / 2};
    TestNode ministry{GetParam(), "", hour_ms / 2};
    std::mt19937 chance{20231004};
    std::map<std::string, std::int64_t> numbers;
    struct Frame {
        TestNode* to;
        std::string envelope;
    };
    std::vector<Frame> wire;

    int roll(int sides) { return static_cast<int>(chance() % static_cast<unsigned>(sides)); }
    void listen(TestNode& node) {
        node.db().script(schema);
        node.at_open = [](Post& post) {
            post.on("case.", [](db::Tx& tx, Incoming const& in) -> Done {
                tx.run(keep, {{"node", in.from_node},
                              {"stream", in.stream},
                              {"number", std::int64_t{std::stoll(in.payload)}},
                              {"times", std::int64_t{1}}});
                return {};
            });
        };
        node.at_open(*node.post);
    }
    TestNode& other(TestNode& node) { return &node == &regency ? ministry : regency; }

    void write_one(TestNode& from) {
        auto const stream = "case:" + std::to_string(roll(12));
        auto const number = ++numbers[from.code() + stream];
        ASSERT_TRUE(from.send({.to_node = other(from).code(),
                               .kind = "case.entry",
                               .stream = stream,
                               .payload = std::to_string(number),
                               .agreement = {}}));
    }
    void put_on_wire(TestNode& from) {
        for (auto& envelope : from.post->take_outgoing(other(from).code(), 40).envelopes) {
            if (roll(100) < 25) continue;  // lost
            if (roll(100) < 15) wire.push_back({&other(from), envelope});
            wire.push_back({&other(from), std::move(envelope)});
        }
    }
    void deliver_some() {
        std::ranges::shuffle(wire, chance);
        for (int i = roll(30); i > 0 && !wire.empty(); --i) {
            auto const frame = std::move(wire.back());
            wire.pop_back();
            auto const acks = frame.to->post->receive({frame.envelope}).acks;
            if (roll(100) < 25) continue;  // the answer is lost
            other(*frame.to).post->settle(frame.to->code(), acks);
        }
    }
    void step(int left) {
        auto& node = roll(2) == 0 ? regency : ministry;
        switch (roll(10)) {
            case 0:
            case 1:
            case 2:
                if (left > 0) write_one(node);
                break;
            case 3:
                if (roll(6) == 0) node.reopen();  // the process dies
                break;
            case 4:
            case 5:
                put_on_wire(node);
                break;
            default:
                deliver_some();
        }
        regency.clock.advance_ms(roll(3'000));
        ministry.clock.advance_ms(roll(3'000));
    }
    std::int64_t written() const {
        std::int64_t sum = 0;
        for (auto const& [stream, number] : numbers) sum += number;
        return sum;
    }
    bool is_quiet() {
        for (auto* node : {&regency, &ministry})
            if (!node->post->take_outgoing(other(*node).code(), 1).is_empty()) return false;
        return true;
    }
};
SINERGI_ON_BOTH_ENGINES(Schedule);

TEST_P(Schedule, EverythingArrivesOnceInOrderWhateverTheWorldDoes) {
    testing::join(regency, ministry);
    listen(regency);
    listen(ministry);
    while (written() < 500) step(1);
    int steps = 0;
    while (!is_quiet()) {
        step(0);
        ASSERT_LT(++steps, 20'000);
    }
    EXPECT_EQ(regency.count("SELECT count(*) FROM kept") + ministry.count("SELECT count(*) FROM kept"), written());
    for (auto* node : {&regency, &ministry}) {
        EXPECT_EQ(node->count("SELECT count(*) FROM kept WHERE times <> 1"), 0) << "exactly once";
        EXPECT_EQ(node->count("SELECT count(*) FROM kept WHERE in_order <> 1"), 0) << "in order";
        EXPECT_EQ(node->count("SELECT count(*) FROM federation_out WHERE state <> 'stored'"), 0);
        EXPECT_EQ(node->count("SELECT count(*) FROM federation_in WHERE state <> 'applied'"), 0);
        EXPECT_EQ(node->count("SELECT count(*) FROM federation_refused"), 0);
        audit::Sealer sealer(node->db(), node->clock, {});
        sealer.seal_once();
        EXPECT_FALSE(audit::verify(node->db()).first_broken);
    }
}

}  // namespace
}  // namespace sinergi::federation
