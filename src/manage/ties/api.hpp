#pragma once
// The routes of ties. Made by apps/server, lives as long as it.

#include "access/doors.hpp"
#include "plumbing/http/http.hpp"
#include "regions/areas.hpp"
#include "ties/actions.hpp"

namespace sinergi::ties {

struct House {
    access::Office& office;
    access::Doors& doors;
    regions::Areas const& areas;
};

///   GET  /api/v1/ties/{kind}/{id}      whom a file is tied to; kind: cases grievances requests
///   POST /api/v1/ties/{kind}/{id}      {person}      POST .../end {tie}
///   GET  /api/v1/registry/families/{id}/files        files tied to a family that the reader may see
void add_routes(http::Router& router, House& house);

/// Forgets the ties of files that were erased.
void tend_retention(House& house);

}  // namespace sinergi::ties
