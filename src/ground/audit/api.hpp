#pragma once
// GET /api/v1/audit and /audit/state. This house stands above the one that knows accounts, so the program gives it two
// sockets.

#include "audit/model.hpp"
#include "plumbing/clock/clock.hpp"
#include "plumbing/db/db.hpp"
#include "plumbing/http/http.hpp"

#include <functional>
#include <map>

namespace sinergi::audit {

struct Sockets {
    /// Who reads, if they may read the audit; else the refusal. Wired to access: officer with the act read_audit.
    std::function<Result<Trace>(http::Call const&)> guard;
    /// Names of accounts, for people. Wired to access::find_person.
    std::function<std::string(db::Tx&, std::int64_t account)> name_of;
};

/// @param zone in which `from` and `to` are days. All arguments outlive the router.
void add_routes(http::Router& router, db::Database& db, IdMaker& ids, Zone zone, Sockets sockets);

}  // namespace sinergi::audit
