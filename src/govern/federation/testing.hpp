#pragma once
// A small office with a post, and two or three of them joined, for the tests of this house and of those above it.

#include "federation/nodes.hpp"
#include "federation/post.hpp"
#include "federation/store.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/db/testing.hpp"
#include "plumbing/json/describe.hpp"

#include <filesystem>
#include <optional>

namespace sinergi::federation::testing {

inline Moment const noon{1'795'323'600'000};  // 2026-11-22T05:00Z

class Place {
public:
    explicit Place(std::string_view name)
        : path_(std::filesystem::temp_directory_path() / fmt::format("sinergi-post-{}-{}", name, new_uuid())) {
        std::filesystem::create_directories(path_);
    }
    ~Place() {
        std::error_code left;
        std::filesystem::remove_all(path_, left);
    }
    Place(Place const&) = delete;
    Place& operator=(Place const&) = delete;
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// One node: its database, its clock, its post. `reopen` is what a restart does.
struct TestNode {
    TestNode(db::Engine engine, std::string_view area_text, std::int64_t clock_ahead_ms = 0)
        : fresh(engine, db::migrations()),
          clock(noon.plus_ms(clock_ahead_ms)),
          area(area_text.empty() ? RegionCode{} : RegionCode::parse(area_text).value()),
          place(node_code(area)),
          files(place.path()) {
        reopen();
    }
    void reopen() {
        post.reset();
        office.reset();
        fresh.open_again();
        office.emplace(access::Office{.db = fresh.db(),
                                      .clock = clock,
                                      .ids = ids,
                                      .area = area,
                                      .name = "Kantor " + node_code(area),
                                      .secret = std::string(32, static_cast<char>('a' + area.text().size()))});
        post =
            std::make_unique<Post>(*office, files, Sign{office->name, "http://127.0.0.1/" + node_code(area), "0.2.0"});
        if (at_open) at_open(*post);
    }
    [[nodiscard]] db::Database& db() { return fresh.db(); }
    [[nodiscard]] std::string code() const { return node_code(area); }
    Done send(Outgoing letter) {
        return db().write([&](db::Tx& tx) { return post->send(tx, letter); });
    }
    std::string card() { return json::write(post->card()); }
    std::int64_t count(std::string_view sql) {
        db::Statement const counted{"test.count", sql, sql, {}};
        return db().read([&](db::Tx& tx) { return tx.find<std::int64_t>(counted).value_or(0); });
    }

    db::testing::Fresh fresh;
    TestClock clock;
    IdMaker ids;
    RegionCode area;
    Place place;
    files::FileStore files;
    std::optional<access::Office> office;
    std::unique_ptr<Post> post;
    std::function<void(Post&)> at_open{};
};

/// `here` trusts `there`: two people, the fingerprint of its card.
inline void trust(TestNode& here, TestNode& there) {
    auto const card = read_card(there.card()).value();
    here.db()
        .write([&](db::Tx& tx) -> Done {
            SINERGI_MUST(propose(tx, *here.post, {0, "Ani"}, card, "", card.card.fingerprint));
            return confirm(tx, *here.post, {0, "Budi"}, card.card.node);
        })
        .value();
}
inline void join(TestNode& a, TestNode& b) {
    trust(a, b);
    trust(b, a);
}

/// Carries everything that waits from one to the other, once. @return what was said of it
inline std::vector<Ack> carry(TestNode& from, TestNode& to) {
    auto const batch = from.post->take_outgoing(to.code());
    auto acks = to.post->receive(batch.envelopes).acks;
    from.post->settle(to.code(), acks);
    return acks;
}

/// Papers too, until nothing moves.
inline void carry_all(TestNode& a, TestNode& b) {
    for (bool moved = true; moved;) {
        moved = !carry(a, b).empty();
        moved = !carry(b, a).empty() || moved;
        for (auto* pair : {&a, &b}) {
            auto& to = pair == &a ? b : a;
            while (auto const piece = pair->post->take_piece(to.code())) {
                pair->post->settle_piece(*piece, to.post->receive_piece(*piece));
                moved = true;
            }
        }
    }
}

}  // namespace sinergi::federation::testing
