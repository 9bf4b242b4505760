#pragma once
// The two runs: one list against itself, and a list against a civil registry.

#include "matching/table.hpp"

namespace sinergi::matching {

/// Who is who within one list. The same records give the same answer in any order, for any number of threads.
[[nodiscard]] DedupeResult dedupe(std::span<Record const> records, Options const& options = {});
/// As above, for records that are encoded already; takes over `options.model` or the one it estimates into the book.
[[nodiscard]] DedupeResult dedupe(Table& table, Options const& options = {});

/// Who of `right` is who in `left`, a registry in which everybody stands once. Each right record gets one left
/// record at most, and two right records share one only when they look like one person themselves.
[[nodiscard]] LinkResult link(std::span<Record const> left, std::span<Record const> right, Options const& options = {});
/// The first `left` rows of the table are the registry.
[[nodiscard]] LinkResult link(Table& table, std::uint32_t left, Options const& options = {});

/// A model from the records alone, without labels. `left` > 0: pairs are (left, right) only.
[[nodiscard]] Model estimate(Table& table, std::uint32_t left, Options const& options = {});

}  // namespace sinergi::matching
