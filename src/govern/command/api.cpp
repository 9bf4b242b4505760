#include "command/api.hpp"

#include "access/doors.hpp"
#include "audit/actions.hpp"
#include "base/text.hpp"
#include "command/actions.hpp"
#include "command/rules.hpp"
#include "command/store.hpp"
#include "plumbing/locale/words.hpp"

#include <algorithm>

namespace sinergi::command {
namespace {

using access::Act;
using http::Call;
using http::Method;

constexpr std::int64_t shifts_default = 20;
constexpr std::int64_t shifts_max = 100;
constexpr std::size_t nearest_max = 10;
constexpr double millionths = 1e6;  // of a degree, as areas keep their middle

struct StandingOut {
    std::string region, name;
    std::int64_t open = 0, late = 0, urgent = 0, incoming = 0, asked_down = 0;
    std::optional<Moment> oldest_at;
};
BOOST_DESCRIBE_STRUCT(StandingOut, (), (region, name, open, late, urgent, incoming, asked_down, oldest_at))
struct WallOut {
    StandingOut all;
    std::vector<StandingOut> items;
};
BOOST_DESCRIBE_STRUCT(WallOut, (), (all, items))

struct DayIn {
    std::optional<Date> day;
};
BOOST_DESCRIBE_STRUCT(DayIn, (), (day))
struct DayReportOut {
    Date day;
    std::string text;
    std::vector<Calls> calls;
    std::vector<Tally> asked, ended;
};
BOOST_DESCRIBE_STRUCT(DayReportOut, (), (day, text, calls, asked, ended))

struct NearestIn {
    RegionCode region;
    std::optional<referrals::PlaceKind> kind;
    std::optional<double> lat, lon;
};
BOOST_DESCRIBE_STRUCT(NearestIn, (), (region, kind, lat, lon))
struct NearOut {
    referrals::PlaceId id;
    std::string name, region_name, address, phone, hours, offers, node;
    std::optional<std::int64_t> capacity, free_beds;
    std::optional<Date> free_on;
    std::optional<double> km;
};
BOOST_DESCRIBE_STRUCT(NearOut, (),
                      (id, name, region_name, address, phone, hours, offers, node, capacity, free_beds, free_on, km))
struct NearestOut {
    std::vector<NearOut> items;
    bool is_from_centre = false;  // distances are counted from the middle of the area
};
BOOST_DESCRIBE_STRUCT(NearestOut, (), (items, is_from_centre))

struct KnownIn {
    RegionCode region;
    std::optional<Line<0, 100>> name;
    std::optional<Nik> nik;
    std::optional<Text<0, 2000>> need;
};
BOOST_DESCRIBE_STRUCT(KnownIn, (), (region, name, nik, need))
struct HereOut {
    cases::CaseId id;
    std::string number, state, region_name;
    Moment received_at;
    std::vector<std::string> because;
};
BOOST_DESCRIBE_STRUCT(HereOut, (), (id, number, state, region_name, received_at, because))
struct KnownOut {
    std::vector<HereOut> here;
    std::string node;                    // the office that was asked; "" when none works in the region
    std::optional<std::int64_t> asking;  // for known/{id}
};
BOOST_DESCRIBE_STRUCT(KnownOut, (), (here, node, asking))
struct AskingIn {
    std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(AskingIn, (), (id))

struct CommandOfficeOut {
    std::string node, name;
    bool is_above = false, is_below = false;
};
BOOST_DESCRIBE_STRUCT(CommandOfficeOut, (), (node, name, is_above, is_below))
struct CommandOfficesOut {
    std::vector<CommandOfficeOut> items;
};
BOOST_DESCRIBE_STRUCT(CommandOfficesOut, (), (items))

struct ShiftOut {
    ShiftId id;
    std::string by_name;
    Moment at;
    std::string note;
    std::int64_t open = 0, late = 0, urgent = 0, incoming = 0;
    std::string taken_by_name;
    std::optional<Moment> taken_at;
    bool may_take = false;
};
BOOST_DESCRIBE_STRUCT(ShiftOut, (),
                      (id, by_name, at, note, open, late, urgent, incoming, taken_by_name, taken_at, may_take))
struct ShiftsIn {
    std::optional<ShiftId> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ShiftsIn, (), (after, limit))
struct ShiftsOut {
    std::vector<ShiftOut> items;
    std::optional<ShiftId> next;
};
BOOST_DESCRIBE_STRUCT(ShiftsOut, (), (items, next))
struct NoteIn {
    Text<1, 2000> note;
};
BOOST_DESCRIBE_STRUCT(NoteIn, (), (note))
struct ShiftIn {
    ShiftId id;
};
BOOST_DESCRIBE_STRUCT(ShiftIn, (), (id))

struct Caller {
    access::Officer by;
    access::Permit permit;
};
Result<Caller> caller(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(Act::run_command, by, by.area));
    return Caller{by, permit};
}

std::string name_of(House const& house, std::string_view area) {
    auto const code = RegionCode::parse(area);
    return code ? house.areas.name_of(*code) : house.say("command.country", "id");
}

StandingOut standing_out(House const& house, Standing const& one) {
    StandingOut out{.region = one.area,
                    .name = name_of(house, one.area),
                    .open = one.open_count,
                    .late = one.late,
                    .urgent = one.urgent,
                    .incoming = one.incoming,
                    .asked_down = one.asked_down};
    if (one.open_count > 0) out.oldest_at = one.oldest_at;
    return out;
}

Result<WallOut> show_wall(House& house, Call const& call) {
    SINERGI_TRY(who, caller(house, call));
    auto rows = *house.wall.standings(who.permit, call.now);
    sort_for_wall(rows);
    WallOut out{.all = standing_out(house, sum_of(rows)), .items = {}};
    out.all.name = house.office.name;
    for (auto const& row : rows) out.items.push_back(standing_out(house, row));
    return out;
}

Result<DayReportOut> show_report(House& house, Call const& call, DayIn const& in) {
    SINERGI_TRY(who, caller(house, call));
    auto const day = in.day.value_or(date_in(house.office.zone, call.now));
    auto const own = house.courier.own();
    auto report =
        house.office.db.read([&](db::Tx& tx) { return report_of(tx, who.permit, own, day, house.office.zone); });
    report.standings = *house.wall.standings(who.permit, call.now);
    auto const language = call.language();
    auto const on = locale::long_day_words(day, locale::language_of(language));
    auto text = text_of(
        report, house.office.name, on, [&](std::string_view key) { return house.say(key, language); },
        [&](std::string_view area) { return name_of(house, area); });
    access::note_list(house.office, who.permit, "command.reported", call.now);
    return DayReportOut{.day = day,
                        .text = std::move(text),
                        .calls = std::move(report.calls),
                        .asked = std::move(report.asked),
                        .ended = std::move(report.ended)};
}

Result<NearestOut> show_nearest(House& house, Call const& call, NearestIn const& in) {
    SINERGI_TRY(who, caller(house, call));
    auto const kind = in.kind.value_or(referrals::PlaceKind::sentra);
    auto const today = date_in(house.office.zone, call.now);
    referrals::Here here{.region = in.region, .lat = in.lat, .lon = in.lon};
    NearestOut out;
    // A caller names a village, not a point: then it is counted from the middle of the area.
    if (!here.lat || !here.lon) {
        out.is_from_centre = true;
        auto const area = house.areas.atlas()->find(in.region);
        here.lat = area && area->centre ? std::optional(area->centre->lat / millionths) : std::nullopt;
        here.lon = area && area->centre ? std::optional(area->centre->lon / millionths) : std::nullopt;
    }
    auto const found =
        house.office.db.read([&](db::Tx& tx) { return referrals::nearest_places(tx, kind, here, today, nearest_max); });
    for (auto const& [place, km] : found) {
        // A safe house is named only to who may lead a case to it.
        if (place.is_secret && !who.by.may(Act::lead_case)) continue;
        out.items.push_back({.id = place.id,
                             .name = place.name,
                             .region_name = house.areas.name_of(place.region),
                             .address = place.address,
                             .phone = place.phone,
                             .hours = place.hours,
                             .offers = place.offers,
                             .node = place.node,
                             .capacity = place.capacity,
                             .free_beds = place.free_beds,
                             .free_on = place.free_on,
                             .km = km});
    }
    return out;
}

/// Which node works in a region: its regency's, else its province's.
std::string node_in(db::Tx& tx, House& house, RegionCode const& region) {
    for (auto const size : {4U, 2U}) {
        auto const node = region.text().substr(0, size);
        if (region.text().size() >= size && node != house.courier.own() && house.courier.knows(tx, node)) return node;
    }
    return {};
}

Result<KnownOut> ask_known(House& house, Call const& call, KnownIn const& in) {
    SINERGI_TRY(who, caller(house, call));
    auto const clocks = house.clocks();
    auto const calendar = house.calendar();
    cases::Desk const desk{house.office, clocks, *calendar, house.courier, call.now};
    auto const name = in.name ? in.name->text() : "";
    return access::once(house.office, call, who.by.id, [&](db::Tx& tx) -> Result<KnownOut> {
        SINERGI_TRY(
            alike,
            cases::similar(tx, desk, who.by,
                           {.region = in.region, .name = name, .need = in.need ? in.need->text() : "", .nik = in.nik}));
        audit::note(tx, house.office.ids, call.now, who.permit.trace(), "command.known",
                    {.kind = "list", .id = 0, .region = in.region});
        KnownOut out{.here = {}, .node = node_in(tx, house, in.region), .asking = {}};
        for (auto const& [row, because, _] : alike)
            out.here.push_back({.id = row.id,
                                .number = cases::case_number(row.id),
                                .state = boost::describe::enum_to_string(row.state, ""),
                                .region_name = house.areas.path_of(row.region),
                                .received_at = row.received_at,
                                .because = because});
        if (out.node.empty()) return out;
        auto const asking = cases::ask_known(tx, desk, who.by, {out.node, name, in.nik, in.region});
        if (asking) out.asking = *asking;
        // Without an agreement a name may not go there; what is known here is told all the same.
        if (!asking && asking.error().key != "cases.field_not_allowed") return std::unexpected(asking.error());
        return out;
    });
}

Result<cases::KnownAnswer> show_known(House& house, Call const& call, AskingIn const& in) {
    SINERGI_TRY(who, caller(house, call));
    return house.office.db.read([&](db::Tx& tx) { return cases::known(tx, who.by, in.id); });
}

Result<CommandOfficesOut> list_offices(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_MUST(access::permit(Act::lead_case, by, by.area));
    auto const own = house.courier.own();
    CommandOfficesOut out;
    for (auto const& node : house.nodes()) {
        auto const region = RegionCode::parse(node);
        out.items.push_back(
            {.node = node,
             .name = region ? house.areas.name_of(*region) : house.say("command.ministry", call.language()),
             .is_above = cases::is_above(node, own),
             .is_below = cases::is_above(own, node)});
    }
    return out;
}

ShiftOut shift_out(db::Tx& tx, Shift const& shift, access::Officer const& by) {
    auto const name = [&](access::AccountId id) {
        auto const person = access::find_person(tx, id);
        return person ? person->name : std::string{};
    };
    return {.id = shift.id,
            .by_name = name(shift.account),
            .at = shift.at,
            .note = shift.note,
            .open = shift.open,
            .late = shift.late,
            .urgent = shift.urgent,
            .incoming = shift.incoming,
            .taken_by_name = shift.taken_by.is_none() ? "" : name(shift.taken_by),
            .taken_at = shift.taken_at,
            .may_take = shift.taken_by.is_none() && shift.account != by.id};
}

Result<ShiftsOut> list_shifts(House& house, Call const& call, ShiftsIn const& in) {
    SINERGI_TRY(who, caller(house, call));
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(shifts_default), 1, shifts_max);
    return house.office.db.read([&](db::Tx& tx) {
        ShiftsOut out;
        auto const rows = store::shifts(tx, in.after.value_or(ShiftId{}), limit);
        for (auto const& shift : rows) out.items.push_back(shift_out(tx, shift, who.by));
        if (std::ssize(rows) == limit) out.next = rows.back().id;
        return out;
    });
}

Result<ShiftOut> end_shift(House& house, Call const& call, NoteIn const& in) {
    SINERGI_TRY(who, caller(house, call));
    auto const sum = sum_of(*house.wall.standings(who.permit, call.now));
    return access::once(house.office, call, who.by.id, [&](db::Tx& tx) -> Result<ShiftOut> {
        SINERGI_TRY(shift, hand_over(tx, house.office, who.by, in.note.text(), sum, call.now));
        return shift_out(tx, shift, who.by);
    });
}

Result<ShiftOut> take_shift(House& house, Call const& call, ShiftIn const& in) {
    SINERGI_TRY(who, caller(house, call));
    return access::once(house.office, call, who.by.id, [&](db::Tx& tx) -> Result<ShiftOut> {
        SINERGI_TRY(shift, take(tx, house.office, who.by, in.id, call.now));
        return shift_out(tx, shift, who.by);
    });
}

void add_shift_routes(http::Router& router, House& house) {
    router.add<ShiftsIn, ShiftsOut>(
        Method::get, "/api/v1/command/shifts", {.summary = "What shifts handed over, newest first", .tag = "command"},
        [&house](Call const& call, ShiftsIn const& in) { return list_shifts(house, call, in); });
    router.add<NoteIn, ShiftOut>(Method::post, "/api/v1/command/shifts",
                                 {.summary = "Hand a shift over", .tag = "command"},
                                 [&house](Call const& call, NoteIn const& in) { return end_shift(house, call, in); });
    router.add<ShiftIn, ShiftOut>(
        Method::post, "/api/v1/command/shifts/{id}/take",
        {.summary = "Take a shift that was handed over", .tag = "command"},
        [&house](Call const& call, ShiftIn const& in) { return take_shift(house, call, in); });
}

}  // namespace

void add_routes(http::Router& router, House& house) {
    router.add<http::Nothing, WallOut>(
        Method::get, "/api/v1/command/wall", {.summary = "What stands open in each regency", .tag = "command"},
        [&house](Call const& call, http::Nothing const&) { return show_wall(house, call); });
    router.add<DayIn, DayReportOut>(
        Method::get, "/api/v1/command/report", {.summary = "A day in figures and as a text to paste", .tag = "command"},
        [&house](Call const& call, DayIn const& in) { return show_report(house, call, in); });
    router.add<NearestIn, NearestOut>(
        Method::get, "/api/v1/command/nearest",
        {.summary = "The nearest open places of a kind, and what they offer", .tag = "command"},
        [&house](Call const& call, NearestIn const& in) { return show_nearest(house, call, in); });
    router.add<KnownIn, KnownOut>(
        Method::post, "/api/v1/command/known",
        {.summary = "Is a person known here; the region's own office is asked too", .tag = "command"},
        [&house](Call const& call, KnownIn const& in) { return ask_known(house, call, in); });
    router.add<AskingIn, cases::KnownAnswer>(
        Method::get, "/api/v1/command/known/{id}", {.summary = "What the region's office answered", .tag = "command"},
        [&house](Call const& call, AskingIn const& in) { return show_known(house, call, in); });
    router.add<http::Nothing, CommandOfficesOut>(
        Method::get, "/api/v1/command/offices",
        {.summary = "Offices above and below that a case may be asked of", .tag = "command"},
        [&house](Call const& call, http::Nothing const&) { return list_offices(house, call); });
    add_shift_routes(router, house);
}

}  // namespace sinergi::command
