#pragma once
// Inside of matching: a model from the records alone.

#include "matching/compare.hpp"

namespace sinergi::matching {

/// Rarities by counting values, exactly; shares of levels and priors as in `default_model`. Gives the same model for
/// the same records in any order.
[[nodiscard]] Model count_values(Table const& table, unsigned threads);

/// A sample of candidate pairs, gathered by several workers, from which the shares of levels are learned by expectation
/// and maximisation in three classes: same person, kin, strangers.
class Sample {
public:
    Sample(std::size_t rows, unsigned workers);
    /// Is this pair in the sample? By content, so that no order of rows or threads changes it.
    [[nodiscard]] bool wants(std::uint64_t order_a, std::uint64_t order_b) const noexcept {
        return one_in_ == 1 || mixed((order_a ^ order_b) * 0x9E3779B97F4A7C15U + order_a + order_b) % one_in_ == 0;
    }
    void add(unsigned worker, Findings const& found);
    /// The sample as bytes, to go on with after the program was killed. What is not ours is not taken.
    [[nodiscard]] std::string kept() const;
    bool take_back(std::string_view kept);
    /// @param counted  the model of count_values: where learning begins
    /// @param left     rows of a registry to link with; 0: pairs are of one list
    [[nodiscard]] Model learn(Model const& counted, std::size_t rows, std::uint32_t left, unsigned threads) const;

private:
    struct Pattern {
        std::array<Level, fields_max> levels;
        std::int16_t rarity;  // of what agrees, in whole bits
        friend auto operator<=>(Pattern const&, Pattern const&) = default;
    };
    struct Seen {
        Pattern pattern;
        double count;
    };
    struct Classes;
    [[nodiscard]] std::vector<Seen> gathered() const;
    [[nodiscard]] static Classes expect(Model const& model, std::span<Seen const> seen, unsigned threads);
    [[nodiscard]] static Classes expect(Model const& model, std::span<Seen const> seen);

    std::uint64_t one_in_;
    std::vector<std::vector<Pattern>> found_;
};

}  // namespace sinergi::matching
