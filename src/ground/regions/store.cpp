#include "regions/store.hpp"

#include "regions/pack.hpp"
#include "regions/store_sql.hpp"

#include <cmath>
#include <map>
#include <set>

namespace sinergi::regions::store {
namespace {

constexpr double micro = 1'000'000;
constexpr std::int64_t changes_max = 50;
constexpr ChangeId first_change{1};  // below every id that is ever made

/// A row of all_versions and versions_between, borrowed.
Region region_of(db::Columns const& row) {
    Region region{
        .code = db::read_column<RegionCode>(row, 0),
        .name = row.text(3),
        .valid = {db::read_column<Date>(row, 1), row.is_null(2) ? without_end : db::read_column<Date>(row, 2)}};
    if (!row.is_null(4) && !row.is_null(5))
        region.centre = Place{static_cast<std::int32_t>(std::lround(row.real(4) * micro)),
                              static_cast<std::int32_t>(std::lround(row.real(5) * micro))};
    return region;
}

}  // namespace

bool is_loaded(db::Tx& tx) { return tx.find<bool>(sql::is_loaded).value_or(false); }

std::int64_t load(db::Database& db, EachArea const& each, Moment now) {
    auto const decree = Decree::parse(pack_decree);
    SINERGI_CHECK(decree.has_value());
    auto const noted = db.write([&](db::Tx& tx) -> Done {
        insert_change(tx, first_change, {.day = since_ever, .decree = *decree}, std::nullopt, now);
        return {};
    });
    SINERGI_CHECK(noted.has_value());
    std::int64_t rows = 0;
    auto const day = since_ever.text();
    db.bulk("region", {"code", "valid_from", "name", "change_id"}, [&](db::Bulk& bulk) {
        rows = 0;
        each([&](RegionCode const& code, std::string_view name) {
            bulk.add({{"code", code.view()}, {"valid_from", day}, {"name", name}, {"change_id", first_change}});
            ++rows;
        });
        bulk.finish();
    });
    return rows;
}

Atlas whole(db::Tx& tx) {
    AtlasMaker maker;
    tx.each(sql::all_versions, {}, [&](db::Columns const& row) { maker.add(region_of(row)); });
    tx.each(sql::all_steps, {}, [&](db::Columns const& row) {
        maker.add(Step{db::read_column<RegionCode>(row, 0), db::read_column<RegionCode>(row, 1)});
    });
    return std::move(maker).take();
}

Atlas around(db::Tx& tx, std::span<RegionCode const> codes) {
    // First digits and the end of each range; of a province above a regency the row alone ('32' to '320').
    std::set<std::pair<std::string, std::string>> ranges;
    for (auto const& code : codes) {
        auto area = code;
        while (area.level() > RegionLevel::regency) area = area.parent();
        ranges.emplace(area.first(), area.after());
        if (auto const up = area.parent(); up.level() == RegionLevel::province)
            ranges.emplace(up.first(), up.first() + "0");
    }
    std::map<std::pair<RegionCode, Date>, std::pair<Region, std::string>> rows;
    for (auto const& [first, after] : ranges) {
        std::array const args{db::Arg{"first", first}, db::Arg{"after", after}};
        tx.each(sql::versions_between, args, [&](db::Columns const& row) {
            auto const region = region_of(row);
            rows.try_emplace({region.code, region.valid.first}, region, std::string(region.name));
        });
    }
    AtlasMaker maker(rows.size());
    for (auto& [key, row] : rows) {
        row.first.name = row.second;
        maker.add(row.first);
    }
    return std::move(maker).take();
}

void insert_change(db::Tx& tx, ChangeId id, Change const& change, std::optional<std::int64_t> by, Moment now) {
    tx.run(
        sql::insert_change,
        {{"id", id}, {"day", change.day}, {"decree", change.decree.text()}, {"recorded_at", now}, {"recorded_by", by}});
}

void apply(db::Tx& tx, ChangeId id, Effect const& effect, Date day) {
    auto const eve = day.plus_days(-1);
    for (auto const& code : effect.ends) {
        auto const touched = tx.run(sql::end_version, {{"code", code}, {"valid_to", eve}});
        SINERGI_CHECK(touched == 1);
    }
    for (auto const& [code, name] : effect.begins)
        tx.run(sql::insert_version,
               {{"code", code}, {"valid_from", day}, {"name", name.text()}, {"change_id", id}, {"day_before", eve}});
    for (auto const& step : effect.steps)
        tx.run(sql::insert_step, {{"change_id", id}, {"from_code", step.from}, {"to_code", step.to}});
}

std::vector<ChangeOut> changes_of(db::Tx& tx, RegionCode const& code) {
    return tx.all<ChangeOut>(sql::changes_of, {{"code", code}, {"row_max", changes_max}});
}

bool set_place(db::Tx& tx, RegionCode const& code, Place place) {
    return tx.run(sql::set_place, {{"code", code}, {"lat", place.lat / micro}, {"lon", place.lon / micro}}) > 0;
}

bool set_kode_bps(db::Tx& tx, RegionCode const& code, std::string_view kode_bps) {
    return tx.run(sql::set_kode_bps, {{"code", code}, {"kode_bps", kode_bps}}) > 0;
}

std::optional<std::string> find_kode_bps(db::Tx& tx, RegionCode const& code) {
    return tx.find<std::optional<std::string>>(sql::find_kode_bps, {{"code", code}}).value_or(std::nullopt);
}

}  // namespace sinergi::regions::store
