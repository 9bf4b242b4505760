#pragma once
// Days and numbers as a letter says them.

#include "base/time.hpp"
#include "plumbing/locale/locale.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace sinergi::locale {

/// "November", 1..12.
[[nodiscard]] std::string_view month_name(int month, Language language);
/// "Minggu", "Sunday".
[[nodiscard]] std::string_view weekday_name(Date day, Language language);
/// "22 November 2026", in both languages.
[[nodiscard]] std::string day_words(Date day, Language language);
/// "Minggu, 22 November 2026".
[[nodiscard]] std::string long_day_words(Date day, Language language);
/// "pukul 08.05 WIB", "08:05 WIB".
[[nodiscard]] std::string clock_words(Moment moment, Zone zone, Language language);

/// A number in Indonesian words (terbilang), as receipts and letters ask for it: 1'250'300 is "satu juta dua ratus lima
/// puluh ribu tiga ratus".
[[nodiscard]] std::string number_words(std::int64_t number);

}  // namespace sinergi::locale
