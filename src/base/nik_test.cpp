#include "base/nik.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace sinergi {
namespace {

constexpr auto made_up = "3208011207809001";

TEST(Nik, KnowsManWomanAndEdgeDays) {
    for (auto const* right : {"3208011207809001", "3208015207809001", "3208013112999999", "3208017112999001"})
        EXPECT_TRUE(Nik::parse(right)) << right;
}

TEST(Nik, RefusesWhatNobodyCanHave) {
    struct Row {
        char const* why;
        char const* text;
    };
    for (auto const& row : {Row{"empty", ""}, Row{"short", "320801120780900"}, Row{"long", "32080112078090011"},
                            Row{"letters", "32080112078O9001"}, Row{"spaces", "3208 0112 0780 9001"},
                            Row{"day 00", "3208010007809001"}, Row{"day 32", "3208013207809001"},
                            Row{"woman's day 40", "3208014007809001"}, Row{"woman's day 72", "3208017207809001"},
                            Row{"month 13", "3208011213809001"}, Row{"month 00", "3208011200809001"},
                            Row{"province 10", "1008011207809001"}, Row{"serial 0000", "3208011207800000"}}) {
        SCOPED_TRACE(row.why);
        auto const nik = Nik::parse(row.text);
        ASSERT_FALSE(nik);
        EXPECT_EQ(nik.error().key, "base.nik_malformed");
        EXPECT_TRUE(nik.error().about.empty()) << "a refusal never repeats the number";
    }
}

TEST(Nik, IsShownMasked) { EXPECT_EQ(Nik::parse(made_up).value().masked(), "3208••••••••9001"); }

TEST(MaskNiks, HidesEveryWayOfWritingOne) {
    struct Row {
        char const* text;
        char const* masked;
    };
    for (auto const& row :
         {Row{"NIK saya 3208011207809001.", "NIK saya 3208••••••••9001."},
          Row{"3208 0112 0780 9001", "3208••••••••9001"}, Row{"3208.01.120780.9001", "3208••••••••9001"},
          Row{"3208/0112/0780/9001", "3208••••••••9001"}, Row{"32080112\n07809001", "3208••••••••9001"},
          Row{"32080112\xC2\xA0"
              "07809001",
              "3208••••••••9001"},
          Row{"3208-0112-0780-9001", "3208••••••••9001"}, Row{"32 08 - 01 12 - 07 80 - 90 01", "3208••••••••9001"},
          Row{"KK 3208011207809001 3208015207809002", "KK 3208••••••••9001 3208••••••••9002"},
          Row{"3208011207809001,3208015207809002", "3208••••••••9001,3208••••••••9002"}}) {
        EXPECT_EQ(mask_niks(row.text), row.masked);
    }
}

TEST(MaskNiks, LeavesOtherNumbersAlone) {
    for (auto const* other : {"", "Tidak ada nomor", "0812-3456-7890", "Rp 1.250.300",
                              "22-11-2026 08.00 dan 23-11-2026 09.00", "KKS 6013 0100 0000 0001", "RT 03 RW 01 No. 12"})
        EXPECT_EQ(mask_niks(other), other);
}

/// Is there a NIK to be read in `text` by somebody who takes the marks between digits away?
bool shows_nik(std::string const& text) {
    std::string digits;
    for (char const c : text) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ' ' && c != '.' && c != '-')
            digits += 'x';
    }
    for (std::size_t from = 0; from + 16 <= digits.size(); ++from)
        if (Nik::parse(digits.substr(from, 16))) return true;
    return false;
}

rc::Gen<std::string> digits_of(std::size_t count) {
    return rc::gen::container<std::string>(count, rc::gen::inRange('0', static_cast<char>('9' + 1)));
}

RC_GTEST_PROP(MaskNiks, NeverLeavesANik, ()) {
    std::string text;
    for (int parts = *rc::gen::inRange(1, 6); parts > 0; --parts) {
        auto nik = *digits_of(4) + "01" + *rc::gen::elementOf(std::vector<std::string>{"1207", "5207", "3112"}) +
                   *digits_of(6);
        for (int cuts = *rc::gen::inRange(0, 4); cuts > 0; --cuts)
            nik.insert(*rc::gen::inRange<std::size_t>(1, nik.size()),
                       *rc::gen::elementOf(std::vector<std::string>{" ", ".", "-", " - ", ". "}));
        // A gap of more than three marks ends a number, also for the reader above.
        text += nik + *rc::gen::elementOf(std::vector<std::string>{"", " ", ", ", "x", " NIK ", "7", "12 "});
    }
    auto const masked = mask_niks(text);
    // Cuts may pile up to a gap that is wider than people write; such a text is not asked for here.
    RC_PRE(text.find("    ") == std::string::npos && text.find(" -  - ") == std::string::npos);
    bool is_wide = false;
    std::size_t gap = 0;
    for (char const c : text) {
        gap = c == ' ' || c == '.' || c == '-' ? gap + 1 : 0;
        is_wide = is_wide || gap > 3;
    }
    RC_PRE(!is_wide);
    RC_ASSERT(!shows_nik(masked));
    RC_ASSERT(mask_niks(masked) == masked);
}

RC_GTEST_PROP(MaskNiks, TakesAnyBytes, (std::string text)) {
    auto const masked = mask_niks(text);
    RC_ASSERT(mask_niks(masked) == masked);
}

}  // namespace
}  // namespace sinergi
