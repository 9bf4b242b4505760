#pragma once
// Inside of matching: one worker going through blocks. What the records of a block hold is put side by side first; all
// that is asked of them afterwards lies in the nearest cache.

#include "matching/run/walk.hpp"

namespace sinergi::matching {

class Hand {
public:
    /// @param rules  all within blocks that share `lead`
    /// @param hears  none: nothing is handed out, only marked
    Hand(Walk& walk, Parts lead, std::span<std::size_t const> rules, unsigned worker, Hears const* hears);
    /// Another bucket: entries of key << 32 | place, sorted; of the table, or of `copies` when there are any.
    void begin(std::span<std::uint64_t const> entries, std::span<Met const> copies) noexcept;
    /// What an entry tells of.
    [[nodiscard]] Met met(std::uint64_t entry) const noexcept;
    /// The block of these entries, two or more.
    void block(std::size_t begin, std::size_t end);
    /// Hands out what is left. @return how many pairs were found, by rule of the bundle
    std::span<std::int64_t const> finish();

private:
    void call_ahead(std::size_t at) noexcept;
    void load(std::size_t begin, std::size_t end);
    void few();
    void many();
    void key(std::size_t nth);
    bool mark_big(std::size_t nth);
    void runs(std::size_t nth);
    void run(std::size_t nth, std::uint32_t key, std::span<std::uint32_t const> of);
    void all_pairs(std::size_t nth, std::uint32_t key, std::span<std::uint32_t const> of);
    void refine(std::size_t nth, std::uint32_t key, std::span<std::uint32_t const> of, std::size_t from);
    void neighbours(std::size_t nth, std::uint32_t key, std::span<std::uint32_t const> of);
    void offer(std::size_t nth, std::uint32_t key, std::uint32_t i, std::uint32_t k);
    void accept(std::size_t nth, std::size_t i, std::size_t k);
    void flush();
    [[nodiscard]] bool are_of_one_side(Fact const& a, Fact const& b) const noexcept;
    [[nodiscard]] Parts shared_of(Fact const& a, Fact const& b) const noexcept;
    [[nodiscard]] bool is_known(std::uint32_t earlier, Parts shared, Fact const& a, Fact const& b) const noexcept;
    [[nodiscard]] bool is_first_word(std::size_t nth, std::uint32_t key, Fact const& a, Fact const& b) const noexcept;
    [[nodiscard]] bool is_small(std::span<std::uint32_t const> of, std::size_t max) const noexcept;
    [[nodiscard]] bool has_words(std::size_t nth) const noexcept;

    Walk& walk_;
    std::span<std::size_t const> rules_;
    unsigned worker_;
    Hears const* hears_;
    Parts lead_;
    Parts needs_ = 0;   // to tell what these rules and those before them hold for
    Parts loaded_ = 0;  // of the block in hand
    std::span<std::uint64_t const> entries_{};
    std::span<Met const> copies_{};
    std::size_t rows_called_ = 0, texts_called_ = 0;  // entries whose memory was called for
    std::vector<Fact> facts_;
    std::vector<Row const*> rows_;                   // by fact
    std::vector<std::vector<std::uint64_t>> keyed_;  // by rule of the bundle: key << 32 | fact, sorted
    std::vector<std::vector<std::uint32_t>> big_;    // keys of runs that are not gone through whole, ascending
    std::vector<std::uint64_t> spare_;
    std::vector<std::uint8_t> seen_;
    std::vector<std::uint32_t> begins_, run_;
    Parts refined_ = 0;  // refinements in force: pairs that share an earlier one were offered there
    std::vector<Two> pairs_;
    std::vector<std::int64_t> counts_;
};

/// Leaves out keys that stand there once, and may leave some in.
void leave_out_alone(std::vector<std::uint64_t>& list, std::vector<std::uint8_t>& seen);
/// Ascending; `spare` and `begins` are room to work in.
void sort_keyed(std::vector<std::uint64_t>& list, std::vector<std::uint64_t>& spare,
                std::vector<std::uint32_t>& begins);

}  // namespace sinergi::matching
