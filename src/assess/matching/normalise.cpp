#include "matching/normalise.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace sinergi::matching {
namespace {

constexpr std::size_t raw_word_max = 64;
// Words are read eight bytes at a time, also where they end.
constexpr std::size_t raw_room = raw_word_max + word_bytes;

/// What a byte is in a name: a capital letter or digit, 0 for a gap, 1 for nothing at all (an apostrophe within a
/// word).
constexpr std::array<unsigned char, 256> make_letters() {
    std::array<unsigned char, 256> out{};
    for (unsigned c = 'A'; c <= 'Z'; ++c) out[c] = out[c + 32] = static_cast<unsigned char>(c);
    for (unsigned c = '0'; c <= '9'; ++c) out[c] = static_cast<unsigned char>(c);
    out['\''] = out['`'] = 1;
    for (unsigned c = 0x80; c < 0x100; ++c) out[c] = 1;
    return out;
}
constexpr auto letters = make_letters();

/// The letter under the accent, for U+00C0 to U+00FF (second byte of C3 xx).
constexpr std::string_view unaccented = "AAAAAAACEEEEIIIIDNOOOOO\1OUUUUYTSAAAAAAACEEEEIIIIDNOOOOO\1OUUUUYTY";

constexpr std::uint64_t pack(std::string_view word) {
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < word.size() && i < 8; ++i)
        out |= std::uint64_t{static_cast<unsigned char>(word[i])} << (8 * i);
    return out;
}

struct Raw {
    char text[raw_room];
    std::size_t length = 0;
};

std::uint64_t load8(char const* text) noexcept {
    std::uint64_t out = 0;
    std::memcpy(&out, text, 8);
    return out;
}

/// The first `length` bytes, at most eight, and zeros behind them; eight bytes can be read there.
std::uint64_t first8(char const* text, std::size_t length) noexcept {
    auto const all = load8(text);
    return length >= 8 ? all : all & ((std::uint64_t{1} << (8 * length)) - 1);
}

/// Up to 16 bytes can be read at `text`, whatever its length.
void put(Words& out, char const* text, std::size_t length) noexcept {
    if (out.count == words_max || length == 0) return;
    auto& word = out.words[out.count++];
    word.length = static_cast<std::uint8_t>(std::min(length, word_bytes));
    auto const head = first8(text, length), tail = length > 8 ? first8(text + 8, length - 8) : 0;
    std::memcpy(word.text, &head, 8);
    std::memcpy(word.text + 8, &tail, 8);
    word.hash = length <= word_bytes ? mixed(head ^ mixed(tail + length)) : hash_of({text, length});
}
void put(Words& out, std::string_view word) noexcept {
    char room[word_bytes] = {};
    std::memcpy(room, word.data(), std::min(word.size(), word_bytes));
    put(out, room, word.size());
}

/// Some words, with a quick no for nearly all others: most words are none of them, and a row has a dozen.
template <std::size_t Count>
class Listed {
public:
    consteval explicit Listed(std::array<std::string_view, Count> const& words) {
        for (std::size_t i = 0; i < Count; ++i) {
            words_[i] = pack(words[i]);
            bits_[place(words_[i]) / 64] |= std::uint64_t{1} << place(words_[i]) % 64;
        }
    }
    /// Where the word stands in the list; `Count`: nowhere.
    [[nodiscard]] std::size_t find(std::uint64_t packed) const noexcept {
        if ((bits_[place(packed) / 64] >> place(packed) % 64 & 1U) == 0) [[likely]]
            return Count;
        return static_cast<std::size_t>(std::ranges::find(words_, packed) - words_.begin());
    }

private:
    static constexpr std::size_t place(std::uint64_t packed) noexcept { return packed * 0x9E3779B97F4A7C15U >> 54; }
    std::array<std::uint64_t, Count> words_{};
    std::array<std::uint64_t, 16> bits_{};
};

constexpr std::size_t titles = 15;
/// Titles, which fall away; then names that are written in several ways. Cut after eight letters.
constexpr Listed<titles + 16> special_names({"HJ",       "HAJI",     "HAJJAH",   "HAJAH",  "DRS",      "DRA",
                                             "DR",       "IR",       "ALM",      "ALMH",   "ALMARHUM", "PROF",
                                             "BIN",      "BINTI",    "TGK",  //
                                             "MOH",      "MOCH",     "MUH",      "MHD",    "MUHAMAD",  "MOHAMAD",
                                             "MOHAMMAD", "MOCHAMAD", "MUHAMMED", "AKHMAD", "ACHMAD",   "AHMD",
                                             "ST",       "SITTI",    "ABD",      "NOOR"});
constexpr Listed<15> special_streets({"JL", "JLN", "JALAN", "GG", "GANG", "DSN", "DUSUN", "KP", "KAMPUNG", "LK",
                                      "LINGK", "NO", "NOMOR", "RT", "RW"});

/// One word for one name, by its place among the special ones.
constexpr std::string_view usual_name(std::size_t place) noexcept {
    constexpr std::array<std::pair<std::size_t, std::string_view>, 5> until{{{titles + 9, "MUHAMMAD"},
                                                                             {titles + 12, "AHMAD"},
                                                                             {titles + 14, "SITI"},
                                                                             {titles + 15, "ABDUL"},
                                                                             {titles + 16, "NUR"}}};
    for (auto const& [end, name] : until)
        if (place < end) return name;
    return {};
}

void put_name(Words& out, char const* text, std::size_t length, bool is_last) noexcept {
    auto const packed = first8(text, length);
    // A single H or M in front of a name is Haji or Muhammad; behind one it is an initial.
    if (length == 1 && out.count == 0 && !is_last) {
        if (text[0] == 'H') return;
        if (text[0] == 'M') return put(out, "MUHAMMAD");
    }
    if (length <= 8 || packed == pack("ALMARHUM") || packed == pack("MOCHAMAD")) {
        auto const special = special_names.find(packed);
        if (special < titles) return;
        if (auto const usual = usual_name(special); !usual.empty()) return put(out, usual);
    }
    put(out, text, length);
}

void put_address(Words& out, char const* text, std::size_t length) noexcept {
    if (length <= 8 && special_streets.find(first8(text, length)) < 15) return;
    // "08" and "8" are one house.
    std::size_t zeros = 0;
    while (zeros + 1 < length && text[zeros] == '0') ++zeros;
    put(out, text + zeros, length - zeros);
}

/// As with `put`, some bytes behind the word can be read.
void put_word(Words& out, char const* text, std::size_t length, Kind kind, bool is_last) noexcept {
    if (length == 0) return;
    switch (kind) {
        case Kind::name:
            return put_name(out, text, length, is_last);
        case Kind::address:
            return put_address(out, text, length);
        case Kind::place:
        case Kind::text:
            return put(out, text, length);
    }
}

#if defined(__SSE2__)

/// Where the letters and digits of a text of at most 64 bytes stand, a bit a byte, and the text in capitals.
struct Short {
    alignas(16) char text[64 + 2 * word_bytes] = {};
    std::uint64_t letters = 0, digits = 0;
    bool is_plain = true;  // neither apostrophes nor anything beyond ASCII
};

void look_at(std::string_view text, Short& out) noexcept {
    std::memcpy(out.text, text.data(), text.size());
    auto const all = [](int c) { return _mm_set1_epi8(static_cast<char>(c)); };
    auto const is_below = [&](__m128i bytes, int first, int count) {
        auto const from = _mm_sub_epi8(bytes, all(first));
        return _mm_cmpeq_epi8(_mm_min_epu8(from, all(count - 1)), from);
    };
    auto const bits = [](__m128i mask) { return std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(mask))}; };
    for (std::size_t at = 0; at < text.size(); at += 16) {
        auto* const place = reinterpret_cast<__m128i*>(out.text + at);
        auto const bytes = _mm_load_si128(place);
        auto const small = all(0x20);
        auto const is_letter = is_below(_mm_or_si128(bytes, small), 'a', 26);
        auto const is_odd =
            _mm_or_si128(bytes, _mm_or_si128(_mm_cmpeq_epi8(bytes, all('\'')), _mm_cmpeq_epi8(bytes, all('`'))));
        if (_mm_movemask_epi8(is_odd) != 0) {
            out.is_plain = false;
            return;
        }
        _mm_store_si128(place, _mm_andnot_si128(_mm_and_si128(is_letter, small), bytes));
        out.letters |= bits(is_letter) << at;
        out.digits |= bits(is_below(bytes, '0', 10)) << at;
    }
}

/// As `normalise` does letter by letter; false for what it must be left to.
bool normalise_short(std::string_view text, Kind kind, Words& out) noexcept {
    if (text.size() > 64) return false;
    Short seen;
    look_at(text, seen);
    if (!seen.is_plain) return false;
    auto const words = seen.letters | seen.digits;
    for (std::size_t at = 0; at < 64 && words >> at != 0;) {
        at += static_cast<std::size_t>(std::countr_zero(words >> at));
        auto const of = kind != Kind::address ? words : (seen.letters >> at & 1U) != 0 ? seen.letters : seen.digits;
        auto const length = static_cast<std::size_t>(std::countr_one(of >> at));
        put_word(out, seen.text + at, length, kind, at + length == text.size());
        at += length;
    }
    return true;
}

#else
bool normalise_short(std::string_view, Kind, Words&) noexcept { return false; }
#endif

unsigned two_digits(std::uint64_t number, unsigned nibble) noexcept {
    auto const digit = [&](unsigned at) { return static_cast<unsigned>(number >> (60 - 4 * at) & 0xF); };
    return digit(nibble) * 10 + digit(nibble + 1);
}

}  // namespace

std::uint64_t hash_of(std::string_view bytes) noexcept {
    std::uint64_t hash = 0x9E3779B97F4A7C15U + bytes.size();
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) hash = mixed(hash ^ load8(bytes.data() + at));
    char rest[8] = {};
    std::memcpy(rest, bytes.data() + at, bytes.size() - at);
    return mixed(hash ^ load8(rest));
}

void normalise(std::string_view text, Kind kind, Words& out) noexcept {
    out.count = 0;
    if (normalise_short(text, kind, out)) [[likely]]
        return;
    Raw raw;
    std::size_t const size = text.size();
    auto const* bytes = reinterpret_cast<unsigned char const*>(text.data());
    bool was_digit = false;
    for (std::size_t i = 0; i < size; ++i) {
        auto letter = letters[bytes[i]];
        if (letter == 1) [[unlikely]] {
            if (bytes[i] != 0xC3 || i + 1 == size || bytes[i + 1] < 0x80 || bytes[i + 1] > 0xBF) continue;
            letter = static_cast<unsigned char>(unaccented[bytes[++i] - 0x80U]);
            if (letter == 1) continue;
        }
        bool const is_digit = letter >= '0' && letter <= '9';
        // "MAWAR12" is two words of an address; a name has no numbers worth parting.
        bool const parts = kind == Kind::address && raw.length > 0 && letter != 0 && is_digit != was_digit;
        if (letter == 0 || parts) {
            put_word(out, raw.text, raw.length, kind, false);
            raw.length = 0;
        }
        if (letter != 0 && raw.length < raw_word_max) raw.text[raw.length++] = static_cast<char>(letter);
        was_digit = is_digit;
    }
    put_word(out, raw.text, raw.length, kind, true);
}

namespace {

/// A letter as it sounds, and how many letters it took. `after` is what follows, `third` what follows that.
struct Sound {
    char letter;
    std::size_t length = 1;
};

// clang-format off: one sound, one line
Sound sound_at(char c, char after, char third) noexcept {
    auto const pair = [&](char second) { return after == second; };
    switch (c) {
        case 'O':
            return pair('E') || pair('O') ? Sound{'U', 2} : Sound{c};  // SOEKARNO
        case 'D':
            return pair('J') || pair('Z') ? Sound{'J', 2} : Sound{c};  // DJOKO, DZIKRI
        case 'T':
            return pair('J') ? Sound{'C', 2} : pair('H') ? Sound{c, 2} : Sound{c};
        case 'K':
            return pair('H') ? Sound{'H', 2} : Sound{c};
        case 'C':
            if (pair('H')) return {third == 'R' ? 'K' : c, 2};  // CHRISTINA, CHANDRA
            return pair('T') || pair('K') ? Sound{'K'} : Sound{c};
        case 'S':
            return pair('Y') || pair('J') ? Sound{c, 2} : Sound{c};
        case 'F':
        case 'V':
            return {'P'};
        case 'Z':
            return {pair('K') ? 'S' : 'J'};  // RIZKI, ZAENAB
        case 'Y':
            return {'J'};
        case 'W':
            return {'U'};
        case 'I':
            return pair('E') ? Sound{c, 2} : Sound{c};
        case 'X':
            return {'S'};
        case 'Q':
            return {'K'};
        default:
            return {c};
    }
}
// clang-format on

}  // namespace

std::uint32_t sound_of(std::string_view word) noexcept {
    char out[raw_word_max];
    std::size_t length = 0;
    auto const at = [&](std::size_t i) { return i < word.size() ? word[i] : '\0'; };
    for (std::size_t i = 0; i < word.size() && length < raw_word_max;) {
        auto const sound = sound_at(word[i], at(i + 1), at(i + 2));
        i += sound.length;
        if (length > 0 && out[length - 1] == sound.letter) continue;
        if (sound.letter == 'H' && length > 0 && i >= word.size()) continue;  // AISYAH, AISYA
        out[length++] = sound.letter;
    }
    auto const hash = hash_of({out, length});
    return static_cast<std::uint32_t>(hash ^ hash >> 32) | 1U;
}

namespace {

/// Eight digits, a nibble each, the first one highest. `fault`: a bit where something is no digit.
std::uint64_t eight_digits(char const* text, std::uint64_t& fault) noexcept {
    constexpr std::uint64_t zeros = 0x3030303030303030U, high = 0x8080808080808080U;
    auto const x = load8(text) ^ zeros;
    fault |= (x | (x + 0x7676767676767676U)) & high;  // above 9, or above 127
    auto y = std::endian::native == std::endian::little ? __builtin_bswap64(x) : x;
    y = (y | y >> 4) & 0x00FF00FF00FF00FFU;
    y = (y | y >> 8) & 0x0000FFFF0000FFFFU;
    return (y | y >> 16) & 0xFFFFFFFFU;
}

}  // namespace

std::uint64_t number_of(std::string_view text) noexcept {
    if (text.size() == 16) [[likely]] {
        std::uint64_t fault = 0;
        auto const number = eight_digits(text.data(), fault) << 32 | eight_digits(text.data() + 8, fault);
        // All digits equal, or no serial: as below.
        if (fault == 0) return (number & 0xFFFF) == 0 || number == (number << 4 | (number & 0xF)) ? 0 : number;
    }
    std::uint64_t number = 0;
    unsigned digits = 0;
    bool is_code = false, differ = false;
    for (char const c : text) {
        if (c >= '0' && c <= '9') {
            if (digits < 16) number |= std::uint64_t{static_cast<unsigned>(c - '0')} << (60 - 4 * digits);
            if (digits > 0 && (number >> 60) != static_cast<unsigned>(c - '0')) differ = true;
            ++digits;
        } else if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
            is_code = true;
        }
    }
    if (is_code) {
        Words words;
        normalise(text, Kind::text, words);
        std::uint64_t hash = 1;
        for (std::size_t i = 0; i < words.count; ++i) hash = mixed(hash ^ words.words[i].hash);
        return words.count == 0 ? 0 : hash >> 4 | std::uint64_t{0xE} << 60;
    }
    // 0000..., 9999...: typed because the form asked for something.
    if (digits == 0 || (digits > 3 && !differ) || (digits <= 3 && number == 0)) return 0;
    if (digits < 16) return number | (~std::uint64_t{0} >> (4 * digits));
    return (number & 0xFFFF) == 0 ? 0 : number;
}

bool is_sixteen_digits(std::uint64_t number) noexcept {
    return number != 0 && (number >> 60) < 10 && (number & 0xF) != 0xF;
}

namespace {

bool is_leap(unsigned year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::uint32_t day_if_real(unsigned year, unsigned month, unsigned day) noexcept {
    constexpr std::array<unsigned char, 13> lengths{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1850 || year > 2099 || month < 1 || month > 12 || day < 1 || day > lengths[month]) return 0;
    if (month == 2 && day == 29 && !is_leap(year)) return 0;
    return day_of(year, month, day);
}

}  // namespace

std::uint32_t day_of(std::string_view text) noexcept {
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') [[likely]] {
        std::uint64_t fault = 0;
        char const eight[8] = {text[0], text[1], text[2], text[3], text[5], text[6], text[8], text[9]};
        auto const n = eight_digits(eight, fault);
        auto const two = [&](unsigned shift) {
            return static_cast<unsigned>((n >> (shift + 4) & 0xF) * 10 + (n >> shift & 0xF));
        };
        if (fault == 0) return day_if_real(two(24) * 100 + two(16), two(8), two(0));
    }
    std::array<unsigned, 3> numbers{};
    std::array<unsigned, 3> lengths{};
    std::size_t count = 0;
    bool is_in = false;
    for (char const c : text) {
        if (c >= '0' && c <= '9') {
            if (!is_in && count == 3) break;  // a time of day behind it
            if (!is_in) ++count;
            is_in = true;
            if (lengths[count - 1] == 8) return 0;
            numbers[count - 1] = numbers[count - 1] * 10 + static_cast<unsigned>(c - '0');
            ++lengths[count - 1];
        } else {
            is_in = false;
        }
    }
    if (count == 1 && lengths[0] == 8) {
        auto const n = numbers[0];
        if (auto const day = day_if_real(n / 10000, n / 100 % 100, n % 100)) return day;
        return day_if_real(n % 10000, n / 10000 % 100, n / 1000000);
    }
    if (count != 3) return 0;
    if (lengths[0] == 4) return day_if_real(numbers[0], numbers[1], numbers[2]);
    if (lengths[2] == 4) return day_if_real(numbers[2], numbers[1], numbers[0]);
    return 0;
}

Born born_of(std::uint64_t nik) noexcept {
    if (!is_sixteen_digits(nik)) return {};
    auto day = two_digits(nik, 6);
    auto const month = two_digits(nik, 8);
    bool const is_woman = day > 40;
    if (is_woman) day -= 40;
    if (day < 1 || day > 31 || month < 1 || month > 12) return {};
    return {static_cast<std::uint8_t>(two_digits(nik, 10)), static_cast<std::uint8_t>(month),
            static_cast<std::uint8_t>(day), static_cast<std::uint8_t>(is_woman ? 2 : 1)};
}

std::uint8_t sex_of(std::string_view text) noexcept {
    auto const letter = [&](std::size_t i) { return i < text.size() ? static_cast<char>(text[i] & ~0x20) : '\0'; };
    if (text.empty()) return 0;
    if (text[0] == '1') return 1;
    if (text[0] == '2') return 2;
    switch (letter(0)) {
        case 'L':
            return 1;
        case 'M':
            return 1;
        case 'F':
        case 'W':
            return 2;
        case 'P':
            return letter(1) == 'R' ? 1 : 2;  // PRIA, PEREMPUAN
        default:
            return 0;
    }
}

std::uint64_t area_of(std::string_view text) noexcept {
    std::uint64_t out = 0;
    unsigned count = 0;
    for (char const c : text) {
        auto const letter = letters[static_cast<unsigned char>(c)];
        if (letter <= 1) continue;
        if (count == 10) break;
        auto const six = letter <= '9' ? letter - '0' + 1U : letter - 'A' + 11U;
        out |= std::uint64_t{six} << (58 - 6 * count++);
    }
    return out;
}

}  // namespace sinergi::matching
