#pragma once
// /api/v1/command: for who runs a command centre.

#include "access/directory.hpp"
#include "access/doors.hpp"
#include "cases/actions.hpp"
#include "command/wall.hpp"
#include "plumbing/http/http.hpp"
#include "regions/areas.hpp"

#include <functional>

namespace sinergi::command {

/// What the routes borrow for as long as the router lives.
struct House {
    access::Office& office;
    access::Doors& doors;
    Wall& wall;
    regions::Areas const& areas;
    cases::Courier& courier;
    std::function<cases::Clocks()> clocks;
    std::function<std::shared_ptr<calendar::Calendar const>()> calendar;
    std::function<std::vector<std::string>()> nodes;  // joined with this one
    http::Router::Say say;
};

///   GET  /api/v1/command/wall                   what stands open in each regency, at most three seconds old
///   GET  /api/v1/command/report?day=            the day in figures and as a text to paste
///   GET  /api/v1/command/nearest?region=&kind=  the nearest open places of a kind (sentra) and what they offer
///   POST /api/v1/command/known                  {name?, nik?, region}: known here; asked of the region's own office
///   GET  /api/v1/command/known/{id}             what that office answered
///   GET  /api/v1/command/offices                offices above and below that a case may be asked of (act lead_case)
///   GET, POST /api/v1/command/shifts            {note}      POST /api/v1/command/shifts/{id}/take
void add_routes(http::Router& router, House& house);

}  // namespace sinergi::command
