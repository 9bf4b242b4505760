#include "base/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace sinergi {
namespace {

/// What a byte of ASCII becomes in a search key: a small letter, a digit, or a space for all else.
constexpr std::array<char, 128> key_of_ascii = [] {
    std::array<char, 128> table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        bool const is_small = c >= 'a' && c <= 'z';
        bool const is_large = c >= 'A' && c <= 'Z';
        bool const is_digit = c >= '0' && c <= '9';
        table[c] = is_small || is_digit ? static_cast<char>(c) : is_large ? static_cast<char>(c - 'A' + 'a') : ' ';
    }
    return table;
}();

constexpr bool is_ascii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }

/// Letters with a stroke have no accent to take off, so they are named one by one. Small letters only.
constexpr std::string_view plain_of(UChar32 c) noexcept {
    switch (c) {
        case U'ø':
            return "o";
        case U'đ':
            return "d";
        case U'ð':
            return "d";
        case U'ł':
            return "l";
        case U'ħ':
            return "h";
        case U'ŧ':
            return "t";
        case U'ı':
            return "i";
        case U'æ':
            return "ae";
        case U'œ':
            return "oe";
        case U'þ':
            return "th";
        default:
            return {};
    }
}

/// Collects a search key: spaces only between words.
class Key {
public:
    explicit Key(std::size_t size) { text_.reserve(size); }
    void letter(char c) {
        if (gap_ && !text_.empty()) text_.push_back(' ');
        gap_ = false;
        text_.push_back(c);
    }
    void letters(std::string_view many) {
        for (char const c : many) letter(c);
    }
    void gap() noexcept { gap_ = true; }
    std::string take() && { return std::move(text_); }

private:
    std::string text_;
    bool gap_ = false;
};

/// The slow way, for text with letters beyond ASCII. Broken UTF-8 counts as a gap.
std::string folded_key(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    auto const* fold = icu::Normalizer2::getNFKCCasefoldInstance(error);
    auto const* split = icu::Normalizer2::getNFDInstance(error);
    SINERGI_CHECK(U_SUCCESS(error));
    auto const source = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    auto const plain = split->normalize(fold->normalize(source, error), error);
    SINERGI_CHECK(U_SUCCESS(error));

    Key key(text.size());
    for (std::int32_t at = 0; at < plain.length(); at = plain.moveIndex32(at, 1)) {
        auto const c = plain.char32At(at);
        if (c < 0x80) {
            if (char const k = key_of_ascii[static_cast<unsigned char>(c)]; k != ' ')
                key.letter(k);
            else
                key.gap();
        } else if (auto const ascii = plain_of(c); !ascii.empty()) {
            key.letters(ascii);
        } else if (u_isalnum(c)) {
            std::array<char, U8_MAX_LENGTH> bytes{};
            std::int32_t size = 0;
            U8_APPEND_UNSAFE(bytes.data(), size, c);
            key.letters({bytes.data(), static_cast<std::size_t>(size)});
        } else if ((U_GET_GC_MASK(c) & U_GC_M_MASK) == 0) {
            key.gap();
        }  // a mark on a letter falls away
    }
    return std::move(key).take();
}

/// Directions and invisible marks that chat programs put around pasted text; they would hide in a name.
constexpr bool is_invisible(UChar32 c) noexcept {
    return c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

constexpr bool is_control(UChar32 c) noexcept {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/// Takes the characters one by one; line ends of every machine become one '\n'.
Result<std::string> kept(std::string_view text, Lines lines) {
    std::string out;
    out.reserve(text.size());
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        auto const from = static_cast<std::size_t>(at);
        UChar32 c = 0;
        U8_NEXT_UNSAFE(text.data(), at, c);
        bool const is_cr = c == '\r';
        if (is_cr && at < size && text[static_cast<std::size_t>(at)] == '\n') continue;  // the '\n' speaks for both
        if (is_cr || c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029) {
            if (lines == Lines::one) return refuse(Why::malformed, "base.text_line_break");
            out.push_back('\n');
        } else if (c == '\t') {
            out.push_back(lines == Lines::one ? ' ' : '\t');
        } else if (is_control(c)) {
            return refuse(Why::malformed, "base.text_control");
        } else if (!is_invisible(c)) {
            out.append(text, from, static_cast<std::size_t>(at) - from);
        }
    }
    return out;
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    auto const size = text.size();
    for (std::size_t at = 0; at < size;) {
        auto const lead = bytes[at];
        if (lead < 0x80) {
            ++at;
            continue;
        }
        std::size_t const more = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0;
        if (more == 0 || size - at <= more) return false;
        auto const second = bytes[at + 1];
        // The second byte rules out what could be written shorter, surrogates, and what lies beyond U+10FFFF.
        std::uint8_t const low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        std::uint8_t const high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < low || second > high) return false;
        for (std::size_t i = 2; i <= more; ++i) {
            if ((bytes[at + i] & 0xC0) != 0x80) return false;
        }
        at += more + 1;
    }
    return true;
}

std::size_t char_count(std::string_view text) noexcept {
    // Every character has exactly one byte that is not a continuation.
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view no_break_space = "\xC2\xA0";
    auto const is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    for (;;) {
        if (!text.empty() && is_space(text.front()))
            text.remove_prefix(1);
        else if (text.starts_with(no_break_space))
            text.remove_prefix(2);
        else
            break;
    }
    for (;;) {
        if (!text.empty() && is_space(text.back()))
            text.remove_suffix(1);
        else if (text.ends_with(no_break_space))
            text.remove_suffix(2);
        else
            break;
    }
    return text;
}

std::string search_key(std::string_view text) {
    // Nearly every name and complaint is plain ASCII: one pass, one table.
    Key key(text.size());
    for (char const c : text) {
        if (!is_ascii(c)) return folded_key(text);
        if (char const k = key_of_ascii[static_cast<unsigned char>(c)]; k != ' ')
            key.letter(k);
        else
            key.gap();
    }
    return std::move(key).take();
}

std::vector<std::string> words(std::string_view text) {
    auto const key = search_key(text);
    std::vector<std::string> out;
    std::unordered_set<std::string_view> seen;
    for (std::size_t at = 0; at < key.size();) {
        auto const end = std::min(key.find(' ', at), key.size());
        std::string_view const word(key.data() + at, end - at);
        at = end + 1;
        if (seen.insert(word).second) out.emplace_back(word);
    }
    return out;
}

Result<std::string> clean_text(std::string_view text, std::size_t min, std::size_t max, Lines lines) {
    // A character has at most four bytes: what is longer is refused before it is looked at.
    if (text.size() / 4 > max + 64) return refuse(Why::malformed, "base.text_long", std::to_string(max));
    if (!is_utf8(text)) return refuse(Why::malformed, "base.text_not_utf8");
    SINERGI_TRY(all, kept(text, lines));
    auto const inner = trimmed(all);
    auto const chars = char_count(inner);
    if (chars < min) return refuse(Why::malformed, "base.text_empty", std::to_string(min));
    if (chars > max) return refuse(Why::malformed, "base.text_long", std::to_string(max));
    return std::string(inner);
}

}  // namespace sinergi
