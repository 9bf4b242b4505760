#include "grievances/actions.hpp"
#include "grievances/store/search.hpp"

#include "grievances/testing.hpp"
#include "plumbing/notices/notices.hpp"

#include <filesystem>
#include <fstream>

namespace sinergi::grievances {
namespace {

using namespace testing;

struct GrievanceActions : GrievanceTest {
    UnitId rehsos = unit("REHSOS");
    Officer front = hire("front", Role::front_office);
    Officer boss = hire("boss", Role::supervisor, "3208", rehsos, {}, "Dedi Atasan");
    Officer back = hire("back", Role::back_office, "3208", rehsos, boss.id, "Rina Petugas");
    Officer head = hire("head", Role::head, "3208", {}, {}, "Asep Kepala");
    Officer village = hire("village", Role::village_operator, sindangjawa, {}, {}, "Uci Operator");
};
SINERGI_ON_BOTH_ENGINES(GrievanceActions);

TEST_P(GrievanceActions, AComplaintLivesFromReceiptToItsEnd) {
    auto const receipt = try_receive(report()).value();
    auto const id = receipt.id;
    EXPECT_EQ(stands(id).state, State::diterima);
    EXPECT_EQ(receipt.promise_at.text(), "2026-12-10T16:59:59.999Z") << "fourteen working days from Monday";

    clock.advance_ms(day_ms);
    EXPECT_EQ(does(front, id, Deed::verified, {.unit = rehsos})->state, State::diteruskan);
    EXPECT_EQ(does(boss, id, Deed::assigned, {.officer = back.id})->state, State::dikerjakan);
    EXPECT_EQ(does(back, id, Deed::answered, {.text = "Petugas akan datang besok"})->state, State::dikerjakan);
    EXPECT_EQ(does(back, id, Deed::closed)->state, State::dijawab);
    EXPECT_EQ(stands(id).answered_at, clock.now());

    clock.advance_ms(10 * day_ms);
    ASSERT_TRUE(reporter(id, Deed::rebutted, "Belum ada yang datang"));
    EXPECT_EQ(stands(id).state, State::dibantah);
    EXPECT_EQ(stands(id).officer, back.id) << "it comes back to whoever had it";
    EXPECT_EQ(no(does(back, id, Deed::closed)), "grievances.close_unanswered") << "the old answer was rebutted";
    EXPECT_EQ(does(back, id, Deed::closed, {.text = "Sudah dipasang hari ini"})->state, State::dijawab);
    clock.set(stands(id).state_due);
    EXPECT_EQ(tick(), 0) << "the last moment is still the reporter's";
    clock.advance_ms(1);
    EXPECT_EQ(tick(), 1);
    EXPECT_EQ(stands(id).state, State::selesai);
    EXPECT_EQ(no(reporter(id, Deed::reopened, "lagi")), "grievances.rebut_over");
    ASSERT_TRUE(does(back, id, Deed::reopened, {.text = "Ada laporan baru dari desa"})) << "the office may";
    EXPECT_EQ(deeds(id), (std::vector<std::string>{"received", "verified", "assigned", "answered", "closed", "rebutted",
                                                   "closed", "finished", "reopened"}));
    EXPECT_EQ(stands(id).promise_at, receipt.promise_at) << "never reset";
}

TEST_P(GrievanceActions, EachDeedLeavesALineAndANotice) {
    auto const id = received();
    auto const twin = received();
    struct Row {
        Deed deed;
        Officer by;
        Wish how;
    };
    for (auto const& row :
         std::vector<Row>{{Deed::verified, front, {}},
                          {Deed::forwarded, back, {.unit = rehsos}},
                          {Deed::assigned, boss, {.officer = back.id}},
                          {Deed::claimed, back, {}},
                          {Deed::noted, back, {.text = "catatan"}},
                          {Deed::asked, back, {.text = "RT berapa?"}},
                          {Deed::answered, back, {.text = "ya"}},
                          {Deed::extended, back, {.text = "bank", .until = access::testing::day("2026-12-20")}},
                          {Deed::sent, back, {}},
                          {Deed::closed, back, {}},
                          {Deed::reopened, back, {.text = "keliru"}},
                          {Deed::rejected, back, {.reason = "ganda"}}}) {
        SCOPED_TRACE(boost::describe::enum_to_string(row.deed, ""));
        auto const done = does(row.by, id, row.deed, row.how);
        ASSERT_TRUE(done) << done.error().key;
        EXPECT_EQ(lines_of("grievances." + std::string(boost::describe::enum_to_string(row.deed, ""))), 1);
    }
    ASSERT_TRUE(does(back, twin, Deed::merged, {.into = received()}));
    ASSERT_TRUE(write([&](db::Tx& tx) { return open_file(tx, desk(), front, id); }));
    EXPECT_EQ(lines_of("grievances.read"), 1);
    auto const news = db().read([](db::Tx& tx) { return notices::after(tx, 0, 100); });
    std::int64_t of_it = 0;
    for (auto const& notice : news)
        if (notice.subject == id.raw()) {
            ++of_it;
            EXPECT_EQ(notice.region.text(), sindangjawa);
            EXPECT_TRUE(notice.payload.empty()) << "a notice holds nothing of the content";
        }
    EXPECT_EQ(of_it, 13);
}

TEST_P(GrievanceActions, OneStepAnswersAndClosesVerificationIncluded) {
    auto const id = received();
    auto const closed =
        write([&](db::Tx& tx) { return answer_and_close(tx, desk(), back, id, {.text = "Sudah selesai"}); }).value();
    EXPECT_EQ(closed.state, State::dijawab);
    EXPECT_TRUE(closed.is_verified_in_time.value());
    EXPECT_EQ(closed.officer, back.id) << "who answers has it";
    auto const other = received();
    EXPECT_EQ(no(write([&](db::Tx& tx) { return answer_and_close(tx, desk(), back, other, {}); })),
              "grievances.text_needed");
}

TEST_P(GrievanceActions, OfTwoOfficersOneHearsWhatTheOtherDid) {
    auto const id = received();
    ASSERT_TRUE(does(front, id, Deed::verified, {.version = 1}));
    auto const late = does(back, id, Deed::rejected, {.text = "bukan", .version = 1});
    EXPECT_EQ(no(late), "grievances.changed");
    EXPECT_EQ(late.error().why, Why::conflict);
    ASSERT_TRUE(does(back, id, Deed::claimed));
    EXPECT_EQ(no(does(boss, id, Deed::claimed)), "grievances.already_theirs");
    EXPECT_EQ(deeds(id), (std::vector<std::string>{"received", "verified", "claimed"})) << "a refusal leaves no step";
}

TEST_P(GrievanceActions, ARefusalHasAReasonTheReporterReads) {
    auto const id = received();
    EXPECT_EQ(no(does(front, id, Deed::rejected)), "grievances.text_needed");
    auto const unknown = does(front, id, Deed::rejected, {.reason = "malas"});
    EXPECT_EQ(no(unknown), "grievances.reason_unknown");
    EXPECT_NE(unknown.error().about.find("bukan_kewenangan"), std::string::npos);
    ASSERT_TRUE(does(front, id, Deed::rejected, {.reason = "di_luar_wilayah"}));
    EXPECT_EQ(steps(id).back().about, "di_luar_wilayah");
    EXPECT_TRUE(steps(id).back().is_public);
}

TEST_P(GrievanceActions, AnExtensionIsLaterThanThePromiseAndNotEndless) {
    auto const id = received();
    auto const until = [&](char const* text) {
        return no(does(back, id, Deed::extended, {.text = "Menunggu bank", .until = access::testing::day(text)}));
    };
    EXPECT_EQ(until("2026-12-10"), "grievances.extend_past") << "the promised day itself gives nothing";
    EXPECT_EQ(until("2027-03-11"), "grievances.extend_too_far");
    EXPECT_EQ(until("2027-03-10"), "");
    EXPECT_EQ(stands(id).promise_at.text(), "2026-12-10T16:59:59.999Z");
}

TEST_P(GrievanceActions, WhatIsMergedKeepsBothReporters) {
    auto wish = report();
    wish.reporter = NewReporter{.name = "Ibu Contoh", .phone = "+6281200000001"};
    auto const first = received(wish);
    wish.reporter = NewReporter{.name = "Pak Misal", .phone = "+6281200000002"};
    auto const second = received(wish), third = received(wish);
    ASSERT_TRUE(does(back, third, Deed::merged, {.into = second}));
    ASSERT_TRUE(does(back, second, Deed::merged, {.into = first}));
    EXPECT_EQ(no(does(back, first, Deed::merged, {.into = first})), "grievances.merge_self");
    EXPECT_EQ(no(does(back, first, Deed::merged, {.into = second})), "grievances.merge_ended");
    EXPECT_EQ(stands(third).merged_into, first) << "what was merged before follows";
    ASSERT_TRUE(does(back, first, Deed::closed, {.text = "Selesai dikerjakan"}));
    auto const seen =
        db().read([&](db::Tx& tx) { return track(tx, desk(), tracking_number(third), key_of(office, third)); }).value();
    EXPECT_EQ(seen.own.id, third);
    EXPECT_EQ(seen.speaks.state, State::dijawab) << "the number and key of the merged one still open it";
    ASSERT_TRUE(reporter(third, Deed::rated, "", true));
    EXPECT_EQ(stands(first).state, State::dijawab) << "one reporter does not end the ten days of another";
    ASSERT_TRUE(reporter(second, Deed::rebutted, "Belum"));
    EXPECT_EQ(stands(first).state, State::dibantah);
    auto const who =
        write([&](db::Tx& tx) { return open_reporter(tx, desk(), back, second, "Menelepon pelapor"); }).value();
    EXPECT_EQ(who.name, "Pak Misal");
}

TEST_P(GrievanceActions, AClosedReportIsNotMergedIntoAnOpenOne) {
    auto const open = received();
    auto const closed = received(report("Anak dipukul", "anak"));
    EXPECT_EQ(no(does(back, closed, Deed::merged, {.into = open})), "grievances.merge_guarded");
    EXPECT_EQ(no(does(back, open, Deed::merged, {.into = closed})), "grievances.merge_guarded");
}

TEST_P(GrievanceActions, ASoleSatisfiedReporterEndsTheMatter) {
    auto const id = received();
    ASSERT_TRUE(does(back, id, Deed::closed, {.text = "ya"}));
    ASSERT_TRUE(reporter(id, Deed::rated, "Terima kasih", true));
    EXPECT_EQ(stands(id).state, State::selesai);
    EXPECT_EQ(content(id).is_satisfied, true);
}

TEST_P(GrievanceActions, AWrongKeyAndAnUnknownNumberAreAnsweredAlike) {
    auto const id = received();
    auto const try_key = [&](std::string const& number, std::string const& key) {
        return db().read([&](db::Tx& tx) { return track(tx, desk(), number, key); });
    };
    auto const wrong = try_key(tracking_number(id), "AAAA-AAAA");
    auto const unknown = try_key("1AAA-AAAA-AAAA", "AAAA-AAAA");
    ASSERT_FALSE(wrong);
    ASSERT_FALSE(unknown);
    EXPECT_EQ(wrong.error(), unknown.error());
    EXPECT_EQ(wrong.error(), try_key("bukan nomor", "x").error());
    EXPECT_EQ(wrong.error(), try_key(tracking_number(id), std::string(1'000, 'A')).error());
    auto key = key_of(office, id);
    EXPECT_TRUE(try_key(tracking_number(id), key));
    std::ranges::transform(key, key.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    key.erase(4, 1);
    EXPECT_TRUE(try_key(id.text(), " " + key)) << "small letters, no dash, leading zero";
    access::Office other = office;
    other.secret = std::string(32, 'x');
    EXPECT_NE(key_of(other, id), key_of(office, id)) << "the key is made of the node's secret";
}

TEST_P(GrievanceActions, NiksInFreeTextAreMaskedEverywhere) {
    std::string const nik = "3208014107909001";
    auto wish = report("NIK saya " + nik);
    wish.place = "dekat rumah " + nik;
    wish.source_ref = "surat " + nik;
    wish.reporter = NewReporter{.name = "Ibu " + nik, .address = "RT 1 " + nik};
    wish.privacy = Privacy::open;
    auto const id = received(wish);
    ASSERT_TRUE(does(back, id, Deed::noted, {.text = "cek " + nik}));
    ASSERT_TRUE(does(back, id, Deed::asked, {.text = "apakah " + nik + "?"}));
    ASSERT_TRUE(reporter(id, Deed::replied, "ya 3208 0141 0790 9001"));
    ASSERT_TRUE(write([&](db::Tx& tx) { return open_reporter(tx, desk(), back, id, "cocokkan " + nik); }));
    auto const c = content(id);
    std::string all = c.body + c.place + c.source_ref;
    for (auto const& step : steps(id)) all += step.body;
    auto const r = db().read([&](db::Tx& tx) { return store::find_reporter(tx, id).value(); });
    all += r.name + r.address;
    settle();
    static constexpr std::array<std::string_view, 0> none{};
    static constexpr db::Statement purposes{"test.purposes", "SELECT purpose FROM audit_line",
                                            "SELECT purpose FROM audit_line", none};
    for (auto const& purpose : db().read([](db::Tx& tx) { return tx.all<std::string>(purposes); })) all += purpose;
    EXPECT_EQ(all.find(nik), std::string::npos) << all;
    EXPECT_EQ(all.find("0141 0790"), std::string::npos) << all;
    EXPECT_NE(all.find("3208••••••••9001"), std::string::npos) << all;
}

TEST_P(GrievanceActions, ClosedKindsAreConfidentialUnlessTheReporterSaysOtherwise) {
    EXPECT_EQ(content(received()).privacy, "open");
    EXPECT_EQ(content(received(report("dipukul", "kekerasan"))).privacy, "confidential");
    auto wish = report("dipukul", "kekerasan");
    wish.privacy = Privacy::open;
    EXPECT_EQ(content(received(wish)).privacy, "open");
    auto naming = report("meminta uang");
    naming.about = {{.kind = AboutKind::officer, .name = "Rina Petugas"}};
    EXPECT_EQ(content(received(naming)).privacy, "confidential");
    auto anonymous = report();
    anonymous.privacy = Privacy::anonymous;
    anonymous.reporter = NewReporter{.name = "Ibu Contoh"};
    auto const id = received(anonymous);
    EXPECT_FALSE(db().read([&](db::Tx& tx) { return store::find_reporter(tx, id); })) << "no name is kept";
    EXPECT_EQ(no(write([&](db::Tx& tx) { return open_reporter(tx, desk(), back, id, "alasan"); })),
              "grievances.reporter_unknown");
}

TEST_P(GrievanceActions, AReportAboutAnOfficerSkipsTheirUnit) {
    auto wish = report("Petugas meminta uang");
    wish.kind = "pungli";
    wish.about = {{.kind = AboutKind::officer, .name = "rina petugas"}};
    auto const id = received(wish);
    EXPECT_EQ(stands(id).guard, 2);
    EXPECT_FALSE(is_seen(back, id)) << "found by the name";
    EXPECT_FALSE(is_seen(boss, id)) << "of the same unit";
    EXPECT_TRUE(is_seen(head, id));
    EXPECT_EQ(no(does(head, id, Deed::assigned, {.officer = back.id})), "grievances.officer_not_here");
    EXPECT_EQ(no(does(head, id, Deed::forwarded, {.unit = rehsos})), "grievances.unit_named");
    auto const examiner = hire("examiner", Role::back_office, "3208", unit("ITKAB", true));
    EXPECT_TRUE(is_seen(examiner, id));
    ASSERT_TRUE(does(head, id, Deed::assigned, {.officer = examiner.id}));
}

TEST_P(GrievanceActions, AReportAboutTheHeadGoesToTheInspectorate) {
    auto const itkab = unit("ITKAB", true);
    auto const inspector = hire("inspector", Role::supervisor, "3208", itkab, {}, "Yeni Inspektur");
    lead(itkab, "ITKAB", true, inspector.id);
    auto wish = report("Kepala meminta uang", "pungli");
    wish.about = {{.kind = AboutKind::officer, .name = "", .account = head.id}};
    auto const id = received(wish);
    EXPECT_FALSE(is_seen(head, id));
    EXPECT_TRUE(is_seen(inspector, id));
    clock.advance_ms(30 * day_ms);
    tick();
    EXPECT_EQ(stands(id).climbed_to, inspector.id);
    auto const to = stands(id).climbed_to;
    clock.advance_ms(5 * day_ms);
    tick();
    EXPECT_EQ(stands(id).climbed_to, to) << "the ladder ends there";
}

TEST_P(GrievanceActions, AReportAboutAVillageIsNotForTheVillage) {
    auto wish = report("Bantuan dipotong di balai desa", "pungli");
    wish.about = {{.kind = AboutKind::village}};
    auto const id = received(wish);
    EXPECT_FALSE(is_seen(village, id));
    EXPECT_EQ(no(does(head, id, Deed::assigned, {.officer = village.id})), "grievances.officer_not_here");
}

TEST_P(GrievanceActions, WorkIsGivenOnlyToWhoMayDoIt) {
    auto const id = received(report("x y z", "layanan", windujanten));
    auto const auditor = hire("auditor", Role::auditor);
    auto const lurah = hire("lurah", Role::village_head, windujanten);
    for (auto const& who : {auditor, lurah, village})
        EXPECT_EQ(no(does(boss, id, Deed::assigned, {.officer = who.id})), "grievances.officer_not_here") << who.name;
    EXPECT_EQ(no(does(boss, id, Deed::assigned, {.officer = AccountId(77)})), "grievances.officer_unknown");
    EXPECT_EQ(no(does(boss, id, Deed::forwarded, {.unit = UnitId(77)})), "grievances.unit_unknown");
    EXPECT_EQ(no(does(boss, id, Deed::verified, {.unit = UnitId(77)})), "grievances.unit_unknown");
    auto wish = report();
    wish.officer = auditor.id;
    EXPECT_EQ(no(try_receive(wish, back)), "grievances.officer_not_here");
    wish.officer = back.id;
    auto const given = received(wish, boss);
    EXPECT_EQ(stands(given).state, State::verifikasi) << "assigned before it is verified";
    EXPECT_EQ(stands(given).unit, rehsos);
    EXPECT_EQ(no(does(village, id, Deed::noted, {.text = "x"})), "grievances.not_found")
        << "another village's complaint";
}

TEST_P(GrievanceActions, OverdueWorkClimbsPastAnAbsentSuperior) {
    lead(rehsos, "REHSOS", false, boss.id);
    auto const id = received();
    ASSERT_TRUE(does(front, id, Deed::verified, {.officer = back.id, .unit = rehsos}));
    ASSERT_TRUE(write([&](db::Tx& tx) {
        return access::set_absence(tx, office, admin(), boss.id,
                                   Period{access::testing::day("2026-11-20"), access::testing::day("2026-12-31")},
                                   clock.now());
    }));
    clock.set(stands(id).state_due.plus_ms(1));
    EXPECT_EQ(tick(), 1);
    EXPECT_EQ(stands(id).climbed_to, head.id);
    EXPECT_EQ(stands(id).officer, back.id) << "the work stays where it is";
    EXPECT_EQ(tick(), 0) << "once, until the rung's time is over";
    EXPECT_EQ(deeds(id).back(), "climbed");
}

TEST_P(GrievanceActions, UrgentWorkClimbsToTheDutyOfficer) {
    auto const piket = hire("piket", Role::duty_officer, "3208", {}, {}, "Piket Malam");
    ASSERT_TRUE(write([&](db::Tx& tx) {
        return access::set_duty(tx, office, admin(), access::testing::day("2026-11-23"), piket.id, clock.now());
    }));
    auto const id = received(report("Lansia telantar", "ppks"));
    EXPECT_EQ(stands(id).state, State::diteruskan) << "no verification";
    EXPECT_EQ(stands(id).promise_at, clock.now().plus_ms(24 * hour_ms));
    clock.advance_ms(24 * hour_ms + 1);
    EXPECT_EQ(tick(), 1);
    EXPECT_EQ(stands(id).climbed_to, piket.id);
    EXPECT_EQ(stands(id).state_due, clock.now().plus_ms(4 * hour_ms));
}

TEST_P(GrievanceActions, AnEndedAccountsWorkGoesToTheSuccessorWhoMaySeeIt) {
    auto const id = received();
    auto const naming = received();
    ASSERT_TRUE(does(boss, id, Deed::assigned, {.officer = back.id}));
    ASSERT_TRUE(does(front, id, Deed::verified));
    auto wish = report("Dedi meminta uang", "pungli");
    wish.about = {{.kind = AboutKind::officer, .name = "", .account = boss.id}};
    auto const about_boss = received(wish);
    auto const clerk = hire("clerk", Role::back_office, "3208", {}, {}, "Iis Contoh");
    ASSERT_TRUE(does(head, about_boss, Deed::assigned, {.officer = clerk.id}));
    ASSERT_TRUE(does(boss, naming, Deed::assigned, {.officer = clerk.id}));
    EXPECT_EQ(write([&](db::Tx& tx) { return hand_over(tx, desk(), clerk.id, boss.id); }).value(), 2);
    EXPECT_EQ(stands(naming).officer, boss.id);
    EXPECT_TRUE(stands(about_boss).officer.is_none()) << "not to the one it names";
    EXPECT_EQ(write([&](db::Tx& tx) { return hand_over(tx, desk(), back.id, {}); }).value(), 1);
    EXPECT_EQ(stands(id).state, State::diteruskan) << "back to where nobody has it";
}

TEST_P(GrievanceActions, TheVerifierMayCorrectTheKind) {
    auto const id = received();
    ASSERT_TRUE(does(front, id, Deed::verified, {.kind = "kekerasan"}));
    auto const now_is = stands(id);
    EXPECT_EQ(now_is.guard, 1);
    EXPECT_TRUE(now_is.is_urgent);
    EXPECT_EQ(now_is.promise_at, clock.now().plus_ms(24 * hour_ms));
    EXPECT_FALSE(is_seen(village, id));
    EXPECT_EQ(no(does(front, received(), Deed::verified, {.kind = "tidak_ada"})), "grievances.kind_unknown");
}

TEST_P(GrievanceActions, WhatIsFarOrFutureOrElsewhereIsRefusedAtTheDoor) {
    auto early = report();
    early.received_at = clock.now().plus_ms(1);
    EXPECT_EQ(no(try_receive(early, front)), "grievances.received_in_future");
    early.received_at = clock.now().plus_ms(-367 * day_ms);
    EXPECT_EQ(no(try_receive(early, front)), "grievances.received_too_old");
    EXPECT_EQ(no(try_receive(report("x", "layanan", "3274011001"))), "grievances.place_outside");
    EXPECT_EQ(no(try_receive(report("x", "tidak_ada"))), "grievances.kind_unknown");
    auto photo = report();
    photo.photos = {{PhotoId(5), "token"}};
    EXPECT_EQ(no(try_receive(photo)), "grievances.photo_unknown");
    auto follows = report();
    follows.follows = GrievanceId(5);
    EXPECT_EQ(no(try_receive(follows)), "grievances.follows_unknown");
    follows.follows = received(report("dipukul", "kekerasan"));
    EXPECT_EQ(no(try_receive(follows)), "grievances.follows_unknown") << "a closed one is not confirmed";
    EXPECT_EQ(no(try_receive(report("x", "layanan", windujanten), village)), "access.area_not_allowed");
}

TEST_P(GrievanceActions, AReporterContestsARejectionOnceAndTheSuperiorDecides) {
    auto const superior = hire("atasan", Role::supervisor);
    auto const desk_officer = hire("meja", Role::back_office, "3208", {}, superior.id, "Meja Contoh");
    auto const id = received();
    auto const reject = [&](Officer const& by) {
        return does(by, id, Deed::rejected, {.text = "Bukan kewenangan kami", .reason = "bukan_kewenangan"});
    };
    EXPECT_EQ(no(reporter(id, Deed::rebutted, "belum")), "grievances.not_in_this_state");
    ASSERT_TRUE(reject(desk_officer));
    ASSERT_TRUE(reporter(id, Deed::rebutted, "Ini urusan dinas, ada suratnya"));
    EXPECT_EQ(stands(id).state, State::dibantah);
    EXPECT_EQ(stands(id).climbed_to, superior.id);
    EXPECT_TRUE(stands(id).officer != desk_officer.id);
    EXPECT_EQ(no(reject(desk_officer)), "grievances.contested_above");
    EXPECT_EQ(no(reject(back)), "grievances.contested_above") << "no more than a colleague";
    ASSERT_TRUE(reject(superior));
    EXPECT_EQ(no(reporter(id, Deed::rebutted, "sekali lagi")), "grievances.contested_before");

    auto const late = received();
    ASSERT_TRUE(does(desk_officer, late, Deed::rejected, {.text = "ganda", .reason = "ganda"}));
    clock.advance_ms(11 * day_ms);
    EXPECT_EQ(no(reporter(late, Deed::rebutted, "terlambat")), "grievances.rebut_over");
    auto const own = received();
    ASSERT_TRUE(does(superior, own, Deed::rejected, {.text = "ganda", .reason = "ganda"}));
    ASSERT_TRUE(reporter(own, Deed::rebutted, "bukan ganda"));
    EXPECT_EQ(stands(own).climbed_to, head.id) << "above a supervisor stands the head";
}

TEST_P(GrievanceActions, AnErasedComplaintIsEmptyInTheFileItself) {
    auto wish = report("Rahasianya zamrudungu di rumah", "bansos_salah_sasaran");
    wish.place = "gang zamrudungu";
    wish.reporter = NewReporter{.name = "Zamrudungu Binti Contoh",
                                .phone = "+6281299990001",
                                .email = "zamrudungu@contoh.id",
                                .address = "Jalan Zamrudungu"};
    auto const id = received(wish);
    ASSERT_TRUE(does(back, id, Deed::noted, {.text = "zamrudungu sudah ditelepon"}));
    ASSERT_TRUE(write([&](db::Tx& tx) { return open_reporter(tx, desk(), back, id, "telepon zamrudungu"); }));
    EXPECT_EQ(no(write([&](db::Tx& tx) { return erase(tx, desk(), {}, id, "retention"); })), "grievances.still_open");
    ASSERT_TRUE(does(back, id, Deed::rejected, {.text = "zamrudungu", .reason = "ganda"}));
    auto const dpo = hire("dpo", Role::dpo);
    EXPECT_EQ(no(write([&](db::Tx& tx) { return erase(tx, desk(), back, id, "alasan"); })), "access.act_not_allowed");
    ASSERT_TRUE(write([&](db::Tx& tx) { return erase(tx, desk(), dpo, id, "permintaan pelapor"); }));
    EXPECT_EQ(no(write([&](db::Tx& tx) { return erase(tx, desk(), dpo, id, "lagi"); })), "grievances.already_erased");
    EXPECT_EQ(content(id).body, "[dihapus]");
    EXPECT_EQ(lines_of("grievances.erased"), 1);
    static constexpr std::array<std::string_view, 0> none{};
    // Accounts of a test are hired for "uji".
    static constexpr std::string_view told = "SELECT purpose FROM audit_line WHERE purpose NOT IN ('', 'uji')";
    static constexpr db::Statement purposes{"test.purposes", told, told, none};
    EXPECT_EQ(db().read([](db::Tx& tx) { return tx.all<std::string>(purposes); }),
              (std::vector<std::string>{"permintaan pelapor"}))
        << "why it was erased stays, why it was opened does not";
    auto const found =
        db().read([&](db::Tx& tx) { return store::search(tx, sees(head), {}, {"zamrudungu"}, "", 10).value(); });
    EXPECT_TRUE(found.rows.empty());
    if (GetParam() != db::Engine::sqlite) return;
    auto const place = fresh_.place();
    fresh_.close();  // the log is folded into the file
    for (auto const& file : std::filesystem::directory_iterator(std::filesystem::path(place).parent_path())) {
        if (!file.is_regular_file() || !file.path().string().starts_with(place)) continue;
        std::ifstream in(file.path(), std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(in), {}};
        std::ranges::transform(bytes, bytes.begin(),
                               [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        EXPECT_EQ(bytes.find("zamrudungu"), std::string::npos) << file.path();
        EXPECT_EQ(bytes.find("81299990001"), std::string::npos) << file.path();
    }
}

}  // namespace
}  // namespace sinergi::grievances
