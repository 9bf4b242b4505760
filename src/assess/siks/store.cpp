#include "siks/store.hpp"

#include "siks/store_sql.hpp"

namespace sinergi::siks::store {

void insert(db::Tx& tx, ListRow const& list) {
    tx.run(sql::insert_list, {{"id", list.id},
                              {"account", list.account},
                              {"area", list.area},
                              {"name", list.name},
                              {"period", list.period},
                              {"programme", list.programme},
                              {"listed_on", list.listed_on},
                              {"extent", word(list.extent)},
                              {"state", word(list.state)},
                              {"key", list.key},
                              {"job", list.job},
                              {"made_at", list.made_at}});
}

std::optional<ListRow> find_list(db::Tx& tx, ListId id) { return tx.find<ListRow>(sql::find_list, {{"id", id}}); }

std::vector<ListRow> lists(db::Tx& tx, RegionCode const& area, std::int64_t limit) {
    return tx.all<ListRow>(sql::list_lists,
                           {{"area_first", area.first()}, {"area_after", area.after()}, {"row_max", limit}});
}

void save(db::Tx& tx, ListRow const& list) {
    tx.run(sql::save_list, {{"id", list.id}, {"state", word(list.state)}, {"counts", list.counts}, {"job", list.job}});
}

void insert(db::Tx& tx, TaskRow const& task) {
    tx.later(sql::insert_task, {{"id", task.id},
                                {"list", task.list},
                                {"kind", word(task.kind)},
                                {"line", task.line},
                                {"family", task.family},
                                {"region", task.region},
                                {"label", task.label},
                                {"number", task.number},
                                {"differences", task.differences},
                                {"decile", task.decile},
                                {"period", task.period}});
}

std::int64_t clear(db::Tx& tx, ListId list) { return tx.run(sql::clear_tasks, {{"list", list}}); }

std::vector<TaskRow> tasks(db::Tx& tx, TaskFilter const& filter) {
    return tx.all<TaskRow>(sql::list_tasks, {{"list", filter.list},
                                             {"after", filter.after.raw()},
                                             {"area_first", filter.area.first()},
                                             {"area_after", filter.area.after()},
                                             {"kind", filter.kind ? word(*filter.kind) : std::string_view{}},
                                             {"verdict", filter.verdict ? word(*filter.verdict) : std::string_view{}},
                                             {"row_max", filter.limit}});
}

std::vector<TaskRow> tasks_of(db::Tx& tx, registry::FamilyId family, RegionCode const& area) {
    return tx.all<TaskRow>(sql::tasks_of,
                           {{"family", family}, {"area_first", area.first()}, {"area_after", area.after()}});
}

std::optional<TaskRow> find_task(db::Tx& tx, TaskId id) { return tx.find<TaskRow>(sql::find_task, {{"id", id}}); }

Done settle(db::Tx& tx, TaskRow const& task) {
    auto const saved = tx.run(sql::settle_task, {{"id", task.id},
                                                 {"verdict", word(task.verdict)},
                                                 {"reason", task.reason},
                                                 {"settled_by", task.settled_by},
                                                 {"settled_at", task.settled_at},
                                                 {"version", task.version}});
    if (saved == 0) return refuse(Why::conflict, "siks.changed_meanwhile", "task");
    return {};
}

}  // namespace sinergi::siks::store
