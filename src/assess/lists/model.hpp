#pragma once
// Lists of people from elsewhere: what a column holds, what is wrong with a cell, what comparing two lists gives.

#include "base/result.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::lists {

/// What a column of people holds. `ttl` is place and day of birth in one cell, `rt_rw` "003/002", `kepala` the name of
/// the head of the family (a person's name only where there is no better column). `other`: none of ours, kept as it is.
enum class Holds : std::uint8_t {
    other,
    nama,
    nik,
    no_kk,
    tgl_lahir,
    tempat_lahir,
    ttl,
    jk,
    nama_ibu,
    alamat,
    rt,
    rw,
    rt_rw,
    desa,
    kecamatan,
    kabupaten,
    kode_wil,
    kepala,
};
BOOST_DESCRIBE_ENUM(Holds, other, nama, nik, no_kk, tgl_lahir, tempat_lahir, ttl, jk, nama_ibu, alamat, rt, rw, rt_rw,
                    desa, kecamatan, kabupaten, kode_wil, kepala)
inline constexpr std::size_t holds_count = 18;
inline constexpr std::size_t at(Holds what) noexcept { return static_cast<std::size_t>(what); }
[[nodiscard]] std::string_view holds_text(Holds what) noexcept;
/// @refuses lists.column_unknown
[[nodiscard]] Result<Holds> holds_of(std::string_view text);

/// How we know what a column holds: its heading, its cells, a list of the same headings before, or a person said so.
enum class Known : std::uint8_t { not_known, heading, content, remembered, told };
BOOST_DESCRIBE_ENUM(Known, not_known, heading, content, remembered, told)

struct Column {
    std::string title;  // as the file writes it, several lines joined by a space; "" when it has none
    Holds holds = Holds::other;
    Known known = Known::not_known;
    friend bool operator==(Column const&, Column const&) = default;
};

/// How a column writes days: 17/8/1985 or 8/17/1985.
enum class DayOrder : std::uint8_t { day_first, month_first };

/// A cell merged over several rows: what stands in the first one counts for all of them.
struct Merged {
    std::int64_t first_line = 0, last_line = 0;
    std::size_t column = 0;
};

/// How to read the rows of a sheet: found by look(), corrected by a person.
struct Shape {
    std::string sheet;             // "" for CSV
    std::size_t sheet_number = 0;  // from 0
    std::int64_t first_line = 1;   // of the rows, as a person counts
    std::vector<Column> columns;
    std::vector<Merged> merged;  // among the rows, by first line
    DayOrder day_order = DayOrder::day_first;
    bool is_nik_rounded = false;  // a spreadsheet kept 15 of 16 digits
    bool is_kk_rounded = false;
    [[nodiscard]] std::optional<std::size_t> column_of(Holds what) const noexcept;
};

/// What is wrong with a cell or a row. Each has a sentence, `lists.fault_<kind>`, that says what was meant to stand
/// there.
enum class FaultKind : std::uint8_t {
    none,
    number_short,  // 15 digits
    number_long,
    number_letters,
    number_exponent,     // 3.2E+15
    number_rounded,      // the last digit lost: the column was stored as numbers
    number_placeholder,  // 0000, 9999
    number_apostrophe,   // mended
    nik_day,             // no day of birth in it
    nik_is_kk,           // the family's number in the person's column
    nik_sex,             // a woman without +40, a man with it
    day_unreadable,
    day_impossible,  // 31 February
    day_future,
    day_swapped,     // day and month; mended
    day_only_year,   // mended to 1 July, which matching knows as "only the year"
    day_not_of_nik,  // NIK and column tell two days
    sex_unreadable,
    name_missing,
    formula_without_value,
    formula_error,  // #N/A
    no_person,      // a row with neither name nor NIK: a sum, a signature; left out
};
BOOST_DESCRIBE_ENUM(FaultKind, none, number_short, number_long, number_letters, number_exponent, number_rounded,
                    number_placeholder, number_apostrophe, nik_day, nik_is_kk, nik_sex, day_unreadable, day_impossible,
                    day_future, day_swapped, day_only_year, day_not_of_nik, sex_unreadable, name_missing,
                    formula_without_value, formula_error, no_person)
inline constexpr std::size_t fault_kinds = 22;
inline constexpr std::size_t at(FaultKind kind) noexcept { return static_cast<std::size_t>(kind); }
[[nodiscard]] std::string_view fault_text(FaultKind kind) noexcept;

/// One faulty cell. `column` is -1 when the whole row is meant.
struct CellFault {
    FaultKind kind = FaultKind::none;
    std::int64_t line = 0;
    std::int32_t column = -1;
    std::string read;  // what stands there, at most 60 bytes
};

inline constexpr std::int64_t faults_listed_max = 2'000;  // of one kind; more are counted

/// Groups of a comparison, in the order of the sheets.
enum class Group : std::uint8_t { both, left_only, right_only, doubled, changed, doubtful, faults };
BOOST_DESCRIBE_ENUM(Group, both, left_only, right_only, doubled, changed, doubtful, faults)
inline constexpr std::size_t group_count = 7;
inline constexpr std::size_t at(Group group) noexcept { return static_cast<std::size_t>(group); }
[[nodiscard]] std::string_view group_text(Group group) noexcept;
/// @refuses lists.group_unknown
[[nodiscard]] Result<Group> group_of(std::string_view text);

/// What an officer says of two rows.
enum class Verdict : std::uint8_t { same, different };
BOOST_DESCRIBE_ENUM(Verdict, same, different)

/// How long a comparison is kept: gone with its download, after a day, after seven.
enum class Keep : std::uint8_t { until_download, one_day, seven_days };
BOOST_DESCRIBE_ENUM(Keep, until_download, one_day, seven_days)

}  // namespace sinergi::lists
