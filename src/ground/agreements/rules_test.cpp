#include "agreements/rules.hpp"

#include "agreements/testing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace sinergi::agreements {
namespace {

using testing::agreement;
using testing::day;
using testing::terms;

std::string_view no(auto const& said) { return said ? std::string_view{} : said.error().key; }

Agreement with(auto change) {
    auto made = agreement();
    change(made);
    return made;
}

constexpr auto from = "3208";
constexpr auto to = "pusat";

TEST(GroundFor, AnAgreementThatHoldsSpeedsAndWidens) {
    std::vector const all{agreement()};
    auto const ground = ground_for(all, from, to, day("2026-06-01"), Urgency::ordinary);
    EXPECT_EQ(ground.basis, Basis::public_task);
    EXPECT_EQ(ground.by, By::agreement);
    EXPECT_EQ(ground.agreement, all[0].id);
    EXPECT_EQ(ground.fields, terms().fields);
    EXPECT_EQ(ground.answer_hours, 48);
    EXPECT_EQ(ground.answer_days, 0);
    EXPECT_FALSE(ground.is_flagged);
    EXPECT_EQ(ground_for(all, to, from, day("2026-06-01"), Urgency::ordinary), ground) << "it holds both ways";
}

TEST(GroundFor, WithoutOneThatHoldsTheMinimumGoesByTheDefaultClockAndIsFlagged) {
    struct Row {
        char const* why;
        std::vector<Agreement> all;
        char const* on = "2026-06-01";
    };
    for (auto const& row : std::vector<Row>{
             {"none", {}},
             {"the day before it begins", {agreement()}, "2025-12-31"},
             {"the day after it ends", {agreement()}, "2027-01-01"},
             {"not confirmed by one side", {with([](Agreement& a) { a.confirmed_second = {}; })}},
             {"confirmed, and its terms changed since", {with([](Agreement& a) { a.terms_version = 2; })}},
             {"ended early, from its very day", {with([](Agreement& a) { a.ended_on = day("2026-06-01"); })}},
             {"of somebody else", {with([](Agreement& a) { a.terms.party_first = "3209"; })}},
             {"of the same province only", {with([](Agreement& a) { a.terms.party_second = "32"; })}},
         }) {
        SCOPED_TRACE(row.why);
        auto const ground = ground_for(row.all, from, to, day(row.on), Urgency::ordinary);
        EXPECT_EQ(ground.by, By::statute);
        EXPECT_EQ(ground.basis, Basis::public_task);
        EXPECT_TRUE(ground.fields.is_empty());
        EXPECT_EQ(ground.answer_days, 14);
        EXPECT_EQ(ground.answer_hours, 0);
        EXPECT_TRUE(ground.agreement.is_none());
        EXPECT_TRUE(ground.is_flagged);
    }
}

TEST(GroundFor, ItsFirstAndItsLastDayCount) {
    std::vector const all{agreement()};
    for (auto const* on : {"2026-01-01", "2026-12-31"})
        EXPECT_EQ(ground_for(all, from, to, day(on), Urgency::ordinary).by, By::agreement) << on;
    std::vector const ended{with([](Agreement& a) { a.ended_on = day("2026-06-02"); })};
    EXPECT_EQ(ground_for(ended, from, to, day("2026-06-01"), Urgency::ordinary).by, By::agreement);
}

TEST(GroundFor, AnEmergencyIsNeverStopped) {
    Fields const vital{Field::identity, Field::contact, Field::health};
    auto const bare = ground_for({}, from, to, day("2026-06-01"), Urgency::emergency);
    EXPECT_EQ(bare.basis, Basis::vital_interest);
    EXPECT_EQ(bare.by, By::emergency);
    EXPECT_EQ(bare.fields, vital);
    EXPECT_EQ(bare.answer_hours, 24);
    EXPECT_TRUE(bare.is_flagged);
    std::vector const all{agreement()};
    auto const agreed = ground_for(all, from, to, day("2026-06-01"), Urgency::emergency);
    EXPECT_EQ(agreed.fields, vital.with(terms().fields));
    EXPECT_EQ(agreed.answer_hours, 6);
    EXPECT_EQ(agreed.agreement, all[0].id);
    EXPECT_FALSE(agreed.is_flagged);
}

TEST(GroundFor, OfTwoTheOneSignedLastCounts) {
    auto const older = agreement();
    auto newer = agreement(terms(), 2);
    newer.terms.signed_on = day("2026-03-01");
    newer.terms.answer_hours.reset();
    newer.terms.answer_days = 3;
    for (auto const& all : {std::vector{older, newer}, std::vector{newer, older}}) {
        auto const ground = ground_for(all, from, to, day("2026-06-01"), Urgency::ordinary);
        EXPECT_EQ(ground.agreement, newer.id);
        EXPECT_EQ(ground.answer_days, 3);
        EXPECT_EQ(ground.answer_hours, 0);
    }
}

TEST(GroundFor, TheClockRunsInHoursOrInWorkingDays) {
    calendar::Calendar const weekends;
    Moment const friday_noon = start_of(day("2026-11-20"), Zone::WIB).plus_ms(12 * hour_ms);
    std::vector const all{agreement()};
    EXPECT_EQ(due_at(ground_for(all, from, to, day("2026-11-20"), Urgency::ordinary), friday_noon, weekends, Zone::WIB),
              friday_noon.plus_ms(48 * hour_ms));
    EXPECT_EQ(due_at(ground_for({}, from, to, day("2026-11-20"), Urgency::ordinary), friday_noon, weekends, Zone::WIB),
              end_of(day("2026-12-10"), Zone::WIB));
}

TEST(CheckFields, WhatIsBeyondTheGroundIsNamed) {
    std::vector const all{agreement()};
    auto const ground = ground_for(all, from, to, day("2026-06-01"), Urgency::ordinary);
    EXPECT_TRUE(check_fields(ground, {Field::identity, Field::assessment}));
    auto const said = check_fields(ground, {Field::identity, Field::child});
    ASSERT_FALSE(said);
    EXPECT_EQ(said.error().key, "agreements.field_not_allowed");
    EXPECT_EQ(said.error().about, "child");
}

// ---- properties

Agreement any_agreement() {
    auto made = agreement(terms(), *rc::gen::inRange<std::int64_t>(1, 50));
    made.origin_node = *rc::gen::element<std::string>("3208", "pusat", "32");
    made.terms.party_first = *rc::gen::element<std::string>("3208", "3209", "32");
    made.terms.party_second = *rc::gen::element<std::string>("pusat", "3208");
    auto const start = *rc::gen::inRange(-60, 60);
    made.terms.starts_on = day("2026-06-01").plus_days(start);
    made.terms.ends_on = made.terms.starts_on.plus_days(*rc::gen::inRange(0, 60));
    made.terms.signed_on = made.terms.starts_on.plus_days(-*rc::gen::inRange(0, 30));
    if (*rc::gen::arbitrary<bool>()) made.terms.answer_hours = *rc::gen::inRange<std::int64_t>(1, 1000);
    if (*rc::gen::arbitrary<bool>()) made.terms.emergency_hours = *rc::gen::inRange<std::int64_t>(1, 100);
    made.terms.fields = {};
    for (std::size_t i = 0; i < fields_count; ++i)
        if (*rc::gen::arbitrary<bool>()) made.terms.fields.add(static_cast<Field>(i));
    if (*rc::gen::arbitrary<bool>()) made.confirmed_second = {};
    if (*rc::gen::arbitrary<bool>()) made.ended_on = day("2026-06-01").plus_days(*rc::gen::inRange(-60, 60));
    return made;
}
std::vector<Agreement> any_agreements() {
    std::vector<Agreement> all(static_cast<std::size_t>(*rc::gen::inRange(0, 6)));
    for (auto& one : all) one = any_agreement();
    return all;
}
Date any_day() { return day("2026-06-01").plus_days(*rc::gen::inRange(-90, 120)); }

RC_GTEST_PROP(GroundForAlways, NoOrderOfRowsChangesTheAnswer, ()) {
    auto all = any_agreements();
    auto const on = any_day();
    auto const urgency = *rc::gen::element(Urgency::ordinary, Urgency::emergency);
    auto const before = ground_for(all, from, to, on, urgency);
    std::ranges::reverse(all);
    auto const after = ground_for(all, from, to, on, urgency);
    RC_ASSERT(after.fields == before.fields);
    RC_ASSERT(after.answer_hours == before.answer_hours);
    RC_ASSERT(after.is_flagged == before.is_flagged);
    RC_ASSERT(ground_for(all, to, from, on, urgency).fields == before.fields);
}

RC_GTEST_PROP(GroundForAlways, TheLawIsNeverSlowedAndAnEmergencyNeverStopped, ()) {
    auto const all = any_agreements();
    auto const on = any_day();
    auto const ordinary = ground_for(all, from, to, on, Urgency::ordinary);
    RC_ASSERT((ordinary.answer_days > 0) != (ordinary.answer_hours > 0));
    RC_ASSERT(ordinary.answer_days <= 14);
    RC_ASSERT(ordinary.answer_hours <= 14 * 24);
    auto const emergency = ground_for(all, from, to, on, Urgency::emergency);
    RC_ASSERT(emergency.answer_days == 0);
    RC_ASSERT(emergency.answer_hours >= 1);
    RC_ASSERT(emergency.answer_hours <= 24);
    RC_ASSERT(emergency.fields.has_all({Field::identity, Field::contact, Field::health}));
    RC_ASSERT(emergency.fields.has_all(ordinary.fields));
}

RC_GTEST_PROP(GroundForAlways, OnlyAnAgreementThatHoldsWidensAndItsAbsenceIsFlagged, ()) {
    auto const all = any_agreements();
    auto const on = any_day();
    auto const ground = ground_for(all, from, to, on, Urgency::ordinary);
    bool const is_any =
        std::ranges::any_of(all, [&](Agreement const& one) { return one.is_between(from, to) && holds_on(one, on); });
    RC_ASSERT(ground.is_flagged == !is_any);
    RC_ASSERT((ground.by == By::agreement) == is_any);
    if (!is_any) RC_ASSERT(ground.fields.is_empty());
    for (auto const field : ground.fields.list())
        RC_ASSERT(std::ranges::any_of(all, [&](Agreement const& one) {
            return holds_on(one, on) && one.is_between(from, to) && one.terms.fields.has(field);
        }));
}

RC_GTEST_PROP(FieldsAlways, AreReadAsTheyWereWritten, ()) {
    auto const fields = any_agreement().terms.fields;
    RC_ASSERT(Fields::parse(fields.text()).value() == fields);
}

// ---- terms

TEST(CheckTerms, RefusesWhatCannotStand) {
    struct Row {
        char const* key;
        void (*spoil)(Terms&);
    };
    for (auto const& row : std::vector<Row>{
             {"", [](Terms&) {}},
             {"agreements.party_malformed", [](Terms& t) { t.party_first = "320801"; }},
             {"agreements.party_malformed", [](Terms& t) { t.party_second = "Kemensos"; }},
             {"agreements.same_party", [](Terms& t) { t.party_second = t.party_first; }},
             {"agreements.dates_reversed", [](Terms& t) { t.ends_on = t.starts_on.plus_days(-1); }},
             {"agreements.clock_twice", [](Terms& t) { t.answer_days = 3; }},
             {"agreements.clock_malformed", [](Terms& t) { t.answer_hours = 0; }},
             {"agreements.clock_slower", [](Terms& t) { t.answer_hours = 14 * 24 + 1; }},
             {"agreements.clock_slower", [](Terms& t) { t.emergency_hours = 25; }},
         }) {
        auto text = terms();
        row.spoil(text);
        EXPECT_EQ(no(check_terms(text)), row.key);
    }
}

TEST(CheckTerms, TellsAllThatCannotStandAtOnce) {
    auto text = terms();
    text.party_first = "320801";
    text.ends_on = text.starts_on.plus_days(-1);
    text.emergency_hours = 25;
    auto const told = check_terms(text);
    ASSERT_FALSE(told);
    std::vector<std::string> paths;
    for (auto const& fault : told.error().faults) paths.push_back(fault.path);
    EXPECT_EQ(paths, (std::vector<std::string>{"party_first", "ends_on", "emergency_hours"}));
}

TEST(CheckSigning, AsksForBothNumbersTheDayAndSomebodyOnEachSide) {
    EXPECT_TRUE(check_signing(agreement()));
    EXPECT_EQ(no(check_signing(with([](Agreement& a) { a.terms.number_second = ""; }))), "agreements.number_missing");
    EXPECT_EQ(no(check_signing(with([](Agreement& a) { a.terms.signed_on.reset(); }))), "agreements.signing_missing");
    EXPECT_EQ(no(check_signing(with([](Agreement& a) { a.terms.signatories.pop_back(); }))),
              "agreements.signatory_missing");
}

TEST(StateOn, FollowsTheCalendarAndTheEarlyEnd) {
    EXPECT_EQ(state_on(agreement(), day("2025-12-31")), State::in_force) << "signed, it waits for its day";
    EXPECT_EQ(state_on(agreement(), day("2026-12-31")), State::in_force);
    EXPECT_EQ(state_on(agreement(), day("2027-01-01")), State::ended);
    EXPECT_EQ(state_on(with([](Agreement& a) { a.confirmed_first = {}; }), day("2026-06-01")), State::draft);
    EXPECT_FALSE(is_ending(agreement(), day("2026-10-31"))) << "61 days before";
    EXPECT_TRUE(is_ending(agreement(), day("2026-11-01")));
}

// ---- what the other side told

Snapshot ours() { return {.agreement = agreement(), .plan = {}, .evaluations = {}}; }
Snapshot unsigned_one() {
    auto made = ours();
    made.agreement.confirmed_first = made.agreement.confirmed_second = {};
    return made;
}
PlanItem item(std::string origin, std::int64_t id) {
    PlanItem made;
    made.id = PlanItemId(id);
    made.origin_node = std::move(origin);
    made.origin_id = PlanItemId(id);
    made.year = 2026;
    made.action = "Asesmen bersama";
    made.owner_first = "Bidang Rehabilitasi Sosial";
    made.owner_second = "Sentra";
    made.due = day("2026-08-01");
    return made;
}

TEST(Merged, SomethingNewIsTakenWithoutOurOwnWord) {
    auto const said = merged({}, ours(), to, from);
    ASSERT_TRUE(said);
    EXPECT_EQ(said->agreement.confirmed_first.terms_version, 0) << "we have not confirmed it";
    EXPECT_EQ(said->agreement.confirmed_second.terms_version, 1);
    EXPECT_FALSE(said->agreement.is_confirmed());
}

TEST(Merged, OnlyAPartyIsHeard) {
    EXPECT_EQ(no(merged({}, ours(), "3209", from)), "agreements.news_not_party");
    EXPECT_EQ(no(merged({}, ours(), to, "3209")), "agreements.news_not_party");
    auto other = ours();
    other.agreement.terms.party_first = "3209";
    EXPECT_EQ(no(merged(ours(), other, to, from)), "agreements.news_not_party");
}

TEST(Merged, HigherTermsWinUntilBothAreBound) {
    auto theirs = unsigned_one();
    theirs.agreement.terms.fields.add(Field::nik);
    theirs.agreement.terms_version = 2;
    theirs.agreement.terms_by = to;
    auto mine = unsigned_one();
    mine.agreement.confirmed_first = {1, day("2026-01-02")};
    auto const taken = merged(mine, theirs, to, from);
    ASSERT_TRUE(taken);
    EXPECT_TRUE(taken->agreement.terms.fields.has(Field::nik));
    EXPECT_EQ(taken->agreement.confirmed_first.terms_version, 0) << "our word was for another text";
    EXPECT_EQ(no(merged(ours(), theirs, to, from)), "agreements.news_terms_fixed");
}

TEST(Merged, AWordForAnotherTextOfTheSameNumberDoesNotCount) {
    auto mine = unsigned_one();
    mine.agreement.terms_version = 2;
    mine.agreement.terms_by = "pusat";
    auto theirs = mine;
    theirs.agreement.terms_by = "32";  // loses against "pusat"
    theirs.agreement.terms.scope = "Lain";
    theirs.agreement.confirmed_second = {2, day("2026-01-02")};
    auto const said = merged(mine, theirs, to, from);
    ASSERT_TRUE(said);
    EXPECT_EQ(said->agreement.confirmed_second.terms_version, 0);
}

TEST(Merged, EachSideMarksOnlyItsOwnPart) {
    auto mine = ours();
    mine.plan = {item(from, 1), item(to, 2)};
    auto theirs = mine;
    for (auto& one : theirs.plan) {
        one.first = {day("2026-07-01"), "kata mereka", ""};
        one.second = {day("2026-07-02"), "selesai", ""};
        one.action = "Diubah";
    }
    theirs.plan.push_back(item(from, 3));  // in our name
    auto fresh = item(to, 4);
    fresh.first.done_on = day("2026-07-01");
    theirs.plan.push_back(fresh);
    auto const said = merged(mine, theirs, to, from);
    ASSERT_TRUE(said);
    ASSERT_EQ(said->plan.size(), 3U);
    EXPECT_EQ(said->plan[0].action, "Asesmen bersama") << "our text";
    EXPECT_EQ(said->plan[1].action, "Diubah") << "theirs";
    for (auto const& one : said->plan) EXPECT_FALSE(one.first.done_on) << "our part";
    EXPECT_TRUE(said->plan[0].second.done_on && said->plan[1].second.done_on);
}

TEST(Merged, WhoeverEndsItEndsItForBothAndTheEarlierDayCounts) {
    auto mine = ours();
    auto theirs = ours();
    theirs.agreement.ended_on = day("2026-07-01");
    EXPECT_EQ(merged(mine, theirs, to, from)->agreement.ended_on, day("2026-07-01"));
    mine.agreement.ended_on = day("2026-06-01");
    EXPECT_EQ(merged(mine, theirs, to, from)->agreement.ended_on, day("2026-06-01"));
    theirs.agreement.ended_on.reset();
    EXPECT_EQ(merged(mine, theirs, to, from)->agreement.ended_on, day("2026-06-01"));
}

RC_GTEST_PROP(MergedAlways, BothSidesComeToTheSameTermsWhateverEachWroteMeanwhile, ()) {
    auto left = unsigned_one(), right = unsigned_one();
    auto const write = [](Snapshot& one, std::string const& by) {
        for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
            one.agreement.terms.scope = by + std::to_string(*rc::gen::inRange(0, 3));
            ++one.agreement.terms_version;
            one.agreement.terms_by = by;
        }
    };
    write(left, from);
    write(right, to);
    auto const at_left = merged(left, right, to, from), at_right = merged(right, left, from, to);
    RC_ASSERT(at_left.has_value() && at_right.has_value());
    RC_ASSERT(at_left->agreement.terms == at_right->agreement.terms);
    RC_ASSERT(at_left->agreement.terms_version == at_right->agreement.terms_version);
}

RC_GTEST_PROP(MergedAlways, HearingTheSameTwiceChangesNothing, ()) {
    auto mine = unsigned_one(), theirs = unsigned_one();
    mine.plan = {item(from, 1)};
    theirs.plan = {item(from, 1), item(to, 2)};
    if (*rc::gen::arbitrary<bool>()) theirs.plan[1].second.done_on = any_day();
    if (*rc::gen::arbitrary<bool>()) theirs.agreement.confirmed_second = {1, any_day()};
    if (*rc::gen::arbitrary<bool>()) theirs.agreement.ended_on = any_day();
    auto const once = merged(mine, theirs, to, from);
    auto const twice = merged(*once, theirs, to, from);
    RC_ASSERT(twice.has_value());
    RC_ASSERT(twice->plan.size() == once->plan.size());
    RC_ASSERT(twice->agreement.confirmed_second == once->agreement.confirmed_second);
    RC_ASSERT(twice->agreement.ended_on == once->agreement.ended_on);
}

}  // namespace
}  // namespace sinergi::agreements
