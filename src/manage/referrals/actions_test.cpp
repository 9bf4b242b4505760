#include "referrals/actions.hpp"

#include "plumbing/notices/notices.hpp"
#include "referrals/store.hpp"
#include "referrals/store_sql.hpp"
#include "referrals/testing.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace sinergi::referrals {
namespace {

using namespace testing;

struct Referrals : ReferralTest {
    UnitId hospital = unit("RSUD");
    UnitId police = unit("POLRES");
    Officer doctor = hire("rsud", Role::partner, hospital);
    Officer constable = hire("polres", Role::partner, police);
    Officer back = hire("meja", Role::back_office);
    Place rsud = [this] {
        auto made = place("RSUD Contoh", PlaceKind::rsud);
        made.unit = hospital;
        return put(made);
    }();
    Place shelter = put(place("Rumah singgah", PlaceKind::shelter));
    Referral referred(PlaceId to = {}) { return try_refer(back, asks(to.is_none() ? rsud.id : to)).value(); }
    Referral stands(ReferralId id) {
        return db().read([&](db::Tx& tx) { return find(tx, id).value(); });
    }
};
SINERGI_ON_BOTH_ENGINES(Referrals);

TEST_P(Referrals, EveryStatementIsUnderstoodAndWalksAnIndex) {
    std::set<std::string_view> const small{"referrals.needs"};
    using db::testing::members_of;
    std::map<std::string_view, std::vector<std::string>> const columns{{"referrals.find_place", members_of<Place>()},
                                                                       {"referrals.find", members_of<Referral>()},
                                                                       {"referrals.rows_of", members_of<GuideRow>()},
                                                                       {"referrals.papers_of", members_of<Paper>()}};
    for (auto const& plan : db::testing::prepare_all(db(), sql::all)) {
        SCOPED_TRACE(plan.name);
        EXPECT_TRUE(small.contains(plan.name) || !plan.is_scan()) << plan.text;
        auto const is = columns.find(plan.name);
        if (is != columns.end()) {
            EXPECT_EQ(plan.columns, is->second);
        }
    }
}

TEST_P(Referrals, WhatIsAskedIsKeptWithANumberOfTheYearsRegister) {
    auto const one = referred(), two = referred();
    EXPECT_EQ(one.number, "R-1/2026");
    EXPECT_EQ(two.number, "R-2/2026");
    auto const kept = stands(one.id);
    EXPECT_EQ(kept.state, State::asked);
    EXPECT_EQ(kept.unit, hospital);
    EXPECT_EQ(kept.payer, Payer::pbi);
    EXPECT_NE(kept.shown.find("Bapak Contoh"), std::string::npos);
    EXPECT_EQ(db().read([&](db::Tx& tx) { return of_subject(tx, "case", 4711).size(); }), 2U);
    EXPECT_EQ(lines_of("referrals.asked"), 2);
}

TEST_P(Referrals, ToAnOfficeThatClosedIsRefused) {
    ASSERT_TRUE(write([&](db::Tx& tx) { return close_place(tx, desk(), keeper(), {rsud.id, 1, day("2026-11-22")}); }));
    auto const said = try_refer(back, asks(rsud.id));
    ASSERT_FALSE(said);
    EXPECT_EQ(said.error().key, "referrals.place_closed");
    EXPECT_EQ(said.error().about, "2026-11-22");
    auto const reopens = [&](std::int64_t version) {
        return write([&](db::Tx& tx) { return close_place(tx, desk(), keeper(), {rsud.id, version, {}}); });
    };
    auto const late = reopens(1);
    ASSERT_EQ(no(late), "referrals.changed_meanwhile") << "who saw it open does not know why it was closed";
    EXPECT_EQ(late.error().about, "2");
    ASSERT_TRUE(reopens(2));
    EXPECT_TRUE(try_refer(back, asks(rsud.id)));
}

TEST_P(Referrals, WhatIsWrongIsNamed) {
    auto wish = asks(rsud.id);
    wish.asked = " ";
    EXPECT_EQ(no(try_refer(back, wish)), "referrals.text_needed");
    wish = asks(PlaceId(1));
    EXPECT_EQ(no(try_refer(back, wish)), "referrals.place_unknown");
    wish = asks(rsud.id);
    wish.due_at = clock.now();
    EXPECT_EQ(no(try_refer(back, wish)), "referrals.due_past");
    wish = asks(rsud.id);
    wish.subject = 0;
    EXPECT_EQ(no(try_refer(back, wish)), "referrals.subject_missing");
    wish = asks(rsud.id);
    wish.region = region("3209");
    EXPECT_EQ(no(try_refer(back, wish)), "access.area_not_allowed");
    EXPECT_EQ(no(try_refer(doctor, asks(rsud.id))), "access.act_not_allowed");
}

TEST_P(Referrals, ThePartnerAcceptsAnswersAndHandsBackAndTheCaseHearsEach) {
    auto const id = referred().id;
    EXPECT_EQ(says(doctor, id, Deed::accepted)->state, State::accepted);
    auto const paper =
        write([&](db::Tx& tx) {
            return attach(
                tx, desk(), doctor, id,
                {.digest = std::string(64, 'a'), .file_name = "pulang.pdf", .type = "application/pdf", .bytes = 9});
        }).value();
    EXPECT_EQ(no(says(doctor, id, Deed::handed_back)), "referrals.text_needed");
    EXPECT_EQ(no(says(doctor, id, Deed::handed_back, {.text = "Sembuh", .papers = {PaperId(5)}})),
              "referrals.paper_unknown");
    auto const back_again = says(doctor, id, Deed::handed_back, {.text = "Sembuh, boleh pulang", .papers = {paper}});
    ASSERT_TRUE(back_again);
    EXPECT_EQ(back_again->state, State::returned);
    EXPECT_TRUE(back_again->ended_at.has_value());
    ASSERT_EQ(heard.size(), 2U);
    EXPECT_EQ(heard[1].deed, Deed::handed_back);
    EXPECT_EQ(heard[1].referral.subject, 4711);
    EXPECT_EQ(heard[1].papers, std::vector{paper});
    EXPECT_EQ(heard[1].by.id, doctor.id);
    EXPECT_EQ(stands(id).reason, "Sembuh, boleh pulang");
}

TEST_P(Referrals, DecliningNeedsAReason) {
    auto const id = referred().id;
    EXPECT_EQ(no(says(doctor, id, Deed::declined)), "referrals.text_needed");
    auto const said = says(doctor, id, Deed::declined, {.text = "Kamar penuh. NIK 3208010101709001"});
    EXPECT_EQ(said->state, State::declined);
    EXPECT_EQ(said->reason.find("3208010101709001"), std::string::npos) << "no NIK in free text";
    EXPECT_EQ(no(says(doctor, id, Deed::accepted)), "referrals.not_now");
}

TEST_P(Referrals, WhatWasReferredElsewhereDoesNotExistForAPartner) {
    auto const id = referred().id;
    for (auto const deed : {Deed::accepted, Deed::declined, Deed::answered, Deed::handed_back})
        EXPECT_EQ(no(says(constable, id, deed, {.text = "Bukan kami"})), "referrals.unknown");
    EXPECT_EQ(no(write([&](db::Tx& tx) { return open(tx, desk(), constable, id, {}); })), "referrals.unknown");
    EXPECT_EQ(no(write([&](db::Tx& tx) { return attach(tx, desk(), constable, id, {}); })), "referrals.unknown");
    EXPECT_EQ(no(says(back, id, Deed::accepted)), "referrals.unknown") << "the office does not answer for a partner";
    EXPECT_EQ(stands(id).state, State::asked);
}

TEST_P(Referrals, ForAPlaceWithoutAnAccountTheOfficeNotesTheAnswer) {
    auto const id = referred(shelter.id).id;
    EXPECT_EQ(says(back, id, Deed::accepted)->state, State::accepted);
    EXPECT_EQ(heard.size(), 1U);
    EXPECT_EQ(no(says(doctor, id, Deed::answered, {.text = "Selesai"})), "referrals.unknown");
}

TEST_P(Referrals, OpeningOneIsInTheAuditChainAndTheOfficeOpensItOnlyThroughItsCase) {
    auto const id = referred().id;
    EXPECT_TRUE(write([&](db::Tx& tx) { return open(tx, desk(), doctor, id, {}); }));
    EXPECT_EQ(lines_of("referrals.read"), 1);
    MaySee const all = [](db::Tx&, Officer const&, std::string_view kind, std::int64_t subject) {
        return kind == "case" && subject == 4711;
    };
    MaySee const none = [](db::Tx&, Officer const&, std::string_view, std::int64_t) { return false; };
    EXPECT_TRUE(write([&](db::Tx& tx) { return open(tx, desk(), back, id, all); }));
    EXPECT_EQ(no(write([&](db::Tx& tx) { return open(tx, desk(), back, id, none); })), "referrals.unknown");
    EXPECT_EQ(no(write([&](db::Tx& tx) { return open(tx, desk(), back, id, {}); })), "referrals.unknown");
}

TEST_P(Referrals, ACaseThatRefusesUndoesTheAnswer) {
    auto const id = referred().id;
    is_refusing = true;
    EXPECT_EQ(no(says(doctor, id, Deed::accepted)), "referrals.not_now");
    EXPECT_EQ(stands(id).state, State::asked);
    EXPECT_EQ(lines_of("referrals.accepted"), 0);
}

TEST_P(Referrals, AnAnswerToAnOldVersionIsAConflict) {
    auto const one = referred();
    EXPECT_EQ(no(says(doctor, one.id, Deed::accepted, {.version = one.version + 1})), "referrals.changed_meanwhile");
    EXPECT_TRUE(says(doctor, one.id, Deed::accepted, {.version = one.version}));
}

TEST_P(Referrals, WhoAskedMayWithdrawWhileItIsOpen) {
    auto const id = referred().id;
    auto const take_back = [&](Officer const& by) {
        return write([&](db::Tx& tx) { return withdraw(tx, desk(), by, id, "Keluarga menjemput"); });
    };
    EXPECT_EQ(no(take_back(doctor)), "access.act_not_allowed");
    EXPECT_EQ(take_back(back)->state, State::withdrawn);
    EXPECT_EQ(no(take_back(back)), "referrals.not_now");
    EXPECT_EQ(no(says(doctor, id, Deed::accepted)), "referrals.not_now");
    EXPECT_TRUE(heard.empty()) << "the case withdrew it itself";
}

TEST_P(Referrals, EachDeedIsANoticeForThePartnersUnit) {
    auto const id = referred().id;
    ASSERT_TRUE(says(doctor, id, Deed::accepted));
    std::vector<std::string> topics;
    for (auto const& one : db().read([](db::Tx& tx) { return notices::after(tx, 0, 1000); }))
        if (one.unit == hospital.raw() && one.subject == id.raw()) topics.push_back(one.topic);
    EXPECT_EQ(topics, (std::vector<std::string>{"referrals.asked", "referrals.accepted"}));
}

TEST_P(Referrals, ListsOfAUnitArePagedNewestFirstAndWhatWaitsOldestFirst) {
    std::vector<ReferralId> all;
    all.reserve(5);
    for (int i = 0; i < 5; ++i) all.push_back(referred().id);
    ASSERT_TRUE(says(doctor, all[1], Deed::accepted));
    auto const newest = db().read([&](db::Tx& tx) { return store::of_unit(tx, hospital, all[4], 2); });
    ASSERT_EQ(newest.size(), 2U);
    EXPECT_EQ(newest[0].id, all[3]);
    auto const waiting =
        db().read([&](db::Tx& tx) { return store::open_of_unit(tx, hospital, State::asked, all[0], 10); });
    ASSERT_EQ(waiting.size(), 3U);
    EXPECT_EQ(waiting[0].id, all[2]);
    EXPECT_TRUE(db().read([&](db::Tx& tx) { return store::of_unit(tx, police, {}, 10); }).empty());
}

// ---- places

TEST_P(Referrals, APlaceIsCheckedAndChangedByWhoKeepsTheList) {
    auto bad = place("X", PlaceKind::lks);
    EXPECT_EQ(no(try_put(bad)), "referrals.place_malformed");
    bad = place("LKS Contoh", PlaceKind::lks);
    bad.lat = -6.9;
    EXPECT_EQ(no(try_put(bad)), "referrals.place_malformed");
    bad = place("LKS Contoh", PlaceKind::lks);
    bad.unit = UnitId(12345);
    EXPECT_EQ(no(try_put(bad)), "referrals.unit_unknown");
    EXPECT_EQ(no(write([&](db::Tx& tx) { return add_place(tx, desk(), back, place("LKS Contoh", PlaceKind::lks)); })),
              "access.act_not_allowed");
    auto changed = shelter;
    changed.capacity = 20;
    auto const said = write([&](db::Tx& tx) { return change_place(tx, desk(), keeper(), changed); });
    EXPECT_EQ(said->version, 2);
    EXPECT_EQ(no(write([&](db::Tx& tx) { return change_place(tx, desk(), keeper(), changed); })),
              "referrals.changed_meanwhile");
}

TEST_P(Referrals, BedsAreToldByThePlaceOrTheOfficeWithTheDay) {
    auto const tell = [&](Officer const& by, PlaceId id, std::int64_t beds) {
        return write([&](db::Tx& tx) { return tell_beds(tx, desk(), by, id, beds); });
    };
    auto const told_beds = tell(doctor, rsud.id, 3);
    EXPECT_EQ(told_beds->free_beds, 3);
    EXPECT_EQ(told_beds->free_on, day("2026-11-22"));
    EXPECT_TRUE(tell(back, shelter.id, 0));
    EXPECT_EQ(no(tell(constable, rsud.id, 3)), "access.act_not_allowed");
    auto const village = hire("desa", Role::village_operator, {}, "3208012001");
    EXPECT_EQ(no(tell(village, rsud.id, 3)), "access.area_not_allowed");
    auto safe = place("Rumah aman", PlaceKind::uptd_ppa, "3208012001");
    safe.is_secret = true;
    EXPECT_EQ(no(tell(village, try_put(safe)->id, 3)), "referrals.place_unknown");
    EXPECT_EQ(no(tell(doctor, rsud.id, -1)), "referrals.beds_malformed");
}

// ---- the guide

TEST_P(Referrals, TheProgramComesWithAGuideForEveryNeedInBothLanguagesWithItsSource) {
    auto const rows = db().read([&](db::Tx& tx) { return guide_rows(tx, office.area); });
    for (auto const& need : db().read([](db::Tx& tx) { return needs(tx); })) {
        SCOPED_TRACE(need.code);
        EXPECT_FALSE(need.name_id.empty() || need.name_en.empty());
        EXPECT_FALSE(answer(rows, need.code, office.area, Urgency::any).empty());
        EXPECT_FALSE(answer(rows, need.code, office.area, Urgency::urgent).empty());
    }
    for (auto const& row : rows) {
        SCOPED_TRACE(row.code);
        EXPECT_TRUE(row.code.starts_with(row.need + "."));
        EXPECT_NE(row.source.find("(docs/sources.md#"), std::string::npos);
        EXPECT_EQ(referrals::lines_of(row.steps_id).size(), referrals::lines_of(row.steps_en).size());
        EXPECT_EQ(referrals::lines_of(row.documents_id).size(), referrals::lines_of(row.documents_en).size());
    }
    auto const sick = answer(rows, "sakit", office.area, Urgency::urgent);
    EXPECT_EQ(sick[0].place_kind, PlaceKind::rsud) << "health first";
}

TEST_P(Referrals, ARegionWritesItsOwnRowAndTakesItBack) {
    GuideRow row = db().read(
        [&](db::Tx& tx) { return answer(guide_rows(tx, office.area), "sekolah", office.area, Urgency::any); })[0];
    row.region = office.area;
    row.office_id = "Dinas Pendidikan dan Kebudayaan";
    auto const put = [&](GuideRow const& made, Officer const& by) {
        return write([&](db::Tx& tx) { return put_row(tx, desk(), by, made); });
    };
    auto const now_is = [&] {
        return db()
            .read([&](db::Tx& tx) {
                return answer(guide_rows(tx, region("3208012001")), "sekolah", region("3208012001"), Urgency::any);
            })[0]
            .office_id;
    };
    auto const before = now_is();
    EXPECT_EQ(no(put(row, back)), "access.act_not_allowed");
    ASSERT_TRUE(put(row, keeper()));
    EXPECT_EQ(now_is(), "Dinas Pendidikan dan Kebudayaan");
    auto other = row;
    other.region = RegionCode{};
    EXPECT_EQ(no(put(other, keeper())), "access.area_not_allowed") << "not for the whole country";
    other = row;
    other.need = "apa_saja";
    EXPECT_EQ(no(put(other, keeper())), "referrals.need_unknown");
    other = row;
    other.code = "Sekolah!";
    EXPECT_EQ(no(put(other, keeper())), "referrals.row_malformed");
    auto const remove = [&](RegionCode const& where) {
        return write([&](db::Tx& tx) { return delete_row(tx, desk(), keeper(), row.code, where); });
    };
    ASSERT_TRUE(remove(office.area));
    EXPECT_EQ(now_is(), before);
    EXPECT_EQ(no(remove(office.area)), "referrals.row_unknown");
    EXPECT_EQ(no(remove(RegionCode{})), "access.area_not_allowed");
}

TEST_P(Referrals, TheNearestPlaceOfAKindIsFoundInTheAreaThatRunsIt) {
    put(place("Puskesmas lain", PlaceKind::puskesmas, "3209"));
    put(place("Puskesmas Kadugede", PlaceKind::puskesmas, "320801"));
    put(place("Sentra jauh", PlaceKind::sentra, "5171"));
    auto const near = [&](PlaceKind kind) {
        return db().read(
            [&](db::Tx& tx) { return nearest_places(tx, kind, {region("3208012001"), {}, {}}, day("2026-11-22"), 5); });
    };
    ASSERT_EQ(near(PlaceKind::puskesmas).size(), 1U);
    EXPECT_EQ(near(PlaceKind::puskesmas)[0].place.name, "Puskesmas Kadugede");
    EXPECT_EQ(near(PlaceKind::sentra).size(), 1U) << "a sentra serves the whole country";
}

}  // namespace
}  // namespace sinergi::referrals
