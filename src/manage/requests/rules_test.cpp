#include "requests/rules.hpp"

#include "requests/rules/aid.hpp"
#include "requests/rules/letters.hpp"
#include "requests/rules/pbi.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace sinergi::requests {
namespace {

Moment const noon{1'795'323'600'000};  // Sunday, 22 November 2026, 12.00 WIB
Date day(std::string_view text) { return Date::parse(text).value(); }
calendar::Calendar const no_holidays;
Time at(Moment now) { return {no_holidays, Zone::WIB, now}; }

Kind sktm() {
    Kind kind;
    kind.code = "sktm";
    kind.name_id = "Pemeriksaan SKTM";
    kind.name_en = "Check of an SKTM";
    kind.promise_days = 2;
    kind.number_code = "SKTM";
    kind.fields = {{"keperluan", "Keperluan", "Purpose", true, false}};
    kind.letter = {.title = "SURAT KETERANGAN",
                   .to = "",
                   .subject = "",
                   .opening = "Yang bertanda tangan di bawah ini menerangkan:\n\nSatu lagi.",
                   .facts = "Nama | {nama}\nNIK | {nik}",
                   .closing = "Untuk {keperluan}."};
    return kind;
}

TEST(Clock, CountsWorkingDaysAndAnEmergencyInHoursThroughTheNight) {
    auto kind = sktm();
    kind.urgent_hours = 24;
    // Sunday is no working day: two days are Monday and Tuesday.
    EXPECT_EQ(promise(kind, Pace::ordinary, noon, at(noon)), end_of(day("2026-11-24"), Zone::WIB));
    EXPECT_EQ(promise(kind, Pace::emergency, noon, at(noon)), noon.plus_ms(24 * hour_ms));
}

TEST(Clock, StartsAnewWhenThePapersAreCompleteButNeverForAnEmergency) {
    auto const later = noon.plus_ms(7 * day_ms);
    Request waits{.kind = "sktm", .state = State::incomplete, .state_since = noon, .received_at = noon, .due_at = noon};
    EXPECT_EQ(after(waits, Deed::completed, sktm(), at(later))->due_at, end_of(day("2026-12-01"), Zone::WIB));
    waits.is_urgent = true;
    EXPECT_EQ(after(waits, Deed::completed, sktm(), at(later))->due_at, noon);
}

TEST(Clock, TellsDaysLeftAndNothingIsLateOnItsLastDay) {
    auto const due = end_of(day("2026-11-24"), Zone::WIB);
    EXPECT_EQ(days_left(due, at(noon)), 2);
    EXPECT_EQ(days_left(due, at(due)), 0);
    EXPECT_EQ(days_left(due, at(due.plus_ms(1))), -1);
}

TEST(Course, GoesFromTheCounterToTheHandOverInTheOfficesOrder) {
    auto const kind = sktm();
    auto state = State::received;
    for (auto const deed : {Deed::checked, Deed::initialled, Deed::numbered, Deed::signed_off, Deed::handed_over}) {
        auto const next = next_state(state, deed, kind);
        ASSERT_TRUE(next.has_value()) << boost::describe::enum_to_string(deed, "");
        state = *next;
    }
    EXPECT_EQ(state, State::handed_over);
    EXPECT_FALSE(is_open(state));
}

TEST(Course, SkipsTheInitialsWhereAKindNeedsNoneAndTheLetterWhereItGivesNone) {
    auto kind = sktm();
    kind.needs_initial = false;
    kind.letter.opening.clear();
    EXPECT_EQ(next_state(State::received, Deed::checked, kind), State::initialled);
    EXPECT_EQ(next_state(State::initialled, Deed::handed_over, kind), State::handed_over);
    EXPECT_EQ(next_state(State::initialled, Deed::numbered, kind).error().key, "requests.not_in_this_state");
}

TEST(Course, ANumberedRequestIsNeitherDeclinedNorTakenBack) {
    auto const kind = sktm();
    for (auto const state : {State::numbered, State::signed_off, State::handed_over, State::declined})
        for (auto const deed : {Deed::declined, Deed::withdrawn, Deed::checked})
            EXPECT_FALSE(next_state(state, deed, kind)) << boost::describe::enum_to_string(state, "");
}

RC_GTEST_PROP(Course, WhatEndedStaysEndedWhateverIsDone, ()) {
    auto const kind = sktm();
    auto const deed = static_cast<Deed>(*rc::gen::inRange(0, 17));
    auto const state = static_cast<State>(*rc::gen::inRange(6, 9));
    auto const next = next_state(state, deed, kind);
    RC_ASSERT(!next || !is_open(*next));
}

TEST(FourEyes, WhoCheckedItDoesNotInitialIt) {
    Request request{.kind = "sktm", .state = State::checked, .checked_by = access::AccountId(7)};
    access::Officer by{.id = access::AccountId(7), .acts = access::acts_of(access::Role::supervisor)};
    EXPECT_EQ(may_do(by, request, Deed::initialled).error().key, "requests.four_eyes");
    by.id = access::AccountId(8);
    EXPECT_TRUE(may_do(by, request, Deed::initialled));
    by.acts = access::acts_of(access::Role::front_office);
    EXPECT_EQ(may_do(by, request, Deed::initialled).error().key, "access.act_not_allowed");
}

TEST(Kinds, AreHeldAgainstTheirListsClocksAndTemplate) {
    EXPECT_TRUE(check_kind(sktm()));
    struct Row {
        char const* why;
        void (*spoil)(Kind&);
        std::string_view key, about;
    };
    for (auto const& row : std::vector<Row>{
             {"a field nobody knows", [](Kind& k) { k.letter.closing = "{nama_ibu}"; },
              "requests.template_field_unknown", "{nama_ibu}"},
             {"a brace left open", [](Kind& k) { k.letter.facts = "Nama | {nama"; }, "requests.template_field_unknown",
              "{"},
             {"no number in the number", [](Kind& k) { k.number_format = "{kode}/{tahun}"; },
              "requests.number_field_missing", "{nomor}"},
             {"no year in the number", [](Kind& k) { k.number_format = "{nomor}"; }, "requests.number_field_missing",
              "{tahun}"},
             {"a part nobody knows", [](Kind& k) { k.number_format = "{nomor}/{tahun}/{hari}"; },
              "requests.number_field_unknown", "{hari}"},
             {"a question named like a field of all", [](Kind& k) { k.fields[0].code = "nama"; },
              "requests.kind_malformed", "fields"},
             {"two papers of one code",
              [](Kind& k) { k.papers = {{"ktp", "KTP", "Card", true}, {"ktp", "KTP", "Card", true}}; },
              "requests.kind_malformed", "papers"},
             {"a promise of no day", [](Kind& k) { k.promise_days = 0; }, "requests.kind_malformed", "promise_days"}}) {
        SCOPED_TRACE(row.why);
        auto kind = sktm();
        row.spoil(kind);
        auto const said = check_kind(kind);
        ASSERT_FALSE(said);
        EXPECT_EQ(said.error().key, row.key);
        EXPECT_EQ(said.error().about, row.about);
    }
}

TEST(Kinds, AskWhatTheyNeedAndNothingElse) {
    Person person{.name = "Sari Contoh"};
    EXPECT_EQ(check_answers(sktm(), person).error().key, "requests.answer_missing");
    person.answers = {{"keperluan", "beasiswa"}};
    EXPECT_TRUE(check_answers(sktm(), person));
    person.answers["gaji"] = "5";
    EXPECT_EQ(check_answers(sktm(), person).error().key, "requests.answer_unknown");
}

TEST(Letters, AreFilledFromFieldsAndWhatIsEmptyShowsAsADash) {
    auto const content = fill(sktm().letter, {{"nama", "Sari Contoh"}, {"keperluan", "beasiswa"}});
    EXPECT_EQ(content.paragraphs.size(), 2U);
    EXPECT_EQ(content.facts, (std::vector<std::vector<std::string>>{{"Nama", "Sari Contoh"}, {"NIK", "-"}}));
    EXPECT_EQ(content.closing, (std::vector<std::string>{"Untuk beasiswa."}));
}

TEST(Letters, AValueThatLooksLikeAFieldIsNotFilledAgain) {
    EXPECT_EQ(fill("{nama}", {{"nama", "{nik}"}, {"nik", "rahasia"}}), "{nik}");
}

TEST(Letters, NumbersAreWrittenWithTheMonthInRomanNumerals) {
    auto kind = sktm();
    EXPECT_EQ(number_text(kind, 12, day("2026-11-22")), "12/SKTM/XI/2026");
    kind.number_code.clear();
    EXPECT_EQ(number_text(kind, 12, day("2026-04-01")), "12/IV/2026");
    kind.number_format = "460/{nomor4}/Dinsos/{tahun}";
    EXPECT_EQ(number_text(kind, 7, day("2026-04-01")), "460/0007/Dinsos/2026");
}

RC_GTEST_PROP(Letters, TwoSerialsNeverGiveOneNumber, ()) {
    auto kind = sktm();
    kind.number_format = *rc::gen::element<std::string>("{nomor}/{kode}/{bulan}/{tahun}", "{nomor4}/{tahun}");
    auto const a = *rc::gen::inRange(1, 20'000), b = *rc::gen::inRange(1, 20'000);
    RC_PRE(a != b);
    RC_ASSERT(number_text(kind, a, day("2026-11-22")) != number_text(kind, b, day("2026-11-22")));
}

TEST(Letters, HoldWhenSignedUntilTheirLastDay) {
    Letter letter{.kind = "sktm", .valid_until = day("2026-11-30"), .standing = Standing::numbered};
    EXPECT_FALSE(is_in_force(letter, day("2026-11-22"))) << "not signed";
    letter.standing = Standing::valid;
    EXPECT_TRUE(is_in_force(letter, day("2026-11-30")));
    EXPECT_FALSE(is_in_force(letter, day("2026-12-01")));
    letter.standing = Standing::withdrawn;
    EXPECT_FALSE(is_in_force(letter, day("2026-11-22")));
    EXPECT_EQ(check_open(letter).error().about, "withdrawn");
}

TEST(Pbi, AsksForTheListPovertyTheCardAndTheFacilitysLetter) {
    PbiRule const rule;
    PbiFacts const all{.is_on_list = true, .is_poor = true, .is_recorded = true, .has_letter = true};
    EXPECT_TRUE(against(all, rule).empty());
    struct Row {
        bool PbiFacts::* fact;
        std::string_view key;
    };
    for (auto const& row : std::vector<Row>{{&PbiFacts::is_on_list, "requests.pbi_not_on_list"},
                                            {&PbiFacts::is_poor, "requests.pbi_not_poor"},
                                            {&PbiFacts::is_recorded, "requests.pbi_not_recorded"},
                                            {&PbiFacts::has_letter, "requests.pbi_no_letter"}}) {
        auto facts = all;
        facts.*row.fact = false;
        EXPECT_EQ(against(facts, rule), std::vector{row.key});
    }
    EXPECT_EQ(against({}, rule).size(), 4U) << "every reason is said at once";
}

TEST(Pbi, TookOnlyIllnessAndEmergencyUntilTheRuleOfFebruary2026) {
    PbiRule const old{.takes_other_service = false};
    PbiFacts birth{.is_on_list = true, .is_poor = true, .is_recorded = true, .has_letter = true};
    EXPECT_EQ(against(birth, old), std::vector<std::string_view>{"requests.pbi_need_not_covered"});
    birth.need = Need::emergency;
    EXPECT_TRUE(against(birth, old).empty());
}

TEST(Pbi, DataIsDueAtTheEndOfTheSecondQuarterAfterTheReactivation) {
    EXPECT_EQ(update_due(day("2026-02-10"), 2), day("2026-09-30"));
    EXPECT_EQ(update_due(day("2026-11-22"), 2), day("2027-06-30"));
    EXPECT_EQ(update_due(day("2026-12-31"), 1), day("2027-03-31"));
}

TEST(Names, AreFoundWhateverTheSpelling) {
    EXPECT_EQ(name_terms("Soeharto Tjipto"), name_terms("SUHARTO CIPTO"));
    EXPECT_EQ(name_terms("Djoyo"), name_terms("Joio"));
    EXPECT_EQ(name_terms("Muhammad"), name_terms("Muhamad"));
    EXPECT_NE(name_terms("Sari"), name_terms("Sri"));
}

TEST(Names, AreSpelledInTheWaysTheySound) {
    auto const has = [](std::string_view asked, std::string_view written) {
        return std::ranges::count(spellings_of(asked), written) == 1;
    };
    EXPECT_TRUE(has("euis octaviani", "euis oktaviani"));
    EXPECT_TRUE(has("fajar", "pajar"));
    EXPECT_TRUE(has("zaenal", "jaenal"));
    EXPECT_TRUE(has("aisah", "aisa"));
    EXPECT_TRUE(has("rokmah", "rohkmah"));
    EXPECT_TRUE(has("novi fitri", "nopi pitri")) << "two letters";
    EXPECT_FALSE(has("sari", "sri"));
    EXPECT_FALSE(has("sari", "sari")) << "that one was asked already";
    EXPECT_LE(spellings_of(std::string(120, 's')).size(), spellings_max);
}

}  // namespace
}  // namespace sinergi::requests
