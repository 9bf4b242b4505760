#include "matching/index/keys.hpp"

#include <algorithm>
#include <bit>

namespace sinergi::matching {
namespace {

/// What a key is made of; the number is part of it.
enum class Key : std::uint8_t {
    nik,
    nik_head,
    kk,
    born_word,
    born_district,
    born_mother,
    name,
    area_word,
    name_mother,
    words_year,
    word_district_year,
};

std::uint64_t key_of(Key kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) noexcept {
    auto const first = mixed(a * 16 + static_cast<std::uint64_t>(kind) + 1);
    return mixed(first ^ mixed(b + 0x9E3779B97F4A7C15U) ^ mixed(c * 0xC2B2AE3D27D4EB4FU + 5));
}

/// The words of a text by sound; initials only where there is nothing else.
struct Heard {
    std::array<std::uint32_t, 4> words{};
    std::array<std::uint16_t, 4> bits{};
    std::size_t count = 0;
    std::uint64_t all = 0;  // in any order; 0: no text
};

Heard heard(Lexicon const& lexicon, std::uint32_t code) noexcept {
    Heard out;
    if (code == 0) return out;
    auto const& phrase = lexicon.phrase(code);
    auto const* const words = lexicon.words_of(phrase);
    for (std::uint8_t i = 0; i < phrase.count; ++i) {
        auto const& token = lexicon.token(words[i]);
        out.all += mixed(token.sound);
        if ((token.length == 1 && phrase.count > 1) || out.count == out.words.size()) continue;
        out.bits[out.count] = token.rarity;
        out.words[out.count++] = token.sound;
    }
    return out;
}

std::uint16_t folded(std::uint32_t sound) noexcept { return static_cast<std::uint16_t>((sound ^ sound >> 16) | 1U); }

struct Facts {
    Heard name, mother;
    std::uint64_t area, district;
};

Facts facts_of(Book const& book, Row const& row) noexcept {
    auto const area = book.areas.area(row.area).code;
    return {.name = heard(book.texts[0], row.nama),
            .mother = heard(book.texts[1], row.nama_ibu),
            .area = area,
            .district = area_prefix(area, 6)};
}

void put_born(Facts const& facts, std::uint32_t born, Keys& out) noexcept {
    if (born == 0) return;
    for (std::size_t i = 0; i < facts.name.count; ++i) out.put(key_of(Key::born_word, born, facts.name.words[i]));
    if (facts.district != 0) out.put(key_of(Key::born_district, born, facts.district));
    for (std::size_t i = 0; i < std::min<std::size_t>(2, facts.mother.count); ++i)
        out.put(key_of(Key::born_mother, born, facts.mother.words[i]));
}

void put_year(Facts const& facts, std::uint32_t year, Keys& out) noexcept {
    auto const& words = facts.name;
    for (std::size_t i = 0; i < words.count && facts.district != 0; ++i)
        out.put(key_of(Key::word_district_year, year, facts.district, words.words[i]));
    for (std::size_t i = 0; i + 1 < words.count; ++i)
        for (std::size_t k = i + 1; k < words.count; ++k)
            out.put(key_of(Key::words_year, year, std::uint64_t{words.words[i]} + words.words[k]));
}

void put_texts(Facts const& facts, Keys& out) noexcept {
    auto const &name = facts.name, &mother = facts.mother;
    if (name.all != 0) out.put(key_of(Key::name, name.all));
    for (std::size_t i = 0; i < name.count && facts.area != 0; ++i)
        out.put(key_of(Key::area_word, facts.area, name.words[i]));
    if (name.count > 0 && mother.count > 0) out.put(key_of(Key::name_mother, name.all, mother.words[0]));
}

void put_numbers(Row const& row, Keys& out) noexcept {
    if (row.nik != 0) out.put(key_of(Key::nik, row.nik));
    if (is_sixteen_digits(row.nik)) out.put(key_of(Key::nik_head, row.nik >> 16));
    if (row.kk != 0) out.put(key_of(Key::kk, row.kk));
}

void put_all(Facts const& facts, Row const& row, Keys& out) noexcept {
    put_numbers(row, out);
    put_born(facts, row.born, out);
    if (row.born != 0) put_year(facts, row.born >> 9, out);
    put_texts(facts, out);
}

/// Nibbles that differ.
int digits_apart(std::uint64_t a, std::uint64_t b) noexcept {
    auto x = a ^ b;
    x |= x >> 2;
    x |= x >> 1;
    return std::popcount(x & 0x1111111111111111U);
}

Millibits rough_nik(std::uint64_t a, std::uint64_t b) noexcept {
    if (a == 0 || b == 0) return 0;
    if (a == b) return 18'000;
    auto const apart = digits_apart(a, b);
    if (apart <= 2) return apart == 1 ? 11'000 : 7'500;
    return a >> 16 == b >> 16 ? 4'000 : -3'000;
}

Millibits rough_born(std::uint32_t a, std::uint32_t b) noexcept {
    if (a == 0 || b == 0) return 0;
    if (a == b) return 12'000;
    auto const day_month = [](std::uint32_t born) { return born & 511; };
    auto const swapped = (a & 31) << 5 | (a >> 5 & 15);
    bool const is_year = a >> 9 == b >> 9;
    if (is_year && swapped == day_month(b)) return 5'500;
    if (day_month(a) == day_month(b)) return 4'500;
    if (!is_year) return -4'000;
    return (a & 31) == (b & 31) || (a >> 5 & 15) == (b >> 5 & 15) ? 4'000 : 1'500;
}

Millibits rough_words(std::array<std::uint16_t, 4> const& asked, std::array<Millibits, 4> const& bits,
                      std::array<std::uint16_t, 4> const& other) noexcept {
    if (asked[0] == 0 || other[0] == 0) return 0;
    Millibits sum = 0;
    for (std::size_t i = 0; i < 4 && asked[i] != 0; ++i)
        for (auto const word : other)
            if (word == asked[i]) {
                sum += bits[i];
                break;
            }
    return sum == 0 ? -2'500 : sum;
}

Millibits rough_area(Book const& book, std::uint64_t asked, std::uint32_t other) noexcept {
    if (asked == 0 || other == 0) return 0;
    auto const& area = book.areas.area(other);
    auto const alike = static_cast<unsigned>(std::countl_zero(asked ^ area.code)) / 6;
    if (alike >= 10) return area.rarity[3];
    if (alike >= 6) return area.rarity[2] - 500;
    if (alike >= 4) return area.rarity[1] - 1'000;
    return alike >= 2 ? 500 : -2'500;
}

}  // namespace

void Keys::put(std::uint64_t key) noexcept {
    if (count < max && std::find(of.begin(), of.begin() + static_cast<std::ptrdiff_t>(count), key) ==
                           of.begin() + static_cast<std::ptrdiff_t>(count))
        of[count++] = key;
}

void keys_to_store(Book const& book, Row const& row, Keys& out) noexcept {
    out.count = 0;
    put_all(facts_of(book, row), row, out);
}

void keys_to_ask(Book const& book, Row const& row, Keys& out) noexcept {
    out.count = 0;
    auto const facts = facts_of(book, row);
    put_all(facts, row, out);
    auto const year = row.born >> 9, month = row.born >> 5 & 15, day = row.born & 31;
    if (row.born != 0 && day <= 12 && day != month) put_born(facts, day_of(year, day, month), out);
    if (row.born != 0) {
        put_year(facts, year - 1, out);
        put_year(facts, year + 1, out);
    }
    if (!is_sixteen_digits(row.nik)) return;
    // The tens of the day are the seventh digit.
    auto const tens = row.nik >> 36 & 0xF;
    auto const other = tens >= 4 ? row.nik - (std::uint64_t{4} << 36) : row.nik + (std::uint64_t{4} << 36);
    out.put(key_of(Key::nik, other));
    out.put(key_of(Key::nik_head, other >> 16));
}

Stored stored(Book const& book, Row const& row) noexcept {
    Stored out{.row = row};
    auto const name = heard(book.texts[0], row.nama), mother = heard(book.texts[1], row.nama_ibu);
    for (std::size_t i = 0; i < name.count; ++i) out.name[i] = folded(name.words[i]);
    for (std::size_t i = 0; i < mother.count; ++i) out.mother[i] = folded(mother.words[i]);
    return out;
}

Question question_of(Book const& book, Stored const& stored) noexcept {
    Question out{.stored = stored, .area = book.areas.area(stored.row.area).code};
    auto const name = heard(book.texts[0], stored.row.nama), mother = heard(book.texts[1], stored.row.nama_ibu);
    for (std::size_t i = 0; i < 4; ++i) {
        out.name_bits[i] = std::max<Millibits>(1, name.bits[i]);
        out.mother_bits[i] = std::max<Millibits>(1, mother.bits[i] * 3 / 4);
    }
    return out;
}

Millibits rough_score(Book const& book, Question const& question, Stored const& other) noexcept {
    auto const &a = question.stored.row, &b = other.row;
    auto sum = rough_nik(a.nik, b.nik) + rough_born(a.born, b.born) +
               rough_words(question.stored.name, question.name_bits, other.name) +
               rough_words(question.stored.mother, question.mother_bits, other.mother) +
               rough_area(book, question.area, b.area);
    if (a.kk == b.kk && a.kk != 0) sum += 4'000;
    if (a.alamat == b.alamat && a.alamat != 0) sum += 3'000;
    if (a.nama == b.nama && a.nama != 0) sum += 1'500;
    if (a.sex != b.sex && a.sex != 0 && b.sex != 0) sum -= 4'000;
    return sum;
}

}  // namespace sinergi::matching
