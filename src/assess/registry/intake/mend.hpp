#pragma once
// Faults mended where they are seen: the faulty rows of an import as a table, cells written anew, columns told.

#include "registry/intake/imports.hpp"

namespace sinergi::registry::intake {

/// Only the faulty rows, as CSV with a column "Masalah" behind those of the file: to be mended and sent again.
/// @refuses registry.import_unknown lists.gone
Result<std::string> faulty_rows(House& house, access::Officer const& by, ImportId id, std::string_view language,
                                Moment now);

struct FaultyRow {
    std::int64_t line = 0;
    std::vector<std::string> cells;  // as they are read: mended ones in place of the file's
    std::vector<Fault> faults;
};
struct FaultyTable {
    std::int64_t file = 0;
    std::string name;
    std::vector<std::string> titles;
    std::vector<FaultyRow> rows;
    std::int64_t next = 0;  // the line from which to ask on; 0: there are no more
};
/// The rows of one file that stay out or have an answer left out, by line; its own officer alone sees them whole.
/// @param from the first line
/// @refuses registry.import_unknown registry.import_no_such_file lists.gone
Result<FaultyTable> faulty_table(House& house, access::Officer const& by, ImportId id, std::int64_t file,
                                 std::int64_t from, std::size_t limit, Moment now);

struct CellWish {
    std::int64_t file = 0, line = 0, column_at = 0;
    std::string value;
};
inline constexpr std::int64_t cells_max = 20'000;  // of one import
/// Writes cells anew and looks at the import again. Only before it is applied; the file itself stays as it was.
/// @refuses registry.import_unknown registry.import_not_ready registry.import_no_cells registry.import_cells_many
Result<ImportRow> mend_cells(House& house, access::Officer const& by, ImportId id, std::vector<CellWish> const& cells,
                             Moment now);

struct FileColumns {
    std::int64_t file = 0;
    std::string name;
    std::vector<std::string> titles, holds;        // holds: words of column_words; "" nothing we know
    std::vector<std::vector<std::string>> sample;  // the first rows, NIK and KK masked
};
/// What the columns of each file hold.
/// @refuses registry.import_unknown lists.gone sheet.* lists.*
Result<std::vector<FileColumns>> columns(House& house, access::Officer const& by, ImportId id);
/// Says what the columns of a file hold, for every file with the same headings, and looks at the import again.
/// @refuses registry.import_unknown registry.import_not_ready registry.import_no_such_file
///          registry.import_column_unknown registry.import_column_twice registry.import_no_card
Result<ImportRow> tell_columns(House& house, access::Officer const& by, ImportId id, std::int64_t file,
                               std::vector<std::string> const& holds, Moment now);

}  // namespace sinergi::registry::intake
