#pragma once
// Inside of matching: from scored pairs to persons. Average link, so that one wrong pair does not chain two persons.

#include "matching/model.hpp"
#include "matching/table/orders.hpp"

#include <functional>

namespace sinergi::matching {

/// The score of any two rows, also of a pair that no rule brought up; `never` for those that must stay apart.
using ScoreOf = std::function<Millibits(std::uint32_t a, std::uint32_t b)>;
inline constexpr Millibits never = -1'000'000;
/// Equal for rows that have nothing to tell them apart.
using ContentOf = std::function<std::uint64_t(std::uint32_t row)>;

/// @param order  by row: settles ties and names the clusters, the same in every order of input
/// @param pairs  those from `link_at` on
/// @return by row: the row of its cluster with the lowest order
[[nodiscard]] std::vector<std::uint32_t> average_link(Orders const& order, std::span<Pair const> pairs,
                                                      ScoreOf const& score_of, ContentOf const& content_of,
                                                      Millibits link_at, unsigned threads);

/// Each right row to one left row at most, the best scores first; two right rows share a left one only when they
/// score `link_at` between themselves.
[[nodiscard]] std::vector<Pair> assign(Orders const& order, std::span<Pair const> pairs, ScoreOf const& score_of,
                                       Millibits link_at);

}  // namespace sinergi::matching
