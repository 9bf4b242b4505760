#include "civil/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sinergi::civil {
namespace {

registry::Person rasim() {
    registry::Person one;
    one.nik = "3208011708809001";
    one.name = "Rasim Nur'aini";
    one.sex = "L";
    one.born_on = Date::parse("1980-08-17").value();
    one.mother_name = "Sarmi";
    return one;
}

TEST(CivilRules, ComparesNamesByTheirLettersAndDaysAsTheyAre) {
    struct Row {
        char const* why;
        Field field;
        char const *ours, *theirs;
        bool is_same;
    };
    for (auto const& row : std::vector<Row>{{"case and apostrophe", Field::name, "Nur'aini", "NURAINI", true},
                                            {"a blank", Field::name, "Nur Aini", "NURAINI", true},
                                            {"another letter", Field::name, "Rasim", "RASIMAN", false},
                                            {"a place", Field::born_place, "Kuningan", "KUNINGAN", true},
                                            {"a day", Field::born_on, "1980-08-17", "1980-08-17", true},
                                            {"day and month", Field::born_on, "1980-08-07", "1980-07-08", false},
                                            {"sex", Field::sex, "L", "P", false}}) {
        SCOPED_TRACE(row.why);
        EXPECT_EQ(is_same(row.field, row.ours, row.theirs), row.is_same);
    }
}

TEST(CivilRules, HoldsAValueBesideOursAndTakesABareVerdictAsItIs) {
    auto const fields = beside(rasim(), {{Field::name, Said::differs, "RASIM NURAINI"},
                                         {Field::born_on, Said::differs, "1980-08-18"},
                                         {Field::mother_name, Said::differs, ""}});
    EXPECT_EQ(fields[0].said, Said::same) << "a value is compared anew";
    EXPECT_EQ(fields[1].said, Said::differs);
    EXPECT_EQ(fields[2].said, Said::differs) << "nothing to compare with";
    EXPECT_EQ(outcome(Found::found, fields), Outcome::differs);
    EXPECT_EQ(outcome(Found::found, {}), Outcome::agrees);
    EXPECT_EQ(outcome(Found::not_found, fields), Outcome::not_found);
}

TEST(CivilRules, WalksTheStatesOfTheMinistrysApplication) {
    EXPECT_EQ(after_answer(std::nullopt, Outcome::agrees), State::MK);
    EXPECT_EQ(after_answer(std::nullopt, Outcome::differs), State::MKa);
    EXPECT_EQ(after_answer(std::nullopt, Outcome::not_found), State::MKb);
    EXPECT_EQ(after_mending(State::MKa), State::Q1);
    EXPECT_EQ(after_mending(State::MKb), State::Q1a);
    EXPECT_EQ(after_answer(State::Q1, Outcome::agrees), State::Q2);
    EXPECT_EQ(after_answer(State::Q1, Outcome::differs), State::Q2a);
    EXPECT_EQ(after_answer(State::Q1b, Outcome::not_found), State::Q2b);
    EXPECT_EQ(after_answer(State::MKb, Outcome::agrees), State::MK) << "asked again without mending";
    EXPECT_TRUE(may_pass(State::Q1a));
    EXPECT_FALSE(may_pass(State::Q1));
}

TEST(CivilRules, AnOfficerIsWaitedForUntilItIsMendedAndLookedAt) {
    for (auto const state : {State::MKa, State::MKb, State::Q1a, State::Q2a, State::Q2b})
        EXPECT_TRUE(is_due(state)) << static_cast<int>(state);
    for (auto const state : {State::MK, State::Q1, State::Q1b, State::Q2})
        EXPECT_FALSE(is_due(state)) << static_cast<int>(state);
}

RC_GTEST_PROP(CivilRules, AnAnswerThatAgreesAlwaysConfirmsAndMendingNeverDoes, ()) {
    auto const state = static_cast<State>(*rc::gen::inRange(0, 9));
    auto const after = after_answer(state, Outcome::agrees);
    RC_ASSERT(!is_open(after) && padan_of(after) == registry::Padan::confirmed);
    RC_ASSERT(is_open(after_mending(state)) == is_open(state));
    for (auto const outcome : {Outcome::differs, Outcome::not_found})
        RC_ASSERT(is_open(after_answer(state, outcome)) &&
                  padan_of(after_answer(state, outcome)) != registry::Padan::confirmed);
}

TEST(CivilRules, GuessesWhyANikIsNotFoundAndReadsACauseInWords) {
    EXPECT_EQ(likely_cause(30, "created"), Cause::not_recorded);
    EXPECT_EQ(likely_cause(17, "created"), Cause::not_said) << "over 17, not 17";
    EXPECT_EQ(likely_cause(18, "imported"), Cause::not_recorded);
    EXPECT_EQ(likely_cause(30, "married"), Cause::not_consolidated);
    EXPECT_EQ(likely_cause({}, ""), Cause::not_said);
    EXPECT_EQ(cause_in("Belum Rekam KTP-el"), Cause::not_recorded);
    EXPECT_EQ(cause_in("BIOMETRIK GANDA"), Cause::double_biometric);
    EXPECT_EQ(cause_in("data belum konsolidasi"), Cause::not_consolidated);
    EXPECT_EQ(cause_in("sync_lag"), Cause::sync_lag);
    EXPECT_EQ(cause_in("differs"), Cause::none) << "no cause of what is not found";
    EXPECT_EQ(cause_in(""), Cause::none);
}

}  // namespace
}  // namespace sinergi::civil
