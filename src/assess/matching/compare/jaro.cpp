// Jaro-Winkler, 64 letters compared at once by whatever the processor has. libhwy compiles this file once a processor
// kind.

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "matching/compare/jaro.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "matching/compare/jaro.hpp"

#include <bit>
#include <cstring>

HWY_BEFORE_NAMESPACE();
namespace sinergi::matching::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// A bit for each of the first `length` letters of `text` (64 readable bytes) that is `letter`.
std::uint64_t places_of(std::uint8_t letter, std::uint8_t const* text, std::size_t length) noexcept {
    hn::CappedTag<std::uint8_t, 64> const tag;
    auto const lanes = hn::Lanes(tag);
    auto const wanted = hn::Set(tag, letter);
    std::uint64_t out = 0;
    for (std::size_t at = 0; at < length; at += lanes) {
        std::uint8_t bits[8] = {};
        hn::StoreMaskBits(tag, hn::Eq(hn::LoadU(tag, text + at), wanted), bits);
        std::uint64_t part = 0;
        std::memcpy(&part, bits, sizeof part);
        out |= part << at;
    }
    return length < 64 ? out & ((std::uint64_t{1} << length) - 1) : out;
}

JaroMatches match(std::string_view a, std::string_view b) {
    std::uint8_t text[64] = {};
    std::memcpy(text, b.data(), b.size());
    auto const window = jaro_window(b.size());
    JaroMatches out;
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto const places = places_of(static_cast<std::uint8_t>(a[i]), text, b.size()) & ~out.b & jaro_reach(i, window);
        if (places == 0) continue;
        out.a |= std::uint64_t{1} << i;
        out.b |= places & (~places + 1);
    }
    return out;
}

}  // namespace sinergi::matching::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace sinergi::matching {
namespace {

HWY_EXPORT(match);

/// The letter-by-letter way, for processors without vectors and for proving the other one.
JaroMatches match_plain(std::string_view a, std::string_view b) noexcept {
    auto const window = jaro_window(b.size());
    JaroMatches out;
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto const reach = jaro_reach(i, window) & ~out.b;
        for (std::size_t j = 0; j < b.size(); ++j)
            if ((reach >> j & 1U) != 0 && a[i] == b[j]) {
                out.a |= std::uint64_t{1} << i;
                out.b |= std::uint64_t{1} << j;
                break;
            }
    }
    return out;
}

template <class Match>
int similarity(std::string_view a, std::string_view b, Match find) noexcept {
    a = a.substr(0, 64);
    b = b.substr(0, 64);
    if (a.size() > b.size() || (a.size() == b.size() && b < a)) std::swap(a, b);
    if (a.empty()) return b.empty() ? 1000 : 0;
    auto const found = find(a, b);
    auto const matches = std::popcount(found.a);
    if (matches == 0) return 0;
    int moved = 0;
    for (auto l = found.a, r = found.b; l != 0; l &= l - 1, r &= r - 1)
        moved += a[static_cast<std::size_t>(std::countr_zero(l))] != b[static_cast<std::size_t>(std::countr_zero(r))];
    auto const m = static_cast<double>(matches);
    auto const jaro = (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) + (m - moved / 2) / m) / 3;
    std::size_t prefix = 0;
    while (prefix < 4 && prefix < a.size() && a[prefix] == b[prefix]) ++prefix;
    auto const winkler = jaro > 0.7 ? jaro + static_cast<double>(prefix) * 0.1 * (1 - jaro) : jaro;
    return static_cast<int>(winkler * 1000 + 1e-9);
}

}  // namespace

int jaro_winkler(std::string_view a, std::string_view b) noexcept {
    return similarity(a, b, [](auto l, auto r) { return HWY_DYNAMIC_DISPATCH(match)(l, r); });
}

int jaro_winkler_plain(std::string_view a, std::string_view b) noexcept { return similarity(a, b, match_plain); }

}  // namespace sinergi::matching
#endif
