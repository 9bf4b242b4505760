#include "plumbing/db/postgres_role.hpp"

#include "plumbing/db/engine.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

namespace sinergi::db {

Connection connection_of(std::string const& place) {
    char* why = nullptr;
    std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> const options(PQconninfoParse(place.c_str(), &why),
                                                                                 PQconninfoFree);
    PQfreemem(why);  // it may quote the password
    if (!options) throw Fault("the address of the database cannot be read: postgresql://HOST/NAME is wanted");
    Connection out;
    for (auto const* one = options.get(); one->keyword != nullptr; ++one) {
        if (one->val == nullptr) continue;
        if (one->envvar != nullptr) out.environment.emplace_back(one->envvar, one->val);
        if (std::string_view(one->keyword) == "dbname") out.database = one->val;
    }
    return out;
}

void let_serve(Database& db, std::string const& role) {
    if (db.engine() != Engine::postgres) throw Fault("only PostgreSQL has roles: leave --serve-as away");
    auto const who = identifier(role);
    db.script(
        fmt::format("DO $$ BEGIN"
                    " EXECUTE 'GRANT USAGE ON SCHEMA ' || quote_ident(current_schema()) || ' TO {0}';"
                    " EXECUTE 'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA '"
                    "  || quote_ident(current_schema()) || ' TO {0}';"
                    " REVOKE INSERT, UPDATE, DELETE ON schema_migration FROM {0}; END $$",
                    who));
}

}  // namespace sinergi::db
