#include "regions/api.hpp"

#include "plumbing/json/write.hpp"
#include "regions/store.hpp"

namespace sinergi::regions {
namespace {

using http::Call;
using http::Method;

constexpr std::int64_t limit_default = 20;
constexpr std::int64_t limit_max = 100;
constexpr std::size_t file_bytes_max = std::size_t{16} * 1024 * 1024;

enum class Level : std::uint8_t { province, regency, district, village };
BOOST_DESCRIBE_ENUM(Level, province, regency, district, village)

struct RegionRef {
    RegionCode code;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RegionRef, (), (code, name))

struct RegionOut {
    RegionCode code;
    std::string name;
    Level level = Level::province;
    Kind kind = Kind::provinsi;
    std::vector<RegionRef> parents;  // province first
    std::optional<Date> valid_from;  // none: since before our records
    std::optional<Date> valid_to;    // none: it stands
    std::optional<RegionCode> now;   // of an ended area: the first that follows it
    std::optional<double> lat, lon;  // degrees, about the middle
};
BOOST_DESCRIBE_STRUCT(RegionOut, (), (code, name, level, kind, parents, valid_from, valid_to, now, lat, lon))

struct DecreeOut {
    std::optional<Date> day;  // none: the list that came with the program
    std::string decree;
};
BOOST_DESCRIBE_STRUCT(DecreeOut, (), (day, decree))

struct RegionDetail : RegionOut {
    std::string path;
    std::optional<std::string> kode_bps;
    std::vector<RegionRef> became;   // of an ended area: all that follow it
    std::vector<DecreeOut> decrees;  // the latest first
};
BOOST_DESCRIBE_STRUCT(RegionDetail, (RegionOut), (path, kode_bps, became, decrees))

struct RegionList {
    std::vector<RegionOut> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(RegionList, (), (items, next))

struct RegionSearch {
    std::optional<Line<0, 100>> q;
    std::optional<RegionCode> within;
    std::optional<Level> level;
    std::optional<std::int64_t> limit;
    std::optional<RegionCode> after;
};
BOOST_DESCRIBE_STRUCT(RegionSearch, (), (q, within, level, limit, after))

struct RegionByCode {
    RegionCode code;
};
BOOST_DESCRIBE_STRUCT(RegionByCode, (), (code))

struct MoveIn {
    RegionCode from;
    RegionCode to;
    Name name;
};
BOOST_DESCRIBE_STRUCT(MoveIn, (), (from, to, name))

struct ChangeIn {
    Date day;
    Decree decree;
    std::vector<MoveIn> moves;
};
BOOST_DESCRIBE_STRUCT(ChangeIn, (), (day, decree, moves))

struct ChangeRecorded {
    ChangeId id;
};
BOOST_DESCRIBE_STRUCT(ChangeRecorded, (), (id))

struct FactFaultOut {
    std::int64_t row = 0;
    std::string column;
    std::string key;
};
BOOST_DESCRIBE_STRUCT(FactFaultOut, (), (row, column, key))

struct FactsOut {
    std::int64_t taken = 0;
    std::int64_t unknown = 0;
    std::int64_t faults_count = 0;
    std::vector<FactFaultOut> faults;
};
BOOST_DESCRIBE_STRUCT(FactsOut, (), (taken, unknown, faults_count, faults))

Level level_of(RegionLevel level) {
    switch (level) {
        case RegionLevel::country:
        case RegionLevel::province:
            return Level::province;
        case RegionLevel::regency:
            return Level::regency;
        case RegionLevel::district:
            return Level::district;
        case RegionLevel::village:
            return Level::village;
    }
    return Level::village;
}

RegionLevel level_in(Level level) {
    switch (level) {
        case Level::province:
            return RegionLevel::province;
        case Level::regency:
            return RegionLevel::regency;
        case Level::district:
            return RegionLevel::district;
        case Level::village:
            return RegionLevel::village;
    }
    return RegionLevel::village;
}

void fill(RegionOut& out, Atlas const& atlas, Region const& region) {
    out.code = region.code;
    out.name = region.name;
    out.level = level_of(region.code.level());
    out.kind = region.kind();
    for (auto const& up : atlas.parents(region.code)) out.parents.push_back({up.code, std::string(up.name)});
    if (region.valid.first != since_ever) out.valid_from = region.valid.first;
    if (!region.is_open()) {
        out.valid_to = region.valid.last;
        // A version of a code that stands under another name follows itself.
        if (auto const now = atlas.now(region.code); !now.empty()) out.now = now.front();
    }
    if (region.centre) {
        out.lat = region.centre->lat / 1e6;
        out.lon = region.centre->lon / 1e6;
    }
}

RegionList list_of(Atlas const& atlas, std::vector<Region> const& regions) {
    RegionList out;
    for (auto const& region : regions) fill(out.items.emplace_back(), atlas, region);
    return out;
}

Result<RegionList> find(Areas const& areas, RegionSearch const& in) {
    auto const limit = in.limit.value_or(limit_default);
    if (limit < 1 || limit > limit_max) {
        Refusal no{.why = Why::malformed, .key = "regions.limit_out_of_range", .about = std::to_string(limit_max)};
        no.faults.push_back({"limit", "regions.limit_out_of_range", std::to_string(limit_max)});
        return std::unexpected(std::move(no));
    }
    Query query{.text = in.q ? in.q->text() : "",
                .within = in.within.value_or(RegionCode{}),
                .after = in.after.value_or(RegionCode{})};
    if (in.level) query.level = level_in(*in.level);
    query.limit = static_cast<std::size_t>(limit) + 1;  // one more tells whether there is a next page
    auto const atlas = areas.atlas();
    auto found = search(*atlas, query);
    bool const is_more = found.size() > static_cast<std::size_t>(limit);
    if (is_more) found.pop_back();
    auto out = list_of(*atlas, found);
    // What was found by name is in order of worth: better words find more than a next page.
    if (is_more && query.text.empty()) out.next = found.back().code.text();
    return out;
}

Result<RegionDetail> detail(Desk const& desk, RegionCode const& code) {
    auto const atlas = desk.areas.atlas();
    auto const region = atlas->find(code);
    if (!region) return refuse(Why::not_found, "regions.not_known", code.dotted());
    RegionDetail out;
    fill(out, *atlas, *region);
    out.path = atlas->path_of(code);
    if (!region->is_open())
        for (auto const& one : atlas->now(code)) out.became.push_back({one, atlas->name_of(one)});
    return desk.db.read([&](db::Tx& tx) -> Result<RegionDetail> {
        out.kode_bps = store::find_kode_bps(tx, code);
        for (auto& change : store::changes_of(tx, code)) {
            bool const is_first = change.day == since_ever;
            out.decrees.push_back({is_first ? std::nullopt : std::optional(change.day), std::move(change.decree)});
        }
        return std::move(out);
    });
}

Result<ChangeRecorded> record(Desk& desk, Call const& call, ChangeIn const& in) {
    SINERGI_TRY(writer, desk.may_write(call));
    Change change{.day = in.day, .decree = in.decree, .moves = {}};
    for (auto const& move : in.moves) change.moves.push_back({move.from, move.to, move.name});
    auto const today = date_in(desk.zone, call.now);
    SINERGI_TRY(
        id, desk.db.write([&](db::Tx& tx) { return record_change(tx, desk.ids, writer, change, today, call.now); }));
    desk.areas.refresh();
    return ChangeRecorded{id};
}

Result<FactsOut> take_facts(Desk& desk, Call const& call) {
    SINERGI_TRY(writer, desk.may_write(call));
    SINERGI_TRY(facts, read_facts(call.body));
    auto const taken = write_facts(desk.db, writer, facts.facts);
    desk.areas.refresh();
    FactsOut out{.taken = taken.taken, .unknown = taken.unknown, .faults_count = facts.faults_count, .faults = {}};
    for (auto& fault : facts.faults) out.faults.push_back({fault.row, std::move(fault.column), std::move(fault.key)});
    return out;
}

}  // namespace

void add_routes(http::Router& router, Desk desk) {
    router.add<RegionSearch, RegionList>(
        Method::get, "/api/v1/regions",
        {.summary = "Find areas by name, by words of an address or by code", .tag = "regions", .is_public = true},
        [desk](Call const&, RegionSearch const& in) { return find(desk.areas, in); });
    router.add<RegionByCode, RegionDetail>(
        Method::get, "/api/v1/regions/{code}",
        {.summary = "One area, also one that has ended, with what it became", .tag = "regions", .is_public = true},
        [desk](Call const&, RegionByCode const& in) { return detail(desk, in.code); });
    router.add<RegionByCode, RegionList>(Method::get, "/api/v1/regions/{code}/children",
                                         {.summary = "The areas one level below", .tag = "regions", .is_public = true},
                                         [desk](Call const&, RegionByCode const& in) -> Result<RegionList> {
                                             auto const atlas = desk.areas.atlas();
                                             if (!atlas->find(in.code))
                                                 return refuse(Why::not_found, "regions.not_known", in.code.dotted());
                                             return list_of(*atlas, atlas->children(in.code));
                                         });
    router.add<ChangeIn, ChangeRecorded>(
        Method::post, "/api/v1/regions/changes",
        {.summary = "Record a split, a merger or a renaming", .tag = "regions", .status = 201},
        [desk](Call const& call, ChangeIn const& in) mutable { return record(desk, call, in); });
    router.add_raw(Method::post, "/api/v1/regions/facts",
                   {.summary = "Import places on the map and BPS codes", .tag = "regions", .body_max = file_bytes_max},
                   [desk](Call const& call) mutable {
                       auto const out = take_facts(desk, call);
                       if (!out) return http::problem(out.error(), call.language(), desk.say);
                       return http::Reply{.body = json::write(*out)};
                   });
}

}  // namespace sinergi::regions
