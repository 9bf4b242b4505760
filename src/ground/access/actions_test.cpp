#include "access/actions.hpp"

#include "access/testing.hpp"
#include "plumbing/notices/notices.hpp"

namespace sinergi::access {
namespace {

using testing::day;
using testing::region;

struct Accounts : testing::OfficeTest {
    std::vector<notices::Notice> notices_posted() {
        return db().read([](db::Tx& tx) { return notices::after(tx, 0, 100); });
    }
    store::AccountRow row(AccountId id) {
        return db().read([&](db::Tx& tx) { return store::find_account(tx, id); }).value();
    }
    Done end(AccountId id, AccountId successor = {}) {
        return write(
            [&](db::Tx& tx) { return end_account(tx, office, admin(), id, successor, "pindah tugas", clock.now()); });
    }
};
SINERGI_ON_BOTH_ENGINES(Accounts);

TEST_P(Accounts, EveryStatementIsUnderstood) {
    // Small tables of an office are walked whole where a list asks for all of it; the doors never walk.
    static std::vector<std::string_view> const hot{
        "access.find_session",  "access.find_account",  "access.find_account_by_name",
        "access.find_secret",   "access.find_deed",     "access.find_duty",
        "access.find_try",      "access.touch_session", "access.end_sessions",
        "access.list_sessions", "access.find_superior", "access.list_expired"};
    for (auto const& plan : db::testing::prepare_all(db(), sql::all)) {
        bool const is_hot = std::ranges::find(hot, plan.name) != hot.end();
        EXPECT_FALSE(is_hot && plan.is_scan()) << plan.name << "\n" << plan.text;
    }
}

TEST_P(Accounts, RowsAreReadAsTheyWereWritten) {
    auto const unit = write([&](db::Tx& tx) {
                          return add_unit(tx, office, admin(),
                                          {.code = Line<1, 20>::parse("IRDA").value(),
                                           .name = Line<2, 120>::parse("Inspektorat").value(),
                                           .is_oversight = true},
                                          clock.now());
                      }).value();
    auto made = wish(Role::supervisor);
    made.unit = unit;
    made.phone = Phone::parse("081234567890").value();
    auto const id = try_add("Sari.C", made).value();
    auto const found = row(id);
    EXPECT_EQ(found.account, "sari.c");
    EXPECT_EQ(found.name, "Sari Contoh");
    EXPECT_EQ(found.area, region("3208"));
    EXPECT_EQ(found.unit_name, "Inspektorat");
    EXPECT_EQ(found.decree_ends, day("2026-12-31"));
    EXPECT_EQ(found.phone, "+6281234567890");
    EXPECT_TRUE(found.officer().may(Act::see_oversight));
    EXPECT_EQ(lines_of("access.account_added"), 1);
}

TEST_P(Accounts, AreRefusedWithAReason) {
    add("sari", Role::back_office);
    struct Row {
        char const* why;
        AccountWish wish;
        char const* account;
        char const* key;
    };
    auto over = wish(Role::back_office);
    over.decree_ends = day("2026-11-21");
    auto no_unit = wish(Role::back_office);
    no_unit.unit = UnitId(99);
    auto no_superior = wish(Role::back_office);
    no_superior.superior = AccountId(99);
    for (auto const& row : std::vector<Row>{
             {"the name is taken", wish(Role::back_office), "sari", "access.account_taken"},
             {"beyond the office", wish(Role::back_office, "3209"), "budi", "access.area_beyond_office"},
             {"a village role without a village", wish(Role::village_operator), "budi", "access.area_not_of_role"},
             {"the decree is over", over, "budi", "access.decree_over"},
             {"no such unit", no_unit, "budi", "access.unit_unknown"},
             {"no such superior", no_superior, "budi", "access.superior_unknown"},
         }) {
        SCOPED_TRACE(row.why);
        auto const tried = try_add(row.account, row.wish);
        ASSERT_FALSE(tried);
        EXPECT_EQ(tried.error().key, row.key);
    }
}

TEST_P(Accounts, TellEverythingThatIsWrongWithANewOneAtOnce) {
    add("sari", Role::back_office);
    auto bad = wish(Role::village_operator);
    bad.decree_ends = day("2026-11-21");
    bad.unit = UnitId(99);
    bad.superior = AccountId(99);
    auto const told = try_add("sari", bad);
    ASSERT_FALSE(told);
    std::vector<std::string> paths;
    for (auto const& fault : told.error().faults) paths.push_back(fault.path);
    EXPECT_EQ(paths, (std::vector<std::string>{"area", "decree_ends", "unit", "superior", "account"}));
}

TEST_P(Accounts, TwoAdministratorsAtOnceOneHearsWhatTheOtherDid) {
    auto const id = add("sari", Role::back_office);
    auto change = [&](std::int64_t version) {
        return write([&](db::Tx& tx) {
            return change_account(tx, office, admin(), id, wish(Role::supervisor), version, clock.now());
        });
    };
    EXPECT_TRUE(change(1));
    EXPECT_EQ(change(1).error().key, "access.account_changed");
    EXPECT_EQ(row(id).role, "supervisor");
    EXPECT_EQ(row(id).version, 2);
}

TEST_P(Accounts, SuperiorsNeverStandInACircle) {
    auto const boss = add("bos", Role::supervisor);
    auto below = wish(Role::back_office);
    below.superior = boss;
    auto const clerk = try_add("staf", below).value();
    auto up = wish(Role::supervisor);
    up.superior = clerk;
    auto const circle =
        write([&](db::Tx& tx) { return change_account(tx, office, admin(), boss, up, 1, clock.now()); });
    EXPECT_EQ(circle.error().key, "access.superior_circle");
    EXPECT_EQ(db().read([&](db::Tx& tx) { return superior_of(tx, clerk); }), boss);
    EXPECT_TRUE(db().read([&](db::Tx& tx) { return superior_of(tx, boss); }).is_none());
}

TEST_P(Accounts, AnEndedAccountHandsItsWorkToTheSuccessor) {
    add("admin2", Role::admin);
    auto const old = add("lama", Role::back_office);
    auto const next = add("baru", Role::back_office);
    auto const token = enter("lama")->token;
    EXPECT_TRUE(officer_of(token));
    ASSERT_TRUE(end(old, next));
    doors->forget(old);
    EXPECT_EQ(officer_of(token).error().key, "access.session_ended");
    EXPECT_EQ(enter("lama").error().key, "access.account_ended");
    auto const told = notices_posted();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].topic, "access.account_ended");
    EXPECT_EQ(told[0].subject, old.raw());
    EXPECT_EQ(told[0].account, next.raw());
    EXPECT_EQ(end(old).error().key, "access.account_over");
    EXPECT_EQ(end(add("x-y", Role::regent), old).error().key, "access.successor_unknown");
}

TEST_P(Accounts, AHouseTakesTheWorkOfEndedAccountsOnceAndInSteps) {
    auto const leaves = add("pergi", Role::back_office), stays = add("tetap", Role::back_office);
    ASSERT_TRUE(end(leaves, stays));
    (void)notices_posted();
    std::int64_t seq = 0, left = 5;
    std::vector<AccountId> heard;
    WorkOfEnded const work{.followed_to = [&](db::Tx&) { return seq; },
                           .keep = [&](db::Tx&, std::int64_t to) { seq = to; },
                           .hand_over = [&](db::Tx&, AccountId from, AccountId to) -> Result<std::int64_t> {
                               EXPECT_EQ(from, leaves);
                               heard.push_back(to);
                               auto const moved = std::min<std::int64_t>(left, 2);
                               left -= moved;
                               return moved;
                           }};
    follow_ended(office, work);
    EXPECT_EQ(left, 0);
    EXPECT_EQ(heard, std::vector(4, stays)) << "two, two, one, and the asking that finds nothing";
    EXPECT_GT(seq, 0);
    follow_ended(office, work);
    EXPECT_EQ(heard.size(), 4U) << "what was followed is not followed again";
}

TEST_P(Accounts, WithoutASuccessorTheWorkGoesToTheSuperior) {
    auto const boss = add("bos", Role::supervisor);
    auto below = wish(Role::back_office);
    below.superior = boss;
    ASSERT_TRUE(end(try_add("staf", below).value()));
    EXPECT_EQ(notices_posted().at(0).account, boss.raw());
}

TEST_P(Accounts, TheLastAdministratorStays) {
    auto const only = add("admin1", Role::admin);
    EXPECT_EQ(end(only).error().key, "access.last_admin");
    auto const demoted =
        write([&](db::Tx& tx) { return change_account(tx, office, admin(), only, wish(Role::head), 1, clock.now()); });
    EXPECT_EQ(demoted.error().key, "access.last_admin");
    add("admin2", Role::admin);
    EXPECT_TRUE(end(only));
}

TEST_P(Accounts, EndWithTheirDecree) {
    auto const id = add("sari", Role::back_office);
    auto const token = enter("sari")->token;
    auto over = [&] {
        return write([&](db::Tx& tx) -> Result<std::int64_t> { return end_by_decree(tx, office, clock.now()); })
            .value();
    };
    EXPECT_EQ(over(), 0);
    clock.set(start_of(day("2026-12-31"), Zone::WIB));
    EXPECT_TRUE(enter("sari")) << "the last day counts";
    clock.set(start_of(day("2027-01-01"), Zone::WIB));
    EXPECT_EQ(enter("sari").error().key, "access.account_ended") << "also before the nightly round";
    EXPECT_EQ(officer_of(token).error().key, "access.session_ended");
    EXPECT_FALSE(db().read([&](db::Tx& tx) { return find_officer(tx, id, day("2027-01-01")); }));
    EXPECT_EQ(over(), 1);
    EXPECT_EQ(over(), 0);
    EXPECT_EQ(notices_posted().size(), 1U);
    EXPECT_EQ(row(id).ended_at, clock.now());
}

TEST_P(Accounts, AnAdministratorReachesOnlyTheOwnArea) {
    auto const id = add("sari", Role::subdistrict, "320801");
    auto const other = permit(Act::manage_accounts, founder(region("320802")), region("320802")).value();
    auto const tried =
        write([&](db::Tx& tx) { return end_account(tx, office, other, id, {}, "uji saja", clock.now()); });
    EXPECT_EQ(tried.error().key, "access.account_unknown");
    auto const added = write([&](db::Tx& tx) {
        return add_account(tx, office, other, AccountName::parse("budi").value(), wish(Role::subdistrict, "320801"),
                           "x", clock.now());
    });
    EXPECT_EQ(added.error().key, "access.area_not_allowed");
}

TEST_P(Accounts, AbsenceAndRosterTellWhoIsThere) {
    auto const id = add("sari", Role::duty_officer);
    auto const today = day("2026-11-22");
    auto set_away = [&](std::optional<Period> away) {
        return write([&](db::Tx& tx) { return set_absence(tx, office, admin(), id, away, clock.now()); });
    };
    auto absent = [&](Date on) { return db().read([&](db::Tx& tx) { return is_absent(tx, id, on); }); };
    EXPECT_FALSE(absent(today));
    ASSERT_TRUE(set_away(Period{today, today.plus_days(2)}));
    EXPECT_TRUE(absent(today.plus_days(2)));
    EXPECT_FALSE(absent(today.plus_days(3)));
    ASSERT_TRUE(set_away(std::nullopt));
    EXPECT_FALSE(absent(today));
    EXPECT_EQ(set_away(Period{today, today.plus_days(-1)}).error().key, "access.period_reversed");

    auto roster = [&](AccountId who) {
        return write([&](db::Tx& tx) { return set_duty(tx, office, admin(), today, who, clock.now()); });
    };
    ASSERT_TRUE(roster(id));
    EXPECT_EQ(db().read([&](db::Tx& tx) { return duty_officer(tx, today); }), id);
    EXPECT_TRUE(db().read([&](db::Tx& tx) { return duty_officer(tx, today.plus_days(1)); }).is_none());
    EXPECT_EQ(roster(add("bupati", Role::regent)).error().key, "access.not_for_duty");
    EXPECT_EQ(roster(add("desa", Role::village_operator, "3208012001")).error().key, "access.not_for_duty");
    EXPECT_EQ(roster(AccountId(99)).error().key, "access.account_unknown");
}

TEST_P(Accounts, TheDirectoryKnowsWhoLeadsAndWhoIsCalled) {
    auto const head = add("kadis", Role::head);
    auto named = wish(Role::village_operator, "3208012001");
    named.name = PersonName::parse("Nur'aini Contoh, S.Pd.").value();
    auto const nur = try_add("nuraini", named).value();
    auto const all_read = db().read([&](db::Tx& tx) {
        EXPECT_EQ(office_head(tx), head);
        auto const meant = called(tx, words("Nur Aini"));
        EXPECT_TRUE(meant.size() == 1 && meant[0].id == nur);
        EXPECT_EQ(called(tx, words("Ibu Nur Aini, staf Dinas Sosial")).size(), meant.size())
            << "titles are no part of it";
        EXPECT_TRUE(called(tx, words("Nurdin")).empty());
        EXPECT_TRUE(called(tx, words("Kepala Dinas")).empty());
        EXPECT_TRUE(called(tx, {}).empty());
        EXPECT_EQ(people(tx, {}, region("3208012001"), day("2026-11-22")).size(), 2U);
        EXPECT_EQ(people(tx, {}, region("3208012002"), day("2026-11-22")).size(), 1U)
            << "not the next village's operator";
        EXPECT_TRUE(oversight_head(tx).is_none());
        return true;
    });
    EXPECT_TRUE(all_read);
}

TEST_P(Accounts, UnitsHaveOneCodeEach) {
    auto unit = [&](char const* code) {
        return write([&](db::Tx& tx) {
            return add_unit(tx, office, admin(),
                            {.code = Line<1, 20>::parse(code).value(), .name = Line<2, 120>::parse("Bidang").value()},
                            clock.now());
        });
    };
    auto const first = unit("REHSOS");
    ASSERT_TRUE(first);
    EXPECT_EQ(unit("REHSOS").error().key, "access.unit_taken");
    EXPECT_TRUE(db().read([&](db::Tx& tx) { return has_unit(tx, *first); }));
    EXPECT_FALSE(db().read([&](db::Tx& tx) { return has_unit(tx, UnitId(99)); }));
}

}  // namespace
}  // namespace sinergi::access
