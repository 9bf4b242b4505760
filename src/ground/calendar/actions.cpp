#include "calendar/actions.hpp"

#include "calendar/store.hpp"
#include "plumbing/sheet/rows.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace sinergi::calendar {
namespace {

constexpr std::size_t absent = std::numeric_limits<std::size_t>::max();
constexpr std::int64_t rows_max = 1'000;
constexpr std::array<std::string_view, 4> columns{"tanggal", "nama", "jenis", "sumber"};

Done check_year(int year, Date day) {
    if (day.year() != year) return refuse(Why::malformed, "calendar.other_year", std::to_string(year));
    return {};
}

/// Where each column stands.
Result<std::array<std::size_t, columns.size()>> header_of(sheet::Rows& rows) {
    std::array<std::size_t, columns.size()> at{};
    at.fill(absent);
    SINERGI_TRY(has_row, rows.next());
    for (std::size_t i = 0; has_row && i < rows.cells().size(); ++i) {
        auto const known = std::ranges::find(columns, search_key(rows.cell(i)));
        if (known != columns.end()) at[static_cast<std::size_t>(known - columns.begin())] = i;
    }
    if (std::ranges::find(at, absent) != at.end()) return refuse(Why::malformed, "calendar.columns_missing");
    return at;
}

}  // namespace

Done put_day(db::Tx& tx, Writer const& by, int year, Holiday const& holiday) {
    SINERGI_MUST(check_year(year, holiday.day));
    store::put(tx, holiday);
    by.note(tx, "calendar.changed", holiday.day);
    return {};
}

Done remove_day(db::Tx& tx, Writer const& by, int year, Date day) {
    SINERGI_MUST(check_year(year, day));
    if (!store::remove(tx, day)) return refuse(Why::not_found, "calendar.no_holiday", day.text());
    by.note(tx, "calendar.removed", day);
    return {};
}

Result<std::vector<FileRow>> read_file(std::string_view file) {
    SINERGI_TRY(rows, sheet::rows_of(file, {.rows_max = rows_max + 1, .columns_max = 50, .row_bytes_max = 8'192}));
    SINERGI_TRY(at, header_of(*rows));
    std::vector<FileRow> out;
    for (;;) {
        SINERGI_TRY(has_row, rows->next());
        if (!has_row) return out;
        auto const cell = [&](std::size_t column) { return std::string(rows->cell(at[column])); };
        out.push_back({static_cast<int>(rows->line()), cell(0), cell(1), cell(2), cell(3)});
    }
}

Result<Preview> import(db::Tx& tx, Writer const& by, std::vector<FileRow> const& file, Wish wish) {
    auto seen = preview(file, store::all(tx));
    if (wish == Wish::look || !seen.faults.empty()) return seen;
    for (auto const* heap : {&seen.added, &seen.changed}) {
        for (auto const& holiday : *heap) {
            store::put(tx, holiday);
            by.note(tx, "calendar.imported", holiday.day);
        }
    }
    return seen;
}

}  // namespace sinergi::calendar
