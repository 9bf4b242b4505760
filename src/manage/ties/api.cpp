#include "ties/api.hpp"

#include "plumbing/json/describe.hpp"

namespace sinergi::ties {
namespace {

using http::Call;
using http::Method;
using http::Nothing;

constexpr std::string_view tag = "ties";

struct Filing;  // a file of whichever house: their ids are written alike
using FilingId = Id<Filing>;

struct TieAt {
    FileKind kind = FileKind::cases;
    FilingId id;
    [[nodiscard]] File file() const { return {kind, id.raw()}; }
};
BOOST_DESCRIBE_STRUCT(TieAt, (), (kind, id))
struct TieIn {
    FileKind kind = FileKind::cases;
    FilingId id;
    registry::PersonId person;
    [[nodiscard]] File file() const { return {kind, id.raw()}; }
};
BOOST_DESCRIBE_STRUCT(TieIn, (), (kind, id, person))
struct TieEndIn {
    FileKind kind = FileKind::cases;
    FilingId id;
    TieId tie;
    [[nodiscard]] File file() const { return {kind, id.raw()}; }
};
BOOST_DESCRIBE_STRUCT(TieEndIn, (), (kind, id, tie))

/// `person` is today's; without one: gone from the registry, or beyond the reader's area.
struct TieOut {
    TieId id;
    std::optional<registry::PersonId> person;
    std::optional<registry::FamilyId> family;
    std::string name, nik_masked, region_name;
    bool is_gone = false;
    Moment tied_at;
};
BOOST_DESCRIBE_STRUCT(TieOut, (), (id, person, family, name, nik_masked, region_name, is_gone, tied_at))
struct TiesOut {
    std::vector<TieOut> items;
    bool may_tie = false;
};
BOOST_DESCRIBE_STRUCT(TiesOut, (), (items, may_tie))

struct TieFamilyAt {
    registry::FamilyId id;
};
BOOST_DESCRIBE_STRUCT(TieFamilyAt, (), (id))
struct TieFileOut {
    FileKind kind = FileKind::cases;
    FilingId id;
    std::string number;
    registry::PersonId person;
    std::string person_name;
    Date received_on;
    bool is_open = false;
};
BOOST_DESCRIBE_STRUCT(TieFileOut, (), (kind, id, number, person, person_name, received_on, is_open))
struct TieFilesOut {
    std::vector<TieFileOut> items;
};
BOOST_DESCRIBE_STRUCT(TieFilesOut, (), (items))

TieOut out_of(House const& house, Tied const& one) {
    TieOut out{.id = one.tie.id, .is_gone = one.is_gone, .tied_at = one.tie.tied_at};
    if (!one.person) return out;
    out.person = one.person->id;
    if (!one.person->family.is_none()) out.family = one.person->family;
    out.name = one.person->name;
    out.nik_masked = registry::masked_number(one.person->nik);
    out.region_name = house.areas.name_of(one.person->region);
    return out;
}

Result<TiesOut> people(House& house, Call const& call, TieAt const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    return house.office.db.write([&](db::Tx& tx) -> Result<TiesOut> {
        SINERGI_TRY(all, people_of(tx, {house.office, call.now}, by, in.file()));
        TiesOut out{.may_tie = may_tie(by, in.kind)};
        for (auto const& one : all) out.items.push_back(out_of(house, one));
        return out;
    });
}

/// Nothing personal in the answer: what was answered to a key is kept.
Result<Nothing> do_tie(House& house, Call const& call, TieIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    return access::once(house.office, call, by.id,
                        [&](db::Tx& tx) -> Result<Nothing> {
                            SINERGI_MUST(tie(tx, {house.office, call.now}, by, in.file(), in.person));
                            return Nothing{};
                        },
                        {.about = in.id.raw()});
}

Result<Nothing> do_untie(House& house, Call const& call, TieEndIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    return access::once(house.office, call, by.id,
                        [&](db::Tx& tx) -> Result<Nothing> {
                            SINERGI_MUST(untie(tx, {house.office, call.now}, by, in.file(), in.tie));
                            return Nothing{};
                        },
                        {.about = in.id.raw()});
}

Result<TieFilesOut> files(House& house, Call const& call, TieFamilyAt const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    return house.office.db.write([&](db::Tx& tx) -> Result<TieFilesOut> {
        SINERGI_TRY(all, files_of(tx, {house.office, call.now}, by, in.id));
        TieFilesOut out;
        for (auto const& one : all)
            out.items.push_back({.kind = one.tie.kind,
                                 .id = FilingId(one.tie.file),
                                 .number = one.number,
                                 .person = one.person.id,
                                 .person_name = one.person.name,
                                 .received_on = date_in(house.office.zone, one.received_at),
                                 .is_open = one.is_open});
        return out;
    });
}

}  // namespace

void add_routes(http::Router& router, House& house) {
    router.add<TieAt, TiesOut>(Method::get, "/api/v1/ties/{kind}/{id}",
                               {.summary = "Whom of the registry a file is tied to", .tag = tag},
                               [&](Call const& call, TieAt const& in) { return people(house, call, in); });
    router.add<TieIn, Nothing>(Method::post, "/api/v1/ties/{kind}/{id}",
                               {.summary = "Tie a file to a person of the registry", .tag = tag},
                               [&](Call const& call, TieIn const& in) { return do_tie(house, call, in); });
    router.add<TieEndIn, Nothing>(Method::post, "/api/v1/ties/{kind}/{id}/end",
                                  {.summary = "It was somebody else: the tie ends", .tag = tag},
                                  [&](Call const& call, TieEndIn const& in) { return do_untie(house, call, in); });
    router.add<TieFamilyAt, TieFilesOut>(
        Method::get, "/api/v1/registry/families/{id}/files",
        {.summary = "Cases, complaints and requests tied to a family, as far as the reader may see them", .tag = tag},
        [&](Call const& call, TieFamilyAt const& in) { return files(house, call, in); });
}

void tend_retention(House& house) {
    constexpr std::int64_t step_rows = 500;
    TieId at;
    do {
        at = house.office.db.write([&](db::Tx& tx) -> Result<TieId> { return forget_erased(tx, at, step_rows); })
                 .value();
    } while (!at.is_none());
}

}  // namespace sinergi::ties
