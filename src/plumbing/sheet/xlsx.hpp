#pragma once
// Excel workbooks: written for the office, read from whoever sends one.

#include "base/rupiah.hpp"
#include "base/time.hpp"
#include "plumbing/sheet/rows.hpp"

#include <variant>

namespace sinergi::sheet {

// ---- writing

/// A cell. Text stays text, whatever it looks like: a NIK keeps its digits and a formula is not run.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, Rupiah, Date>;

struct Column {
    std::string title;
    double width = 14;  // in characters
};

/// One sheet with a styled, frozen head row. Packed as it is written: memory holds the packed rows and one piece.
/// Sheets may be written on several threads at once, each on one.
class XlsxSheet {
public:
    /// @param name   cut to 31 characters; loses `[ ] : * ? / \ '`
    /// @param above  lines over the table: what it shows, for whom, of which day
    XlsxSheet(std::string_view name, std::vector<Column> const& columns, std::vector<std::string> const& above = {});
    XlsxSheet(XlsxSheet&&) noexcept;
    XlsxSheet& operator=(XlsxSheet&&) noexcept;
    ~XlsxSheet();
    void row(std::span<Cell const> cells);
    /// As row(), in bold under a line: sums.
    void totals(std::span<Cell const> cells);

private:
    friend class XlsxWriter;
    struct Inside;
    std::unique_ptr<Inside> in_;
};

/// A workbook. The same rows give the same bytes.
class XlsxWriter {
public:
    /// @param made  stands in the file's properties, in UTC
    XlsxWriter(std::string_view office, Moment made);
    XlsxWriter(XlsxWriter const&) = delete;
    XlsxWriter& operator=(XlsxWriter const&) = delete;
    ~XlsxWriter();

    /// A second sheet of the same name gets a number, as Excel demands.
    void add(XlsxSheet sheet);
    /// Begins a sheet here.
    void sheet(std::string_view name, std::vector<Column> const& columns, std::vector<std::string> const& above = {});
    /// @pre a sheet was begun
    void row(std::span<Cell const> cells);
    void row(std::initializer_list<Cell> cells) { row({cells.begin(), cells.size()}); }
    void totals(std::span<Cell const> cells);
    void totals(std::initializer_list<Cell> cells) { totals({cells.begin(), cells.size()}); }
    /// The file. Ends the writing.
    /// @throws Unavailable beyond 4 GB
    [[nodiscard]] std::string take() &&;

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

// ---- reading

/// The names of the sheets a person can see, in their order.
/// @refuses as rows_of
[[nodiscard]] Result<std::vector<std::string>> sheet_names(std::string_view bytes, Limits const& limits = {});

/// Rows of one sheet, unpacked piece by piece. Numbers are written without exponent; days and times, known by their
/// style, as "2026-11-22", "2026-11-22 08:00:00" or "08:00:00"; formulas give their last value. Borrows the bytes.
/// @param sheet  from 0, among sheet_names
/// @refuses as rows_of, and sheet.no_such_sheet; by next: sheet.xlsx_broken sheet.row_too_long sheet.too_many_rows
[[nodiscard]] Result<std::unique_ptr<Rows>> xlsx_rows(std::string_view bytes, std::size_t sheet = 0,
                                                      Limits const& limits = {});

/// Cells that were merged into one; only the first of them, above and left, has a value.
struct Merge {
    std::int64_t first_line = 0, last_line = 0;     // as a person counts
    std::size_t first_column = 0, last_column = 0;  // from 0
    friend bool operator==(Merge const&, Merge const&) = default;
};
/// Of one sheet, in the file's order. They stand behind the rows, so a reader of rows cannot know them.
/// @refuses as xlsx_rows
[[nodiscard]] Result<std::vector<Merge>> xlsx_merges(std::string_view bytes, std::size_t sheet = 0,
                                                     Limits const& limits = {});

}  // namespace sinergi::sheet
