#pragma once
// Codes of six digits that change every 30 seconds, as every authenticator app makes them.
// @source docs/sources.md#rfc6238

#include "base/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sinergi::crypto {

/// The 30-second step a moment lies in.
[[nodiscard]] std::int64_t totp_step(Moment now) noexcept;
/// The code of a step: HMAC-SHA1, cut to `digits` (6; the RFC's own vectors use 8).
[[nodiscard]] std::string totp_code(std::string_view secret, std::int64_t step, int digits = 6);
/// The step whose code this is: the present one or one beside it, because clocks differ, and later than `used_step`,
/// because a code that was seen over a shoulder is not taken again. Keep what is returned as the next `used_step`.
[[nodiscard]] std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code, Moment now,
                                                     std::int64_t used_step);
/// "otpauth://totp/..." for the QR picture. `issuer` is the office, `account` the account's name.
[[nodiscard]] std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view account);

}  // namespace sinergi::crypto
