#pragma once
// /api/v1/places, /api/v1/guide, /api/v1/referrals, and the public page /ke-mana.

#include "plumbing/files/files.hpp"
#include "plumbing/http/http.hpp"
#include "plumbing/print/print.hpp"
#include "plumbing/web/page.hpp"
#include "referrals/actions.hpp"
#include "regions/areas.hpp"

namespace sinergi::referrals {

/// What the routes stand on; lives as long as the router. `told` and `may_see` are the cases' and may be set until the
/// server starts; without `may_see` only partners open a referral here.
struct House {
    access::Office& office;
    access::Doors& doors;
    files::FileStore& files;
    regions::Areas const& areas;
    http::Router::Say say;
    web::Templates page_template;
    std::vector<web::HelpLine> help;
    Told told{};
    MaySee may_see{};
    /// The head of the office's paper; without it the office's bare name.
    std::function<print::Letterhead(db::Tx& tx, Moment now)> paper{};
    [[nodiscard]] Desk desk(Moment now) const { return {office, now, &told}; }
};

/// Staff and partners:
///   GET  /api/v1/places?kind=&region=&near=&lat=&lon=&limit=   POST /api/v1/places    PUT /api/v1/places/{id}
///   GET  /api/v1/places/{id}   POST /api/v1/places/{id}/close {since}   POST /api/v1/places/{id}/beds {free_beds}
///   GET  /api/v1/guide/rows?region=   PUT | DELETE /api/v1/guide/rows/{code}   PUT /api/v1/guide/needs/{code}
///   GET  /api/v1/referrals?state=&after=&limit=   GET /api/v1/referrals/{id}   GET /api/v1/referrals/{id}/letter.pdf
///   POST /api/v1/referrals/{id}/accept | decline | answer | hand_back
///   POST /api/v1/referrals/{id}/papers            GET /api/v1/referrals/{id}/papers/{paper}
/// Everybody:
///   GET  /api/v1/guide?need=&region=&urgency=&lat=&lon=   GET /api/v1/guide/needs   GET
///   /api/v1/guide/poster.pdf?region= GET  /ke-mana?perlu=&mendesak=&wilayah=
void add_routes(http::Router& router, House& house);

}  // namespace sinergi::referrals
