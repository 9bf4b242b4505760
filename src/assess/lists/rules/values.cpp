#include "lists/rules/values.hpp"

namespace sinergi::lists {
namespace {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char small(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_equal_small(std::string_view text, std::string_view small_word) noexcept {
    if (text.size() != small_word.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (small(text[i]) != small_word[i]) return false;
    return true;
}

/// Blanks of ASCII, and the hard blank that comes with text copied from a page (C2 A0).
std::string_view without_blanks(std::string_view text) noexcept {
    for (;;) {
        if (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ')
            text.remove_prefix(1);
        else if (text.starts_with("\xC2\xA0"))
            text.remove_prefix(2);
        else if (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ')
            text.remove_suffix(1);
        else if (text.ends_with("\xC2\xA0"))
            text.remove_suffix(2);
        else
            return text;
    }
}

/// "3.20801E+15", "3,2E15"
bool is_exponent(std::string_view text) noexcept {
    auto const e = text.find_first_of("eE");
    if (e == 0 || e == std::string_view::npos || !is_digit(text[0])) return false;
    for (auto const c : text.substr(0, e))
        if (!is_digit(c) && c != '.' && c != ',') return false;
    auto rest = text.substr(e + 1);
    if (rest.starts_with('+')) rest.remove_prefix(1);
    // More than three digits are a letter typed within a number.
    return !rest.empty() && rest.size() <= 3 && std::ranges::all_of(rest, is_digit);
}

bool is_leap(int year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }
int days_in(int year, int month) noexcept {
    constexpr std::array<int, 13> lengths{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths[static_cast<std::size_t>(month)] + (month == 2 && is_leap(year) ? 1 : 0);
}
bool is_real(int year, int month, int day) noexcept {
    return year >= 1850 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
}

/// The month of a word by its first letters, Indonesian and English; 0 when it is none.
int month_of(std::string_view word) noexcept {
    struct Name {
        std::string_view begins;
        int month;
    };
    constexpr std::array<Name, 17> names{{{"jan", 1},
                                          {"feb", 2},
                                          {"peb", 2},
                                          {"mar", 3},
                                          {"apr", 4},
                                          {"mei", 5},
                                          {"may", 5},
                                          {"jun", 6},
                                          {"jul", 7},
                                          {"agu", 8},
                                          {"ags", 8},
                                          {"aug", 8},
                                          {"sep", 9},
                                          {"okt", 10},
                                          {"oct", 10},
                                          {"nop", 11},
                                          {"nov", 11}}};
    if (word.size() < 3) return 0;
    for (auto const& [begins, month] : names)
        if (is_equal_small(word.substr(0, 3), begins)) return month;
    if (is_equal_small(word.substr(0, 3), "agt")) return 8;
    return is_equal_small(word.substr(0, 3), "des") || is_equal_small(word.substr(0, 3), "dec") ? 12 : 0;
}

/// The numbers of a day as they stand, a month's word among them as its number.
struct Parts {
    std::array<int, 3> numbers{};
    std::array<int, 3> lengths{};  // digits; 0 for a month's word
    int count = 0;
    bool is_broken = false;
};

Parts parts_of(std::string_view text) noexcept {
    Parts out;
    for (std::size_t i = 0; i < text.size();) {
        if (is_digit(text[i])) {
            if (out.count == 3) break;  // a time of day
            int number = 0, length = 0;
            for (; i < text.size() && is_digit(text[i]); ++i, ++length)
                if (length < 8) number = number * 10 + (text[i] - '0');
            out.is_broken |= length > 8;
            out.numbers[static_cast<std::size_t>(out.count)] = number;
            out.lengths[static_cast<std::size_t>(out.count++)] = length;
        } else if (is_letter(text[i])) {
            auto const from = i;
            while (i < text.size() && is_letter(text[i])) ++i;
            auto const month = month_of(text.substr(from, i - from));
            if (out.count == 3) break;
            if (month == 0)
                out.is_broken = true;
            else {
                out.numbers[static_cast<std::size_t>(out.count)] = month;
                out.lengths[static_cast<std::size_t>(out.count++)] = 0;
            }
        } else {
            ++i;
        }
    }
    return out;
}

/// "85" is 1985 and "05" 2005: nobody in a list is born after today or more than a hundred years before.
int full_year(int year, int length, Date today) noexcept {
    if (length != 2) return year;
    auto const now = today.year();
    auto const guess = now / 100 * 100 + year;
    return guess > now ? guess - 100 : guess;
}

/// The spreadsheet's day number; day 60 (29 February 1900) never was, and nobody in a list is that old.
Day from_serial(int number) noexcept {
    auto const date = Date(number - 25'569);
    return {date.year(), date.month(), date.day(), FaultKind::none};
}

Day broken(FaultKind fault) noexcept { return {0, 0, 0, fault}; }

Day checked(int year, int month, int day, Date today, FaultKind fault = FaultKind::none) noexcept {
    if (!is_real(year, month, day)) return broken(FaultKind::day_impossible);
    if (Date::of(year, month, day).value_or(today) > today) return broken(FaultKind::day_future);
    return {year, month, day, fault};
}

Day of_one_number(Parts const& parts, Date today) noexcept {
    auto const n = parts.numbers[0];
    switch (parts.lengths[0]) {
        case 4:
            if (n < 1850 || n > today.year()) return broken(FaultKind::day_unreadable);
            return {n, 7, 1, FaultKind::day_only_year};
        case 5:
            return n >= 367 && n <= 73'050 ? from_serial(n) : broken(FaultKind::day_unreadable);
        case 8:
            if (is_real(n / 10'000, n / 100 % 100, n % 100)) return checked(n / 10'000, n / 100 % 100, n % 100, today);
            return checked(n % 10'000, n / 10'000 % 100, n / 1'000'000, today);
        default:
            return broken(FaultKind::day_unreadable);
    }
}

Day of_three_numbers(Parts const& parts, DayOrder order, Date today) noexcept {
    auto [a, b, c] = parts.numbers;
    if (parts.lengths[0] == 4) {  // year first
        if (b > 12 && c <= 12) return checked(a, c, b, today, FaultKind::day_swapped);
        return checked(a, b, c, today);
    }
    auto const year = full_year(c, parts.lengths[2], today);
    if (parts.lengths[1] == 0) return checked(year, b, a, today);  // 17 Agustus 1985
    if (parts.lengths[0] == 0) return checked(year, a, b, today);  // August 17, 1985
    if (order == DayOrder::month_first) std::swap(a, b);
    if (b > 12 && a <= 12) return checked(year, a, b, today, FaultKind::day_swapped);
    return checked(year, b, a, today);
}

}  // namespace

std::string_view meant(std::string_view cell) noexcept {
    auto text = without_blanks(cell);
    while (text.starts_with('\'') || text.starts_with('`')) text = without_blanks(text.substr(1));
    if (text.starts_with("\xE2\x80\x98") || text.starts_with("\xE2\x80\x99")) text = without_blanks(text.substr(3));
    if (text.size() > 9) return text;
    for (auto const nothing : {"-", "--", "0", "null", "nan", "none", "n/a", "tidak ada", "kosong", "nihil", "."})
        if (is_equal_small(text, nothing)) return {};
    return text;
}

Number number_of(std::string_view cell, Rounded rounded) noexcept {
    Number out;
    auto text = meant(cell);
    if (text.empty()) return out;
    auto const raw = without_blanks(cell);
    bool const had_apostrophe = raw.data() != text.data();
    if (is_exponent(text)) {
        out.fault = FaultKind::number_exponent;
        return out;
    }
    if (text.ends_with(".0") || text.ends_with(",0")) text.remove_suffix(2);
    if (text.ends_with(".00") || text.ends_with(",00")) text.remove_suffix(3);
    int digits = 0;
    bool has_letters = false, differ = false;
    for (auto const c : text) {
        if (is_digit(c)) {
            if (digits < 16) out.digits[static_cast<std::size_t>(digits)] = c;
            differ |= c != out.digits[0];
            ++digits;
        } else if (c != ' ' && c != '.' && c != '-' && c != '\'' && c != '/') {
            has_letters |= is_letter(c) || static_cast<unsigned char>(c) < 0x80;
        }
    }
    if (has_letters || digits == 0) {
        out.fault = FaultKind::number_letters;
        return out;
    }
    bool const is_placeholder =
        !differ || (digits == 16 && rounded == Rounded::no && std::string_view(out.digits.data() + 12, 4) == "0000");
    if (is_placeholder) {
        out.fault = FaultKind::number_placeholder;
        return out;
    }
    out.size = static_cast<std::uint8_t>(std::min(digits, 16));
    if (digits < 16) out.fault = FaultKind::number_short;
    if (digits > 16) out.fault = FaultKind::number_long;
    if (digits != 16 && (digits < 12 || digits > 17)) out.size = 0;
    if (digits == 16 && rounded == Rounded::yes) {
        out.size = 15;
        out.fault = FaultKind::number_rounded;
    }
    if (out.fault == FaultKind::none && had_apostrophe) out.fault = FaultKind::number_apostrophe;
    return out;
}

Birth birth_in(Number const& nik) noexcept {
    if (nik.size < 12) return {};
    auto const two = [&](std::size_t from) { return (nik.digits[from] - '0') * 10 + (nik.digits[from + 1] - '0'); };
    Birth out{two(6), two(8), two(10), 'L'};
    if (out.day > 40) {
        out.day -= 40;
        out.sex = 'P';
    }
    if (out.day < 1 || out.day > 31 || out.month < 1 || out.month > 12) return {};
    return out;
}

Day day_of(std::string_view cell, DayOrder order, Date today) noexcept {
    auto text = meant(cell);
    if (text.empty()) return {};
    if (text == "0000-00-00" || text == "00/00/0000" || text == "00-00-0000") return {};
    auto const dot = text.find('.');  // 31276.0
    if (dot == 5 && text.size() <= 7) text = text.substr(0, 5);
    auto const parts = parts_of(text);
    if (parts.is_broken) return broken(FaultKind::day_unreadable);
    if (parts.count == 1) return of_one_number(parts, today);
    if (parts.count == 3) return of_three_numbers(parts, order, today);
    return broken(FaultKind::day_unreadable);
}

DayOrder order_of(std::span<std::string_view const> cells) noexcept {
    int day_first = 0, month_first = 0;
    for (auto const cell : cells) {
        auto const parts = parts_of(meant(cell));
        if (parts.count != 3 || parts.lengths[0] == 4 || parts.lengths[0] == 0 || parts.lengths[1] == 0) continue;
        day_first += parts.numbers[0] > 12 && parts.numbers[1] <= 12;
        month_first += parts.numbers[1] > 12 && parts.numbers[0] <= 12;
    }
    return month_first > day_first ? DayOrder::month_first : DayOrder::day_first;
}

Day beside(Day day, Birth const& birth) noexcept {
    if (!day.is_known() || birth.day == 0) return day;
    if (day.year % 100 == birth.year2 && day.month == birth.month && day.day == birth.day) return day;
    bool const is_free = day.fault == FaultKind::none;
    if (day.year % 100 == birth.year2 && day.month == birth.day && day.day == birth.month && is_free)
        return {day.year, birth.month, birth.day, FaultKind::day_swapped};
    if (is_free) day.fault = FaultKind::day_not_of_nik;
    return day;
}

DayText text_of(Day const& day) noexcept {
    DayText out{};
    auto const put = [&](std::size_t from, std::size_t size, int number) {
        for (auto i = from + size; i-- > from; number /= 10) out.text[i] = static_cast<char>('0' + number % 10);
    };
    put(0, 4, day.year);
    put(5, 2, day.month);
    put(8, 2, day.day);
    out.text[4] = out.text[7] = '-';
    return out;
}

char sex_of(std::string_view cell) noexcept {
    auto const text = meant(cell);
    if (text.empty()) return ' ';
    if (text.size() == 1 || text.ends_with(".0")) {
        switch (text[0]) {
            case '1':
            case 'L':
            case 'l':
            case 'M':
            case 'm':
                return 'L';
            case '2':
            case 'P':
            case 'p':
            case 'F':
            case 'f':
            case 'W':
            case 'w':
                return 'P';
            default:
                return '?';
        }
    }
    for (auto const man :
         {"lk", "laki", "laki laki", "laki-laki", "pria", "male", "lelaki", "lk.", "1. laki-laki", "cowok"})
        if (is_equal_small(text, man)) return 'L';
    for (auto const woman : {"pr", "perempuan", "wanita", "female", "pr.", "2. perempuan", "cewek"})
        if (is_equal_small(text, woman)) return 'P';
    return '?';
}

PlaceAndDay split_ttl(std::string_view cell) noexcept {
    auto const text = meant(cell);
    auto const comma = text.rfind(',');
    if (comma != std::string_view::npos)
        return {without_blanks(text.substr(0, comma)), without_blanks(text.substr(comma + 1))};
    auto const digit = text.find_first_of("0123456789");
    if (digit == std::string_view::npos) return {text, {}};
    auto place = without_blanks(text.substr(0, digit));
    while (place.ends_with('-') || place.ends_with('/')) place = without_blanks(place.substr(0, place.size() - 1));
    return {place, text.substr(digit)};
}

}  // namespace sinergi::lists
