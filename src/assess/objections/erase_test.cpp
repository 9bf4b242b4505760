// What ended is emptied on a wish or after the years of the clock; what is under way is not.

#include "objections/actions/erase.hpp"
#include "objections/testing.hpp"
#include "plumbing/files/loose.hpp"

namespace sinergi::objections {
namespace {

using namespace testing;

struct ObjectionErasure : ObjectionTest {
    Officer dpo = hire("dpo", Role::dpo);
    std::vector<registry::Family> all = families(3);

    Done erases(ErasedKind kind, std::int64_t id, std::optional<Officer> const& by = std::nullopt) {
        return write([&](db::Tx& tx) { return erase(tx, work(), by, kind, id, "permintaan, surat 12/2026"); });
    }
    Result<Erasable> looks(Officer const& by, ErasedKind kind, std::int64_t id) {
        return write([&](db::Tx& tx) { return look_erasable(tx, work(), by, kind, id); });
    }
    std::int64_t old() {
        return write([&](db::Tx& tx) { return erase_old(tx, work(), 50); }).value();
    }
    /// Files loosened that no photo names.
    std::size_t let_go() {
        return db().read([](db::Tx& tx) { return files::unnamed(tx, {&file_names()}, files::loose(tx)).size(); });
    }
    ObjectionId ended() {
        auto const id = objected(against());
        EXPECT_EQ(no(does(handler, id, Deed::set_aside, {.text = "Keluarga tidak ditemukan di desa."})), "");
        return id;
    }
    UsulId proposed() {
        NewUsul const wish{.region = region(sindangjawa),
                           .name = "Carti Wulandari",
                           .nik = "3208015808859002",
                           .body = "Janda dengan dua anak sekolah.",
                           .is_declared = true,
                           .by = {"Dadan", ""}};
        return UsulId(write([&](db::Tx& tx) { return propose(tx, work(), std::nullopt, wish); }).value().id);
    }
};
SINERGI_ON_BOTH_ENGINES(ObjectionErasure);

TEST_P(ObjectionErasure, AnEndedObjectionIsLookedAtThenEmptiedWithItsPhotos) {
    auto const open = objected(against());
    EXPECT_EQ(no(erases(ErasedKind::objection, open.raw(), dpo)), "objections.still_open");
    auto const id = ended();
    EXPECT_EQ(no(looks(handler, ErasedKind::objection, id.raw())), "access.act_not_allowed");
    auto const look = looks(dpo, ErasedKind::objection, id.raw());
    ASSERT_EQ(no(look), "");
    EXPECT_EQ(look->photos, 1);
    EXPECT_FALSE(look->is_erased);
    ASSERT_EQ(no(erases(ErasedKind::objection, id.raw(), dpo)), "");
    EXPECT_EQ(let_go(), 2U);
    auto const after = stands_at(id);
    EXPECT_EQ(after.family_name + after.body + after.told + after.address, "");
    EXPECT_EQ(after.state, State::set_aside) << "that it was, and how it ended, stays";
    auto const [by, steps] =
        db().read([&](db::Tx& tx) { return std::pair(store::challenger(tx, id), store::steps(tx, id)); });
    EXPECT_EQ(by.name + by.nik + by.phone + by.address, "");
    for (auto const& step : steps) EXPECT_EQ(step.body, "");
    EXPECT_EQ(no(erases(ErasedKind::objection, id.raw(), dpo)), "objections.already_erased");
    EXPECT_EQ(lines_of("objections.erased"), 1);
}

TEST_P(ObjectionErasure, APhotoThatNoObjectionTookGoesAfterADay) {
    auto const drops = [&](std::int64_t limit) {
        return write([&](db::Tx& tx) -> Result<std::int64_t> { return drop_unused_photos(tx, clock.now(), limit); })
            .value();
    };
    auto const kept = objected(against());
    auto const left = photo_named("sisa"), other = photo_named("lain");
    clock.advance_ms(day_ms);
    EXPECT_EQ(drops(50), 0) << "the form may still come";
    auto const fresh = photo_named("baru");
    clock.advance_ms(1);
    EXPECT_EQ(drops(1), 1);
    EXPECT_EQ(drops(50), 1);
    EXPECT_EQ(drops(50), 0);
    EXPECT_EQ(let_go(), 4U) << "two photos and their small ones";
    auto wish = against();
    wish.photos = {left};
    EXPECT_EQ(no(try_object(wish)), "objections.photo_unknown");
    wish.photos = {fresh};
    (void)objected(wish);
    EXPECT_EQ(db().read([&](db::Tx& tx) { return store::photos(tx, kept).size(); }), 1U);
}

TEST_P(ObjectionErasure, AFileThatAnotherPhotoSharesStays) {
    auto const sent = [&] {
        auto wish = against();
        wish.photos = {photo_named("sama")};
        auto const id = objected(wish);
        EXPECT_EQ(no(does(handler, id, Deed::set_aside, {.text = "Keluarga tidak ditemukan di desa."})), "");
        return id.raw();
    };
    auto const first = sent(), second = sent();
    EXPECT_EQ(no(erases(ErasedKind::objection, first, dpo)), "");
    EXPECT_EQ(let_go(), 0U);
    EXPECT_EQ(no(erases(ErasedKind::objection, second, dpo)), "");
    EXPECT_EQ(let_go(), 2U) << "nobody names them any more";
}

TEST_P(ObjectionErasure, WhatIsUnderWayDoesNotStandBeforeWhatHasEnded) {
    auto const listed = proposed(), waits = proposed();
    EXPECT_TRUE(write([&](db::Tx& tx) { return accept(tx, work(), village, listed, all[1].id); }));
    EXPECT_TRUE(write([&](db::Tx& tx) { return accept(tx, work(), village, waits, {}); }));
    clock.advance_ms(day_ms);
    auto const refused = proposed();
    EXPECT_TRUE(write([&](db::Tx& tx) {
        return turn_down(tx, work(), village, refused, Refused::not_found, "Rumah tidak ditemukan.");
    }));
    clock.advance_ms(6 * 365 * day_ms);
    EXPECT_TRUE(write([&](db::Tx& tx) { return erase_old(tx, work(), 1); }));
    auto const body = [&](UsulId id) { return db().read([&](db::Tx& tx) { return store::find(tx, id)->body; }); };
    EXPECT_EQ(body(refused), "");
    EXPECT_NE(body(listed), "");
    EXPECT_NE(body(waits), "");
}

TEST_P(ObjectionErasure, ForWhoIsBarredItDoesNotExist) {
    auto const id = objected(against());
    EXPECT_EQ(no(does(handler, id, Deed::barred, {.text = "kerabat penerima", .account = dpo.id})), "");
    EXPECT_EQ(no(looks(dpo, ErasedKind::objection, id.raw())), "objections.not_found");
}

TEST_P(ObjectionErasure, AProposalIsKeptWhileItsLineIsOnItsWay) {
    auto const refused = proposed(), listed = proposed(), waits = proposed();
    EXPECT_TRUE(write([&](db::Tx& tx) {
        return turn_down(tx, work(), village, refused, Refused::not_found, "Rumah tidak ditemukan.");
    }));
    EXPECT_TRUE(write([&](db::Tx& tx) { return accept(tx, work(), village, listed, all[1].id); }));
    EXPECT_TRUE(write([&](db::Tx& tx) { return accept(tx, work(), village, waits, {}); }));
    EXPECT_EQ(no(erases(ErasedKind::usul, listed.raw(), dpo)), "objections.still_open");
    EXPECT_EQ(no(erases(ErasedKind::usul, waits.raw(), dpo)), "objections.still_open");
    EXPECT_EQ(no(erases(ErasedKind::usul, refused.raw(), dpo)), "");
    auto const after = db().read([&](db::Tx& tx) { return store::find(tx, refused).value(); });
    EXPECT_EQ(after.name + after.nik + after.body + after.told, "");
    EXPECT_EQ(after.refusal, "not_found");
}

TEST_P(ObjectionErasure, AfterTheYearsOfTheClockItGoesByItself) {
    auto const id = ended();
    auto const open = objected(against());
    clock.advance_ms(4 * 365 * day_ms);
    EXPECT_EQ(old(), 0);
    clock.advance_ms(2 * 365 * day_ms);
    EXPECT_EQ(old(), 1);
    EXPECT_EQ(let_go(), 2U) << "the photo and its small one";
    EXPECT_EQ(stands_at(id).body, "");
    EXPECT_NE(stands_at(open).body, "") << "nobody answered it yet";
    EXPECT_EQ(old(), 0);
}

}  // namespace
}  // namespace sinergi::objections
