#include "objections/actions/rights.hpp"
#include "audit/actions.hpp"
#include "objections/testing.hpp"

#include <algorithm>

namespace sinergi::objections {
namespace {

using namespace testing;

struct Rights : ObjectionTest {
    Result<RightsRequest> asks(NewRights const& wish) {
        return write([&](db::Tx& tx) { return identify(tx, work(), counter, wish); });
    }
    Result<RightsRequest> tells(RightsId id, Knows const& said) {
        return write([&](db::Tx& tx) { return prove(tx, work(), counter, id, said); });
    }
    RightsId proved_one(RightsKind kind = RightsKind::access) {
        auto const id = asks({.nik = "3208011708809001", .kind = kind, .body = "Lantai rumah kami tanah."}).value().id;
        EXPECT_EQ(tells(id, {.born_on = day("1980-08-17"), .mother_name = "sarmi"}).value().state, RightsState::proved);
        return id;
    }
    Result<std::vector<KeptLine>> kept(RightsId id, Officer const& by) {
        return write([&](db::Tx& tx) { return kept_about(tx, work(), by, id, "id"); });
    }
};
SINERGI_ON_BOTH_ENGINES(Rights);

TEST(RightsRules, TwoFactsThatFitProveAndOneThatDiffersDoesNot) {
    registry::Person person;
    person.born_on = day("1980-08-17");
    person.mother_name = "Sarmi";
    registry::Family family;
    family.no_kk = "3208010101159001";
    EXPECT_TRUE(proves(person, family, {.born_on = day("1980-08-17"), .mother_name = "SARMI"}));
    EXPECT_TRUE(proves(person, family, {.mother_name = "Sarmi", .no_kk = "3208010101159001"}));
    EXPECT_FALSE(proves(person, family, {.born_on = day("1980-08-17")})) << "one fact stands on the paper too";
    EXPECT_FALSE(proves(person, family, {day("1980-08-17"), "Sarmi", "3208010101159002"})) << "one speaks against";
    person.mother_name.clear();
    EXPECT_FALSE(proves(person, family, {.born_on = day("1980-08-17"), .mother_name = "Sarmi"}))
        << "what is not known proves nothing";
}

TEST_P(Rights, NothingIsToldBeforeBothSteps) {
    (void)made();
    auto const begun = asks({.nik = "3208011708809001"});
    ASSERT_TRUE(begun) << no(begun);
    EXPECT_EQ(begun->due_at, clock.now().plus_ms(72 * hour_ms));
    EXPECT_EQ(no(kept(begun->id, counter)), "objections.rights_not_proved");
    EXPECT_EQ(no(asks({.nik = "3208011708809077"})), "objections.rights_unknown");
}

TEST_P(Rights, AfterThreeWrongAnswersItHasFailed) {
    (void)made();
    auto const id = asks({.nik = "3208011708809001"}).value().id;
    Knows const wrong{.born_on = day("1981-08-17"), .mother_name = "Sarmi"};
    EXPECT_EQ(tells(id, wrong).value().state, RightsState::identified);
    EXPECT_EQ(tells(id, wrong).value().state, RightsState::identified);
    EXPECT_EQ(tells(id, wrong).value().state, RightsState::failed);
    EXPECT_EQ(no(tells(id, {.born_on = day("1980-08-17"), .mother_name = "Sarmi"})), "objections.not_in_this_state");
}

TEST_P(Rights, OneSeesWhatIsKeptItsSourceAndWhoOpenedItAndNoWholeNik) {
    (void)made();
    auto const lines = kept(proved_one(), counter);
    ASSERT_TRUE(lines) << no(lines);
    auto const has = [&](std::string_view part) {
        return std::ranges::any_of(*lines, [&](KeptLine const& one) { return one.part == part; });
    };
    EXPECT_TRUE(has("family") && has("person") && has("opened"));
    for (auto const& one : *lines) EXPECT_EQ(one.value.find("3208011708809001"), std::string::npos);
}

TEST_P(Rights, OneSeesWhoOpenedOrChangedTheCheckAgainstTheCivilRegistry) {
    auto const family = made();
    auto const member = members(family.id)[0].id;
    EXPECT_TRUE(write([&](db::Tx& tx) -> Done {
        audit::note(tx, ids, clock.now(), counter.trace("PENANDA"), "civil.kept",
                    {.kind = "padan", .id = member.raw(), .region = family.region});
        return {};
    }));
    auto const lines = kept(proved_one(), counter);
    ASSERT_TRUE(lines) << no(lines);
    auto const found = std::ranges::find(*lines, "civil.kept", &KeptLine::label);
    ASSERT_NE(found, lines->end());
    EXPECT_EQ(found->part, "opened");
    EXPECT_EQ(found->source, "");
}

TEST_P(Rights, WhatTheListsSayIsKeptToo) {
    auto const family = made();
    EXPECT_TRUE(write([&](db::Tx& tx) -> Done {
        registry::store::insert(tx, registry::Fact{.id = office.ids.make<registry::Fact>(clock.now()),
                                                   .subject = family.id.raw(),
                                                   .kind = registry::FactKind::keberadaan,
                                                   .value = "1",
                                                   .recorded_at = clock.now(),
                                                   .as_of = day("2026-03-31")});
        return {};
    }));
    auto const lines = kept(proved_one(), counter);
    ASSERT_TRUE(lines) << no(lines);
    auto const found = std::ranges::find(*lines, "fact", &KeptLine::part);
    ASSERT_NE(found, lines->end());
    EXPECT_EQ(found->label + " " + found->value + " " + found->source, "keberadaan 1 list");
    EXPECT_EQ(found->on, day("2026-03-31"));
}

TEST_P(Rights, AChallengedFamilyReadsNothingOfTheObjectionInItsOwnData) {
    auto const all = families(4);
    auto wish = against();
    wish.body = "PENANDA-CERITA rumahnya bertingkat.";
    auto const id = objected(wish);
    (void)checked(id, all[0].id);
    // An officer writes the word as the reason for opening a NIK: purposes are not told.
    auto const members_now = members(all[0].id);
    EXPECT_TRUE(write([&](db::Tx& tx) {
        return registry::open_nik(tx, desk(), handler, members_now[0].id, "memeriksa sanggahan PENANDA-CERITA");
    }));
    auto const lines = kept(proved_one(), counter);
    ASSERT_TRUE(lines) << no(lines);
    for (auto const& one : *lines)
        for (auto const& text : {one.label, one.value, one.source, one.who}) {
            EXPECT_EQ(text.find("PENANDA"), std::string::npos);
            EXPECT_EQ(text.find("sanggah"), std::string::npos);
            EXPECT_EQ(text.find("objection"), std::string::npos) << text;
        }
}

TEST_P(Rights, ACorrectionIsAnsweredOnceAndAnotherVillageDoesNotSeeIt) {
    (void)made();
    EXPECT_EQ(no(asks({.nik = "3208011708809001", .kind = RightsKind::correction})), "objections.text_short");
    auto const id = proved_one(RightsKind::correction);
    auto const elsewhere = hire("desa.lain", Role::village_operator, "3208012003");
    EXPECT_EQ(no(kept(id, elsewhere)), "objections.rights_not_here");
    auto const settled = [&] {
        return write([&](db::Tx& tx) {
            return objections::settle(tx, work(), counter, id, RightsOutcome::forwarded,
                                      "Nama diteruskan ke Dukcapil.");
        });
    };
    EXPECT_EQ(no(settled()), "");
    EXPECT_EQ(no(settled()), "objections.rights_not_proved");
}

}  // namespace
}  // namespace sinergi::objections
