#include "plumbing/crypto/encode.hpp"

#include <sodium.h>

#include <cstdint>

namespace sinergi::crypto {
namespace {

constexpr std::string_view letters32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr int variant64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::string written(std::string_view bytes, int variant) {
    std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
                      variant);
    out.pop_back();  // the closing zero
    return out;
}

}  // namespace

std::string base64url(std::string_view bytes) { return written(bytes, variant64); }
std::string base64(std::string_view bytes) { return written(bytes, sodium_base64_VARIANT_ORIGINAL); }

Result<std::string> from_base64url(std::string_view text) {
    std::string out(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(), nullptr,
                          &size, nullptr, variant64) != 0) {
        return refuse(Why::malformed, "crypto.text_malformed");
    }
    out.resize(size);
    return out;
}

std::string base32(std::string_view bytes) {
    std::string out;
    std::uint32_t kept = 0;
    int bits = 0;
    for (char const c : bytes) {
        kept = (kept << 8) | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 5; bits -= 5) out += letters32[(kept >> (bits - 5)) & 31];
    }
    if (bits > 0) out += letters32[(kept << (5 - bits)) & 31];
    return out;
}

Result<std::string> from_base32(std::string_view text) {
    std::string out;
    std::uint32_t kept = 0;
    int bits = 0;
    for (char c : text) {
        if (c == ' ' || c == '-' || c == '=') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        auto const value = letters32.find(c);
        if (value == std::string_view::npos) return refuse(Why::malformed, "crypto.text_malformed");
        kept = (kept << 5) | static_cast<std::uint32_t>(value);
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>((kept >> bits) & 255);
        }
    }
    return out;
}

std::string hex(std::string_view bytes) {
    std::string out(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(out.data(), out.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
    out.pop_back();
    return out;
}

}  // namespace sinergi::crypto
