#include "requests/actions.hpp"

#include "plumbing/files/loose.hpp"
#include "plumbing/notices/notices.hpp"
#include "requests/store_sql.hpp"
#include "requests/testing.hpp"

#include <algorithm>
#include <set>
#include <thread>

namespace sinergi::requests {
namespace {

using namespace testing;

struct Requests : RequestTest {
    /// Files loosened that no row of this house names.
    std::vector<std::string> let_go() {
        return db().read([](db::Tx& tx) { return files::unnamed(tx, {&file_names()}, files::loose(tx)); });
    }
};
SINERGI_ON_BOTH_ENGINES(Requests);

TEST_P(Requests, EveryStatementIsUnderstoodAndWalksAnIndex) {
    // Few rows whatever the office: kinds, signers, files of aid; what is open, counted to a thousand; and the
    // retention.
    std::set<std::string_view> const small{"requests.kinds",      "requests.kind_lists",  "requests.signers",
                                           "requests.erasable",   "requests.count_queue", "requests.aid_files",
                                           "requests.aid_reasons"};
    for (auto const& plan : db::testing::prepare_all(db(), sql::all)) {
        SCOPED_TRACE(plan.name);
        EXPECT_TRUE(small.contains(plan.name) || !plan.is_scan()) << plan.text;
    }
}

TEST_P(Requests, TheUsualKindsAreThereAndEachHoldsItsOwnRules) {
    auto const kinds = db().read([](db::Tx& tx) { return store::kinds(tx); });
    EXPECT_EQ(kinds.size(), 8U);
    for (auto const& kind : kinds) {
        SCOPED_TRACE(kind.code);
        EXPECT_EQ(no(check_kind(kind)), "");
        EXPECT_FALSE(kind.law.empty());
        EXPECT_FALSE(kind.papers.empty());
    }
}

TEST_P(Requests, IsTakenInWithANumberAKeyAndWhatIsMissing) {
    auto const receipt = try_receive(wishes()).value();
    EXPECT_EQ(receipt.key.size(), 9U);
    EXPECT_EQ(receipt.missing.size(), 3U);
    EXPECT_EQ(receipt.request.due_at, end_of(day("2026-11-24"), Zone::WIB));
    auto const file =
        db().read([&](db::Tx& tx) { return track(tx, desk(), tracking_number(receipt.request.id), receipt.key); });
    ASSERT_TRUE(file.has_value());
    EXPECT_EQ(file->person.phone, "+6281234567890");
    EXPECT_EQ(file->steps.size(), 1U);
    EXPECT_EQ(lines_of("requests.received"), 1);
}

TEST_P(Requests, AWrongKeyAndAnUnknownNumberAreAnsweredAlike) {
    auto const receipt = try_receive(wishes()).value();
    auto const asked = [&](std::string const& number, std::string const& key) {
        return db().read([&](db::Tx& tx) { return no(track(tx, desk(), number, key)); });
    };
    EXPECT_EQ(asked(tracking_number(receipt.request.id), "0000-0000"), "requests.number_or_key_wrong");
    EXPECT_EQ(asked("7777-7777-7777", receipt.key), "requests.number_or_key_wrong");
}

TEST_P(Requests, BadInputIsRefusedNamingTheField) {
    struct Row {
        char const* why;
        void (*spoil)(NewRequest&);
        std::string_view key;
    };
    for (auto const& row : std::vector<Row>{
             {"a NIK of 15 digits", [](NewRequest& w) { w.person.nik.pop_back(); }, "base.nik_malformed"},
             {"no name", [](NewRequest& w) { w.person.name = " "; }, "requests.person_malformed"},
             {"the family's number twice", [](NewRequest& w) { w.person.no_kk = w.person.nik; },
              "requests.person_malformed"},
             {"a telephone of letters", [](NewRequest& w) { w.person.phone = "tidak ada"; }, "base.phone_malformed"},
             {"a village of another regency", [](NewRequest& w) { w.region = region("3209012001"); },
              "access.area_not_allowed"},
             {"a kind nobody knows", [](NewRequest& w) { w.kind = "sim"; }, "requests.kind_unknown"},
             {"no purpose", [](NewRequest& w) { w.person.answers.clear(); }, "requests.answer_missing"},
             {"an emergency of a kind that has none", [](NewRequest& w) { w.pace = Pace::emergency; },
              "requests.no_emergency"}}) {
        SCOPED_TRACE(row.why);
        auto wish = wishes();
        row.spoil(wish);
        EXPECT_EQ(no(try_receive(wish)), row.key);
    }
    EXPECT_EQ(lines_of("requests.received"), 0) << "nothing half done";
}

TEST_P(Requests, EverythingWrongWithAFormIsToldAtOnceEachAtItsPlace) {
    auto wish = wishes();
    wish.person.name = " ";
    wish.person.nik = "123";
    wish.person.phone = "tidak ada";
    wish.person.answers.clear();
    wish.pace = Pace::emergency;
    auto const told = try_receive(wish);
    ASSERT_FALSE(told);
    std::vector<std::string> paths;
    for (auto const& fault : told.error().faults) paths.push_back(fault.path);
    EXPECT_EQ(paths, (std::vector<std::string>{"person.name", "person.nik", "person.phone", "person.answers.keperluan",
                                               "is_urgent"}));
}

TEST_P(Requests, IsFoundBeforeItIsMadeAgainByNikTelephoneOrAnotherSpelling) {
    auto wish = wishes();
    wish.person.name = "Soetrisno Wibowo";
    auto const id = received(wish);
    auto const permit = access::permit(access::Act::see_request, counter, office.area).value();
    auto const finds = [&](Like const& like) {
        auto const rows = db().read([&](db::Tx& tx) { return alike(tx, permit, like); });
        return !rows.empty() && rows.front().id == id;
    };
    EXPECT_TRUE(finds({.name = "", .nik = "3208014107809001", .phone = ""}));
    EXPECT_TRUE(finds({.name = "", .nik = "", .phone = "+62 812-3456-7890"}));
    EXPECT_TRUE(finds({.name = "Sutrisno W.", .nik = "", .phone = ""}));
    EXPECT_FALSE(finds({.name = "Budi Contoh", .nik = "3208014107809002", .phone = "0813 0000 0000"}));
}

TEST_P(Requests, IsCheckedOnlyWithItsPapersAndEveryCheckMet) {
    auto const id = received();
    EXPECT_EQ(no(does(desk_officer, id, Deed::checked)), "requests.papers_missing");
    papers_come(id);
    EXPECT_EQ(no(does(desk_officer, id, Deed::checked)), "requests.check_open");
    auto checks = all_met("cek_sktm");
    checks[0].is_met = false;
    EXPECT_EQ(no(does(desk_officer, id, Deed::checked, {.checks = checks})), "requests.check_not_met");
    checks[0].is_met = true;
    auto const done = does(desk_officer, id, Deed::checked, {.checks = checks});
    ASSERT_TRUE(done.has_value());
    EXPECT_EQ(done->state, State::checked);
    EXPECT_EQ(done->checked_by, desk_officer.id);
}

TEST_P(Requests, WaitingForPapersStartsTheClockAnew) {
    auto const id = received();
    EXPECT_EQ(no(does(desk_officer, id, Deed::asked)), "requests.text_needed");
    ASSERT_TRUE(does(desk_officer, id, Deed::asked, {.text = "KK belum ada"}));
    clock.advance_ms(7 * day_ms);
    auto const again = does(counter, id, Deed::completed);
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->due_at, end_of(day("2026-12-01"), Zone::WIB));
}

TEST_P(Requests, MendingWhatWasInitialledSendsItBackToTheCheck) {
    auto const id = initialled();
    auto const mended = write([&](db::Tx& tx) {
        auto changed = person("Sari Contoh Putri");
        changed.answers["keperluan"] = "beasiswa";
        return mend(tx, desk(), counter, id, changed, {});
    });
    ASSERT_TRUE(mended.has_value());
    EXPECT_EQ(mended->state, State::received);
}

TEST_P(Requests, AVillageSeesItsOwnAndNoOther) {
    auto const id = received();
    auto const ours = hire("desa.satu", Role::village_operator, sindangjawa);
    auto const others = hire("desa.dua", Role::village_operator, "3208011002");
    auto const opens = [&](Officer const& by) {
        return no(write([&](db::Tx& tx) { return open_file(tx, desk(), by, id); }));
    };
    EXPECT_EQ(opens(ours), "");
    EXPECT_EQ(opens(others), "requests.not_found");
    EXPECT_EQ(opens(keeper()), "access.act_not_allowed");
    EXPECT_EQ(lines_of("requests.read"), 1);
}

TEST_P(Requests, AStaleVersionIsRefused) {
    auto const id = received();
    ASSERT_TRUE(does(desk_officer, id, Deed::claimed, {.version = 1}));
    EXPECT_EQ(no(does(desk_officer, id, Deed::claimed, {.version = 1})), "requests.changed_meanwhile");
}

TEST_P(Requests, LatenessIsToldOnce) {
    auto const id = received();
    auto const ticks = [&] { return write([&](db::Tx& tx) { return run_clocks(tx, desk(), 10); }).value(); };
    EXPECT_EQ(ticks(), 0);
    clock.advance_ms(4 * day_ms);
    EXPECT_EQ(ticks(), 1);
    EXPECT_EQ(ticks(), 0);
    EXPECT_TRUE(stands(id).late_told_at.has_value());
    EXPECT_EQ(lines_of("requests.late"), 1);
}

TEST_P(Requests, QueuesHoldWhatWaitsForThatStep) {
    received();
    initialled();
    auto const permit = access::permit(access::Act::see_request, head, office.area).value();
    auto const waits = [&](std::string_view queue) {
        return db().read([&](db::Tx& tx) { return store::count(tx, permit, queue, clock.now()).rows; });
    };
    EXPECT_EQ(waits("all"), 2);
    EXPECT_EQ(waits("to_check"), 1);
    EXPECT_EQ(waits("to_number"), 1);
    EXPECT_EQ(waits("late"), 0);
    auto const page =
        db().read([&](db::Tx& tx) { return store::list(tx, permit, {.queue = "all"}, "", 1, clock.now()).value(); });
    ASSERT_EQ(page.rows.size(), 1U);
    auto const rest = db().read(
        [&](db::Tx& tx) { return store::list(tx, permit, {.queue = "all"}, page.next, 9, clock.now()).value(); });
    ASSERT_EQ(rest.rows.size(), 1U);
    EXPECT_NE(rest.rows[0].id, page.rows[0].id);
}

TEST_P(Requests, OldOnesLoseThePersonAndKeepTheirCourse) {
    auto const id = received();
    ASSERT_TRUE(does(desk_officer, id, Deed::declined, {.text = "bukan warga sini"}));
    clock.advance_ms(6 * 366 * day_ms);
    ASSERT_TRUE(write([&](db::Tx& tx) { return erase_old(tx, desk(), 10); }));
    (void)db().read([&](db::Tx& tx) {
        EXPECT_EQ(store::person(tx, id).name, "");
        EXPECT_EQ(store::steps(tx, id).size(), 2U);
        EXPECT_TRUE(store::with_nik(tx, "3208014107809001").empty());
        return 0;
    });
}

TEST_P(Requests, ErasureTakesWhatIsPersonalEverywhereAndLeavesItsReason) {
    auto const letter = signed_letter();
    auto const id = letter.request;
    ASSERT_TRUE(does(counter, id, Deed::noted, {.text = "Bu Sari tinggal di belakang balai desa"}));
    ASSERT_TRUE(write(
        [&](db::Tx& tx) { return open_person(tx, desk(), desk_officer, id, "Bu Sari minta NIK-nya dibacakan"); }));
    ASSERT_TRUE(write([&](db::Tx& tx) -> Done {
        for (auto const& [key, about] :
             {std::pair("kunci-permohonan", id.raw()), {"kunci-surat-0001", letter.id.raw()}})
            access::keep_answer(tx, counter.id, key, {.body_digest = "d", .answer = "boxed", .about = about},
                                clock.now());
        return {};
    }));
    auto const dpo = hire("dpo", Role::dpo);
    auto const erases = [&](Officer const& by) {
        return write([&](db::Tx& tx) { return erase(tx, desk(), by, id, "permintaan warga, surat 12/2026"); });
    };
    EXPECT_EQ(no(erases(dpo)), "requests.still_open");
    ASSERT_TRUE(does(counter, id, Deed::handed_over));
    EXPECT_EQ(no(erases(head)), "access.act_not_allowed");
    ASSERT_TRUE(erases(dpo));
    EXPECT_EQ(let_go().size(), 2U) << "three papers that are one file, and the scan";
    EXPECT_EQ(no(erases(dpo)), "requests.already_erased");
    (void)db().read([&](db::Tx& tx) {
        for (auto const& step : store::steps(tx, id))
            EXPECT_TRUE(step.body.empty() || step.body == "[dihapus]") << step.body;
        auto const stood = store::content(tx, letter.id);
        EXPECT_EQ(stood.number, letter.number);
        EXPECT_TRUE(stood.paragraphs.empty() && stood.facts.empty() && stood.to.empty());
        EXPECT_EQ(store::find_letter(tx, letter.id)->scan, "");
        return 0;
    });
    static constexpr db::Statement purposes{"test.purposes",
                                            "SELECT purpose FROM audit_line WHERE purpose <> ''",
                                            "SELECT purpose FROM audit_line WHERE purpose <> ''",
                                            {}};
    static constexpr db::Statement answers{"test.answers", "SELECT answer FROM deed", "SELECT answer FROM deed", {}};
    (void)db().read([&](db::Tx& tx) {
        auto const whys = tx.all<std::string>(purposes);
        for (auto const& why : whys) EXPECT_EQ(why.find("Sari"), std::string::npos) << why;
        EXPECT_NE(std::ranges::find(whys, "permintaan warga, surat 12/2026"), whys.end());
        for (auto const& answer : tx.all<std::string>(answers)) EXPECT_EQ(answer, "");
        return 0;
    });
}

TEST_P(Requests, AFileThatAnotherRequestNamesTooStays) {
    auto const id = received(), other = received();
    papers_come(id);
    papers_come(other);
    ASSERT_TRUE(does(desk_officer, id, Deed::declined, {.text = "bukan warga sini"}));
    clock.advance_ms(6 * 366 * day_ms);
    auto const old = [&] { return write([&](db::Tx& tx) { return erase_old(tx, desk(), 10); }).value(); };
    EXPECT_EQ(old(), 1);
    EXPECT_TRUE(let_go().empty()) << "the same scan of a family card, once on disk";
    ASSERT_TRUE(does(desk_officer, other, Deed::declined, {.text = "bukan warga sini"}));
    clock.advance_ms(6 * 366 * day_ms);
    EXPECT_EQ(old(), 1);
    EXPECT_FALSE(let_go().empty());
}

TEST_P(Requests, APrintOfManyLettersIsLetGoAfterAWeek) {
    ASSERT_TRUE(write([&](db::Tx& tx) -> Done {
        store::keep_print(tx, "a print", clock.now());
        return {};
    }));
    auto const named = [&] {
        return db().read([](db::Tx& tx) { return files::unnamed(tx, {&file_names()}, {"a print"}).empty(); });
    };
    clock.advance_ms(6 * day_ms);
    ASSERT_TRUE(write([&](db::Tx& tx) { return erase_old(tx, desk(), 10); }));
    EXPECT_TRUE(named());
    clock.advance_ms(2 * day_ms);
    ASSERT_TRUE(write([&](db::Tx& tx) { return erase_old(tx, desk(), 10); }));
    EXPECT_FALSE(named());
    EXPECT_EQ(let_go(), std::vector<std::string>{"a print"});
}

TEST_P(Requests, AKindIsChangedByTheAdministratorAlone) {
    auto kind = kind_called("cek_sktm");
    kind.promise_days = 4;
    auto const puts = [&](Officer const& by, Keep keep = Keep::changed) {
        return no(write([&](db::Tx& tx) { return put_kind(tx, desk(), by, kind, keep); }));
    };
    EXPECT_EQ(puts(head), "access.act_not_allowed");
    EXPECT_EQ(puts(keeper()), "");
    EXPECT_EQ(kind_called("cek_sktm").promise_days, 4);
    EXPECT_EQ(puts(keeper()), "requests.changed_meanwhile");
    EXPECT_EQ(puts(keeper(), Keep::added), "requests.kind_taken");
    kind.code = "rekomendasi_baru";
    EXPECT_EQ(puts(keeper(), Keep::added), "");
    kind.signer = counter.id;
    EXPECT_EQ(puts(keeper(), Keep::added), "requests.signer_may_not");
}

}  // namespace
}  // namespace sinergi::requests
