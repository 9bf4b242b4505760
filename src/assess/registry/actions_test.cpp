#include "registry/testing.hpp"

#include "registry/known.hpp"

#include <algorithm>
#include <set>

namespace sinergi::registry {
namespace {

using namespace testing;
using access::Act;

struct RegistryActions : RegistryTest {};
SINERGI_ON_BOTH_ENGINES(RegistryActions);

TEST_P(RegistryActions, CreatesAFamilyWithHeadMembersAndATimeline) {
    auto const family = made();
    auto const stood = stands(family.id);
    EXPECT_EQ(stood.head_name, "Rasim");
    EXPECT_EQ(stood.members, 3);
    EXPECT_EQ(members(family.id).size(), 3U);
    EXPECT_EQ(touched.size(), 3U);
    auto const events = db().read([&](db::Tx& tx) { return store::events(tx, family.id, {}, 10); });
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].kind, EventKind::created);
    EXPECT_EQ(lines_of("registry.created"), 1);
}

TEST_P(RegistryActions, SaysEveryFaultAtOnceAndSavesNothing) {
    auto wish = rasims();
    wish.members[1].relation = relation_head;
    wish.members[2].born_on = day("2027-01-01");
    auto const by = officer(Role::village_operator, sindangjawa);
    auto const refused = write([&](db::Tx& tx) { return create(tx, desk(), by, wish); });
    ASSERT_EQ(no(refused), "registry.faulty");
    EXPECT_EQ(refused.error().faults.size(), 2U);
    auto short_number = rasims();
    short_number.members[2].nik = "320801190810900";
    auto const at = write([&](db::Tx& tx) { return create(tx, desk(), by, short_number); });
    EXPECT_EQ(no(at), "registry.fault_nik_short");
    EXPECT_EQ(at.error().about, "members.2.nik");
    EXPECT_EQ(db().read([](db::Tx& tx) { return store::count_persons(tx, 10); }), 0);
}

TEST_P(RegistryActions, FaultsOfCardHomeAndMembersAreToldInOneAnswer) {
    auto wish = rasims();
    wish.region = {};
    wish.no_kk = "123";
    wish.rt = "abcdef";
    wish.members[0].name = "";
    wish.members[1].nik = "3208";
    wish.members[1].born_on = day("2030-01-20");
    wish.ground.on = day("2031-01-01");
    auto const by = officer(Role::village_operator, sindangjawa);
    auto const refused = write([&](db::Tx& tx) { return create(tx, desk(), by, wish); });
    ASSERT_FALSE(refused);
    std::set<std::string> paths;
    for (auto const& one : refused.error().faults) {
        EXPECT_TRUE(paths.insert(one.path).second) << one.path << " is told once";
        if (one.path == "rt") {
            EXPECT_EQ(one.limit, "5");
        }
    }
    EXPECT_EQ(paths, (std::set<std::string>{"region", "on", "no_kk", "rt", "members.0.name", "members.1.nik",
                                            "members.1.born_on"}));
    EXPECT_EQ(db().read([](db::Tx& tx) { return store::count_persons(tx, 10); }), 0);
}

TEST_P(RegistryActions, KeepsToTheOfficersArea) {
    auto const family = made();
    auto const other = officer(Role::village_operator, kadugede), own = officer(Role::village_operator, sindangjawa);
    EXPECT_EQ(no(write([&](db::Tx& tx) { return create(tx, desk(), other, rasims()); })), "access.area_not_allowed");
    EXPECT_EQ(no(write([&](db::Tx& tx) { return open(tx, desk(), other, family.id); })), "registry.family_unknown")
        << "beyond the own village it does not exist";
    EXPECT_EQ(no(write([&](db::Tx& tx) { return open(tx, desk(), own, family.id); })), "");
    EXPECT_EQ(lines_of("registry.opened"), 1);
    auto const admin = officer(Role::admin);
    EXPECT_EQ(no(write([&](db::Tx& tx) { return open(tx, desk(), admin, family.id); })), "access.act_not_allowed");
}

TEST_P(RegistryActions, RefusesASecondFamilyOfOneCardAndQueuesOneNumberTwice) {
    auto const first = made();
    auto wish = rasims(kadugede);
    auto const by = officer(Role::back_office);
    EXPECT_EQ(no(write([&](db::Tx& tx) { return create(tx, desk(), by, wish); })), "registry.fault_kk_known");
    wish.no_kk = "3208010101159002";
    wish.members = {told("Rasyim", "3208011708809001", "L", "1980-08-17", relation_head)};
    made(wish);
    auto const queue = db().read([&](db::Tx& tx) { return store::pairs(tx, PairState::open, region("3208"), {}, 10); });
    ASSERT_EQ(queue.size(), 1U);
    EXPECT_EQ(queue[0].left, members(first.id)[0].id);
}

TEST_P(RegistryActions, EditsOnlyWhatSomebodyHasSeen) {
    auto const family = made();
    auto const carti = members(family.id)[1];
    auto const by = officer(Role::back_office);
    auto const edits = [&](std::int64_t version, std::string name) {
        PersonEdit wish;
        wish.name = std::move(name);
        return write([&](db::Tx& tx) {
            return edit(tx, desk(), by, carti.id, version, wish, {.source = Source::visit, .on = {}, .reason = ""});
        });
    };
    EXPECT_EQ(no(edits(carti.version, "Carti Wulan Dari")), "");
    EXPECT_EQ(no(edits(carti.version, "Karti")), "registry.changed_meanwhile") << "no lost update";
    EXPECT_EQ(no(edits(carti.version + 1, "Carti Wulan Dari")), "registry.nothing_changed");
    auto const events = db().read([&](db::Tx& tx) { return store::events(tx, carti.id, {}, 10); });
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].changes, R"([{"field":"name","before":"Carti Wulandari","after":"Carti Wulan Dari"}])");
    EXPECT_EQ(events[0].source, Source::visit);
}

TEST_P(RegistryActions, MovesTheHeadWithTheRelation) {
    auto const family = made();
    auto const wife = members(family.id)[1];
    auto const by = officer(Role::back_office);
    PersonEdit wish;
    wish.relation = relation_head;
    EXPECT_EQ(no(write([&](db::Tx& tx) { return edit(tx, desk(), by, wife.id, wife.version, wish, {}); })), "");
    EXPECT_EQ(stands(family.id).head_name, "Carti Wulandari");
    EXPECT_EQ(members(family.id)[0].relation, relation_other) << "what the old head is now, somebody must say";
}

TEST_P(RegistryActions, ADeathOfTheHeadNamesANewOne) {
    auto const family = made();
    auto const all = members(family.id);
    NewEvent death{.kind = EventKind::died, .person = all[0].id};
    death.ground.on = day("2026-03-01");
    EXPECT_EQ(no(happens(family.id, death)), "registry.head_needed");
    death.head = all[1].id;
    auto const after = happens(family.id, death);
    ASSERT_EQ(no(after), "");
    EXPECT_EQ(after->head_name, "Carti Wulandari");
    EXPECT_EQ(after->members, 2);
    death.person = all[2].id;
    death.ground.on = day("2010-01-01");
    EXPECT_EQ(no(happens(family.id, death)), "registry.faulty") << "born after his death";

    auto const by = officer(Role::back_office);
    auto const then = write([&](db::Tx& tx) { return open(tx, desk(), by, family.id, day("2026-02-28")); });
    ASSERT_EQ(no(then), "");
    EXPECT_EQ(then->family.head_name, "Rasim");
    EXPECT_EQ(then->members[0].state, PersonState::here);
}

TEST_P(RegistryActions, SplitsAFamilyAndKnowsBothAsTheyWere) {
    auto const family = made();
    auto const all = members(family.id);
    NewEvent split{.kind = EventKind::split, .who = {all[2].id}};
    split.place = FamilyEdit{.no_kk = "3208010101269009", .address = "Dusun Manis", .rt = "001", .rw = "001"};
    split.ground.on = day("2026-06-01");
    auto const rest = happens(family.id, split);
    ASSERT_EQ(no(rest), "");
    EXPECT_EQ(rest->members, 2);
    auto const son = db().read([&](db::Tx& tx) { return store::find_person(tx, all[2].id).value(); });
    EXPECT_NE(son.family, family.id);
    EXPECT_EQ(son.relation, relation_head);
    auto const heads = [&](std::string_view on) {
        std::string out;
        for (auto const& one :
             db().read([&](db::Tx& tx) { return store::list_as_of(tx, region(sindangjawa), day(on), 10); }))
            out += one.head_name + std::to_string(one.members) + " ";
        return out;
    };
    EXPECT_EQ(heads("2026-03-01"), "Rasim3 ");
    EXPECT_EQ(heads("2026-06-01"), "Dadan Rasim1 Rasim2 ");
    auto const then = db().read([&](db::Tx& tx) { return store::members_as_of(tx, family.id, day("2026-03-01")); });
    ASSERT_EQ(then.size(), 3U);
    EXPECT_EQ(then[2].relation, relation_child);
}

TEST_P(RegistryActions, JoinsAFamilyToAnotherAndEndsIt) {
    auto const family = made();
    NewFamily old_man;
    old_man.region = region(sindangjawa);
    old_man.no_kk = "3208010101159007";
    old_man.members = {told("Sarim", "3208010101509008", "L", "1950-01-01", relation_head)};
    old_man.ground.on = day("2026-01-15");
    auto const alone = made(old_man);
    NewEvent joins{.kind = EventKind::joined, .other = family.id};
    joins.ground.on = day("2026-05-01");
    auto const after = happens(alone.id, joins);
    ASSERT_EQ(no(after), "");
    EXPECT_EQ(after->state, FamilyState::merged);
    EXPECT_EQ(stands(family.id).members, 4);
    EXPECT_EQ(stands(family.id).head_name, "Rasim");
    EXPECT_EQ(no(happens(alone.id, joins)), "registry.family_ended");
}

TEST_P(RegistryActions, TakesABirthAMarriageAndAMove) {
    auto const family = made();
    NewEvent birth{.kind = EventKind::born, .somebody = told("Neneng", "", "P", "2026-10-01", relation_child)};
    birth.ground.on = day("2026-10-01");
    EXPECT_EQ(no(happens(family.id, birth)), "");
    EXPECT_EQ(stands(family.id).members, 4);
    NewEvent move{.kind = EventKind::moved, .region = region(kadugede)};
    move.place = FamilyEdit{.address = "Dusun Baru"};
    move.ground.on = day("2026-11-01");
    EXPECT_EQ(no(happens(family.id, move)), "");
    EXPECT_EQ(members(family.id)[0].region, region(kadugede));
    move.region = region("3208");
    EXPECT_EQ(no(happens(family.id, move)), "registry.region_not_village");
    NewEvent late = birth;
    late.ground.on = day("2027-01-01");
    EXPECT_EQ(no(happens(family.id, late)), "registry.ground_in_future");
}

TEST_P(RegistryActions, WhoIsKnownComesInWithoutBeingMadeTwice) {
    auto const family = made();
    auto const son = members(family.id)[2];
    NewFamily grandmother;
    grandmother.region = region(sindangjawa);
    grandmother.no_kk = "3208010101159007";
    grandmother.members = {told("Sarmi", "3208014101509008", "P", "1950-01-01", relation_head)};
    grandmother.ground.on = day("2026-01-15");
    auto const hers = made(grandmother);
    NewEvent comes{.kind = EventKind::came_in, .somebody = NewPerson{}};
    comes.somebody->known = son.id;
    comes.somebody->relation = relation_grandchild;
    comes.ground.on = day("2026-06-01");
    ASSERT_EQ(no(happens(hers.id, comes)), "");
    EXPECT_EQ(members(hers.id)[0].id, son.id);
    EXPECT_EQ(stands(hers.id).members, 2);
    EXPECT_EQ(stands(family.id).members, 2) << "and no longer stands in the family of before";
    EXPECT_EQ(no(happens(hers.id, comes)), "registry.fault_twice_in_family");
    NewEvent goes{.kind = EventKind::left, .person = son.id};
    goes.ground.on = day("2026-07-01");
    ASSERT_EQ(no(happens(hers.id, goes)), "");
    comes.ground.on = day("2026-08-01");
    ASSERT_EQ(no(happens(hers.id, comes)), "") << "who went away comes back";
    EXPECT_EQ(members(hers.id)[0].state, PersonState::here);
    EXPECT_EQ(stands(hers.id).members, 2);
    NewEvent dies{.kind = EventKind::died, .person = son.id};
    ASSERT_EQ(no(happens(hers.id, dies)), "");
    EXPECT_EQ(no(happens(family.id, comes)), "registry.person_gone");
}

TEST_P(RegistryActions, KeepsAnswersBesideThoseOfBeforeAndHealthApart) {
    auto const family = made();
    auto const son = members(family.id)[2];
    auto const own = officer(Role::village_operator, sindangjawa), desk_clerk = officer(Role::front_office);
    auto const answers = [&](Officer const& by, PersonId person, NewAnswers const& wish) {
        return write([&](db::Tx& tx) { return answer(tx, desk(), by, family.id, person, wish, {}); });
    };
    NewAnswers housing{.section = "housing", .answers = {{"id_lantai_terluas", 8}}};
    auto const first = answers(own, {}, housing);
    ASSERT_EQ(no(first), "");
    EXPECT_EQ(no(answers(own, {}, housing)), "registry.changed_meanwhile") << "somebody answered in between";
    housing.seen = first->id;
    housing.answers["id_lantai_terluas"] = 2;
    EXPECT_EQ(no(answers(own, {}, housing)), "");
    EXPECT_EQ(no(answers(own, son.id, {.section = "housing"})), "registry.section_of_other");
    EXPECT_EQ(no(answers(own, son.id, {.section = "health", .answers = {{"id_penyakit_menahun", 4}}})), "");
    EXPECT_EQ(no(answers(own, son.id, {.section = "health", .answers = {{"hamil", 1}}})), "registry.faulty") << "a boy";

    auto const seen = write([&](db::Tx& tx) { return open(tx, desk(), own, family.id); }).value();
    EXPECT_EQ(seen.answers.size(), 2U);
    EXPECT_EQ(seen.specifics.size(), 1U);
    auto const not_seen = write([&](db::Tx& tx) { return open(tx, desk(), desk_clerk, family.id); }).value();
    EXPECT_TRUE(not_seen.specifics.empty());
    EXPECT_FALSE(not_seen.sees_specific);
}

TEST_P(RegistryActions, MergesWithAReasonAndCanTakeItBack) {
    auto const first = made();
    auto wish = rasims(kadugede);
    wish.no_kk = "3208010101159002";
    wish.members = {told("Rasyim", "3208011708809001", "L", "1980-08-17", relation_head)};
    wish.members[0].born_place = "Kuningan";
    auto const second = made(wish);
    auto const keep = members(first.id)[0], gone = members(second.id)[0];
    auto const clerk = officer(Role::village_operator, sindangjawa), verifier = officer(Role::supervisor);
    auto const queue = [&](PairState state) {
        return db().read([&](db::Tx& tx) { return store::pairs(tx, state, region("3208"), {}, 10); });
    };
    auto const pair = queue(PairState::open).at(0);
    auto const judges = [&](Officer const& by, Verdict const& verdict) {
        return write([&](db::Tx& tx) { return judge(tx, desk(), by, pair.id, verdict); });
    };
    EXPECT_EQ(no(judges(clerk, {PairState::same, keep.id, "KTP sama"})), "access.act_not_allowed");
    EXPECT_EQ(no(judges(verifier, {PairState::same, keep.id, ""})), "registry.reason_missing");
    EXPECT_EQ(no(judges(verifier, {PairState::same, {}, "KTP diperiksa"})), "registry.keep_missing");
    EXPECT_EQ(no(judges(verifier, {PairState::same, keep.id, "KTP diperiksa, orangnya sama"})), "");
    auto const merged = db().read([&](db::Tx& tx) { return store::find_person(tx, gone.id).value(); });
    EXPECT_EQ(merged.state, PersonState::merged);
    EXPECT_EQ(merged.merged_into, keep.id);
    EXPECT_EQ(members(first.id)[0].born_place, "Kuningan") << "what one lacked the other gave";
    EXPECT_EQ(stands(second.id).state, FamilyState::merged);
    EXPECT_TRUE(queue(PairState::open).empty());

    auto const merges = db().read([&](db::Tx& tx) { return store::merges_of(tx, keep.id); });
    auto const undoes = [&] {
        return write(
            [&](db::Tx& tx) { return unmerge(tx, desk(), verifier, merges.at(0).id, "ternyata saudara kembar"); });
    };
    EXPECT_EQ(no(undoes()), "");
    EXPECT_EQ(no(undoes()), "registry.merge_undone");
    EXPECT_EQ(members(first.id)[0].born_place, "");
    EXPECT_EQ(members(second.id)[0].state, PersonState::here);
    EXPECT_EQ(stands(second.id).state, FamilyState::active);
    EXPECT_EQ(queue(PairState::open).size(), 1U);
    EXPECT_EQ(no(judges(verifier, {PairState::different, {}, "saudara kembar"})), "");
    EXPECT_EQ(queue(PairState::different).size(), 1U) << "remembered: the pair never comes back";
}

TEST_P(RegistryActions, OpensANikOnlyWithAReasonThatIsKept) {
    auto const rasim = members(made().id)[0];
    auto const by = officer(Role::back_office);
    EXPECT_EQ(no(write([&](db::Tx& tx) { return open_nik(tx, desk(), by, rasim.id, "  "); })),
              "registry.reason_missing");
    EXPECT_EQ(no(write([&](db::Tx& tx) { return open_nik(tx, desk(), by, rasim.id, "cocokkan dengan KTP"); })), "");
    EXPECT_EQ(lines_of("registry.nik_opened"), 1);
}

TEST_P(RegistryActions, DecilesOfBpsAndOurOwnScoresAreDifferentFacts) {
    auto const family = made();
    auto const by = officer(Role::back_office);
    auto const puts = [&](DecileOf maker, std::string period, std::int64_t decile) {
        return write(
            [&](db::Tx& tx) { return put_decile(tx, desk(), by, family.id, {maker, period, decile, clock.now()}); });
    };
    EXPECT_EQ(no(puts(DecileOf::bps, "2026-Q3", 2)), "");
    EXPECT_EQ(no(puts(DecileOf::local, "2026-Q3", 5)), "");
    EXPECT_EQ(no(puts(DecileOf::bps, "2026-Q2", 9)), "") << "an older quarter comes late";
    EXPECT_EQ(stands(family.id).decile, 2);
    EXPECT_EQ(no(puts(DecileOf::bps, "2026-Q3", 11)), "registry.decile_out_of_range");
    EXPECT_EQ(no(puts(DecileOf::bps, "Q3 2026", 1)), "registry.period_malformed");
}

TEST_P(RegistryActions, KnowsSomebodyByAnotherSpellingAndSwappedDays) {
    auto const family = made();
    Known known(db());
    known.build([] { return false; });
    EXPECT_TRUE(known.is_whole());
    EXPECT_EQ(known.size(), 3U);
    Sought question{.name = "Karti Wulan Dari", .born_on = day("1985-08-18"), .region = region(sindangjawa)};
    auto hits = known.search(question).hits;
    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits[0].id, members(family.id)[1].id.raw());
    question = Sought{.name = "Wullandari", .region = region(sindangjawa)};
    EXPECT_FALSE(known.search(question).hits.empty()) << "a misspelt word and the village are enough";
    known.refresh(std::vector{PersonId(1)});
    EXPECT_EQ(known.size(), 3U) << "who is not there is not indexed";
}

}  // namespace
}  // namespace sinergi::registry
