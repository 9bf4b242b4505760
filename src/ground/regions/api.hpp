#pragma once
// /api/v1/regions. Reading is public: the form of a citizen without account asks for villages.

#include "base/id.hpp"
#include "plumbing/http/http.hpp"
#include "regions/actions.hpp"
#include "regions/areas.hpp"

namespace sinergi::regions {

/// Who may record decrees and import places; refuses the others.
using Guard = std::function<Result<Writer>(http::Call const& call)>;

/// What the routes borrow for as long as the router lives.
struct Desk {
    db::Database& db;
    Areas& areas;
    IdMaker& ids;
    Zone zone = Zone::WIB;
    Guard may_write;
    http::Router::Say say{};  // how a refused file is told
};

///   GET  /api/v1/regions?q=&within=&level=&limit=&after=
///   GET  /api/v1/regions/{code}                    with what it became, its BPS code and its decrees
///   GET  /api/v1/regions/{code}/children
///   POST /api/v1/regions/changes                   a decree: {day, decree, moves: [{from, to, name}]}
///   POST /api/v1/regions/facts                     a file: kode, lat, lng, kode_bps
void add_routes(http::Router& router, Desk desk);

}  // namespace sinergi::regions
