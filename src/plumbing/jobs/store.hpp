#pragma once
// Inside of jobs: the rows of job and job_lease. Not for other houses.

#include "plumbing/jobs/jobs.hpp"

namespace sinergi::jobs::store {

/// A runner's claim on a job, and how far it is. Writes go through only while the claim holds.
struct Claim {
    JobId job;
    std::int64_t runner = 0;
    std::int64_t done = 0;
    std::int64_t total = 0;
    std::string note{};
};

/// When a job, or a lease, may be taken from another runner.
struct Patience {
    Moment now;
    std::int64_t stale_after_ms = 0;
};

/// The oldest job of `kind` beyond `after` that waits or was left; none.
[[nodiscard]] JobId find_ready(db::Tx& tx, std::string_view kind, JobId after, Patience const& patience);
[[nodiscard]] std::optional<Job> take(db::Tx& tx, JobId id, std::int64_t runner, Patience const& patience);

/// @return is it wanted to be cancelled; none when the claim no longer holds
[[nodiscard]] std::optional<bool> beat(db::Tx& tx, Claim const& claim, Moment now);
[[nodiscard]] std::optional<bool> keep_step(db::Tx& tx, Claim const& claim, std::string_view resume_point, Moment now);

struct End {
    State state = State::done;
    std::string result{};
    std::string fault_key{};
};
/// @return did the claim still hold
bool finish(db::Tx& tx, Claim const& claim, End const& end, Moment now);
bool put_back(db::Tx& tx, Claim const& claim, std::int64_t tries, Moment not_before);

struct Lease {
    std::string_view name;
    std::int64_t interval_ms = 0;
};
/// When the task is due; 0 for one that never ran.
[[nodiscard]] Moment due_at(db::Tx& tx, std::string_view name);
[[nodiscard]] bool take_lease(db::Tx& tx, Lease const& lease, std::int64_t runner, Patience const& patience);
void beat_lease(db::Tx& tx, std::string_view name, std::int64_t runner, Moment until);
void end_lease(db::Tx& tx, std::string_view name, std::int64_t runner, Moment due, Moment now);

}  // namespace sinergi::jobs::store
