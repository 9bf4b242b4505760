#pragma once
// Inside of matching: ids that stand more than once in a list.

#include "matching/table/orders.hpp"

#include <cstdint>

namespace sinergi::matching {

/// How many rows from `from` to `to` bear the id of a row before them. Takes two to four bytes a row, for a moment, and
/// nothing when the ids rise.
[[nodiscard]] std::int64_t repeated_ids(Orders const& order, std::size_t from, std::size_t to);

}  // namespace sinergi::matching
