#pragma once
// `sinergi federation ...`: joining nodes without a browser. What the screen does by accounts is done here by names,
// which the audit chain keeps: whoever has the server's shell is trusted with them.

#include "federation/post.hpp"
#include "server/node.hpp"

#include <string>

namespace sinergi::apps {

struct NodesWish {
    Place place;
    std::string url;          // this node's own address, kept in node.json
    std::string card_file;    // another node's card, as `federation card` printed it
    std::string card_url;     // the address to reach it by, instead of the one on its card
    std::string fingerprint;  // typed from paper
    std::string node;         // "3208", "pusat"
    std::string by;           // who does it
    std::int64_t count = 1, streams = 1;
    bool is_compromised = false;  // the old keys may be in other hands
};

/// What this node says of itself to others.
[[nodiscard]] federation::Sign sign_of(Node const& node);

/// Each prints what it did and returns 0. @throws Fault with the sentence of the refusal
int show_card(NodesWish const& wish);
int trust_node(NodesWish const& wish);
int confirm_node(NodesWish const& wish);
int suspend_node(NodesWish const& wish);
int resume_node(NodesWish const& wish);
int rotate_keys(NodesWish const& wish);
/// Puts `count` letters that do nothing into the outbox, over `streams` streams.
int ping_node(NodesWish const& wish);
int list_nodes(NodesWish const& wish);

}  // namespace sinergi::apps
