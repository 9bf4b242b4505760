#include "cases/store.hpp"
#include "cases/store/counts.hpp"
#include "cases/store/sight.hpp"
#include "cases/store_sql.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace sinergi::cases::store {
namespace {

constexpr std::int64_t walk_max = 2'000;  // rows looked at in one step of a long list
constexpr int walks_max = 4;              // steps a page may take

/// "1763800000000.1234": where a page goes on.
struct Cursor {
    std::int64_t at = INT64_MIN;
    std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(Cursor, (), (at, id))
Result<Cursor> read_cursor(std::string_view text) {
    Cursor cursor;
    if (text.empty()) return cursor;
    auto const no = refuse(Why::malformed, "cases.cursor_malformed", "after");
    auto const dot = text.find('.');
    if (dot == std::string_view::npos) return no;
    auto const number = [](std::string_view digits, std::int64_t& out) {
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
        return error == std::errc{} && end == digits.data() + digits.size();
    };
    if (!number(text.substr(0, dot), cursor.at) || !number(text.substr(dot + 1), cursor.id)) return no;
    return cursor;
}
std::string cursor_text(std::int64_t at, std::int64_t id) { return std::to_string(at) + "." + std::to_string(id); }
std::string cursor_of(Case const& c) { return cursor_text(c.due_at.ms, c.id.raw()); }

/// Each queue with the statement that walks its own index.
struct Queue {
    std::string_view code;
    db::Statement const* list;
    db::Statement const* count;
};
constexpr std::array<Queue, 11> queues{{
    {"all", &sql::list_all, &sql::count_all},
    {"urgent", &sql::list_urgent, &sql::count_urgent},
    {"mine", &sql::list_mine, &sql::count_mine},
    {"unassigned", &sql::list_unassigned, &sql::count_unassigned},
    {"to_approve", &sql::list_to_approve, &sql::count_to_approve},
    {"health", &sql::list_health, &sql::count_health},
    {"shelter", &sql::list_shelter, &sql::count_shelter},
    {"asked_up", &sql::list_asked_up, &sql::count_asked_up},
    {"asked_down", &sql::list_asked_down, &sql::count_asked_down},
    {"incoming", &sql::list_incoming, &sql::count_incoming},
    {"late", &sql::list_late, &sql::count_late},
}};

/// An area whose rows are few enough to sort: a village, a kecamatan, and below the node's own level a regency.
bool is_small(RegionCode const& area, RegionCode const& office) {
    if (area.level() >= RegionLevel::district) return true;
    return area.level() == RegionLevel::regency && office.level() < RegionLevel::regency;
}

Page page_of(std::vector<Case> rows, std::int64_t limit, std::string next) {
    bool const is_full = static_cast<std::int64_t>(rows.size()) >= limit;
    return {std::move(rows), is_full ? std::move(next) : std::string{}};
}
Page by_due(std::vector<Case> rows, std::int64_t limit) {
    auto next = rows.empty() ? std::string{} : cursor_of(rows.back());
    return page_of(std::move(rows), limit, std::move(next));
}

Page list_walking(db::Tx& tx, Sight const& s, Asked const& asked, Cursor cursor) {
    Page page;
    for (int walk = 0; walk < walks_max; ++walk) {
        auto const left = asked.limit - static_cast<std::int64_t>(page.rows.size());
        auto rows = tx.all<Case>(sql::list_filtered, {SINERGI_CASE_SIGHT(s),
                                                      SINERGI_CASE_FILTER(asked.filter),
                                                      {"queue", asked.filter.queue},
                                                      {"now", asked.now},
                                                      {"after_at", cursor.at},
                                                      {"after_id", cursor.id},
                                                      {"walk_max", walk_max},
                                                      {"row_max", left}});
        std::ranges::move(rows, std::back_inserter(page.rows));
        if (static_cast<std::int64_t>(page.rows.size()) >= asked.limit) {
            page.next = cursor_of(page.rows.back());
            return page;
        }
        auto const end = tx.find<Cursor>(sql::walked_due_to,
                                         {{"after_at", cursor.at}, {"after_id", cursor.id}, {"walk_max", walk_max}});
        if (!end) return page;
        cursor = *end;
    }
    page.next = cursor_text(cursor.at, cursor.id);
    return page;
}

Page list_newest(db::Tx& tx, access::Permit const& permit, Sight const& s, Asked const& asked, std::int64_t before) {
    if (is_small(permit.area(), asked.office)) {
        auto rows = tx.all<Case>(sql::list_newest_of_area, {SINERGI_CASE_SIGHT(s),
                                                            SINERGI_CASE_FILTER(asked.filter),
                                                            {"before_id", before},
                                                            {"row_max", asked.limit}});
        auto next = rows.empty() ? std::string{} : cursor_text(0, rows.back().id.raw());
        return page_of(std::move(rows), asked.limit, std::move(next));
    }
    Page page;
    for (int walk = 0; walk < walks_max; ++walk) {
        auto const left = asked.limit - static_cast<std::int64_t>(page.rows.size());
        auto rows = tx.all<Case>(sql::list_newest, {SINERGI_CASE_SIGHT(s),
                                                    SINERGI_CASE_FILTER(asked.filter),
                                                    {"before_id", before},
                                                    {"walk_max", walk_max},
                                                    {"row_max", left}});
        std::ranges::move(rows, std::back_inserter(page.rows));
        if (static_cast<std::int64_t>(page.rows.size()) >= asked.limit) {
            page.next = cursor_text(0, page.rows.back().id.raw());
            return page;
        }
        auto const end = tx.find<std::int64_t>(sql::walked_id_to, {{"before_id", before}, {"walk_max", walk_max}});
        if (!end) return page;
        before = *end;
    }
    page.next = cursor_text(0, before);
    return page;
}

Page list_aftercare(db::Tx& tx, Sight const& s, Asked const& asked, Cursor const& cursor) {
    auto rows = tx.all<Case>(sql::list_aftercare, {SINERGI_CASE_SIGHT(s),
                                                   {"until", asked.now},
                                                   {"after_at", cursor.at},
                                                   {"after_id", cursor.id},
                                                   {"row_max", asked.limit}});
    std::string next;
    if (!rows.empty()) next = cursor_text(rows.back().aftercare_at->ms, rows.back().id.raw());
    return page_of(std::move(rows), asked.limit, std::move(next));
}

std::string json_numbers(std::vector<CaseId> const& ids) {
    std::string out = "[";
    for (auto const id : ids) out += (out.size() > 1 ? "," : "") + std::to_string(id.raw());
    return out + "]";
}

}  // namespace

Result<Page> list(db::Tx& tx, access::Permit const& permit, Asked const& asked) {
    SINERGI_TRY(cursor, read_cursor(asked.after));
    Sight const s(permit);
    auto const& queue = asked.filter.queue;
    if (queue.empty()) return list_newest(tx, permit, s, asked, asked.after.empty() ? INT64_MAX : cursor.id);
    if (queue == "aftercare") return list_aftercare(tx, s, asked, cursor);
    auto const found = std::ranges::find(queues, queue, &Queue::code);
    if (found == queues.end()) return refuse(Why::malformed, "cases.queue_unknown", "queue");
    if (is_small(permit.area(), asked.office))
        return by_due(tx.all<Case>(sql::list_of_area, {SINERGI_CASE_SIGHT(s),
                                                       SINERGI_CASE_FILTER(asked.filter),
                                                       {"queue", queue},
                                                       {"now", asked.now},
                                                       {"after_at", cursor.at},
                                                       {"after_id", cursor.id},
                                                       {"row_max", asked.limit}}),
                      asked.limit);
    if (!asked.filter.is_empty()) return list_walking(tx, s, asked, cursor);
    bool const is_late = queue == "late";
    std::vector<Case> rows;
    if (is_late)
        rows = tx.all<Case>(*found->list, {SINERGI_CASE_SIGHT(s),
                                           {"now", asked.now},
                                           {"after_at", cursor.at},
                                           {"after_id", cursor.id},
                                           {"row_max", asked.limit}});
    else
        rows = tx.all<Case>(
            *found->list,
            {SINERGI_CASE_SIGHT(s), {"after_at", cursor.at}, {"after_id", cursor.id}, {"row_max", asked.limit}});
    return by_due(std::move(rows), asked.limit);
}

std::vector<Case> list_some(db::Tx& tx, access::Permit const& permit, std::vector<CaseId> const& ids) {
    if (ids.empty()) return {};
    Sight const s(permit);
    Filter const any;
    return tx.all<Case>(sql::list_some, {SINERGI_CASE_SIGHT(s),
                                         SINERGI_CASE_FILTER(any),
                                         {"ids", json_numbers(ids)},
                                         {"row_max", static_cast<std::int64_t>(ids.size())}});
}

Waiting count(db::Tx& tx, access::Permit const& permit, Asked const& asked) {
    Sight const s(permit);
    auto const& queue = asked.filter.queue;
    auto const or_none = [](std::optional<Waiting> found) { return found.value_or(Waiting{}); };
    if (queue == "aftercare")
        return or_none(
            tx.find<Waiting>(sql::count_aftercare, {SINERGI_CASE_SIGHT(s), {"until", asked.now}, {"now", asked.now}}));
    if (Counts::holds(queue) && is_counted_together(permit, asked.office))
        return Counts(tx, permit, asked.now).of(queue);
    auto const found = std::ranges::find(queues, queue, &Queue::code);
    if (found == queues.end()) return {};
    return or_none(tx.find<Waiting>(*found->count, {SINERGI_CASE_SIGHT(s), {"now", asked.now}}));
}

std::vector<CaseId> run_out(db::Tx& tx, Moment now, std::int64_t limit) {
    return tx.all<CaseId>(sql::run_out, {{"now", now}, {"row_max", limit}});
}
std::vector<CaseId> open_of_officer(db::Tx& tx, access::AccountId officer) {
    return tx.all<CaseId>(sql::open_of_officer, {{"officer", officer}});
}

}  // namespace sinergi::cases::store
