#pragma once
// Chance, digests, passwords, signatures and letters under seal: libsodium and OpenSSL, nothing of our own.
// Bytes are std::string; what leaves the program is text (encode.hpp).

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace sinergi::crypto {

/// `count` bytes nobody can guess.
[[nodiscard]] std::string random_bytes(std::size_t count);

/// BLAKE2b-256 of `message`: 32 bytes.
[[nodiscard]] std::string digest(std::string_view message);
/// The same under a key of any length: who has not the key can neither make nor check it. 32 bytes.
[[nodiscard]] std::string keyed_digest(std::string_view key, std::string_view message);
/// HMAC-SHA256, for those outside who check ours with what their language has. 32 bytes.
[[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view message);
/// BLAKE2b-256 of parts that come one after the other.
class Digester {
public:
    Digester();
    Digester& add(std::string_view part);
    /// 32 bytes; ends it.
    [[nodiscard]] std::string finish();

private:
    alignas(64) unsigned char state_[384];
};

/// Are both the same, in a time that tells nothing about where they differ? Lengths are no secret.
[[nodiscard]] bool is_same(std::string_view a, std::string_view b) noexcept;

// ---- passwords ----

/// argon2id, 19 MiB and 2 passes (OWASP's smallest), as its own text "$argon2id$...". About 25 ms. At most two are made
/// or checked at the same time in the process, so that a rush at the door takes neither its memory nor both cores;
/// others wait. Never inside a Tx.
[[nodiscard]] std::string hash_password(std::string_view password);
[[nodiscard]] bool verify_password(std::string_view hash, std::string_view password);
/// Takes as long as verify_password and is always false: for accounts that do not exist.
[[nodiscard]] bool verify_nothing(std::string_view password);

// ---- a box that only the key opens (second-factor secrets at rest) ----

/// XSalsa20-Poly1305 with a fresh nonce in front. `key` is 32 bytes.
[[nodiscard]] std::string box(std::string_view key, std::string_view message);
/// @refuses crypto.not_opened when the key is another or a bit was changed
[[nodiscard]] Result<std::string> unbox(std::string_view key, std::string_view closed);

// ---- a node's two pairs of keys (envelopes between nodes) ----

struct KeyPair {
    std::string open;    // 32 bytes, given to everybody
    std::string secret;  // 64 bytes to sign, 32 to unseal
};
/// Ed25519.
[[nodiscard]] KeyPair make_signing_pair();
/// From a 32-byte seed: the same seed gives the same pair.
[[nodiscard]] KeyPair make_signing_pair(std::string_view seed);
/// 64 bytes beside the message.
[[nodiscard]] std::string sign(std::string_view secret, std::string_view message);
[[nodiscard]] bool is_signed(std::string_view open, std::string_view message, std::string_view signature) noexcept;

/// X25519.
[[nodiscard]] KeyPair make_sealing_pair();
/// Closed for the owner of `open` alone; the sender stays unnamed (sign it for that).
[[nodiscard]] std::string seal(std::string_view open, std::string_view message);
/// @refuses crypto.not_opened when it was sealed for another pair or a bit was changed
[[nodiscard]] Result<std::string> unseal(KeyPair const& pair, std::string_view sealed);

}  // namespace sinergi::crypto
