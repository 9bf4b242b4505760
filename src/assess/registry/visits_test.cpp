#include "registry/visits/visits.hpp"

#include "plumbing/json/read.hpp"
#include "regions/areas.hpp"
#include "registry/testing.hpp"

#include <boost/json.hpp>

#include <filesystem>

namespace sinergi::registry::visits {
namespace {

using namespace registry::testing;

struct RegistryVisits : RegistryTest {
    Officer who_goes = officer(Role::field_officer), who_accepts = officer(Role::supervisor);

    Visit asked(FamilyId family) {
        auto const out = write([&](db::Tx& tx) {
            return ask(tx, desk(), officer(Role::back_office), {family, "desil naik, rumah diragukan", {}});
        });
        EXPECT_EQ(no(out), "");
        return out.value();
    }
    Result<Visit> told(Visit const& visit, NewResult wish) {
        wish.version = visit.version;
        return write([&](db::Tx& tx) { return report(tx, desk(), who_goes, visit.id, wish); });
    }
    Result<Visit> judged(Visit const& visit, Officer const& by, VisitVerdict verdict) {
        return write([&](db::Tx& tx) {
            return judge(tx, desk(), by, visit.id,
                         {.version = visit.version, .verdict = verdict, .reason = "foto dan catatan cocok"});
        });
    }
    Visit accepted(VisitId id) {
        return db().read([&](db::Tx& tx) { return known_visit(tx, id).value(); });
    }
    std::vector<Answered> answers_of(std::int64_t subject) {
        return db().read([&](db::Tx& tx) { return store::answers(tx, subject, store::Shelf::open); });
    }
    static NewResult housing() {
        return {.outcome = VisitOutcome::met,
                .on = day("2026-11-20"),
                .lat = -6'975'600,
                .lon = 108'483'100,
                .note = "lantai tanah",
                .found = {{.person = {}, .section = "housing", .answers = {{"id_lantai_terluas", 8}}}},
                .seen = VisitFinding::differs};
    }
};
SINERGI_ON_BOTH_ENGINES(RegistryVisits);

TEST_P(RegistryVisits, WhatWasFoundChangesNothingUntilSomebodyElseAcceptsIt) {
    auto const family = made();
    auto const done = told(asked(family.id), housing());
    ASSERT_EQ(no(done), "");
    EXPECT_EQ(done->state, VisitState::done);
    EXPECT_TRUE(answers_of(family.id.raw()).empty());
    auto same = who_accepts;
    same.id = who_goes.id;
    EXPECT_EQ(no(judged(*done, same, VisitVerdict::accept)), "registry.visit_own");
    EXPECT_EQ(no(judged(*done, who_goes, VisitVerdict::accept)), "access.act_not_allowed");
    ASSERT_EQ(no(judged(*done, who_accepts, VisitVerdict::accept)), "");
    auto const answers = answers_of(family.id.raw());
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0].source, Source::visit);
    EXPECT_EQ(answers[0].valid_from, day("2026-11-20"));
    EXPECT_EQ(stands(family.id).lat, -6'975'600);
    auto const events = db().read([&](db::Tx& tx) { return store::events(tx, family.id, {}, 10); });
    EXPECT_EQ(events[0].kind, EventKind::checked);
    EXPECT_EQ(no(judged(*done, who_accepts, VisitVerdict::accept)), "registry.visit_not_done");
    EXPECT_EQ(accepted(done->id).finding, VisitFinding::differs) << "as seen by who was there";
    EXPECT_EQ(proof_of(accepted(done->id)), "kunjungan 2026-11-20");
}

TEST_P(RegistryVisits, ACheckRestsOnAVisitOrOnMinutesOrOnTriesThatMetNobody) {
    auto const family = made();
    auto const open = asked(family.id);
    auto const by = [&](Judgement wish) {
        wish.version = accepted(open.id).version;
        wish.reason = "sudah diperiksa";
        return write([&](db::Tx& tx) { return judge(tx, desk(), who_accepts, open.id, wish); });
    };
    EXPECT_EQ(no(by({.finding = VisitFinding::fits})), "registry.visit_not_done");
    EXPECT_EQ(no(by({.finding = VisitFinding::absent})), "registry.visit_not_done") << "nobody went there";
    EXPECT_EQ(no(by({.finding = VisitFinding::fits, .minutes = "BA 4/2026", .minutes_on = day("2026-12-01")})),
              "registry.ground_in_future");
    EXPECT_EQ(no(by({.minutes = "BA 4/2026", .minutes_on = day("2026-11-20")})), "registry.visit_finding_missing");
    auto told_away = open;
    ASSERT_EQ(no(told(told_away, {.outcome = VisitOutcome::absent, .note = "rumah terkunci"})), "");
    EXPECT_EQ(no(by({.verdict = VisitVerdict::back})), "registry.visit_not_done") << "it is open already";
    EXPECT_EQ(no(by({.finding = VisitFinding::absent})), "");
    EXPECT_EQ(accepted(open.id).note, "2026-11-22: rumah terkunci");
}

TEST_P(RegistryVisits, ARoundAsksEveryFamilyInTheSameWordsAndPassesOverWhoIsBeingChecked) {
    auto const first = made();
    asked(first.id);
    auto others = rasims(kadugede);
    others.no_kk = "3208010101159101";
    for (auto& one : others.members) one.nik[13] = '1';  // other serials
    auto const second = made(others);
    std::vector const both{first.id, second.id};
    auto const round = [&](Officer const& by) {
        return write([&](db::Tx& tx) { return ask_round(tx, desk(), by, both, day("2026-11-29")); });
    };
    EXPECT_EQ(no(round(who_goes)), "access.act_not_allowed");
    auto const made_ones = round(who_accepts);
    ASSERT_EQ(no(made_ones), "");
    ASSERT_EQ(made_ones->size(), 1U);
    EXPECT_EQ(made_ones->front().reason, round_reason);
    auto const drawn =
        db().read([&](db::Tx& tx) { return draw(tx, desk(), {.village = region(kadugede), .count = 5}); });
    EXPECT_TRUE(drawn.empty()) << "it is being checked";
    clock.advance_ms(200 * day_ms);
    auto const file = write([&](db::Tx& tx) { return open(tx, desk(), officer(Role::back_office), second.id); });
    auto const paper = paper_form(desk(), made_ones->front(), file.value());
    EXPECT_TRUE(paper.starts_with("%PDF-"));
}

TEST_P(RegistryVisits, WhoWasMetIsSaidToFitOrToDiffer) {
    auto const visit = asked(made().id);
    auto wish = housing();
    wish.seen = VisitFinding::none;
    EXPECT_EQ(no(told(visit, wish)), "registry.visit_finding_missing");
    wish.seen = VisitFinding::fits;
    wish.family_says = "Rumah milik majikan.";
    auto const done = told(visit, wish);
    ASSERT_EQ(no(done), "");
    EXPECT_EQ(done->family_says, "Rumah milik majikan.");
    EXPECT_EQ(done->seen, VisitFinding::fits);
}

TEST_P(RegistryVisits, NobodyHomeIsATryAndTheVisitStaysOpen) {
    auto const visit = asked(made().id);
    auto const away = told(visit, {.outcome = VisitOutcome::absent});
    ASSERT_EQ(no(away), "");
    EXPECT_EQ(away->state, VisitState::open);
    EXPECT_EQ(away->tries, 1);
    EXPECT_EQ(no(told(visit, housing())), "registry.changed_meanwhile") << "who saw it before the first try";
    auto const met = told(*away, housing());
    ASSERT_EQ(no(met), "");
    EXPECT_EQ(met->tries, 2);
    EXPECT_EQ(no(told(*met, housing())), "registry.visit_not_open");
    auto const back = judged(*met, who_accepts, VisitVerdict::back);
    ASSERT_EQ(no(back), "");
    EXPECT_EQ(back->state, VisitState::open) << "sent back, it is open again";
}

TEST_P(RegistryVisits, WhatWasSentBackIsNeverWrittenNotEvenWhenMinutesDecide) {
    auto const family = made();
    auto const before = stands(family.id).lat;
    auto const done = told(asked(family.id), housing());
    ASSERT_EQ(no(done), "");
    auto const back = judged(*done, who_accepts, VisitVerdict::back);
    ASSERT_EQ(no(back), "");
    EXPECT_EQ(accepted(done->id).found, "[]");
    EXPECT_FALSE(accepted(done->id).lat);
    EXPECT_EQ(accepted(done->id).seen, VisitFinding::none);
    auto const by_minutes = write([&](db::Tx& tx) {
        return judge(tx, desk(), who_accepts, done->id,
                     {.version = back->version,
                      .reason = "sesuai musyawarah",
                      .finding = VisitFinding::fits,
                      .minutes = "BA 4/2026",
                      .minutes_on = day("2026-11-20")});
    });
    ASSERT_EQ(no(by_minutes), "");
    EXPECT_TRUE(answers_of(family.id.raw()).empty()) << "nobody believed the answers";
    EXPECT_EQ(stands(family.id).lat, before);
    EXPECT_EQ(proof_of(accepted(done->id)), "Berita acara BA 4/2026, 2026-11-20");
}

TEST_P(RegistryVisits, WhoWasLatelyCheckedRestsUnlessTheRestIsWaived) {
    auto const family = made();
    auto const done = told(asked(family.id), housing());
    ASSERT_EQ(no(done), "");
    auto const drawn = [&](Rest rest) {
        return db().read(
            [&](db::Tx& tx) { return draw(tx, desk(), {.village = family.region, .count = 5, .rest = rest}).size(); });
    };
    EXPECT_EQ(drawn(Rest::waived), 0U) << "it waits for its word";
    ASSERT_EQ(no(judged(*done, who_accepts, VisitVerdict::accept)), "");
    EXPECT_EQ(drawn(Rest::kept), 0U);
    EXPECT_EQ(drawn(Rest::waived), 1U);
    clock.advance_ms(91 * day_ms);
    EXPECT_EQ(drawn(Rest::kept), 1U);
}

TEST_P(RegistryVisits, AFamilyIsCheckedOnceAtATimeAndOnlyWithAReason) {
    auto const family = made();
    auto const by = officer(Role::back_office);
    auto const again = [&](std::string const& reason, Officer const& who) {
        return write([&](db::Tx& tx) { return ask(tx, desk(), who, {family.id, reason, {}}); });
    };
    EXPECT_EQ(no(again("ya", by)), "registry.reason_missing");
    EXPECT_EQ(no(again("rumah diragukan", officer(Role::village_operator, kadugede))), "registry.family_unknown");
    EXPECT_EQ(no(again("rumah diragukan", officer(Role::front_office))), "access.act_not_allowed");
    auto const visit = asked(family.id);
    EXPECT_EQ(no(again("sekali lagi", by)), "registry.visit_open_already");
    auto const done = told(visit, housing());
    ASSERT_EQ(no(judged(*done, who_accepts, VisitVerdict::accept)), "");
    EXPECT_EQ(no(again("setahun kemudian", by)), "");
}

TEST_P(RegistryVisits, ARefusalNamesTheAnswerAndHealthStaysOut) {
    auto const family = made();
    auto const visit = asked(family.id);
    auto const with = [&](Found found) {
        auto wish = housing();
        wish.found = {std::move(found)};
        return told(visit, wish);
    };
    EXPECT_EQ(no(with({{}, "housing", {{"id_lantai_terluas", 99}}})), "registry.faulty");
    EXPECT_EQ(no(with({{}, "schooling", {{"kelas", 3}}})), "registry.section_of_other");
    EXPECT_EQ(no(with({members(family.id)[0].id, "health", {{"id_penyakit_menahun", 2}}})), "registry.visit_specific");
    EXPECT_EQ(no(with({PersonId(77), "schooling", {{"kelas", 3}}})), "registry.not_a_member");
    EXPECT_EQ(no(told(visit, {.outcome = VisitOutcome::met, .seen = VisitFinding::fits})),
              "registry.visit_nothing_found");
}

TEST_P(RegistryVisits, ThePaperFormCarriesTheCode) {
    auto const family = made();
    auto const visit = asked(family.id);
    auto const file = write([&](db::Tx& tx) { return open(tx, desk(), officer(Role::back_office), family.id); });
    auto const pdf = paper_form(desk(), visit, file.value());
    EXPECT_TRUE(pdf.starts_with("%PDF-"));
    EXPECT_GT(pdf.size(), 4'000U);
    EXPECT_EQ(VisitId::parse(visit.id.text()).value(), visit.id) << "the code printed on it leads back";
}

struct VisitQueues : RegistryVisits {
    files::FileStore files{std::filesystem::temp_directory_path() / "sinergi-visit-queues"};
    std::unique_ptr<regions::Areas> areas;
    std::unique_ptr<Known> known;
    std::unique_ptr<House> house;
    http::Router router;

    void SetUp() override {
        areas = std::make_unique<regions::Areas>(db());
        known = std::make_unique<Known>(db());
        house = std::make_unique<House>(House{office, *doors, *known, *areas, files, {}});
        add_routes(router, *house);
        who_goes.id = add("jaya", Role::field_officer, sindangjawa);
        who_accepts.id = add("dedi", Role::supervisor);
        add("tetangga", Role::field_officer, kadugede);
        add("kades", Role::village_head, sindangjawa);
    }
    void TearDown() override {
        settle();
        std::filesystem::remove_all(std::filesystem::temp_directory_path() / "sinergi-visit-queues");
    }
    /// "open 1 late 0, done 0 late 0"
    std::string waits(std::string const& who) {
        http::Asked const asked(http::Method::get, "/api/v1/visit-queues", "",
                                {{"authorization", "Bearer " + enter(who).value().token}}, clock.now());
        auto const reply = router.answer(asked.call);
        EXPECT_EQ(reply.status, 200) << reply.body;
        auto const answer = boost::json::parse(reply.body);
        std::string out;
        for (auto const& one : answer.at("items").as_array())
            out += (out.empty() ? "" : ", ") + fmt::format("{} {} late {}", one.at("state").as_string().c_str(),
                                                           one.at("count").as_int64(), one.at("late_count").as_int64());
        return out;
    }
};
SINERGI_ON_BOTH_ENGINES(VisitQueues);

TEST_P(VisitQueues, CountForEverybodyWhatHeMayDoAndNothingElse) {
    auto const family = made();
    auto const visit = write([&](db::Tx& tx) {
        return ask(tx, desk(), officer(Role::back_office), {family.id, "desil naik", day("2026-11-25")});
    });
    ASSERT_EQ(no(visit), "");
    EXPECT_EQ(waits("jaya"), "open 1 late 0") << "who goes there";
    EXPECT_EQ(waits("dedi"), "open 1 late 0, done 0 late 0");
    EXPECT_EQ(waits("tetangga"), "open 0 late 0") << "of another village";
    EXPECT_EQ(waits("kades"), "") << "who only looks on";
    clock.advance_ms(4 * day_ms);
    EXPECT_EQ(waits("jaya"), "open 1 late 1");
    ASSERT_EQ(no(told(*visit, housing())), "");
    EXPECT_EQ(waits("jaya"), "open 0 late 0");
    EXPECT_EQ(waits("dedi"), "open 0 late 0, done 1 late 0") << "waits for the word of somebody else";
    auto const own = add("euis", Role::back_office);
    EXPECT_EQ(waits("euis"), "open 0 late 0, done 1 late 0");
    db().script(fmt::format("UPDATE registry_visit SET visited_by = {}", own.raw()));
    EXPECT_EQ(waits("euis"), "open 0 late 0, done 0 late 0") << "not of who was there";
}

}  // namespace
}  // namespace sinergi::registry::visits
