#include "plumbing/locale/locale.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace sinergi::locale {
namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

TEST(Locale, EveryKeyHasASentenceInBothLanguages) {
    EXPECT_FALSE(sentences().empty());
    for (auto const& [key, id, en] : sentences()) {
        EXPECT_FALSE(id.empty()) << key << " is not said in Indonesian (locale/parts/*.id.json)";
        EXPECT_FALSE(en.empty()) << key << " is not said in English (locale/parts/*.en.json)";
        for (auto const* placeholder : {"{about}", "{limit}"})
            EXPECT_EQ(has(id, placeholder), has(en, placeholder))
                << key << " tells " << placeholder << " in one language";
    }
}

TEST(Locale, KeepsItsKeysInOrder) {
    EXPECT_TRUE(std::ranges::is_sorted(sentences(), {}, &Sentence::key));
    EXPECT_TRUE(has_sentence("base.text_long"));
    EXPECT_FALSE(has_sentence("base.text"));
}

TEST(Locale, SaysWhatIsWrongWithItsLimit) {
    EXPECT_EQ(say("base.text_long", Language::id, {.limit = "500"}),
              "Tulisan ini terlalu panjang. Ringkas menjadi paling banyak 500 huruf.");
    EXPECT_EQ(say(Refusal{.key = "base.text_long", .about = "500"}, Language::en),
              "This text is too long. Shorten it to at most 500 characters.");
    EXPECT_TRUE(has(pattern("base.text_long", Language::id), "{limit}"));
}

TEST(Locale, TellsAKeyWithoutASentenceAsItself) {
    EXPECT_EQ(say("nobody.wrote_this", Language::id), "nobody.wrote_this");
    EXPECT_EQ(say("", Language::en), "");
}

TEST(Locale, DoesNotLookTwiceAtWhatItPutIn) {
    EXPECT_EQ(fill("{about} {limit} {other}", {.about = "{limit}", .limit = "7"}), "{limit} 7 {other}");
}

TEST(Locale, SpeaksIndonesianWhenInDoubt) {
    for (auto const* code : {"", "id", "id-ID", "e", "ens", "de", "xx-en"})
        EXPECT_EQ(language_of(code), Language::id) << code;
    for (auto const* code : {"en", "EN", "en-GB", "en_US"}) EXPECT_EQ(language_of(code), Language::en) << code;
}

}  // namespace
}  // namespace sinergi::locale
