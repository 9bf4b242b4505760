#pragma once
// Bytes as text: base64url (RFC 4648, without padding) for tokens, base32 for codes that people type, hex for digests.

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace sinergi::crypto {

[[nodiscard]] std::string base64url(std::string_view bytes);
/// @refuses crypto.text_malformed
[[nodiscard]] Result<std::string> from_base64url(std::string_view text);

/// With + and / and padding: where a standard of others wants it.
[[nodiscard]] std::string base64(std::string_view bytes);

/// Capital letters A-Z and 2-7, without padding.
[[nodiscard]] std::string base32(std::string_view bytes);
/// Small letters, spaces, dashes and padding are forgiven.
/// @refuses crypto.text_malformed
[[nodiscard]] Result<std::string> from_base32(std::string_view text);

[[nodiscard]] std::string hex(std::string_view bytes);

}  // namespace sinergi::crypto
