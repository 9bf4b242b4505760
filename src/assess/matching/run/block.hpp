#pragma once
// Which pairs are worth comparing: a union of keys, each pair once, by the first rule that holds.

#include "matching/table.hpp"

namespace sinergi::matching {

/// What two records must share. `name_word` holds when any word of the one name sounds like any of the other.
enum class Part : std::uint8_t {
    nik,
    nik_tail,  // the last ten digits: birth day and serial
    kk,
    born,
    born_year,
    name,  // all words, by sound, in any order
    mother,
    mother_first,
    area,
    district,   // six digits
    regency,    // four
    address,    // all words
    name_word,  // from here on a record may have several values of a part
    extra,      // any of the caller's own fields, whole
};
inline constexpr std::size_t single_parts = static_cast<std::size_t>(Part::name_word);

/// A key: its parts together.
struct Rule {
    std::string_view name;
    std::array<Part, 4> parts;  // rules that begin with the same part are walked together
    std::uint8_t count;
    /// Blocks above it are left to the finer rules behind; 0: no block is left out, too big a one is refined.
    std::uint32_t block_max = 0;
    /// For lists of at most so many records; 0: for all.
    std::uint32_t records_max = 0;
    /// For lists of more than so many.
    std::uint32_t records_min = 0;
};
[[nodiscard]] std::span<Rule const> rules() noexcept;

/// A block above this is refined: by district, by mother, by the whole name, then walked as a sorted neighbourhood.
inline constexpr std::size_t refine_above = 8;
inline constexpr std::size_t neighbourhood = 3;

/// What two records share: a bit a part, by its number.
using Parts = std::uint32_t;
[[nodiscard]] constexpr Parts bit_of(Part part) noexcept { return Parts{1} << static_cast<unsigned>(part); }
[[nodiscard]] constexpr Parts parts_of(Rule const& rule) noexcept {
    Parts out = 0;
    for (std::uint8_t p = 0; p < rule.count; ++p) out |= bit_of(rule.parts[p]);
    return out;
}
inline constexpr Parts all_singles = (Parts{1} << single_parts) - 1;
inline constexpr Parts area_parts = bit_of(Part::area) | bit_of(Part::district) | bit_of(Part::regency);
inline constexpr Parts name_parts = bit_of(Part::name) | bit_of(Part::name_word);
inline constexpr Parts mother_parts = bit_of(Part::mother) | bit_of(Part::mother_first);

/// What of a record its blocks look at, side by side: a line of the cache instead of six here and there. 0: not known.
struct alignas(64) Fact {
    std::array<std::uint32_t, single_parts> of;  // by Part, folded
    std::array<std::uint16_t, 4> words;          // of the name, by sound
    std::uint32_t row;
    std::uint32_t walked;  // a bit a rule: all of the record's blocks under it were gone through
};
static_assert(sizeof(Fact) == 64);

/// Fills in the wanted parts and leaves the others unknown.
void look(Book const& book, Row const& row, Parts wanted, Fact& out) noexcept;
[[nodiscard]] Parts shared_parts(Fact const& a, Fact const& b) noexcept;
/// Calls for the memory that `look` will need.
void call_for(Book const& book, Row const& row, Parts wanted) noexcept;

/// The keys of a record under some parts of one value each, or under `extra`: none when a part is not known.
inline constexpr std::size_t keys_max = extra_fields_max;
std::size_t keys_of(Parts parts, Book const& book, RowView row, std::uint32_t* keys) noexcept;
/// The same for rows that stand together and parts of one value each: `has_key` and the key, or 0.
inline constexpr std::uint64_t has_key = std::uint64_t{1} << 32;
inline constexpr std::size_t rows_at_once = 64;
void keys_of(Parts parts, Book const& book, std::span<Row const> rows, std::uint64_t* keys) noexcept;
/// The key of a fact under some parts of one value each; 0 when one is not known.
[[nodiscard]] std::uint64_t key_of(Parts parts, Fact const& fact) noexcept;
[[nodiscard]] constexpr std::uint64_t with_word(std::uint64_t key, std::uint16_t word) noexcept {
    return (key + word) * 0x9E3779B97F4A7C15U;
}

}  // namespace sinergi::matching
