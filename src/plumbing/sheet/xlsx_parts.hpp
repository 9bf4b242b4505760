#pragma once
// Inside of sheet: the parts of a workbook that must be known before its rows are read. Not for other houses.

#include "plumbing/sheet/zip.hpp"

namespace sinergi::sheet {

/// What a cell's style makes of its number.
enum class Look : std::uint8_t { number, date, time, date_time };

/// `code` is a number format as Excel writes it: "dd/mm/yyyy", "[h]:mm", "#,##0".
[[nodiscard]] Look look_of(std::string_view code) noexcept;

/// A workbook's shared strings: one block of text and where each begins.
struct Strings {
    std::string text;
    std::vector<std::size_t> ends;
    /// @return none for a number beyond the last one
    [[nodiscard]] std::optional<std::string_view> find(std::size_t at) const noexcept;
};

struct SheetPart {
    std::string name;
    std::string path;  // in the ZIP file
};

struct Workbook {
    std::vector<SheetPart> sheets;  // those a person can see
    std::vector<Look> looks;        // by style
    Strings strings;
    bool counts_from_1904 = false;  // Excel for the old Macintosh
};

enum class Want : bool { names, all };

/// @refuses sheet.not_xlsx sheet.xlsx_broken sheet.too_large
[[nodiscard]] Result<Workbook> read_workbook(Zip& zip, Want want);

/// "_x000D_" stands for a character that XML has no place for.
[[nodiscard]] std::string without_escapes(std::string text);

}  // namespace sinergi::sheet
