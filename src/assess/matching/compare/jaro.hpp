#pragma once
// Jaro-Winkler similarity.

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace sinergi::matching {

/// In thousandths, of texts up to 64 bytes (the rest is not looked at). Symmetric.
[[nodiscard]] int jaro_winkler(std::string_view a, std::string_view b) noexcept;
/// The same without vectors; always equal.
[[nodiscard]] int jaro_winkler_plain(std::string_view a, std::string_view b) noexcept;

/// Inside of jaro.cpp: which letters of both texts found each other, a bit a letter.
struct JaroMatches {
    std::uint64_t a = 0, b = 0;
};
/// How far a letter may have moved, in the longer text's length.
[[nodiscard]] constexpr std::size_t jaro_window(std::size_t length) noexcept {
    return length / 2 > 0 ? length / 2 - 1 : 0;
}
/// The places within `window` of place `at`, a bit each.
[[nodiscard]] constexpr std::uint64_t jaro_reach(std::size_t at, std::size_t window) noexcept {
    auto const from = at > window ? at - window : 0, to = std::min<std::size_t>(64, at + window + 1);
    auto const below = to == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << to) - 1;
    return below & ~((std::uint64_t{1} << from) - 1);
}

}  // namespace sinergi::matching
