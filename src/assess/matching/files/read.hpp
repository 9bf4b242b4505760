#pragma once
// A list on disk made ready for comparing: columns by name, rows on several threads.

#include "base/result.hpp"
#include "matching/table.hpp"

#include <map>

namespace sinergi::matching {

/// Which columns make which field.
struct Mapping {
    std::string id = "unique_id";
    /// "nama" -> {"given_name", "surname"}: joined by a space. Fields not named here are taken from the column of their
    /// own name, unless `map` is not empty.
    std::map<std::string, std::vector<std::string>> map;
    /// The fields of `map` that we do not know, in their order.
    [[nodiscard]] std::vector<std::string> extra() const;
    /// "nama=given_name+surname,tgl_lahir=dob"
    /// @refuses matching.map_malformed matching.map_twice matching.too_many_fields
    [[nodiscard]] static Result<Mapping> parse(std::string_view id, std::string_view map);
};

/// The ids that are no numbers, as they stand in the file; numbers are told by their order (order_of).
class TextIds {
public:
    /// @param row one whose order says that its id is a text
    [[nodiscard]] char const* text(std::size_t row) const noexcept;

private:
    friend class Intake;
    /// Rows that stand together: the first one, and where what is theirs begins.
    struct Piece {
        std::size_t row, place, text;
    };
    std::vector<Piece> pieces_;
    Array<std::uint32_t> places_;  // by row of its piece: in the piece's texts
    Array<char> texts_;            // each closed by a NUL
};

struct BrokenRow {
    std::string file;
    std::int64_t line, line_last;  // an unclosed quote may take many lines with it
    std::string_view key;          // what is wrong: a key with a sentence
};

struct Lists {
    Table table;
    TextIds text_ids;
    std::uint32_t left = 0;         // rows of the first of two files
    std::vector<BrokenRow> broken;  // at most broken_listed_max
    std::int64_t broken_count = 0, broken_lines = 0;
    std::int64_t repeated_ids = 0;    // rows whose id stands before them in the same list
    std::vector<std::string> fields;  // those compared: of two lists, those that both have
    std::int64_t bytes = 0;
    void append_id(std::string& out, std::size_t row) const;
};
inline constexpr std::size_t broken_listed_max = 1'000;

/// Reads one list, or two that are to be linked. `go` is asked now and then; after a stop the lists are incomplete.
/// @refuses matching.no_file matching.no_header matching.no_id_column matching.no_field matching.no_column
///          matching.utf16 matching.workbook matching.cr_lines matching.no_common_field
/// @param folder  where the rows are kept when memory is short; empty: in memory
[[nodiscard]] Result<Lists> read_lists(std::span<std::string const> files, Mapping const& mapping, unsigned threads,
                                       std::function<Go(Progress const&)> const& progress,
                                       std::string const& folder = {});

}  // namespace sinergi::matching
