#include "civil/testing.hpp"

#include "civil/store_sql.hpp"
#include "plumbing/json/write.hpp"

#include <gmock/gmock.h>

namespace sinergi::civil {
namespace {

using namespace civil::testing;
using registry::Padan;
using ::testing::HasSubstr;

constexpr auto rasim_nik = "3208011708809001", carti_nik = "3208015808859002", dadan_nik = "3208011908109003";

struct Civil : CivilTest {
    registry::FamilyId family;
    void SetUp() override {
        CivilTest::SetUp();
        family = made().id;
    }
    static std::string row(std::string_view nik, std::string_view rest) {
        return std::string(nik) + "," + std::string(rest) + "\n";
    }
    std::string all_three() {
        return row(rasim_nik, "TIDAK SESUAI,RASIMAN,17-08-1980,SARMI,,") + row(carti_nik, "SESUAI,,,,,") +
               row(dadan_nik, "TIDAK DITEMUKAN,,,,ganda,");
    }
};
SINERGI_ON_BOTH_ENGINES(Civil);

TEST_P(Civil, PreparesEveryStatementAndWalksAnIndex) {
    // Some hundred rows a year in an office, walked from the newest; the service is one row.
    std::set<std::string_view> const small{"civil.list_runs", "civil.list_letters", "civil.find_service"};
    for (auto const& plan : db::testing::prepare_all(db(), sql::all))
        EXPECT_TRUE(!plan.is_scan() || small.contains(plan.name)) << plan.name << "\n" << plan.text;
}

TEST_P(Civil, AsksForWhoWasNeverAskedAndGivesTheFile) {
    auto nameless = rasims();
    nameless.no_kk = "3208010101159009";
    for (auto& one : nameless.members) one.nik = "";
    (void)made(nameless);
    auto const id = begun();
    EXPECT_EQ(run(id).state, RunState::ready);
    EXPECT_EQ(counts(id).asked, 3);
    EXPECT_EQ(counts(id).without_nik, 3);
    EXPECT_EQ(person(family, 0).padan, Padan::waiting);
    auto const file = give_request(*house, by, id, Format::csv, clock.now()).value();
    EXPECT_THAT(file, HasSubstr("3208011708809001,Rasim,"));
    EXPECT_TRUE(run(id).given_at);
    EXPECT_EQ(lines_of("civil.request_given"), 1);
    EXPECT_EQ(counts(begun()).asked, 0) << "who waits for an answer is not asked twice";
    auto const village = officer(Role::village_operator, sindangjawa);
    EXPECT_EQ(no(begin(*house, village, {.area = region(sindangjawa)}, clock.now())), "access.act_not_allowed");
    auto const elsewhere = officer(Role::back_office, kadugede);
    EXPECT_EQ(no(find(*house, elsewhere, id)), "civil.run_unknown");
}

TEST_P(Civil, TakesAnswersInAndChangesNothingOfTheRegistry) {
    auto const before = members(family);
    auto const id = answered(begun(), all_three() + row("3208019999999999", "SESUAI,,,,,") + row("123", "SESUAI,,,,,"));
    EXPECT_EQ(run(id).state, RunState::answered);
    auto const found = counts(id);
    EXPECT_EQ(found.answered, 3);
    EXPECT_EQ(found.agreed, 1);
    EXPECT_EQ(found.differed, 1);
    EXPECT_EQ(found.not_found, 1);
    EXPECT_EQ(found.rows_unknown, 1);
    EXPECT_EQ(found.rows_unreadable, 1);
    EXPECT_THAT(run(id).faults, HasSubstr("civil.answer_not_asked"));
    EXPECT_EQ(entry(before[0].id)->state, State::MKa);
    EXPECT_EQ(entry(before[0].id)->cause, Cause::differs);
    EXPECT_EQ(entry(before[1].id)->state, State::MK);
    EXPECT_EQ(entry(before[2].id)->state, State::MKb);
    EXPECT_EQ(entry(before[2].id)->cause, Cause::double_biometric);
    auto const after = members(family);
    EXPECT_EQ(after[0].padan, Padan::mismatched);
    EXPECT_EQ(after[1].padan, Padan::confirmed);
    EXPECT_EQ(after[2].padan, Padan::not_confirmed);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(after[i].name, before[i].name);
        EXPECT_EQ(after[i].version, before[i].version) << "a standing is no version";
    }
    answered(id, all_three());
    EXPECT_EQ(counts(id).differed, 1) << "the same answer twice changes nothing";
    EXPECT_EQ(entry(before[0].id)->version, 1);
}

TEST_P(Civil, CorrectsOursFromTheirsThroughTheRegistryWithItsSource) {
    answered(begun(), all_three());
    auto const rasim = person(family, 0);
    auto const mended = deed([&](db::Tx& tx, auto const& desk) {
        return mend(tx, desk, by, rasim.id, {.version = 1, .take = {Field::name}});
    });
    ASSERT_EQ(no(mended), "");
    EXPECT_EQ(mended->entry.state, State::Q2) << "all that differed was taken over";
    auto const now = person(family, 0);
    EXPECT_EQ(now.name, "RASIMAN");
    EXPECT_EQ(now.source, registry::Source::dukcapil);
    EXPECT_EQ(now.version, rasim.version + 1);
    EXPECT_EQ(now.padan, Padan::confirmed);
    EXPECT_EQ(stands(family).head_name, "RASIMAN");
    EXPECT_EQ(lines_of("civil.mended"), 1);
    EXPECT_EQ(lines_of("registry.edited"), 1);
    auto const again = deed([&](db::Tx& tx, auto const& desk) {
        return mend(tx, desk, by, rasim.id, {.version = 2, .take = {Field::name}});
    });
    EXPECT_EQ(no(again), "civil.agrees_already");
}

TEST_P(Civil, RefusesWhatCannotBeTakenAndWhoSawAnOlderAnswer) {
    answered(begun(), row(rasim_nik, "TIDAK SESUAI,Tidak Sesuai,,,,"));
    auto const rasim = person(family, 0);
    auto const tries = [&](Mend const& wish) {
        return no(deed([&](db::Tx& tx, auto const& desk) { return mend(tx, desk, by, rasim.id, wish); }));
    };
    EXPECT_EQ(tries({.version = 1, .take = {Field::name}}), "civil.nothing_to_take") << "a verdict has no value";
    EXPECT_EQ(tries({.version = 7, .take = {Field::name}}), "civil.changed_meanwhile");
    registry::PersonEdit typed;
    typed.name = "Rasiman";
    EXPECT_EQ(tries({.version = 1, .take = {}, .typed = typed, .reason = "KTP"}), "civil.reason_missing");
    EXPECT_EQ(tries({.version = 1, .take = {}, .typed = typed, .reason = "KTP asli dilihat"}), "");
    EXPECT_EQ(entry(rasim.id)->state, State::Q1) << "only asking again says whether it agrees";
    EXPECT_EQ(person(family, 0).source, registry::Source::office);
    auto const carti = person(family, 1);
    EXPECT_EQ(no(deed([&](db::Tx& tx, auto const& desk) { return civil::open(tx, desk, by, carti.id); })),
              "civil.entry_unknown");
    auto const elsewhere = officer(Role::back_office, kadugede);
    EXPECT_EQ(no(deed([&](db::Tx& tx, auto const& desk) { return civil::open(tx, desk, elsewhere, rasim.id); })),
              "civil.entry_unknown");
}

TEST_P(Civil, AStaleAnswerDoesNotUndoWhatWasMendedAndAskingAgainSettlesIt) {
    auto const first = answered(begun(), all_three());
    auto const dadan = person(family, 2);
    registry::PersonEdit typed;
    typed.nik = "3208011908109033";
    auto const mended = deed([&](db::Tx& tx, auto const& desk) {
        return mend(tx, desk, by, dadan.id, {.version = 1, .take = {}, .typed = typed, .reason = "KK dilihat"});
    });
    ASSERT_EQ(no(mended), "");
    EXPECT_EQ(mended->entry.state, State::Q1a);
    answered(first, all_three());
    EXPECT_EQ(entry(dadan.id)->state, State::Q1a);
    EXPECT_EQ(no(deed([&](db::Tx& tx, auto const& desk) { return pass(tx, desk, by, dadan.id, 2); })),
              "civil.four_eyes");
    EXPECT_EQ(no(deed([&](db::Tx& tx, auto const& desk) { return pass(tx, desk, other, dadan.id, 2); })), "");
    EXPECT_EQ(entry(dadan.id)->state, State::Q1b);
    clock.advance_ms(day_ms);
    auto const second = begun({.area = region("3208"), .who = Who::open});
    EXPECT_EQ(counts(second).asked, 2) << "who is confirmed is left alone";
    answered(second, row("3208011908109033", "SESUAI,,,,,"));
    EXPECT_EQ(entry(dadan.id)->state, State::Q2);
    EXPECT_FALSE(entry(dadan.id)->is_open);
    EXPECT_EQ(person(family, 2).padan, Padan::confirmed);
}

TEST_P(Civil, KeepsOursWithAReasonAndWritesLettersByCause) {
    answered(begun(), all_three());
    auto const rasim = person(family, 0), dadan = person(family, 2);
    auto const letter = [&](std::string const& number, Cause cause) {
        return deed(
            [&](db::Tx& tx, auto const& desk) { return write_letter(tx, desk, by, {number, cause, region("3208")}); });
    };
    EXPECT_EQ(no(letter("470/1", Cause::differs)), "civil.letter_nobody") << "nobody stands by ours yet";
    EXPECT_EQ(no(deed([&](db::Tx& tx, auto const& desk) { return keep(tx, desk, by, rasim.id, 1, "ya"); })),
              "civil.reason_missing");
    EXPECT_EQ(no(deed([&](db::Tx& tx, auto const& desk) {
                  return keep(tx, desk, by, rasim.id, 1, "Akta kelahiran menulis Rasim");
              })),
              "");
    EXPECT_EQ(entry(rasim.id)->state, State::Q1);
    EXPECT_EQ(no(letter("470/1", Cause::differs)), "");
    EXPECT_EQ(no(letter("470/1", Cause::double_biometric)), "civil.letter_number_taken");
    EXPECT_EQ(no(letter("470/2", Cause::none)), "civil.letter_cause");
    auto const second = letter("470/2", Cause::double_biometric);
    ASSERT_EQ(no(second), "");
    EXPECT_EQ(second->persons, 1);
    EXPECT_EQ(no(letter("470/3", Cause::double_biometric)), "civil.letter_nobody") << "not twice in a letter";
    auto const page = deed([&](db::Tx& tx, auto const& desk) { return open_letter(tx, desk, by, second->id); });
    ASSERT_EQ(no(page), "");
    EXPECT_EQ(page->persons[0].person.id, dadan.id);
    EXPECT_EQ(lines_of("civil.letter_printed"), 1);
}

TEST_P(Civil, AnOfficersCauseStaysUntilTheAnswerSaysBetter) {
    auto const id = answered(begun(), row(dadan_nik, "TIDAK DITEMUKAN,,,,,"));
    auto const dadan = person(family, 2);
    EXPECT_EQ(entry(dadan.id)->cause, Cause::not_said) << "sixteen years old, in the family since it was written down";
    EXPECT_EQ(
        no(deed([&](db::Tx& tx, auto const& desk) { return say_cause(tx, desk, by, dadan.id, 1, Cause::differs); })),
        "civil.cause_not_of_it");
    EXPECT_EQ(
        no(deed([&](db::Tx& tx, auto const& desk) { return say_cause(tx, desk, by, dadan.id, 1, Cause::sync_lag); })),
        "");
    answered(begun({.area = region("3208"), .who = Who::open, .cause = Cause::sync_lag}),
             row(dadan_nik, "TIDAK DITEMUKAN,,,,,"));
    EXPECT_EQ(entry(dadan.id)->cause, Cause::sync_lag);
    answered(id, row(dadan_nik, "TIDAK DITEMUKAN,,,,ganda,"));
    EXPECT_EQ(entry(dadan.id)->cause, Cause::double_biometric);
    EXPECT_EQ(entry(dadan.id)->cause_from, CauseFrom::answer);
}

TEST_P(Civil, AsksTheServiceAndGoesOnWhereItFellSilent) {
    PlayedRegistry played;
    played.answers[rasim_nik] = {.nik = rasim_nik, .fields = {{Field::name, Said::differs, "RASIMAN"}}};
    played.answers[carti_nik] = {.nik = carti_nik};
    played.answers[dadan_nik] = {.nik = dadan_nik, .found = Found::not_found};
    EXPECT_EQ(no(begin(*house, by, {.area = region("3208"), .way = Way::service}, clock.now())), "civil.no_service");
    auto const admin = officer(Role::admin);
    auto const set = [&](std::string const& secret) {
        return no(write([&](db::Tx& tx) {
            return set_service(tx, *house, admin, {played.url(), "dinsos-3208", "PKS 119/2025", secret}, clock.now());
        }));
    };
    EXPECT_EQ(set("keliru"), "");
    auto const id = begun({.area = region("3208"), .way = Way::service});
    EXPECT_EQ(run(id).state, RunState::stopped);
    auto const job = db().read([&](db::Tx& tx) { return jobs::find(tx, jobs::JobId(run(id).job)).value(); });
    EXPECT_EQ(job.fault_key, "civil.service_refused");
    EXPECT_EQ(set("rahasia"), "");
    EXPECT_EQ(no(resume(*house, by, id, clock.now())), "");
    work_all();
    EXPECT_EQ(run(id).state, RunState::answered) << run(id).counts;
    EXPECT_EQ(counts(id).asked, 3);
    EXPECT_EQ(counts(id).answered, 3);
    EXPECT_EQ(counts(id).differed, 1);
    EXPECT_EQ(no(resume(*house, by, id, clock.now())), "civil.run_not_stopped");
    EXPECT_EQ(no(cancel(*house, by, id, clock.now())), "civil.run_not_going");
    auto const village = officer(Role::back_office);
    EXPECT_EQ(no(write([&](db::Tx& tx) {
                  return set_service(tx, *house, village, {played.url(), "x", "y", "z"}, clock.now());
              })),
              "access.act_not_allowed");
}

TEST_P(Civil, ARunIsStoppedAndGoesOn) {
    auto const made = begin(*house, by, {.area = region("3208")}, clock.now());
    EXPECT_EQ(no(cancel(*house, by, made->id, clock.now())), "");
    work_all();
    EXPECT_EQ(run(made->id).state, RunState::stopped);
    EXPECT_EQ(no(take_answers(*house, by, made->id, "x.csv", "nik,hasil\n1,2\n", clock.now())), "civil.run_gathering");
    EXPECT_EQ(no(give_request(*house, by, made->id, Format::csv, clock.now())), "civil.run_gathering");
    EXPECT_EQ(no(resume(*house, by, made->id, clock.now())), "");
    work_all();
    EXPECT_EQ(run(made->id).state, RunState::ready);
    EXPECT_EQ(counts(made->id).asked, 3);
}

TEST_P(Civil, ManyAreAnsweredInStepsAndNoneTwice) {
    constexpr int more = 150;
    std::string rows;
    for (int i = 0; i < more; ++i) {
        auto wish = rasims();
        wish.no_kk = "32080101011591" + std::string(i < 10 ? "0" : "") + std::to_string(i % 100) + (i < 100 ? "" : "");
        if (i >= 100) wish.no_kk = "32080101011592" + std::string(i < 110 ? "0" : "") + std::to_string(i - 100);
        wish.members.resize(1);
        wish.members[0].nik = "320801170880" + std::to_string(9'100 + i);
        (void)made(wish);
        rows += row(wish.members[0].nik, "SESUAI,,,,,");
    }
    auto const id = answered(begun(), rows);
    EXPECT_EQ(counts(id).asked, more + 3);
    EXPECT_EQ(counts(id).answered, more);
    EXPECT_EQ(counts(id).agreed, more);
}

TEST_P(Civil, WhatWasSaidOfSomebodyIsEmptiedOnWishAndTheStandingStays) {
    auto const id = answered(begun(), all_three());
    auto const carti = person(family, 1), rasim = person(family, 0);
    auto const dpo = officer(Role::dpo);
    EXPECT_EQ(no(erases(carti.id, by)), "access.act_not_allowed");
    EXPECT_EQ(no(erases(carti.id, officer(Role::dpo, kadugede))), "civil.entry_unknown");
    EXPECT_EQ(no(erases(registry::PersonId(7), dpo)), "civil.entry_unknown");
    EXPECT_EQ(no(erases(rasim.id, dpo)), "civil.still_open") << "his name differs and waits for an officer";
    EXPECT_EQ(looks(carti.id).asked, 1);
    auto const file = run(id).file;
    EXPECT_TRUE(std::filesystem::exists(vault->path(file)));
    EXPECT_EQ(erases(carti.id, dpo).value(), std::vector{file});
    EXPECT_EQ(run(id).key, "") << "the answers' file is closed for good";
    EXPECT_EQ(looks(carti.id).asked, 0);
    EXPECT_TRUE(looks(carti.id).is_erased);
    EXPECT_EQ(entry(carti.id)->fields, "[]");
    EXPECT_EQ(entry(carti.id)->state, State::MK);
    EXPECT_EQ(person(family, 1).padan, Padan::confirmed);
    EXPECT_EQ(no(erases(carti.id, std::nullopt)), "civil.already_erased");
    EXPECT_EQ(lines_of("civil.erased"), 1);
    EXPECT_EQ(entry(rasim.id)->state, State::MKa) << "nobody else's";
    answered(begun({.area = region("3208"), .who = Who::everybody}), row(carti_nik, "SESUAI,,,,,"));
    EXPECT_FALSE(looks(carti.id).is_erased) << "a new answer may be erased again";
}

TEST_P(Civil, OfficersWordsGoWithItWhereverThisHouseWroteThem) {
    answered(begun(), all_three());
    auto const rasim = person(family, 0);
    auto const dpo = officer(Role::dpo);
    EXPECT_EQ(no(deed([&](db::Tx& tx, auto const& desk) {
                  return keep(tx, desk, by, rasim.id, 1, "PENANDA akta kelahiran menulis Rasim");
              })),
              "");
    // Taking theirs over makes the standing another, which the registry's timeline tells.
    EXPECT_EQ(no(deed([&](db::Tx& tx, auto const& desk) {
                  return mend(tx, desk, by, rasim.id,
                              {.version = 2, .take = {Field::name}, .typed = {}, .reason = "PENANDA kutipan akta"});
              })),
              "");
    EXPECT_GT(count("SELECT count(*) FROM audit_line WHERE subject_kind = 'padan' AND purpose LIKE '%PENANDA%'"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM audit_line WHERE act = 'registry.edited' AND purpose LIKE '%PENANDA%'"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM registry_event WHERE kind = 'edited' AND reason LIKE '%PENANDA%'"), 1);
    clock.advance_ms(1);
    registry::PersonEdit own;
    own.born_place = "Kuningan";
    EXPECT_EQ(no(deed([&](db::Tx& tx, auto const& desk) {
                  return registry::edit(tx, desk, by, rasim.id, person(family, 0).version, own,
                                        {.source = registry::Source::office, .on = {}, .reason = "Ijazah dilihat"});
              })),
              "");
    EXPECT_EQ(count("SELECT count(*) FROM registry_event WHERE kind = 'padan' AND reason = 'Q2'"), 1);
    ASSERT_EQ(no(erases(rasim.id, dpo)), "");
    EXPECT_EQ(count("SELECT count(*) FROM audit_line WHERE act LIKE 'civil.%' AND purpose LIKE '%PENANDA%'"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM registry_event WHERE reason LIKE '%PENANDA%'"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM audit_line WHERE purpose LIKE '%PENANDA%'"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM audit_line WHERE act = 'registry.edited'"), 2) << "the lines stay";
    EXPECT_EQ(count("SELECT count(*) FROM registry_event WHERE kind = 'edited' AND changes LIKE '%RASIMAN%'"), 1)
        << "and so does the correction";
    EXPECT_EQ(count("SELECT count(*) FROM registry_event WHERE reason = 'Ijazah dilihat'"), 1)
        << "what the registry did by itself is its own";
    EXPECT_EQ(count("SELECT count(*) FROM audit_line WHERE purpose = 'Ijazah dilihat'"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM civil_step WHERE reason LIKE '%PENANDA%'"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM civil_entry WHERE reason LIKE '%PENANDA%'"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM audit_line WHERE act = 'civil.erased' AND purpose = 'Permintaan'"), 1)
        << "why it was erased stays";
}

TEST_P(Civil, IsErasableWhenNoOfficerHasToDoAnythingMore) {
    answered(begun(), all_three());
    auto const rasim = person(family, 0), dadan = person(family, 2);
    auto const dpo = officer(Role::dpo);
    auto const keeps = [&](registry::PersonId who) {
        return no(
            deed([&](db::Tx& tx, auto const& desk) { return keep(tx, desk, by, who, 1, "Akta kelahiran dilihat"); }));
    };
    EXPECT_EQ(no(erases(rasim.id, dpo)), "civil.still_open");
    EXPECT_EQ(keeps(rasim.id), "");
    EXPECT_EQ(no(erases(rasim.id, dpo)), "") << "Q1";
    EXPECT_EQ(entry(rasim.id)->state, State::Q1) << "the standing stays, and is asked for again";
    auto const queued = [&] {
        std::vector<registry::PersonId> who;
        for (auto const& one : db().read([&](db::Tx& tx) { return store::entries(tx, {.area = region("3208")}); }))
            who.push_back(one.person);
        return who;
    };
    auto const counted = [&] {
        std::int64_t persons = 0;
        for (auto const& one : db().read([&](db::Tx& tx) { return store::counts(tx, region("3208")); }))
            persons += one.persons;
        return persons;
    };
    EXPECT_EQ(queued(), std::vector{dadan.id}) << "he is out of the queue at once";
    EXPECT_EQ(counted(), 1);
    EXPECT_EQ(keeps(dadan.id), "");
    EXPECT_EQ(no(erases(dadan.id, dpo)), "civil.still_open") << "a second officer has to look";
    EXPECT_EQ(no(deed([&](db::Tx& tx, auto const& desk) { return pass(tx, desk, other, dadan.id, 2); })), "");
    EXPECT_EQ(no(erases(dadan.id, dpo)), "") << "Q1b";
    EXPECT_EQ(counts(begun({.area = region("3208"), .who = Who::open})).asked, 2);
}

TEST_P(Civil, AnErasedAnswerConfirmsNothingAndWordsAfterItMayBeErasedAgain) {
    answered(begun(), all_three());
    auto const rasim = person(family, 0);
    auto const dpo = officer(Role::dpo);
    EXPECT_EQ(no(deed([&](db::Tx& tx, auto const& desk) {
                  return keep(tx, desk, by, rasim.id, 1, "Akta kelahiran dilihat");
              })),
              "");
    ASSERT_EQ(no(erases(rasim.id, dpo)), "");
    registry::PersonEdit typed;
    typed.born_place = "Kuningan";
    auto const mended = deed([&](db::Tx& tx, auto const& desk) {
        return mend(tx, desk, by, rasim.id,
                    {.version = entry(rasim.id)->version, .take = {}, .typed = typed, .reason = "KTP asli dilihat"});
    });
    ASSERT_EQ(no(mended), "");
    EXPECT_EQ(mended->entry.state, State::Q1);
    EXPECT_FALSE(looks(rasim.id).is_erased);
    EXPECT_EQ(looks(rasim.id).words, 1);
    EXPECT_EQ(no(erases(rasim.id, dpo)), "");
    EXPECT_EQ(looks(rasim.id).words, 0);
}

TEST_P(Civil, AnErasureTakesWhatAStoppedRunHoldsAndTheRunWaitsForAnotherAnswer) {
    auto const id = answered(begun(), all_three());
    auto const carti = person(family, 1);
    auto stopped = run(id);
    stopped.state = RunState::stopped;  // as one that is cancelled between two steps of its answer
    ASSERT_TRUE(write([&](db::Tx& tx) -> Done {
        store::save(tx, stopped);
        return {};
    }));
    EXPECT_EQ(looks(carti.id).asked, 1);
    EXPECT_EQ(erases(carti.id, officer(Role::dpo)).value(), std::vector{stopped.file});
    EXPECT_EQ(run(id).key, "");
    EXPECT_EQ(looks(carti.id).asked, 0);
    EXPECT_TRUE(looks(carti.id).is_erased);
    EXPECT_EQ(no(resume(*house, by, id, clock.now())), "");
    work_all();
    EXPECT_EQ(run(id).state, RunState::ready);
    answered(id, row(dadan_nik, "SESUAI,,,,,"));
    EXPECT_EQ(run(id).state, RunState::answered);
    EXPECT_EQ(entry(person(family, 2).id)->state, State::MK);
}

TEST_P(Civil, WhatARunStillAskedForAtTheErasureMayBeErasedOnceItIsAnswered) {
    answered(begun(), all_three());
    auto const carti = person(family, 1);
    auto const dpo = officer(Role::dpo);
    auto const later = begun({.area = region("3208"), .who = Who::everybody});
    ASSERT_EQ(no(erases(carti.id, dpo)), "");
    EXPECT_TRUE(looks(carti.id).is_erased) << "who is asked just now is waited for";
    EXPECT_EQ(no(erases(carti.id, dpo)), "civil.already_erased");
    answered(later, row(rasim_nik, "SESUAI,,,,,"));
    EXPECT_FALSE(looks(carti.id).is_erased);
    EXPECT_EQ(looks(carti.id).asked, 1);
    EXPECT_EQ(no(erases(carti.id, dpo)), "");
    EXPECT_EQ(looks(carti.id).asked, 0);
    EXPECT_TRUE(looks(carti.id).is_erased);
}

}  // namespace
}  // namespace sinergi::civil
