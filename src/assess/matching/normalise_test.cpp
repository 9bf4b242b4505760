#include "matching/normalise.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace sinergi::matching {
namespace {

std::string words_of(std::string_view text, Kind kind = Kind::name) {
    Words words;
    normalise(text, kind, words);
    std::string out;
    for (std::size_t i = 0; i < words.count; ++i)
        out += (i > 0 ? " " : "") + std::string(words.words[i].text, words.words[i].length);
    return out;
}

TEST(Normalise, OneNameHasOneForm) {
    struct Row {
        char const *written, *meant;
    };
    for (auto const& [written, meant] : {
             Row{"H. Moh. Yusuf", "MUHAMMAD YUSUF"},
             Row{"Hj. St. Aminah", "SITI AMINAH"},
             Row{"M Rizki", "MUHAMMAD RIZKI"},
             Row{"Ahmad H", "AHMAD H"},
             Row{"M", "M"},
             Row{"Abd. Rahman (alm)", "ABDUL RAHMAN"},
             Row{"Nur'aini", "NURAINI"},
             Row{"Jos\xC3\xA9 Mart\xC3\xADn", "JOSE MARTIN"},
             Row{"Drs. Bambang", "BAMBANG"},
             Row{"Noor  Achmad", "NUR AHMAD"},
             Row{" . , ", ""},
         })
        EXPECT_EQ(words_of(written), meant) << written;
}

TEST(Normalise, AnAddressIsItsStreetAndItsNumber) {
    EXPECT_EQ(words_of("JL. Mawar No. 08", Kind::address), "MAWAR 8");
    EXPECT_EQ(words_of("jalan mawar8", Kind::address), "MAWAR 8");
    EXPECT_EQ(words_of("Gg Buntu RT 3 RW 4", Kind::address), "BUNTU 3 4");
}

TEST(Normalise, OldSpellingSoundsAsTheNewOne) {
    struct Row {
        char const *one, *other;
    };
    for (auto const& [one, other] : {Row{"SUKARNO", "SOEKARNO"}, Row{"JOKO", "DJOKO"}, Row{"FITRI", "PITRI"},
                                     Row{"YUSUF", "JUSUF"}, Row{"RIZKI", "RISKI"}, Row{"SYAHRUL", "SAHRUL"},
                                     Row{"KRISTINA", "CHRISTINA"}, Row{"AISYAH", "AISYA"}, Row{"ARIF", "ARIEF"}})
        EXPECT_EQ(sound_of(one), sound_of(other)) << one;
    EXPECT_NE(sound_of("BUDI"), sound_of("BUDA"));
}

TEST(Normalise, ANumberWithoutMeaningIsNone) {
    EXPECT_EQ(number_of(""), 0U);
    EXPECT_EQ(number_of("0000000000000000"), 0U);
    EXPECT_EQ(number_of("9999999999999999"), 0U);
    EXPECT_EQ(number_of("3201020304050000"), 0U) << "a NIK without serial is a placeholder";
    EXPECT_EQ(number_of("3208 0120 0190 9001"), number_of("3208012001909001"));
    EXPECT_TRUE(is_sixteen_digits(number_of("3208012001909001")));
    EXPECT_FALSE(is_sixteen_digits(number_of("9036067")));
    EXPECT_NE(number_of("AB-12"), 0U);
}

TEST(Normalise, ANikTellsBirthAndSex) {
    auto const woman = born_of(number_of("3208014203909001"));
    EXPECT_EQ(woman.day, 2);
    EXPECT_EQ(woman.month, 3);
    EXPECT_EQ(woman.year, 90);
    EXPECT_EQ(woman.sex, 2);
    EXPECT_EQ(born_of(number_of("3208019903909001")).month, 0);
}

TEST(Normalise, ADayIsReadHoweverItIsWritten) {
    auto const day = day_of(1990, 3, 2);
    for (auto const* text : {"1990-03-02", "19900302", "02-03-1990", "2/3/1990", "1990-03-02 00:00:00"})
        EXPECT_EQ(day_of(text), day) << text;
    for (auto const* text : {"", "1990-02-30", "30.02.1990", "1990", "abc", "1900-13-01", "99999999999"})
        EXPECT_EQ(day_of(text), 0U) << text;
}

TEST(Normalise, AreasNestByPrefix) {
    EXPECT_EQ(area_of("32.08.01.2001"), area_of("3208012001"));
    EXPECT_EQ(area_prefix(area_of("3208012001"), 4), area_of("3208"));
    EXPECT_EQ(area_of(""), 0U);
}

RC_GTEST_PROP(Normalise, TakesAnyBytes, (std::string text)) {
    Words words;
    for (auto const kind : {Kind::name, Kind::address, Kind::place, Kind::text}) normalise(text, kind, words);
    RC_ASSERT(words.count <= words_max);
    static_cast<void>(number_of(text));
    static_cast<void>(day_of(text));
    static_cast<void>(area_of(text));
    static_cast<void>(sex_of(text));
}

RC_GTEST_PROP(Normalise, ALongTextIsReadAsAShortOne, ()) {
    auto const letter = rc::gen::map(rc::gen::inRange(0, 40), [](int i) { return "AbMh Z09.-'/ HSTIQ"[i % 18]; });
    auto text = *rc::gen::container<std::string>(letter);
    text.resize(std::min<std::size_t>(text.size(), 60));
    text += ' ';
    for (auto const kind : {Kind::name, Kind::address, Kind::place, Kind::text}) {
        Words brief, lengthy;
        normalise(text, kind, brief);
        normalise(text + std::string(80, ' '), kind, lengthy);
        RC_ASSERT(brief.count == lengthy.count);
        for (std::size_t i = 0; i < brief.count; ++i) RC_ASSERT(brief.words[i].hash == lengthy.words[i].hash);
    }
}

}  // namespace
}  // namespace sinergi::matching
