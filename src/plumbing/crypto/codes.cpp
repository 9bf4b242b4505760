#include "plumbing/crypto/codes.hpp"

#include "plumbing/crypto/crypto.hpp"

namespace sinergi::crypto {
namespace {

constexpr std::size_t key_chars = 8;

std::string bare_key(std::string_view secret, std::string_view what) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    auto const digest = keyed_digest(secret, what);
    std::string key;
    for (std::size_t i = 0; i < key_chars; ++i) key += alphabet[static_cast<unsigned char>(digest[i]) & 31U];
    return key;
}

}  // namespace

std::string paper_key(std::string_view secret, std::string_view what) {
    return bare_key(secret, what).insert(key_chars / 2, 1, '-');
}

bool is_paper_key(std::string_view secret, std::string_view what, std::string_view typed) {
    return is_same(bare_key(secret, what), bare_code(typed));
}

std::string bare_code(std::string_view typed) {
    std::string bare;
    for (char const c : typed) {
        if (c == '-' || c == ' ') continue;
        char const upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        bare += upper == 'O' ? '0' : (upper == 'I' || upper == 'L' ? '1' : upper);
    }
    return bare;
}

}  // namespace sinergi::crypto
