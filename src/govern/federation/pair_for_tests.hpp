#pragma once
// The pair that this house's tests stand on.

#include "federation/post/inner.hpp"
#include "federation/testing.hpp"

namespace sinergi::federation::testing {

/// A regency and a ministry that trust each other, an hour apart, with a house that hears what arrives there.
struct JoinedPair : ::testing::TestWithParam<db::Engine> {
    TestNode regency{GetParam(), "3208"};
    TestNode ministry{GetParam(), "", hour_ms};
    std::string refuse_payload = "?";

    JoinedPair() {
        join(regency, ministry);
        for (auto* node : {&regency, &ministry}) node->db().script("CREATE TABLE heard (nth BIGINT, words TEXT)");
        listen(ministry);
    }
    /// As a house hears: in the transaction, so that what was undone was never heard.
    static void hear(db::Tx& tx, std::string const& words) {
        static constexpr std::array<std::string_view, 1> names{"words"};
        static constexpr db::Statement put{"test.hear",
                                           "INSERT INTO heard (nth, words) SELECT count(*) + 1, ?1 FROM heard",
                                           "INSERT INTO heard (nth, words) SELECT count(*) + 1, $1 FROM heard", names};
        tx.run(put, {{"words", words}});
    }
    static std::vector<std::string> heard_by(TestNode& node) {
        static constexpr db::Statement list{
            "test.heard", "SELECT words FROM heard ORDER BY nth", "SELECT words FROM heard ORDER BY nth", {}};
        return node.db().read([](db::Tx& tx) { return tx.all<std::string>(list); });
    }
    std::vector<std::string> heard() { return heard_by(ministry); }
    void listen(TestNode& node) {
        node.at_open = [this](Post& post) {
            post.on("case.", [this](db::Tx& tx, Incoming const& in) -> Done {
                if (in.payload == refuse_payload) return refuse(Why::not_allowed, "access.act_not_allowed", "health");
                if (in.payload == R"("throw")") throw std::runtime_error("a fault of a house");
                hear(tx, in.stream + " " + in.payload);
                return {};
            });
        };
        node.at_open(*node.post);
    }
    static Outgoing letter(std::string payload, std::string stream = "case:3208/1", std::string kind = "case.entry") {
        return {.to_node = "pusat",
                .kind = std::move(kind),
                .stream = std::move(stream),
                .payload = std::move(payload),
                .basis = "public_task",
                .agreement = {}};
    }
    void send(std::string payload, std::string stream = "case:3208/1", std::string kind = "case.entry") {
        auto const done = regency.send(letter(std::move(payload), std::move(stream), std::move(kind)));
        ASSERT_TRUE(done) << done.error().key;
    }
    std::vector<std::string> waiting() { return regency.post->take_outgoing("pusat").envelopes; }
    Ack give(std::string const& envelope) { return ministry.post->receive({envelope}).acks.at(0); }
    std::string refused_at(TestNode& node) {
        auto const rows = node.db().read([&](db::Tx& tx) {
            return tx.all<store::RefusedRow>(sql::list_refused,
                                             {{"before", std::int64_t{INT64_MAX}}, {"row_max", std::int64_t{1}}});
        });
        return rows.empty() ? "" : rows[0].refusal;
    }
    /// A letter of the regency changed after it was written, signed by `secret` again.
    std::string changed(std::function<void(Envelope&)> const& change, std::string const& secret = {}) {
        auto read = read_envelope(waiting().at(0)).value();
        change(read.envelope);
        if (secret.empty()) {
            auto const own = regency.db().read([&](db::Tx& tx) { return regency.post->keys().read(tx); });
            return write_signed(read.envelope, own->newest().sign.secret);
        }
        return write_signed(read.envelope, secret);
    }
};

}  // namespace sinergi::federation::testing
