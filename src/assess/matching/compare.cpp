#include "matching/compare.hpp"

#include <bit>
#include <cmath>

namespace sinergi::matching {
namespace {

/// Nibbles that differ, one bit each at the nibble's lowest place.
std::uint64_t differing_digits(std::uint64_t a, std::uint64_t b) noexcept {
    auto x = a ^ b;
    x |= x >> 2;
    x |= x >> 1;
    return x & 0x1111111111111111U;
}

/// How many, up to 15: the product sums the nibbles up in the highest one.
unsigned count_of(std::uint64_t differ) noexcept { return static_cast<unsigned>(differ * 0x1111111111111111U >> 60); }

bool are_swapped_neighbours(std::uint64_t a, std::uint64_t b, std::uint64_t differ) noexcept {
    if (differ == 0) return false;
    auto const low = static_cast<unsigned>(std::countr_zero(differ));
    if (differ != (std::uint64_t{0x11} << low)) return false;
    auto const digit = [](std::uint64_t n, unsigned at) { return n >> at & 0xF; };
    return digit(a, low) == digit(b, low + 4) && digit(a, low + 4) == digit(b, low);
}

bool is_code(std::uint64_t number) noexcept { return number >> 60 == 0xE; }

/// 0 equal, 1 one slip, 2 up to three digits, 3 more.
unsigned digits_apart(std::uint64_t a, std::uint64_t b) noexcept {
    if (a == b) return 0;
    if (is_code(a) || is_code(b)) return 3;
    auto const differ = differing_digits(a, b);
    if (differ == 0x1111111111111111U) return 3;
    auto const count = count_of(differ);
    if (count == 1 || are_swapped_neighbours(a, b, differ)) return 1;
    return count <= 3 ? 2 : 3;
}

constexpr std::uint64_t nik_head = 0xFFFFFFFFFFFF0000U;
constexpr std::uint64_t nik_region = 0xFFFFFF0000000000U;
// A slip may fall on any of 16 digits and make any of 9 others of it.
constexpr Millibits slip_ways = 7'200, slips_ways = 12'000, day_in_nik = 14'600;

struct NikFacts {
    bool is_born_same = false, is_area_same = false, is_contradicted = false;
    std::uint32_t born_a = 0, born_b = 0;  // where they differ
};

/// Does a number tell its bearer's own birth date?
bool tells(std::uint64_t nik, std::uint32_t born) noexcept {
    auto const told = born_of(nik);
    return told.month == (born >> 5 & 15) && told.day == (born & 31) && told.year == (born >> 9) % 100;
}

/// Numbers that differ as their bearers' birth dates do are no slip of one number: brothers of one district, some years
/// apart.
bool are_of_two(std::uint64_t a, std::uint64_t b, NikFacts const& facts) noexcept {
    return facts.born_a != 0 && tells(a, facts.born_a) && tells(b, facts.born_b);
}

Millibits nik_region_rarity(Book const& book, std::uint64_t nik, NikFacts facts) noexcept {
    if (facts.is_area_same) return book.model.nik_area_in_area;
    return rarity_in(book.region_rarity, decimal_of(nik >> 40), book.model.rarity[at(Field::nik)].other / 2);
}

/// What the birth date within two equal heads of a NIK adds: nothing where the dates beside it agree anyway, or where
/// it is a placeholder.
Millibits nik_day_rarity(Book const& book, std::uint64_t nik, NikFacts const& facts) noexcept {
    if (facts.is_born_same) return 0;
    auto const told = born_of(nik);
    if (told.month == 0) return day_in_nik;
    auto const day = [&](unsigned century) { return (century + told.year) << 9 | told.month << 5 | told.day; };
    return book.is_placeholder(day(1900)) || book.is_placeholder(day(2000)) ? 0 : day_in_nik;
}

/// The rarity of an equal NIK, given what agrees already: who was born on one day in one district shares all but the
/// serial, and the serial is nearly always one of the first four.
Millibits nik_rarity_of(Book const& book, std::uint64_t nik, NikFacts facts) noexcept {
    auto const other = book.model.rarity[at(Field::nik)].other;
    auto const whole = book.nik_rarity.empty() ? other : rarity_in(book.nik_rarity, nik, other);
    if (!is_sixteen_digits(nik)) return whole;
    auto const parts = rarity_in(book.serial_rarity, nik & 0xFFFF, 10'000) + nik_region_rarity(book, nik, facts) +
                       nik_day_rarity(book, nik, facts);
    return std::min(whole, parts);
}

struct Found {
    Level level;
    Millibits rarity;
};

Found compare_niks(Book const& book, std::uint64_t a, std::uint64_t b, NikFacts facts) noexcept {
    auto const level = [&](NikLevel l) {
        return static_cast<Level>(static_cast<Level>(l) + (facts.is_born_same ? 0 : nik_apart));
    };
    auto const apart = digits_apart(a, b);
    if (apart == 0)
        return {level(facts.is_contradicted ? NikLevel::contradicted : NikLevel::same), nik_rarity_of(book, a, facts)};
    bool const are_whole = is_sixteen_digits(a) && is_sixteen_digits(b);
    if (are_whole && (a & nik_head) == (b & nik_head))
        return {level(NikLevel::serial), nik_region_rarity(book, a, facts) + nik_day_rarity(book, a, facts)};
    if (apart <= 2 && !(are_whole && are_of_two(a, b, facts))) {
        auto const whole = std::min(nik_rarity_of(book, a, facts), nik_rarity_of(book, b, facts));
        return {level(apart == 1 ? NikLevel::digit : NikLevel::digits),
                std::max(0, whole - (apart == 1 ? slip_ways : slips_ways))};
    }
    if (are_whole && (a & nik_region) == (b & nik_region))
        return {level(NikLevel::region), nik_region_rarity(book, a, facts)};
    return {level(NikLevel::none), 0};
}

Found compare_kks(Book const& book, std::uint64_t a, std::uint64_t b) noexcept {
    auto const apart = digits_apart(a, b);
    if (apart == 3) return {static_cast<Level>(KkLevel::none), 0};
    auto const other = book.model.rarity[at(Field::no_kk)].other;
    auto const whole = book.kk_rarity.empty() ? other : rarity_in(book.kk_rarity, a, other);
    return {static_cast<Level>(apart), std::max(0, whole - (apart == 0 ? 0 : apart == 1 ? slip_ways : slips_ways))};
}

struct Day {
    unsigned year, month, day;
};
constexpr Day split(std::uint32_t born) noexcept { return {born >> 9, born >> 5 & 15, born & 31}; }

/// 1 January, 1 July, 31 December: what a form gets when only the year is known.
constexpr bool is_default(Day d) noexcept {
    return (d.day == 1 && (d.month == 1 || d.month == 7)) || (d.day == 31 && d.month == 12);
}

/// YYYYMMDD, a nibble a digit.
constexpr std::uint64_t digits_of(Day d) noexcept {
    auto const two = [](unsigned n) { return std::uint64_t{n / 10 % 10} << 4 | n % 10; };
    return two(d.year / 100) << 24 | two(d.year % 100) << 16 | two(d.month) << 8 | two(d.day);
}

DayLevel compare_days(std::uint32_t left, std::uint32_t right) noexcept {
    if (left == right) return DayLevel::same;
    auto const a = split(left), b = split(right);
    auto const differ = differing_digits(digits_of(a), digits_of(b));
    auto const count = count_of(differ);
    bool const is_year = a.year == b.year;
    if (is_year && a.day == b.month && a.month == b.day) return DayLevel::swapped;
    if (is_year && (is_default(a) || is_default(b))) return DayLevel::default_day;
    if (count == 1 || are_swapped_neighbours(digits_of(a), digits_of(b), differ)) return DayLevel::digit;
    auto const same = (is_year ? 1 : 0) + (a.month == b.month ? 1 : 0) + (a.day == b.day ? 1 : 0);
    if (same == 2) return DayLevel::two_parts;
    if (is_year) return DayLevel::year;
    return a.year - b.year + 1 <= 2 ? DayLevel::near_year : DayLevel::none;
}

Found compare_areas(Areas const& areas, std::uint32_t left, std::uint32_t right) noexcept {
    auto const& a = areas.area(left);
    if (left == right) return {static_cast<Level>(AreaLevel::same), a.rarity[3]};
    auto const& b = areas.area(right);
    auto const differ = a.code ^ b.code;
    auto const alike = static_cast<unsigned>(std::countl_zero(differ)) / 6;
    // Six digits and their first four are areas; of a postcode a shorter prefix says about as much.
    if (alike >= 6) return {static_cast<Level>(AreaLevel::six), a.rarity[2]};
    if (alike >= 4) return {static_cast<Level>(AreaLevel::four), a.rarity[1]};
    // One character differs: six bits within one place.
    auto const top = 63U - static_cast<unsigned>(std::countl_zero(differ)),
               low = static_cast<unsigned>(std::countr_zero(differ));
    bool const is_digit = low >= 4 && (63 - top) / 6 == (63 - low) / 6;
    if (is_digit)
        return {static_cast<Level>(AreaLevel::digit), std::max(0, std::min(a.rarity[3], b.rarity[3]) - 5'000)};
    if (alike >= 2) return {static_cast<Level>(AreaLevel::two), a.rarity[0]};
    return {static_cast<Level>(AreaLevel::none), 0};
}

constexpr std::array<Field, 4> text_field{Field::nama, Field::nama_ibu, Field::alamat, Field::tempat_lahir};

void note(Findings& found, Field field, Found what) noexcept {
    found.levels[at(field)] = what.level;
    found.rarity[at(field)] = static_cast<std::uint16_t>(what.rarity);
}

void compare_text_fields(Book const& book, RowView a, RowView b, Findings& found) noexcept {
    std::array const left{a.row->nama, a.row->nama_ibu, a.row->alamat, a.row->tempat};
    std::array const right{b.row->nama, b.row->nama_ibu, b.row->alamat, b.row->tempat};
    for (std::size_t i = 0; i < text_field.size(); ++i) {
        if (left[i] == 0 || right[i] == 0) continue;
        auto const text = compare_texts(book.texts[i], left[i], right[i]);
        note(found, text_field[i], {text.level, text.rarity});
    }
    for (std::size_t i = 0; i < book.extra_fields(); ++i) {
        if (a.extra[i] == 0 || b.extra[i] == 0) continue;
        auto const text = compare_texts(book.texts[4 + i], a.extra[i], b.extra[i]);
        found.levels[known_fields + i] = text.level;
        found.rarity[known_fields + i] = text.rarity;
    }
}

/// What agrees because something else does is worth no more than what it adds.
void temper(Book const& book, Findings& found) noexcept {
    auto const area = found.levels[at(Field::kode_wil)];
    auto& place = found.rarity[at(Field::tempat_lahir)];
    if (area <= static_cast<Level>(AreaLevel::four) && found.levels[at(Field::tempat_lahir)] != missing)
        place = std::min(place, static_cast<std::uint16_t>(book.model.birthplace_in_area));
}

struct SoftSums {
    static constexpr int limit = 16'000;
    std::array<std::uint16_t, 2 * limit + 1> sums{};
    SoftSums() {
        for (int x = -limit; x <= limit; ++x)
            sums[static_cast<std::size_t>(std::int64_t{x} + limit)] =
                static_cast<std::uint16_t>(std::lround(std::log2(1.0 + std::exp2(x / 1000.0)) * 1000.0));
    }
};

}  // namespace

Millibits soft_sum(Millibits x) noexcept {
    static SoftSums const table;
    if (x < -SoftSums::limit) return 0;
    if (x > SoftSums::limit) return x;
    return table.sums[static_cast<std::size_t>(std::int64_t{x} + SoftSums::limit)];
}

Findings compare(Book const& book, RowView a, RowView b) noexcept {
    Findings found;
    found.levels.fill(missing);
    found.rarity.fill(0);
    auto const &l = *a.row, &r = *b.row;
    compare_text_fields(book, a, b, found);
    NikFacts facts;
    if (l.born != 0 && r.born != 0) {
        auto const days = compare_days(l.born, r.born);
        auto const rare = days <= DayLevel::swapped
                              ? std::min(book.day_rarity[day_index(l.born)], book.day_rarity[day_index(r.born)])
                              : std::uint16_t{0};
        note(found, Field::tgl_lahir, {static_cast<Level>(days), rare});
        facts.is_born_same = days == DayLevel::same;
        if (!facts.is_born_same) {
            facts.born_a = l.born;
            facts.born_b = r.born;
        }
    }
    if (l.area != 0 && r.area != 0) {
        auto const areas = compare_areas(book.areas, l.area, r.area);
        note(found, Field::kode_wil, areas);
        facts.is_area_same = areas.level <= static_cast<Level>(AreaLevel::six);
    }
    auto const name = found.levels[at(Field::nama)];
    // A birth date with a slip in it contradicts nothing, as long as anything of the name agrees.
    auto const day = found.levels[at(Field::tgl_lahir)];
    bool const is_slip = day <= static_cast<Level>(DayLevel::default_day);  // not when it is missing
    auto const apart = static_cast<Level>(is_slip ? TextLevel::none : TextLevel::first);
    facts.is_contradicted = !facts.is_born_same && name != missing && name >= apart;
    if (l.nik != 0 && r.nik != 0) note(found, Field::nik, compare_niks(book, l.nik, r.nik, facts));
    if (l.kk != 0 && r.kk != 0) note(found, Field::no_kk, compare_kks(book, l.kk, r.kk));
    if (l.sex != 0 && r.sex != 0)
        note(found, Field::jk, {static_cast<Level>(l.sex == r.sex ? SexLevel::same : SexLevel::none), 0});
    temper(book, found);
    return found;
}

namespace {

struct Sums {
    Millibits same, kin;
};

Sums sums_of(Model const& model, Findings const& found) noexcept {
    // Who of one family is born on the same day is a twin, and twins agree in more than brothers do.
    bool const is_twin = found.levels[at(Field::tgl_lahir)] == static_cast<Level>(DayLevel::same);
    Sums sums{model.prior_same, is_twin ? model.prior_twin : model.prior_kin};
    for (std::size_t f = 0; f < fields_max; ++f) {
        auto const level = found.levels[f];
        if (level == missing) continue;
        auto const& field = model.fields[f];
        auto const over_strangers = found.rarity[f] - field.stranger[level];
        sums.same += field.same[level] + over_strangers;
        sums.kin += (is_twin ? field.twin : field.kin)[level] + over_strangers;
    }
    return sums;
}

}  // namespace

Millibits score(Model const& model, Findings const& found, Millibits rarity) noexcept {
    auto const sums = sums_of(model, found);
    return sums.same + rarity - soft_sum(sums.kin + rarity);
}

Millibits score(Book const& book, RowView a, RowView b) noexcept { return score(book.model, compare(book, a, b)); }

Score explain(Model const& model, Findings const& found) noexcept {
    auto const sums = sums_of(model, found);
    Score out;
    out.prior = model.prior_same;
    out.family = -soft_sum(sums.kin);
    out.total = sums.same + out.family;
    out.levels = found.levels;
    for (std::size_t f = 0; f < fields_max; ++f) {
        auto const level = found.levels[f];
        if (level != missing)
            out.weights[f] = model.fields[f].same[level] - model.fields[f].stranger[level] + found.rarity[f];
    }
    return out;
}

Score explain(Book const& book, RowView a, RowView b) noexcept { return explain(book.model, compare(book, a, b)); }

}  // namespace sinergi::matching
