#pragma once
// Inside of jobs: a job that a runner works on. Not for other houses.

#include "plumbing/jobs/runner.hpp"
#include "plumbing/jobs/store.hpp"

#include <atomic>
#include <mutex>

namespace sinergi::jobs {

class RunningJob final : public JobContext {
public:
    RunningJob(db::Database& db, Clock const& clock, Job job, std::int64_t runner);

    [[nodiscard]] Job const& job() const noexcept override { return job_; }
    void progress(std::int64_t done, std::int64_t total, std::string_view note) override;
    [[nodiscard]] Done go_on() const override;
    [[nodiscard]] Done step(std::string_view resume_point, std::function<Done(db::Tx&)> const& deed) override;

    /// From the runner's thread.
    void beat();
    void pause() noexcept { is_paused_ = true; }
    [[nodiscard]] store::Claim claim() const;
    /// Did it get on since it was taken?
    [[nodiscard]] bool has_stepped() const noexcept { return has_stepped_; }

private:
    void heard(std::optional<bool> cancel_wanted) noexcept;

    db::Database& db_;
    Clock const& clock_;
    Job const job_;
    mutable std::mutex claim_lock_;
    store::Claim claim_;
    std::atomic<bool> is_cancelled_;
    std::atomic<bool> is_lost_ = false;
    std::atomic<bool> is_paused_ = false;
    std::atomic<bool> has_stepped_ = false;
};

}  // namespace sinergi::jobs
