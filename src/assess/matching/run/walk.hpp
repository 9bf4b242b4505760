#pragma once
// Inside of matching: the pairs of the blocking rules, handed out in batches on several threads.

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

/// Rules that begin with the same part: their blocks lie within blocks of that part and are walked together.
struct Bundle {
    Parts lead = 0;
    std::vector<std::size_t> rules;
};

/// Walks the candidate pairs of a table. With `left` > 0 a pair is one row below `left` and one from there on.
class Walk {
public:
    /// @param keys_bytes_max  memory for the keys of a bundle; 0: as much as it takes. Less memory, more rounds.
    Walk(Table const& table, std::uint32_t left, unsigned threads, std::int64_t keys_bytes_max = 0);
    ~Walk();

    [[nodiscard]] std::span<Bundle const> bundles() const noexcept { return bundles_; }
    /// All pairs of a bundle's rules that no earlier walked rule holds for. Bundles must be walked in their order.
    /// @return how many, by rule of the bundle
    std::vector<std::int64_t> walk(Bundle const& bundle, Hears const& hears);
    /// Does of a bundle only what later ones rely on: its pairs are known.
    void mark(Bundle const& bundle);
    /// Gives back the memory that bundles work in.
    void rest();
    /// A bit for each active rule that holds.
    [[nodiscard]] std::uint32_t rules_of(Two pair) const noexcept;

private:
    friend class Hand;
    struct Entries;
    struct Pass;
    void walk(Bundle const& bundle, Hears const* hears, std::vector<std::int64_t>& counts);
    void pass(Pass& pass);
    void gather(Pass const& pass, std::size_t round, std::size_t rounds);
    [[nodiscard]] bool is_active(std::size_t rule) const noexcept { return active_ >> rule & 1U; }

    Table const& table_;
    std::uint32_t left_;
    unsigned threads_;
    std::int64_t keys_bytes_max_;
    std::array<Parts, 32> wants_{};  // by rule
    std::uint32_t active_ = 0;
    std::vector<Bundle> bundles_;
    Array<std::uint32_t> walked_;  // by row, a bit a rule: all of the row's blocks under it were compared
    std::unique_ptr<Entries> entries_;
};

}  // namespace sinergi::matching
