#pragma once
// Nodes, envelopes, acknowledgements: what goes between two offices, and what houses see of it.

#include "base/region_code.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::federation {

/// The code of the node that serves an area: its digits ("3208", "32"); "pusat" for the whole country.
[[nodiscard]] std::string node_code(RegionCode const& area);
/// The area of a node; none when the text is no node code.
[[nodiscard]] std::optional<RegionCode> area_of(std::string_view node);

/// A letter of a house to another node, given to `Post::send` in the deed's own transaction.
struct Outgoing {
    std::string to_node;
    std::string kind;       // "case.entry"
    std::string stream;     // what is kept in order: "case:3208/0A1B2C3D4E5F6"
    std::string payload;    // JSON, already limited to what may be sent
    std::string basis{};    // public_task, vital_interest, consent
    std::string agreement;  // "3208/0A1B2C3D4E5F6", the agreement it rests on; "" none
    bool is_emergency = false;
    std::vector<std::string> papers{};  // names in the FileStore; they follow in pieces
};

/// The same letter as a house of the other node gets it.
struct Incoming {
    std::string envelope;  // its id
    std::string from_node;
    std::string to_node{};  // of a letter of our own that comes back (turned down, or given back after a restore)
    std::string kind, stream, payload;
    Moment signed_at;  // agreement and key are judged as of then
    std::string agreement, basis;
    bool is_emergency = false;
    std::vector<std::string> papers;
};

/// A file that belongs to an envelope.
struct Paper {
    std::string name;  // digest of its content, as in the FileStore
    std::int64_t bytes = 0;
    friend bool operator==(Paper const&, Paper const&) = default;
};
BOOST_DESCRIBE_STRUCT(Paper, (), (name, bytes))

/// One letter under seal.
struct Envelope {
    std::int64_t v = 1;
    std::string id;  // UUID
    std::string from, to;
    std::int64_t epoch = 0;  // of the sender; raised when it was restored from a backup
    std::string stream;
    std::int64_t seq = 0;  // 1, 2, 3... in (from, to, epoch, stream)
    std::string kind, agreement, basis;
    bool is_emergency = false;
    std::int64_t signed_at = 0;  // ms
    std::string key;             // name of the sender's key that signed
    std::string seal_key;        // name of the receiver's key it is sealed for
    std::string sealed;          // crypto_box_seal of the payload: bytes, base64url on the wire
    std::vector<Paper> papers;
    std::string signature;  // 64 bytes
};

/// What became of an envelope on the other side.
enum class Outcome : std::uint8_t {
    stored,   // it is there, and stays
    before,   // it was there already
    waits,    // it is there, but one before it is missing: send from `expected` again
    refused,  // `key` says why
};
BOOST_DESCRIBE_ENUM(Outcome, stored, before, waits, refused)

struct Ack {
    std::string id;
    Outcome outcome = Outcome::stored;
    std::string key{};
    std::int64_t expected = 0;
};
BOOST_DESCRIBE_STRUCT(Ack, (), (id, outcome, key, expected))

/// A refusal that ends when somebody acts (a key is exchanged, a node resumed, a clock set), or that whoever stands on
/// the line can bring about by breaking a letter: the envelope stays in the outbox and is tried again. All other
/// refusals are final.
[[nodiscard]] bool is_passing(std::string_view refusal) noexcept;

/// What a node shows to everybody.
struct Card {
    std::string node, name, url;
    std::string sign_key, seal_key;  // base64url of 32 bytes each
    std::string fingerprint;         // grouped base32, as it stands on paper
    std::int64_t epoch = 1;
    std::string release;
    std::int64_t since = 0;   // ms; from when the keys sign
    std::string endorsed_by;  // name of the key before, "" for the first
    std::string endorsement;  // base64url: the key before signed this card
    std::string signature;    // base64url: its own key did
    std::string revokes;      // name of the key before, when it leaked; "" it did not
    std::string revocation;   // base64url: the new key says so; apart, so that an older release reads the card
};
BOOST_DESCRIBE_STRUCT(Card, (),
                      (node, name, url, sign_key, seal_key, fingerprint, epoch, release, since, endorsed_by,
                       endorsement, signature, revokes, revocation))

}  // namespace sinergi::federation
