#include "grievances/actions.hpp"
#include "cases/actions_for_tests.hpp"

#include <algorithm>

namespace sinergi::cases {
namespace {

using namespace testing;

SINERGI_ON_BOTH_ENGINES(CaseActions);

TEST_P(CaseActions, MostPeopleAreHelpedTheSameDayInOneCall) {
    NewCase wish{.region = region(sindangjawa), .need = "Perlu makan hari ini"};
    wish.act = "Paket sembako diserahkan";
    EXPECT_EQ(no(try_open(wish, village)), "cases.proof_missing");
    wish.proof = "Tanda terima 12";
    auto const c = try_open(wish, village).value();
    EXPECT_EQ(c.state, State::selesai);
    EXPECT_FALSE(c.is_open);
    EXPECT_EQ(c.officer, village.id);
    EXPECT_EQ(here.kinds(c.id), (std::vector<std::string>{"opened", "need_met"}));
}

TEST_P(CaseActions, EverythingWrongWithANewCaseIsToldAtOnceEachAtItsPlace) {
    NewCase wish{.is_managed = true, .region = region(sindangjawa), .need = " "};
    wish.persons = {{.role = "subject", .sex = "X", .age = 200}};
    wish.act = "Paket sembako diserahkan";
    auto const told = try_open(wish, village);
    ASSERT_FALSE(told);
    std::vector<std::string> paths;
    for (auto const& fault : told.error().faults) paths.push_back(fault.path);
    EXPECT_EQ(paths, (std::vector<std::string>{"need", "persons.0.sex", "persons.0.age", "types", "proof"}));
}

TEST_P(CaseActions, AShortCaseThatStaysOpenBecomesAManagedOne) {
    auto const c = try_open({.region = region(sindangjawa), .need = "Tidur di terminal"}, village).value();
    EXPECT_EQ(c.state, State::baru);
    here.clock.advance_ms(day_ms);
    EXPECT_EQ(here.write([&](db::Tx& tx) { return run_clocks(tx, here.desk(), 10); }).value(), 1);
    auto const now = here.stands(c.id);
    EXPECT_TRUE(now.is_managed);
    EXPECT_EQ(now.medical, Medical::open);
    EXPECT_GT(now.due_at, here.clock.now());
}

TEST_P(CaseActions, HealthFirstThenSocialHandling) {
    auto const c = opened();
    auto const plan = R"({"goals":[{"goal":"Pulang ke anaknya"}]})";
    EXPECT_EQ(refused(rina, c.id, "plan", plan), "cases.medical_first");
    ASSERT_TRUE(here.enters(rina, c.id, "medical_need", R"({"needs_treatment":true,"finding":"demam tinggi"})"));
    auto const sent = refers(rina, c.id, place(referrals::PlaceKind::rsud, "RSUD Contoh").id);
    ASSERT_TRUE(sent) << sent.error().key;
    EXPECT_TRUE(sent->waits.is_none()) << "treatment waits for nobody";
    EXPECT_EQ(here.stands(c.id).state, State::dirujuk);
    EXPECT_EQ(here.stands(c.id).medical, Medical::treated);
    auto const a = here.assignments(c.id).at(0);
    EXPECT_TRUE(a.is_health);
    ASSERT_TRUE(here.replies(rina, c.id, a.id, Reply::accept));
    ASSERT_TRUE(here.enters(rina, c.id, "discharge_notice", R"({"on":"2026-11-25","place":"RSUD Contoh"})"));
    auto const back = here.replies(rina, c.id, a.id, Reply::return_, "Sudah sembuh, boleh pulang");
    ASSERT_TRUE(back) << back.error().key;
    EXPECT_EQ(here.stands(c.id).medical, Medical::recovered);
    EXPECT_EQ(here.stands(c.id).state, State::ditangani);
    ASSERT_TRUE(here.enters(rina, c.id, "assessment",
                            R"({"bio":"pulih","psycho":"tenang","social":"punya anak","spiritual":"rajin"})"));
    EXPECT_TRUE(here.enters(rina, c.id, "plan", plan));
    EXPECT_TRUE(here.enters(rina, c.id, "goal_done", R"({"goal":0})"));
    EXPECT_EQ(refused(rina, c.id, "goal_done", R"({"goal":1})"), "cases.goal_unknown");
}

TEST_P(CaseActions, AServiceHasItsReceipt) {
    auto const c = healthy();
    EXPECT_EQ(refused(rina, c.id, "service", R"({"code":"atensi_1"})"), "cases.receipt_missing");
    EXPECT_EQ(refused(rina, c.id, "service", R"({"code":"atensi_9","bast":"1"})"), "cases.service_unknown");
    EXPECT_EQ(refused(rina, c.id, "service", R"({"code":"atensi_1","bast":"1","quantity":-1})"),
              "cases.quantity_wrong");
    EXPECT_EQ(refused(rina, c.id, "service", R"({"kode":"x"})"), "http.input_wrong");
    EXPECT_TRUE(here.enters(rina, c.id, "service", R"({"code":"spm_sandang","quantity":2,"bast":"BAST-1/2026"})"));
    EXPECT_EQ(refused(rina, c.id, "opened", "{}"), "cases.not_by_hand");
    EXPECT_EQ(refused(rina, c.id, "party", "{}"), "cases.kind_unknown");
}

TEST_P(CaseActions, ShelterTakesEffectWhenASupervisorApproves) {
    auto const c = healthy();
    auto const in = R"({"on":"2026-11-22","place":"Rumah singgah","bed":"3"})";
    auto const waits = here.enters(rina, c.id, "shelter_in", in);
    ASSERT_TRUE(waits);
    ASSERT_FALSE(waits->waits.is_none());
    EXPECT_FALSE(here.stands(c.id).in_shelter);
    EXPECT_TRUE(here.stands(c.id).waits_approval);
    EXPECT_EQ(no(here.decides(rina, c.id, waits->waits)), "access.act_not_allowed");
    ASSERT_TRUE(here.decides(chief, c.id, waits->waits));
    EXPECT_TRUE(here.stands(c.id).in_shelter);
    EXPECT_FALSE(here.stands(c.id).waits_approval);
    EXPECT_EQ(no(here.decides(chief, c.id, waits->waits)), "cases.approval_decided");
    EXPECT_EQ(refused(rina, c.id, "shelter_in", in), "cases.already_in_shelter");
    EXPECT_EQ(no(closes(rina, c.id, {.reason = "need_met"})), "cases.still_in_shelter");
    ASSERT_TRUE(here.enters(rina, c.id, "shelter_out", R"({"on":"2026-11-22","where":"rumah anaknya"})"));
    // A chief who asks needs another one.
    auto const own = here.enters(chief, c.id, "shelter_in", in);
    EXPECT_EQ(no(here.decides(chief, c.id, own->waits)), "cases.own_approval");
    EXPECT_TRUE(here.decides(head, c.id, own->waits, Verdict::disapprove));
    EXPECT_FALSE(here.stands(c.id).in_shelter);
}

TEST_P(CaseActions, ClosingIsApprovedAndAftercareFallsDue) {
    auto const c = healthy();
    EXPECT_EQ(no(closes(rina, c.id, {.reason = "tired"})), "cases.reason_unknown");
    auto const waits = closes(rina, c.id, {.reason = "reunified", .text = "Bersama anaknya"}).value().waits;
    EXPECT_EQ(here.stands(c.id).state, State::ditangani);
    ASSERT_TRUE(here.decides(chief, c.id, waits));
    auto const ended = here.stands(c.id);
    EXPECT_EQ(ended.state, State::selesai);
    ASSERT_TRUE(ended.aftercare_at);
    EXPECT_EQ(refused(rina, c.id, "tracing", R"({"where":"x","how":"y"})"), "cases.ended");
    ASSERT_TRUE(here.enters(rina, c.id, "aftercare", R"({"on":"2026-11-22","finding":"Baik"})"));
    EXPECT_FALSE(here.stands(c.id).aftercare_at);
    ASSERT_TRUE(here.write([&](db::Tx& tx) { return reopen(tx, here.desk(), rina, c.id, "Kembali ke jalan"); }));
    EXPECT_EQ(here.stands(c.id).state, State::ditangani);
}

TEST_P(CaseActions, AChildsPlanWaitsForASupervisor) {
    auto wish = old_man();
    wish.types = {"anak_telantar"};
    auto const c = opened(wish);
    ASSERT_TRUE(here.enters(rina, c.id, "medical_need", R"({"needs_treatment":false})"));
    auto const waits = here.enters(rina, c.id, "plan", R"({"goals":[{"goal":"Kembali sekolah"}]})");
    ASSERT_TRUE(waits);
    EXPECT_FALSE(waits->waits.is_none());
    EXPECT_TRUE(here.decides(chief, c.id, waits->waits));
    EXPECT_EQ(std::ranges::count(here.kinds(c.id), "plan"), 1);
}

TEST_P(CaseActions, APersonUnderEighteenMakesItAChildsCase) {
    auto wish = old_man();
    wish.persons[0].born_on = day("2015-01-01");
    wish.persons[0].nik.reset();
    EXPECT_TRUE(opened(wish).is_child);
}

TEST_P(CaseActions, ANikIsBoxedMaskedAndOpenedForAReason) {
    auto const c = opened();
    auto const person = here.persons(c.id).at(0);
    EXPECT_EQ(person.nik_masked.find("5509"), std::string::npos);
    EXPECT_EQ(person.nik_box.find("3208011005509001"), std::string::npos);
    auto const nik = here.write(
        [&](db::Tx& tx) { return open_nik(tx, here.desk(), rina, c.id, person.id, "Mencocokkan dengan Dukcapil"); });
    EXPECT_EQ(nik.value(), "3208011005509001");
    EXPECT_EQ(no(here.write([&](db::Tx& tx) { return open_nik(tx, here.desk(), village, c.id, person.id, "ingin"); })),
              "access.act_not_allowed");
    ASSERT_TRUE(here.enters(rina, c.id, "note", R"({"text":"NIK 3208011005509001 dicek"})"));
    EXPECT_EQ(here.entries(c.id).back().body.find("3208011005509001"), std::string::npos);
}

TEST_P(CaseActions, SearchBeforeCreateFindsTheSamePerson) {
    auto const c = opened();
    auto const found = [&](Officer const& by, Similar const& asked) {
        return here.read([&](db::Tx& tx) { return similar(tx, here.desk(), by, asked); }).value();
    };
    auto const by_nik = found(rina, {.region = region("3208"), .nik = Nik::parse("3208011005509001").value()});
    ASSERT_EQ(by_nik.size(), 1U);
    EXPECT_EQ(by_nik[0].row.id, c.id);
    EXPECT_EQ(by_nik[0].because, std::vector<std::string>{"nik"});
    EXPECT_EQ(found(rina, {.region = region("3208"), .name = "Sarmin"}).size(), 1U);
    EXPECT_EQ(found(rina, {.region = region("3208"), .need = "ada lansia sakit di pasar"}).size(), 1U);
    EXPECT_EQ(found(rina, {.region = region("3208"), .name = "Orang Lain"}).size(), 0U);
    auto wish = old_man();
    wish.types = {"anak_telantar"};
    wish.persons[0].name = "Bocah Contoh";
    opened(wish);
    EXPECT_EQ(found(rina, {.region = region("3208"), .name = "Bocah"}).size(), 1U);
    EXPECT_EQ(found(village, {.region = region(sindangjawa), .name = "Bocah"}).size(), 0U)
        << "what is withheld is not found by";
}

TEST_P(CaseActions, AnotherSpellingIsFoundAndExplainedToWhoMayRead) {
    auto wish = old_man();
    wish.persons[0].name = "Muhammad Soekarno Contoh";
    wish.persons[0].born_on = day("1950-05-10");
    auto const c = opened(wish);
    auto child = old_man();
    child.types = {"anak_telantar"};
    child.persons[0].name = "Djoko Bocah";
    child.persons[0].nik.reset();
    opened(child);
    People people;
    auto const found = [&](Officer const& by, Similar const& asked) {
        auto desk = here.desk();
        desk.people = &people;
        return here.read([&](db::Tx& tx) { return similar(tx, desk, by, asked); }).value();
    };
    Similar const asked{
        .region = region("3208"), .name = "Moh Sukarno Conto", .sex = "L", .born_on = day("1950-10-05")};
    EXPECT_TRUE(found(rina, asked).empty()) << "nothing was read yet, and nobody waits for it";
    people.read(here.office.db);
    auto const alike = found(rina, asked);
    ASSERT_EQ(alike.size(), 1U);
    EXPECT_EQ(alike[0].row.id, c.id);
    EXPECT_EQ(alike[0].because, std::vector<std::string>{"namesake"});
    auto const says = [&](std::string_view words) {
        return std::ranges::any_of(alike[0].reasons, [&](auto const& reason) { return reason.id == words; });
    };
    EXPECT_TRUE(says("hari dan bulan lahir tertukar"));
    EXPECT_EQ(found(rina, {.region = region("3208"), .name = "Joko Bocah"}).size(), 1U);
    EXPECT_TRUE(found(village, {.region = region(sindangjawa), .name = "Joko Bocah"}).empty())
        << "what is withheld is not found by, however it is spelled";
    EXPECT_TRUE(found(rina, {.region = region("3208"), .name = "Sukarno Wijaya"}).empty())
        << "one word in common is no namesake";
}

TEST_P(CaseActions, WhoWasRenamedSinceIsNotFoundByTheOldName) {
    auto const c = opened();
    People people;
    people.read(here.office.db);
    auto person = here.persons(c.id).at(0);
    auto const before = person.name;
    person.name = "Tidak Diketahui";
    here.write([&](db::Tx& tx) -> Result<std::int64_t> {
            store::put_person(tx, person, before);
            return 0;
        })
        .value();
    auto const found = [&](std::string const& name) {
        return here.read([&](db::Tx& tx) { return people.find(tx, {.name = name, .sex = {}, .born_on = {}}).size(); });
    };
    EXPECT_EQ(found(before), 0U);
    people.read(here.office.db);
    EXPECT_EQ(found("Tidak Diketahu"), 1U);
}

TEST_P(CaseActions, ALateCaseClimbsLikeAComplaint) {
    auto const c = healthy();
    here.clock.set(here.stands(c.id).due_at.plus_ms(1));
    EXPECT_EQ(here.write([&](db::Tx& tx) { return run_clocks(tx, here.desk(), 10); }).value(), 1);
    auto const now = here.stands(c.id);
    EXPECT_EQ(now.climbs, 1);
    EXPECT_EQ(now.climbed_to, head.id);
    EXPECT_GT(now.due_at, here.clock.now());
    EXPECT_EQ(here.write([&](db::Tx& tx) { return run_clocks(tx, here.desk(), 10); }).value(), 0);
}

TEST_P(CaseActions, TheWorkOfAnEndedAccountGoesToItsSuccessor) {
    auto const c = healthy();
    EXPECT_EQ(here.stands(c.id).officer, rina.id);
    auto const over = [&](AccountId to) {
        return here.write([&](db::Tx& tx) { return hand_over(tx, here.desk(), rina.id, to); }).value();
    };
    EXPECT_EQ(over(chief.id), 1);
    EXPECT_EQ(here.stands(c.id).officer, chief.id);
    EXPECT_EQ(over(chief.id), 0);
}

TEST_P(CaseActions, AReferralOutwardWaitsAndAClosedPlaceIsRefused) {
    auto const c = healthy();
    auto const dukcapil = place(referrals::PlaceKind::dukcapil, "Dukcapil Contoh");
    auto const lks = place(referrals::PlaceKind::lks, "LKS Contoh");
    auto const waits = refers(rina, c.id, dukcapil.id);
    ASSERT_TRUE(waits) << waits.error().key;
    EXPECT_FALSE(waits->waits.is_none());
    EXPECT_TRUE(here.assignments(c.id).empty());
    ASSERT_TRUE(here.decides(chief, c.id, waits->waits));
    EXPECT_EQ(here.assignments(c.id).size(), 1U);
    EXPECT_EQ(no(refers(rina, c.id, lks.id)), "cases.consent_missing") << "an NGO only by consent";
    ASSERT_TRUE(here.enters(rina, c.id, "minutes_two", minutes_for(lks.id)));
    EXPECT_TRUE(refers(rina, c.id, lks.id));
    EXPECT_EQ(refused(rina, c.id, "minutes_two",
                      R"({"number":"BA-1","officer_first":"Ani","officer_second":"Ani","why":"x"})"),
              "cases.two_officers");
    Officer const keeper{.id = AccountId(99),
                         .name = "Admin",
                         .role = Role::admin,
                         .area = here.office.area,
                         .unit = {},
                         .acts = access::acts_of(Role::admin)};
    ASSERT_TRUE(here.write([&](db::Tx& tx) {
        return referrals::close_place(tx, {here.office, here.clock.now(), nullptr}, keeper,
                                      {lks.id, lks.version, day("2026-11-01")});
    }));
    EXPECT_EQ(no(refers(rina, c.id, lks.id)), "cases.office_closed");
}

TEST_P(CaseActions, AReferralApprovedAfterTheClosingGoesNowhere) {
    auto const c = healthy();
    auto const waits = refers(rina, c.id, place(referrals::PlaceKind::dukcapil, "Dukcapil Contoh").id).value().waits;
    auto const closing = closes(rina, c.id, {.reason = "reunified"}).value().waits;
    ASSERT_TRUE(here.decides(chief, c.id, closing));
    EXPECT_EQ(no(here.decides(chief, c.id, waits)), "cases.ended");
    EXPECT_EQ(here.stands(c.id).state, State::selesai);
    EXPECT_TRUE(here.assignments(c.id).empty());
    EXPECT_TRUE(here.decides(chief, c.id, waits, Verdict::disapprove))
        << "what waits in vain can be taken off the list";
}

TEST_P(CaseActions, AnNgoIsAskedOnTheGroundOfConsentOrForALifeWhateverWasTicked) {
    auto const lks = place(referrals::PlaceKind::lks, "LKS Contoh");
    auto const c = healthy();
    ASSERT_TRUE(here.enters(rina, c.id, "consent", consent_for(lks.id)));
    ASSERT_TRUE(here.decides(chief, c.id, refers(rina, c.id, lks.id).value().waits));
    EXPECT_EQ(here.assignments(c.id).at(0).basis, "consent");
    auto wish = old_man();
    wish.urgency = Urgency::emergency;
    auto const urgent = opened(wish);
    ASSERT_TRUE(refers(rina, urgent.id, lks.id));
    EXPECT_EQ(here.assignments(urgent.id).at(0).basis, "vital_interest");
}

TEST_P(CaseActions, WhoLeavesHandsOverEveryCaseHoweverMany) {
    NewCase const wish{.region = region(sindangjawa), .need = "Perlu makan"};
    ASSERT_TRUE(here.write([&](db::Tx& tx) -> Done {
        for (int i = 0; i < 203; ++i) {
            SINERGI_TRY(c, open(tx, here.desk(), rina, wish));
            SINERGI_MUST(take(tx, here.desk(), rina, c.id));
        }
        return {};
    }));
    EXPECT_EQ(here.write([&](db::Tx& tx) { return hand_over(tx, here.desk(), rina.id, chief.id); }).value(), 203);
}

TEST_P(CaseActions, AComplaintBecomesACaseAndTheAnswerComesBack) {
    auto const settings = here.read([&](db::Tx& tx) { return grievances::read_settings(tx, day("2026-11-22")); });
    grievances::Desk const counter{here.office, settings, here.calendar, here.clock.now()};
    auto const reported = here.write([&](db::Tx& tx) {
        return grievances::receive(tx, counter, rina,
                                   {.kind = "layanan", .region = region(sindangjawa), .text = "Ada lansia di pasar"});
    });
    ASSERT_TRUE(reported);
    auto wish = old_man();
    wish.grievance = reported->id;
    auto const c = try_open(wish, rina).value();
    EXPECT_EQ(c.grievance, reported->id);
    EXPECT_EQ(c.source, Source::complaint);
    EXPECT_EQ(no(try_open(wish, rina)), "cases.has_case");
    ASSERT_TRUE(here.enters(rina, c.id, "medical_need", R"({"needs_treatment":false})"));
    auto const waits = closes(rina, c.id, {.reason = "reunified", .answer = "Sudah di rumah anaknya"}).value().waits;
    ASSERT_TRUE(here.decides(chief, c.id, waits));
    auto const steps = here.read([&](db::Tx& tx) { return grievances::store::steps(tx, reported->id); });
    ASSERT_GE(steps.size(), 3U);
    EXPECT_EQ(steps.back().body, "Sudah di rumah anaknya") << "ready to be answered with";
    EXPECT_EQ(steps.back().about, "case");
    EXPECT_FALSE(steps.back().is_public);
    auto const outline = here.read([&](db::Tx& tx) { return grievances::outline(tx, reported->id); });
    EXPECT_EQ(outline->promise_at, reported->promise_at) << "its promise goes on by itself";
}

TEST_P(CaseActions, ANamedReportsCaseIsSeenByHeadAndInspectorateAlone) {
    auto const settings = here.read([&](db::Tx& tx) { return grievances::read_settings(tx, day("2026-11-22")); });
    grievances::Desk const counter{here.office, settings, here.calendar, here.clock.now()};
    grievances::NewGrievance report{.kind = "layanan", .region = region(sindangjawa), .text = "Kuwu memotong bantuan"};
    report.about = {{.kind = grievances::AboutKind::village, .name = {}, .region = region(sindangjawa)}};
    auto const reported = here.write([&](db::Tx& tx) { return grievances::receive(tx, counter, {}, report); });
    ASSERT_TRUE(reported);
    auto wish = old_man();
    wish.grievance = reported->id;
    EXPECT_EQ(no(try_open(wish, rina)), "grievances.not_found");
    auto const c = try_open(wish, head).value();
    EXPECT_EQ(c.guard, 2);
    auto const sees = [&](Officer const& by) {
        return here.read([&](db::Tx& tx) {
            return store::get(tx, access::permit(access::Act::see_case, by, by.area).value(), c.id).has_value();
        });
    };
    EXPECT_TRUE(sees(head));
    for (auto const& by : {rina, chief, village, tksk}) EXPECT_FALSE(sees(by));
    EXPECT_EQ(no(here.write([&](db::Tx& tx) { return assign(tx, here.desk(), head, c.id, village.id, {}); })),
              "cases.officer_not_here");
}

}  // namespace
}  // namespace sinergi::cases
