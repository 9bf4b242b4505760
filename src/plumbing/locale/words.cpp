#include "plumbing/locale/words.hpp"

#include <array>

#include <fmt/format.h>

namespace sinergi::locale {
namespace {

using Names = std::array<std::string_view, 12>;
constexpr Names months_id{"Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
                          "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};
constexpr Names months_en{"January", "February", "March",     "April",   "May",      "June",
                          "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> days_id{"Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"};
constexpr std::array<std::string_view, 7> days_en{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};

constexpr std::array<std::string_view, 12> small{"nol",  "satu",  "dua",     "tiga",     "empat",   "lima",
                                                 "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"};

struct Scale {
    std::uint64_t value;
    std::string_view name;
};
constexpr std::array<Scale, 6> scales{{{1'000'000'000'000'000'000U, "kuintiliun"},
                                       {1'000'000'000'000'000U, "kuadriliun"},
                                       {1'000'000'000'000U, "triliun"},
                                       {1'000'000'000U, "miliar"},
                                       {1'000'000U, "juta"},
                                       {1'000U, "ribu"}}};

void append(std::string& out, std::string_view word) {
    if (!out.empty()) out += ' ';
    out += word;
}

/// 1..999. One hundred is "seratus", eleven "sebelas": one before a unit melts into "se-".
void append_hundreds(std::string& out, std::uint64_t number) {
    if (number >= 200) {
        append(out, small[number / 100]);
        append(out, "ratus");
    } else if (number >= 100) {
        append(out, "seratus");
    }
    number %= 100;
    if (number >= 20) {
        append(out, small[number / 10]);
        append(out, "puluh");
        number %= 10;
    } else if (number >= 12) {
        append(out, small[number - 10]);
        append(out, "belas");
        return;
    }
    if (number > 0) append(out, small[number]);
}

}  // namespace

std::string_view month_name(int month, Language language) {
    SINERGI_CHECK(month >= 1 && month <= 12);
    return (language == Language::en ? months_en : months_id)[static_cast<std::size_t>(month - 1)];
}

std::string_view weekday_name(Date day, Language language) {
    return (language == Language::en ? days_en : days_id)[static_cast<std::size_t>(day.weekday() - 1)];
}

std::string day_words(Date day, Language language) {
    return fmt::format("{} {} {}", day.day(), month_name(day.month(), language), day.year());
}

std::string long_day_words(Date day, Language language) {
    return fmt::format("{}, {}", weekday_name(day, language), day_words(day, language));
}

std::string clock_words(Moment moment, Zone zone, Language language) {
    auto const minutes = (moment.ms - start_of(date_in(zone, moment), zone).ms) / minute_ms;
    constexpr std::array<std::string_view, 3> names{"WIB", "WITA", "WIT"};
    auto const name = names[static_cast<std::size_t>(zone) - static_cast<std::size_t>(Zone::WIB)];
    if (language == Language::en) return fmt::format("{:02}:{:02} {}", minutes / 60, minutes % 60, name);
    return fmt::format("pukul {:02}.{:02} {}", minutes / 60, minutes % 60, name);
}

std::string number_words(std::int64_t number) {
    if (number == 0) return std::string(small[0]);
    std::string out = number < 0 ? "minus" : "";
    // Negated as unsigned, so that the smallest number has its words too.
    auto rest = number < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
    for (auto const& [value, name] : scales) {
        auto const count = rest / value;
        rest %= value;
        if (count == 0) continue;
        if (count == 1 && value == 1'000) {
            append(out, "seribu");
            continue;
        }
        append_hundreds(out, count);
        append(out, name);
    }
    append_hundreds(out, rest);
    return out;
}

}  // namespace sinergi::locale
