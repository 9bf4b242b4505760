// Settling what differs, and the report.

#include "access/rules.hpp"
#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "base/text.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/notices/notices.hpp"
#include "plumbing/sheet/xlsx.hpp"
#include "siks/actions.hpp"

namespace sinergi::siks {
namespace {

constexpr std::size_t reason_min = 5;
constexpr std::int64_t page = 1'000;

}  // namespace

Result<TaskRow> settle(House& house, db::Tx& tx, access::Officer const& by, TaskId id, std::int64_t version,
                       Verdict verdict, std::string const& reason, Moment now) {
    if (!by.may(access::Act::import_registry)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto found = store::find_task(tx, id);
    auto const list = found ? store::find_list(tx, found->list) : std::nullopt;
    if (!list || !by.area.has(list->area)) return refuse(Why::not_found, "siks.task_unknown", "task");
    if (verdict == Verdict::open) return refuse(Why::malformed, "siks.verdict_missing", "verdict");
    if (char_count(trimmed(reason)) < reason_min) return refuse(Why::malformed, "siks.reason_missing", "reason");
    if (found->version != version) return refuse(Why::conflict, "siks.changed_meanwhile", "task");
    found->verdict = verdict;
    found->reason = mask_niks(trimmed(reason));
    found->settled_by = by.id;
    found->settled_at = now;
    SINERGI_MUST(store::settle(tx, *found));
    ++found->version;
    audit::note(tx, house.office.ids, now, by.trace(reason), "siks.settled",
                {.kind = "siks_task", .id = id.raw(), .region = found->region});
    notices::post(tx, house.office.ids,
                  {.at = now, .topic = "siks.settled", .subject = list->id.raw(), .region = list->area});
    return *std::move(found);
}

Result<std::string> report(House& house, access::Officer const& by, ListId id, std::string_view language, Moment now) {
    SINERGI_TRY(list, find(house, by, id));
    if (list.state != ListState::read) return refuse(Why::conflict, "siks.not_read", "list");
    auto const say = [&](std::string const& key) { return house.say("siks." + key, language); };
    auto const counts = json::read<ListCounts>(list.counts).value_or(ListCounts{});
    sheet::XlsxWriter out(house.office.name, now);
    std::vector<std::string> const above{say("report.title"), list.name + ", " + house.areas.name_of(list.area),
                                         say("report.secret")};
    out.sheet(say("report.figures"), {{say("report.what"), 40}, {say("report.count"), 14}}, above);
    for (auto const& [key, count] : {std::pair<char const*, std::int64_t>{"rows", counts.rows},
                                     {"same", counts.same},
                                     {"differs", counts.differs},
                                     {"only_theirs", counts.only_theirs},
                                     {"only_ours", counts.only_ours},
                                     {"unreadable", counts.unreadable},
                                     {"deciles_taken", counts.deciles_taken},
                                     {"arrived", counts.arrived},
                                     {"missing", counts.missing}})
        out.row({say("count." + std::string(key)), count});
    out.sheet(say("report.tasks"),
              {{say("report.line"), 8},
               {say("report.kind"), 18},
               {say("report.family"), 28},
               {say("report.number"), 20},
               {say("report.village"), 22},
               {say("report.field"), 16},
               {say("report.ours"), 28},
               {say("report.theirs"), 28},
               {say("report.verdict"), 18},
               {say("report.reason"), 30}},
              above);
    for (TaskId after;;) {
        auto const tasks = house.office.db.read([&](db::Tx& tx) {
            return store::tasks(
                tx, {.list = id, .area = by.area, .kind = {}, .verdict = {}, .after = after, .limit = page});
        });
        for (auto const& task : tasks) {
            auto found = json::read<std::vector<Difference>>(task.differences).value_or(std::vector<Difference>{});
            if (found.empty()) found.push_back({});
            for (auto const& one : found) {
                bool const has_field = task.kind == Kind::differs;
                out.row({task.line, say("kind." + std::string(word(task.kind))), task.label, task.number,
                         house.areas.name_of(task.region),
                         has_field ? say("field." + std::string(word(one.field))) : std::string{}, one.ours, one.theirs,
                         say("verdict." + std::string(word(task.verdict))), task.reason});
            }
        }
        if (static_cast<std::int64_t>(tasks.size()) < page) break;
        after = tasks.back().id;
    }
    SINERGI_MUST(house.office.db.write([&](db::Tx& tx) -> Done {
        audit::note(tx, house.office.ids, now, by.trace(list.name), "siks.report_given",
                    {.kind = "siks_list", .id = id.raw(), .region = list.area});
        return {};
    }));
    return std::move(out).take();
}

}  // namespace sinergi::siks
