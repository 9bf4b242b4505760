#include "objections/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

namespace sinergi::objections {
namespace {

using access::AccountId;
using access::Role;

RegionCode region(std::string_view text) { return RegionCode::parse(text).value(); }
access::Officer officer(Role role, std::string_view area) {
    return {.id = AccountId(7),
            .name = "Sari Contoh",
            .role = role,
            .area = region(area),
            .unit = {},
            .acts = access::acts_of(role)};
}

TEST(ObjectionRules, OnlyTheOfficeAboveTheVillageHandlesObjections) {
    struct Row {
        Role role;
        char const* area;
        bool may;
    };
    for (auto const& row :
         {Row{Role::back_office, "3208", true}, Row{Role::supervisor, "3208", true}, Row{Role::head, "3208", true},
          Row{Role::back_office, "3208012001", false}, Row{Role::village_operator, "3208012001", false},
          Row{Role::village_head, "3208012001", false}, Row{Role::field_officer, "3208", false},
          Row{Role::front_office, "3208", false}, Row{Role::subdistrict, "320801", false},
          Row{Role::admin, "3208", false}, Row{Role::auditor, "3208", false}, Row{Role::regent, "3208", false}}) {
        SCOPED_TRACE(access::role_text(row.role));
        EXPECT_EQ(may_see(officer(row.role, row.area), region("3208012001"), {}), row.may);
    }
}

TEST(ObjectionRules, WhoIsBarredOrOfAnotherAreaSeesNothing) {
    auto const by = officer(Role::back_office, "3208");
    std::array const barred{AccountId(7)};
    EXPECT_FALSE(may_see(by, region("3208012001"), barred));
    EXPECT_FALSE(may_see(officer(Role::back_office, "3209"), region("3208012001"), {}));
}

TEST(ObjectionRules, TheAnswerIsDueAtTheEndOfTheFourteenthDay) {
    Moment const noon{1'795'323'600'000};  // 22 November 2026, noon in WIB
    auto const due = answer_due(noon, {}, Zone::WIB);
    EXPECT_EQ(date_in(Zone::WIB, due).text(), "2026-12-06");
    EXPECT_EQ(date_in(Zone::WIB, due.plus_ms(1)).text(), "2026-12-07");
}

TEST(ObjectionRules, WhatTheCheckFoundDecidesAndNothingElse) {
    visits::Visit check;
    check.state = visits::VisitState::done;
    check.finding = visits::VisitFinding::differs;
    EXPECT_FALSE(outcome_of(check)) << "nobody accepted it yet";
    check.state = visits::VisitState::accepted;
    EXPECT_EQ(outcome_of(check), State::proven);
    check.finding = visits::VisitFinding::fits;
    EXPECT_EQ(outcome_of(check), State::unproven);
    check.finding = visits::VisitFinding::absent;
    EXPECT_EQ(outcome_of(check), State::unclear);
}

TEST(ObjectionRules, AnEndedObjectionIsNotTakenUpAgain) {
    for (auto const state : {State::proven, State::unproven, State::unclear, State::set_aside})
        for (auto const deed : {Deed::claimed, Deed::matched, Deed::checking, Deed::concluded, Deed::set_aside})
            EXPECT_FALSE(after(state, deed)) << static_cast<int>(deed);
    EXPECT_FALSE(after(State::received, Deed::concluded)) << "without a check";
}

TEST(ObjectionRules, ClimbingPassesWhoIsBarredAndEndsAtTheTop) {
    std::array const ladder{AccountId(1), AccountId(2)};
    std::array const barred{AccountId(1)};
    EXPECT_EQ(next_rung(ladder, {}, {}), AccountId(1));
    EXPECT_EQ(next_rung(ladder, AccountId(1), {}), AccountId(2));
    EXPECT_EQ(next_rung(ladder, {}, barred), AccountId(2));
    EXPECT_TRUE(next_rung(std::array{AccountId(1)}, {}, barred).is_none());
}

TEST(ObjectionRules, PlacesAreReadAsMapsWriteThem) {
    for (auto const* text : {"-6.9801, 108.4755", " -6.9801,108.4755 ", "-6.9801 108.4755", "-6.9801; 108.4755"}) {
        auto const place = read_place(text);
        ASSERT_TRUE(place) << text;
        EXPECT_EQ(place->lat, -6'980'100);
        EXPECT_EQ(place->lon, 108'475'500);
    }
    for (auto const* text : {"", "rumah", "-6.98", "-6.98, x", "-6.98, 108.4, 3", "nan, nan", "-698, 108"})
        EXPECT_EQ(read_place(text).error().key, "objections.place_malformed") << text;
    EXPECT_EQ(read_place("108.4755, -6.9801").error().key, "objections.place_malformed") << "turned round";
    EXPECT_EQ(read_place("51.5, -0.1").error().key, "objections.place_outside");
}

RC_GTEST_PROP(ObjectionRules, AnyTextIsAPlaceInIndonesiaOrRefused, (std::string const& text)) {
    auto const place = read_place(text);
    if (place) RC_ASSERT(check_place(place->lat, place->lon).has_value());
}

TEST(ObjectionRules, AFamilyAppealsUntilTheLastDayAndNotBeforeItIsTold) {
    Removal removal{.state = RemovalState::decided};
    auto const day = [](char const* text) { return Date::parse(text).value(); };
    EXPECT_FALSE(may_appeal(removal, day("2026-12-01")));
    removal.state = RemovalState::told;
    removal.appeal_until = day("2026-12-21");
    EXPECT_TRUE(may_appeal(removal, day("2026-12-21")));
    EXPECT_EQ(may_appeal(removal, day("2026-12-22")).error().key, "objections.appeal_over");
}

}  // namespace
}  // namespace sinergi::objections
