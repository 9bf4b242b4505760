// Two texts compared word by word.

#include "matching/compare.hpp"

#include <bit>
#include <cstring>

namespace sinergi::matching {
namespace {

constexpr Millibits slip_cost = 7'200, sound_cost = 2'000, rough_cost = 9'000, initial_rarity = 3'500;

std::size_t same_prefix(Token const& a, Token const& b) noexcept {
    for (std::size_t part = 0; part < word_bytes; part += 8) {
        std::uint64_t l = 0, r = 0;
        std::memcpy(&l, a.text + part, 8);
        std::memcpy(&r, b.text + part, 8);
        if (l != r) return part + static_cast<std::size_t>(std::countr_zero(l ^ r)) / 8;
    }
    return word_bytes;
}

/// Alike enough to be one word badly written: a cut, two slips, or Jaro-Winkler from .85 on.
bool is_rough(Token const& a, Token const& b) noexcept {
    if (a.length < 4 || b.length < 4) return false;
    auto const common = std::popcount(a.letters & b.letters), all = std::popcount(a.letters | b.letters);
    if (common * 3 < all * 2) return false;
    auto const shorter = std::min(a.length, b.length);
    if (same_prefix(a, b) >= shorter) return true;
    return jaro_winkler({a.text, a.length}, {b.text, b.length}) >= 850;
}

bool is_initial(Token const& a, Token const& b) noexcept {
    return (a.length == 1) != (b.length == 1) && a.text[0] == b.text[0];
}

/// Words of one text not yet found in the other one.
struct Side {
    Token const* words[words_max];
    std::uint32_t const* codes;
    unsigned open = 0;  // a bit a word
    unsigned count = 0;
};

Side side_of(Lexicon const& lexicon, Phrase const& phrase) noexcept {
    Side side;
    side.count = phrase.count;
    side.open = (1U << phrase.count) - 1U;
    side.codes = lexicon.words_of(phrase);
    for (unsigned i = 0; i < side.count; ++i) side.words[i] = &lexicon.token(side.codes[i]);
    return side;
}

struct Tally {
    Millibits rarity = 0;
    unsigned matched = 0, slips = 0, roughs = 0, initials = 0;
    bool is_first = false;  // both first words found each other
};

Millibits common_of(Token const& a, Token const& b) noexcept { return std::min(a.rarity, b.rarity); }
Millibits rare_of(Token const& a, Token const& b) noexcept { return std::max(a.rarity, b.rarity); }

/// Pairs words for which `worth` gives more than nothing, in the order of the words.
template <class Worth>
unsigned pair_off(Side& a, Side& b, Tally& tally, Worth worth) noexcept {
    unsigned paired = 0;
    for (unsigned left = a.open; left != 0; left &= left - 1) {
        auto const i = static_cast<unsigned>(std::countr_zero(left));
        for (unsigned right = b.open; right != 0; right &= right - 1) {
            auto const j = static_cast<unsigned>(std::countr_zero(right));
            auto const bits = worth(i, j);
            if (bits <= 0) continue;
            a.open &= ~(1U << i);
            b.open &= ~(1U << j);
            tally.rarity += bits;
            ++tally.matched;
            if (i == 0 && j == 0) tally.is_first = true;
            ++paired;
            break;
        }
    }
    return paired;
}

/// Two words as one, cut where a word is.
Token joined_of(Token const& head, Token const& tail) noexcept {
    Token out{};
    std::memcpy(out.text, head.text, word_bytes);
    std::size_t const room = word_bytes - head.length;
    std::memcpy(out.text + head.length, tail.text, std::min<std::size_t>(room, tail.length));
    out.length = static_cast<std::uint8_t>(head.length + std::min<std::size_t>(room, tail.length));
    out.letters = head.letters | tail.letters;
    return out;
}

/// "SIGITGUNAWAN" and "SIGIT GOENAWAN". Two words that were cut tell nothing.
bool sounds_like(Token const& joined, Token const& whole) noexcept {
    return joined.length >= 7 && joined.length < word_bytes && std::popcount(joined.letters ^ whole.letters) <= 4 &&
           sound_of({joined.text, joined.length}) == whole.sound;
}

/// "SITIAMINAH" and "SITI AMINAH": two open neighbours of `two` are one open word of `one`.
void join_words(Side& two, Side& one, Tally& tally) noexcept {
    for (unsigned i = 0; i + 1 < two.count; ++i) {
        if ((two.open >> i & 3U) != 3U) continue;
        auto const &head = *two.words[i], &tail = *two.words[i + 1];
        auto const length = static_cast<std::size_t>(head.length) + tail.length;
        for (unsigned right = one.open; right != 0; right &= right - 1) {
            auto const j = static_cast<unsigned>(std::countr_zero(right));
            auto const& whole = *one.words[j];
            auto const joined = joined_of(head, tail);
            bool const is_same = joined.length == whole.length && same_prefix(joined, whole) >= whole.length;
            bool const is_heard = !is_same && sounds_like(joined, whole);
            // Who leaves out a gap slips a second time, too; short words would meet by chance.
            bool const is_slip = !is_same && !is_heard;
            if (is_slip && (length < 7 || length > word_bytes || !is_one_slip(joined, whole))) continue;
            two.open &= ~(3U << i);
            one.open &= ~(1U << j);
            auto const cost = is_same ? 0 : is_heard ? sound_cost : slip_cost;
            tally.rarity += std::max(1, std::min(16'000, head.rarity + tail.rarity) - cost);
            tally.slips += is_slip ? 1U : 0U;
            tally.matched += 2;
            if (i == 0 && j == 0) tally.is_first = true;
            break;
        }
    }
}

/// Could the two words be one at all? A quick no for most; never no where the slower tests say yes.
bool may_be_one(Token const& a, Token const& b) noexcept {
    if (a.sound == b.sound || a.length == 1 || b.length == 1) return true;
    auto const common = std::popcount(a.letters & b.letters), all = std::popcount(a.letters | b.letters);
    return common * 2 >= all || all - common <= 2;
}

bool may_agree(Side const& a, Side const& b) noexcept {
    for (unsigned left = a.open; left != 0; left &= left - 1) {
        auto const& word = *a.words[static_cast<unsigned>(std::countr_zero(left))];
        for (unsigned right = b.open; right != 0; right &= right - 1)
            if (may_be_one(word, *b.words[static_cast<unsigned>(std::countr_zero(right))])) return true;
    }
    return false;
}

/// Several open words of one text may be one of the other.
bool may_join(Side const& a, Side const& b) noexcept {
    return (a.open & a.open >> 1) != 0 || (b.open & b.open >> 1) != 0;
}

void pair_unequal(Side& a, Side& b, Tally& tally) noexcept {
    if (!may_agree(a, b)) {
        if (!may_join(a, b)) return;
        join_words(a, b, tally);
        join_words(b, a, tally);
        return;
    }
    auto const both = [&](auto test, auto bits) {
        return [&, test, bits](unsigned i, unsigned j) -> Millibits {
            auto const &l = *a.words[i], &r = *b.words[j];
            if (l.is_number || r.is_number || !test(l, r)) return 0;
            return bits(l, r);
        };
    };
    pair_off(a, b, tally,
             both([](Token const& l, Token const& r) { return l.sound == r.sound; },
                  [](Token const& l, Token const& r) {
                      return std::max(1, std::min(common_of(l, r), rare_of(l, r) - sound_cost));
                  }));
    if (a.open == 0 || b.open == 0) return;
    tally.slips += pair_off(
        a, b, tally,
        both([](Token const& l, Token const& r) { return is_one_slip(l, r); },
             [](Token const& l, Token const& r) { return std::min(common_of(l, r), rare_of(l, r) - slip_cost); }));
    if (a.open == 0 || b.open == 0) return;
    join_words(a, b, tally);
    join_words(b, a, tally);
    if (a.open == 0 || b.open == 0) return;
    tally.initials += pair_off(a, b, tally,
                               both([](Token const& l, Token const& r) { return is_initial(l, r); },
                                    [](Token const&, Token const&) { return initial_rarity; }));
    if (a.open == 0 || b.open == 0) return;
    tally.roughs += pair_off(a, b, tally,
                             both([](Token const& l, Token const& r) { return is_rough(l, r); },
                                  [](Token const& l, Token const& r) {
                                      return std::max(1, std::min(common_of(l, r) - 1'500, rare_of(l, r) - rough_cost));
                                  }));
}

TextLevel level_of(Side const& a, Side const& b, Tally const& tally) noexcept {
    if (tally.matched == 0) return TextLevel::none;
    bool const is_left = a.open != 0, is_right = b.open != 0;
    if (is_left && is_right) return tally.is_first ? TextLevel::first : TextLevel::other;
    if (tally.matched == tally.initials) return TextLevel::other;
    if (tally.roughs > 0) return TextLevel::rough;
    if (is_left || is_right || tally.initials > 0)
        return tally.slips > 0 ? TextLevel::shorter_typo : TextLevel::shorter;
    return tally.slips > 0 ? TextLevel::typo : TextLevel::spelled;
}

}  // namespace

bool is_one_slip(Token const& a, Token const& b) noexcept {
    std::size_t const n = a.length, m = b.length;
    if (n < 3 || m < 3 || n + 1 < m || m + 1 < n) return false;
    if (std::popcount(a.letters ^ b.letters) > 2) return false;
    auto const prefix = same_prefix(a, b);
    if (prefix >= std::max(n, m)) return true;
    auto const shorter = std::min(n, m);
    std::size_t suffix = 0;
    while (suffix < shorter - std::min(prefix, shorter) && a.text[n - 1 - suffix] == b.text[m - 1 - suffix]) ++suffix;
    if (n != m) return prefix + suffix >= shorter;
    if (prefix + suffix + 1 >= n) return true;
    return prefix + suffix + 2 == n && a.text[prefix] == b.text[prefix + 1] && a.text[prefix + 1] == b.text[prefix];
}

TextFinding compare_texts(Lexicon const& lexicon, std::uint32_t left, std::uint32_t right) noexcept {
    if (left == right) return {static_cast<Level>(TextLevel::same), lexicon.phrase(left).rarity};
    auto const *l = &lexicon.phrase(left), *r = &lexicon.phrase(right);
    // In an order that the texts alone decide, so that (a, b) is (b, a).
    if (l->count > r->count || (l->count == r->count && l->order > r->order)) std::swap(l, r);
    auto a = side_of(lexicon, *l), b = side_of(lexicon, *r);
    Tally tally;
    pair_off(a, b, tally, [&](unsigned i, unsigned j) -> Millibits {
        return a.codes[i] == b.codes[j] ? std::max<Millibits>(1, a.words[i]->rarity) : 0;
    });
    if (a.open != 0 && b.open != 0) pair_unequal(a, b, tally);
    auto const rarity = static_cast<std::uint16_t>(
        std::clamp(std::min<Millibits>(tally.rarity, std::max(l->rarity, r->rarity)), 0, 60'000));
    return {static_cast<Level>(level_of(a, b, tally)), rarity};
}

}  // namespace sinergi::matching
