#pragma once
// /api/v1/exchange: what a program of somebody else calls. Every route but the last two is for its own account.

#include "access/doors.hpp"
#include "calendar/model.hpp"
#include "grievances/settings.hpp"
#include "regions/areas.hpp"

#include <functional>
#include <memory>

namespace sinergi::exchange {

/// What the routes borrow for as long as the router lives.
struct House {
    access::Office& office;
    access::Doors& doors;
    grievances::SettingsKeeper& settings;
    std::function<std::shared_ptr<calendar::Calendar const>()> calendar;
    regions::Areas const& areas;
    http::Router::Say say;  // how a refused file is told
};

///   POST   /api/v1/exchange/reports                {source_ref, kind, region, text, ...} -> 201; again: the same
///   answer GET    /api/v1/exchange/reports/{source_ref}   where it stands, what its reporter may read GET
///   /api/v1/exchange/changes?after=&limit=  what happened, in order GET    /api/v1/exchange/changes.csv?day=       the
///   same for one day GET, POST  /api/v1/exchange/hooks              where to be told POST
///   /api/v1/exchange/hooks/{id}/{pause|resume|replay}     replay {from} or {day} DELETE /api/v1/exchange/hooks/{id}
///   GET    /api/v1/exchange/systems                for administrators
///   PUT    /api/v1/exchange/systems/{account}      {may_push, may_pull, kinds}
void add_routes(http::Router& router, House& house);

}  // namespace sinergi::exchange
