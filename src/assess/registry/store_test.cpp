#include "registry/store.hpp"

#include "access/testing.hpp"
#include "registry/store_sql.hpp"

#include <set>

namespace sinergi::registry {
namespace {

using access::testing::day;
using access::testing::region;

struct RegistryStore : db::testing::OnBoth {
    Family family(std::int64_t id, std::string_view head, std::string_view where = "3208012001") {
        Family out;
        out.id = FamilyId(id);
        out.region = region(where);
        out.no_kk = "3208010101159001";
        out.head_name = std::string(head);
        out.recorded_at = Moment{1'000};
        out.valid_from = day("2026-01-01");
        return out;
    }
    Person person(std::int64_t id, std::string_view name, std::int64_t of) {
        Person out;
        out.id = PersonId(id);
        out.region = region("3208012001");
        out.family = FamilyId(of);
        out.name = std::string(name);
        out.nik = "3208011708859001";
        out.born_on = day("1985-08-17");
        out.valid_from = day("2026-01-01");
        return out;
    }
    template <class F>
    void does(F&& deed) {
        auto const done = db().write([&](db::Tx& tx) -> Done {
            deed(tx);
            return {};
        });
        EXPECT_TRUE(done);
    }
};
SINERGI_ON_BOTH_ENGINES(RegistryStore);

TEST_P(RegistryStore, PreparesEveryStatementAndWalksAnIndex) {
    // Both walk a number of rows that the statement itself limits.
    std::set<std::string_view> const limited{"registry.count_persons", "registry.persons_by_name"};
    for (auto const& plan : db::testing::prepare_all(db(), sql::all))
        EXPECT_TRUE(!plan.is_scan() || limited.contains(plan.name)) << plan.name << "\n" << plan.text;
}

TEST_P(RegistryStore, KeepsAFamilyAsItWasOnADay) {
    does([&](db::Tx& tx) { store::insert(tx, family(1, "Rasim")); });
    auto moved = family(1, "Carti", "3208012002");
    moved.valid_from = day("2026-06-01");
    does([&](db::Tx& tx) { EXPECT_TRUE(store::save(tx, moved)); });
    auto const heads = [&](std::string_view where, std::string_view on) {
        std::string out;
        for (auto const& one : db().read([&](db::Tx& tx) { return store::list_as_of(tx, region(where), day(on), 10); }))
            out += one.head_name;
        return out;
    };
    EXPECT_EQ(heads("3208012001", "2025-12-31"), "");
    EXPECT_EQ(heads("3208012001", "2026-03-01"), "Rasim");
    EXPECT_EQ(heads("3208012001", "2026-06-01"), "");
    EXPECT_EQ(heads("3208012002", "2026-06-01"), "Carti");
    EXPECT_EQ(heads("3208", "2026-03-01"), "Rasim");

    auto corrected = family(1, "Carti Wulandari", "3208012002");
    corrected.version = 2;
    corrected.valid_from = day("2026-02-01");
    does([&](db::Tx& tx) { EXPECT_TRUE(store::save(tx, corrected)); });
    EXPECT_EQ(heads("3208", "2026-03-01"), "Carti Wulandari") << "a correction holds from its own day on";
    EXPECT_EQ(heads("3208", "2026-01-15"), "Rasim");
}

TEST_P(RegistryStore, RefusesALostUpdate) {
    does([&](db::Tx& tx) { store::insert(tx, person(1, "Rasim", 1)); });
    auto mine = person(1, "Rasim bin Sarim", 1), theirs = person(1, "Rasyim", 1);
    does([&](db::Tx& tx) { EXPECT_TRUE(store::save(tx, mine)); });
    does([&](db::Tx& tx) { EXPECT_EQ(store::save(tx, theirs).error().key, "registry.changed_meanwhile"); });
    EXPECT_EQ(db().read([](db::Tx& tx) { return store::find_person(tx, PersonId(1))->name; }), "Rasim bin Sarim");
}

TEST_P(RegistryStore, FindsByNikAndByTheBeginningOfAName) {
    does([&](db::Tx& tx) {
        store::insert(tx, person(1, "Siti Nurhasanah", 1));
        store::insert(tx, person(2, "Siti Nurjanah", 2));
    });
    does([&](db::Tx& tx) {
        EXPECT_EQ(store::persons_by_nik(tx, "3208011708859001").size(), 2U) << "two may carry one number";
        EXPECT_EQ(store::persons_by_name(tx, "SITI NURH", region("3208"), 10).size(), 1U);
        EXPECT_EQ(store::persons_by_name(tx, "siti", region("3208012001"), 10).size(), 2U);
        EXPECT_EQ(store::persons_by_name(tx, "siti", region("3209"), 10).size(), 0U);
    });
}

TEST_P(RegistryStore, FindsTheNamesakeOfAVillageHoweverManyThereAreElsewhere) {
    does([&](db::Tx& tx) {
        for (std::int64_t id = 1; id <= 3'100; ++id) {
            auto one = person(id, "Siti Aminah", id);
            one.region = region("3208012002");
            store::insert(tx, one);
        }
        store::insert(tx, person(4'000, "Siti Aminah", 4'000));
        auto gone = person(4'001, "Siti Aminah", 4'000);
        gone.state = PersonState::merged;
        store::insert(tx, gone);
    });
    does([&](db::Tx& tx) {
        auto const found = store::persons_by_name(tx, "siti amin", region("3208012001"), 10);
        ASSERT_EQ(found.size(), 1U);
        EXPECT_EQ(found[0].id, PersonId(4'000));
        EXPECT_EQ(store::persons_by_name(tx, "siti amin", region("3208"), 10).size(), 10U);
    });
}

TEST_P(RegistryStore, ListsByVillageAndHeadPageByPage) {
    does([&](db::Tx& tx) {
        store::insert(tx, family(1, "Wati"));
        store::insert(tx, family(2, "Asep"));
        store::insert(tx, family(3, "Budi", "3208012002"));
    });
    std::string heads;
    FamilyId after;
    for (int page = 0; page < 4; ++page) {
        auto const rows = db().read([&](db::Tx& tx) {
            return store::list(tx, {.area = region("3208"), .state = "active", .after = after, .limit = 1});
        });
        if (rows.empty()) break;
        heads += rows[0].head_name + " ";
        after = rows[0].id;
    }
    EXPECT_EQ(heads, "Asep Wati Budi ");
}

}  // namespace
}  // namespace sinergi::registry
