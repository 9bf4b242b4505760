#pragma once
// The routes of reconciling with SIKS-NG.

#include "siks/actions.hpp"

namespace sinergi::siks {

///   POST /api/v1/siks/lists (multipart: file; period; extent)      GET /api/v1/siks/lists
///   GET  /api/v1/siks/lists/{id}      POST .../deciles      GET .../report.xlsx
///   GET  /api/v1/siks/families/{id}
///   GET  /api/v1/siks/lists/{id}/tasks?kind=&verdict=&after=&limit=      POST /api/v1/siks/tasks/{id}/settle
void add_routes(http::Router& router, House& house);

}  // namespace sinergi::siks
