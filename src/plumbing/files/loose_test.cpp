#include "plumbing/files/loose.hpp"

#include "plumbing/db/testing.hpp"
#include "plumbing/files/store_sql.hpp"

#include <stdlib.h>

namespace sinergi::files {
namespace {

namespace fs = std::filesystem;

constexpr Moment ever{4'000'000'000'000};  // after every file; the tests look at no clock
constexpr Moment long_ago{1};

/// Two houses with a table each, one of which has two columns.
constexpr std::array<std::string_view, 2> between{"first", "last"};
constexpr db::Statement visits{"test.visits", "SELECT name FROM visit WHERE name BETWEEN ?1 AND ?2",
                               "SELECT name FROM visit WHERE name BETWEEN $1 AND $2", between};
constexpr db::Statement letters{"test.letters",
                                "SELECT scan FROM letter_of WHERE scan BETWEEN ?1 AND ?2 UNION ALL "
                                "SELECT thumb FROM letter_of WHERE thumb BETWEEN ?1 AND ?2",
                                "SELECT scan FROM letter_of WHERE scan BETWEEN $1 AND $2 UNION ALL "
                                "SELECT thumb FROM letter_of WHERE thumb BETWEEN $1 AND $2",
                                between};
Namers const both{&visits, &letters};

constexpr std::array<std::string_view, 1> one{"name"};
constexpr db::Statement visit{"test.visit", "INSERT INTO visit (name) VALUES (?1)",
                              "INSERT INTO visit (name) VALUES ($1)", one};
constexpr db::Statement letter{"test.letter", "INSERT INTO letter_of (scan, thumb) VALUES ('', ?1)",
                               "INSERT INTO letter_of (scan, thumb) VALUES ('', $1)", one};
constexpr db::Statement no_visit{"test.no_visit", "DELETE FROM visit WHERE name = ?1",
                                 "DELETE FROM visit WHERE name = $1", one};
constexpr db::Statement no_letter{"test.no_letter", "DELETE FROM letter_of WHERE thumb = ?1",
                                  "DELETE FROM letter_of WHERE thumb = $1", one};

struct LooseFiles : db::testing::OnBoth {
    fs::path folder = [] {
        auto name = (fs::temp_directory_path() / "sinergi-loose-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw Fault("no folder for the test");
        return fs::path(name);
    }();
    FileStore store{folder};

    LooseFiles() {
        db().script("CREATE TABLE visit (name TEXT NOT NULL); CREATE TABLE letter_of (scan TEXT, thumb TEXT)");
    }
    ~LooseFiles() override { fs::remove_all(folder); }

    void does(db::Statement const& what, std::string const& name) {
        ASSERT_TRUE(db().write([&](db::Tx& tx) -> Done {
            tx.run(what, {{"name", name}});
            return {};
        }));
    }
    /// A house stops naming the file, as an erasure does.
    void erases(db::Statement const& what, std::string const& name) {
        ASSERT_TRUE(db().write([&](db::Tx& tx) -> Done {
            tx.run(what, {{"name", name}});
            loosen(tx, name);
            return {};
        }));
    }
    void make_old(std::string const& name) const {
        fs::last_write_time(store.path_of(name).value(), std::chrono::file_clock::from_sys(std::chrono::sys_seconds{}));
    }
    std::string put_long_ago(std::string_view bytes) const {
        auto name = store.put(bytes);
        make_old(name);
        return name;
    }
    std::int64_t removes() { return remove_loose(db(), store, both, long_ago); }
    std::vector<std::string> waiting() {
        return db().read([](db::Tx& tx) { return loose(tx); });
    }
};
SINERGI_ON_BOTH_ENGINES(LooseFiles);

TEST_P(LooseFiles, EveryStatementIsUnderstoodAndNoneWalksTheTable) {
    for (auto const& plan : db::testing::prepare_all(db(), sql::all))
        EXPECT_FALSE(plan.is_scan()) << plan.name << "\n" << plan.text;
}

TEST_P(LooseFiles, WhatTwoHousesNameGoesWithTheLast) {
    auto const name = put_long_ago("foto rumah");
    does(visit, name);
    does(letter, name);
    erases(no_visit, name);
    EXPECT_EQ(removes(), 0);
    EXPECT_TRUE(store.get(name)) << "the letter names it";
    EXPECT_TRUE(waiting().empty()) << "nobody asks again until it is let go again";
    erases(no_letter, name);
    EXPECT_EQ(removes(), 1);
    EXPECT_FALSE(store.get(name));
    EXPECT_TRUE(waiting().empty());
}

TEST_P(LooseFiles, TwoRowsOfOneHouseNameOneFile) {
    auto const name = put_long_ago("kartu keluarga");
    does(visit, name);
    does(letter, name);
    does(letter, name);
    erases(no_visit, name);
    EXPECT_EQ(removes(), 0);
    erases(no_letter, name);
    EXPECT_EQ(removes(), 1);
}

TEST_P(LooseFiles, APowerCutBetweenTheCommitAndTheRemovalLeavesItLoose) {
    auto const name = put_long_ago("foto");
    does(visit, name);
    erases(no_visit, name);
    fresh_.open_again();
    EXPECT_TRUE(store.get(name));
    EXPECT_EQ(removes(), 1);
    EXPECT_FALSE(store.get(name));
    // And one between the removal and its note: the file is gone already.
    erases(no_visit, name);
    EXPECT_EQ(removes(), 1);
    EXPECT_TRUE(waiting().empty());
}

TEST_P(LooseFiles, ARefusedErasureLetsNothingGo) {
    auto const name = put_long_ago("foto");
    does(visit, name);
    EXPECT_FALSE(db().write([&](db::Tx& tx) -> Done {
        tx.run(no_visit, {{"name", name}});
        loosen(tx, name);
        return refuse(Why::conflict, "test.refused");
    }));
    EXPECT_TRUE(waiting().empty());
    EXPECT_EQ(removes(), 0);
    EXPECT_TRUE(store.get(name));
}

TEST_P(LooseFiles, AKeepThatRacesAnErasureIsNotLost) {
    auto const name = put_long_ago("foto");
    does(visit, name);
    // Somebody puts the same photo and has not named it yet, when the only one who named it is erased.
    ASSERT_EQ(store.put("foto"), name);
    erases(no_visit, name);
    EXPECT_EQ(removes(), 0);
    EXPECT_EQ(waiting(), std::vector<std::string>{name}) << "it stays loose until that is known";
    does(letter, name);
    make_old(name);
    EXPECT_EQ(removes(), 0);
    EXPECT_TRUE(store.get(name));
    EXPECT_TRUE(waiting().empty());
}

TEST_P(LooseFiles, AKeepThatWasRefusedDoesNotHoldTheFile) {
    auto const name = put_long_ago("foto");
    does(visit, name);
    ASSERT_EQ(store.put("foto"), name);
    erases(no_visit, name);
    EXPECT_EQ(removes(), 0);
    make_old(name);
    EXPECT_EQ(removes(), 1);
}

TEST_P(LooseFiles, WhatIsPutBetweenTheDecisionAndTheRemovalStays) {
    auto const name = put_long_ago("foto");
    does(visit, name);
    erases(no_visit, name);
    ASSERT_EQ(db().read([&](db::Tx& tx) { return unnamed(tx, both, {name}).size(); }), 1U);
    ASSERT_EQ(store.put("foto"), name);
    EXPECT_FALSE(store.remove(name, long_ago)) << "the decision was made, and the file is asked once more";
    does(letter, name);
    make_old(name);
    EXPECT_EQ(removes(), 0);
    EXPECT_TRUE(store.get(name));
}

TEST_P(LooseFiles, ManyThatAreTooYoungDoNotStandBeforeTheOld) {
    std::vector<std::string> old;
    for (int i = 0; i < 120; ++i) {
        auto const name = store.put("berkas " + std::to_string(i));
        erases(no_visit, name);
        if (i % 10 == 0) old.push_back(name);
    }
    for (auto const& name : old) make_old(name);
    EXPECT_EQ(removes(), 12);
    EXPECT_EQ(waiting().size(), 108U);
    EXPECT_EQ(remove_loose(db(), store, both, ever), 108);
    EXPECT_TRUE(store.list().empty());
}

TEST_P(LooseFiles, WhatNobodyNamesIsFoundOnceItIsOldEnough) {
    auto const refused = put_long_ago("of a deed that was refused"), named = put_long_ago("named");
    auto const young = store.put("an upload under way");
    does(letter, named);
    EXPECT_EQ(loosen_unnamed(db(), store, both, long_ago), 1);
    EXPECT_EQ(waiting(), std::vector<std::string>{refused});
    EXPECT_EQ(removes(), 1);
    EXPECT_TRUE(store.get(young));
    EXPECT_TRUE(store.get(named));
    EXPECT_EQ(loosen_unnamed(db(), store, both, ever), 1) << "the young one, when nobody has named it by then";
}

TEST_P(LooseFiles, NoNameIsNoFile) {
    ASSERT_TRUE(db().write([](db::Tx& tx) -> Done {
        loosen(tx, "");
        loosen(tx, "not a name");
        return {};
    }));
    EXPECT_EQ(waiting(), std::vector<std::string>{"not a name"});
    EXPECT_EQ(removes(), 1);
    EXPECT_TRUE(waiting().empty());
}

}  // namespace
}  // namespace sinergi::files
