#pragma once
// /api/v1/calendar.

#include "calendar/actions.hpp"
#include "calendar/days.hpp"
#include "plumbing/http/http.hpp"

namespace sinergi::calendar {

/// Who may change holidays; refuses the others.
using Guard = std::function<Result<Writer>(http::Call const& call)>;

/// What the routes borrow for as long as the router lives.
struct Desk {
    db::Database& db;
    Days& days;
    Zone zone = Zone::WIB;
    Guard may_write;
    http::Router::Say say{};  // how a refused file is told
};

///   GET    /api/v1/calendar/{year}                 with a warning while the year has no national holiday
///   PUT    /api/v1/calendar/{year}/{day}           {name, kind, source}
///   DELETE /api/v1/calendar/{year}/{day}
///   POST   /api/v1/calendar/import                 a file: tanggal, nama, jenis, sumber; ?preview=1 writes nothing
void add_routes(http::Router& router, Desk desk);

}  // namespace sinergi::calendar
