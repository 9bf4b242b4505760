#include "matching/compare.hpp"

#include "matching/compare/reason.hpp"
#include "matching/testing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sinergi::matching {
namespace {

TextLevel level_of(std::string_view a, std::string_view b) {
    Lexicon lexicon(Kind::name);
    lexicon.weigh({});
    auto const l = lexicon.take_in(a), r = lexicon.take_in(b);
    return static_cast<TextLevel>(compare_texts(lexicon, l, r).level);
}

TEST(Compare, NamesAgreeInSteps) {
    struct Row {
        char const *one, *other;
        TextLevel level;
    };
    for (auto const& row : {
             Row{"SITI AMINAH", "ST AMINAH", TextLevel::same},
             Row{"SITI AMINAH", "AMINAH SITI", TextLevel::spelled},
             Row{"SITIAMINAH", "SITI AMINAH", TextLevel::spelled},
             Row{"ANDI MARMAN", "ANNDIMARMAN", TextLevel::spelled},
             Row{"ANDI MARMAN", "ANFDIMARMAN", TextLevel::typo},
             Row{"SIGITGUNAWAN", "SIGIT GOENAWAN", TextLevel::spelled},
             Row{"FITRI LESTARI", "PITRI LESTARI", TextLevel::spelled},
             Row{"SLAMET WIJAYA", "SLAMTE WIJAYA", TextLevel::typo},
             Row{"SLAMET WIJAYA", "SLAMET", TextLevel::shorter},
             Row{"SLAMET WIJAYA", "SLAMET W", TextLevel::shorter},
             Row{"SLAMET WIJAYA", "SLMET", TextLevel::shorter_typo},
             Row{"HIDAYATULLAH", "HIDAYAT", TextLevel::rough},
             Row{"SLAMET WIJAYA", "SLAMET LUBIS", TextLevel::first},
             Row{"BUDI WIJAYA", "RATNA WIJAYA", TextLevel::other},
             Row{"BUDI", "RATNA", TextLevel::none},
         })
        EXPECT_EQ(level_of(row.one, row.other), row.level) << row.one << " / " << row.other;
}

TEST(Compare, ARareNameSaysMoreThanACommonOne) {
    auto people = testing::village(300);
    auto table = table_of(testing::records_of(people), 0);
    table.book.use(estimate(table, 0));
    auto& names = table.book.texts[0];
    EXPECT_GT(names.phrase(names.take_in("XAVERIUS QADRI")).rarity, names.phrase(names.take_in("SITI SIREGAR")).rarity);
}

/// A table of two records under the default model.
Table pair_of(testing::Person const& a, testing::Person const& b) {
    std::vector<testing::Person> const people{a, b};
    auto table = table_of(testing::records_of(people), 0);
    table.book.use(default_model(1'000'000));
    return table;
}

TEST(Compare, AnotherMembersNikDoesNotMakeOnePerson) {
    std::mt19937 chance(3);
    auto mother = testing::made_up(1, chance), child = mother;
    testing::field(child, Field::nama) = "QORI ZULAIKHA";
    testing::field(child, Field::nama_ibu) = testing::field(mother, Field::nama);
    testing::field(child, Field::tgl_lahir) = "2019-04-04";
    auto const table = pair_of(mother, child);
    EXPECT_LT(score(table.book, table.view(0), table.view(1)), 0);
}

TEST(Compare, ABadlyWrittenBirthDateContradictsNoNumber) {
    std::mt19937 chance(4);
    auto one = testing::made_up(1, chance), other = one;
    testing::field(one, Field::nama) = "AYU INDRI";
    testing::field(other, Field::nama) = "AU INDRI";
    testing::field(one, Field::tgl_lahir) = "2005-04-29";
    testing::field(other, Field::tgl_lahir) = "2005-01-01";
    auto const table = pair_of(one, other);
    EXPECT_GT(score(table.book, table.view(0), table.view(1)), 0);
}

TEST(Compare, NumbersThatDifferAsTheBirthDatesDoAreOfTwo) {
    std::mt19937 chance(5);
    auto elder = testing::made_up(1, chance), younger = elder;
    testing::field(elder, Field::nama) = "BAYU KURNIAWAN";
    testing::field(younger, Field::nama) = "HUSEN AZIZ KURNIAWAN";
    testing::field(elder, Field::tgl_lahir) = "2014-08-23";
    testing::field(younger, Field::tgl_lahir) = "2015-08-23";
    testing::field(elder, Field::nik) = "3301162308149001";
    testing::field(younger, Field::nik) = "3301162308159001";
    auto const table = pair_of(elder, younger);
    auto const found = compare(table.book, table.view(0), table.view(1));
    EXPECT_EQ(found.levels[at(Field::nik)], static_cast<Level>(NikLevel::region) + nik_apart);
    EXPECT_LT(score(table.book, table.view(0), table.view(1)), 0);
}

TEST(Compare, TwinsAreTwo) {
    std::mt19937 chance(4);
    auto one = testing::made_up(1, chance), other = one;
    testing::field(one, Field::nama) = "BUDI SIREGAR";
    testing::field(other, Field::nama) = "RATNA SIREGAR";
    testing::field(other, Field::nik).clear();
    auto const table = pair_of(one, other);
    EXPECT_LT(score(table.book, table.view(0), table.view(1)), 0);
}

RC_GTEST_PROP(Compare, TheOrderOfTwoDoesNotMatterAndTheReasonsSumUp, (unsigned seed)) {
    std::mt19937 chance(seed);
    auto one = testing::made_up(static_cast<int>(seed % 7), chance), other = one;
    for (auto const f : {Field::nama, Field::nama_ibu, Field::alamat, Field::nik, Field::tgl_lahir}) {
        if (chance() % 3 == 0) testing::slip(testing::field(other, f), chance);
        if (chance() % 6 == 0) testing::field(other, f).clear();
    }
    if (chance() % 3 == 0) other = testing::made_up(8, chance);
    auto const table = pair_of(one, other);
    auto const found = score(table.book, table.view(0), table.view(1));
    RC_ASSERT(found == score(table.book, table.view(1), table.view(0)));
    auto const told = explain(table.book, table.view(0), table.view(1));
    RC_ASSERT(told.total == found);
    RC_ASSERT(told.family <= 0);
    for (auto const tongue : {Tongue::id, Tongue::en}) {
        Millibits sum = 0;
        for (auto const& line : reasons_of(table.book.model, told, tongue)) {
            sum += line.weight;
            RC_ASSERT(!line.words.empty());
        }
        RC_ASSERT(sum == found);
    }
}

RC_GTEST_PROP(Compare, WithVectorsOrWithoutJaroWinklerIsTheSame, ()) {
    auto const letters = rc::gen::container<std::string>(rc::gen::inRange('A', 'F'));
    auto const a = *letters, b = *letters;
    RC_ASSERT(jaro_winkler(a, b) == jaro_winkler_plain(a, b));
    RC_ASSERT(jaro_winkler(a, b) == jaro_winkler(b, a));
}

TEST(Compare, JaroWinklerAsInTheBooks) {
    EXPECT_EQ(jaro_winkler("MARTHA", "MARHTA"), 961);
    EXPECT_EQ(jaro_winkler("DWAYNE", "DUANE"), 840);
    EXPECT_EQ(jaro_winkler("DIXON", "DICKSONX"), 813);
    EXPECT_EQ(jaro_winkler("", ""), 1000);
    EXPECT_EQ(jaro_winkler("A", ""), 0);
}

TEST(Compare, ASoftSumIsNeverBelowEither) {
    EXPECT_EQ(soft_sum(0), 1'000);
    EXPECT_EQ(soft_sum(-50'000), 0);
    EXPECT_EQ(soft_sum(50'000), 50'000);
    for (int x = -20'000; x < 20'000; x += 37) EXPECT_GE(soft_sum(x + 37), soft_sum(x));
}

}  // namespace
}  // namespace sinergi::matching
