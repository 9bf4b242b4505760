// What one engine alone can get wrong: a full disk, a long log, a server that goes away.

#include "plumbing/db/postgres_role.hpp"
#include "plumbing/db/testing.hpp"

#include <sys/resource.h>
#include <csignal>
#include <filesystem>
#include <latch>
#include <map>
#include <set>
#include <thread>

namespace sinergi::db {
namespace {

constexpr std::array<std::string_view, 2> names{"id", "load"};
constexpr Statement put{"test.put", "INSERT INTO freight (id, load) VALUES (?1, ?2)",
                        "INSERT INTO freight (id, load) VALUES ($1, $2)", names};
constexpr Statement all_ids{
    "test.all_ids", "SELECT id FROM freight ORDER BY id", "SELECT id FROM freight ORDER BY id", {}};

class Freight : public ::testing::Test {
protected:
    explicit Freight(Engine engine) : fresh_(engine) {
        db().script("CREATE TABLE freight (id BIGINT PRIMARY KEY, load TEXT NOT NULL)");
    }
    Database& db() { return fresh_.db(); }
    bool is_taken(std::int64_t id, std::size_t bytes) {
        try {
            return db()
                .write([&](Tx& tx) -> Done {
                    tx.run(put, {{"id", id}, {"load", std::string(bytes, 'x')}});
                    return {};
                })
                .has_value();
        } catch (Unavailable const&) {
            return false;
        }
    }
    std::set<std::int64_t> kept() {
        auto const ids = db().read([](Tx& tx) { return tx.all<std::int64_t>(all_ids); });
        return {ids.begin(), ids.end()};
    }
    /// Eight threads write until nothing more is taken.
    std::set<std::int64_t> fill_up(std::size_t bytes) {
        std::mutex mutex;
        std::set<std::int64_t> acknowledged;
        std::vector<std::jthread> crowd;
        for (std::int64_t t = 0; t < 8; ++t)
            crowd.emplace_back([&, t] {
                for (std::int64_t i = 1; i <= 2'000; ++i) {
                    auto const id = t * 10'000 + i;
                    if (!is_taken(id, bytes)) return;
                    std::scoped_lock const lock(mutex);
                    acknowledged.insert(id);
                }
            });
        crowd.clear();
        return acknowledged;
    }
    testing::Fresh fresh_;
};

struct Sqlite : Freight {
    Sqlite() : Freight(Engine::sqlite) {}
};

struct Postgres : Freight {
    Postgres() : Freight(Engine::postgres) {}
};

/// As on a full disk: no file of this process grows beyond `bytes`.
class FullDisk {
public:
    explicit FullDisk(std::uintmax_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        auto const now = rlimit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    FullDisk(FullDisk const&) = delete;
    FullDisk& operator=(FullDisk const&) = delete;

private:
    rlimit before_{};
};

TEST_F(Sqlite, SaysThatTheFileIsFullAndWritesAgainWhenItIsNot) {
    db().script("PRAGMA max_page_count = 100");
    auto const acknowledged = fill_up(3'000);
    EXPECT_GT(acknowledged.size(), 50U);
    EXPECT_EQ(kept(), acknowledged);
    db().script("PRAGMA max_page_count = 100000");
    EXPECT_TRUE(is_taken(999'999, 3'000));
    EXPECT_EQ(kept().size(), acknowledged.size() + 1);
}

TEST_F(Sqlite, KeepsWhatItAcknowledgedWhenTheDiskIsFullAtACommit) {
    std::set<std::int64_t> acknowledged;
    {
        FullDisk const full(2'000'000);
        acknowledged = fill_up(10'000);
        for (std::int64_t id = 100'000; db().is_well(); ++id)  // to the last page
            if (is_taken(id, 10)) acknowledged.insert(id);
        EXPECT_EQ(kept(), acknowledged);  // reading goes on
        db().write_soon([](Tx& tx) { tx.run(put, {{"id", 888'888}, {"load", std::string(100'000, 'x')}}); });
        EXPECT_FALSE(is_taken(777'777, 100'000));
    }
    EXPECT_TRUE(db().is_well());
    EXPECT_TRUE(is_taken(999'999, 10'000));
    acknowledged.insert({888'888, 999'999});  // what was to be noted waited for room
    fresh_.open_again();
    EXPECT_EQ(kept(), acknowledged);
}

TEST_F(Sqlite, KeepsItsLogShortUnderLoad) {
    std::vector<std::jthread> crowd;
    for (std::int64_t t = 0; t < 8; ++t)
        crowd.emplace_back([&, t] {
            for (std::int64_t i = 1; i <= 500; ++i) EXPECT_TRUE(is_taken(t * 10'000 + i, 20'000));
        });
    crowd.clear();
    // 80 MB went through a log that is moved into the file every 16 MB.
    EXPECT_LT(std::filesystem::file_size(fresh_.place() + "-wal"), 60'000'000U);
    EXPECT_EQ(kept().size(), 4'000U);
}

TEST_F(Sqlite, CopiesItselfWhileOthersWrite) {
    for (std::int64_t i = 1; i <= 50; ++i) ASSERT_TRUE(is_taken(i, 5'000));
    auto const copy = fresh_.place() + "-copy";
    {
        std::jthread const others([&] {
            for (std::int64_t i = 51; i <= 150; ++i) EXPECT_TRUE(is_taken(i, 5'000));
        });
        db().copy_to(copy);
    }
    auto const opened = Database::open(copy);
    auto const ids = opened->read([](Tx& tx) { return tx.all<std::int64_t>(all_ids); });
    ASSERT_GE(ids.size(), 50U);
    for (std::size_t i = 0; i < ids.size(); ++i) EXPECT_EQ(ids[i], static_cast<std::int64_t>(i) + 1);  // no gap
    EXPECT_EQ(kept().size(), 150U);
}

TEST_F(Sqlite, RefusesAFileThatIsNoDatabase) {
    EXPECT_THROW((void)Database::open("/nowhere/at/all.db"), Fault);
    EXPECT_THROW((void)Database::open(SINERGI_SOURCE_DIR "/src/street.cmake"), Fault);
}

TEST_F(Postgres, KeepsWhatItAcknowledgedWhenItsConnectionsAreCut) {
    std::atomic<bool> is_over = false;
    auto const other = Database::open(testing::postgres_place());
    auto const from = fresh_.place().rfind('/', fresh_.place().find('?')) + 1;
    auto const name = fresh_.place().substr(from, fresh_.place().find('?') - from);
    std::jthread enemy([&, name] {
        while (!is_over) {
            other->script("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
            std::this_thread::yield();
        }
    });
    std::mutex mutex;
    std::set<std::int64_t> acknowledged;
    std::set<std::int64_t> unknown;
    std::vector<std::jthread> crowd;
    for (std::int64_t t = 0; t < 8; ++t)
        crowd.emplace_back([&, t] {
            for (std::int64_t i = 1; i <= 40; ++i) {
                auto const id = t * 1'000 + i;
                auto const is_kept = is_taken(id, 100);
                std::scoped_lock const lock(mutex);
                (is_kept ? acknowledged : unknown).insert(id);
            }
        });
    crowd.clear();
    is_over = true;
    enemy.join();
    EXPECT_TRUE(is_taken(999'998, 100) || is_taken(999'999, 100));  // it is back; the last cut may still arrive
    auto const ids = kept();
    for (auto const id : acknowledged) EXPECT_TRUE(ids.contains(id)) << id;
    for (auto const id : ids) EXPECT_TRUE(acknowledged.contains(id) || unknown.contains(id) || id >= 999'998) << id;
}

TEST_F(Postgres, ARoleThatServesReadsAndWritesAndChangesNoTable) {
    constexpr auto role = "sinergi_test_serves";
    db().script("DO $$ BEGIN CREATE ROLE sinergi_test_serves LOGIN; EXCEPTION WHEN duplicate_object THEN END $$");
    (void)migrate(db(), {});
    EXPECT_TRUE(is_taken(1, 10));
    let_serve(db(), role);
    {
        auto const served = Database::open(fresh_.place() + "&user=" + role);
        EXPECT_TRUE(served->write([](Tx& tx) -> Done {
            tx.run(put, {{"id", 2}, {"load", "x"}});
            return {};
        }));
        EXPECT_EQ(served->read([](Tx& tx) { return tx.all<std::int64_t>(all_ids); }).size(), 2U);
        EXPECT_EQ(schema_state(*served, {}).at, 0);
        for (auto const* forbidden :
             {"CREATE TABLE another (id BIGINT)", "ALTER TABLE freight ADD COLUMN more TEXT", "DROP TABLE freight",
              "CREATE INDEX more ON freight (load)", "INSERT INTO schema_migration VALUES (9, 'x', 0)"})
            EXPECT_THROW(served->script(forbidden), Fault) << forbidden;
    }
    EXPECT_THROW(let_serve(db(), "x; DROP TABLE freight"), Fault);
    EXPECT_THROW(let_serve(db(), "nobody_here"), Fault);
    db().script("DROP OWNED BY sinergi_test_serves; DROP ROLE sinergi_test_serves");
}

TEST_F(Sqlite, HasNoRoles) { EXPECT_THROW(let_serve(db(), "sinergi"), Fault); }

TEST(Connection, TakesAnAddressApartWithoutTellingItsPassword) {
    auto const on = connection_of("postgresql://sari:r%40hasia@db.contoh.id:5433/kantor?sslmode=require");
    std::map<std::string, std::string> const known(on.environment.begin(), on.environment.end());
    EXPECT_EQ(on.database, "kantor");
    EXPECT_EQ(known.at("PGHOST"), "db.contoh.id");
    EXPECT_EQ(known.at("PGPORT"), "5433");
    EXPECT_EQ(known.at("PGUSER"), "sari");
    EXPECT_EQ(known.at("PGPASSWORD"), "r@hasia");
    EXPECT_EQ(known.at("PGSSLMODE"), "require");
    try {
        (void)connection_of("postgresql://sari:rahasia@[");
        ADD_FAILURE() << "was read";
    } catch (Fault const& why) {
        EXPECT_EQ(std::string_view(why.what()).find("rahasia"), std::string_view::npos);
    }
}

TEST_F(Postgres, SaysThatNobodyAnswers) {
    EXPECT_THROW((void)Database::open("postgresql:///x?host=/nowhere"), Unavailable);
}

TEST_F(Postgres, RefusesADatabaseThatSortsOtherwise) {
    auto const server = Database::open(testing::postgres_place());
    server->script("DROP DATABASE IF EXISTS sinergi_sorts_otherwise");
    server->script(
        "CREATE DATABASE sinergi_sorts_otherwise TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE "
        "'C.UTF-8'");
    auto place = testing::postgres_place();
    // "postgresql:///any_name?host=...": another database of the same server.
    auto const name = place.find('/', place.find("://") + 3) + 1;
    place.replace(name, std::min(place.find('?'), place.size()) - name, "sinergi_sorts_otherwise");
    try {
        (void)Database::open(place);
        ADD_FAILURE() << "was opened";
    } catch (Fault const& why) {
        EXPECT_NE(std::string_view(why.what()).find("--locale=C"), std::string_view::npos) << why.what();
    }
    server->script("DROP DATABASE sinergi_sorts_otherwise");
}

}  // namespace
}  // namespace sinergi::db
