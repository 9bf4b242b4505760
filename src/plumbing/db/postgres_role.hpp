#pragma once
// Who connects to PostgreSQL, and what they may.

#include "plumbing/db/db.hpp"

#include <string>
#include <utility>
#include <vector>

namespace sinergi::db {

/// An address taken apart into what PostgreSQL's own programs (pg_dump, pg_restore) read from their environment: as an
/// argument everybody on the machine would read its password in the list of processes.
struct Connection {
    std::vector<std::pair<std::string, std::string>> environment;  // PGHOST, PGPASSWORD, ...
    std::string database;                                          // its name alone; "" when the address names none
};
/// @throws Fault when `place` is no address of PostgreSQL's
[[nodiscard]] Connection connection_of(std::string const& place);

/// Lets `role` read and write every table of the schema that stands now, but not change it: for `serve`, beside the
/// owner who migrates. After each migration again.
/// @throws Fault on SQLite, for a name that is not small letters, digits and `_`, or when there is no such role
void let_serve(Database& db, std::string const& role);

}  // namespace sinergi::db
