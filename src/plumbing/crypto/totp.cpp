#include "plumbing/crypto/totp.hpp"

#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace sinergi::crypto {
namespace {

constexpr std::int64_t step_ms = 30 * second_ms;

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (char const c : text) {
        bool const is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                              c == '.' || c == '_';
        if (is_plain) {
            out += c;
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return out;
}

}  // namespace

std::int64_t totp_step(Moment now) noexcept { return now.ms / step_ms; }

std::string totp_code(std::string_view secret, std::int64_t step, int digits) {
    std::array<unsigned char, 8> message{};
    for (std::size_t i = 0; i < 8; ++i) message[7 - i] = static_cast<unsigned char>((step >> (8 * i)) & 255);
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned size = 0;
    auto const* made = HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), message.data(), message.size(),
                            mac.data(), &size);
    if (made == nullptr || size != 20) throw Fault("OpenSSL makes no HMAC-SHA1");
    std::size_t const at = mac[19] & 15U;
    std::uint32_t const number = ((mac[at] & 127U) << 24) | (static_cast<std::uint32_t>(mac[at + 1]) << 16) |
                                 (static_cast<std::uint32_t>(mac[at + 2]) << 8) | mac[at + 3];
    std::uint32_t limit = 1;
    for (int i = 0; i < digits; ++i) limit *= 10;
    return fmt::format("{:0{}}", number % limit, digits);
}

std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code, Moment now,
                                       std::int64_t used_step) {
    auto const present = totp_step(now);
    std::optional<std::int64_t> found;
    for (auto const step : {present - 1, present, present + 1}) {  // all three always: time tells nothing
        if (is_same(totp_code(secret, step), code) && step > used_step && !found) found = step;
    }
    return found;
}

std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view account) {
    return fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}&algorithm=SHA1&digits=6&period=30",
                       percent_encoded(issuer), percent_encoded(account), base32(secret));
}

}  // namespace sinergi::crypto
