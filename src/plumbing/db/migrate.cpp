#include "plumbing/db/migrate.hpp"

#include <fmt/format.h>

#include <set>

namespace sinergi::db {
namespace {

constexpr Statement find_table{"db.find_schema_migration",
                               "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migration'",
                               "SELECT count(*) FROM pg_class WHERE relname = 'schema_migration' AND relnamespace = "
                               "current_schema()::regnamespace",
                               {}};
constexpr Statement find_applied{"db.find_applied",
                                 "SELECT number FROM schema_migration ORDER BY number",
                                 "SELECT number FROM schema_migration ORDER BY number",
                                 {}};

// The database's own clock: this house looks at none.
constexpr std::string_view now_sqlite = "CAST(strftime('%s', 'now') AS INTEGER) * 1000";
constexpr std::string_view now_postgres = "CAST(extract(epoch FROM now()) * 1000 AS BIGINT)";

std::set<int> applied(Database& db) {
    return db.read([](Tx& tx) {
        std::set<int> numbers;
        if (tx.find<std::int64_t>(find_table).value_or(0) == 0) return numbers;
        for (auto const number : tx.all<int>(find_applied)) numbers.insert(number);
        return numbers;
    });
}

SchemaState state_of(std::set<int> const& done, std::span<Migration const> timeline) {
    SchemaState state;
    if (!timeline.empty()) state.known = timeline.back().number;
    for (auto const& one : timeline) {
        if (!done.contains(one.number)) break;
        state.at = one.number;
    }
    // What this program does not know counts most.
    for (auto const number : done)
        if (std::ranges::find(timeline, number, &Migration::number) == timeline.end())
            state.at = std::max(number, state.known + 1);
    return state;
}

}  // namespace

SchemaState schema_state(Database& db, std::span<Migration const> timeline) { return state_of(applied(db), timeline); }

bool has_applied(Database& db, int number) { return applied(db).contains(number); }

std::vector<int> migrate(Database& db, std::span<Migration const> timeline) {
    db.script(
        "CREATE TABLE IF NOT EXISTS schema_migration ("
        "number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)");
    auto const done = applied(db);
    if (auto const state = state_of(done, timeline); state.at > state.known)
        throw Fault(
            fmt::format("the database is newer than this program: it holds migration {}, known are those up to {}",
                        state.at, state.known));
    auto const is_sqlite = db.engine() == Engine::sqlite;
    std::vector<int> numbers;
    for (auto const& one : timeline) {
        if (done.contains(one.number)) continue;
        // The mark stands in the same transaction; a second program that migrates at once fails on it.
        try {
            db.script(fmt::format("INSERT INTO schema_migration (number, name, applied_at) VALUES ({}, '{}', {});\n{}",
                                  one.number, one.name, is_sqlite ? now_sqlite : now_postgres,
                                  is_sqlite ? one.sqlite : one.postgres));
        } catch (Unavailable const&) {
            throw;
        } catch (std::exception const& why) {
            throw Fault(fmt::format("migration {} {}: {}", one.number, one.name, why.what()));
        }
        numbers.push_back(one.number);
    }
    return numbers;
}

}  // namespace sinergi::db
