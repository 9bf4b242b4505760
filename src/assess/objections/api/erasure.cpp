// The data protection officer's two steps: see what would go, then empty it with a reason.

#include "access/doors.hpp"
#include "objections/actions/erase.hpp"
#include "objections/api/shared.hpp"
#include "plumbing/log/log.hpp"

namespace sinergi::objections {
namespace {

using http::Call;
using http::Method;

struct ObjectionErasureOut {
    std::string tracking_number, kind_name, region_name, state_name;
    Moment received_at;
    bool is_open = false, is_erased = false;
    std::int64_t photos = 0, words = 0;
};
BOOST_DESCRIBE_STRUCT(ObjectionErasureOut, (),
                      (tracking_number, kind_name, region_name, state_name, received_at, is_open, is_erased, photos,
                       words))
/// The number as it stands on a receipt, its dashes or not.
struct ErasureAt {
    Line<1, 20> id;
};
BOOST_DESCRIBE_STRUCT(ErasureAt, (), (id))
struct ObjectionEraseIn {
    Line<1, 20> id;
    Line<5, 300> reason;
};
BOOST_DESCRIBE_STRUCT(ObjectionEraseIn, (), (id, reason))

Result<ObjectionErasureOut> look(House& house, Call const& call, ErasureAt const& in, ErasedKind kind) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, id_number(in.id.text()));
    Stand const stand(house, call);
    return house.office.db.write([&](db::Tx& tx) -> Result<ObjectionErasureOut> {
        SINERGI_TRY(found, look_erasable(tx, stand.desk(), by, kind, id));
        return ObjectionErasureOut{.tracking_number = number_text(id),
                                   .kind_name = stand.word_name("erased_kind", word(kind)),
                                   .region_name = house.areas.name_of(found.region),
                                   .state_name = house.say("objections." + found.state, stand.language()),
                                   .received_at = found.received_at,
                                   .is_open = found.is_open,
                                   .is_erased = found.is_erased,
                                   .photos = found.photos,
                                   .words = found.words};
    });
}

Result<http::Nothing> do_erase(House& house, Call const& call, ObjectionEraseIn const& in, ErasedKind kind) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, id_number(in.id.text()));
    Stand const stand(house, call);
    SINERGI_MUST(
        house.office.db.write([&](db::Tx& tx) { return erase(tx, stand.desk(), by, kind, id, in.reason.text()); }));
    return http::Nothing{};
}

}  // namespace

void add_erasure_routes(http::Router& router, House& house) {
    struct Route {
        char const* path;
        ErasedKind kind;
    };
    for (auto const& route : {Route{"objections", ErasedKind::objection}, Route{"usuls", ErasedKind::usul},
                              Route{"rights", ErasedKind::rights}}) {
        auto const at = "/api/v1/" + std::string(route.path) + "/{id}/";
        router.add<ErasureAt, ObjectionErasureOut>(
            Method::get, at + "erasure", {.summary = "What an erasure would take; nobody's name", .tag = "objections"},
            [&house, kind = route.kind](Call const& call, ErasureAt const& in) { return look(house, call, in, kind); });
        router.add<ObjectionEraseIn, http::Nothing>(
            Method::post, at + "erase", {.summary = "Empty what is personal in what ended", .tag = "objections"},
            [&house, kind = route.kind](Call const& call, ObjectionEraseIn const& in) {
                return do_erase(house, call, in, kind);
            });
    }
}

void tend_retention(House& house, Moment now) {
    constexpr std::int64_t step_rows = 50;
    auto const calendar = house.calendar();
    Desk const desk{house.office, *calendar, house.areas, now};
    auto const done = house.office.db.write([&](db::Tx& tx) { return erase_old(tx, desk, step_rows); });
    if (!done) log::error("retention of objections stopped: {}", done.error().key);
    std::int64_t dropped = step_rows;
    while (dropped == step_rows)
        dropped = house.office.db
                      .write([&](db::Tx& tx) -> Result<std::int64_t> { return drop_unused_photos(tx, now, step_rows); })
                      .value();
}

}  // namespace sinergi::objections
