#pragma once
// Lists that people send, row by row, whatever made them: CSV or XLSX. Every cell is text; numbers and days come as
// CSV would write them ("3208012001", "12.5", "2026-11-22"), so that one reader of columns does for both.

#include "base/result.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::sheet {

/// Rows of a list, read one after the other in bounded memory.
class Rows {
public:
    virtual ~Rows() = default;
    Rows(Rows const&) = delete;
    Rows& operator=(Rows const&) = delete;

    /// Goes to the next row that is not blank; false at the end. After a refusal there is no next row.
    /// @refuses sheet.* ; `about` says the line
    [[nodiscard]] virtual Result<bool> next() = 0;
    /// The cells of this row, valid UTF-8, valid until next().
    [[nodiscard]] std::span<std::string_view const> cells() const noexcept { return cells_; }
    /// The cell of column `at` (from 0); "" beyond the last one.
    [[nodiscard]] std::string_view cell(std::size_t at) const noexcept {
        return at < cells_.size() ? cells_[at] : std::string_view{};
    }
    /// Where this row stands, as a person counts: the first line is 1.
    [[nodiscard]] std::int64_t line() const noexcept { return line_; }
    /// Columns of this row with a formula that nobody has computed yet: programs write such files. Their cells are "".
    [[nodiscard]] std::span<std::uint32_t const> unvalued() const noexcept { return unvalued_; }

protected:
    Rows() = default;
    std::vector<std::string_view> cells_;
    std::vector<std::uint32_t> unvalued_;
    std::int64_t line_ = 0;
};

struct Limits {
    std::int64_t rows_max = 1'000'000;
    std::size_t columns_max = 1'000;
    std::size_t row_bytes_max = 1024 * 1024;
    std::int64_t unpacked_bytes_max = std::int64_t{1} << 30;  // XLSX: of one part of the file
    char separator = 0;            // CSV: 0 is the one that stands most often in the first line
    std::int64_t ratio_max = 300;  // XLSX: unpacked to packed, once beyond 16 MB
};

/// A reader for `bytes`, chosen by what they are. Borrows them. Of an XLSX file, its first sheet.
/// @refuses sheet.has_password sheet.old_excel sheet.not_xlsx sheet.xlsx_broken sheet.not_text sheet.too_large
[[nodiscard]] Result<std::unique_ptr<Rows>> rows_of(std::string_view bytes, Limits const& limits = {});

}  // namespace sinergi::sheet
