#pragma once
// Inside of matching: the pairs of each blocking rule, handed out in batches on several threads.

#include "matching/run/block.hpp"

#include <functional>
#include <memory>

namespace sinergi::matching {

/// Two places of a table.
struct Two {
    std::uint32_t a, b;
};

/// Hears batches of pairs, from several threads at once; `worker` tells them apart.
using Hears = std::function<void(unsigned worker, std::span<Two const> pairs)>;

/// Walks the candidate pairs of a table. With `left` > 0 a pair is one row below `left` and one from there on.
class Walk {
public:
    /// @param keys_bytes_max  memory for the keys of a rule; 0: as much as it takes. Less memory, more rounds.
    Walk(Table const& table, std::uint32_t left, unsigned threads, std::int64_t keys_bytes_max = 0);

    ~Walk();

    [[nodiscard]] bool is_active(std::size_t rule) const noexcept { return active_ >> rule & 1U; }
    /// All pairs of a rule that no earlier walked rule holds for. Rules must be walked in their order.
    /// @return how many
    std::int64_t rule(std::size_t rule, Hears const& hears);
    /// Does of a rule only what later rules rely on: its pairs are known.
    void mark(std::size_t rule);
    /// Gives back the memory that rules work in.
    void rest();
    /// A bit for each active rule that holds.
    [[nodiscard]] std::uint32_t rules_of(Two pair) const noexcept;

private:
    struct Entries;
    struct Hand;
    void gather(std::size_t rule, std::size_t round);
    void sort(std::size_t rule);
    [[nodiscard]] std::size_t rounds_of(std::size_t rule) const noexcept;
    void block(Hand& hand, std::span<std::uint32_t> rows);
    void refine(Hand& hand, std::span<std::uint32_t> rows, std::size_t from);
    void neighbours(Hand& hand, std::span<std::uint32_t> rows);
    void all_pairs(Hand& hand, std::span<std::uint32_t const> rows);
    struct Offer;
    [[nodiscard]] bool is_first_key(std::size_t rule, std::uint32_t key, RowView a, RowView b) const noexcept;
    [[nodiscard]] bool is_new(Hand const& hand, Offer const& offer) const noexcept;
    void flush(Hand& hand) const;
    void offer(Hand& hand, std::uint32_t a, std::uint32_t b);
    [[nodiscard]] bool is_small(std::span<std::uint32_t const> rows, std::size_t max) const noexcept;

    Table const& table_;
    std::uint32_t left_;
    unsigned threads_;
    std::int64_t keys_bytes_max_;
    std::array<Parts, 32> wants_{};  // by rule
    std::uint32_t active_ = 0;
    Array<std::uint32_t> walked_;          // by row, a bit a rule: all of the row's blocks under it were compared
    std::vector<std::uint32_t> big_keys_;  // of the rule in hand: blocks that were not gone through whole, ascending
    std::unique_ptr<Entries> entries_;
};

}  // namespace sinergi::matching
