#include "matching/run/block.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace sinergi::matching {
namespace {

// Of so many records on, people born on one day who share a word of their name are too many, and so are those of one
// district whose mothers share a name.
constexpr std::uint32_t long_list = 300'000;

// Coarse keys first: they find what has many faults, as long as their blocks are small. The finer ones behind them
// take over where a block is too big, so that the work grows with the list and not with its square.
constexpr std::array<Rule, 23> all_rules{{
    {"nik", {Part::nik}, 1},
    {"tgl_lahir", {Part::born}, 1, 64, 60'000},
    {"tgl_lahir+kata nama", {Part::born, Part::name_word}, 2, 0, long_list},
    {"tgl_lahir+nama", {Part::born, Part::name}, 2, 0, 0, long_list},
    {"tgl_lahir+kata nama+kabupaten", {Part::born, Part::regency, Part::name_word}, 3, 0, 0, long_list},
    {"tgl_lahir+kata nama+ibu", {Part::born, Part::mother_first, Part::name_word}, 3, 0, 0, long_list},
    {"tgl_lahir+kecamatan", {Part::born, Part::district}, 2},
    {"tgl_lahir+ibu", {Part::born, Part::mother}, 2},
    {"nama", {Part::name}, 1, 64, 60'000},
    {"nama+ibu", {Part::name, Part::mother}, 2},
    {"nama+tahun lahir", {Part::name, Part::born_year}, 2, 0, long_list},
    {"kode_wil+kata nama", {Part::area, Part::name_word}, 2, 64, 60'000},
    {"alamat", {Part::address}, 1, 64, 60'000},
    {"kolom lain+kata nama", {Part::extra, Part::name_word}, 2, 64, 60'000},
    {"no_kk+kata nama", {Part::kk, Part::name_word}, 2},
    {"no_kk+tahun lahir", {Part::kk, Part::born_year}, 2},
    {"nama+kecamatan", {Part::district, Part::name}, 2},
    {"kata nama+alamat+kecamatan", {Part::district, Part::address, Part::name_word}, 3, 0, long_list},
    {"kata nama+awal ibu+kecamatan", {Part::district, Part::mother_first, Part::name_word}, 3, 0, long_list},
    {"kata nama+alamat+desa", {Part::district, Part::area, Part::address, Part::name_word}, 4, 0, 0, long_list},
    {"kata nama+ibu+kecamatan", {Part::district, Part::mother, Part::name_word}, 3, 0, 0, long_list},
    {"kata nama+tahun lahir+kecamatan", {Part::district, Part::born_year, Part::name_word}, 3, 0, long_list},
    {"ibu+kata nama", {Part::mother, Part::name_word}, 2, 0, long_list},
}};

constexpr std::uint64_t nik_tail = 0xFFFFFFFFFFU;

/// 32 bits of a value, never 0 unless it is.
constexpr std::uint32_t folded(std::uint64_t value) noexcept {
    return value == 0 ? 0 : static_cast<std::uint32_t>((value ^ value >> 29) * 0x9E3779B97F4A7C15U >> 32) | 1U;
}

std::uint32_t area_of(Book const& book, Row const& row, unsigned letters) noexcept {
    return folded(area_prefix(book.areas.area(row.area).code, letters));
}

[[gnu::always_inline]] inline std::uint32_t value_of(Part part, Book const& book, Row const& row) noexcept {
    switch (part) {
        case Part::nik:
            return folded(row.nik);
        case Part::nik_tail:
            return folded(is_sixteen_digits(row.nik) ? row.nik & nik_tail : 0);
        case Part::kk:
            return folded(row.kk);
        case Part::born:
            return row.born;
        case Part::born_year:
            return row.born >> 9;
        case Part::name:
            return book.texts[0].sounds(row.nama).all;
        case Part::mother:
            return book.texts[1].sounds(row.nama_ibu).all;
        case Part::mother_first:
            return book.texts[1].sounds(row.nama_ibu).words[0];
        case Part::area:
            return area_of(book, row, 10);
        case Part::district:
            return area_of(book, row, 6);
        case Part::regency:
            return area_of(book, row, 4);
        case Part::address:
            return book.texts[2].sounds(row.alamat).all;
        case Part::name_word:
        case Part::extra:
            break;
    }
    return 0;
}

/// Half of `mixed`, which is enough for keys: their upper half is taken.
constexpr std::uint64_t stirred(std::uint64_t sum, std::uint64_t value) noexcept {
    auto const x = (sum + value) * 0x9E3779B97F4A7C15U;
    return x ^ x >> 29;
}
constexpr std::uint32_t key_of(std::uint64_t sum) noexcept {
    return static_cast<std::uint32_t>(sum * 0xD6E8FEB86659FD93U >> 32);
}

template <Part part>
void add_part(Book const& book, std::span<Row const> rows, std::uint64_t* sums) noexcept {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const value = value_of(part, book, rows[i]);
        sums[i] = value == 0 || sums[i] == 0 ? 0 : stirred(sums[i], value);
    }
}

bool share_word(Fact const& a, Fact const& b) noexcept {
    for (std::size_t i = 0; i < a.words.size() && a.words[i] != 0; ++i)
        for (std::size_t k = 0; k < b.words.size() && b.words[k] != 0; ++k)
            if (a.words[i] == b.words[k]) return true;
    return false;
}

}  // namespace

std::span<Rule const> rules() noexcept { return all_rules; }

void look(Book const& book, Row const& row, Parts wanted, Fact& out) noexcept {
    out.of.fill(0);
    out.words.fill(0);
    auto const put = [&](Part part) { out.of[static_cast<std::size_t>(part)] = value_of(part, book, row); };
    put(Part::nik);
    put(Part::nik_tail);
    put(Part::kk);
    put(Part::born);
    put(Part::born_year);
    if ((wanted & name_parts) != 0) {
        auto const& sounds = book.texts[0].sounds(row.nama);
        out.of[static_cast<std::size_t>(Part::name)] = sounds.all;
        out.words = sounds.words;
    }
    if ((wanted & mother_parts) != 0) {
        put(Part::mother);
        put(Part::mother_first);
    }
    if ((wanted & area_parts) != 0) {
        put(Part::area);
        put(Part::district);
        put(Part::regency);
    }
    if ((wanted & bit_of(Part::address)) != 0) put(Part::address);
}

Parts shared_parts(Fact const& a, Fact const& b) noexcept {
    Parts out = 0;
    for (std::size_t p = 0; p < single_parts; ++p)
        out |= (static_cast<Parts>(a.of[p] == b.of[p]) & static_cast<Parts>(a.of[p] != 0)) << p;
    if (share_word(a, b)) out |= bit_of(Part::name_word);
    return out;
}

void call_for(Book const& book, Row const& row, Parts wanted) noexcept {
    if ((wanted & name_parts) != 0) book.texts[0].call_for(row.nama);
    if ((wanted & mother_parts) != 0) book.texts[1].call_for(row.nama_ibu);
    if ((wanted & bit_of(Part::address)) != 0) book.texts[2].call_for(row.alamat);
    if ((wanted & area_parts) != 0) book.areas.call_for_code(row.area);
}

std::size_t keys_of(Parts parts, Book const& book, RowView view, std::uint32_t* keys) noexcept {
    std::uint64_t sum = parts;
    for (auto rest = parts & all_singles; rest != 0; rest &= rest - 1) {
        auto const value = value_of(static_cast<Part>(std::countr_zero(rest)), book, *view.row);
        if (value == 0) return 0;
        sum = stirred(sum, value);
    }
    if ((parts & bit_of(Part::extra)) == 0) {
        keys[0] = key_of(sum);
        return 1;
    }
    std::size_t count = 0;
    for (std::size_t i = 0; i < book.extra_fields(); ++i)
        if (view.extra[i] != 0)
            keys[count++] = key_of(stirred(sum, mixed(book.texts[4 + i].phrase(view.extra[i]).order + i) | 1U));
    return count;
}

void keys_of(Parts parts, Book const& book, std::span<Row const> rows, std::uint64_t* keys) noexcept {
    // One part after the other, so that what a part is does not have to be asked for each row.
    constexpr auto adders = []<std::size_t... p>(std::index_sequence<p...>) {
        return std::array{&add_part<static_cast<Part>(p)>...};
    }(std::make_index_sequence<single_parts>());
    for (auto const& row : rows) call_for(book, row, parts);
    std::fill_n(keys, rows.size(), parts);
    for (auto rest = parts & all_singles; rest != 0; rest &= rest - 1)
        adders[static_cast<std::size_t>(std::countr_zero(rest))](book, rows, keys);
    for (std::size_t i = 0; i < rows.size(); ++i) keys[i] = keys[i] == 0 ? 0 : has_key | key_of(keys[i]);
}

std::uint64_t key_of(Parts parts, Fact const& fact) noexcept {
    std::uint64_t sum = parts;
    for (auto rest = parts; rest != 0; rest &= rest - 1) {
        auto const value = fact.of[static_cast<std::size_t>(std::countr_zero(rest))];
        if (value == 0) return 0;
        sum = stirred(sum, value);
    }
    return sum | 1U;
}

}  // namespace sinergi::matching
