#pragma once
// Inside of the index: which rows stand under a key.

#include "matching/index/reserve.hpp"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace sinergi::matching {

/// Keys are hashes; of each, up to `rows_max` rows. Most keys have one row, which then needs no list.
///
/// A table in 1024 parts that grow one by one, so that no insert waits for the whole to be written anew. The upper ten
/// bits of a key lead to the part, the lower 32 stand in the slot: of ten million keys a few dozen are taken for
/// another, which costs a look at a stranger. Lists are of 4, 8 ... 128 numbers, the first their count and class.
class Postings {
public:
    Postings();
    /// A key that has `rows_max` rows takes no more and is "full": it tells some, not all.
    static constexpr std::uint32_t rows_max = 127;
    void add(std::uint64_t key, std::uint32_t row);
    void remove(std::uint64_t key, std::uint32_t row);

    void prefetch(std::uint64_t key) const noexcept;
    /// Where the rows of a key are, found in a first step so that the second need not wait for it.
    struct Place {
        std::uint32_t value = 0;  // 0: none
    };
    [[nodiscard]] Place find(std::uint64_t key) const noexcept;
    /// `one` gives room for a row that has no list.
    [[nodiscard]] std::span<std::uint32_t const> rows(Place place, std::uint32_t& one) const noexcept;
    void prefetch(Place place) const noexcept;

    [[nodiscard]] std::size_t bytes() const noexcept;

    /// For the snapshot: all slots one after the other, with the size of each part.
    struct Slot {
        std::uint32_t tag = 0, value = 0;  // value 0: free; see postings.cpp
    };
    struct Part {
        std::uint32_t size = 0, used = 0;
    };
    static constexpr std::size_t parts_count = 1024;
    static constexpr std::size_t classes = 6;
    struct Shape {
        std::array<Part, parts_count> parts{};
        std::array<std::uint32_t, classes> free{};  // head of the chain of unused lists of a class
        std::uint64_t list_words = 0;
        std::uint64_t slots = 0;
    };
    [[nodiscard]] Shape shape() const;
    [[nodiscard]] std::span<Slot const> slots(std::size_t part) const noexcept;
    [[nodiscard]] std::span<std::uint32_t const> lists() const noexcept { return lists_.all(); }
    /// Takes over what a snapshot holds. @pre the shape was checked by `is_sound`
    void take_over(Shape const& shape, int file, std::size_t slots_at, std::size_t lists_at);
    [[nodiscard]] static bool is_sound(Shape const& shape) noexcept;

private:
    struct Table {
        Slot* slots = nullptr;
        std::uint32_t size = 0, used = 0;
        std::vector<Slot> own;  // empty when the slots lie in a snapshot
    };
    static std::size_t part_of(std::uint64_t key) noexcept { return key >> 54; }
    static std::uint32_t tag_of(std::uint64_t key) noexcept { return static_cast<std::uint32_t>(key); }
    [[nodiscard]] static Slot& slot_of(Table const& table, std::uint64_t key) noexcept;
    static void grow(Table& table);
    std::uint32_t new_list(std::size_t size_class);
    void free_list(std::uint32_t place);
    void add_to_list(Slot& slot, std::uint32_t row);

    std::vector<Table> tables_;
    std::optional<Reserve<Slot>> mapped_;  // slots of a snapshot
    Reserve<std::uint32_t> lists_;
    std::array<std::uint32_t, classes> free_{};
};

}  // namespace sinergi::matching
