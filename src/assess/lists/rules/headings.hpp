#pragma once
// What a sheet's columns hold, found from its first rows: by heading as the field writes it, then by what stands below.

#include "lists/rules/values.hpp"

namespace sinergi::lists {

/// Cells of some rows, as text; rows may differ in length.
using Cells = std::vector<std::string_view>;
struct SampleRow {
    std::int64_t line = 0;
    Cells cells;
};

/// "(6) No. KK *" -> "no kk": small letters and digits, one space between words, without numbers that only count
/// columns.
[[nodiscard]] std::string heading_key(std::string_view title);

/// What a heading says, and how surely: 3 the very words, 2 words within it, 0 nothing.
struct Said {
    Holds holds = Holds::other;
    int weight = 0;
};
[[nodiscard]] Said said_by(std::string_view title);

/// Where a table begins.
struct Head {
    std::size_t rows_above = 0;  // sample rows that are titles
    std::size_t rows = 0;        // of headings, 0 to 2, and a row of column numbers behind them
    std::vector<std::string> titles;
    int weight = 0;  // of the headings we know: how much it looks like a list of people
};
inline constexpr std::size_t title_rows_max = 30;
/// Finds the headings among the first rows: after any titles, over one or two rows, with the row of numbers that BDT
/// has. Without any heading we know, and with NIK or family cards in a row, there are no headings.
[[nodiscard]] Head find_head(std::span<SampleRow const> rows);

/// A mapping that was remembered or told: by column; `other` where nothing is said.
using Told = std::vector<Holds>;

/// Columns with what they hold. `below` are rows under the headings.
/// @param told    by a person: taken as it is
/// @param remembered  of the same headings: taken where the cells do not contradict
[[nodiscard]] std::vector<Column> recognise(std::vector<std::string> const& titles, std::span<SampleRow const> below,
                                            Told const& told, Told const& remembered);

/// How these rows write days and numbers.
/// @pre shape.columns are set
void find_habits(Shape& shape, std::span<SampleRow const> below);

/// May a comparison begin? A name or a NIK is needed.
/// @refuses lists.no_person_column
[[nodiscard]] Done check_columns(std::span<Column const> columns);

/// The headings' text that a mapping is remembered by, in their order.
[[nodiscard]] std::string signature_text(std::span<Column const> columns);

}  // namespace sinergi::lists
