#include "siks/api.hpp"

#include "access/directory.hpp"
#include "access/doors.hpp"
#include "access/rules.hpp"
#include "plumbing/http/file_route.hpp"
#include "plumbing/json/describe.hpp"

#include <algorithm>

namespace sinergi::siks {
namespace {

using access::Officer;
using http::Call;
using http::Method;
using http::Reply;
constexpr std::string_view tag = "siks";

struct SiksListOut {
    ListId id;
    std::string name, area_name, period, programme, account_name, fault;
    std::optional<Date> listed_on;
    Extent extent = Extent::some;
    ListState state = ListState::reading;
    ListCounts counts;
    std::int64_t done = 0, total = 0;
    Moment made_at;
};
BOOST_DESCRIBE_STRUCT(SiksListOut, (),
                      (id, name, area_name, period, programme, account_name, fault, listed_on, extent, state, counts,
                       done, total, made_at))
struct SiksListsOut {
    std::vector<SiksListOut> items;
};
BOOST_DESCRIBE_STRUCT(SiksListsOut, (), (items))
struct SiksListAt {
    ListId id;
};
BOOST_DESCRIBE_STRUCT(SiksListAt, (), (id))
struct SiksFamilyAt {
    registry::FamilyId id;
};
BOOST_DESCRIBE_STRUCT(SiksFamilyAt, (), (id))
struct SiksTasksIn {
    ListId id;
    std::optional<Kind> kind;
    std::optional<Verdict> verdict;
    std::optional<TaskId> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(SiksTasksIn, (), (id, kind, verdict, after, limit))
struct SiksTaskOut {
    TaskId id;
    ListId list;
    std::string list_name;
    Date listed_on;
    Kind kind = Kind::differs;
    std::int64_t line = 0;
    std::optional<registry::FamilyId> family;
    std::string region_name, label, number, period;
    std::vector<Difference> differences;
    std::int64_t decile = 0;
    Verdict verdict = Verdict::open;
    std::string reason, settled_by;
    std::optional<Moment> settled_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(SiksTaskOut, (),
                      (id, list, list_name, listed_on, kind, line, family, region_name, label, number, period,
                       differences, decile, verdict, reason, settled_by, settled_at, version))
struct SiksTasksOut {
    std::vector<SiksTaskOut> items;
    std::optional<TaskId> next;
};
BOOST_DESCRIBE_STRUCT(SiksTasksOut, (), (items, next))
struct SiksSettleIn {
    TaskId id;
    std::int64_t version = 0;
    Verdict verdict = Verdict::leave;
    Text<0, 500> reason;
};
BOOST_DESCRIBE_STRUCT(SiksSettleIn, (), (id, version, verdict, reason))

std::string name_of(db::Tx& tx, access::AccountId id) {
    auto const person = access::find_person(tx, id);
    return person ? person->name : std::string{};
}

SiksListOut out_of(House& house, db::Tx& tx, ListRow const& list, std::string_view language) {
    SiksListOut out{.id = list.id,
                    .name = list.name,
                    .area_name = house.areas.name_of(list.area),
                    .period = list.period,
                    .programme = list.programme,
                    .account_name = name_of(tx, list.account),
                    .listed_on = list.listed_on,
                    .extent = list.extent,
                    .state = list.state,
                    .counts = json::read<ListCounts>(list.counts).value_or(ListCounts{}),
                    .made_at = list.made_at};
    if (auto const job = jobs::find(tx, jobs::JobId(list.job))) {
        out.done = job->done;
        out.total = job->total;
        bool const is_told = list.state == ListState::failed && !job->fault_key.empty();
        if (is_told) out.fault = house.say(job->fault_key, language);
    }
    return out;
}

SiksTaskOut out_of(House& house, db::Tx& tx, TaskRow const& task, ListRow const& list) {
    SiksTaskOut out{
        .id = task.id,
        .list = task.list,
        .list_name = list.name,
        .listed_on = list.listed_on.value_or(date_in(house.office.zone, list.made_at)),
        .kind = task.kind,
        .line = task.line,
        .region_name = house.areas.name_of(task.region),
        .label = task.label,
        .number = task.number,
        .period = task.period,
        .differences = json::read<std::vector<Difference>>(task.differences).value_or(std::vector<Difference>{}),
        .decile = task.decile,
        .verdict = task.verdict,
        .reason = task.reason,
        .settled_at = task.settled_at,
        .version = task.version};
    if (!task.family.is_none()) out.family = task.family;
    if (!task.settled_by.is_none()) out.settled_by = name_of(tx, task.settled_by);
    for (auto& one : out.differences) {
        if (one.field != Field::region) continue;
        for (auto* side : {&one.ours, &one.theirs})
            if (auto const code = RegionCode::parse(*side)) *side = house.areas.name_of(*code);
    }
    return out;
}

Result<SiksListOut> shown(House& house, Call const& call, ListRow const& list) {
    return house.office.db.read(
        [&](db::Tx& tx) -> Result<SiksListOut> { return out_of(house, tx, list, call.language()); });
}

Result<SiksListOut> take(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(parts, http::read_form(call));
    SendWish wish;
    for (auto& part : parts) {
        if (!part.file_name.empty()) {
            wish.name = part.file_name;
            wish.bytes = std::move(part.bytes);
        } else if (part.name == "period") {
            wish.period = part.bytes;
        } else if (part.name == "programme") {
            wish.programme = part.bytes;
        } else if (part.name == "on" && !part.bytes.empty()) {
            SINERGI_TRY(on, Date::parse(part.bytes));
            wish.on = on;
        } else if (part.name == "extent" && !boost::describe::enum_from_string(part.bytes.c_str(), wish.extent)) {
            return refuse(Why::malformed, "siks.extent_unknown", "extent");
        }
    }
    SINERGI_TRY(row, send(house, by, wish, call.now));
    return shown(house, call, row);
}

Result<SiksTasksOut> tasks(House& house, Call const& call, SiksTasksIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(list, find(house, by, in.id));
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(50), 1, 100);
    auto out = house.office.db.read([&](db::Tx& tx) {
        auto const rows = store::tasks(tx, {.list = in.id,
                                            .area = by.area,
                                            .kind = in.kind,
                                            .verdict = in.verdict,
                                            .after = in.after.value_or(TaskId{}),
                                            .limit = limit});
        SiksTasksOut page;
        for (auto const& one : rows) page.items.push_back(out_of(house, tx, one, list));
        if (static_cast<std::int64_t>(rows.size()) == limit) page.next = rows.back().id;
        return page;
    });
    access::note_list(house.office, by.trace(), "siks.tasks_read", list.area, call.now);
    return out;
}

Result<SiksTasksOut> of_family(House& house, Call const& call, registry::FamilyId family) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::import_registry, by, by.area, "siks"));
    auto out = house.office.db.read([&](db::Tx& tx) {
        SiksTasksOut page;
        for (auto const& one : store::tasks_of(tx, family, permit.area()))
            page.items.push_back(out_of(house, tx, one, store::find_list(tx, one.list).value_or(ListRow{})));
        return page;
    });
    access::note_list(house.office, by.trace(), "siks.tasks_read", permit.area(), call.now);
    return out;
}

Result<Reply> give(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<ListId>(call, "id"));
    SINERGI_TRY(bytes, report(house, by, id, call.language(), call.now));
    return Reply::file(std::move(bytes), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                       "siks-ng-" + id.text() + ".xlsx");
}

}  // namespace

void add_routes(http::Router& router, House& house) {
    http::add_form_route(router, house, "/api/v1/siks/lists",
                         {.summary = "Send a list of SIKS-NG", .tag = tag, .body_max = bytes_max}, take);
    router.add<http::Nothing, SiksListsOut>(Method::get, "/api/v1/siks/lists",
                                            {.summary = "Lists of SIKS-NG, the newest first", .tag = tag},
                                            [&](Call const& call, http::Nothing const&) -> Result<SiksListsOut> {
                                                SINERGI_TRY(by, house.doors.officer(call));
                                                SINERGI_TRY(rows, list(house, by));
                                                return house.office.db.read([&](db::Tx& tx) -> Result<SiksListsOut> {
                                                    SiksListsOut out;
                                                    for (auto const& one : rows)
                                                        out.items.push_back(out_of(house, tx, one, call.language()));
                                                    return out;
                                                });
                                            });
    router.add<SiksListAt, SiksListOut>(Method::get, "/api/v1/siks/lists/{id}", {.summary = "One list", .tag = tag},
                                        [&](Call const& call, SiksListAt const& in) -> Result<SiksListOut> {
                                            SINERGI_TRY(by, house.doors.officer(call));
                                            SINERGI_TRY(row, find(house, by, in.id));
                                            return shown(house, call, row);
                                        });
    router.add<SiksListAt, SiksListOut>(Method::post, "/api/v1/siks/lists/{id}/deciles",
                                        {.summary = "Take the deciles over", .tag = tag},
                                        [&](Call const& call, SiksListAt const& in) -> Result<SiksListOut> {
                                            SINERGI_TRY(by, house.doors.officer(call));
                                            SINERGI_TRY(row, take_deciles(house, by, in.id, call.now));
                                            return shown(house, call, row);
                                        });
    http::add_file_route(router, house, Method::get, "/api/v1/siks/lists/{id}/report.xlsx",
                         {.summary = "The report as a workbook", .tag = tag}, give);
    router.add<SiksTasksIn, SiksTasksOut>(
        Method::get, "/api/v1/siks/lists/{id}/tasks", {.summary = "Families that differ", .tag = tag},
        [&](Call const& call, SiksTasksIn const& in) { return tasks(house, call, in); });
    router.add<SiksFamilyAt, SiksTasksOut>(
        Method::get, "/api/v1/siks/families/{id}", {.summary = "What SIKS-NG has otherwise of a family", .tag = tag},
        [&](Call const& call, SiksFamilyAt const& in) { return of_family(house, call, in.id); });
    router.add<SiksSettleIn, SiksTaskOut>(
        Method::post, "/api/v1/siks/tasks/{id}/settle", {.summary = "Say who is right", .tag = tag},
        [&](Call const& call, SiksSettleIn const& in) -> Result<SiksTaskOut> {
            SINERGI_TRY(by, house.doors.officer(call));
            return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<SiksTaskOut> {
                SINERGI_TRY(task, settle(house, tx, by, in.id, in.version, in.verdict, in.reason.text(), call.now));
                return out_of(house, tx, task, store::find_list(tx, task.list).value_or(ListRow{}));
            });
        });
}

}  // namespace sinergi::siks
