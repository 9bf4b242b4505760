// The data protection officer's two steps: see what would go, then empty it with a reason.

#include "requests/api/shared.hpp"

namespace sinergi::requests {
namespace {

using http::Call;
using http::Method;

struct RequestErasureOut {
    RequestId id;
    std::string tracking_number, kind_name, region_name, state_name;
    Moment received_at;
    bool is_open = false, is_erased = false;
    std::int64_t papers = 0, letters = 0;
};
BOOST_DESCRIBE_STRUCT(RequestErasureOut, (),
                      (id, tracking_number, kind_name, region_name, state_name, received_at, is_open, is_erased, papers,
                       letters))
struct EraseRequestIn {
    RequestId id;
    Line<5, 300> reason;
};
BOOST_DESCRIBE_STRUCT(EraseRequestIn, (), (id, reason))

Result<RequestErasureOut> look(House& house, Call const& call, wire::OneIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return house.office.db.write([&](db::Tx& tx) -> Result<RequestErasureOut> {
        SINERGI_TRY(seen, look_erasable(tx, stand.desk(), by, in.id));
        auto const& r = seen.request;
        return RequestErasureOut{.id = r.id,
                                 .tracking_number = tracking_number(r.id),
                                 .kind_name = stand.kind_name(store::kinds(tx), r.kind),
                                 .region_name = house.areas.name_of(r.region),
                                 .state_name = stand.word_name("state", boost::describe::enum_to_string(r.state, "")),
                                 .received_at = r.received_at,
                                 .is_open = is_open(r.state),
                                 .is_erased = seen.is_erased,
                                 .papers = seen.papers,
                                 .letters = seen.letters};
    });
}

Result<http::Nothing> do_erase(House& house, Call const& call, EraseRequestIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    SINERGI_MUST(
        house.office.db.write([&](db::Tx& tx) { return erase(tx, stand.desk(), by, in.id, in.reason.text()); }));
    return http::Nothing{};
}

}  // namespace

void add_erasure_routes(http::Router& router, House& house) {
    router.add<wire::OneIn, RequestErasureOut>(
        Method::get, "/api/v1/requests/{id}/erasure",
        {.summary = "What an erasure of a request would take; nobody's name", .tag = "requests"},
        [&](Call const& call, wire::OneIn const& in) { return look(house, call, in); });
    router.add<EraseRequestIn, http::Nothing>(
        Method::post, "/api/v1/requests/{id}/erase",
        {.summary = "Empty what is personal in an ended request and its letters", .tag = "requests"},
        [&](Call const& call, EraseRequestIn const& in) { return do_erase(house, call, in); });
}

}  // namespace sinergi::requests
