#pragma once
// Text as people write it, made comparable: names, addresses, numbers, days, areas.

#include <cstdint>
#include <string_view>

namespace sinergi::matching {

/// What a text is, because a name and an address hide different things.
enum class Kind : std::uint8_t { name, address, place, text };

inline constexpr std::size_t words_max = 7;
inline constexpr std::size_t word_bytes = 16;

/// A normalised word: capital letters A-Z and digits, at most 16; what is longer is cut, its hash knows the rest.
struct Word {
    char text[word_bytes];
    std::uint64_t hash;
    std::uint8_t length;
};

/// The words of a text in their order, at most `words_max` of them.
struct Words {
    Word words[words_max];
    std::uint8_t count = 0;
};

/// Capital letters without accents, one word for one thing: titles (H, HJ, DRS, ALM) fall away, MOH, MUH, MHD and M in
/// front are MUHAMMAD, ST is SITI, ABD is ABDUL; of an address JL, JALAN, GG, NO, RT fall away. Any bytes are taken.
void normalise(std::string_view text, Kind kind, Words& out) noexcept;

/// How a word sounds: old spelling (OE-U, DJ-J, TJ-C), F-P-V, Z-J-S, Y-I, silent H, double letters once.
[[nodiscard]] std::uint32_t sound_of(std::string_view word) noexcept;

/// A number of 16 digits or fewer: a nibble a digit, left first, filled up with 0xF. Blanks, dots and dashes are
/// skipped; letters make it a code that is only equal or not. 0: empty, all zeros, or a NIK without serial (a
/// placeholder).
[[nodiscard]] std::uint64_t number_of(std::string_view text) noexcept;
[[nodiscard]] bool is_sixteen_digits(std::uint64_t number) noexcept;

/// Six digits, a nibble each, as a number below a million.
[[nodiscard]] constexpr std::uint32_t decimal_of(std::uint64_t six_digits) noexcept {
    std::uint32_t out = 0;
    for (unsigned at = 24; at > 0; at -= 4) out = out * 10 + static_cast<std::uint32_t>(six_digits >> (at - 4) & 0xF);
    return out;
}

/// A day as year << 9 | month << 5 | day. YYYY-MM-DD, YYYYMMDD, DD-MM-YYYY, DD/MM/YYYY and the like. 0: none, or one
/// that cannot be.
[[nodiscard]] std::uint32_t day_of(std::string_view text) noexcept;
[[nodiscard]] constexpr std::uint32_t day_of(unsigned year, unsigned month, unsigned day) noexcept {
    return year << 9 | month << 5 | day;
}

/// What a NIK says of its bearer's birth: the day without the century, and the sex. 0 when it cannot be.
struct Born {
    std::uint8_t year = 0, month = 0, day = 0;  // year: its last two digits; month 0: not known
    std::uint8_t sex = 0;
};
[[nodiscard]] Born born_of(std::uint64_t nik) noexcept;

/// 1 man, 2 woman, 0 not known: L, LAKI-LAKI, PRIA, M, MALE, 1; P, PEREMPUAN, WANITA, F, FEMALE, 2.
[[nodiscard]] std::uint8_t sex_of(std::string_view text) noexcept;

/// An area code of up to ten characters, six bits each from the top, so that areas nest by prefix. 0: none.
[[nodiscard]] std::uint64_t area_of(std::string_view text) noexcept;
/// The first `letters` characters of an area.
[[nodiscard]] constexpr std::uint64_t area_prefix(std::uint64_t area, unsigned letters) noexcept {
    return letters == 0 ? 0 : area & ~((std::uint64_t{1} << (64 - 6 * letters)) - 1);
}

[[nodiscard]] std::uint64_t hash_of(std::string_view bytes) noexcept;
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x) noexcept {
    x ^= x >> 32;
    x *= 0xD6E8FEB86659FD93U;
    x ^= x >> 32;
    x *= 0xD6E8FEB86659FD93U;
    return x ^ x >> 32;
}

}  // namespace sinergi::matching
