// Safety of people: what a reporter risks when the office is careless. Each test is a way somebody could be found out.

#include "grievances/store/photos.hpp"
#include "grievances/store/reporters.hpp"
#include "grievances/testing.hpp"

namespace sinergi::grievances {
namespace {

using namespace testing;

struct Safety : GrievanceTest {
    Officer back = hire("back", Role::back_office, "3208", {}, {}, "Rina Petugas");
    Officer head = hire("head", Role::head, "3208", {}, {}, "Lilis Wulandari");
    UnitId oversight = unit("INSPEKTORAT", true);
    Officer examiner = hire("periksa", Role::supervisor, "3208", oversight, {}, "Usman Rusmana");

    GrievanceId about(AboutKind kind, std::string name, std::string_view where = "") {
        auto wish = report("Meminta uang kepada penerima bantuan");
        wish.about = {{.kind = kind, .name = std::move(name), .region = where.empty() ? RegionCode{} : region(where)}};
        return received(wish);
    }
    std::vector<GrievanceId> with_phone(std::string_view phone) {
        return db().read([&](db::Tx& tx) { return store::same_phone(tx, phone); });
    }
};
SINERGI_ON_BOTH_ENGINES(Safety);

TEST_P(Safety, TheHeadIsNamedByNameOrPostHoweverItIsWritten) {
    for (auto const* name :
         {"Lilis Wulandari", "Ibu Lilis", "Lilis Wulandari, kepala dinas", "Kepala Dinas Sosial", "kadis"}) {
        SCOPED_TRACE(name);
        auto const id = about(AboutKind::officer, name);
        EXPECT_FALSE(is_seen(head, id));
        EXPECT_TRUE(is_seen(examiner, id));
    }
    EXPECT_TRUE(is_seen(head, about(AboutKind::officer, "Kepala Desa Udin")));
}

TEST_P(Safety, AReportAboutAVillageOfAWholeRegencyIsStillSeenByTheHead) {
    auto const id = about(AboutKind::village, "", "3208");
    EXPECT_TRUE(is_seen(head, id));
    EXPECT_TRUE(is_seen(examiner, id));
}

TEST_P(Safety, AReportAboutHeadAndInspectorateGoesToTheRegent) {
    auto wish = report("Keduanya meminta uang");
    wish.about = {{.kind = AboutKind::officer, .name = "Kepala Dinas Sosial"},
                  {.kind = AboutKind::officer, .name = "Inspektur"}};
    auto const unseen = received(wish);
    EXPECT_TRUE(stands(unseen).climbed_to.is_none()) << "nobody stands above yet";
    auto const regent = hire("bupati", Role::regent, "3208", {}, {}, "Wahyu Contoh");
    auto const id = received(wish);
    for (auto const& named : {head, examiner, back}) EXPECT_FALSE(is_seen(named, id)) << named.name;
    EXPECT_TRUE(is_seen(regent, id));
    EXPECT_EQ(stands(id).climbed_to, regent.id);
    EXPECT_FALSE(is_seen(regent, unseen));
    EXPECT_FALSE(is_seen(regent, received())) << "the regent sees what came up to them, nothing else";
    EXPECT_FALSE(is_seen(regent, received(report("dipukul", "kekerasan"))));
    clock.advance_ms(10 * day_ms);
    tick();
    EXPECT_TRUE(is_seen(regent, unseen)) << "what waited unseen climbs once somebody stands above";
    EXPECT_TRUE(does(regent, id, Deed::closed, {.text = "Sudah diperiksa tim dari kabupaten"}));
    wish.about.push_back({.kind = AboutKind::officer, .name = "Wahyu Contoh"});
    EXPECT_FALSE(is_seen(regent, received(wish)));
    EXPECT_TRUE(is_seen(examiner, about(AboutKind::officer, "Kepala Dinas Sosial")))
        << "where one of both is left, it stays with them";
}

TEST_P(Safety, WhoIsFoundOutLaterLosesTheReportAtOnce) {
    auto const section = unit("REHSOS");
    auto const mate = hire("rehsos", Role::back_office, "3208", section, {}, "Tatang Contoh");
    auto const first = received(), second = received();
    ASSERT_TRUE(does(back, second, Deed::merged, {.into = first}));
    ASSERT_TRUE(does(head, first, Deed::assigned, {.officer = mate.id}));
    ASSERT_TRUE(does(back, first, Deed::verified, {}));
    EXPECT_EQ(no(does(back, first, Deed::named, {})), "http.member_missing");
    EXPECT_EQ(no(does(back, first, Deed::named, {.about = {{.account = AccountId(99)}}})),
              "grievances.officer_unknown");
    EXPECT_EQ(no(does(back, first, Deed::named, {.about = {{.unit = UnitId(99)}}})), "grievances.unit_unknown");
    ASSERT_TRUE(is_seen(mate, first) && is_seen(mate, second));
    ASSERT_TRUE(
        does(back, first, Deed::named, {.text = "Penelepon menyebut namanya", .about = {{.name = "Pak Tatang"}}}));
    for (auto const id : {first, second}) {
        EXPECT_FALSE(is_seen(mate, id));
        EXPECT_FALSE(is_seen(back, id)) << "nor does whoever may not see what names somebody";
        EXPECT_TRUE(is_seen(head, id));
    }
    EXPECT_TRUE(stands(first).officer.is_none());
    EXPECT_EQ(stands(first).state, State::diteruskan);
    EXPECT_FALSE(steps(first).back().is_public);

    auto const of_unit = received();
    ASSERT_TRUE(does(back, of_unit, Deed::verified, {.unit = section}));
    ASSERT_TRUE(does(back, of_unit, Deed::named, {.about = {{.unit = section}}}));
    EXPECT_FALSE(is_seen(mate, of_unit));
    EXPECT_TRUE(stands(of_unit).unit.is_none());
    EXPECT_TRUE(is_seen(examiner, of_unit));
}

TEST_P(Safety, WhomOneOfTwoMergedReportsNamesSeesNeither) {
    auto const of_head = about(AboutKind::officer, "Lilis Wulandari");
    auto const of_other = about(AboutKind::officer, "Seseorang Lain");
    ASSERT_TRUE(is_seen(head, of_other));
    ASSERT_TRUE(does(examiner, of_other, Deed::merged, {.into = of_head}));
    EXPECT_FALSE(is_seen(head, of_other)) << "it would tell the number of the other";
    EXPECT_FALSE(is_seen(head, of_head));
}

TEST_P(Safety, AMergedReportersWordsAreMarkedAsTheirs) {
    auto const first = received(), second = received();
    ASSERT_TRUE(does(back, second, Deed::merged, {.into = first}));
    ASSERT_TRUE(reporter(second, Deed::replied, "Saya yang di rumah hijau"));
    ASSERT_TRUE(reporter(first, Deed::replied, "Saya di RT 2"));
    auto const said = steps(first);
    ASSERT_GE(said.size(), 2U);
    EXPECT_EQ(said[said.size() - 2].about_id, second.raw());
    EXPECT_EQ(said.back().about_id, 0);
}

TEST_P(Safety, ATelephoneOrANameFindsOpenReportsOnly) {
    auto open = report("Lampu jalan mati");
    open.reporter = NewReporter{.name = "Ani Contoh", .phone = "+6281290000001"};
    auto closed = report("dipukul", "kekerasan");
    closed.reporter = open.reporter;
    auto const found = received(open);
    received(closed);
    EXPECT_EQ(with_phone("+6281290000001"), std::vector{found});
    // And so does a name, however it is spelled.
    Reporters reporters;
    reporters.read(db());
    auto const named = db().read([&](db::Tx& tx) { return reporters.find(tx, "Anie Contoh"); });
    ASSERT_EQ(named.size(), 1U);
    EXPECT_EQ(named[0].of, found);
}

TEST_P(Safety, FollowersOfClosedKindsAreNotCountedAndConfidentialOnesNotFollowed) {
    auto const shown = received();
    auto closed = report("dipukul di sana", "kekerasan");
    closed.follows = shown;
    received(closed);
    auto const rows =
        db().read([&](db::Tx& tx) { return store::nearby(tx, region(sindangjawa), "", clock.now().plus_ms(-day_ms)); });
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].followers, 0);

    auto hushed = report("jangan sebut nama saya");
    hushed.privacy = Privacy::confidential;
    auto follower = report("saya juga");
    follower.follows = received(hushed);
    EXPECT_EQ(no(try_receive(follower)), "grievances.follows_unknown");
}

TEST_P(Safety, AnAnonymousPhotoKeepsNoPlaceAndAnErasedOneIsNotTakenAgain) {
    ASSERT_TRUE(write([&](db::Tx& tx) -> Done {
        store::insert_photo(tx, {.id = PhotoId(9), .digest = "d", .thumb = "t", .lat = -6.9, .lon = 108.4}, {}, "tok",
                            clock.now());
        return {};
    }));
    auto wish = report();
    wish.privacy = Privacy::anonymous;
    wish.photos = {{PhotoId(9), "tok"}};
    auto const id = received(wish);
    auto const photos = db().read([&](db::Tx& tx) { return store::photos(tx, id); });
    ASSERT_EQ(photos.size(), 1U);
    EXPECT_FALSE(photos[0].lat || photos[0].lon);

    ASSERT_TRUE(does(back, id, Deed::rejected, {.reason = "ganda"}));
    ASSERT_TRUE(write([&](db::Tx& tx) { return erase(tx, desk(), std::nullopt, id, "uji"); }));
    auto again = report();
    again.photos = {{PhotoId(9), ""}};
    EXPECT_EQ(no(try_receive(again)), "grievances.photo_unknown");
}

TEST_P(Safety, WorkDoesNotClimbToWhoMayNotSeeIt) {
    auto const lurah = hire("lurah", Role::village_head, sindangjawa);
    auto const village = hire("desa", Role::village_operator, sindangjawa, {}, lurah.id);
    auto const id = received(report("diminta uang", "pungli"));
    ASSERT_TRUE(write([&](db::Tx& tx) -> Done {
        auto g = store::get_plain(tx, id).value();
        g.officer = village.id;
        ++g.version;
        store::update(tx, g);
        return {};
    }));
    clock.set(stands(id).state_due.plus_ms(1));
    EXPECT_EQ(tick(), 1);
    EXPECT_EQ(stands(id).climbed_to, head.id) << "the village head may not see closed kinds";
}

TEST_P(Safety, AKindMarkedClosedClosesWhatCameInBefore) {
    auto const before = received();
    auto const village = hire("desa", Role::village_operator, sindangjawa);
    ASSERT_TRUE(is_seen(village, before));
    close_kind(db(), ids, "layanan", clock.now());
    EXPECT_EQ(stands(before).guard, 1);
    EXPECT_FALSE(is_seen(village, before));
}

TEST_P(Safety, ANikInAnEmailIsMasked) {
    auto wish = report();
    wish.reporter = NewReporter{.name = "Ani Contoh", .email = "3208012001859001@contoh.id"};
    auto const id = received(wish);
    auto const kept = db().read([&](db::Tx& tx) { return store::find_reporter(tx, id); });
    EXPECT_EQ(kept->email.find("3208012001859001"), std::string::npos);
}

}  // namespace
}  // namespace sinergi::grievances
