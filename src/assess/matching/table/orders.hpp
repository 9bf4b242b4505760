#pragma once
// What settles ties, by row: four bytes where every id is a number that fits, eight where one is not.

#include "matching/table/memory.hpp"

#include <cstring>

namespace sinergi::matching {

class Orders {
public:
    static constexpr std::uint64_t narrow_end = std::uint64_t{1} << 32;

    [[nodiscard]] std::size_t size() const noexcept { return wide_.empty() ? narrow_.size() : wide_.size(); }
    [[nodiscard]] std::uint64_t operator[](std::size_t row) const noexcept {
        return wide_.empty() ? narrow_[row] : wide_[row];
    }
    void call_for(std::size_t row) const noexcept {
        if (wide_.empty())
            call_for_memory(narrow_.data() + row);
        else
            call_for_memory(wide_.data() + row);
    }
    /// New ones are 0.
    void resize(std::size_t size) { wide_.empty() ? narrow_.resize(size) : wide_.resize(size); }
    /// For `order` below narrow_end several threads may do this at once, each for other rows.
    void set(std::size_t row, std::uint64_t order) {
        if (order >= narrow_end && wide_.empty()) widen();
        if (wide_.empty())
            narrow_[row] = static_cast<std::uint32_t>(order);
        else
            wide_[row] = order;
    }
    /// `count` rows from `from` on go to `to`.
    void move(std::size_t from, std::size_t count, std::size_t to) noexcept {
        if (wide_.empty())
            std::memmove(narrow_.data() + to, narrow_.data() + from, count * sizeof(std::uint32_t));
        else
            std::memmove(wide_.data() + to, wide_.data() + from, count * sizeof(std::uint64_t));
    }

private:
    void widen() {
        wide_.resize(narrow_.size());
        for (std::size_t row = 0; row < narrow_.size(); ++row) wide_[row] = narrow_[row];
        narrow_.resize(0);
    }
    Array<std::uint32_t> narrow_;
    Array<std::uint64_t> wide_;  // in use as soon as it is not empty
};

}  // namespace sinergi::matching
