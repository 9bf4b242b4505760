#pragma once
// A cell as somebody typed it becomes a value, or a fault with its kind. No memory is taken: millions of cells pass.

#include "base/time.hpp"
#include "lists/model.hpp"

#include <array>
#include <span>

namespace sinergi::lists {

/// Digits of a NIK or a family card, at most 16 of them; or why there are none. With number_short and number_rounded
/// the digits that remain are kept, because comparing forgives a missing one.
struct Number {
    std::array<char, 16> digits{};
    std::uint8_t size = 0;
    FaultKind fault = FaultKind::none;
    [[nodiscard]] std::string_view text() const noexcept { return {digits.data(), size}; }
    [[nodiscard]] bool is_whole() const noexcept { return size == 16; }
};
enum class Rounded : bool { no, yes };
/// "3208-0112-3456-9001", "'320801...", "3208012345679001.0" are read. "-", "0" and "tidak ada" are empty, not faulty.
[[nodiscard]] Number number_of(std::string_view cell, Rounded rounded = Rounded::no) noexcept;

/// What a whole NIK tells of its bearer; `day` 0 when it tells nothing.
struct Birth {
    int day = 0, month = 0, year2 = 0;  // year2: the last two digits
    char sex = ' ';                     // 'L' or 'P'
};
[[nodiscard]] Birth birth_in(Number const& nik) noexcept;

/// A day of a cell.
struct Day {
    int year = 0, month = 0, day = 0;
    FaultKind fault = FaultKind::none;
    [[nodiscard]] bool is_known() const noexcept { return year != 0; }
    friend bool operator==(Day const&, Day const&) = default;
};
/// 1985-08-17, 17/8/1985, 17-08-85, 17 Agustus 1985, 19850817, 31276 (a spreadsheet's day number), 1985. A day that can
/// only be the other way round (8/17/1985 in a column of 17/8/1985) is turned, as day_swapped.
[[nodiscard]] Day day_of(std::string_view cell, DayOrder order, Date today) noexcept;
/// Which order do these cells prove? Day first unless more cells say otherwise.
[[nodiscard]] DayOrder order_of(std::span<std::string_view const> cells) noexcept;
/// The day beside what the NIK tells: day_swapped (turned), day_not_of_nik, or as it was.
[[nodiscard]] Day beside(Day day, Birth const& birth) noexcept;
struct DayText {
    std::array<char, 10> text;
    [[nodiscard]] std::string_view view() const noexcept { return {text.data(), text.size()}; }
};
[[nodiscard]] DayText text_of(Day const& day) noexcept;

/// 'L', 'P', or ' ' when the cell is empty; '?' when it cannot be read.
[[nodiscard]] char sex_of(std::string_view cell) noexcept;

/// "Kuningan, 17-08-1985" -> "Kuningan" and "17-08-1985".
struct PlaceAndDay {
    std::string_view place, day;
};
[[nodiscard]] PlaceAndDay split_ttl(std::string_view cell) noexcept;

/// Without blanks (also hard ones), apostrophes and dashes that stand for "nothing"; "" for "-", "0", "tidak ada",
/// "null".
[[nodiscard]] std::string_view meant(std::string_view cell) noexcept;

}  // namespace sinergi::lists
