#include "matching/files/twice.hpp"

#include "matching/normalise.hpp"

#include <algorithm>
#include <bit>
#include <vector>

namespace sinergi::matching {
namespace {

class Bits {
public:
    explicit Bits(std::size_t size) : words_(size / 64 + 1) {}
    [[nodiscard]] bool has(std::size_t at) const noexcept { return (words_[at / 64] >> (at % 64) & 1U) != 0; }
    /// Whether it was there before.
    bool put(std::size_t at) noexcept {
        auto& word = words_[at / 64];
        auto const bit = std::uint64_t{1} << (at % 64);
        bool const was = (word & bit) != 0;
        word |= bit;
        return was;
    }

private:
    std::vector<std::uint64_t> words_;
};

/// The ids whose place in a sieve was taken already: all that are repeated, and some more.
std::vector<std::uint64_t> suspects(Orders const& order, std::size_t from, std::size_t to) {
    auto const size = std::bit_ceil((to - from) * 16);
    Bits seen(size);
    std::vector<std::uint64_t> out;
    for (auto row = from; row < to; ++row)
        if (seen.put(mixed(order[row]) & (size - 1))) out.push_back(order[row]);
    std::ranges::sort(out);
    auto const [twice, end] = std::ranges::unique(out);
    out.erase(twice, end);
    return out;
}

/// Numbers here and there, or texts.
std::int64_t repeated_by_sieve(Orders const& order, std::size_t from, std::size_t to) {
    auto const some = suspects(order, from, to);
    auto const size = std::bit_ceil(some.size() * 64 + 64);
    auto const place = [&](std::uint64_t one) { return mixed(one) >> 24 & (size - 1); };
    Bits wanted(size);
    for (auto const one : some) wanted.put(place(one));
    std::int64_t rows = 0;
    for (auto row = from; row < to; ++row) {
        auto const one = order[row];
        rows += wanted.has(place(one)) && std::ranges::binary_search(some, one) ? 1 : 0;
    }
    return rows - std::ssize(some);  // the first row of each is no repetition
}

}  // namespace

std::int64_t repeated_ids(Orders const& order, std::size_t from, std::size_t to) {
    if (to - from < 2) return 0;
    bool is_rising = true;
    auto most = order[from];
    for (auto row = from + 1; row < to; ++row) {
        is_rising = is_rising && order[row] > order[row - 1];
        most = std::max(most, order[row]);
    }
    if (is_rising) return 0;
    if (most / 16 >= to - from) return repeated_by_sieve(order, from, to);
    // Most lists are numbered through: a bit a number tells all.
    Bits seen(most + 1);
    std::int64_t out = 0;
    for (auto row = from; row < to; ++row) out += seen.put(order[row]) ? 1 : 0;
    return out;
}

}  // namespace sinergi::matching
