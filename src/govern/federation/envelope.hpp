#pragma once
// Envelopes and cards as bytes: written, read, signed, judged. A newer node may add members: they are read over, and
// the signature covers them all the same.

#include "federation/model.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/json/node.hpp"

namespace sinergi::federation {

inline constexpr std::size_t envelope_bytes_max = std::size_t{1024} * 1024;
inline constexpr std::size_t payload_bytes_max = std::size_t{512} * 1024;
inline constexpr std::size_t papers_max = 50;
inline constexpr std::int64_t paper_bytes_max = 64LL * 1024 * 1024;

/// The bytes a signature covers: `what`, then every member but `but`, by name, each with its length.
[[nodiscard]] std::string canonical(std::string_view what, json::Document const& document, json::Node const& object,
                                    std::string_view but = "signature");

/// JSON with the signature of `secret` (64 bytes) in its place; `envelope.signature` is not looked at.
[[nodiscard]] std::string write_signed(Envelope const& envelope, std::string_view secret);

/// What came, and what its signature must cover.
struct Read {
    Envelope envelope;
    std::string covered;
};
/// @refuses federation.envelope_malformed http.json_broken http.json_not_utf8 http.json_too_deep http.json_too_large
[[nodiscard]] Result<Read> read_envelope(std::string_view text);

/// Tells one content from another: all members but the number, the seal and the signature, and the payload. Hex.
[[nodiscard]] std::string content_digest(Envelope const& envelope, std::string_view payload);

/// The name of a pair of keys: 16 hex digits.
[[nodiscard]] std::string key_name(std::string_view sign_open, std::string_view seal_open);
/// "ABCD-EFGH-...": 8 groups of 4, of node and both keys. For paper, and typed from it.
[[nodiscard]] std::string fingerprint(std::string_view node, std::string_view sign_open, std::string_view seal_open);
/// Spaces, dashes and small letters are forgiven.
[[nodiscard]] bool is_same_fingerprint(std::string_view typed, std::string_view known);

/// A card whose own signature and fingerprint hold.
struct ReadCard {
    Card card;
    std::string sign_open, seal_open, name;  // bytes, and the name of the keys
};
/// @refuses federation.card_malformed federation.card_broken
[[nodiscard]] Result<ReadCard> read_card(std::string_view text);
/// What the endorsement of the key before and the card's own signature cover.
[[nodiscard]] std::string card_bytes(Card const& card);
/// What the word of the new key covers that the one before it leaked.
[[nodiscard]] std::string revocation_bytes(Card const& card);

/// A random UUID (version 4).
[[nodiscard]] std::string new_uuid();

/// The answer to a batch, signed: {"acks":[...],"from","to","key","signature"}.
[[nodiscard]] std::string write_acks(std::vector<Ack> const& acks, std::string_view from, std::string_view to,
                                     std::string_view key, std::string_view secret);
struct ReadAcks {
    std::vector<Ack> acks;
    std::string from, to, key, signature, covered;
};
/// @refuses federation.answer_malformed
[[nodiscard]] Result<ReadAcks> read_acks(std::string_view text);

/// {"envelopes":[...]} of envelopes as they were written.
[[nodiscard]] std::string write_batch(std::vector<std::string> const& envelopes);
/// Each envelope as its own JSON. @refuses federation.envelope_malformed and those of JSON
[[nodiscard]] Result<std::vector<std::string>> read_batch(std::string_view text);

}  // namespace sinergi::federation
