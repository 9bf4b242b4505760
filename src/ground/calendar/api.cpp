#include "calendar/api.hpp"

#include "calendar/store.hpp"
#include "plumbing/json/write.hpp"

namespace sinergi::calendar {
namespace {

using http::Call;
using http::Method;

constexpr std::size_t file_bytes_max = std::size_t{1024} * 1024;

struct HolidayOut {
    Date day;
    std::string name;
    Kind kind = Kind::libur_nasional;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(HolidayOut, (), (day, name, kind, source))

struct YearOut {
    std::vector<HolidayOut> items;
    std::optional<std::string> next;     // a year is one page
    std::optional<std::string> warning;  // "calendar.year_missing"
    std::vector<int> missing_years;      // to be loaded by now, whatever year was asked for
};
BOOST_DESCRIBE_STRUCT(YearOut, (), (items, next, warning, missing_years))

struct YearIn {
    int year = 0;
};
BOOST_DESCRIBE_STRUCT(YearIn, (), (year))

struct DayIn {
    int year = 0;
    Date day;
    Name name;
    Kind kind = Kind::libur_nasional;
    Source source;
};
BOOST_DESCRIBE_STRUCT(DayIn, (), (year, day, name, kind, source))

struct DayOnly {
    int year = 0;
    Date day;
};
BOOST_DESCRIBE_STRUCT(DayOnly, (), (year, day))

struct FaultOut {
    int row = 0;
    std::string column, key, limit;
};
BOOST_DESCRIBE_STRUCT(FaultOut, (), (row, column, key, limit))

struct ImportOut {
    std::size_t added = 0, changed = 0, same = 0;
    std::vector<FaultOut> faults;
    bool is_written = false;
    std::vector<HolidayOut> added_days, changed_days;
};
BOOST_DESCRIBE_STRUCT(ImportOut, (), (added, changed, same, faults, is_written, added_days, changed_days))

std::vector<HolidayOut> told(std::vector<Holiday> const& holidays) {
    std::vector<HolidayOut> out;
    for (auto const& one : holidays) out.push_back({one.day, one.name.text(), one.kind, one.source.text()});
    return out;
}

Result<YearOut> year_of(Desk const& desk, int year, Moment now) {
    auto const first = Date::of(year, 1, 1);
    if (!first) return refuse(Why::malformed, "calendar.year_malformed");
    SINERGI_TRY(holidays, desk.db.read([&](db::Tx& tx) -> Result<std::vector<Holiday>> {
        return store::between(tx, {*first, *Date::of(year, 12, 31)});
    }));
    auto const calendar = desk.days.now();
    YearOut out{.items = told(holidays),
                .next = {},
                .warning = {},
                .missing_years = missing_years(*calendar, date_in(desk.zone, now))};
    if (!calendar->knows(year)) out.warning = "calendar.year_missing";
    return out;
}

Result<ImportOut> take_file(Desk& desk, Call const& call) {
    SINERGI_TRY(writer, desk.may_write(call));
    SINERGI_TRY(file, read_file(call.body));
    auto const asked = call.asked("preview");
    auto const wish = asked && *asked != "0" && *asked != "false" ? Wish::look : Wish::write;
    SINERGI_TRY(seen, desk.db.write([&](db::Tx& tx) { return import(tx, writer, file, wish); }));
    desk.days.refresh();
    ImportOut out{.added = seen.added.size(),
                  .changed = seen.changed.size(),
                  .same = seen.same.size(),
                  .faults = {},
                  .is_written = wish == Wish::write && seen.faults.empty(),
                  .added_days = told(seen.added),
                  .changed_days = told(seen.changed)};
    for (auto& fault : seen.faults)
        out.faults.push_back({fault.row, std::move(fault.column), std::move(fault.key), std::move(fault.limit)});
    return out;
}

/// A deed on one day, and what its year looks like then.
template <class Deed>
Result<YearOut> changed(Desk& desk, Call const& call, int year, Deed deed) {
    SINERGI_TRY(writer, desk.may_write(call));
    SINERGI_MUST(desk.db.write([&](db::Tx& tx) { return deed(tx, writer); }));
    desk.days.refresh();
    return year_of(desk, year, call.now);
}

}  // namespace

void add_routes(http::Router& router, Desk desk) {
    router.add<YearIn, YearOut>(
        Method::get, "/api/v1/calendar/{year}",
        {.summary = "The days off of a year", .tag = "calendar", .is_public = true},
        [desk](Call const& call, YearIn const& in) { return year_of(desk, in.year, call.now); });
    router.add<DayIn, YearOut>(Method::put, "/api/v1/calendar/{year}/{day}",
                               {.summary = "Add or change a day off", .tag = "calendar"},
                               [desk](Call const& call, DayIn const& in) mutable {
                                   return changed(desk, call, in.year, [&](db::Tx& tx, Writer const& by) {
                                       return put_day(tx, by, in.year, {in.day, in.name, in.kind, in.source});
                                   });
                               });
    router.add<DayOnly, YearOut>(
        Method::del, "/api/v1/calendar/{year}/{day}", {.summary = "Take a day off away", .tag = "calendar"},
        [desk](Call const& call, DayOnly const& in) mutable {
            return changed(desk, call, in.year,
                           [&](db::Tx& tx, Writer const& by) { return remove_day(tx, by, in.year, in.day); });
        });
    router.add_raw(Method::post, "/api/v1/calendar/import",
                   {.summary = "Import the days off of a year", .tag = "calendar", .body_max = file_bytes_max},
                   [desk](Call const& call) mutable {
                       auto const out = take_file(desk, call);
                       if (!out) return http::problem(out.error(), call.language(), desk.say);
                       return http::Reply{.body = json::write(*out)};
                   });
}

}  // namespace sinergi::calendar
