#include "plumbing/jobs/store.hpp"

#include "plumbing/jobs/store_sql.hpp"

#include <algorithm>
#include <limits>

namespace sinergi::jobs {

namespace {

constexpr std::array<std::string_view, 5> state_names{"queued", "running", "done", "failed", "cancelled"};

State state_of(std::string_view name) {
    auto const found = std::ranges::find(state_names, name);
    SINERGI_CHECK(found != state_names.end());
    return static_cast<State>(found - state_names.begin());
}

/// As the statements answer it.
struct JobRow {
    JobId id;
    std::string kind;
    std::string state;
    std::int64_t done = 0;
    std::int64_t total = 0;
    std::string note;
    std::string input;
    std::string resume_point;
    std::string result;
    std::string fault_key;
    std::int64_t started_by = 0;
    Moment started_at;
    std::int64_t tries = 0;
    bool cancel_wanted = false;
    std::optional<Moment> finished_at;
};
BOOST_DESCRIBE_STRUCT(JobRow, (),
                      (id, kind, state, done, total, note, input, resume_point, result, fault_key, started_by,
                       started_at, tries, cancel_wanted, finished_at))

Job job_of(JobRow row) {
    return {.id = row.id,
            .kind = std::move(row.kind),
            .state = state_of(row.state),
            .done = row.done,
            .total = row.total,
            .note = std::move(row.note),
            .input = std::move(row.input),
            .resume_point = std::move(row.resume_point),
            .result = std::move(row.result),
            .fault_key = std::move(row.fault_key),
            .started_by = row.started_by,
            .started_at = row.started_at,
            .tries = row.tries,
            .is_cancel_wanted = row.cancel_wanted,
            .finished_at = row.finished_at};
}

}  // namespace

std::string_view state_name(State state) noexcept { return state_names[static_cast<std::size_t>(state)]; }

JobId start(db::Tx& tx, IdMaker& ids, NewJob const& wish, Moment now) {
    auto const key = wish.client_key.empty() ? std::nullopt : std::optional(wish.client_key);
    if (key) {
        if (auto const known = tx.find<JobId>(sql::find_by_client_key,
                                              {{"started_by", wish.started_by}, {"client_key", wish.client_key}}))
            return *known;
    }
    auto const id = ids.make<Job>(now);
    tx.run(sql::insert_job, {{"id", id},
                             {"kind", wish.kind},
                             {"input", wish.input},
                             {"started_by", wish.started_by},
                             {"client_key", key},
                             {"now", now}});
    return id;
}

Result<Job> find(db::Tx& tx, JobId id) {
    auto row = tx.find<JobRow>(sql::find_job, {{"id", id}});
    if (!row) return refuse(Why::not_found, "jobs.not_found");
    return job_of(*std::move(row));
}

Result<Job> cancel(db::Tx& tx, JobId id, Moment now) {
    auto const changed =
        tx.run(sql::cancel_queued, {{"id", id}, {"now", now}}) + tx.run(sql::want_cancel, {{"id", id}});
    SINERGI_TRY(job, find(tx, id));
    if (changed == 0) return refuse(Why::conflict, "jobs.already_finished");
    return job;
}

std::vector<Job> list(db::Tx& tx, Filter const& filter) {
    auto const before = filter.before.is_none() ? std::numeric_limits<std::int64_t>::max() : filter.before.raw();
    auto const row_max = std::clamp(filter.row_max, std::int64_t{1}, std::int64_t{200});
    auto rows =
        filter.started_by
            ? tx.all<JobRow>(
                  sql::list_of,
                  {{"started_by", *filter.started_by}, {"before", before}, {"kind", filter.kind}, {"row_max", row_max}})
            : tx.all<JobRow>(sql::list_all, {{"before", before}, {"kind", filter.kind}, {"row_max", row_max}});
    std::vector<Job> jobs;
    for (auto& row : rows) jobs.push_back(job_of(std::move(row)));
    return jobs;
}

std::int64_t forget_finished(db::Tx& tx, Moment before) { return tx.run(sql::forget_finished, {{"before", before}}); }

namespace store {

JobId find_ready(db::Tx& tx, std::string_view kind, JobId after, Patience const& patience) {
    return tx
        .find<JobId>(sql::find_ready, {{"kind", kind},
                                       {"after", after.raw()},
                                       {"now", patience.now},
                                       {"stale", patience.now.plus_ms(-patience.stale_after_ms)},
                                       {"ahead", patience.now.plus_ms(patience.stale_after_ms)}})
        .value_or(JobId{});
}

std::optional<Job> take(db::Tx& tx, JobId id, std::int64_t runner, Patience const& patience) {
    auto row = tx.find<JobRow>(sql::take, {{"id", id},
                                           {"runner", runner},
                                           {"now", patience.now},
                                           {"stale", patience.now.plus_ms(-patience.stale_after_ms)},
                                           {"ahead", patience.now.plus_ms(patience.stale_after_ms)}});
    if (!row) return {};
    return job_of(*std::move(row));
}

std::optional<bool> beat(db::Tx& tx, Claim const& claim, Moment now) {
    return tx.find<bool>(sql::beat, {{"id", claim.job},
                                     {"runner", claim.runner},
                                     {"now", now},
                                     {"done", claim.done},
                                     {"total", claim.total},
                                     {"note", claim.note}});
}

std::optional<bool> keep_step(db::Tx& tx, Claim const& claim, std::string_view resume_point, Moment now) {
    return tx.find<bool>(sql::keep_step, {{"id", claim.job},
                                          {"runner", claim.runner},
                                          {"now", now},
                                          {"done", claim.done},
                                          {"total", claim.total},
                                          {"note", claim.note},
                                          {"resume_point", resume_point}});
}

bool finish(db::Tx& tx, Claim const& claim, End const& end, Moment now) {
    return tx.run(sql::finish, {{"id", claim.job},
                                {"runner", claim.runner},
                                {"state", state_name(end.state)},
                                {"result", end.result},
                                {"fault_key", end.fault_key},
                                {"done", claim.done},
                                {"total", claim.total},
                                {"note", claim.note},
                                {"now", now}}) == 1;
}

bool put_back(db::Tx& tx, Claim const& claim, std::int64_t tries, Moment not_before) {
    return tx.run(sql::put_back, {{"id", claim.job},
                                  {"runner", claim.runner},
                                  {"tries", tries},
                                  {"not_before", not_before},
                                  {"done", claim.done},
                                  {"total", claim.total},
                                  {"note", claim.note}}) == 1;
}

Moment due_at(db::Tx& tx, std::string_view name) {
    return tx.find<Moment>(sql::find_due, {{"name", name}}).value_or(Moment{});
}

bool take_lease(db::Tx& tx, Lease const& lease, std::int64_t runner, Patience const& patience) {
    tx.run(sql::insert_lease, {{"name", lease.name}});
    return tx.run(sql::take_lease, {{"name", lease.name},
                                    {"runner", runner},
                                    {"now", patience.now},
                                    {"until", patience.now.plus_ms(patience.stale_after_ms)},
                                    {"due_ahead", patience.now.plus_ms(lease.interval_ms)}}) == 1;
}

void beat_lease(db::Tx& tx, std::string_view name, std::int64_t runner, Moment until) {
    tx.run(sql::beat_lease, {{"name", name}, {"runner", runner}, {"until", until}});
}

void end_lease(db::Tx& tx, std::string_view name, std::int64_t runner, Moment due, Moment now) {
    tx.run(sql::end_lease, {{"name", name}, {"runner", runner}, {"due_at", due}, {"now", now}});
}

}  // namespace store

}  // namespace sinergi::jobs
