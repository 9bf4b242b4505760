// Citizens' proposals in the village's queue; intake at the counter.

#include "objections/api/shared.hpp"

#include "access/doors.hpp"
#include "registry/actions/others.hpp"

#include <algorithm>

namespace sinergi::objections {
namespace {

using access::Act;
using http::Call;
using http::Method;

constexpr std::string_view tag = "objections";

struct UsulsIn {
    std::optional<store::UsulQueue> which;
    std::optional<RegionCode> region;
    std::optional<UsulId> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(UsulsIn, (), (which, region, after, limit))

Result<wire::UsulsOut> list(House& house, Call const& call, UsulsIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(Act::edit_registry, by, in.region.value_or(by.area)));
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(rows_default), 1, rows_max);
    Stand const stand(house, call);
    auto out = house.office.db.read([&](db::Tx& tx) {
        wire::UsulsOut rows;
        for (auto const& one : store::usuls(tx, permit, in.which.value_or(store::UsulQueue::open),
                                            in.after.value_or(UsulId{}).raw(), limit))
            rows.items.push_back(stand.usul(tx, one, {}));
        if (static_cast<std::int64_t>(rows.items.size()) == limit) rows.next = rows.items.back().id;
        return rows;
    });
    access::note_list(house.office, permit, "objections.usuls_listed", call.now);
    return out;
}

struct UsulOneIn {
    UsulId id;
};
BOOST_DESCRIBE_STRUCT(UsulOneIn, (), (id))

Result<wire::UsulOut> whole(db::Tx& tx, Stand const& stand, access::Officer const& by, UsulId id) {
    SINERGI_TRY(file, open_usul(tx, stand.desk(), by, id));
    auto out = stand.usul(tx, file.usul, file.by);
    for (auto const& person : file.known)
        if (auto const family = registry::find_family(tx, person.family)) out.known.push_back(family_out(*family));
    return out;
}

Result<wire::UsulOut> opened(House& house, Call const& call, UsulOneIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return house.office.db.write([&](db::Tx& tx) { return whole(tx, stand, by, in.id); });
}

struct UsulAcceptIn {
    UsulId id;
    std::optional<registry::FamilyId> family;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(UsulAcceptIn, (), (id, family, version))

Result<wire::UsulOut> do_accept(House& house, Call const& call, UsulAcceptIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<wire::UsulOut> {
        SINERGI_MUST(accept(tx, stand.desk(), by, in.id, in.family.value_or(registry::FamilyId{}), in.version));
        return whole(tx, stand, by, in.id);
    });
}

struct UsulEnrolIn {
    UsulId id;
    std::optional<registry::FamilyId> family;
    std::optional<Line<0, 60>> programme;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(UsulEnrolIn, (), (id, family, programme, version))

Result<wire::UsulOut> do_enrol(House& house, Call const& call, UsulEnrolIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<wire::UsulOut> {
        SINERGI_MUST(enrol(tx, stand.desk(), by, in.id,
                           {.family = in.family.value_or(registry::FamilyId{}),
                            .programme = text_of(in.programme),
                            .version = in.version}));
        return whole(tx, stand, by, in.id);
    });
}

struct UsulRefuseIn {
    UsulId id;
    Refused reason = Refused::incomplete;
    Text<0, 2000> text;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(UsulRefuseIn, (), (id, reason, text, version))

Result<wire::UsulOut> do_refuse(House& house, Call const& call, UsulRefuseIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<wire::UsulOut> {
        SINERGI_MUST(turn_down(tx, stand.desk(), by, in.id, in.reason, in.text.text(), in.version));
        return whole(tx, stand, by, in.id);
    });
}

struct UsulIn {
    std::optional<RegionCode> region;  // what is missing is told by the deed, with all else that is wrong
    UsulKind kind = UsulKind::registry;
    Whose whose = Whose::self;
    std::optional<Line<0, 60>> programme;
    Line<0, 120> candidate;
    std::optional<Line<0, 20>> nik, no_kk;
    std::optional<Line<0, 200>> address;
    std::optional<Line<0, 3>> rt, rw;
    Text<0, 3000> text;
    bool declared = false;
    Line<0, 120> name;
    std::optional<Line<0, 30>> phone;
};
BOOST_DESCRIBE_STRUCT(UsulIn, (),
                      (region, kind, whose, programme, candidate, nik, no_kk, address, rt, rw, text, declared, name,
                       phone))
struct UsulReceiptOut {
    std::string number, key;
};
BOOST_DESCRIBE_STRUCT(UsulReceiptOut, (), (number, key))

Result<UsulReceiptOut> take_in(House& house, Call const& call, UsulIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    NewUsul const wish{.region = in.region.value_or(RegionCode{}),
                       .kind = in.kind,
                       .whose = in.whose,
                       .programme = text_of(in.programme),
                       .name = in.candidate.text(),
                       .nik = text_of(in.nik),
                       .no_kk = text_of(in.no_kk),
                       .address = text_of(in.address),
                       .rt = text_of(in.rt),
                       .rw = text_of(in.rw),
                       .body = in.text.text(),
                       .is_declared = in.declared,
                       .by = {in.name.text(), text_of(in.phone)}};
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<UsulReceiptOut> {
        SINERGI_TRY(receipt, propose(tx, stand.desk(), by, wish));
        return UsulReceiptOut{receipt.number, receipt.key};
    });
}

}  // namespace

void add_usul_routes(http::Router& router, House& house) {
    router.add<UsulsIn, wire::UsulsOut>(Method::get, "/api/v1/usuls",
                                        {.summary = "What citizens propose, the oldest first", .tag = tag},
                                        [&](Call const& call, UsulsIn const& in) { return list(house, call, in); });
    router.add<UsulIn, UsulReceiptOut>(Method::post, "/api/v1/usuls",
                                       {.summary = "Take in a proposal at the counter", .tag = tag, .status = 201},
                                       [&](Call const& call, UsulIn const& in) { return take_in(house, call, in); });
    router.add<UsulOneIn, wire::UsulOut>(
        Method::get, "/api/v1/usuls/{id}", {.summary = "Open a proposal", .tag = tag},
        [&](Call const& call, UsulOneIn const& in) { return opened(house, call, in); });
    router.add<UsulAcceptIn, wire::UsulOut>(
        Method::post, "/api/v1/usuls/{id}/accept", {.summary = "Take it into the next period", .tag = tag},
        [&](Call const& call, UsulAcceptIn const& in) { return do_accept(house, call, in); });
    router.add<UsulEnrolIn, wire::UsulOut>(
        Method::post, "/api/v1/usuls/{id}/enrol", {.summary = "One that waits becomes a line of the list", .tag = tag},
        [&](Call const& call, UsulEnrolIn const& in) { return do_enrol(house, call, in); });
    router.add<UsulRefuseIn, wire::UsulOut>(
        Method::post, "/api/v1/usuls/{id}/refuse", {.summary = "Not to be taken on, with a reason", .tag = tag},
        [&](Call const& call, UsulRefuseIn const& in) { return do_refuse(house, call, in); });
}

}  // namespace sinergi::objections
