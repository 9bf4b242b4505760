#pragma once
// One timeline of migrations/NNNN_words.sql, embedded at build time, forward only.

#include "plumbing/db/db.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace sinergi::db {

/// Words of the schema that differ by engine: ROWID (INTEGER PRIMARY KEY / BIGINT PRIMARY KEY), BYTES (BLOB / BYTEA).
/// A file NNNN_x.pg.sql or NNNN_x.sqlite.sql stands in for NNNN_x.sql on that engine alone.
struct Migration {
    int number = 0;
    std::string_view name;
    std::string_view sqlite;
    std::string_view postgres;
};

/// All that this program knows, by number. Defined in the library `migrations`, which tools/migrations_embed.py makes
/// from migrations/; this house never asks for it, so that it can be tested without.
[[nodiscard]] std::span<Migration const> migrations();

struct SchemaState {
    int at = 0;     // all up to here are applied; 0 on an empty database; beyond `known` when the database is newer
    int known = 0;  // the last one this program knows
    [[nodiscard]] bool is_ready() const noexcept { return at == known; }
};
[[nodiscard]] SchemaState schema_state(Database& db, std::span<Migration const> timeline = migrations());

/// Was this one applied, whatever is missing before it?
[[nodiscard]] bool has_applied(Database& db, int number);

/// Applies what is missing by rising number, each in a transaction of its own; says the numbers applied.
/// @throws Fault when the database is newer than this program
std::vector<int> migrate(Database& db, std::span<Migration const> timeline = migrations());

}  // namespace sinergi::db
