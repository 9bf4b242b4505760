#pragma once
// Chance from a seed: the same on every machine, some 2 ns a draw. The distributions of std differ by library.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sinergi::synth {

/// SplitMix64 (Steele, Lea, Flood 2014): a counter, stirred.
class Chance {
public:
    explicit Chance(std::uint64_t seed) noexcept : state_(seed) {}
    [[nodiscard]] std::uint64_t next() noexcept {
        auto stirred = state_ += 0x9E3779B97F4A7C15U;
        stirred = (stirred ^ stirred >> 30) * 0xBF58476D1CE4E5B9U;
        stirred = (stirred ^ stirred >> 27) * 0x94D049BB133111EBU;
        return stirred ^ stirred >> 31;
    }
    /// 0 .. count-1
    [[nodiscard]] std::uint32_t below(std::size_t count) noexcept {
        return static_cast<std::uint32_t>((next() >> 32) * count >> 32);
    }
    /// first .. last, both included
    [[nodiscard]] int between(int first, int last) noexcept {
        return first + static_cast<int>(below(static_cast<std::size_t>(last - first + 1)));
    }
    /// 0 up to, but not, 1
    [[nodiscard]] double share() noexcept { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    [[nodiscard]] bool is(double share_of_cases) noexcept { return share() < share_of_cases; }
    template <class List>
    [[nodiscard]] auto const& of(List const& list) noexcept {
        return list[below(std::size(list))];
    }

private:
    std::uint64_t state_;
};

/// Draws a place by weight in constant time (Walker's alias method).
class Weighted {
public:
    Weighted() = default;
    explicit Weighted(std::span<double const> weights);
    [[nodiscard]] std::size_t draw(Chance& chance) const noexcept {
        auto const at = chance.below(keep_.size());
        return chance.is(keep_[at]) ? at : other_[at];
    }
    [[nodiscard]] bool is_empty() const noexcept { return keep_.empty(); }

private:
    std::vector<double> keep_;
    std::vector<std::uint32_t> other_;
};

}  // namespace sinergi::synth
