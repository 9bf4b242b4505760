#pragma once
// What an administrator does to the holidays: one day, or a year from a file.

#include "calendar/rules.hpp"
#include "plumbing/db/db.hpp"

#include <functional>
#include <string_view>

namespace sinergi::calendar {

/// Who writes, and how it is told to the audit chain: this house stands above both, so the program hands it in.
struct Writer {
    std::function<void(db::Tx& tx, std::string_view act, Date day)> note;
};

/// @refuses calendar.other_year unless the day lies in `year`
Done put_day(db::Tx& tx, Writer const& by, int year, Holiday const& holiday);
/// @refuses calendar.other_year calendar.no_holiday
Done remove_day(db::Tx& tx, Writer const& by, int year, Date day);

/// The lines of a CSV or XLSX file with the columns tanggal, nama, jenis, sumber.
/// @refuses calendar.columns_missing sheet.* ; at most 1,000 rows
[[nodiscard]] Result<std::vector<FileRow>> read_file(std::string_view file);

enum class Wish : std::uint8_t { look, write };
/// Takes a file in whole, or, with a single fault, not at all. Looking writes nothing. The same file twice changes
/// nothing.
Result<Preview> import(db::Tx& tx, Writer const& by, std::vector<FileRow> const& file, Wish wish);

}  // namespace sinergi::calendar
