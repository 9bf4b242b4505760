#include "matching/index/postings.hpp"

#include "matching/table/memory.hpp"

#include <algorithm>

namespace sinergi::matching {
namespace {

// A slot's value: 0 free; a row + 1; or, with the top bit, the place of a list in units of four numbers. `emptied` had
// rows once: the search for a key must not stop there.
constexpr std::uint32_t is_list = std::uint32_t{1} << 31;
constexpr std::uint32_t emptied = is_list - 1;
constexpr std::size_t first_size = 16;
constexpr std::size_t lists_max = std::size_t{1} << 31, slots_max = std::size_t{1} << 32;

/// Where the chain of slots of a tag begins.
constexpr std::uint32_t first_of(std::uint32_t tag, std::uint32_t size) {
    return static_cast<std::uint32_t>(std::uint64_t{tag} * size >> 32);
}

constexpr std::size_t words_of(std::size_t size_class) { return std::size_t{4} << size_class; }

// The first number of a list: how many rows, and its class.
constexpr std::uint32_t count_mask = 0xFF;
constexpr std::uint32_t count_of(std::uint32_t head) { return head & count_mask; }
constexpr std::size_t class_of(std::uint32_t head) { return head >> 8; }

}  // namespace

Postings::Postings() : tables_(parts_count), lists_(lists_max) {
    lists_.grow_to(4);  // place 0 is no list, so that 0 ends a chain
    for (auto& table : tables_) {
        table.own.resize(first_size);
        table.slots = table.own.data();
        table.size = first_size;
    }
}

Postings::Slot& Postings::slot_of(Table const& table, std::uint64_t key) noexcept {
    auto const tag = tag_of(key);
    auto at = first_of(tag, table.size);
    while (table.slots[at].value != 0 && table.slots[at].tag != tag) at = at + 1 == table.size ? 0 : at + 1;
    return table.slots[at];
}

/// By a quarter, so that little lies idle: from two thirds full to three quarters and again.
void Postings::grow(Table& table) {
    std::vector<Slot> bigger(table.size + table.size / 4);
    auto const size = static_cast<std::uint32_t>(bigger.size());
    table.used = 0;
    for (auto const& slot : std::span(table.slots, table.size)) {
        if (slot.value == 0 || slot.value == emptied) continue;
        auto to = first_of(slot.tag, size);
        while (bigger[to].value != 0) to = to + 1 == size ? 0 : to + 1;
        bigger[to] = slot;
        ++table.used;
    }
    table.own = std::move(bigger);
    table.slots = table.own.data();
    table.size = size;
}

std::uint32_t Postings::new_list(std::size_t size_class) {
    auto place = free_[size_class];
    if (place != 0) {
        free_[size_class] = lists_[std::size_t{place} * 4];
    } else {
        place = static_cast<std::uint32_t>(lists_.size() / 4);
        lists_.grow_to(lists_.size() + words_of(size_class));
    }
    lists_[std::size_t{place} * 4] = static_cast<std::uint32_t>(size_class << 8);
    return place;
}

void Postings::free_list(std::uint32_t place) {
    auto& head = lists_[std::size_t{place} * 4];
    auto const size_class = class_of(head);
    head = free_[size_class];
    free_[size_class] = place;
}

void Postings::add_to_list(Slot& slot, std::uint32_t row) {
    auto place = slot.value & ~is_list;
    auto* list = &lists_[std::size_t{place} * 4];
    auto const count = count_of(*list);
    auto const size_class = class_of(*list);
    if (count == rows_max) return;
    if (count + 1 == words_of(size_class)) {
        auto const bigger = new_list(size_class + 1);
        auto* const to = &lists_[std::size_t{bigger} * 4];
        std::copy_n(list + 1, count, to + 1);
        *to += count;
        free_list(place);
        slot.value = is_list | bigger;
        list = to;
    }
    list[count + 1] = row;
    ++*list;
}

void Postings::add(std::uint64_t key, std::uint32_t row) {
    auto& table = tables_[part_of(key)];
    auto& slot = slot_of(table, key);
    if (slot.value == 0) {
        slot = {tag_of(key), row + 1};
        if (++table.used * 4 > table.size * 3) grow(table);
    } else if (slot.value == emptied) {
        slot.value = row + 1;
    } else if (slot.value & is_list) {
        add_to_list(slot, row);
    } else if (slot.value != row + 1) {
        auto const place = new_list(0);
        auto* const list = &lists_[std::size_t{place} * 4];
        list[1] = slot.value - 1;
        list[2] = row;
        *list += 2;
        slot.value = is_list | place;
    }
}

void Postings::remove(std::uint64_t key, std::uint32_t row) {
    auto& slot = slot_of(tables_[part_of(key)], key);
    if (slot.value == row + 1) slot.value = emptied;
    if ((slot.value & is_list) == 0) return;
    auto const place = slot.value & ~is_list;
    auto* const list = &lists_[std::size_t{place} * 4];
    auto* const end = list + 1 + count_of(*list);
    auto* const found = std::find(list + 1, end, row);
    if (found == end) return;  // the key was full when it came
    *found = end[-1];
    if (count_of(--*list) > 0) return;
    free_list(place);
    slot.value = emptied;
}

void Postings::prefetch(std::uint64_t key) const noexcept {
    auto const& table = tables_[part_of(key)];
    call_for_memory(&table.slots[first_of(tag_of(key), table.size)]);
}

Postings::Place Postings::find(std::uint64_t key) const noexcept {
    auto const value = slot_of(tables_[part_of(key)], key).value;
    return {value == emptied ? 0 : value};
}

void Postings::prefetch(Place place) const noexcept {
    if (place.value & is_list) call_for_memory(&lists_[std::size_t{place.value & ~is_list} * 4]);
}

std::span<std::uint32_t const> Postings::rows(Place place, std::uint32_t& one) const noexcept {
    if (place.value == 0) return {};
    if ((place.value & is_list) == 0) {
        one = place.value - 1;
        return {&one, 1};
    }
    auto const* const list = &lists_[std::size_t{place.value & ~is_list} * 4];
    return {list + 1, count_of(*list)};
}

std::size_t Postings::bytes() const noexcept {
    std::size_t slots = 0;
    for (auto const& table : tables_) slots += table.size;
    return slots * sizeof(Slot) + lists_.size() * 4 + tables_.size() * sizeof(Table);
}

Postings::Shape Postings::shape() const {
    Shape shape;
    for (std::size_t part = 0; part < parts_count; ++part) {
        shape.parts[part] = {tables_[part].size, tables_[part].used};
        shape.slots += tables_[part].size;
    }
    shape.free = free_;
    shape.list_words = lists_.size();
    return shape;
}

bool Postings::is_sound(Shape const& shape) noexcept {
    std::uint64_t slots = 0;
    for (auto const& part : shape.parts) {
        if (part.size < first_size || part.used >= part.size) return false;
        slots += part.size;
    }
    return slots == shape.slots && slots < slots_max && shape.list_words >= 4 && shape.list_words < lists_max;
}

std::span<Postings::Slot const> Postings::slots(std::size_t part) const noexcept {
    return {tables_[part].slots, tables_[part].size};
}

void Postings::take_over(Shape const& shape, int file, std::size_t slots_at, std::size_t lists_at) {
    mapped_.emplace(shape.slots);
    mapped_->map(file, slots_at, shape.slots);
    lists_.map(file, lists_at, shape.list_words);
    free_ = shape.free;
    auto* next = mapped_->data();
    for (std::size_t part = 0; part < parts_count; ++part) {
        auto& table = tables_[part];
        table.own = {};
        table.slots = next;
        table.size = shape.parts[part].size;
        table.used = shape.parts[part].used;
        next += shape.parts[part].size;
    }
}

}  // namespace sinergi::matching
