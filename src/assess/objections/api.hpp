#pragma once
// The routes of objections and proposals. Made by apps/server, lives as long as it.

#include "objections/actions.hpp"
#include "objections/actions/removals.hpp"
#include "objections/actions/usul.hpp"
#include "plumbing/files/files.hpp"
#include "plumbing/http/http.hpp"
#include "plumbing/web/page.hpp"

#include <functional>
#include <memory>

namespace sinergi::objections {

/// A file of a house below that is tied to somebody who asks for the own data.
struct OwnFile {
    std::string kind;  // "case", "request"
    std::string number;
    Date on;
};

/// What the routes stand on.
struct House {
    access::Office& office;
    access::Doors& doors;
    files::FileStore& files;
    std::function<std::shared_ptr<calendar::Calendar const>()> calendar;
    regions::Areas const& areas;
    http::Router::Say say;
    web::Templates page_template;
    std::vector<web::HelpLine> help;
    std::string url;  // of this node, for QR codes; "" none
    /// Cases and requests of somebody, as far as they may be told; apps/server joins it.
    std::function<std::vector<OwnFile>(db::Tx& tx, registry::PersonId person)> own_files{};
};

///   GET  /api/v1/objections?queue=&after=
///   POST /api/v1/objections       (the counter)      POST /api/v1/objection-photos
///   GET  /api/v1/objections/{id}  GET .../photos/{photo}
///   POST /api/v1/objections/{id}/{claim|match|check|conclude|set_aside|ministry|bar|note|challenger}
///   GET  /api/v1/objection-form                      GET /api/v1/objection-queues
///   POST /api/v1/periodic-checks                     a round of field checks in a village (registry/visits)
///   GET  /api/v1/removals?which=&family=&after=              POST (an accepted field check found that it differs)
///   POST /api/v1/removals/{id}/{decide|told|appeal|answer}    GET .../letter.pdf
///   GET  /api/v1/usuls?which=&region=&after=                 POST (the counter)
///   GET  /api/v1/usuls/{id}       POST .../{accept|enrol|refuse}
///   GET  /api/v1/rights           POST (the paper was seen)
///   POST /api/v1/rights/{id}/{prove|settle}          GET .../{kept|kept.pdf}
///   GET  /api/v1/{objections|usuls|rights}/{id}/erasure    POST .../erase
/// Pages without JavaScript: /sanggah /usul /lacak-usul /keberatan
void add_routes(http::Router& router, House& house);

/// What apps/server runs every so often.
void tend_clocks(House& house, Moment now);
/// Empties what ended longer ago than the clock keeps it.
void tend_retention(House& house, Moment now);

}  // namespace sinergi::objections
