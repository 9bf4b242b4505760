#pragma once
// Rows of lists and tasks. A back room.

#include "plumbing/db/db.hpp"
#include "siks/model.hpp"

namespace sinergi::siks {

/// The word an enum is stored and sent as.
std::string_view word(auto value) { return boost::describe::enum_to_string(value, ""); }

}  // namespace sinergi::siks

namespace sinergi::siks::store {

void insert(db::Tx& tx, ListRow const& list);
[[nodiscard]] std::optional<ListRow> find_list(db::Tx& tx, ListId id);
[[nodiscard]] std::vector<ListRow> lists(db::Tx& tx, RegionCode const& area, std::int64_t limit);
/// State, counts and job.
void save(db::Tx& tx, ListRow const& list);

void insert(db::Tx& tx, TaskRow const& task);
/// Some thousand tasks of a list that is read anew. @return how many are gone
std::int64_t clear(db::Tx& tx, ListId list);
struct TaskFilter {
    ListId list;
    RegionCode area;
    std::optional<Kind> kind;
    std::optional<Verdict> verdict;
    TaskId after;
    std::int64_t limit = 50;
};
/// In the order of their file; those only we have last.
[[nodiscard]] std::vector<TaskRow> tasks(db::Tx& tx, TaskFilter const& filter);
/// Of one family, the newest first.
[[nodiscard]] std::vector<TaskRow> tasks_of(db::Tx& tx, registry::FamilyId family, RegionCode const& area);
[[nodiscard]] std::optional<TaskRow> find_task(db::Tx& tx, TaskId id);
/// @refuses siks.changed_meanwhile
Done settle(db::Tx& tx, TaskRow const& task);

}  // namespace sinergi::siks::store
