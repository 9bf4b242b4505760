#include "calendar/store.hpp"

#include "calendar/store_sql.hpp"

namespace sinergi::calendar::store {
namespace {

struct HolidayRow {
    Date day;
    std::string name, kind, source;
};
BOOST_DESCRIBE_STRUCT(HolidayRow, (), (day, name, kind, source))

std::vector<Holiday> holidays(std::vector<HolidayRow> const& rows) {
    std::vector<Holiday> out;
    out.reserve(rows.size());
    for (auto const& row : rows) {
        Kind kind{};
        auto name = Name::parse(row.name);
        auto source = Source::parse(row.source);
        SINERGI_CHECK(name && source && boost::describe::enum_from_string(row.kind.c_str(), kind));
        out.push_back({row.day, *std::move(name), kind, *std::move(source)});
    }
    return out;
}

}  // namespace

std::vector<Holiday> all(db::Tx& tx) { return holidays(tx.all<HolidayRow>(sql::all_days)); }

std::vector<Holiday> between(db::Tx& tx, Period const& days) {
    return holidays(tx.all<HolidayRow>(sql::days_between, {{"first", days.first}, {"last", days.last}}));
}

void put(db::Tx& tx, Holiday const& holiday) {
    tx.run(sql::put_day, {{"day", holiday.day},
                          {"name", holiday.name.text()},
                          {"kind", boost::describe::enum_to_string(holiday.kind, "")},
                          {"source", holiday.source.text()}});
}

bool remove(db::Tx& tx, Date day) { return tx.run(sql::remove_day, {{"day", day}}) > 0; }

}  // namespace sinergi::calendar::store
