#pragma once
// Inside of matching: the pairs of the blocking rules, handed out in batches on several threads.

#include "matching/run/block.hpp"

#include <atomic>
#include <functional>
#include <memory>

namespace sinergi::matching {

/// A row of a table: its place, and where to read it.
struct Met {
    std::uint32_t place;
    Row const* row;  // the table's, or a copy as long as the pair is heard
};
struct Two {
    Met a, b;
};

/// Hears batches of pairs, from several threads at once; `worker` tells them apart.
using Hears = std::function<void(unsigned worker, std::span<Two const> pairs)>;

/// Rules that begin with the same part: their blocks lie within blocks of that part and are walked together.
struct Bundle {
    Parts lead = 0;
    std::vector<std::size_t> rules;  // as Walk numbers them
};

/// By row, a bit a rule: not all of the row's blocks under it were gone through whole. Two bytes a row where they do,
/// as for long lists.
class Gaps {
public:
    void resize(std::size_t rows, std::size_t rules) { rules > 16 ? wide_.resize(rows) : narrow_.resize(rows); }
    [[nodiscard]] std::uint32_t of(std::size_t row) noexcept {
        if (wide_.empty()) return std::atomic_ref(narrow_[row]).load(std::memory_order_relaxed);
        return std::atomic_ref(wide_[row]).load(std::memory_order_relaxed);
    }
    void note(std::size_t row, std::size_t rule) noexcept {
        if (wide_.empty())
            std::atomic_ref(narrow_[row]).fetch_or(static_cast<std::uint16_t>(1U << rule), std::memory_order_relaxed);
        else
            std::atomic_ref(wide_[row]).fetch_or(std::uint32_t{1} << rule, std::memory_order_relaxed);
    }
    void call_for(std::size_t row) const noexcept {
        if (wide_.empty())
            call_for_memory(narrow_.data() + row);
        else
            call_for_memory(wide_.data() + row);
    }

private:
    Array<std::uint16_t> narrow_;
    Array<std::uint32_t> wide_;  // in use when it is not empty
};

/// Walks the candidate pairs of a table. With `left` > 0 a pair is one row below `left` and one from there on.
class Walk {
public:
    /// @param keys_bytes_max  memory for the keys of a bundle; 0: as much as it takes. Less memory, more rounds.
    /// @param goes_on  asked before each round, by the caller's own thread; false ends the walk where it is
    Walk(Table const& table, std::uint32_t left, unsigned threads, std::int64_t keys_bytes_max,
         std::function<bool()> goes_on);
    ~Walk();

    [[nodiscard]] std::span<Bundle const> bundles() const noexcept { return bundles_; }
    /// One of those that are for lists as long as this one.
    [[nodiscard]] Rule const& rule(std::size_t number) const noexcept { return rules_[number]; }
    /// All pairs of a bundle's rules that no earlier walked rule holds for, or those until `goes_on` said no. Bundles
    /// must be walked in their order.
    /// @return how many, by rule of the bundle
    std::vector<std::int64_t> walk(Bundle const& bundle, Hears const& hears);
    /// Does of a bundle only what later ones rely on: its pairs are known.
    void mark(Bundle const& bundle);
    /// Gives back the memory that bundles work in.
    void rest();
    /// A bit for each active rule that holds.
    [[nodiscard]] std::uint32_t rules_of(std::uint32_t a, std::uint32_t b) const noexcept;

private:
    friend class Hand;
    struct Room;
    struct Pass;
    void walk(Bundle const& bundle, Hears const* hears, std::vector<std::int64_t>& counts);
    void pass(Pass const& pass);
    void gather(Pass const& pass, std::size_t round, std::size_t rounds);
    void gather_all(Pass const& pass, std::size_t round, std::size_t rounds);
    [[nodiscard]] bool is_on_disk() const noexcept { return !table_.folder.empty(); }

    Table const& table_;
    std::uint32_t left_;
    unsigned threads_;
    std::int64_t keys_bytes_max_;
    std::function<bool()> goes_on_;
    std::vector<Rule> rules_;
    std::vector<Parts> wants_;  // by rule
    std::vector<Bundle> bundles_;
    Gaps gaps_;
    bool is_backward_ = false;
    std::unique_ptr<Room> whole_, part_;  // in which the list is walked, and a block too big for one worker
};

}  // namespace sinergi::matching
