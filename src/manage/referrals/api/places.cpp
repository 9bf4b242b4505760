// Institutions and offices: kept by administrators, read by who works on cases.

#include "access/rules.hpp"
#include "referrals/api/shared.hpp"

namespace sinergi::referrals {
namespace {

using http::Call;
using http::Method;

constexpr std::string_view tag = "places";
constexpr std::int64_t limit_default = 200, limit_max = 2'000;

struct PlaceOut {
    NearOut place;
    Authority authority = Authority::regency;
    std::string law;
    RegionCode region;
    std::optional<std::int64_t> capacity;
    std::optional<access::UnitId> unit;
    std::string node;
    bool is_secret = false, is_open = true, has_account = false;
    std::optional<Date> closed_since;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PlaceOut, (),
                      (place, authority, law, region, capacity, unit, node, is_secret, is_open, has_account,
                       closed_since, version))

struct PlacesOut {
    std::vector<PlaceOut> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(PlacesOut, (), (items, next))

struct PlacesIn {
    std::optional<PlaceKind> kind;
    std::optional<RegionCode> region;  // all of an area
    std::optional<std::string> near;   // the nearest of a kind, from this region on
    std::optional<double> lat, lon;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(PlacesIn, (), (kind, region, near, lat, lon, limit))

struct OneIn {
    PlaceId id;
};
BOOST_DESCRIBE_STRUCT(OneIn, (), (id))

/// What is kept of a place; described members of a base are read with those of who adds to them.
struct PlaceIn {
    PlaceKind kind = PlaceKind::other;
    Line<0, 200> name;  // the deed asks for two characters
    RegionCode region;
    std::optional<Authority> authority;
    Line<0, 300> law, address;
    Line<0, 40> phone;
    Line<0, 200> hours;
    std::optional<double> lat, lon;
    Text<0, 4000> offers;
    std::optional<std::int64_t> capacity;
    std::optional<access::UnitId> unit;
    Line<0, 20> node;
    bool is_secret = false;
    static constexpr std::string_view optional_members = "law,address,phone,hours,offers,node,is_secret";
};
BOOST_DESCRIBE_STRUCT(PlaceIn, (),
                      (kind, name, region, authority, law, address, phone, hours, lat, lon, offers, capacity, unit,
                       node, is_secret))

struct PlacePut : PlaceIn {
    PlaceId id;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PlacePut, (PlaceIn), (id, version))

struct PlaceCloseIn {
    PlaceId id;
    std::int64_t version = 0;   // as it was seen
    std::optional<Date> since;  // none: open again
};
BOOST_DESCRIBE_STRUCT(PlaceCloseIn, (), (id, version, since))

struct PlaceBedsIn {
    PlaceId id;
    std::int64_t free_beds = 0;
};
BOOST_DESCRIBE_STRUCT(PlaceBedsIn, (), (id, free_beds))

Place place_of(auto const& in) {
    return {.kind = in.kind,
            .authority = in.authority.value_or(authority_of(in.kind)),
            .law = in.law.text(),
            .name = in.name.text(),
            .region = in.region,
            .address = in.address.text(),
            .phone = in.phone.text(),
            .hours = in.hours.text(),
            .lat = in.lat,
            .lon = in.lon,
            .offers = in.offers.text(),
            .capacity = in.capacity,
            .unit = in.unit.value_or(access::UnitId{}),
            .node = in.node.text(),
            .is_secret = in.is_secret};
}

PlaceOut told(House const& house, Call const& call, Near const& near) {
    auto const& place = near.place;
    auto const today = date_in(house.office.zone, call.now);
    return {.place = referrals::told(house, near, call.language()),
            .authority = place.authority,
            .law = place.law,
            .region = place.region,
            .capacity = place.capacity,
            .unit = place.unit.is_none() ? std::nullopt : std::optional(place.unit),
            .node = place.node,
            .is_secret = place.is_secret,
            .is_open = is_open(place, today),
            .has_account = !place.unit.is_none(),
            .closed_since = place.closed_since,
            .version = place.version};
}

Result<access::Officer> reader(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    if (!by.may(access::Act::see_case) && !by.may(access::Act::manage_settings))
        return refuse(Why::not_allowed, "access.act_not_allowed");
    return std::move(by);
}

/// Where a safe house stands is for those who lead a case to it, and who keep the list.
bool sees_secret(access::Officer const& by) {
    return by.may(access::Act::lead_case) || by.may(access::Act::manage_settings);
}

Result<PlacesOut> list_of(House& house, Call const& call, PlacesIn const& in) {
    SINERGI_TRY(by, reader(house, call));
    auto const limit = std::clamp(in.limit.value_or(limit_default), std::int64_t{1}, limit_max);
    SINERGI_TRY(here, here_of(house, in.near, in.lat, in.lon));
    return house.office.db.read([&](db::Tx& tx) -> Result<PlacesOut> {
        PlacesOut out;
        auto const add = [&](Near const& near) {
            if (!near.place.is_secret || sees_secret(by)) out.items.push_back(told(house, call, near));
        };
        if (in.near && in.kind) {
            for (auto const& one : nearest_places(tx, *in.kind, here, date_in(house.office.zone, call.now),
                                                  static_cast<std::size_t>(limit)))
                add(one);
            return out;
        }
        for (auto& one : places(tx, in.kind, in.region.value_or(RegionCode{}), limit))
            add({.place = std::move(one), .km = {}});
        return out;
    });
}

template <class Deed>
Result<PlaceOut> done(House& house, Call const& call, Deed deed) {
    SINERGI_TRY(by, house.doors.officer(call));
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<PlaceOut> {
        SINERGI_TRY(place, deed(tx, house.desk(call.now), by));
        return told(house, call, {.place = place, .km = {}});
    });
}

}  // namespace

void add_place_routes(http::Router& router, House& house) {
    router.add<PlacesIn, PlacesOut>(
        Method::get, "/api/v1/places",
        {.summary = "Institutions and offices; near=REGION&kind= gives the nearest first", .tag = tag},
        [&](Call const& call, PlacesIn const& in) { return list_of(house, call, in); });
    router.add<OneIn, PlaceOut>(Method::get, "/api/v1/places/{id}", {.summary = "One place", .tag = tag},
                                [&](Call const& call, OneIn const& in) -> Result<PlaceOut> {
                                    SINERGI_TRY(by, reader(house, call));
                                    auto found =
                                        house.office.db.read([&](db::Tx& tx) { return find_place(tx, in.id); });
                                    if (!found || (found->is_secret && !sees_secret(by)))
                                        return refuse(Why::not_found, "referrals.place_unknown");
                                    return told(house, call, {.place = *std::move(found), .km = {}});
                                });
    router.add<PlaceIn, PlaceOut>(Method::post, "/api/v1/places", {.summary = "Add a place", .tag = tag, .status = 201},
                                  [&](Call const& call, PlaceIn const& in) {
                                      return done(house, call, [&](db::Tx& tx, Desk const& desk, auto const& by) {
                                          return add_place(tx, desk, by, place_of(in));
                                      });
                                  });
    router.add<PlacePut, PlaceOut>(Method::put, "/api/v1/places/{id}", {.summary = "Change a place", .tag = tag},
                                   [&](Call const& call, PlacePut const& in) {
                                       return done(house, call, [&](db::Tx& tx, Desk const& desk, auto const& by) {
                                           auto place = place_of(in);
                                           place.id = in.id;
                                           place.version = in.version;
                                           return change_place(tx, desk, by, std::move(place));
                                       });
                                   });
    router.add<PlaceCloseIn, PlaceOut>(Method::post, "/api/v1/places/{id}/close",
                                       {.summary = "Closed from a day on; without a day open again", .tag = tag},
                                       [&](Call const& call, PlaceCloseIn const& in) {
                                           return done(house, call, [&](db::Tx& tx, Desk const& desk, auto const& by) {
                                               return close_place(tx, desk, by, {in.id, in.version, in.since});
                                           });
                                       });
    router.add<PlaceBedsIn, PlaceOut>(Method::post, "/api/v1/places/{id}/beds",
                                      {.summary = "Beds free today", .tag = tag},
                                      [&](Call const& call, PlaceBedsIn const& in) {
                                          return done(house, call, [&](db::Tx& tx, Desk const& desk, auto const& by) {
                                              return tell_beds(tx, desk, by, in.id, in.free_beds);
                                          });
                                      });
}

}  // namespace sinergi::referrals
