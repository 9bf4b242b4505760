#pragma once
// Inside of matching: what one worker holds while a list is read.

#include "matching/table.hpp"

#include <array>
#include <string>

namespace sinergi::matching {

/// Rows of one worker whose numbers stand in the table, while their texts wait for codes: words are taken in by one
/// worker at a time, some rows at once.
struct Desk {
    static constexpr std::size_t rows_max = 96, seen_max = 4'096;
    /// `again`: the text of the row before; families stand together in a list.
    enum class Known : std::uint8_t { no, again, seen };
    struct Column {
        std::array<Lexicon::Pending, rows_max> texts;
        std::array<Known, rows_max> is_known;
        std::array<std::uint32_t, rows_max> codes;  // of those seen
        std::string last;
        std::uint32_t last_code = 0;
        /// Of a field with few values, those seen lately by the hash of their letters as they stand in the list.
        struct Seen {
            std::uint64_t hash = 0;
            std::uint32_t code = 0;
        };
        std::vector<Seen> seen;
        std::array<std::uint64_t, rows_max> hashes;
    };
    explicit Desk(Book const& book) : columns(book.texts.size()) {
        for (std::size_t t = 0; t < columns.size(); ++t)
            if (auto const kind = book.texts[t].kind(); kind == Kind::place || kind == Kind::text)
                columns[t].seen.resize(seen_max);
    }
    std::string room;  // the part of the file in hand
    std::vector<std::string> joined = std::vector<std::string>(fields_max);
    std::array<std::size_t, rows_max> rows;  // their places
    std::array<std::uint64_t, rows_max> areas;
    std::vector<Column> columns;
    std::size_t count = 0;
};

}  // namespace sinergi::matching
