#include "federation/carrier.hpp"

#include "plumbing/crypto/encode.hpp"
#include "plumbing/json/describe.hpp"
#include "plumbing/log/log.hpp"

#include <condition_variable>
#include <map>
#include <mutex>
#include <random>
#include <thread>

namespace sinergi::federation {
namespace {

using std::chrono::milliseconds;

/// "https://a.example/" + "/api" -> "https://a.example/api"
std::string at(std::string_view url, std::string_view path) {
    while (url.ends_with('/')) url.remove_suffix(1);
    return std::string(url) + std::string(path);
}

/// The key of a problem that the other side answered, as far as we know its words.
Refusal refusal_of(http::ClientReply const& said) {
    static constexpr std::array<std::string_view, 8> known{"federation.paper_unknown",    "federation.paper_differs",
                                                           "federation.paper_too_large",  "federation.sender_unknown",
                                                           "federation.sender_suspended", "federation.key_unknown",
                                                           "federation.signature_wrong",  "access.too_many_tries"};
    for (auto const key : known)
        if (said.body.find(fmt::format("\"{}\"", key)) != std::string::npos)
            return {.why = Why::not_allowed, .key = key};
    return {.why = Why::not_found, .key = "federation.not_reached", .about = std::to_string(said.status)};
}

Result<bool> send_piece(Post& post, http::Client& client, Post::Busy const& to, Piece const& piece) {
    http::Question question{.method = "POST",
                            .url = at(to.url, std::string(papers_path) + piece.name),
                            .body = piece.bytes,
                            .type = "application/octet-stream"};
    question.headers = {{"x-sinergi-node", piece.from},
                        {"x-sinergi-to", piece.to},
                        {"x-sinergi-sealed", piece.sealed_name},
                        {"x-sinergi-bytes", std::to_string(piece.sealed_bytes)},
                        {"x-sinergi-offset", std::to_string(piece.offset)},
                        {"x-sinergi-signature", post.sign_words(piece_words(piece))}};
    SINERGI_TRY(said, client.ask(question));
    if (said.status != 200) {
        auto const refusal = refusal_of(said);
        if (refusal.key == "federation.not_reached") return std::unexpected(refusal);
        post.settle_piece(piece, std::unexpected(refusal));
        return true;
    }
    SINERGI_TRY(taken, json::read<PieceTaken>(said.body));
    post.settle_piece(piece, taken);
    return true;
}

}  // namespace

std::string piece_words(Piece const& piece) {
    return fmt::format("sinergi piece 1\n{}\n{}\n{}\n{}\n{}\n{}\n{}", piece.from, piece.to, piece.name,
                       piece.sealed_name, piece.sealed_bytes, piece.offset, crypto::hex(crypto::digest(piece.bytes)));
}

Result<ReadCard> fetch_card(http::Client& client, std::string_view url) {
    SINERGI_TRY(said, client.ask({.method = "GET", .url = at(url, card_path)}));
    if (said.status != 200) return refuse(Why::malformed, "federation.card_malformed", "url");
    return read_card(said.body);
}

Result<bool> carry_once(Post& post, http::Client& client, Post::Busy const& to) {
    auto const batch = post.take_outgoing(to.node);
    if (batch.is_empty()) {
        auto const piece = post.take_piece(to.node);
        if (!piece) return false;
        return send_piece(post, client, to, *piece);
    }
    SINERGI_TRY(
        said, client.ask({.method = "POST", .url = at(to.url, envelopes_path), .body = write_batch(batch.envelopes)}));
    if (said.status != 200) return std::unexpected(refusal_of(said));
    SINERGI_TRY(acks, post.open_acks(to.node, said.body));
    post.settle(to.node, acks);
    return true;
}

struct Carrier::Inside {
    /// The thread of one partner.
    struct Lane {
        Post::Busy to;
        bool is_called = true;
        bool is_heard = false;  // it spoke with us: no need to wait any longer
        std::condition_variable_any woken{};
        std::jthread thread{};
    };

    Inside(Post& its_post, CarrierOptions wish) : post(its_post), options(std::move(wish)), client(options.http) {}

    Post& post;
    CarrierOptions options;
    http::Client client;
    std::mutex lock{};
    std::condition_variable_any woken{};
    int rings = 0;
    std::map<std::string, std::unique_ptr<Lane>, std::less<>> lanes{};
    std::jthread porter{};

    void ring() {
        std::scoped_lock const held(lock);
        ++rings;
        woken.notify_all();
    }

    void heard(std::string const& node) {
        std::scoped_lock const held(lock);
        auto const lane = lanes.find(node);
        if (lane == lanes.end()) return;
        lane->second->is_heard = true;
        lane->second->woken.notify_all();
    }

    /// Looks for letters and calls the lanes of those they are for. @return is there any
    bool call_lanes() {
        auto const busy = post.busy_nodes();
        std::scoped_lock const held(lock);
        for (auto const& to : busy) {
            auto& lane = lanes[to.node];
            if (!lane) {
                lane = std::make_unique<Lane>();
                lane->thread = std::jthread([this, of = lane.get()](std::stop_token stop) { run_lane(*of, stop); });
            }
            lane->to = to;
            lane->is_called = true;
            lane->woken.notify_all();
        }
        return !busy.empty();
    }

    /// A ring comes before the commit it tells of: looks again a few times, soon.
    void run(std::stop_token const& stop) {
        int looks = 0, seen = 0;
        while (!stop.stop_requested()) {
            try {
                if (call_lanes()) looks = 0;
            } catch (Fault const& fault) {
                log::warn("federation waits: {}", fault.what());
            }
            std::unique_lock held(lock);
            auto const pause = looks > 0 ? milliseconds(5LL << (8 - looks)) : milliseconds(options.poll_ms);
            if (looks > 0) --looks;
            woken.wait_for(held, stop, pause, [&] { return rings != seen; });
            if (rings != seen) looks = 8;
            seen = rings;
        }
    }

    void run_lane(Lane& lane, std::stop_token const& stop) {
        std::minstd_rand chance(std::random_device{}());
        std::int64_t wait_ms = 0;
        while (!stop.stop_requested()) {
            Post::Busy to;
            {
                std::unique_lock held(lock);
                if (wait_ms > 0)
                    lane.woken.wait_for(held, stop, milliseconds(wait_ms), [&] { return lane.is_heard; });
                else
                    lane.woken.wait(held, stop, [&] { return lane.is_called; });
                lane.is_called = lane.is_heard = false;
                to = lane.to;
            }
            if (stop.stop_requested()) return;
            auto const done = carry_all(to, stop);
            if (done) {
                wait_ms = 0;
                continue;
            }
            // Doubles to a minute; half of it is chance, so that partners do not come back all at once.
            auto const whole = std::min(wait_max_ms, std::max<std::int64_t>(500, wait_ms * 2));
            wait_ms = whole / 2 + static_cast<std::int64_t>(chance()) % (whole / 2 + 1);
            note(to.node, done.error().key);
        }
    }

    Result<bool> carry_all(Post::Busy const& to, std::stop_token const& stop) {
        try {
            while (!stop.stop_requested()) {
                SINERGI_TRY(is_more, carry_once(post, client, to));
                if (!is_more) break;
            }
            return true;
        } catch (Fault const& fault) {
            log::warn("federation: {} waits: {}", to.node, fault.what());
            return refuse(Why::not_found, "federation.not_reached");
        }
    }

    void note(std::string const& node, std::string_view key) {
        try {
            post.note_trouble(node, key);
        } catch (Fault const&) {  // the database is away: /healthz tells
        }
    }
};

Carrier::Carrier(Post& post, CarrierOptions options) : in_(std::make_unique<Inside>(post, std::move(options))) {}

Carrier::~Carrier() { stop(); }

void Carrier::start() {
    in_->post.hang({.written = [in = in_.get()] { in->ring(); },
                    .heard = [in = in_.get()](std::string const& node) { in->heard(node); }});
    in_->porter = std::jthread([in = in_.get()](std::stop_token stop) { in->run(stop); });
}

void Carrier::stop() {
    if (!in_->porter.joinable()) return;
    in_->post.hang({});
    in_->porter.request_stop();
    in_->porter.join();
    std::map<std::string, std::unique_ptr<Inside::Lane>, std::less<>> lanes;
    {
        std::scoped_lock const held(in_->lock);
        lanes.swap(in_->lanes);
    }
    for (auto& [node, lane] : lanes) lane->thread.request_stop();
    lanes.clear();  // joins
}

void Carrier::wake() { in_->ring(); }

}  // namespace sinergi::federation
