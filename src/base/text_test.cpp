#include "base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sinergi {
namespace {

using namespace std::string_literals;

TEST(SearchKey, FoldsNamesAsPeopleMixThem) {
    struct Row {
        char const* text;
        char const* key;
    };
    for (auto const& row : {Row{"", ""}, Row{"Nur'aini  S.Pd.", "nur aini s pd"}, Row{" SINDANGJAWA ", "sindangjawa"},
                            Row{"Lubuk Pakam I,II", "lubuk pakam i ii"}, Row{"Café Société", "cafe societe"},
                            Row{"ÀÉÎÕÜ ñ ç ß ø Æ", "aeiou n c ss o ae"}, Row{"ＡＢＣ１２", "abc12"},
                            Row{"Nur’aini", "nur aini"}, Row{"محمد", "محمد"},
                            Row{"a\xFF\xFE"
                                "b",
                                "a b"},
                            Row{"😀 tolong 😀", "tolong"}, Row{"x²", "x2"}})
        EXPECT_EQ(search_key(row.text), row.key) << row.text;
}

TEST(Words, AreEachSaidOnceInTheirOrder) {
    EXPECT_EQ(words("Bansos, bansos salah; Salah SASARAN!"), (std::vector<std::string>{"bansos", "salah", "sasaran"}));
    EXPECT_TRUE(words(" .,; ").empty());
}

RC_GTEST_PROP(SearchKey, OfAKeyIsTheKey, ()) {
    auto const text = *rc::gen::container<std::string>(
        rc::gen::elementOf("aZ09 .'\xC3\xA9\xC3\x9F\xF0\x9F\x98\x80\xE2\x80\x99\xD9\x85"s));
    auto const key = search_key(text);
    RC_ASSERT(search_key(key) == key);
    RC_ASSERT(is_utf8(key));
    RC_ASSERT(trimmed(key) == key);
}

RC_GTEST_PROP(SearchKey, IsTheSameByTheFastAndTheSlowWay, ()) {
    auto const text = *rc::gen::container<std::string>(rc::gen::inRange<char>(0, 127));
    // One letter beyond ASCII sends the whole text the slow way.
    auto const fast = search_key(text + " e");
    auto const slow = search_key(text + " é");
    RC_ASSERT(fast == slow);
}

TEST(Utf8, KnowsWhatIsBroken) {
    for (auto const* right : {"", "a", "é", "€", "😀", "\xF4\x8F\xBF\xBF"}) EXPECT_TRUE(is_utf8(right));
    for (auto const* wrong : {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                              "\xF5\x80\x80\x80", "a\xE2\x82", "\xFF"})
        EXPECT_FALSE(is_utf8(wrong));
    EXPECT_EQ(char_count("é€😀a"), 4U);
}

TEST(CleanText, SaysWhatIsWrong) {
    struct Row {
        char const* why;
        std::string text;
        std::string_view key;
        std::string_view about;
    };
    for (auto const& row :
         {Row{"empty", "   ", "base.text_empty", "1"}, Row{"only a no-break space", "\xC2\xA0", "base.text_empty", "1"},
          Row{"long", "abcdef", "base.text_long", "5"},
          Row{"huge", std::string(10'000'000, 'a'), "base.text_long", "5"},
          Row{"broken", "a\xFF", "base.text_not_utf8", ""}, Row{"zero byte", "a\0b"s, "base.text_control", ""},
          Row{"bell", "a\ab", "base.text_control", ""},
          Row{"C1",
              "a\xC2\x9B"
              "b",
              "base.text_control", ""},
          Row{"two lines", "a\nb", "base.text_line_break", ""}}) {
        SCOPED_TRACE(row.why);
        auto const text = Line<1, 5>::parse(row.text);
        ASSERT_FALSE(text);
        EXPECT_EQ(text.error().key, row.key);
        EXPECT_EQ(text.error().about, row.about);
    }
}

TEST(CleanText, TrimsAndMakesLineEndsOne) {
    EXPECT_EQ((Text<0, 99>::parse("  a\r\nb\rc\n\xC2\xA0 ").value().text()), "a\nb\nc");
    EXPECT_EQ((Line<0, 99>::parse("a\tb\r\n\t").error().key), "base.text_line_break");
    EXPECT_EQ((Line<0, 99>::parse("a\tb").value().text()), "a b");
}

TEST(CleanText, DropsTheHiddenMarksOfChatPrograms) {
    EXPECT_EQ((Line<1, 20>::parse("\xE2\x80\x8E"
                                  "Tolong\xE2\x80\xAE!")
                   .value()
                   .text()),
              "Tolong!");
    EXPECT_EQ((Line<1, 5>::parse("\xE2\x80\x8E\xEF\xBB\xBF").error().key), "base.text_empty");
    EXPECT_TRUE((Line<1, 20>::parse("👩‍👧").value().text() == "👩‍👧"));
}

TEST(CleanText, CountsCharactersAndNotBytes) { EXPECT_TRUE((Line<1, 3>::parse("😀😀😀"))); }

RC_GTEST_PROP(CleanText, AcceptsAgainWhatItAccepted, (std::string text)) {
    auto const clean = clean_text(text, 0, 1'000, Lines::many);
    if (!clean) return;
    RC_ASSERT(clean_text(*clean, 0, 1'000, Lines::many).value() == *clean);
    RC_ASSERT(is_utf8(*clean));
}

}  // namespace
}  // namespace sinergi
