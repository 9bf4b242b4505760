#pragma once
// The routes of the proposals. What they read and answer stands in api/wire.hpp.

#include "plumbing/files/files.hpp"
#include "plumbing/http/http.hpp"
#include "proposals/actions.hpp"
#include "regions/areas.hpp"

namespace sinergi::proposals {

/// What the routes stand on. Made by apps/server, lives as long as the server.
struct House {
    access::Office& office;
    access::Doors& doors;
    files::FileStore& files;
    regions::Areas const& areas;
    http::Router::Say say;
};

///   GET  /api/v1/proposals/overview?month=&region=          every village, whose turn it is, how many days are left
///   GET  /api/v1/proposals/queue?state=                     rolls that wait at a desk
///   GET  /api/v1/proposal-queues                            how many wait at the desks of whoever asks
///   POST /api/v1/proposals/rolls                            a village opens its month
///   GET  /api/v1/proposals/rolls/{id}                       the roll with lines, papers, timeline
///   POST /api/v1/proposals/rolls/{id}/{deed}                items meet nothing send sample verify approve return
///   POST /api/v1/proposals/rolls/{id}/papers?kind=&item=    minutes, SPTJM, proof, screenshot
///   GET  /api/v1/proposals/rolls/{id}/list.pdf?which=       initial, final: for the notice board
///   POST /api/v1/proposals/items/{id}/{deed}                withdraw check refuse enter tell appeal judge numbers
///   GET  /api/v1/proposals/items/{id}/notice.pdf            why the family is to be removed, and where to object
///   GET  /api/v1/proposals/families/{id}                    what a family was proposed for
///   GET  /api/v1/proposals/tasks?state=&region=             what is to be typed into SIKS-NG
///   *    /api/v1/proposals/recaps...                        for the regent
///   GET  /api/v1/proposals/rolls/{id}/erasure, POST .../erase    the data protection officer
///   POST /api/v1/proposals/arrivals                         what came back by the deciles received
///   *    /api/v1/proposals/terms, words, officials          settings
void add_routes(http::Router& router, House& house);

/// Closes lines whose decile came in since: what apps/server runs every so often, in the office's own name.
void tend_arrivals(House& house, Moment now);

/// Empties lists closed longer ago than the office keeps them.
void tend_retention(House& house, Moment now);

/// The highest id stored here; 0 when there is none.
[[nodiscard]] std::int64_t highest_id(db::Tx& tx);

}  // namespace sinergi::proposals
