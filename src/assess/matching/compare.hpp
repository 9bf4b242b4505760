#pragma once
// Two records compared: a level for each field, then weights, then the score. Symmetric: (a, b) is (b, a).

#include "matching/compare/jaro.hpp"
#include "matching/table.hpp"

namespace sinergi::matching {

/// Levels of a text field.
enum class TextLevel : Level {
    same,          // the same words in the same order
    spelled,       // the same words, another order, spelling or joining
    typo,          // all words found again, one of them with a slip
    shorter,       // one text is the other without a word, or with an initial for it
    shorter_typo,  // the same with a slip
    rough,         // all words found again, one of them only roughly
    first,         // the first word agrees, others contradict
    other,         // another word agrees, the first ones contradict
    none,          // nothing agrees
};
/// Levels of a birth date.
enum class DayLevel : Level { same, swapped, digit, default_day, two_parts, year, near_year, none };
/// Levels of a NIK; the same again + 7 when the birth dates differ.
enum class NikLevel : Level { same, digit, digits, serial, region, none, contradicted };
inline constexpr Level nik_apart = 7;
/// Levels of a family card number.
enum class KkLevel : Level { same, digit, digits, none };
enum class SexLevel : Level { same, none };
/// Levels of an area: how far its prefix agrees.
enum class AreaLevel : Level { same, six, four, two, digit, none };

/// What comparing found: a level and the rarity of what agrees, by field.
struct Findings {
    std::array<Level, fields_max> levels;
    std::array<std::uint16_t, fields_max> rarity;
};

[[nodiscard]] Findings compare(Book const& book, RowView a, RowView b) noexcept;
/// The log2 odds alone; a bit faster than explain().total and always equal to it.
[[nodiscard]] Millibits score(Book const& book, RowView a, RowView b) noexcept;
/// @param rarity  on top of those in `found`
[[nodiscard]] Millibits score(Model const& model, Findings const& found, Millibits rarity = 0) noexcept;
/// The score with every weight.
[[nodiscard]] Score explain(Book const& book, RowView a, RowView b) noexcept;
[[nodiscard]] Score explain(Model const& model, Findings const& found) noexcept;

struct TextFinding {
    Level level;
    std::uint16_t rarity;
};
[[nodiscard]] TextFinding compare_texts(Lexicon const& lexicon, std::uint32_t a, std::uint32_t b) noexcept;
/// Is `b` one slip of a finger away from `a`: one letter more, less or other, or two neighbours swapped?
[[nodiscard]] bool is_one_slip(Token const& a, Token const& b) noexcept;
/// log2(1 + 2^x), both in thousandths of a bit, from a table.
[[nodiscard]] Millibits soft_sum(Millibits x) noexcept;

}  // namespace sinergi::matching
