#pragma once
// Inside of the index: under which keys a record stands, and a rough weight for who shares one.

#include "matching/table.hpp"

namespace sinergi::matching {

/// A record as the index keeps it: one line of the processor's cache.
struct alignas(64) Stored {
    Row row;
    std::array<std::uint16_t, 4> name{}, mother{};  // how their words sound; 0: none
};
static_assert(sizeof(Stored) == 64);

[[nodiscard]] Stored stored(Book const& book, Row const& row) noexcept;

/// Keys of one record, each once.
struct Keys {
    static constexpr std::size_t max = 96;
    std::array<std::uint64_t, max> of;
    std::size_t count = 0;
    void put(std::uint64_t key) noexcept;
};
/// The keys a record stands under.
void keys_to_store(Book const& book, Row const& row, Keys& out) noexcept;
/// The keys to look under: those, and what they would be had one of the usual slips been made: day and month swapped,
/// the year missed by one, a woman's forty forgotten.
void keys_to_ask(Book const& book, Row const& row, Keys& out) noexcept;

/// A question with what is worked out once for all who are weighed.
struct Question {
    Stored stored;
    std::array<Millibits, 4> name_bits{}, mother_bits{};  // how rare each word is
    std::uint64_t area = 0;
};
[[nodiscard]] Question question_of(Book const& book, Stored const& stored) noexcept;

/// About the score, from one cache line: good enough to choose two dozen out of a thousand. The numbers are those of
/// models estimated on made-up registers, rounded; the engine's own score decides in the end.
[[nodiscard]] Millibits rough_score(Book const& book, Question const& question, Stored const& other) noexcept;

}  // namespace sinergi::matching
