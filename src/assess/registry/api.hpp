#pragma once
// The routes of the registry. What they read and answer stands in api/wire.hpp.

#include "plumbing/http/http.hpp"
#include "registry/actions.hpp"
#include "registry/known.hpp"

namespace sinergi::registry {

/// What the routes stand on. Made by apps/server, lives as long as the server.
struct House {
    access::Office& office;
    access::Doors& doors;
    Known& known;
    regions::Areas const& areas;
    http::Router::Say say;
};

///   POST /api/v1/registry/search {q, region, born_on, limit}     one box: NIK, KK, or a name in any spelling
///   POST /api/v1/registry/known                                   "already known?" before creating
///   GET  /api/v1/registry/form                                    sections, questions, code lists
///   GET  /api/v1/registry/families?region=&state=&decile_max=&is_without_decile=&as_of=&after=&limit=
///   POST /api/v1/registry/families
///   GET  /api/v1/registry/families/{id}?as_of=      GET .../history?before=
///   POST /api/v1/registry/families/{id}/{home|answers|events|decile}
///   GET  /api/v1/registry/persons/{id}      GET .../history      POST .../{identity|nik}
///   GET  /api/v1/registry/pairs?state=&region=&after=&limit=      GET .../pairs/{id}      POST .../pairs/{id}/judge
///   POST /api/v1/registry/pairs                     a pair somebody noticed
///   POST /api/v1/registry/merges/{id}/undo
///   POST /api/v1/registry/exports                   a list as XLSX or CSV, with its purpose
void add_routes(http::Router& router, House& house);

}  // namespace sinergi::registry
