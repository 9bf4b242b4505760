#pragma once
// The routes of the check against the civil registry. What they read and answer: api/wire.hpp.

#include "civil/actions.hpp"

namespace sinergi::civil {

///   GET  /api/v1/civil/summary?region=             how many wait, by state and cause; is there a service
///   GET  /api/v1/civil/runs                        POST /api/v1/civil/runs
///   GET  /api/v1/civil/runs/{id}                   POST .../{cancel|resume}
///   GET  /api/v1/civil/runs/{id}/request?format=   the file for the civil registry
///   POST /api/v1/civil/runs/{id}/answers           (multipart: file)
///   GET  /api/v1/civil/entries?region=&cause=&state=&is_mine=&after=&limit=
///   GET  /api/v1/civil-queues                      how many wait for whoever asks, by cause
///   GET  /api/v1/civil/entries/{id}                POST .../{mend|keep|cause|pass}
///   GET  /api/v1/civil/entries/{id}/erasure        POST .../erase     what was said of somebody, emptied
///   GET  /api/v1/civil/letters                     POST /api/v1/civil/letters      GET .../letters/{id}/pdf
///   GET  /api/v1/civil/service                     PUT /api/v1/civil/service
void add_routes(http::Router& router, House& house);

/// Forgets who was asked in runs answered longer ago than the office keeps them.
void tend_retention(House& house, Moment now);

}  // namespace sinergi::civil
