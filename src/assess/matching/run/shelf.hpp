#pragma once
// Inside of matching: keys of one worker by their highest eight bits.

#include "matching/table/memory.hpp"

#include <algorithm>
#include <array>

namespace sinergi::matching {

inline constexpr std::size_t buckets = 256;

/// On pages of their own: nothing is counted beforehand and nothing moved.
class Shelf {
public:
    void put(std::uint32_t key, std::size_t row) {
        auto const b = key >> 24;
        if (to_[b] == end_[b]) turn(b);
        *to_[b]++ = std::uint64_t{key} << 32 | row;
    }
    template <class Work>
    void each(std::size_t b, Work work) const {
        for (auto const page : pages_[b]) {
            auto const* const begin = at(page);
            std::for_each(begin, page == pages_[b].back() ? to_[b] : begin + page_entries, work);
        }
    }
    void clear() {
        for (auto& pages : pages_) pages.clear();
        to_.fill(nullptr);
        end_.fill(nullptr);
        used_ = 0;
    }

private:
    static constexpr std::size_t page_entries = 256, slab_pages = 1'024;
    [[nodiscard]] std::uint64_t const* at(std::uint32_t page) const noexcept {
        return slabs_[page / slab_pages].data() + page % slab_pages * page_entries;
    }
    void turn(std::size_t b) {
        if (used_ == slabs_.size() * slab_pages) slabs_.emplace_back().resize(slab_pages * page_entries);
        pages_[b].push_back(used_);
        to_[b] = slabs_[used_ / slab_pages].data() + used_ % slab_pages * page_entries;
        ++used_;
        end_[b] = to_[b] + page_entries;
    }
    std::array<std::uint64_t*, buckets> to_{}, end_{};  // where the next entry of a bucket goes
    std::array<std::vector<std::uint32_t>, buckets> pages_;
    std::vector<Array<std::uint64_t>> slabs_;
    std::uint32_t used_ = 0;
};

}  // namespace sinergi::matching
