// A list that says who died: nobody dead is counted as a member, and taking back gives the living.

#include "registry/intake/testing.hpp"

namespace sinergi::registry::intake {
namespace {

constexpr auto heads = "no_kk,nik,nama,jk,tgl_lahir,shdk,status_kawin,nama_ibu,kode_wil,tgl_meninggal\n";
constexpr auto alive =
    "3208010101159001,3208011708809001,RASIM,L,17-08-1980,1,2,SARMI,3208012001,\n"
    "3208010101159001,3208015808859002,CARTI,P,18-08-1985,3,2,TITI,3208012001,\n"
    "3208010101159001,3208011908109003,DADAN,L,19-08-2010,4,1,CARTI,3208012001,\n";

struct RegistryDeaths : RegistryIntake {
    static std::vector<File> list(std::string rows) { return {{"daftar.csv", heads + std::move(rows)}}; }
    /// The same list, with a day of death behind one line (from 0).
    static std::vector<File> with_death(std::size_t line, std::string_view day) {
        std::string rows = alive;
        std::size_t at = 0;
        for (std::size_t i = 0; i < line; ++i) at = rows.find('\n', at) + 1;
        return list(rows.insert(rows.find('\n', at), day));
    }
    Person called(std::string_view name) {
        for (auto const& one : members(families().at(0).id))
            if (one.name == name) return one;
        return {};
    }
    std::vector<Family> without_head() {
        return db().read([](db::Tx& tx) {
            return store::list(tx, {.area = region("3208"), .is_without_head = true, .limit = 100});
        });
    }
    std::vector<Membership> stays(PersonId person) {
        return db().read([&](db::Tx& tx) { return store::memberships(tx, person); });
    }
    Date today() { return date_in(office.zone, clock.now()); }
    /// The family and its members as of a day: RT, state, members, head | who is there.
    std::string then(FamilyId id, Date on) {
        return db().read([&](db::Tx& tx) {
            auto const family = store::family_as_of(tx, id, on);
            if (!family) return std::string("nothing");
            auto const people = store::members_as_of(tx, id, on);
            auto const head = std::ranges::find(people, family->head, &Person::id);
            auto out = fmt::format("{} {} {} {} |", family->rt, word(family->state), family->members,
                                   head == people.end() ? "-" : head->name);
            for (auto const& one : people)
                out += fmt::format("{} {} {}", out.ends_with('|') ? "" : ",", one.name, word(one.state));
            return out;
        });
    }
    std::vector<std::string> days_of(FamilyId id, Date from, Date to) {
        std::vector<std::string> out;
        for (auto day = from.days() - 5; day <= to.days(); ++day) out.push_back(then(id, Date(day)));
        return out;
    }
    std::int64_t deaths_told(FamilyId family) {
        auto const all = db().read([&](db::Tx& tx) { return store::events(tx, family, EventId{}, 50); });
        return std::ranges::count(all, EventKind::died, &Event::kind);
    }
};
SINERGI_ON_BOTH_ENGINES(RegistryDeaths);

TEST_P(RegistryDeaths, TheDeadComeInAsDeadAndAreNotCounted) {
    auto const files = with_death(2, "2026-03-01");
    auto const id = applied(files);
    EXPECT_EQ(counts(id).persons_new, 3) << row(id).faults;
    auto const family = families().at(0);
    EXPECT_EQ(family.members, 2);
    auto const dadan = called("DADAN");
    EXPECT_EQ(dadan.state, PersonState::dead);
    ASSERT_TRUE(dadan.state_on);
    EXPECT_EQ(dadan.state_on->text(), "2026-03-01");
    EXPECT_EQ(deaths_told(family.id), 1);
    EXPECT_EQ(known->size(), 2U) << "nobody dead is suggested as a new member";
    clock.advance_ms(day_ms);
    auto const again = sent(files);
    EXPECT_EQ(counts(again).families_same, 1);
    EXPECT_EQ(counts(again).persons_same, 3) << row(again).faults;
}

TEST_P(RegistryDeaths, ADeathBeforeTheBirthOrAfterTodayIsAFaultAtItsRow) {
    auto const before = sent(with_death(2, "2009-12-31"));
    EXPECT_TRUE(has_fault(before, Fault::birth_after_death, 4)) << row(before).faults;
    auto const all = faults(before);
    auto const found = std::ranges::find(all, Fault::birth_after_death, &RowFault::fault);
    EXPECT_EQ(found->column, "tgl_meninggal");
    EXPECT_EQ(found->read, "2009-12-31");
    EXPECT_EQ(counts(before).persons_new, 2);
    EXPECT_TRUE(has_fault(sent(with_death(2, "2099-01-01")), Fault::death_future, 4));
    EXPECT_TRUE(has_fault(sent(with_death(2, "31-02-2020")), Fault::day_impossible, 4));
    EXPECT_TRUE(has_fault(sent(with_death(2, "2020")), Fault::day_unreadable, 4)) << "a year is no day";
}

TEST_P(RegistryDeaths, WhoLivedHereAndDiedIsAChangeAndTakingBackGivesTheLiving) {
    (void)applied(list(alive));
    clock.advance_ms(day_ms);
    auto const id = sent(with_death(1, "2026-03-01"));
    EXPECT_EQ(counts(id).persons_changed, 1) << row(id).faults;
    EXPECT_EQ(no(apply(*house, by, id, clock.now())), "");
    work_all();
    EXPECT_EQ(called("CARTI").state, PersonState::dead);
    EXPECT_EQ(families().at(0).members, 2);
    EXPECT_EQ(deaths_told(families().at(0).id), 1);
    EXPECT_EQ(known->size(), 2U);
    clock.advance_ms(day_ms);
    EXPECT_EQ(counts(sent(list(alive))).persons_same, 3) << "a list that tells of no death wakes nobody";
    EXPECT_EQ(no(undo(*house, by, id, clock.now())), "");
    work_all();
    EXPECT_EQ(row(id).state, "undone");
    auto const carti = called("CARTI");
    EXPECT_EQ(carti.state, PersonState::here);
    EXPECT_FALSE(carti.state_on);
    EXPECT_EQ(families().at(0).members, 3);
    EXPECT_EQ(deaths_told(families().at(0).id), 0) << "nobody died";
    EXPECT_EQ(known->size(), 3U);
}

TEST_P(RegistryDeaths, AFamilyWhoseHeadDiesStandsWithoutOneUntilAnOfficerSaysWho) {
    auto const first = applied(list(alive));
    EXPECT_EQ(counts(first).families_without_head, 0);
    EXPECT_TRUE(without_head().empty());
    clock.advance_ms(day_ms);
    auto const rasim_died = with_death(0, "2026-03-01");
    auto const id = applied(rasim_died);
    EXPECT_TRUE(has_fault(id, Fault::head_died, 2)) << row(id).faults;
    EXPECT_EQ(weight_of(Fault::head_died), Weight::doubt) << "the death is taken in";
    EXPECT_EQ(counts(id).families_without_head, 1);
    EXPECT_EQ(counts(id).persons_changed, 1);
    EXPECT_EQ(called("RASIM").state, PersonState::dead);
    ASSERT_EQ(without_head().size(), 1U);
    auto const family = without_head().at(0);
    EXPECT_EQ(family.state, FamilyState::active);
    EXPECT_EQ(family.members, 2);
    EXPECT_TRUE(family.head.is_none());
    EXPECT_EQ(family.head_name, "RASIM") << "it is still known by his name";
    clock.advance_ms(day_ms);
    EXPECT_EQ(counts(sent(rasim_died)).families_same, 1);
    EXPECT_EQ(counts(sent(rasim_died)).families_without_head, 0) << "said once";

    NewEvent const names{.kind = EventKind::new_head, .head = called("CARTI").id, .ground = {}};
    EXPECT_EQ(no(happens(family.id, {.kind = EventKind::new_head, .head = called("RASIM").id, .ground = {}})),
              "registry.head_needed");
    EXPECT_EQ(no(happens(family.id, names)), "");
    EXPECT_TRUE(without_head().empty());
    EXPECT_EQ(families().at(0).head_name, "CARTI");
    EXPECT_EQ(called("CARTI").relation, relation_head);
    EXPECT_EQ(no(happens(family.id, names)), "registry.head_lives");
    EXPECT_EQ(counts(sent(rasim_died)).families_without_head, 0) << "an old list takes no head away";
    for (auto const language : {"id", "en"})
        for (auto const key : {sentence_of(Fault::head_died), std::string_view("registry.head_lives")})
            EXPECT_NE(house->say(key, language), key);
}

TEST_P(RegistryDeaths, ANewFamilyWhoseHeadIsDeadComesInWithoutOne) {
    auto const id = applied(with_death(0, "2026-03-01"));
    EXPECT_TRUE(has_fault(id, Fault::head_died, 2)) << row(id).faults;
    EXPECT_EQ(counts(id).families_new, 1);
    EXPECT_EQ(counts(id).families_without_head, 1);
    ASSERT_EQ(without_head().size(), 1U);
    EXPECT_EQ(without_head().at(0).head_name, "RASIM");
    EXPECT_EQ(without_head().at(0).members, 2);
}

TEST_P(RegistryDeaths, WhomTheListNamesInsteadIsTheHead) {
    (void)applied(list(alive));
    auto const carti = called("CARTI");
    clock.advance_ms(day_ms);
    auto files = with_death(0, "2026-03-01");
    auto& rows = files.at(0).bytes;
    rows.replace(rows.find("18-08-1985,3"), 12, "18-08-1985,1");
    auto const id = applied(files);
    EXPECT_EQ(counts(id).families_without_head, 0) << row(id).faults;
    EXPECT_EQ(counts(id).persons_changed, 2);
    EXPECT_EQ(families().at(0).head, carti.id);
    EXPECT_EQ(families().at(0).head_name, "CARTI");
    EXPECT_EQ(stays(carti.id).size(), 2U);
    clock.advance_ms(day_ms);
    EXPECT_EQ(counts(sent(files)).families_same, 1) << row(id).faults;
    EXPECT_EQ(no(undo(*house, by, id, clock.now())), "");
    work_all();
    EXPECT_EQ(families().at(0).head_name, "RASIM");
    EXPECT_EQ(called("CARTI").relation, relation_wife);
    ASSERT_EQ(stays(carti.id).size(), 1U);
    EXPECT_EQ(stays(carti.id).at(0).to_on, without_end);
}

TEST_P(RegistryDeaths, ADeathHoldsFromItsDayAndTakenBackOnNone) {
    (void)applied(list(alive));
    auto const family = families().at(0).id;
    auto const came = today();
    clock.advance_ms(30 * day_ms);
    EXPECT_EQ(no(write([&](db::Tx& tx) {  // between the death and the list something else is said
                  return edit(tx, desk(), by, family, stands(family).version, FamilyEdit{.rt = "009"},
                              {.source = Source::office, .on = {}, .reason = "Dilihat di rumahnya"});
              })),
              "");
    auto const moved = today();
    clock.advance_ms(30 * day_ms);
    auto const held = days_of(family, came, today());
    auto const died = Date(came.days() + 10);
    auto const id = applied(with_death(0, died.text()));
    auto const listed = today();
    EXPECT_EQ(then(family, Date(died.days() - 1)), " active 3 RASIM | RASIM here, CARTI here, DADAN here");
    EXPECT_EQ(then(family, died), " active 2 - | RASIM dead, CARTI here, DADAN here");
    EXPECT_EQ(then(family, moved), "009 active 2 - | RASIM dead, CARTI here, DADAN here");
    EXPECT_EQ(then(family, listed), "009 active 2 - | RASIM dead, CARTI here, DADAN here");
    clock.advance_ms(10 * day_ms);
    EXPECT_EQ(no(undo(*house, by, id, clock.now())), "");
    work_all();
    EXPECT_EQ(days_of(family, came, listed), held) << "as if the list had never come";
}

TEST_P(RegistryDeaths, AFamilyOfWhomAllDieIsListedUntilTheLastDay) {
    (void)applied(list(alive));
    auto const family = families().at(0).id;
    auto const came = today();
    clock.advance_ms(30 * day_ms);
    std::string all = alive;
    auto at = all.find(",\n");
    for (auto const after : {12, 5, 8}) {
        all.insert(at + 1, Date(came.days() + after).text());
        at = all.find(",\n", at + 2);
    }
    auto const id = applied(list(all));
    EXPECT_EQ(then(family, Date(came.days() + 4)), " active 3 RASIM | RASIM here, CARTI here, DADAN here");
    EXPECT_EQ(then(family, Date(came.days() + 7)), " active 2 RASIM | RASIM here, CARTI dead, DADAN here");
    EXPECT_EQ(then(family, Date(came.days() + 11)), " active 1 RASIM | RASIM here, CARTI dead, DADAN dead");
    EXPECT_EQ(then(family, Date(came.days() + 12)), " dead 0 - | RASIM dead, CARTI dead, DADAN dead");
    EXPECT_EQ(counts(id).families_without_head, 0) << "nobody is left to be headed";
}

TEST_P(RegistryDeaths, ACardOnWhichAllAreDeadIsKeptAsOne) {
    auto const files = list("3208010101159001,3208011708809001,RASIM,L,17-08-1980,1,2,SARMI,3208012001,2026-03-01\n");
    auto const id = applied(files);
    EXPECT_TRUE(families().empty()) << "none that is active";
    clock.advance_ms(day_ms);
    EXPECT_EQ(counts(sent(files)).families_same, 1) << "the same file again changes nothing";
    EXPECT_EQ(no(undo(*house, by, id, clock.now())), "");
    work_all();
    EXPECT_EQ(persons(), 0);
    (void)applied(list(alive));
    clock.advance_ms(day_ms);
    std::string all = alive;
    for (auto at = all.find(",\n"); at != std::string::npos; at = all.find(",\n", at + 2))
        all.insert(at + 1, "2026-03-01");
    auto const second = applied(list(all));
    EXPECT_TRUE(families().empty());
    EXPECT_EQ(no(undo(*house, by, second, clock.now())), "");
    work_all();
    ASSERT_EQ(families().size(), 1U);
    EXPECT_EQ(families().at(0).members, 3);
}

TEST_P(RegistryDeaths, ADeathIsAFieldThatCanBeToldForAnyHeading) {
    std::string rows = "no_kk,nik,nama,jk,tgl_lahir,shdk,status_kawin,nama_ibu,kode_wil,wafat\n";
    rows += alive;
    rows.insert(rows.size() - 1, "2026-03-01");
    auto const id = sent({{"daftar.csv", rows}});
    auto const files = columns(*house, by, id);
    ASSERT_EQ(no(files), "");
    auto holds = files->at(0).holds;
    EXPECT_EQ(holds.back(), "");
    holds.back() = "died_on";
    EXPECT_EQ(no(tell_columns(*house, by, id, 0, holds, clock.now())), "");
    work_all();
    EXPECT_EQ(no(apply(*house, by, id, clock.now())), "");
    work_all();
    EXPECT_EQ(called("DADAN").state, PersonState::dead);
}

}  // namespace
}  // namespace sinergi::registry::intake
