// Two officers at once, consent for one purpose, and a timeline that ran for years.

#include "cases/actions_for_tests.hpp"

namespace sinergi::cases {
namespace {

using namespace testing;

struct CaseEdits : CaseActions {
    Result<Case> puts(CaseId id, PersonWish const& wish) {
        return here.write([&](db::Tx& tx) { return set_person(tx, here.desk(), rina, id, wish); });
    }
    static NewPerson named(std::string name) {
        NewPerson person;
        person.name = std::move(name);
        person.identity = Identity::known;
        return person;
    }
};
SINERGI_ON_BOTH_ENGINES(CaseEdits);

TEST_P(CaseEdits, TheSecondOfTwoOfficersHearsThatThePersonWasChanged) {
    auto const c = healthy();
    auto const person = here.persons(c.id).at(0);
    PersonWish const first{.person = person.id, .version = person.version, .values = named("Sarmin bin Contoh")};
    PersonWish second = first;
    second.values = named("Sarmin alias Min");
    ASSERT_TRUE(puts(c.id, first));
    auto const late = puts(c.id, second);
    ASSERT_EQ(no(late), "cases.person_changed");
    EXPECT_EQ(late.error().about, std::to_string(person.version + 1)) << "so that both sides can be shown";
    EXPECT_EQ(here.persons(c.id).at(0).name, "Sarmin bin Contoh");
    second.version = person.version + 1;
    EXPECT_TRUE(puts(c.id, second));
    second.version.reset();
    EXPECT_EQ(no(puts(c.id, second)), "cases.version_missing");
    EXPECT_TRUE(puts(c.id, {.person = {}, .version = {}, .values = named("Anak Contoh")})) << "a new one has none";
}

TEST_P(CaseEdits, AnAgeThatIsNotSaidAgainStaysAsItWas) {
    auto const c = healthy();
    auto young = named("Anak Contoh");
    young.age = 11;
    ASSERT_TRUE(puts(c.id, {.person = {}, .version = {}, .values = young}));
    auto const child = here.persons(c.id).back();
    ASSERT_TRUE(child.is_child);
    auto const renamed = named("Anak Contoh Baru");
    ASSERT_TRUE(puts(c.id, {.person = child.id, .version = child.version, .values = renamed}));
    EXPECT_EQ(here.persons(c.id).back().name, "Anak Contoh Baru");
    EXPECT_EQ(here.persons(c.id).back().age_band, child.age_band);
    EXPECT_TRUE(here.persons(c.id).back().is_child);
}

TEST_P(CaseEdits, AConsentCountsForItsPurposeAndItsReceiverAlone) {
    auto const c = healthy();
    auto const lks = place(referrals::PlaceKind::lks, "LKS Contoh");
    auto const other = place(referrals::PlaceKind::lks, "LKS Lain");
    EXPECT_EQ(refused(rina, c.id, "consent", R"({"given_by":"self","for_what":"apa saja"})"), "http.input_wrong");
    EXPECT_EQ(refused(rina, c.id, "consent", R"({"given_by":"self","purpose":"partner","for_what":"Dirujuk"})"),
              "cases.receiver_missing");
    EXPECT_EQ(refused(rina, c.id, "consent", consent_for(referrals::PlaceId(5))), "cases.place_unknown");
    ASSERT_TRUE(here.enters(rina, c.id, "consent", consent_for(other.id)));
    ASSERT_TRUE(here.enters(rina, c.id, "consent", consent_for(lks.id, "publicity")));
    ASSERT_TRUE(here.enters(rina, c.id, "minutes_two",
                            R"({"number":"BA-1","officer_first":"Ani","officer_second":"Budi","why":"umum"})"));
    EXPECT_EQ(no(refers(rina, c.id, lks.id)), "cases.consent_missing");
    EXPECT_TRUE(refers(rina, c.id, other.id));
    ASSERT_TRUE(here.enters(rina, c.id, "consent", consent_for(lks.id)));
    EXPECT_TRUE(refers(rina, c.id, lks.id));
    EXPECT_NE(here.entries(c.id).back().body.find("approval"), std::string::npos);
    auto const consents = here.read([&](db::Tx& tx) { return store::entries_of_kind(tx, c.id, "consent"); });
    EXPECT_NE(consents.back().body.find("LKS Contoh"), std::string::npos) << "the receiver's name stands in the line";
}

TEST_P(CaseEdits, AnOldConsentThatNamesNothingNoLongerCounts) {
    auto const c = healthy();
    auto const lks = place(referrals::PlaceKind::lks, "LKS Contoh");
    ASSERT_TRUE(here.write([&](db::Tx& tx) -> Result<bool> {
        return store::insert_entry(tx, {.id = EntryId(here.office.ids.next(here.clock.now())),
                                        .case_id = c.id,
                                        .author_node = here.desk().own(),
                                        .author_id = "0LAMA",
                                        .at = here.clock.now(),
                                        .kind = "consent",
                                        .account = {},
                                        .by_role = {},
                                        .office = {},
                                        .body = R"({"given_by":"self","for_what":"Dirujuk","name":"","relation":""})",
                                        .secrecy = Secrecy::identity});
    }));
    EXPECT_EQ(no(refers(rina, c.id, lks.id)), "cases.consent_missing");
}

TEST_P(CaseEdits, AVeryLongTimelineShowsItsNewestAndGoesBackPageByPage) {
    auto const c = healthy();
    ASSERT_TRUE(here.enters(rina, c.id, "plan", R"({"goals":[{"goal":"Bertemu keluarga"}]})"));
    constexpr int many = 2'050;
    here.write([&](db::Tx& tx) -> Done {
            for (int i = 0; i < many; ++i)
                store::insert_entry(tx, {.id = EntryId(here.office.ids.next(here.clock.now())),
                                         .case_id = c.id,
                                         .author_node = "3208",
                                         .author_id = "N" + std::to_string(i),
                                         .at = here.clock.now(),
                                         .kind = "note",
                                         .account = rina.id,
                                         .by_role = {},
                                         .office = {},
                                         .body = R"({"text":"Catatan"})"});
            return {};
        })
        .value();
    auto const newest = here.entries(c.id);
    EXPECT_EQ(newest.size(), static_cast<std::size_t>(store::entries_max));
    EXPECT_EQ(newest.back().author_id, "N" + std::to_string(many - 1));
    EXPECT_LT(newest.front().id, newest.back().id);
    std::size_t seen = 0;
    EntryId before{};
    for (;;) {
        auto const page = here.read([&](db::Tx& tx) { return store::entries_before(tx, c.id, before, 500); });
        if (page.empty()) break;
        seen += page.size();
        before = page.back().id;
    }
    EXPECT_EQ(seen, static_cast<std::size_t>(many) + 3) << "opened, medical_need, plan";
    // What a plan rests on is found however old it is.
    EXPECT_TRUE(here.enters(rina, c.id, "goal_done", R"({"goal":0})"));
}

}  // namespace
}  // namespace sinergi::cases
