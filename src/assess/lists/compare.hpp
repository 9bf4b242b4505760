#pragma once
// Two lists beside each other: who stands in both, in one, twice, changed, and who must be settled by eye.

#include "lists/read.hpp"
#include "matching/engine.hpp"

#include <unordered_map>

namespace sinergi::lists {

/// What officers said of pairs before, by the pair's digest.
using Decisions = std::unordered_map<std::string, Verdict>;
/// Tells of a pair without telling who it is about: keyed by the office's secret, in hex, the same in either order.
[[nodiscard]] std::string pair_digest(std::string_view secret, List const& left, std::size_t left_row,
                                      List const& right, std::size_t right_row);

/// A left row and a right row, by their places in the lists.
struct Match {
    std::uint32_t left = 0, right = 0;
    matching::Millibits score = 0;
    bool is_settled = false;  // an officer said so
    friend auto operator<=>(Match const&, Match const&) = default;
};

/// A field whose value differs between two rows of one person: something we know, or a column both lists have.
struct Field {
    Holds holds = Holds::other;
    std::int32_t left_column = -1, right_column = -1;  // of a column both have by heading
};
struct Change {
    std::uint32_t match = 0;  // in `both`
    std::uint16_t field = 0;  // in `fields`
};

/// Rows of one list that are one person.
struct Doubles {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> ends;  // of each group
    [[nodiscard]] std::size_t size() const noexcept { return ends.size(); }
    [[nodiscard]] std::span<std::uint32_t const> group(std::size_t i) const noexcept {
        auto const from = i == 0 ? 0 : ends[i - 1];
        return std::span(rows).subspan(from, ends[i] - from);
    }
};

struct Comparison {
    List left, right;
    matching::Table table{
        .book = matching::Book(0), .rows = {}, .extra = {}, .order = {}};  // left rows, then right rows
    std::vector<Match> both;                                               // by left row, then right
    std::vector<std::uint32_t> left_only, right_only;
    Doubles left_doubles, right_doubles;
    std::vector<Field> fields;    // that both lists have
    std::vector<Change> changes;  // by match
    std::vector<Match> doubtful;  // the likeliest first
    std::int64_t people_in_both = 0, people_changed = 0;

    [[nodiscard]] std::string field_title(Field const& field) const;
    /// The value of a field for people, cleaned.
    [[nodiscard]] std::string left_value(std::size_t row, Field const& field) const;
    [[nodiscard]] std::string right_value(std::size_t row, Field const& field) const;
    [[nodiscard]] matching::Score why(Match const& match) const;
};

/// From here on two rows are called one person; from `doubt_from` on a person is asked: of pairs where neither row has
/// a better partner, half are the same person there (measured on `sinergi synth link`). Somebody twice in one list is
/// rarer than somebody in both, so it takes more to be called double.
inline constexpr matching::Millibits same_from = 0, doubt_from = -8'000, double_from = 2'000;

struct How {
    unsigned threads = 0;
    Decisions const* decisions = nullptr;
    std::string_view secret{};
    /// "match", done of total; Go::stop cancels.
    std::function<matching::Go(std::int64_t done, std::int64_t total)> heard{};
};
/// @refuses lists.cancelled
[[nodiscard]] Result<Comparison> compare(List left, List right, How const& how = {});

}  // namespace sinergi::lists
