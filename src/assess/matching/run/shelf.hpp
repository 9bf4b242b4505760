#pragma once
// Inside of matching: keys of one worker by their highest eight bits.

#include "matching/table.hpp"

#include <algorithm>
#include <array>

namespace sinergi::matching {

inline constexpr std::size_t buckets = 256;

/// On pages of their own: nothing is counted beforehand and nothing moved. Rows that stand on disk are copied beside
/// their keys: there each look here and there would cost a page of theirs.
class Shelf {
public:
    void put(std::uint32_t key, std::size_t row) {
        auto const b = key >> 24;
        if (to_[b] == end_[b]) turn(b);
        *to_[b]++ = std::uint64_t{key} << 32 | row;
    }
    void put(std::uint32_t key, std::size_t row, Row const& copied) {
        put(key, row);
        auto const page = pages_[key >> 24].back();
        while (copies_.size() <= page / slab_pages) copies_.emplace_back().resize(slab_pages * page_entries);
        copy_of(page)[to_[key >> 24] - 1 - at(page)] = copied;
    }
    template <class Work>
    void each(std::size_t b, Work work) const {
        for (auto const page : pages_[b]) std::for_each(at(page), end_of(b, page), work);
    }
    /// The same of entries that were put with their rows; `work` hears both.
    template <class Work>
    void each_with_row(std::size_t b, Work work) const {
        for (auto const page : pages_[b]) {
            auto const* copy = copy_of(page);
            std::for_each(at(page), end_of(b, page), [&](std::uint64_t entry) { work(entry, *copy++); });
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
    [[nodiscard]] std::uint64_t const* end_of(std::size_t b, std::uint32_t page) const noexcept {
        return page == pages_[b].back() ? to_[b] : at(page) + page_entries;
    }
    [[nodiscard]] Row const* copy_of(std::uint32_t page) const noexcept {
        return copies_[page / slab_pages].data() + page % slab_pages * page_entries;
    }
    [[nodiscard]] Row* copy_of(std::uint32_t page) noexcept {
        return copies_[page / slab_pages].data() + page % slab_pages * page_entries;
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
    std::vector<Array<Row>> copies_;  // where the entry stands in its slab
    std::uint32_t used_ = 0;
};

}  // namespace sinergi::matching
