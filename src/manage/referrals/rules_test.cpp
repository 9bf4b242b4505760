#include "referrals/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace sinergi::referrals {
namespace {

RegionCode region(std::string_view text) { return text.empty() ? RegionCode{} : RegionCode::parse(text).value(); }
Date day(std::string_view text) { return Date::parse(text).value(); }

TEST(AuthorityFor, OutsideTheRegencyInsideTheProvinceAndForFormerNapzaAndHivTheMinistry) {
    EXPECT_EQ(authority_for(Setting::outside_institution, Matter::ordinary), Authority::regency);
    EXPECT_EQ(authority_for(Setting::outside_institution, Matter::former_napza), Authority::regency);
    EXPECT_EQ(authority_for(Setting::in_institution, Matter::ordinary), Authority::province);
    EXPECT_EQ(authority_for(Setting::in_institution, Matter::former_napza), Authority::ministry);
    EXPECT_EQ(authority_for(Setting::in_institution, Matter::hiv_aids), Authority::ministry);
    EXPECT_EQ(authority_of(PlaceKind::sentra), Authority::ministry);
    EXPECT_EQ(authority_of(PlaceKind::province_institution), Authority::province);
    EXPECT_EQ(authority_of(PlaceKind::shelter), Authority::regency);
}

TEST(SearchArea, ReachesAsFarAsTheOfficeThatRunsIt) {
    auto const village = region("3208012001");
    EXPECT_EQ(search_area(PlaceKind::puskesmas, village), region("3208"));
    EXPECT_EQ(search_area(PlaceKind::province_institution, village), region("32"));
    EXPECT_EQ(search_area(PlaceKind::sentra, village), RegionCode{});
    EXPECT_EQ(search_area(PlaceKind::puskesmas, region("32")), region("32"));
}

Place at(std::string name, std::string_view area, std::optional<double> lat = {}, std::optional<double> lon = {}) {
    return {.kind = PlaceKind::puskesmas, .name = std::move(name), .region = region(area), .lat = lat, .lon = lon};
}
std::vector<std::string> names(std::vector<Near> const& found) {
    std::vector<std::string> out;
    for (auto const& one : found) out.push_back(one.place.name);
    return out;
}

TEST(Nearest, ByDistanceThenByTheAreaThenByName) {
    Here const here{region("3208012001"), -6.98, 108.45};
    std::vector<Place> const places{at("Jauh", "3208", -6.90, 108.60), at("Dekat", "3208", -6.981, 108.451),
                                    at("Kecamatan", "320801"), at("Kabupaten B", "3208"), at("Kabupaten A", "3208")};
    EXPECT_EQ(names(nearest(places, here, day("2026-11-22"), 10)),
              (std::vector<std::string>{"Dekat", "Jauh", "Kecamatan", "Kabupaten A", "Kabupaten B"}));
    EXPECT_EQ(nearest(places, here, day("2026-11-22"), 2).size(), 2U);
    EXPECT_EQ(names(nearest(places, {region("3208012001"), {}, {}}, day("2026-11-22"), 1)),
              std::vector<std::string>{"Kecamatan"});
}

TEST(Nearest, WhatClosedIsNotFoundFromThatDayOn) {
    auto closed = at("Tutup", "3208");
    closed.closed_since = day("2026-11-22");
    EXPECT_EQ(nearest(std::vector{closed}, {region("3208"), {}, {}}, day("2026-11-21"), 5).size(), 1U);
    EXPECT_EQ(nearest(std::vector{closed}, {region("3208"), {}, {}}, day("2026-11-22"), 5).size(), 0U);
}

TEST(DistanceKm, OneDegreeOfLatitudeIsAHundredAndElevenKilometres) {
    EXPECT_NEAR(distance_km(-6.0, 108.0, -7.0, 108.0), 111.19, 0.05);
    EXPECT_EQ(distance_km(-6.0, 108.0, -6.0, 108.0), 0);
}

// ---- the guide

GuideRow row(std::string code, std::string_view area, std::string need, std::int64_t sort,
             Urgency urgency = Urgency::any) {
    GuideRow made;
    made.code = std::move(code);
    made.region = region(area);
    made.need = std::move(need);
    made.sort = sort;
    made.urgency = urgency;
    return made;
}
std::vector<std::string> codes(std::vector<GuideRow> const& rows) {
    std::vector<std::string> out;
    for (auto const& one : rows) out.push_back(one.code);
    return out;
}

TEST(Answer, ARegionsOwnRowReplacesTheNationalOneAndAHiddenOneTakesItAway) {
    auto own = row("sakit.puskesmas", "3208", "sakit", 20);
    own.office_id = "Puskesmas Kadugede";
    auto hidden = row("sakit.dinsos", "3208", "sakit", 30);
    hidden.is_hidden = true;
    std::vector<GuideRow> const rows{row("sakit.puskesmas", "", "sakit", 10), own, row("sakit.dinsos", "", "sakit", 15),
                                     hidden, row("sakit.klinik", "3209", "sakit", 1)};
    auto const here = answer(rows, "sakit", region("3208012001"), Urgency::any);
    ASSERT_EQ(codes(here), std::vector<std::string>{"sakit.puskesmas"});
    EXPECT_EQ(here[0].office_id, "Puskesmas Kadugede");
    EXPECT_EQ(codes(answer(rows, "sakit", region("3210"), Urgency::any)),
              (std::vector<std::string>{"sakit.puskesmas", "sakit.dinsos"}));
}

TEST(Answer, AnUrgentMatterIsToldTheUrgentRowsFirstAndACalmOneNotAtAll) {
    std::vector<GuideRow> const rows{row("a.biasa", "", "a", 10), row("a.gawat", "", "a", 20, Urgency::urgent),
                                     row("a.nanti", "", "a", 5, Urgency::ordinary)};
    EXPECT_EQ(codes(answer(rows, "a", region("3208"), Urgency::urgent)),
              (std::vector<std::string>{"a.gawat", "a.biasa"}));
    EXPECT_EQ(codes(answer(rows, "a", region("3208"), Urgency::ordinary)),
              (std::vector<std::string>{"a.nanti", "a.biasa"}));
    EXPECT_EQ(answer(rows, "a", region("3208"), Urgency::any).size(), 3U);
}

RC_GTEST_PROP(AnswerAlways, OneRowACodeFromTheNarrowestAreaInWhateverOrderTheyCome, ()) {
    std::vector<GuideRow> rows;
    for (auto const* area : {"", "32", "3208", "320801", "3209"})
        for (auto const* code : {"a.x", "a.y", "a.z"})
            if (*rc::gen::arbitrary<bool>()) {
                auto made = row(code, area, "a", *rc::gen::inRange(0, 3));
                made.is_hidden = *rc::gen::inRange(0, 4) == 0;
                rows.push_back(made);
            }
    auto const here = region("3208012001");
    auto const before = answer(rows, "a", here, Urgency::any);
    std::ranges::reverse(rows);
    auto const after = answer(rows, "a", here, Urgency::any);
    RC_ASSERT(codes(before) == codes(after));
    for (auto const& one : before) {
        RC_ASSERT(!one.is_hidden);
        for (auto const& other : rows)
            if (other.code == one.code && other.region.has(here)) RC_ASSERT(other.region.level() <= one.region.level());
    }
}

// ---- who sees which referral

/// The whole rule in a few lines: a partner its own unit's, the office what nobody else can answer.
bool model_may(access::Role role, std::int64_t unit, RegionCode const& area, Referral const& referral) {
    if (role == access::Role::partner) return unit != 0 && unit == referral.unit.raw();
    bool const works = role == access::Role::back_office || role == access::Role::front_office ||
                       role == access::Role::supervisor || role == access::Role::head ||
                       role == access::Role::duty_officer || role == access::Role::field_officer ||
                       role == access::Role::village_operator || role == access::Role::subdistrict;
    return works && referral.unit.is_none() && area.has(referral.region);
}

RC_GTEST_PROP(WhoSeesAReferral, AgreesWithTheModelForEveryRoleUnitAndArea, ()) {
    using access::Role;
    auto const role =
        *rc::gen::element(Role::partner, Role::partner, Role::back_office, Role::front_office, Role::supervisor,
                          Role::head, Role::duty_officer, Role::field_officer, Role::village_operator,
                          Role::subdistrict, Role::regent, Role::dpo, Role::admin, Role::auditor, Role::outside_system);
    auto const unit = *rc::gen::inRange<std::int64_t>(0, 3);
    auto const area = region(*rc::gen::element<std::string>("3208", "320801", "3208012001", "3209", "32"));
    access::Officer const by{.id = access::AccountId(1),
                             .name = {},
                             .role = role,
                             .area = area,
                             .unit = access::UnitId(unit),
                             .is_oversight = false,
                             .acts = access::acts_of(role)};
    Referral referral;
    referral.unit = access::UnitId(*rc::gen::inRange<std::int64_t>(0, 3));
    referral.region = region(*rc::gen::element<std::string>("3208012001", "3208022001", "3209012001"));
    RC_ASSERT((is_partner_of(by, referral) || may_note_answer(by, referral)) == model_may(role, unit, area, referral));
}

TEST(After, AReferralGoesItsWayAndNoOther) {
    struct Row {
        State from;
        Deed deed;
        std::optional<State> to;
    };
    for (auto const& row : std::vector<Row>{{State::asked, Deed::accepted, State::accepted},
                                            {State::asked, Deed::declined, State::declined},
                                            {State::asked, Deed::answered, State::done},
                                            {State::asked, Deed::handed_back, {}},
                                            {State::asked, Deed::withdrawn, State::withdrawn},
                                            {State::accepted, Deed::accepted, {}},
                                            {State::accepted, Deed::declined, {}},
                                            {State::accepted, Deed::answered, State::done},
                                            {State::accepted, Deed::handed_back, State::returned},
                                            {State::accepted, Deed::withdrawn, State::withdrawn},
                                            {State::done, Deed::handed_back, State::returned},
                                            {State::done, Deed::answered, {}},
                                            {State::declined, Deed::accepted, {}},
                                            {State::returned, Deed::answered, {}},
                                            {State::withdrawn, Deed::accepted, {}},
                                            {State::done, Deed::withdrawn, {}}}) {
        SCOPED_TRACE(std::string(boost::describe::enum_to_string(row.from, "")) + " " +
                     boost::describe::enum_to_string(row.deed, ""));
        auto const said = after(row.from, row.deed);
        EXPECT_EQ(said ? std::optional(*said) : std::nullopt, row.to);
    }
}

}  // namespace
}  // namespace sinergi::referrals
