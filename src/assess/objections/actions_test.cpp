#include "objections/testing.hpp"

#include "objections/store_sql.hpp"
#include "plumbing/notices/notices.hpp"

#include <algorithm>

namespace sinergi::objections {
namespace {

using namespace testing;

struct Objections : ObjectionTest {
    Result<Removal> decides(Officer const& by, RemovalId id, Word word) {
        return write([&](db::Tx& tx) { return decide(tx, work(), by, id, word); });
    }
    Result<Removal> tells(RemovalId id) {
        return write([&](db::Tx& tx) { return told(tx, work(), kadis, id, day("2026-11-22")); });
    }
    Result<Removal> appeals(RemovalId id) {
        return write([&](db::Tx& tx) { return appeal(tx, work(), std::nullopt, id, "Rumah itu milik majikan saya."); });
    }
    std::vector<registry::Exclusion> exclusions(registry::FamilyId id) {
        return db().read([&](db::Tx& tx) { return registry::exclusions(tx, id); });
    }
};
SINERGI_ON_BOTH_ENGINES(Objections);

TEST_P(Objections, EveryStatementPreparesOnBothDatabases) {
    for (auto const& plan : db::testing::prepare_all(db(), sql::all))
        EXPECT_TRUE(!plan.is_scan() || plan.name == "objections.reasons") << plan.name << "\n" << plan.text;
}

TEST_P(Objections, ACitizenReceivesNumberKeyAndTheDayOfTheAnswer) {
    auto const receipt = try_object(against());
    ASSERT_TRUE(receipt) << no(receipt);
    EXPECT_EQ(date_in(Zone::WIB, receipt->due_at).text(), "2026-12-06");
    auto const tracked = db().read([&](db::Tx& tx) { return track(tx, work(), receipt->number, receipt->key); });
    ASSERT_TRUE(tracked);
    EXPECT_EQ(tracked->objection.state, State::received);
    auto const wrong = db().read([&](db::Tx& tx) { return track(tx, work(), receipt->number, "AAAA-AAAA"); });
    EXPECT_EQ(no(wrong), "objections.number_or_key_wrong");
}

TEST_P(Objections, WithoutPhotoPlaceReasonOrStatementItIsNotTakenIn) {
    auto wish = against();
    wish.photos.clear();
    EXPECT_EQ(no(try_object(wish)), "objections.photo_missing");
    wish = against();
    wish.place.reset();
    EXPECT_EQ(no(try_object(wish)), "objections.place_missing");
    wish.photos = {photo(-6'980'100, 108'475'500)};
    EXPECT_EQ(no(try_object(wish)), "") << "the photo says where";
    wish = against();
    wish.reason = "ganda";
    EXPECT_EQ(no(try_object(wish)), "objections.reason_unknown") << "not a reason for citizens";
    wish = against();
    wish.is_declared = false;
    EXPECT_EQ(no(try_object(wish)), "objections.not_declared");
    wish = against();
    wish.by.nik = "123";
    EXPECT_EQ(no(try_object(wish)), "base.nik_malformed");
    wish = against();
    wish.photos[0].token = "tebakan";
    EXPECT_EQ(no(try_object(wish)), "objections.photo_unknown");
    wish = against();
    wish.region = region("320801");
    EXPECT_EQ(no(try_object(wish)), "objections.region_not_village");
}

TEST_P(Objections, ANikInFreeTextIsMasked) {
    auto wish = against("Rasim 3208011708809001");
    wish.body = "NIK-nya 3208011708809001, rumahnya dua.";
    auto const made = stands_at(objected(wish));
    EXPECT_EQ(made.body.find("3208011708809001"), std::string::npos);
    EXPECT_EQ(made.family_name.find("3208011708809001"), std::string::npos);
}

TEST_P(Objections, ACheckComesWithOthersOfTheVillageAndNoneKnowsWhy) {
    auto const all = families(6);
    auto const id = objected(against());
    auto const check = checked(id, all[0].id);
    auto const open = open_ones();
    ASSERT_EQ(open.size(), 3U) << "the family and two others";
    for (auto const& one : open) {
        EXPECT_EQ(one.asked_at, open[0].asked_at);
        EXPECT_EQ(one.due_on, open[0].due_on);
        EXPECT_EQ(one.reason, open[0].reason);
        EXPECT_EQ(one.asked_by, open[0].asked_by);
    }
    EXPECT_TRUE(std::ranges::any_of(open, [&](auto const& one) { return one.id == check; }));
}

TEST_P(Objections, AFamilyThatIsBeingCheckedIsNotCheckedTwice) {
    auto const all = families(4);
    auto const first = checked(objected(against()), all[0].id);
    auto const second = checked(objected(against()), all[0].id);
    EXPECT_EQ(first, second);
    EXPECT_EQ(open_ones().size(), 3U);
}

TEST_P(Objections, NobodyIsCheckedAloneNorBesideOthersOnlyTheFirstTime) {
    auto const all = families(3);
    auto const id = objected(against()), other = objected(against()), again = objected(against());
    (void)checked(id, all[0].id);
    ASSERT_EQ(open_ones().size(), 3U);
    auto const is_free = [&](registry::Family const& one) {
        return std::ranges::none_of(open_ones(), [&](auto const& visit) { return visit.family == one.id; });
    };
    auto const left = std::ranges::find_if(all, is_free);
    ASSERT_NE(left, all.end());
    EXPECT_EQ(no(does(handler, other, Deed::matched, {.family = left->id})), "");
    EXPECT_EQ(no(does(handler, other, Deed::checking)), "objections.no_cover_family") << "all others are being checked";
    EXPECT_EQ(open_ones().size(), 3U);
    for (auto const& one : open_ones()) {
        EXPECT_EQ(no(visits(colleague, one.id, VisitFinding::fits)), "");
        EXPECT_EQ(no(closes(handler, one.id)), "");
    }
    (void)checked(again, all[0].id);
    EXPECT_EQ(open_ones().size(), 3U) << "no rest for the others that the family itself does not have";
}

TEST_P(Objections, TheAnswerFollowsTheCheckAndNotItsVisitor) {
    auto const all = families(3);
    auto const id = objected(against());
    auto const check = checked(id, all[0].id);
    Wish const said{.text = "Data sesuai keadaan rumah."};
    EXPECT_EQ(no(does(handler, id, Deed::concluded, said)), "objections.check_open");
    EXPECT_EQ(no(closes(handler, check, {.finding = VisitFinding::fits})), "registry.visit_not_done");
    EXPECT_EQ(no(visits(colleague, check, VisitFinding::fits)), "");
    EXPECT_EQ(no(closes(colleague, check)), "registry.visit_own");
    EXPECT_EQ(no(closes(handler, check)), "");
    EXPECT_EQ(no(does(colleague, id, Deed::concluded, said)), "objections.four_eyes");
    auto const done = does(handler, id, Deed::concluded, said);
    ASSERT_TRUE(done) << no(done);
    EXPECT_EQ(done->state, State::unproven);
}

TEST_P(Objections, AFamilyOfAnotherVillageIsNotMeant) {
    auto const other = made(registry::testing::rasims("3208012003"));
    EXPECT_EQ(no(does(handler, objected(against()), Deed::matched, {.family = other.id})),
              "objections.family_elsewhere");
}

TEST_P(Objections, WhoIsNamedOrRelatedDoesNotSeeIt) {
    auto wish = against();
    wish.official = "Sari Contoh";  // the name of all who were hired here
    auto const id = objected(wish);
    EXPECT_EQ(no(does(handler, id, Deed::claimed)), "objections.not_found");
    auto const other = objected(against());
    EXPECT_EQ(no(does(colleague, other, Deed::claimed)), "");
    EXPECT_EQ(no(does(handler, other, Deed::barred, {.account = colleague.id})), "objections.text_short");
    EXPECT_EQ(no(does(handler, other, Deed::barred, {.text = "ipar penerima", .account = colleague.id})), "");
    EXPECT_EQ(no(does(colleague, other, Deed::noted, {.text = "catatan"})), "objections.not_found");
    EXPECT_FALSE(stands_at(other).officer == colleague.id);
    EXPECT_EQ(no(does(village, other, Deed::claimed)), "access.act_not_allowed");
}

TEST_P(Objections, AfterFourteenDaysItClimbsToTheHeadAndStaysThere) {
    auto const id = objected(against());
    EXPECT_EQ(no(does(handler, id, Deed::claimed)), "");
    auto const run = [&] { return write([&](db::Tx& tx) { return run_clocks(tx, work(), 50); }).value(); };
    EXPECT_EQ(run(), 0);
    clock.set(noon.plus_ms(14 * day_ms));
    EXPECT_EQ(run(), 0) << "the last day counts";
    clock.set(noon.plus_ms(15 * day_ms));
    EXPECT_EQ(run(), 1);
    EXPECT_EQ(stands_at(id).climbed_to, kadis.id);
    EXPECT_EQ(stands_at(id).state, State::received) << "nothing lapses here";
    EXPECT_EQ(run(), 0);
    clock.set(noon.plus_ms(17 * day_ms));
    EXPECT_EQ(run(), 1);
    EXPECT_EQ(stands_at(id).climbs, 1) << "nobody stands above";
}

TEST_P(Objections, TheMinistrysLapseIsKeptAndChangesNothing) {
    auto const id = objected(against());
    EXPECT_EQ(no(does(handler, id, Deed::ministry, {.ministry = Ministry::lapsed})), "objections.day_missing");
    EXPECT_EQ(no(does(handler, id, Deed::ministry, {.ministry = Ministry::lapsed, .on = day("2026-11-21")})), "");
    EXPECT_EQ(stands_at(id).state, State::received);
    EXPECT_EQ(stands_at(id).ministry, "lapsed");
}

TEST_P(Objections, NobodyIsRemovedWithoutProofTwoPeopleAndALetter) {
    auto const all = families(3);
    auto const id = proposed(all[0].id);
    EXPECT_EQ(no(decides(handler, id, Word::yes)), "access.act_not_allowed");
    EXPECT_EQ(no(tells(id)), "objections.not_in_this_state");
    EXPECT_EQ(no(decides(kadis, id, Word::yes)), "");
    EXPECT_TRUE(exclusions(all[0].id).empty()) << "the family was not told yet";
    auto const done = tells(id);
    ASSERT_TRUE(done) << no(done);
    ASSERT_EQ(exclusions(all[0].id).size(), 1U);
    EXPECT_EQ(exclusions(all[0].id)[0].reason, "mampu");
    EXPECT_EQ(lines_of("registry.decided"), 1);
    EXPECT_EQ(done->appeal_until->text(), "2026-12-21") << "21 working days";
}

TEST_P(Objections, ARemovalRestsOnAnAcceptedCheckThatFoundADifferenceAndOnOneAlone) {
    auto const all = families(3);
    auto const check = checked(objected(against()), all[0].id);
    EXPECT_EQ(no(visits(colleague, check, VisitFinding::differs)), "");
    EXPECT_EQ(no(removes(handler, check)), "objections.removal_needs_difference") << "nobody accepted it";
    EXPECT_EQ(no(closes(handler, check)), "");
    EXPECT_EQ(no(removes(colleague, check)), "objections.four_eyes");
    EXPECT_EQ(no(removes(village, check)), "access.act_not_allowed");
    EXPECT_EQ(no(removes(handler, check, "entah")), "objections.reason_unknown");
    auto const made_one = removes(handler, check);
    ASSERT_EQ(no(made_one), "");
    EXPECT_EQ(made_one->proof, "kunjungan 2026-11-22");
    EXPECT_EQ(no(removes(handler, check)), "objections.removal_there");
}

TEST_P(Objections, ACheckOfBeforeWithoutDayOrMinutesIsNoProof) {
    static constexpr std::array<std::string_view, 1> names{"visit"};
    static constexpr db::Statement of_before{"test.of_before",
                                             "UPDATE registry_visit SET visited_on = NULL WHERE id = ?1",
                                             "UPDATE registry_visit SET visited_on = NULL WHERE id = $1", names};
    auto const all = families(3);
    auto const check = checked(objected(against()), all[0].id);
    EXPECT_EQ(no(visits(colleague, check, VisitFinding::differs)), "");
    EXPECT_EQ(no(closes(handler, check)), "");
    EXPECT_TRUE(write([&](db::Tx& tx) -> Done {
        tx.run(of_before, {{"visit", check}});
        return {};
    }));
    EXPECT_EQ(no(removes(handler, check)), "objections.removal_needs_proof");
}

TEST_P(Objections, AnAppealThatIsGrantedGivesTheAidBack) {
    auto const all = families(3);
    auto const id = proposed(all[0].id);
    EXPECT_EQ(no(appeals(id)), "objections.not_in_this_state") << "nothing was decided";
    EXPECT_EQ(no(decides(kadis, id, Word::yes)), "");
    EXPECT_EQ(no(tells(id)), "");
    auto const appealed = appeals(id);
    ASSERT_TRUE(appealed) << no(appealed);
    EXPECT_EQ(appealed->appeal_due->text(), "2026-12-04") << "10 working days";
    EXPECT_EQ(no(appeals(id)), "objections.not_in_this_state") << "once";
    auto const answered =
        write([&](db::Tx& tx) { return answer(tx, work(), kadis, id, Word::no, "Rumah terbukti milik orang lain."); });
    ASSERT_TRUE(answered) << no(answered);
    EXPECT_EQ(answered->state, RemovalState::restored);
    EXPECT_TRUE(exclusions(all[0].id)[0].to_on.has_value());
}

TEST_P(Objections, ALateAppealIsTheHeadsOnce) {
    auto const all = families(3);
    auto const id = proposed(all[0].id);
    EXPECT_EQ(no(decides(kadis, id, Word::yes)), "");
    EXPECT_EQ(no(tells(id)), "");
    EXPECT_TRUE(appeals(id));
    clock.set(noon.plus_ms(13 * day_ms));
    EXPECT_EQ(write([&](db::Tx& tx) { return run_clocks(tx, work(), 50); }).value(), 1);
    EXPECT_EQ(write([&](db::Tx& tx) { return run_clocks(tx, work(), 50); }).value(), 0);
}

}  // namespace
}  // namespace sinergi::objections
