#include "plumbing/jobs/context.hpp"

namespace sinergi::jobs {

RunningJob::RunningJob(db::Database& db, Clock const& clock, Job job, std::int64_t runner)
    : db_(db),
      clock_(clock),
      job_(std::move(job)),
      claim_{.job = job_.id, .runner = runner, .done = job_.done, .total = job_.total, .note = job_.note},
      is_cancelled_(job_.is_cancel_wanted) {}

void RunningJob::progress(std::int64_t done, std::int64_t total, std::string_view note) {
    std::scoped_lock const lock(claim_lock_);
    claim_.done = done;
    claim_.total = total;
    claim_.note = note;
}

store::Claim RunningJob::claim() const {
    std::scoped_lock const lock(claim_lock_);
    return claim_;
}

Done RunningJob::go_on() const {
    if (is_lost_) return refuse(Why::conflict, "jobs.taken_away");
    if (is_cancelled_) return refuse(Why::conflict, "jobs.cancelled");
    if (is_paused_) return refuse(Why::conflict, "jobs.paused");
    return {};
}

void RunningJob::heard(std::optional<bool> cancel_wanted) noexcept {
    if (!cancel_wanted)
        is_lost_ = true;
    else if (*cancel_wanted)
        is_cancelled_ = true;
}

Done RunningJob::step(std::string_view resume_point, std::function<Done(db::Tx&)> const& deed) {
    SINERGI_MUST(go_on());
    auto const kept = db_.write([&](db::Tx& tx) -> Result<bool> {
        SINERGI_MUST(deed(tx));
        auto const cancel_wanted = store::keep_step(tx, claim(), resume_point, clock_.now());
        // Another runner has the job, and will do this step, too: ours must not count.
        if (!cancel_wanted) return refuse(Why::conflict, "jobs.taken_away");
        return *cancel_wanted;
    });
    if (kept) {
        has_stepped_ = true;
        heard(*kept);
        return {};
    }
    if (kept.error().key == "jobs.taken_away") heard(std::nullopt);
    return std::unexpected(kept.error());
}

void RunningJob::beat() {
    std::optional<bool> cancel_wanted;
    auto const said = db_.write([&](db::Tx& tx) -> Done {
        cancel_wanted = store::beat(tx, claim(), clock_.now());
        return {};
    });
    if (said) heard(cancel_wanted);
}

}  // namespace sinergi::jobs
