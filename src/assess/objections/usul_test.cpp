// A citizen's proposal: taken on by the village, a candidate in its list, decided by the meeting, and back to who
// asked.

#include "objections/testing.hpp"

namespace sinergi::objections {
namespace {

using namespace testing;
namespace rolls = proposals;

struct Usuls : ObjectionTest {
    std::vector<registry::Family> all = families(3);
    registry::Family family = all[0];  // Rasim's
    NewUsul wish{.region = region(sindangjawa),
                 .whose = Whose::other,
                 .name = "Carti Wulandari",
                 .nik = "3208015808859002",
                 .body = "Janda dengan dua anak sekolah.",
                 .is_declared = true,
                 .by = {"Dadan", ""}};

    Result<Receipt> tries(std::optional<Officer> const& by = {}) {
        return write([&](db::Tx& tx) { return propose(tx, work(), by, wish); });
    }
    UsulId proposed() { return UsulId(tries().value().id); }
    Result<Usul> accepts(Officer const& by, UsulId id, registry::FamilyId of = {}) {
        return write([&](db::Tx& tx) { return accept(tx, work(), by, id, of); });
    }
    Result<Usul> enrols(UsulId id, registry::FamilyId of = {}) {
        return write([&](db::Tx& tx) { return enrol(tx, work(), village, id, {.family = of}); });
    }
    Result<Usul> turns_down(UsulId id) {
        return write([&](db::Tx& tx) {
            return turn_down(tx, work(), village, id, Refused::not_poor, "Rumahnya sudah layak huni.");
        });
    }
    TrackedUsul tracked(UsulId id) {
        auto const key = key_of(office, KeyOf::usul, id.raw());
        return db().read([&](db::Tx& tx) { return track_usul(tx, work(), number_text(id.raw()), key).value(); });
    }
    std::vector<Usul> waiting() {
        auto const permit = access::permit(access::Act::edit_registry, village, village.area).value();
        return db().read([&](db::Tx& tx) { return store::usuls(tx, permit, store::UsulQueue::waiting, 0, 10); });
    }
    template <class F>
    auto in_rolls(F&& deed) {
        return write([&](db::Tx& tx) { return deed(tx, rolls::Desk{office, atlas, clock.now(), touched}); });
    }
    std::string_view meets(rolls::RollId roll, std::vector<rolls::Exception> left_out = {}) {
        return no(in_rolls([&](db::Tx& tx, rolls::Desk const& desk) {
            return rolls::meet(tx, desk, village, roll,
                               {.way = rolls::Way::meeting,
                                .on = day("2026-11-21"),
                                .place = "Balai desa",
                                .words = "Disepakati",
                                .attended = 20,
                                .exceptions = std::move(left_out)},
                               {});
        }));
    }
};
SINERGI_ON_BOTH_ENGINES(Usuls);

TEST_P(Usuls, ReachesTheVillageAloneAndComesBackWithAReason) {
    auto const id = proposed();
    auto const elsewhere = hire("desa.lain", Role::village_operator, "3208012003");
    EXPECT_EQ(no(accepts(elsewhere, id)), "objections.usul_unknown");
    auto const refused = write(
        [&](db::Tx& tx) { return turn_down(tx, work(), village, id, Refused::not_found, "Rumah tidak ditemukan."); });
    EXPECT_EQ(no(refused), "");
    EXPECT_EQ(no(accepts(village, id, family.id)), "objections.not_in_this_state");
}

TEST_P(Usuls, OnceTakenOnIsACandidateInTheVillagesListThatTheMeetingDecides) {
    auto const id = proposed();
    auto const done = accepts(village, id, family.id);
    ASSERT_EQ(no(done), "");
    auto const at = tracked(id).standing;
    ASSERT_TRUE(at);
    EXPECT_EQ(at->month, "2026-12") << "on the 22nd the list of this month is over";
    EXPECT_EQ(at->state, rolls::ItemState::listed) << "the meeting is never passed over";
    EXPECT_EQ(at->roll_state, rolls::State::drafting);
    EXPECT_EQ(lines_of("proposals.proposed"), 1);
    EXPECT_EQ(lines_of("objections.usul_accepted"), 1);
    auto const events = db().read([&](db::Tx& tx) { return registry::store::events(tx, family.id, {}, 5); });
    EXPECT_EQ(events[0].source, registry::Source::citizen);
    EXPECT_EQ(meets(at->roll), "");
    EXPECT_EQ(tracked(id).standing->state, rolls::ItemState::agreed);
    EXPECT_EQ(tracked(id).standing->met_on, day("2026-11-21"));
    EXPECT_EQ(no(enrols(id)), "objections.not_in_this_state") << "it stands in one list";
}

TEST_P(Usuls, WhatTheMeetingLeavesOutIsToldWithItsReasonToTheFamilyAloneAtTheCounter) {
    struct Way {
        Whose whose;
        std::optional<Officer> by;
    };
    std::size_t next = 0;
    for (auto const& way : {Way{Whose::self, counter}, Way{Whose::self, {}}, Way{Whose::other, counter}}) {
        auto const of = all[next++].id;
        bool const is_proved = next == 1;
        wish.whose = way.whose;
        auto const id = UsulId(tries(way.by).value().id);
        ASSERT_EQ(no(accepts(village, id, of)), "");
        auto const at = *tracked(id).standing;
        ASSERT_EQ(meets(at.roll, {{at.id, "tidak_layak", "Anaknya pegawai tetap."}}), "");
        auto const after = *tracked(id).standing;
        EXPECT_EQ(after.state, rolls::ItemState::excepted);
        EXPECT_EQ(after.reason_id.empty(), !is_proved) << "another family's data are not for the proposer";
        EXPECT_EQ(after.words.empty(), !is_proved);
        clock.advance_ms(30 * day_ms);
    }
}

TEST_P(Usuls, WhyTheVillageTurnedItDownIsReadByWhoWasSeenAtTheCounter) {
    wish.whose = Whose::self;
    for (auto const& by : {std::optional<Officer>(), std::optional(counter)}) {
        auto const id = UsulId(tries(by).value().id);
        ASSERT_EQ(no(turns_down(id)), "");
        auto const seen = tracked(id);
        EXPECT_EQ(seen.usul.state, UsulState::refused);
        EXPECT_EQ(seen.hears_why, by.has_value());
        EXPECT_EQ(seen.usul.refusal.empty(), !by);
        EXPECT_EQ(seen.usul.told.empty(), !by);
    }
}

TEST_P(Usuls, OneThatWaitsMayStillBeTurnedDownAndOneInAListNot) {
    auto const waits = proposed(), listed = proposed();
    ASSERT_EQ(no(accepts(village, waits)), "");
    ASSERT_EQ(no(accepts(village, listed, family.id)), "");
    EXPECT_EQ(no(turns_down(waits)), "");
    EXPECT_TRUE(waiting().empty());
    EXPECT_EQ(no(turns_down(listed)), "objections.not_in_this_state");
}

TEST_P(Usuls, WhomTheListLeftOutOnceWaitsForTheNextOne) {
    auto const first = proposed();
    ASSERT_EQ(no(accepts(village, first, family.id)), "");
    auto const line = tracked(first).standing->id;
    ASSERT_EQ(no(in_rolls([&](db::Tx& tx, rolls::Desk const& desk) {
                  return rolls::withdraw(tx, desk, village, line, {.words = "Salah keluarga."});
              })),
              "");
    auto const second = proposed();
    EXPECT_EQ(no(accepts(village, second, family.id)), "") << "this list holds its line already";
    ASSERT_EQ(waiting().size(), 1U);
    EXPECT_EQ(no(enrols(second)), "proposals.already_listed");
}

TEST_P(Usuls, AnOldProgrammeInFreeWordsWaitsUntilItIsNamed) {
    static constexpr std::array<std::string_view, 1> names{"id"};
    static constexpr db::Statement as_before{"test.as_before",
                                             "UPDATE usul SET programme = 'beras gratis' WHERE id = ?1",
                                             "UPDATE usul SET programme = 'beras gratis' WHERE id = $1", names};
    wish.kind = UsulKind::programme;
    wish.programme = "PBI JK";
    auto const id = proposed();
    ASSERT_TRUE(write([&](db::Tx& tx) -> Done {
        tx.run(as_before, {{"id", id}});
        return {};
    }));
    EXPECT_EQ(no(accepts(village, id, family.id)), "");
    EXPECT_EQ(no(enrols(id)), "objections.programme_unknown");
    EXPECT_EQ(no(write([&](db::Tx& tx) { return enrol(tx, work(), village, id, {.programme = "PBI JK"}); })), "");
    EXPECT_EQ(tracked(id).usul.programme, "pbi_jk");
}

TEST_P(Usuls, AFamilyNotOnRecordWaitsAndIsPutIntoTheListOnceItIs) {
    auto const id = proposed();
    ASSERT_EQ(no(accepts(village, id)), "");
    ASSERT_EQ(waiting().size(), 1U);
    EXPECT_FALSE(tracked(id).standing);
    EXPECT_EQ(no(enrols(id)), "objections.usul_needs_family");
    auto far = registry::testing::rasims("3208012003");
    far.no_kk = "3208010101169099";
    EXPECT_EQ(no(enrols(id, made(far).id)), "objections.family_elsewhere");
    EXPECT_EQ(no(enrols(id, family.id)), "");
    EXPECT_TRUE(waiting().empty());
    EXPECT_TRUE(tracked(id).standing);
    EXPECT_EQ(lines_of("objections.usul_enrolled"), 1);
}

TEST_P(Usuls, WhileEveryListIsDecidedAProposalWaitsAndIsNotLost) {
    for (auto const* month : {"2026-11", "2026-12"}) {
        auto const roll = in_rolls([&](db::Tx& tx, rolls::Desk const& desk) {
            return rolls::open_roll(tx, desk, village, region(sindangjawa), month);
        });
        ASSERT_EQ(no(roll), "");
        ASSERT_EQ(no(in_rolls([&](db::Tx& tx, rolls::Desk const& desk) {
                      return rolls::say_nothing(tx, desk, village, roll->id, {});
                  })),
                  "");
    }
    auto const id = proposed();
    EXPECT_EQ(no(accepts(village, id, all[1].id)), "");
    ASSERT_EQ(waiting().size(), 1U);
    EXPECT_EQ(no(enrols(id)), "proposals.no_open_roll");
    clock.advance_ms(20 * day_ms);  // December: January may be opened
    EXPECT_EQ(no(enrols(id)), "") << "the family was named already";
    EXPECT_EQ(tracked(id).standing->month, "2027-01");
}

TEST_P(Usuls, WhoStandsInTheListAlreadyIsNotListedTwiceAndStillHears) {
    auto const first = proposed(), second = proposed();
    ASSERT_EQ(no(accepts(village, first, family.id)), "");
    ASSERT_EQ(no(accepts(village, second, family.id)), "");
    EXPECT_EQ(tracked(first).standing->id, tracked(second).standing->id);
    EXPECT_EQ(lines_of("proposals.proposed"), 1);
}

TEST_P(Usuls, AProgrammeIsOneOfTheOfficesListForAFamilyOnRecord) {
    wish.kind = UsulKind::programme;
    wish.programme = "PBI JK";
    auto const id = proposed();
    EXPECT_EQ(no(accepts(village, id)), "objections.usul_needs_family");
    EXPECT_EQ(no(accepts(village, id, family.id)), "");
    auto const line = db().read([&](db::Tx& tx) { return store::find(tx, id)->item; });
    EXPECT_FALSE(line.is_none());
    EXPECT_EQ(tracked(id).usul.programme, "pbi_jk") << "a name is kept as its code";
    wish.programme = "Bantuan Makan Siang";
    EXPECT_EQ(no(tries()), "objections.programme_unknown");
    wish.programme.clear();
    EXPECT_EQ(no(tries()), "objections.programme_missing");
}

}  // namespace
}  // namespace sinergi::objections
