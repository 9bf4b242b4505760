#pragma once

#include <string>
#include <string_view>

namespace sinergi::access {

/// 32 bytes of chance as text: what a browser or a program holds.
[[nodiscard]] std::string make_token();
/// What is known of a token here: 32 bytes from which it cannot be made again.
[[nodiscard]] std::string token_digest(std::string_view token);
/// The digest as it is stored.
[[nodiscard]] std::string digest_text(std::string_view digest);

}  // namespace sinergi::access
