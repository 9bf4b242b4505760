// Data of an office that ran the program before there were cases: it is migrated, whole, and worked on.

#include "cases/testing.hpp"

#include <algorithm>

namespace sinergi::cases {
namespace {

using namespace testing;

std::vector<db::Migration> those(bool (*is_wanted)(int number)) {
    std::vector<db::Migration> found;
    for (auto const& one : db::migrations())
        if (is_wanted(one.number)) found.push_back(one);
    return found;
}
/// The timeline up to the complaints, as the second release had it.
bool is_before_cases(int number) { return number <= 54 && number != 30 && number != 34; }

struct OlderData : ::testing::TestWithParam<db::Engine> {
    std::vector<db::Migration> older = those(is_before_cases);
    db::testing::Fresh fresh{GetParam(), older};
    TestClock clock{noon};
    IdMaker ids;
    access::Office office{.db = fresh.db(),
                          .clock = clock,
                          .ids = ids,
                          .area = region("3208"),
                          .name = "Dinas Sosial",
                          .secret = std::string(32, 's')};
    Clocks clocks{};
    calendar::Calendar calendar{};
    NoCourier courier{office.area};

    Officer hire(std::string_view account, Role role) {
        auto const keys =
            access::permit(access::Act::manage_accounts, access::founder(office.area), office.area, "uji");
        auto const id =
            fresh.db()
                .write([&](db::Tx& tx) {
                    return access::add_account(tx, office, *keys, access::AccountName::parse(account).value(),
                                               account_wish(role, "3208"), "hash", clock.now());
                })
                .value();
        return fresh.db().read([&](db::Tx& tx) { return access::find_officer(tx, id).value(); });
    }
    std::int64_t count(std::string sql) {
        db::Statement const counted{"test.count", sql, sql, {}};
        return fresh.db().read([&](db::Tx& tx) { return tx.find<std::int64_t>(counted).value_or(0); });
    }
};
SINERGI_ON_BOTH_ENGINES(OlderData);

TEST_P(OlderData, OfBeforeTheCasesIsMigratedAndAComplaintOfThenBecomesACase) {
    EXPECT_FALSE(db::schema_state(fresh.db()).is_ready());
    // As that release wrote it: this one's deeds know a later schema.
    fresh.db().script(
        "INSERT INTO grievance (id, region, kind, channel, privacy, state, state_since, state_due, received_at,"
        " promise_at, body) VALUES (7001, '3208012001', 'layanan', 'walk_in', 'open', 'verifikasi', 1, 2, 1, 3,"
        " 'Lansia sakit tidur di pasar')");
    auto const applied = db::migrate(fresh.db());
    EXPECT_TRUE(std::ranges::count(applied, 62) == 1 && std::ranges::count(applied, 67) == 1);
    EXPECT_TRUE(db::schema_state(fresh.db()).is_ready());
    EXPECT_EQ(count("SELECT count(*) FROM grievance"), 1) << "what it held is there";
    EXPECT_GT(count("SELECT count(*) FROM guide_row"), 0) << "the guide came with the upgrade";
    auto const rina = hire("rina", Role::back_office);
    grievances::GrievanceId const complaint(7001);
    auto wish = old_man();
    wish.grievance = complaint;
    auto const c = fresh.db().write(
        [&](db::Tx& tx) { return open(tx, Desk{office, clocks, calendar, courier, clock.now()}, rina, wish); });
    ASSERT_TRUE(c) << c.error().key;
    EXPECT_EQ(c->grievance, complaint);
    EXPECT_EQ(db::migrate(fresh.db()), std::vector<int>{}) << "nothing is left to do";
}

TEST_P(OlderData, WhatWasAskedBeforeRequestsCouldBeWithdrawnStandsAsItWas) {
    auto const early = those([](int number) { return number <= 65; });
    db::testing::Fresh first(GetParam(), early);
    first.db().script(
        "INSERT INTO case_assignment (id, case_id, kind, author_node, author_id, from_node, to_node, asked, state,"
        " asked_at, due_at, basis) VALUES (7, 1, 'escalation', '3208', '0A', '3208', 'pusat', 'Satu tempat',"
        " 'accepted', 1, 2, 'public_task');"
        "INSERT INTO case_person (id, case_id, role, identity, name) VALUES (9, 1, 'subject', 'known', 'Sarmin')");
    auto const applied = db::migrate(first.db());
    EXPECT_EQ(std::ranges::count(applied, 66), 1);
    auto const all = first.db().read([](db::Tx& tx) { return store::assignments(tx, CaseId(1)); });
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].state, AssignmentState::accepted);
    EXPECT_EQ(all[0].asked, "Satu tempat");
    auto const persons = first.db().read([](db::Tx& tx) { return store::persons(tx, CaseId(1)); });
    ASSERT_EQ(persons.size(), 1U);
    EXPECT_EQ(persons[0].ref, "");
    first.db().script("UPDATE case_assignment SET state = 'withdrawn' WHERE id = 7");
}

}  // namespace
}  // namespace sinergi::cases
