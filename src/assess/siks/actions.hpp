#pragma once
// Deeds with lists of SIKS-NG: send one, have it compared, settle what differs, take its deciles over. Comparing writes
// nothing into the registry.

#include "access/doors.hpp"
#include "lists/archive.hpp"
#include "plumbing/jobs/runner.hpp"
#include "registry/actions/reconcile.hpp"
#include "siks/rules.hpp"
#include "siks/store.hpp"

namespace sinergi::siks {

/// What the house stands on. Made by apps/server.
struct House {
    access::Office& office;
    access::Doors& doors;
    regions::Areas const& areas;
    lists::Vault& vault;
    http::Router::Say say;
};

inline constexpr std::string_view job_kind = "siks.list";
inline constexpr std::size_t bytes_max = std::size_t{256} * 1024 * 1024;

struct SendWish {
    std::string name, bytes;
    std::string period{};  // "2026-Q3"; "" the file says, or it has no deciles
    Extent extent = Extent::some;
    std::string programme{};   // code of the office's list; "" the registry's own
    std::optional<Date> on{};  // the day it was downloaded
};
/// Keeps the file and lets a job compare it with the families of the officer's area. Reading it also closes the lines
/// of the worklist (proposals::arrived) in the transaction that says that it was read.
/// @refuses access.act_not_allowed siks.no_file siks.day_in_future proposals.word_unknown registry.period_malformed
/// sheet.* lists.* siks.no_number
Result<ListRow> send(House& house, access::Officer const& by, SendWish const& wish, Moment now);
/// @refuses siks.list_unknown access.act_not_allowed
Result<ListRow> find(House& house, access::Officer const& by, ListId id);
Result<std::vector<ListRow>> list(House& house, access::Officer const& by);
/// Takes over the deciles of tasks that are open, for the quarter they name, as a job. What differs in nothing else is
/// settled by it.
/// @refuses siks.list_unknown siks.not_read
Result<ListRow> take_deciles(House& house, access::Officer const& by, ListId id, Moment now);
/// The work of a job of `job_kind`.
Result<std::string> work(House& house, jobs::JobContext& job);

/// Who is right. @refuses siks.task_unknown siks.changed_meanwhile siks.reason_missing siks.verdict_missing
Result<TaskRow> settle(House& house, db::Tx& tx, access::Officer const& by, TaskId id, std::int64_t version,
                       Verdict verdict, std::string const& reason, Moment now);

/// The report as a workbook: figures, and each family that differs, field by field.
/// @refuses siks.list_unknown siks.not_read
Result<std::string> report(House& house, access::Officer const& by, ListId id, std::string_view language, Moment now);

}  // namespace sinergi::siks
