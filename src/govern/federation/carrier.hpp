#pragma once
// Carries letters over HTTP: one thread a partner that has something waiting, woken by a commit, patient when the other
// side is away.

#include "federation/envelope.hpp"
#include "federation/post.hpp"
#include "plumbing/http/client.hpp"

#include <memory>

namespace sinergi::federation {

struct CarrierOptions {
    http::ClientOptions http{};
    std::int64_t poll_ms = 1'000;  // between looks when nobody rang: letters of other processes
};

class Carrier {
public:
    /// `post` outlives it.
    Carrier(Post& post, CarrierOptions options = {});
    ~Carrier();
    Carrier(Carrier const&) = delete;
    Carrier& operator=(Carrier const&) = delete;

    void start();
    /// Lets what is on its way arrive and ends the threads.
    void stop();
    /// Something may have been committed: looks at once.
    void wake();

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

/// One round with one partner, for the thread above: false when nothing waits.
/// @refuses federation.not_reached and those of http::Client and open_acks
Result<bool> carry_once(Post& post, http::Client& client, Post::Busy const& to);

/// What signs a piece of a paper in its headers: everything but the bytes, and their digest.
[[nodiscard]] std::string piece_words(Piece const& piece);

inline constexpr std::string_view envelopes_path = "/api/v1/federation/envelopes";
inline constexpr std::string_view papers_path = "/api/v1/federation/papers/";
inline constexpr std::string_view card_path = "/api/v1/federation/card";

/// The card that an address shows.
/// @refuses federation.card_malformed federation.card_broken and those of http::Client
[[nodiscard]] Result<ReadCard> fetch_card(http::Client& client, std::string_view url);

}  // namespace sinergi::federation
