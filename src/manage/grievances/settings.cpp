#include "grievances/settings.hpp"

#include "grievances/store_sql.hpp"

#include <algorithm>

namespace sinergi::grievances {

Result<Kind> Settings::kind(std::string_view code) const {
    auto const found = std::ranges::find(kinds, code, &Kind::code);
    if (found == kinds.end()) return refuse(Why::malformed, "grievances.kind_unknown", "kind");
    return *found;
}

Result<Kind> Settings::active_kind(std::string_view code) const {
    SINERGI_TRY(found, kind(code));
    if (!found.is_active) return refuse(Why::malformed, "grievances.kind_ended", "kind");
    return found;
}

Settings read_settings(db::Tx& tx, Date today) {
    Settings settings;
    settings.kinds = tx.all<Kind>(sql::kinds);
    settings.clocks = tx.find<Clocks>(sql::clocks_on, {{"day", today}}).value_or(Clocks{});
    return settings;
}

namespace {

struct ClocksRow {
    Date valid_from;
    std::int64_t verify_days = 0, follow_up_days = 0, information_days = 0, ordinary_days = 0, supervisory_days = 0,
                 rebut_days = 0;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(ClocksRow, (),
                      (valid_from, verify_days, follow_up_days, information_days, ordinary_days, supervisory_days,
                       rebut_days, source))

}  // namespace

std::vector<ClocksFrom> clocks_by_day(db::Tx& tx) {
    std::vector<ClocksFrom> all;
    for (auto& row : tx.all<ClocksRow>(sql::clocks_by_day))
        all.push_back({.valid_from = row.valid_from,
                       .clocks = {row.verify_days, row.follow_up_days, row.information_days, row.ordinary_days,
                                  row.supervisory_days, row.rebut_days},
                       .source = std::move(row.source)});
    return all;
}

void put_kind(db::Tx& tx, Kind const& k) {
    tx.run(sql::put_kind, {{"code", k.code},
                           {"name_id", k.name_id},
                           {"name_en", k.name_en},
                           {"hint_id", k.hint_id},
                           {"hint_en", k.hint_en},
                           {"clock_class", boost::describe::enum_to_string(k.clock_class, "")},
                           {"promise_days", k.promise_days},
                           {"urgent_hours", k.urgent_hours},
                           {"is_closed", k.is_closed},
                           {"is_emergency", k.is_emergency},
                           {"unit", k.unit},
                           {"retention_years", k.retention_years},
                           {"is_active", k.is_active},
                           {"sort", k.sort}});
}

void put_clocks(db::Tx& tx, Clocks const& c, Date valid_from, std::string_view source) {
    tx.run(sql::put_clocks, {{"valid_from", valid_from},
                             {"verify_days", c.verify_days},
                             {"follow_up_days", c.follow_up_days},
                             {"information_days", c.information_days},
                             {"ordinary_days", c.ordinary_days},
                             {"supervisory_days", c.supervisory_days},
                             {"rebut_days", c.rebut_days},
                             {"source", source}});
}

std::vector<Template> templates(db::Tx& tx, std::string_view kind) {
    return tx.all<Template>(sql::templates, {{"kind", kind}});
}

void put_template(db::Tx& tx, Template const& made) {
    tx.run(sql::put_template, {{"id", made.id}, {"name", made.name}, {"kind", made.kind}, {"body", made.body}});
}

Done delete_template(db::Tx& tx, TemplateId id) {
    if (tx.run(sql::delete_template, {{"id", id}}) == 0) return refuse(Why::not_found, "grievances.template_unknown");
    return {};
}

std::shared_ptr<Settings const> SettingsKeeper::now(Moment moment) {
    constexpr std::int64_t kept_ms = 10 * second_ms;
    std::lock_guard const lock(mutex_);
    auto const age = moment.ms - read_at_.ms;
    if (!kept_ || age > kept_ms || age < 0) {
        kept_ = std::make_shared<Settings const>(
            db_.read([&](db::Tx& tx) { return read_settings(tx, date_in(zone_, moment)); }));
        read_at_ = moment;
    }
    return kept_;
}

void SettingsKeeper::forget() {
    std::lock_guard const lock(mutex_);
    kept_.reset();
}

}  // namespace sinergi::grievances
