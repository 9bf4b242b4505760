#include "proposals/testing.hpp"

#include "plumbing/files/loose.hpp"
#include "proposals/store_sql.hpp"

#include <algorithm>
#include <set>
#include <thread>

namespace sinergi::proposals {
namespace {

using namespace testing;

struct ProposalActions : ProposalTest {
    /// Files loosened that no row of this house names.
    std::vector<std::string> let_go() {
        return db().read([](db::Tx& tx) { return files::unnamed(tx, {&file_names()}, files::loose(tx)); });
    }
};
SINERGI_ON_BOTH_ENGINES(ProposalActions);

TEST_P(ProposalActions, EveryStatementIsUnderstoodAndWalksAnIndex) {
    std::set<std::string_view> const small{"words", "recaps", "highest_id"};  // some rows a node
    for (auto const& plan : db::testing::prepare_all(db(), sql::all)) {
        bool const is_small = small.contains(plan.name.substr(plan.name.find('.') + 1));
        EXPECT_TRUE(is_small || !plan.is_scan()) << plan.name << plan.text;
    }
}

TEST_P(ProposalActions, AFamilyGoesFromTheVillageToSiksNgAndComesBack) {
    auto const carti = family("Carti"), rasim = family("Rasim");
    auto const roll = opens().value();
    auto const line = proposes(roll.id, {.kind = Kind::family, .family = carti.id});
    ASSERT_EQ(no(line), "");
    auto const out = proposes(roll.id, {.kind = Kind::programme, .family = rasim.id, .programme = "pkh"});
    ASSERT_EQ(no(out), "");
    EXPECT_EQ(no(meets(roll.id, musdes({{out->id, "tidak_layak", "punya sawah"}}))), "");
    EXPECT_EQ(no(does(&send, village, roll.id)), "proposals.minutes_missing");
    EXPECT_EQ(no(attaches(roll.id, PaperKind::minutes)), "");
    EXPECT_EQ(no(does(&send, village, roll.id)), "");
    EXPECT_EQ(no(does(&verify, verifier, roll.id)), "proposals.sample_missing");
    EXPECT_EQ(no(does(&draw, verifier, roll.id)), "");
    EXPECT_EQ(no(does(&draw, verifier, roll.id)), "proposals.sample_there");
    EXPECT_EQ(no(does(&verify, verifier, roll.id)), "proposals.check_open");
    auto const finds = [&](Officer const& by, Check found) {
        return no(write([&](db::Tx& tx) { return check(tx, desk(), by, line->id, found, {}); }));
    };
    EXPECT_EQ(finds(village, Check::confirmed), "proposals.own_line");
    EXPECT_EQ(finds(verifier, Check::differs), "proposals.words_needed");
    EXPECT_EQ(finds(verifier, Check::confirmed), "");
    EXPECT_EQ(no(does(&verify, verifier, roll.id)), "");
    EXPECT_EQ(no(does(&approve, verifier, roll.id)), "access.act_not_allowed");
    EXPECT_EQ(no(does(&approve, head, roll.id)), "");
    auto const recap = recaps();
    EXPECT_EQ(no(does(&give_back, head, roll.id, "kurang lengkap")), "proposals.in_recap");
    EXPECT_EQ(stands(line->id).state, ItemState::agreed) << "nothing is a task before the regent signed";
    EXPECT_EQ(no(signs(recap)), "");
    EXPECT_EQ(no(signs(recap)), "proposals.recap_signed");
    EXPECT_EQ(stands(line->id).state, ItemState::approved);
    EXPECT_EQ(stands(out->id).state, ItemState::excepted);
    EXPECT_EQ(no(enters(line->id)), "");
    EXPECT_EQ(stands(roll.id).state, State::entered);
    auto const closed = comes_back({carti.no_kk});
    ASSERT_EQ(no(closed), "");
    EXPECT_EQ(closed->arrived, 1);
    EXPECT_EQ(stands(roll.id).state, State::closed);
    EXPECT_EQ(comes_back({carti.no_kk})->arrived, 0) << "the same list twice changes nothing";
    EXPECT_EQ(lines_of("proposals.sent"), 1);
    EXPECT_EQ(lines_of("registry.proposed"), 2);
    EXPECT_EQ(lines_of("registry.decided"), 1);
}

TEST_P(ProposalActions, AListOfAProgrammeClosesThatProgrammeAndOneOfTheRegistryTheRest) {
    auto const carti = family("Carti"), dadan = family("Dadan");
    auto const roll = opens().value();
    auto const into = proposes(roll.id, {.kind = Kind::family, .family = carti.id}).value();
    auto const pkh = proposes(roll.id, {.kind = Kind::programme, .family = dadan.id, .programme = "pkh"}).value();
    auto const mend = proposes(roll.id, {.kind = Kind::correction, .family = dadan.id, .note = "Alamat salah"}).value();
    endorses(roll.id);
    for (auto const id : {into.id, pkh.id, mend.id}) ASSERT_EQ(no(enters(id)), "");
    Back back{.on = day("2026-11-22"), .area = region("3208"), .reach = Reach::whole, .programme = "bpnt"};
    back.numbers = {carti.no_kk};
    auto const reads = [&] { return write([&](db::Tx& tx) { return arrived(tx, desk(), verifier, back); }); };
    EXPECT_EQ(reads()->arrived, 1) << "who receives stands in the registry";
    EXPECT_EQ(stands(pkh.id).state, ItemState::entered) << "another programme says nothing of it";
    back.programme = "pkh";
    EXPECT_EQ(reads()->missing, 1);
    EXPECT_EQ(stands(pkh.id).state, ItemState::missing);
    back.programme = "";
    back.differs = {dadan.id};
    EXPECT_EQ(reads()->missing, 1) << "a correction has not arrived while something differs";
    back.differs = {};
    back.numbers = {dadan.no_kk};
    back.named = {dadan.id};
    EXPECT_EQ(reads()->arrived, 0) << "a number alone says nothing of what was corrected";
    back.named = {};
    back.same = {dadan.id};
    back.programme = "bpnt";
    EXPECT_EQ(reads()->arrived, 0) << "nor does the list of a programme";
    back.programme = "";
    EXPECT_EQ(reads()->arrived, 1);
    EXPECT_EQ(stands(mend.id).state, ItemState::arrived);
    back.programme = "beras";
    EXPECT_EQ(no(reads()), "proposals.word_unknown");
}

TEST_P(ProposalActions, AClosedListIsEmptiedOnAWishOrAfterItsYears) {
    auto const dpo = other(Role::dpo, 92, "3208");
    auto const roll = opens().value();
    auto const carti = family("Carti");
    auto const line = proposes(roll.id, {.kind = Kind::family, .family = carti.id}).value();
    auto const erases = [&](Officer const& by) {
        return write([&](db::Tx& tx) { return erase(tx, desk(), by, roll.id, "permintaan"); });
    };
    auto const old = [&] { return write([&](db::Tx& tx) { return erase_old(tx, desk(), 10); }).value(); };
    EXPECT_EQ(no(erases(dpo)), "proposals.still_open");
    endorses(roll.id);
    ASSERT_EQ(no(enters(line.id)), "");
    ASSERT_EQ(comes_back({line.nik})->arrived, 1);
    EXPECT_EQ(no(erases(verifier)), "access.act_not_allowed");
    auto const look = write([&](db::Tx& tx) { return look_erasable(tx, desk(), dpo, roll.id); });
    ASSERT_EQ(no(look), "");
    EXPECT_EQ(look->lines, 1);
    clock.advance_ms(4 * 365 * day_ms);
    EXPECT_EQ(old(), 0);
    clock.advance_ms(2 * 365 * day_ms);
    EXPECT_EQ(old(), 1);
    EXPECT_EQ(let_go().size(), 2U) << "the minutes and the signed recap";
    auto const after = stands(line.id);
    EXPECT_EQ(after.name + after.nik + after.no_kk + after.address, "");
    EXPECT_EQ(after.state, ItemState::arrived) << "what came of it stays";
    EXPECT_TRUE(db().read([&](db::Tx& tx) { return store::items_of_family(tx, carti.id); }).empty())
        << "and the family does not tell it";
    EXPECT_EQ(stands(roll.id).met_words, "");
    EXPECT_EQ(no(erases(dpo)), "proposals.already_erased");
}

TEST_P(ProposalActions, APaperOfTwoVillagesAndTheSignedRecapGoWithTheLastThatNamesThem) {
    auto const dpo = other(Role::dpo, 92, "3208");
    auto const roll = opens().value(), second = opens(kadugede).value();
    auto const line = removes(roll.id, family("Carti").id).value();
    endorses(roll.id);
    ASSERT_EQ(no(write([&](db::Tx& tx) {
                  return tell(tx, desk(), village, line.id, day("2026-11-21"), {"papan desa", {}});
              })),
              "");
    ASSERT_EQ(no(enters(line.id)), "");
    ASSERT_EQ(comes_back({})->arrived, 1);
    Paper const same{.kind = PaperKind::minutes, .digest = "d", .file_name = "a.pdf", .type = "application/pdf"};
    ASSERT_EQ(no(write([&](db::Tx& tx) { return attach(tx, desk(), other_village, second.id, same); })), "");
    auto closed = stands(second.id);
    closed.state = State::closed;  // with nothing on it
    closed.recap = stands(roll.id).recap;
    ASSERT_EQ(no(write([&](db::Tx& tx) { return store::update(tx, closed); })), "");
    auto const erases = [&](RollId id) {
        return write([&](db::Tx& tx) { return erase(tx, desk(), dpo, id, "permintaan"); });
    };
    EXPECT_EQ(no(erases(roll.id)), "");
    EXPECT_EQ(let_go(), std::vector<std::string>{}) << "the other village names the same minutes";
    EXPECT_EQ(stands(line.id).reason, "-");
    EXPECT_TRUE(stands(line.id).family.is_none());
    EXPECT_EQ(no(erases(second.id)), "");
    EXPECT_EQ(let_go(), (std::vector<std::string>{"d", "s"})) << "a list without lines has papers";
    EXPECT_EQ(no(erases(second.id)), "proposals.already_erased");
}

TEST_P(ProposalActions, AVillageSeesAndTouchesOnlyItsOwn) {
    auto const carti = family("Carti");
    auto const roll = opens().value();
    EXPECT_EQ(no(opens()), "proposals.roll_there");
    EXPECT_EQ(no(write([&](db::Tx& tx) {
                  return propose(tx, desk(), other_village, roll.id, {.kind = Kind::family, .family = carti.id});
              })),
              "proposals.roll_unknown");
    EXPECT_EQ(no(write([&](db::Tx& tx) { return open_roll(tx, desk(), other_village, region(sindangjawa), month); })),
              "access.area_not_allowed");
    auto const elsewhere = family("Sarim", kadugede);
    EXPECT_EQ(no(proposes(roll.id, {.kind = Kind::family, .family = elsewhere.id})), "registry.family_unknown");
}

TEST_P(ProposalActions, SaysWhatALineLacks) {
    auto const carti = family("Carti");
    auto const roll = opens().value();
    EXPECT_EQ(no(proposes(roll.id, {.kind = Kind::programme, .family = carti.id})), "proposals.programme_missing");
    EXPECT_EQ(no(proposes(roll.id, {.kind = Kind::programme, .family = carti.id, .programme = "blt"})),
              "proposals.word_unknown");
    EXPECT_EQ(no(proposes(roll.id, {.kind = Kind::removal, .family = carti.id})), "proposals.reason_missing");
    EXPECT_EQ(no(proposes(roll.id, {.kind = Kind::correction, .family = carti.id})), "proposals.note_missing");
    EXPECT_EQ(no(proposes(roll.id, {.kind = Kind::family, .family = carti.id})), "");
    EXPECT_EQ(no(proposes(roll.id, {.kind = Kind::family, .family = carti.id})), "proposals.already_listed");
    EXPECT_EQ(no(proposes(roll.id, {.kind = Kind::programme, .family = carti.id, .programme = "pkh"})), "");
    EXPECT_EQ(no(does(&say_nothing, village, roll.id)), "proposals.list_not_empty");
    auto late = musdes();
    late.on = day("2026-11-23");
    EXPECT_EQ(no(meets(roll.id, late)), "proposals.meeting_in_future");
    late = musdes();
    late.attended = 0;
    EXPECT_EQ(no(meets(roll.id, late)), "proposals.attendance_missing");
}

TEST_P(ProposalActions, EverythingWrongWithAMeetingIsToldAtOnceAndNothingIsKept) {
    auto const roll = opens().value();
    auto const one = proposes(roll.id, {.kind = Kind::family, .family = family("Carti").id}).value();
    auto const other = proposes(roll.id, {.kind = Kind::family, .family = family("Dasmi").id}).value();
    auto wrong = musdes({{one.id, "tidak_layak", ""}, {other.id, "", ""}});
    wrong.on = day("2030-01-01");
    wrong.attended = -3;
    wrong.place = "";
    wrong.words = "x";
    auto const told = meets(roll.id, wrong);
    ASSERT_FALSE(told);
    std::vector<std::string> paths;
    for (auto const& fault : told.error().faults) paths.push_back(fault.path);
    EXPECT_EQ(paths, (std::vector<std::string>{"on", "attended", "place", "words", "exceptions.1.reason"}));
    EXPECT_EQ(items(roll.id)[0].state, ItemState::listed);
    wrong.on = {};
    EXPECT_EQ(no(meets(roll.id, wrong)), "proposals.meeting_day_missing");
    EXPECT_EQ(no(meets(roll.id, musdes({{other.id, "tidak_layak", ""}}))), "");
    EXPECT_EQ(items(roll.id)[0].state, ItemState::agreed);
}

TEST_P(ProposalActions, ALineAfterTheMeetingNeedsADecisionOfItsOwn) {
    auto const carti = family("Carti"), rasim = family("Rasim");
    auto const roll = opens().value();
    EXPECT_EQ(no(proposes(roll.id, {.kind = Kind::family, .family = carti.id})), "");
    EXPECT_EQ(no(meets(roll.id)), "");
    EXPECT_EQ(no(attaches(roll.id, PaperKind::minutes)), "");
    auto const late = proposes(roll.id, {.kind = Kind::family, .family = rasim.id});
    ASSERT_EQ(no(late), "");
    EXPECT_EQ(no(does(&send, village, roll.id)), "proposals.not_in_this_state");
    EXPECT_EQ(no(does_item(&withdraw, village, late->id)), "proposals.words_needed");
    EXPECT_EQ(no(does_item(&withdraw, village, late->id, "salah orang")), "");
    EXPECT_EQ(no(meets(roll.id)), "");
    EXPECT_EQ(no(does(&send, village, roll.id)), "");
    EXPECT_EQ(no(proposes(roll.id, {.kind = Kind::family, .family = rasim.id})), "proposals.not_in_this_state");
}

TEST_P(ProposalActions, AReturnedListTellsWhatChanged) {
    auto const carti = family("Carti"), rasim = family("Rasim");
    auto const roll = opens().value();
    EXPECT_EQ(no(proposes(roll.id, {.kind = Kind::family, .family = carti.id})), "");
    sends(roll.id);
    EXPECT_EQ(no(does(&give_back, verifier, roll.id)), "proposals.words_needed");
    EXPECT_EQ(no(does(&give_back, verifier, roll.id, "satu keluarga tertinggal")), "");
    EXPECT_EQ(no(proposes(roll.id, {.kind = Kind::family, .family = rasim.id})), "");
    EXPECT_EQ(no(meets(roll.id)), "");
    EXPECT_EQ(no(does(&send, village, roll.id)), "");
    EXPECT_EQ(stands(roll.id).round, 2);
    auto const all = items(roll.id);
    EXPECT_EQ(all[0].since_round, 1);
    EXPECT_EQ(all[1].since_round, 2) << "new since the office saw it last";
}

TEST_P(ProposalActions, NobodyIsRemovedWithoutProofNoticeAndAWayToObject) {
    auto const carti = family("Carti");
    auto const roll = opens().value();
    auto const line = removes(roll.id, carti.id, "tidak_layak");
    ASSERT_EQ(no(line), "");
    Meeting const sptjm{
        .way = Way::sptjm, .on = day("2026-11-10"), .place = "", .words = "disetujui kuwu", .exceptions = {}};
    EXPECT_EQ(no(meets(roll.id, sptjm)), "");
    EXPECT_EQ(no(attaches(roll.id, PaperKind::sptjm)), "");
    EXPECT_EQ(no(does(&send, village, roll.id)), "proposals.removal_needs_proof");
    EXPECT_EQ(no(attaches(roll.id, PaperKind::proof, line->id)), "");
    EXPECT_EQ(no(does(&send, village, roll.id)), "");
    checks_all(roll.id);
    EXPECT_EQ(no(does(&verify, verifier, roll.id)), "");
    EXPECT_EQ(no(does(&approve, head, roll.id)), "");
    EXPECT_EQ(no(signs(recaps())), "");
    EXPECT_EQ(no(enters(line->id)), "proposals.notice_first");
    EXPECT_EQ(no(write([&](db::Tx& tx) {
                  return tell(tx, desk(), village, line->id, day("2026-11-21"), {"diantar ke rumah", {}});
              })),
              "");
    EXPECT_EQ(no(does_item(&appeal, village, line->id, "kami masih layak")), "");
    EXPECT_EQ(no(enters(line->id)), "proposals.item_not_in_this_state") << "an objection stops it";
    auto const judges = [&](Verdict verdict) {
        return write(
            [&](db::Tx& tx) { return judge(tx, desk(), head, line->id, verdict, {"hasil kunjungan ulang", {}}); });
    };
    EXPECT_EQ(no(judges(Verdict::upheld)), "");
    EXPECT_EQ(stands(line->id).state, ItemState::approved);
    EXPECT_EQ(no(does_item(&appeal, village, line->id, "ada bukti baru")), "");
    EXPECT_EQ(no(judges(Verdict::granted)), "");
    EXPECT_EQ(stands(line->id).state, ItemState::refused);
    EXPECT_EQ(stands(roll.id).state, State::closed);
    EXPECT_EQ(lines_of("registry.objected"), 2);
}

TEST_P(ProposalActions, AnOfficialsFamilyIsMarkedAndOnlyTheOfficeTakesTheMarkAway) {
    auto const carti = family("Carti");
    auto const declares = write([&](db::Tx& tx) {
        Official kuwu;
        kuwu.region = region(sindangjawa);
        kuwu.name = "Carti";
        kuwu.post = "kuwu";
        kuwu.no_kk = carti.no_kk;
        return declare(tx, desk(), village, kuwu);
    });
    ASSERT_EQ(no(declares), "");
    auto const roll = opens().value();
    auto const line = proposes(roll.id, {.kind = Kind::family, .family = carti.id});
    ASSERT_EQ(no(line), "");
    EXPECT_EQ(line->conflict, "Carti (kuwu)");
    auto const ends = [&](Officer const& by) {
        return no(write([&](db::Tx& tx) { return end_official(tx, desk(), by, declares->id); }));
    };
    EXPECT_EQ(ends(village), "access.act_not_allowed");
    EXPECT_EQ(ends(verifier), "");
}

TEST_P(ProposalActions, AWholeListNamesWhatDidNotArriveAndADecileClosesIt) {
    auto const carti = family("Carti"), rasim = family("Rasim"), sarim = family("Sarim");
    auto const roll = opens().value();
    auto const one = proposes(roll.id, {.kind = Kind::family, .family = carti.id}).value();
    auto const two = proposes(roll.id, {.kind = Kind::family, .family = rasim.id}).value();
    auto const gone = removes(roll.id, sarim.id).value();
    endorses(roll.id);
    for (auto const id : {one.id, two.id}) EXPECT_EQ(no(enters(id)), "");
    EXPECT_EQ(no(write([&](db::Tx& tx) {
                  return tell(tx, desk(), village, gone.id, day("2026-11-21"), {"papan desa", {}});
              })),
              "");
    EXPECT_EQ(no(enters(gone.id)), "");
    EXPECT_EQ(comes_back({carti.no_kk}, Reach::whole, "2026-11-20")->arrived, 0) << "a list older than the typing";
    auto const closed = comes_back({one.nik});
    EXPECT_EQ(closed->arrived, 2) << "the proposed one is there, the removed one is not";
    EXPECT_EQ(closed->missing, 1);
    EXPECT_EQ(stands(two.id).state, ItemState::missing);
    clock.set(clock.now().plus_ms(day_ms));
    EXPECT_EQ(no(write([&](db::Tx& tx) {
                  return registry::put_decile(tx, desk().registry(), verifier, rasim.id,
                                              {registry::DecileOf::bps, "2026-Q4", 2, clock.now()});
              })),
              "");
    auto const by_decile = write([&](db::Tx& tx) { return arrived_by_decile(tx, desk(), verifier, region("3208")); });
    ASSERT_EQ(no(by_decile), "");
    EXPECT_EQ(by_decile->arrived, 1);
    EXPECT_EQ(stands(roll.id).state, State::closed);
}

TEST_P(ProposalActions, ADecileSaysNothingOfACorrectionNorOfAProgramme) {
    auto const carti = family("Carti");
    auto const roll = opens().value();
    auto const mend = proposes(roll.id, {.kind = Kind::correction, .family = carti.id, .note = "Alamat salah"}).value();
    auto const pkh = proposes(roll.id, {.kind = Kind::programme, .family = carti.id, .programme = "pkh"}).value();
    endorses(roll.id);
    for (auto const id : {mend.id, pkh.id}) ASSERT_EQ(no(enters(id)), "");
    clock.advance_ms(day_ms);
    ASSERT_EQ(no(write([&](db::Tx& tx) {
                  return registry::put_decile(tx, desk().registry(), verifier, carti.id,
                                              {registry::DecileOf::bps, "2026-Q4", 2, clock.now()});
              })),
              "");
    EXPECT_FALSE(db().read([&](db::Tx& tx) { return has_decile_come(tx, verifier, region("3208")); }));
    EXPECT_EQ(write([&](db::Tx& tx) { return arrived_by_decile(tx, desk(), verifier, region("3208")); })->arrived, 0);
    EXPECT_EQ(stands(mend.id).state, ItemState::entered);
    EXPECT_EQ(stands(pkh.id).state, ItemState::entered) << "the ministry names who gets it, not BPS";
}

TEST_P(ProposalActions, WhoTypedALineForTheVillageDoesNotVerifyIt) {
    auto const carti = family("Carti");
    auto const roll = opens().value();
    EXPECT_EQ(no(write([&](db::Tx& tx) {
                  return propose(tx, desk(), verifier, roll.id, {.kind = Kind::family, .family = carti.id});
              })),
              "");
    sends(roll.id);
    EXPECT_EQ(no(does(&draw, verifier, roll.id)), "");
    EXPECT_EQ(no(does(&verify, verifier, roll.id)), "proposals.four_eyes");
}

TEST_P(ProposalActions, ARecapGivenUpFreesItsRolls) {
    auto const carti = family("Carti");
    auto const roll = opens().value();
    EXPECT_EQ(no(proposes(roll.id, {.kind = Kind::family, .family = carti.id})), "");
    sends(roll.id);
    checks_all(roll.id);
    EXPECT_EQ(no(does(&verify, verifier, roll.id)), "");
    EXPECT_EQ(no(does(&approve, head, roll.id)), "");
    auto const recap = recaps();
    EXPECT_EQ(no(write([&](db::Tx& tx) { return make_recap(tx, desk(), verifier, month); })),
              "proposals.nothing_to_recap");
    EXPECT_EQ(no(write([&](db::Tx& tx) { return unbind(tx, desk(), verifier, recap, {"salah cetak", {}}); })), "");
    EXPECT_EQ(no(signs(recap)), "proposals.recap_signed");
    EXPECT_EQ(no(does(&give_back, head, roll.id, "alamat belum lengkap")), "");
    EXPECT_EQ(stands(roll.id).state, State::agreed);
}

TEST_P(ProposalActions, TwoOfficersAtOnceOneDecidesAndTheOtherHearsIt) {
    auto const carti = family("Carti");
    auto const roll = opens().value();
    EXPECT_EQ(no(proposes(roll.id, {.kind = Kind::family, .family = carti.id})), "");
    sends(roll.id);
    checks_all(roll.id);
    EXPECT_EQ(no(does(&verify, verifier, roll.id)), "");
    auto const seen = stands(roll.id).version;
    std::vector<std::string> said(2);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < said.size(); ++i)
            threads.emplace_back([&, i] {
                std::vector<registry::PersonId> mine;
                Desk const own{office, atlas, clock.now(), mine};
                auto const by = other(Role::head, 200 + static_cast<std::int64_t>(i), "3208");
                said[i] = no(db().write([&](db::Tx& tx) {
                    return i == 0 ? approve(tx, own, by, roll.id, {"", seen})
                                  : give_back(tx, own, by, roll.id, {"alamat belum lengkap", seen});
                }));
            });
    }
    std::ranges::sort(said);
    EXPECT_EQ(said[0], "") << "one of them decides";
    EXPECT_EQ(said[1], "proposals.changed_meanwhile");
}

TEST_P(ProposalActions, AMonthStaysUnderWayUntilItEnds) {
    auto const carti = family("Carti");
    auto const roll = opens().value();
    EXPECT_EQ(no(proposes(roll.id, {.kind = Kind::family, .family = carti.id})), "");
    auto const next = write([&](db::Tx& tx) { return open_roll(tx, desk(), village, region(sindangjawa), "2026-12"); });
    ASSERT_EQ(no(next), "");
    auto const again = proposes(next->id, {.kind = Kind::family, .family = carti.id});
    ASSERT_EQ(no(again), "proposals.already_under_way");
    EXPECT_EQ(again.error().about, "2026-11");
    EXPECT_EQ(no(does(&say_nothing, village, next->id)), "");
    EXPECT_EQ(stands(next->id).state, State::closed);
}

TEST_P(ProposalActions, TheOfficeSetsItsDaysAndARollKeepsThoseOfItsOpening) {
    auto const roll = opens().value();
    auto const admin = officer(Role::admin);
    Terms wish{.village_day = 12, .verifier_day = 14, .needs_regent = false};
    auto const sets = [&](Officer const& by) {
        return write([&](db::Tx& tx) { return put_terms(tx, desk(), by, wish); });
    };
    EXPECT_EQ(no(sets(head)), "access.act_not_allowed");
    EXPECT_EQ(no(sets(admin)), "");
    EXPECT_EQ(no(sets(admin)), "proposals.changed_meanwhile");
    EXPECT_EQ(stands(roll.id).village_due, day("2026-11-17"));
    EXPECT_EQ(opens(kadugede)->village_due, day("2026-11-12"));
}

}  // namespace
}  // namespace sinergi::proposals
