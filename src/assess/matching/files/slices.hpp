#pragma once
// Inside of matching: a file cut where rows begin, so that many may read it at once and know where their rows go.

#include "matching/files/mapped.hpp"
#include "matching/files/read.hpp"

namespace sinergi::matching {

/// A piece of a file: whole rows, and where they go.
struct Slice {
    std::size_t begin, end;
    std::size_t row = 0, row_max = 0;  // the place of its first one, and how many there may be
    std::size_t rows = 0;              // read in the end
    std::int64_t first_line = 1;
    std::vector<BrokenRow> broken;
    std::int64_t broken_count = 0, broken_lines = 0;
    std::vector<std::uint64_t> orders;
    bool is_wide = false;                    // one of them does not fit in four bytes
    std::vector<std::uint32_t> text_places;  // of ids that are texts, by row
    std::string texts;
    std::size_t place_at = 0, text_at = 0;  // TextIds::Piece, once they stand there
    bool has_texts = false;
};

/// The first row beginning at or after `at`: behind a line end outside quotes.
[[nodiscard]] std::size_t row_after(std::string_view text, std::size_t at, bool is_quoted) noexcept;
/// @param from  where the first row begins
[[nodiscard]] std::vector<Slice> cut(Mapped const& file, std::size_t from, unsigned threads);

}  // namespace sinergi::matching
