#pragma once
// Which pairs are worth comparing: a union of keys, each pair once, by the first rule that holds.

#include "matching/table.hpp"

namespace sinergi::matching {

/// What two records must share. `..._word` holds when any word of the one sounds like any of the other.
enum class Part : std::uint8_t {
    nik,
    nik_head,  // the first twelve digits
    nik_tail,  // the last ten: birth day and serial
    kk,
    born,
    born_year,
    name,  // all words, by sound, in any order
    name_word,
    mother,
    mother_word,
    mother_first,
    area,
    district,  // six digits
    regency,   // four
    address,   // all words
    extra,     // any of the caller's own fields, whole
};

/// A key: its parts together.
struct Rule {
    std::string_view name;
    std::array<Part, 3> parts;
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

/// The keys of a record under a rule: none when a part is not known, several for "any word". By content alone.
inline constexpr std::size_t keys_max = 12;
std::size_t keys_of(Rule const& rule, Book const& book, RowView row, std::uint32_t* keys) noexcept;

/// What two records share: a bit a part, by its number.
using Parts = std::uint32_t;
[[nodiscard]] constexpr Parts bit_of(Part part) noexcept { return Parts{1} << static_cast<unsigned>(part); }
[[nodiscard]] constexpr Parts parts_of(Rule const& rule) noexcept {
    Parts out = 0;
    for (std::uint8_t p = 0; p < rule.count; ++p) out |= bit_of(rule.parts[p]);
    return out;
}
/// Parts that a row tells by itself; the rest are looked up in the lexicons, which costs more.
[[nodiscard]] Parts shared_numbers(Book const& book, RowView a, RowView b, Parts wanted = ~Parts{0}) noexcept;
[[nodiscard]] Parts shared_names(Book const& book, RowView a, RowView b) noexcept;
inline constexpr Parts name_parts = bit_of(Part::name) | bit_of(Part::name_word) | bit_of(Part::mother) |
                                    bit_of(Part::mother_word) | bit_of(Part::mother_first) | bit_of(Part::address);
[[nodiscard]] inline Parts shared_parts(Book const& book, RowView a, RowView b) noexcept {
    return shared_numbers(book, a, b) | shared_names(book, a, b);
}
/// Calls for the memory that keys_of will look at.
void call_for(Rule const& rule, Book const& book, Row const& row) noexcept;
/// A part that a record may have several values of.
inline constexpr Parts manifold = bit_of(Part::name_word) | bit_of(Part::mother_word) | bit_of(Part::extra);

}  // namespace sinergi::matching
