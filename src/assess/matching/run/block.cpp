#include "matching/run/block.hpp"

#include <algorithm>

namespace sinergi::matching {
namespace {

// Of so many records on, people born on one day who share a word of their name are too many.
constexpr std::uint32_t long_list = 300'000;

// Coarse keys first: they find what has many faults, as long as their blocks are small. The finer ones behind them
// take over where a block is too big, so that the work grows with the list and not with its square.
constexpr std::array<Rule, 21> all_rules{{
    {"nik", {Part::nik}, 1},
    {"tgl_lahir", {Part::born}, 1, 64, 60'000},
    {"nama", {Part::name}, 1, 64, 60'000},
    {"kode_wil+kata nama", {Part::area, Part::name_word}, 2, 64, 60'000},
    {"alamat", {Part::address}, 1, 64, 60'000},
    {"kolom lain+kata nama", {Part::extra, Part::name_word}, 2, 64, 60'000},
    {"tgl_lahir+kata nama", {Part::born, Part::name_word}, 2, 0, long_list},
    {"tgl_lahir+nama", {Part::born, Part::name}, 2, 0, 0, long_list},
    {"tgl_lahir+kata nama+kabupaten", {Part::born, Part::regency, Part::name_word}, 3, 0, 0, long_list},
    {"tgl_lahir+kata nama+ibu", {Part::born, Part::mother_first, Part::name_word}, 3, 0, 0, long_list},
    {"tgl_lahir+kecamatan", {Part::born, Part::district}, 2},
    {"tgl_lahir+ibu", {Part::born, Part::mother}, 2},
    {"no_kk+kata nama", {Part::kk, Part::name_word}, 2},
    {"nama+kecamatan", {Part::name, Part::district}, 2},
    {"nama+ibu", {Part::name, Part::mother}, 2},
    {"kata nama+alamat+kecamatan", {Part::address, Part::district, Part::name_word}, 3},
    {"kata nama+ibu+kecamatan", {Part::mother_first, Part::district, Part::name_word}, 3},
    {"no_kk+tahun lahir", {Part::kk, Part::born_year}, 2},
    {"nama+tahun lahir", {Part::name, Part::born_year}, 2, 0, long_list},
    {"ibu+kata nama", {Part::mother, Part::name_word}, 2, 0, long_list},
    {"kata nama+tahun lahir+kecamatan", {Part::born_year, Part::district, Part::name_word}, 3, 0, long_list},
}};

constexpr auto area_parts = bit_of(Part::area) | bit_of(Part::district) | bit_of(Part::regency);

/// Values of one part: none, one, or one a word.
struct Values {
    std::array<std::uint64_t, 6> of;
    std::size_t count = 0;
    void put(std::uint64_t value) noexcept {
        if (value != 0) of[count++] = value;
    }
    void put_words(Sounds const& sounds) noexcept {
        for (auto const word : sounds.words) put(word);
    }
};

std::uint64_t prefix_of(Book const& book, std::uint32_t area, unsigned letters) noexcept {
    return area_prefix(book.areas.area(area).code, letters);
}

constexpr std::uint64_t nik_tail = 0xFFFFFFFFFFU;

void values_of(Part part, Book const& book, RowView view, Values& out) noexcept {
    auto const& row = *view.row;
    switch (part) {
        case Part::nik:
            return out.put(row.nik);
        case Part::nik_head:
            return out.put(is_sixteen_digits(row.nik) ? row.nik >> 16 : 0);
        case Part::nik_tail:
            return out.put(is_sixteen_digits(row.nik) ? row.nik & nik_tail : 0);
        case Part::kk:
            return out.put(row.kk);
        case Part::born:
            return out.put(row.born);
        case Part::born_year:
            return out.put(row.born >> 9);
        case Part::name:
            return out.put(book.texts[0].sounds(row.nama).all);
        case Part::name_word:
            return out.put_words(book.texts[0].sounds(row.nama));
        case Part::mother:
            return out.put(book.texts[1].sounds(row.nama_ibu).all);
        case Part::mother_word:
            return out.put_words(book.texts[1].sounds(row.nama_ibu));
        case Part::mother_first:
            return out.put(book.texts[1].sounds(row.nama_ibu).words[0]);
        case Part::area:
            return out.put(prefix_of(book, row.area, 10));
        case Part::district:
            return out.put(prefix_of(book, row.area, 6));
        case Part::regency:
            return out.put(prefix_of(book, row.area, 4));
        case Part::address:
            return out.put(book.texts[2].sounds(row.alamat).all);
        case Part::extra:
            for (std::size_t i = 0; i < book.extra_fields(); ++i)
                if (view.extra[i] != 0) out.put(mixed(book.texts[4 + i].phrase(view.extra[i]).order + i) | 1U);
            return;
    }
}

bool share_word(Sounds const& a, Sounds const& b) noexcept {
    for (std::size_t i = 0; i < a.words.size() && a.words[i] != 0; ++i)
        for (std::size_t k = 0; k < b.words.size() && b.words[k] != 0; ++k)
            if (a.words[i] == b.words[k]) return true;
    return false;
}

}  // namespace

Parts shared_names(Book const& book, RowView left, RowView right) noexcept {
    auto const &a = *left.row, &b = *right.row;
    Parts out = 0;
    auto const put = [&](Part part, bool is) { out |= is ? bit_of(part) : 0U; };
    if (a.nama != 0 && b.nama != 0) {
        auto const &l = book.texts[0].sounds(a.nama), &r = book.texts[0].sounds(b.nama);
        put(Part::name, l.all == r.all);
        put(Part::name_word, share_word(l, r));
    }
    if (a.nama_ibu != 0 && b.nama_ibu != 0) {
        auto const &l = book.texts[1].sounds(a.nama_ibu), &r = book.texts[1].sounds(b.nama_ibu);
        put(Part::mother, l.all == r.all);
        put(Part::mother_first, l.words[0] == r.words[0] && l.words[0] != 0);
        put(Part::mother_word, share_word(l, r));
    }
    if (a.alamat != 0 && b.alamat != 0)
        put(Part::address,
            a.alamat == b.alamat || book.texts[2].sounds(a.alamat).all == book.texts[2].sounds(b.alamat).all);
    return out;
}

std::span<Rule const> rules() noexcept { return all_rules; }

void call_for(Rule const& rule, Book const& book, Row const& row) noexcept {
    auto const parts = parts_of(rule);
    if (parts & (bit_of(Part::name) | bit_of(Part::name_word))) book.texts[0].call_for(row.nama);
    if (parts & (bit_of(Part::mother) | bit_of(Part::mother_word) | bit_of(Part::mother_first)))
        book.texts[1].call_for(row.nama_ibu);
    if (parts & bit_of(Part::address)) book.texts[2].call_for(row.alamat);
    if (parts & area_parts) book.areas.call_for_code(row.area);
}

Parts shared_numbers(Book const& book, RowView left, RowView right, Parts wanted) noexcept {
    auto const &a = *left.row, &b = *right.row;
    Parts out = 0;
    auto const put = [&](Part part, bool is) { out |= is ? bit_of(part) : 0U; };
    if (a.nik != 0 && b.nik != 0) {
        put(Part::nik, a.nik == b.nik);
        bool const are_whole = is_sixteen_digits(a.nik) && is_sixteen_digits(b.nik);
        put(Part::nik_head, are_whole && a.nik >> 16 == b.nik >> 16);
        put(Part::nik_tail, are_whole && ((a.nik ^ b.nik) & nik_tail) == 0);
    }
    put(Part::kk, a.kk == b.kk && a.kk != 0);
    put(Part::born, a.born == b.born && a.born != 0);
    put(Part::born_year, a.born >> 9 == b.born >> 9 && a.born != 0);
    if ((wanted & area_parts) != 0 && a.area != 0 && b.area != 0) {
        auto const l = book.areas.area(a.area).code, r = book.areas.area(b.area).code;
        put(Part::area, l == r);
        put(Part::district, area_prefix(l, 6) == area_prefix(r, 6));
        put(Part::regency, area_prefix(l, 4) == area_prefix(r, 4));
    }
    for (std::size_t i = 0; i < book.extra_fields(); ++i)
        put(Part::extra, left.extra[i] != 0 && left.extra[i] == right.extra[i]);
    return out;
}

namespace {

/// Half of `mixed`, which is enough for keys: their upper half is taken.
constexpr std::uint64_t stirred(std::uint64_t sum, std::uint64_t value) noexcept {
    auto const x = (sum + value) * 0x9E3779B97F4A7C15U;
    return x ^ x >> 29;
}

}  // namespace

std::size_t keys_of(Rule const& rule, Book const& book, RowView row, std::uint32_t* keys) noexcept {
    std::array<std::uint64_t, keys_max> sums;
    std::size_t count = 1;
    sums[0] = parts_of(rule);
    for (std::uint8_t p = 0; p < rule.count; ++p) {
        Values values;
        values_of(rule.parts[p], book, row, values);
        if (values.count == 0) return 0;
        if (values.count == 1) [[likely]] {
            for (std::size_t k = 0; k < count; ++k) sums[k] = stirred(sums[k], values.of[0]);
            continue;
        }
        // Several parts of several values: as many keys as there is room for.
        auto const before = count;
        for (std::size_t v = values.count; v-- > 0;)
            for (std::size_t k = 0; k < before; ++k)
                if (auto const to = v * before + k; to < keys_max) sums[to] = stirred(sums[k], values.of[v]);
        count = std::min(keys_max, before * values.count);
    }
    for (std::size_t k = 0; k < count; ++k) keys[k] = static_cast<std::uint32_t>(sums[k] * 0xD6E8FEB86659FD93U >> 32);
    return count;
}

}  // namespace sinergi::matching
