#pragma once
// Who does the jobs: some threads of the server, on a database that other servers may share.
//
//     runner.on("lists.import", [](JobContext& job) -> Result<std::string> {
//         for (auto row = first_row(job.resume_point()); row < rows; row += 500) {
//             job.progress(row, rows, "baris");
//             SINERGI_MUST(job.step(std::to_string(row + 500), [&](db::Tx& tx) { return take_in(tx, row, row + 500);
//             }));
//         }
//         return R"({"added": 500})";
//     });
//     runner.every("grievances.climb", minute_ms, [&](Moment now) { climb(now); });
//     runner.start();

#include "plumbing/clock/clock.hpp"
#include "plumbing/jobs/jobs.hpp"

#include <functional>
#include <memory>

namespace sinergi::jobs {

/// What a job's work sees of the job. Used by the work's own thread.
class JobContext {
public:
    virtual ~JobContext() = default;
    JobContext(JobContext const&) = delete;
    JobContext& operator=(JobContext const&) = delete;

    [[nodiscard]] virtual Job const& job() const noexcept = 0;  // as it was when taken
    [[nodiscard]] std::string const& input() const noexcept { return job().input; }
    /// What the last step kept, also by a process that died since; "" at the beginning.
    [[nodiscard]] std::string const& resume_point() const noexcept { return job().resume_point; }

    /// Costs nothing: written with the next step or beat.
    virtual void progress(std::int64_t done, std::int64_t total, std::string_view note = {}) = 0;

    /// May the work go on? Known as of the last step or beat, a few seconds ago at most.
    /// @refuses jobs.cancelled jobs.taken_away (another runner has it) jobs.paused (the server stops)
    ///          The work hands the refusal on: SINERGI_MUST(job.go_on());
    [[nodiscard]] virtual Done go_on() const = 0;

    /// One transaction: the deed and the point from which to go on after it. So a step happens once, whatever dies.
    /// @refuses what go_on and the deed refuse; nothing is kept then
    [[nodiscard]] virtual Done step(std::string_view resume_point, std::function<Done(db::Tx&)> const& deed) = 0;

protected:
    JobContext() = default;
};

/// @return the result, JSON; a refusal ends the job as failed with its key. A Fault is tried again later.
using Work = std::function<Result<std::string>(JobContext&)>;
using Periodic = std::function<void(Moment now)>;

struct RunnerOptions {
    int threads = 2;
    std::int64_t tries_max = 3;                    // without a step done
    std::int64_t stale_after_ms = 60 * second_ms;  // silence after which a runner is taken for dead
    std::int64_t beat_ms = 5 * second_ms;
    std::int64_t look_ms = 500;  // between looks into an empty queue
};

class Runner {
public:
    /// All three outlive the runner.
    Runner(db::Database& db, Clock const& clock, IdMaker& ids, RunnerOptions options = {});
    Runner(Runner const&) = delete;
    Runner& operator=(Runner const&) = delete;
    /// Stops.
    ~Runner();

    /// Before start(). Jobs of other kinds are left to other runners.
    void on(std::string kind, Work work);
    /// Before start(). Runs at once, then every `interval_ms`, by one process at a time. A Fault is logged and tried
    /// again after at most a minute.
    void every(std::string name, std::int64_t interval_ms, Periodic task);

    void start();
    /// Lets work stop at its next step, puts it back into the queue, and waits for the threads.
    void stop();

    /// Does one thing that is due, a periodic task or a job, in this thread; false when nothing is. For tests and the
    /// command line; threads do the same in a loop.
    bool work_once();
    /// Says that this runner lives and writes progress; a thread does it every `beat_ms`.
    void beat();

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

}  // namespace sinergi::jobs
