// The data protection officer's two steps: see what would go, then empty it with a reason.

#include "grievances/api/shared.hpp"
#include "grievances/api/wire_in.hpp"

namespace sinergi::grievances {
namespace {

using http::Call;
using http::Method;

struct GrievanceErasureOut {
    GrievanceId id;
    std::string tracking_number, kind_name, region_name, state_name;
    Moment received_at;
    bool is_open = false, is_erased = false, has_reporter = false;
    std::int64_t photos = 0, words = 0;
};
BOOST_DESCRIBE_STRUCT(GrievanceErasureOut, (),
                      (id, tracking_number, kind_name, region_name, state_name, received_at, is_open, is_erased,
                       has_reporter, photos, words))

Result<GrievanceErasureOut> look(House& house, Call const& call, wire::OneIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    SINERGI_TRY(seen, house.office.db.write([&](db::Tx& tx) { return look_erasable(tx, stand.desk(), by, in.id); }));
    auto const& g = seen.grievance;
    return GrievanceErasureOut{.id = g.id,
                               .tracking_number = tracking_number(g.id),
                               .kind_name = stand.kind_name(g.kind),
                               .region_name = house.areas.name_of(g.region),
                               .state_name = stand.word_name("state", boost::describe::enum_to_string(g.state, "")),
                               .received_at = g.received_at,
                               .is_open = is_open(g.state),
                               .is_erased = seen.is_erased,
                               .has_reporter = seen.has_reporter,
                               .photos = seen.photos,
                               .words = seen.words};
}

Result<http::Nothing> do_erase(House& house, Call const& call, wire::ReasonIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    SINERGI_MUST(
        house.office.db.write([&](db::Tx& tx) { return erase(tx, stand.desk(), by, in.id, in.reason.text()); }));
    return http::Nothing{};
}

}  // namespace

void add_erasure_routes(http::Router& router, House& house) {
    router.add<wire::OneIn, GrievanceErasureOut>(
        Method::get, "/api/v1/grievances/{id}/erasure",
        {.summary = "What an erasure of a complaint would take; nobody's name", .tag = "grievances"},
        [&](Call const& call, wire::OneIn const& in) { return look(house, call, in); });
    router.add<wire::ReasonIn, http::Nothing>(
        Method::post, "/api/v1/grievances/{id}/erase",
        {.summary = "Empty what is personal in an ended complaint", .tag = "grievances"},
        [&](Call const& call, wire::ReasonIn const& in) { return do_erase(house, call, in); });
}

}  // namespace sinergi::grievances
