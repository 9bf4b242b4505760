#include "registry/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace sinergi::registry {
namespace {

Date day(std::string_view text) { return Date::parse(text).value(); }
Date const today = day("2026-11-22");

Person somebody(std::string nik, std::string sex, std::string_view born) {
    Person one;
    one.name = "Carti Contoh";
    one.nik = std::move(nik);
    one.sex = std::move(sex);
    one.born_on = day(born);
    one.relation = relation_head;
    return one;
}
bool has(Findings const& found, Fault fault) { return std::ranges::find(found, fault, &Finding::fault) != found.end(); }

TEST(RegistryNumbers, AreReadAsPeopleTypeThemAndRefusedByKind) {
    struct Row {
        char const *typed, *read, *key;
    };
    for (auto const& row : std::vector<Row>{
             {"3208015708869001", "3208015708869001", ""},
             {"3208-0157-0886-9001", "3208015708869001", ""},
             {"'3208015708869001", "3208015708869001", ""},
             {"-", "", ""},
             {"320801570886900", "", "registry.fault_nik_short"},
             {"32080157088690011", "", "registry.fault_nik_long"},
             {"3.20801E+15", "", "registry.fault_nik_exponent"},
             {"3208O157088690A1", "", "registry.fault_nik_letters"},
             {"0000000000000000", "", "registry.fault_nik_placeholder"},
         }) {
        SCOPED_TRACE(row.typed);
        auto const read = read_nik(row.typed);
        EXPECT_EQ(read ? "" : std::string(read.error().key), row.key);
        if (read) {
            EXPECT_EQ(*read, row.read);
        }
    }
    EXPECT_EQ(read_kk("320801010115900").error().key, "registry.fault_kk_short");
}

TEST(RegistryPerson, TellsWhatIsOddAndWhatBlocks) {
    EXPECT_TRUE(check_person(somebody("3208015708869001", "P", "1986-08-17"), today).empty());
    EXPECT_TRUE(has(check_person(somebody("3208011708869001", "P", "1986-08-17"), today), Fault::nik_sex)) << "no +40";
    EXPECT_TRUE(has(check_person(somebody("3208010708869001", "L", "1986-07-08"), today), Fault::day_swapped));
    EXPECT_TRUE(has(check_person(somebody("3208011708869001", "L", "1985-03-02"), today), Fault::day_not_of_nik));
    EXPECT_FALSE(is_blocked(check_person(somebody("3208011708869001", "P", "1985-03-02"), today)))
        << "real numbers disagree with real people: a doubt, never a refusal";
    EXPECT_TRUE(is_blocked(check_person(somebody("3208019908869001", "L", "1986-08-17"), today))) << "day 99";
    auto unborn = somebody("", "L", "2027-01-01");
    EXPECT_TRUE(has(check_person(unborn, today), Fault::day_future));
    auto dead = somebody("", "L", "1950-01-01");
    dead.state = PersonState::dead;
    dead.state_on = day("1949-12-31");
    EXPECT_TRUE(has(check_person(dead, today), Fault::birth_after_death));
    dead.state_on = day("2027-01-01");
    EXPECT_TRUE(has(check_person(dead, today), Fault::death_future));
}

TEST(RegistryFamily, HasOneHeadAndNobodyTwice) {
    Family family;
    family.no_kk = "3208010101159001";
    auto head = somebody("3208011708809001", "L", "1980-08-17");
    auto wife = somebody("3208015708859002", "P", "1985-08-17");
    wife.relation = relation_wife;
    wife.marital = marital_married;
    EXPECT_TRUE(check_family(family, std::vector{head, wife}, today).empty());

    EXPECT_TRUE(has(check_family(family, std::vector{wife}, today), Fault::no_head));
    auto second = wife;
    second.relation = relation_head;
    EXPECT_TRUE(has(check_family(family, std::vector{head, second}, today), Fault::two_heads));
    auto with_kk = wife;
    with_kk.nik = family.no_kk;
    EXPECT_TRUE(has(check_family(family, std::vector{head, with_kk}, today), Fault::nik_is_kk));
    auto twice = wife;
    EXPECT_TRUE(has(check_family(family, std::vector{head, wife, twice}, today), Fault::nik_twice_in_family));
    auto widow = head;
    widow.state = PersonState::dead;
    EXPECT_TRUE(has(check_family(family, std::vector{widow, wife}, today), Fault::no_head)) << "the head died";
}

TEST(RegistryFamily, TakesTwinsForTwo) {
    Family family;
    family.no_kk = "3208010101159001";
    auto const head = somebody("3208011708809001", "L", "1980-08-17");
    auto one = somebody("3208010101159011", "L", "2015-01-01"), other = somebody("3208010101159012", "L", "2015-01-01");
    one.relation = other.relation = relation_child;
    one.name = "Dadan";
    other.name = "Dadun";
    EXPECT_TRUE(check_family(family, std::vector{head, one, other}, today).empty());
    other.name = "DADAN";
    EXPECT_TRUE(has(check_family(family, std::vector{head, one, other}, today), Fault::twice_in_family));
}

TEST(RegistryFamily, KnowsThatNobodyIsHisOwnAncestor) {
    std::vector<Person> people(3);
    for (std::size_t i = 0; i < people.size(); ++i) people[i].id = PersonId(static_cast<std::int64_t>(i) + 1);
    people[0].father = PersonId(2);
    people[1].father = PersonId(3);
    EXPECT_FALSE(has_parents_cycle(people));
    people[2].mother = PersonId(1);
    EXPECT_TRUE(has_parents_cycle(people));
}

RC_GTEST_PROP(RegistryFamily, FindsACycleExactlyWhereOneWasTied, ()) {
    auto const size = *rc::gen::inRange<std::size_t>(1, 30);
    std::vector<Person> people(size);
    for (std::size_t i = 0; i < size; ++i) {
        people[i].id = PersonId(static_cast<std::int64_t>(i) + 1);
        // Parents stand later in the list, so there is no cycle.
        if (i + 1 < size)
            people[i].father = PersonId(
                *rc::gen::inRange<std::int64_t>(static_cast<std::int64_t>(i) + 2, static_cast<std::int64_t>(size) + 1));
    }
    RC_ASSERT(!has_parents_cycle(people));
    people.back().mother = people.front().id;
    RC_ASSERT(has_parents_cycle(people));
}

TEST(RegistryForm, AsksWhatTheFormAsks) {
    auto const* const pregnant = find_question("hamil");
    ASSERT_NE(pregnant, nullptr);
    struct Row {
        std::int64_t age;
        std::string_view sex;
        std::int64_t marital;
        bool is_asked;
    };
    for (auto const& row : std::vector<Row>{{9, "P", 2, false},
                                            {10, "P", 2, true},
                                            {54, "P", 4, true},
                                            {55, "P", 2, false},
                                            {30, "L", 2, false},
                                            {30, "P", 1, false}}) {
        EXPECT_EQ(is_asked(*pregnant, {row.age, row.sex, row.marital}, {}), row.is_asked) << row.age << row.sex;
    }
    EXPECT_TRUE(is_asked(*find_question("id_dayapenerangan"), {}, {{"id_sumberpenerangan", 1}}));
    EXPECT_FALSE(is_asked(*find_question("id_dayapenerangan"), {}, {{"id_sumberpenerangan", 4}}));
}

TEST(RegistryForm, TakesCodesOfItsListsAndLeavesOldOnesAlone) {
    auto const housing = section_of("housing").value();
    EXPECT_TRUE(check_answers(housing, FormVersion::regsosek2022, {{"id_lantai_terluas", 8}}, {}).empty());
    EXPECT_TRUE(
        has(check_answers(housing, FormVersion::regsosek2022, {{"id_lantai_terluas", 10}}, {}), Fault::code_unknown));
    EXPECT_TRUE(
        has(check_answers(housing, FormVersion::regsosek2022, {{"id_bb_utama", 4}}, {}), Fault::answer_unknown));
    EXPECT_TRUE(check_answers(housing, FormVersion::bdt2015, {{"id_lantai_terluas", 10}}, {}).empty());
    auto const utilities = section_of("utilities").value();
    EXPECT_TRUE(has(
        check_answers(utilities, FormVersion::regsosek2022, {{"id_sumberpenerangan", 4}, {"id_dayapenerangan", 1}}, {}),
        Fault::answer_not_asked));
    EXPECT_EQ(mapped(FormVersion::bdt2015, "id_lantai_terluas", 9), 8) << "earth";
    EXPECT_EQ(mapped(FormVersion::bdt2015, "id_atap_terluas", 3), std::nullopt) << "the source does not say";
}

TEST(RegistryForm, HasEveryCodeOnceAndEveryQuestionInASection) {
    for (auto const& question : questions()) {
        SCOPED_TRACE(question.key);
        EXPECT_TRUE(section_of(question.section).has_value());
        for (auto const& code : question.codes)
            EXPECT_EQ(std::ranges::count(question.codes, code.code, &Code::code), 1);
        if (!question.asked.key.empty()) {
            EXPECT_EQ(find_question(question.asked.key)->section, question.section);
        }
    }
}

TEST(RegistryFaults, EachHasItsSentence) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Fault>>(
        [](auto one) { EXPECT_EQ(std::string("registry.fault_") + one.name, sentence_of(one.value)); });
}

TEST(RegistryPeriods, AreQuarters) {
    EXPECT_EQ(quarter_of(day("2026-09-30")), "2026-Q3");
    EXPECT_TRUE(read_quarter("2026-Q4").has_value());
    EXPECT_FALSE(read_quarter("2026-Q5").has_value());
}

}  // namespace
}  // namespace sinergi::registry
