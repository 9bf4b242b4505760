#pragma once
// Inside of the index: all of its parts.

#include "matching/index.hpp"
#include "matching/index/keys.hpp"
#include "matching/index/postings.hpp"

#include <optional>

namespace sinergi::matching {

inline constexpr std::size_t index_rows_max = std::size_t{1} << 27;

struct Index::Inside {
    explicit Inside(Model const& model) : rows(index_rows_max), ids(index_rows_max) { book.use(model); }
    /// Of a snapshot.
    Inside() : rows(index_rows_max), ids(index_rows_max) {}

    [[nodiscard]] std::optional<std::uint32_t> row_of(std::int64_t id) const noexcept;
    void remove(std::int64_t id, std::uint32_t row);
    [[nodiscard]] std::uint32_t take_row();
    /// Rows that share a key with the question, each once, in `candidates`.
    void gather(Row const& question);
    /// Leaves the best of the candidates by rough score.
    void choose(Question const& question);
    [[nodiscard]] std::vector<Hit> compare(Row const& question, std::size_t limit);

    Book book;
    Postings postings;
    Reserve<Stored> rows;
    Reserve<std::int64_t> ids;   // by row
    std::uint32_t free_row = 0;  // the first unused row + 1, which tells the next one in its `alamat`; 0: none
    std::uint64_t alive = 0;

    // What a search works with, kept so that it need not be made again.
    Keys keys;
    std::vector<std::uint32_t> candidates;
    std::vector<std::pair<Millibits, std::uint32_t>> weighed;
    std::vector<std::uint64_t> seen;  // rows met in this search, by hash: the search's number above, the row below
    std::uint64_t search = 0;
};

}  // namespace sinergi::matching
