#include "plumbing/locale/words.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <sstream>

namespace sinergi::locale {
namespace {

TEST(DayWords, ReadAsInALetter) {
    auto const day = Date::parse("2026-11-22").value();
    EXPECT_EQ(day_words(day, Language::id), "22 November 2026");
    EXPECT_EQ(long_day_words(day, Language::id), "Minggu, 22 November 2026");
    EXPECT_EQ(long_day_words(day, Language::en), "Sunday, 22 November 2026");
    EXPECT_EQ(long_day_words(Date::parse("2027-05-07").value(), Language::id), "Jumat, 7 Mei 2027");
    EXPECT_EQ(month_name(8, Language::id), "Agustus");
}

TEST(ClockWords, TellTheOfficesTime) {
    auto const moment = Moment::parse("2026-11-21T23:05:59Z").value();
    EXPECT_EQ(clock_words(moment, Zone::WIB, Language::id), "pukul 06.05 WIB");
    EXPECT_EQ(clock_words(moment, Zone::WITA, Language::id), "pukul 07.05 WITA");
    EXPECT_EQ(clock_words(moment, Zone::WIT, Language::en), "08:05 WIT");
}

TEST(NumberWords, ReadAsOnAReceipt) {
    struct Row {
        std::int64_t number;
        char const* words;
    };
    for (auto const& row : {Row{0, "nol"},
                            Row{1, "satu"},
                            Row{10, "sepuluh"},
                            Row{11, "sebelas"},
                            Row{12, "dua belas"},
                            Row{19, "sembilan belas"},
                            Row{20, "dua puluh"},
                            Row{21, "dua puluh satu"},
                            Row{99, "sembilan puluh sembilan"},
                            Row{100, "seratus"},
                            Row{101, "seratus satu"},
                            Row{111, "seratus sebelas"},
                            Row{200, "dua ratus"},
                            Row{1'000, "seribu"},
                            Row{1'001, "seribu satu"},
                            Row{1'100, "seribu seratus"},
                            Row{2'000, "dua ribu"},
                            Row{11'000, "sebelas ribu"},
                            Row{21'000, "dua puluh satu ribu"},
                            Row{100'000, "seratus ribu"},
                            Row{1'000'000, "satu juta"},
                            Row{1'250'300, "satu juta dua ratus lima puluh ribu tiga ratus"},
                            Row{1'001'000, "satu juta seribu"},
                            Row{1'000'000'000, "satu miliar"},
                            Row{2'000'000'000'001, "dua triliun satu"},
                            Row{-5, "minus lima"},
                            Row{1'000'000'000'000'000'000, "satu kuintiliun"}})
        EXPECT_EQ(number_words(row.number), row.words);
    EXPECT_TRUE(number_words(INT64_MIN).starts_with("minus sembilan kuintiliun dua ratus dua puluh tiga kuadriliun"));
}

/// Reads the words back, by grammar and not by table: an independent way to the same number.
std::int64_t number_of(std::string const& words) {
    std::map<std::string, std::int64_t> const units{{"satu", 1},  {"dua", 2},     {"tiga", 3},
                                                    {"empat", 4}, {"lima", 5},    {"enam", 6},
                                                    {"tujuh", 7}, {"delapan", 8}, {"sembilan", 9}};
    std::map<std::string, std::int64_t> const scales{
        {"ribu", 1'000}, {"juta", 1'000'000}, {"miliar", 1'000'000'000}, {"triliun", 1'000'000'000'000}};
    std::int64_t total = 0;
    std::int64_t group = 0;
    std::int64_t last = 0;
    std::istringstream in(words);
    for (std::string word; in >> word;) {
        if (auto const unit = units.find(word); unit != units.end())
            last = unit->second;
        else if (word == "sepuluh")
            last = 10;
        else if (word == "sebelas")
            last = 11;
        else if (word == "belas")
            last += 10;
        else if (word == "puluh")
            group += std::exchange(last, 0) * 10;
        else if (word == "ratus")
            group += std::exchange(last, 0) * 100;
        else if (word == "seratus")
            group += 100;
        else if (word == "seribu")
            total += 1'000;
        else if (word != "nol")
            total += (std::exchange(group, 0) + std::exchange(last, 0)) * scales.at(word);
    }
    return total + group + last;
}

RC_GTEST_PROP(NumberWords, CanBeReadBack, ()) {
    auto const number = *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(0, 3'000),
                                        rc::gen::inRange<std::int64_t>(0, 999'999'999'999'999));
    RC_ASSERT(number_of(number_words(number)) == number);
}

}  // namespace
}  // namespace sinergi::locale
