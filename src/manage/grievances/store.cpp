#include "grievances/store.hpp"

#include "grievances/store/search.hpp"
#include "grievances/store/sight.hpp"
#include "grievances/store_sql.hpp"

#include <algorithm>

namespace sinergi::grievances::store {
namespace {

constexpr std::int64_t walk_max = 5'000;  // rows looked at in one step of a long list
constexpr int walks_max = 4;              // steps a page may take

Page page_of(std::vector<Listed> rows, std::int64_t limit, std::string next) {
    bool const is_full = static_cast<std::int64_t>(rows.size()) >= limit;
    return {std::move(rows), is_full ? std::move(next) : std::string{}};
}

bool is_small(RegionCode const& area) {
    return area.level() == RegionLevel::village || area.level() == RegionLevel::district;
}

}  // namespace

Result<Page> list_queue(db::Tx& tx, access::Permit const& permit, Filter const& filter, std::string_view after,
                        std::int64_t limit, Moment now) {
    SINERGI_TRY(cursor, read_cursor(after, 0));
    Sight const s(permit);
    db::Statement const& statement = filter.queue == "mine"      ? sql::list_open_of_officer
                                     : filter.queue == "my_unit" ? sql::list_open_of_unit
                                     : is_small(permit.area())   ? sql::list_open_of_area
                                                                 : sql::list_open;
    auto rows = tx.all<Listed>(statement, {SINERGI_SIGHT_ARGS(s),
                                           SINERGI_FILTER_ARGS(filter),
                                           {"queue", filter.queue},
                                           {"now", now},
                                           {"after_at", cursor.at},
                                           {"after_id", cursor.id},
                                           {"row_max", limit}});
    std::string next;
    if (!rows.empty()) next = std::to_string(rows.back().promise_at.ms) + "." + std::to_string(rows.back().id.raw());
    return page_of(std::move(rows), limit, std::move(next));
}

Result<Page> list_newest(db::Tx& tx, access::Permit const& permit, Filter const& filter, std::string_view after,
                         std::int64_t limit) {
    SINERGI_TRY(cursor, read_cursor(after, INT64_MAX));
    Sight const s(permit);
    if (is_small(permit.area())) {
        auto rows = tx.all<Listed>(
            sql::list_newest_of_area,
            {SINERGI_SIGHT_ARGS(s), SINERGI_FILTER_ARGS(filter), {"before_id", cursor.id}, {"row_max", limit}});
        auto next = rows.empty() ? std::string{} : newest_cursor(rows.back().id.raw());
        return page_of(std::move(rows), limit, std::move(next));
    }
    Page page;
    for (int walk = 0; walk < walks_max; ++walk) {
        auto const left = limit - static_cast<std::int64_t>(page.rows.size());
        auto rows = tx.all<Listed>(sql::list_newest, {SINERGI_SIGHT_ARGS(s),
                                                      SINERGI_FILTER_ARGS(filter),
                                                      {"before_id", cursor.id},
                                                      {"walk_max", walk_max},
                                                      {"row_max", left}});
        std::ranges::move(rows, std::back_inserter(page.rows));
        if (static_cast<std::int64_t>(page.rows.size()) >= limit) {
            page.next = newest_cursor(page.rows.back().id.raw());
            return page;
        }
        auto const end =
            tx.find<std::optional<std::int64_t>>(sql::walked_to, {{"before_id", cursor.id}, {"walk_max", walk_max}});
        if (!end || !*end) return page;
        cursor.id = **end;
    }
    page.next = newest_cursor(cursor.id);
    return page;
}

std::vector<Listed> list_some(db::Tx& tx, access::Permit const& permit, std::vector<GrievanceId> const& ids) {
    if (ids.empty()) return {};
    Sight const s(permit);
    Filter const any;
    return tx.all<Listed>(sql::list_some, {SINERGI_SIGHT_ARGS(s),
                                           SINERGI_FILTER_ARGS(any),
                                           {"ids", json_numbers(ids)},
                                           {"row_max", static_cast<std::int64_t>(ids.size())}});
}

std::vector<GrievanceId> same_phone(db::Tx& tx, std::string_view phone) {
    return tx.all<GrievanceId>(sql::same_phone, {{"phone", phone}});
}

Waiting count_queue(db::Tx& tx, access::Permit const& permit, std::string_view queue, Moment now) {
    Sight const s(permit);
    return tx.find<Waiting>(sql::count_queue, {SINERGI_SIGHT_ARGS(s), {"queue", queue}, {"now", now}})
        .value_or(Waiting{});
}

Result<Grievance> get(db::Tx& tx, access::Permit const& permit, GrievanceId id) {
    Sight const s(permit);
    auto found = tx.find<Grievance>(sql::find, {{"id", id}, SINERGI_SIGHT_ARGS(s)});
    if (!found) return refuse(Why::not_found, "grievances.not_found");
    return *std::move(found);
}

void get_ahead(db::Tx& tx, access::Permit const& permit, GrievanceId id) {
    Sight const s(permit);
    tx.ahead(sql::find, {{"id", id}, SINERGI_SIGHT_ARGS(s)});
}

Result<Grievance> get_plain(db::Tx& tx, GrievanceId id) {
    auto found = tx.find<Grievance>(sql::find_plain, {{"id", id}});
    if (!found) return refuse(Why::not_found, "grievances.not_found");
    return *std::move(found);
}

Content content(db::Tx& tx, GrievanceId id) {
    auto found = tx.find<Content>(sql::find_content, {{"id", id}});
    SINERGI_CHECK(found.has_value());
    return *std::move(found);
}

void insert(db::Tx& tx, Grievance const& filed, Content const& content, std::vector<std::string> const& words) {
    tx.later(sql::insert, {{"id", filed.id},
                           {"region", filed.region},
                           {"kind", filed.kind},
                           {"channel", content.channel},
                           {"privacy", content.privacy},
                           {"state", boost::describe::enum_to_string(filed.state, "")},
                           {"state_since", filed.state_since},
                           {"state_due", filed.state_due},
                           {"received_at", filed.received_at},
                           {"promise_at", filed.promise_at},
                           {"verified_at", filed.verified_at},
                           {"is_verified_in_time", filed.is_verified_in_time},
                           {"unit", filed.unit},
                           {"officer", filed.officer},
                           {"climbed_to", filed.climbed_to},
                           {"guard", filed.guard},
                           {"is_urgent", filed.is_urgent},
                           {"follows", content.follows},
                           {"received_by", content.received_by},
                           {"source_ref", content.source_ref},
                           {"place", content.place},
                           {"lat", content.lat},
                           {"lon", content.lon},
                           {"body", content.body}});
    if (words.empty()) return;
    std::string terms = "[";
    for (auto const& word : words) terms += (terms.size() > 1 ? ",\"" : "\"") + word + "\"";  // letters and digits only
    tx.later(sql::insert_terms, {{"fortnight", fortnight_of(filed.id)}, {"terms", terms + "]"}, {"id", filed.id}});
}

void update(db::Tx& tx, Grievance const& next) {
    tx.later(sql::update, {{"id", next.id},
                           {"kind", next.kind},
                           {"state", boost::describe::enum_to_string(next.state, "")},
                           {"state_since", next.state_since},
                           {"state_due", next.state_due},
                           {"extended_to", next.extended_to},
                           {"verified_at", next.verified_at},
                           {"is_verified_in_time", next.is_verified_in_time},
                           {"first_answer_at", next.first_answer_at},
                           {"answered_at", next.answered_at},
                           {"unit", next.unit},
                           {"officer", next.officer},
                           {"climbed_to", next.climbed_to},
                           {"climbs", next.climbs},
                           {"guard", next.guard},
                           {"merged_into", next.merged_into},
                           {"is_open", is_open(next.state)},
                           {"promise_at", next.promise_at},
                           {"is_urgent", next.is_urgent},
                           {"version", next.version}});
}

void set_asked(db::Tx& tx, GrievanceId id, bool is_asked) {
    tx.later(sql::set_asked, {{"id", id}, {"is_asked", is_asked}});
}

void count_turn(db::Tx& tx, GrievanceId id, Deed deed) {
    tx.later(sql::count_turn,
             {{"id", id}, {"rebuts", deed == Deed::rebutted ? 1 : 0}, {"reopens", deed == Deed::reopened ? 1 : 0}});
}

void set_satisfied(db::Tx& tx, GrievanceId id, bool is_satisfied) {
    tx.later(sql::set_satisfied, {{"id", id}, {"is_satisfied", is_satisfied}});
}

void insert_reporter(db::Tx& tx, Reporter const& r) {
    tx.later(sql::insert_reporter, {{"grievance", r.grievance},
                                    {"name", r.name},
                                    {"phone", r.phone},
                                    {"email", r.email},
                                    {"address", r.address},
                                    {"contact", r.contact},
                                    {"hours_from", r.hours_from},
                                    {"hours_to", r.hours_to},
                                    {"no_text", r.no_text},
                                    {"language", r.language}});
}

std::optional<Reporter> find_reporter(db::Tx& tx, GrievanceId id) {
    return tx.find<Reporter>(sql::find_reporter, {{"grievance", id}});
}

void insert_step(db::Tx& tx, GrievanceId of, StepRow const& step) {
    std::optional<std::int64_t> const about_id = step.about_id == 0 ? std::nullopt : std::optional(step.about_id);
    tx.later(sql::insert_step, {{"id", step.id},
                                {"grievance", of},
                                {"at", step.at},
                                {"deed", step.deed},
                                {"account", step.account},
                                {"by_role", step.by_role},
                                {"is_public", step.is_public},
                                {"body", step.body},
                                {"from_state", step.from_state},
                                {"to_state", step.to_state},
                                {"about", step.about},
                                {"about_id", about_id}});
}

std::vector<StepRow> steps(db::Tx& tx, GrievanceId of) { return tx.all<StepRow>(sql::steps_of, {{"grievance", of}}); }
std::vector<StepRow> public_steps(db::Tx& tx, GrievanceId of) {
    return tx.all<StepRow>(sql::public_steps_of, {{"grievance", of}});
}

void insert_named(db::Tx& tx, GrievanceId of, std::vector<NamedRow> const& named) {
    if (named.empty()) return;
    // After those that stand there already: a merged report brings its own.
    auto place = static_cast<std::int64_t>(store::named(tx, of).size());
    for (auto const& n : named)
        tx.later(sql::insert_named, {{"grievance", of},
                                     {"place", ++place},
                                     {"kind", n.kind},
                                     {"account", n.account},
                                     {"unit", n.unit},
                                     {"region", n.region},
                                     {"name", n.name}});
}

std::vector<NamedRow> named(db::Tx& tx, GrievanceId of) { return tx.all<NamedRow>(sql::named_of, {{"grievance", of}}); }

std::vector<GrievanceId> merged_with(db::Tx& tx, GrievanceId id) {
    return tx.all<GrievanceId>(sql::merged_with, {{"id", id}});
}
void move_merged(db::Tx& tx, GrievanceId from, GrievanceId to) {
    tx.later(sql::move_merged, {{"id", from}, {"into", to}});
}

std::vector<Nearby> nearby(db::Tx& tx, RegionCode const& area, std::string_view kind, Moment since) {
    return tx.all<Nearby>(
        sql::nearby,
        {{"area_first", area.first()}, {"area_after", area.after()}, {"kind", kind}, {"since_id", id_floor(since)}});
}

std::vector<GrievanceId> run_out(db::Tx& tx, Moment now, std::int64_t limit) {
    return tx.all<GrievanceId>(
        sql::run_out,
        {{"now", now}, {"after_due", std::int64_t{0}}, {"after_id", std::int64_t{0}}, {"row_max", limit}});
}

std::optional<Moment> last_climb(db::Tx& tx, GrievanceId id) {
    return tx.find<std::optional<Moment>>(sql::last_climb, {{"grievance", id}}).value_or(std::nullopt);
}

std::vector<GrievanceId> open_of_officer(db::Tx& tx, access::AccountId officer, GrievanceId after) {
    return tx.all<GrievanceId>(sql::open_of_officer, {{"officer", officer}, {"after_id", after.raw()}});
}

std::vector<Load> load(db::Tx& tx, access::Permit const& permit, Moment now) {
    Sight const s(permit);
    return tx.all<Load>(sql::load, {SINERGI_SIGHT_ARGS(s), {"now", now}});
}

std::vector<Answered> answered_since(db::Tx& tx, access::Permit const& permit, Moment since) {
    Sight const s(permit);
    return tx.all<Answered>(sql::answered_since, {SINERGI_SIGHT_ARGS(s), {"since", since}});
}

std::int64_t follower_seq(db::Tx& tx, std::string_view follower) {
    return tx.find<std::int64_t>(sql::follower_seq, {{"follower", follower}}).value_or(0);
}
void keep_follower_seq(db::Tx& tx, std::string_view follower, std::int64_t seq) {
    tx.later(sql::keep_follower_seq, {{"follower", follower}, {"seq", seq}});
}

std::vector<GrievanceId> unguarded_of_kind(db::Tx& tx, std::string_view kind, GrievanceId after) {
    return tx.all<GrievanceId>(sql::unguarded_of_kind, {{"kind", kind}, {"after_id", after.raw()}});
}
void close_to_others(db::Tx& tx, GrievanceId id) { tx.run(sql::close_to_others, {{"id", id}}); }
void guard_named(db::Tx& tx, GrievanceId id) { tx.later(sql::guard_named, {{"id", id}}); }

std::int64_t highest_id(db::Tx& tx) {
    return tx.find<std::optional<std::int64_t>>(sql::highest_id).value_or(std::nullopt).value_or(0);
}

}  // namespace sinergi::grievances::store
