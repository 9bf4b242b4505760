#pragma once
// /api/v1/agreements.

#include "agreements/actions.hpp"
#include "plumbing/files/files.hpp"
#include "plumbing/http/http.hpp"

#include <functional>

namespace sinergi::agreements {

/// What the routes stand on; lives as long as the router.
struct House {
    access::Office& office;
    access::Doors& doors;
    files::FileStore& files;
    Herald* herald = nullptr;  // federation's plug; may be set before the server starts
    std::function<std::string(RegionCode const&)> region_name;
    http::Router::Say say;
    [[nodiscard]] Desk desk(Moment now) const { return {office, now, herald}; }
};

/// Read by who may see cases or manage agreements, written by `manage_agreement`.
///   GET  /api/v1/agreements?state=&after=&limit=       POST /api/v1/agreements {terms, contacts}
///   GET  /api/v1/agreements/{id}                       PUT  /api/v1/agreements/{id} {version, terms}
///   PUT  /api/v1/agreements/{id}/contacts              POST /api/v1/agreements/{id}/sign | end
///   POST /api/v1/agreements/{id}/items                 PUT | DELETE /api/v1/agreements/{id}/items/{item}
///   POST /api/v1/agreements/{id}/items/{item}/done     POST /api/v1/agreements/{id}/evaluations
///   POST /api/v1/agreements/{id}/papers?kind=          GET  /api/v1/agreements/{id}/papers/{name}
///   GET  /api/v1/agreement_ground?to=&emergency=       on what ground this office sends to another today
void add_routes(http::Router& router, House& house);

}  // namespace sinergi::agreements
