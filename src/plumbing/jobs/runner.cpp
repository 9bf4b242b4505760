#include "plumbing/jobs/runner.hpp"

#include "plumbing/jobs/context.hpp"
#include "plumbing/log/log.hpp"
#include "plumbing/notices/notices.hpp"

#include <algorithm>
#include <condition_variable>
#include <thread>

namespace sinergi::jobs {

namespace {

constexpr std::int64_t wait_after_fault_ms = 10 * second_ms;

struct Task {
    std::string name;
    std::int64_t interval_ms = 0;
    Periodic run;
    Moment look_at{};         // not before this; read from the database
    bool is_running = false;  // in this process
};

}  // namespace

struct Runner::Inside {
    db::Database& db;
    Clock const& clock;
    IdMaker& ids;
    RunnerOptions options;
    std::int64_t const me;  // this runner's mark on what it has taken

    std::map<std::string, Work, std::less<>> works{};
    std::vector<std::unique_ptr<Task>> tasks{};

    std::mutex lock{};  // of what stands below, and of Task's last two
    std::condition_variable changed{};
    std::map<JobId, std::shared_ptr<RunningJob>> running{};
    bool is_stopping = false;
    std::vector<std::jthread> threads{};

    Inside(db::Database& d, Clock const& c, IdMaker& i, RunnerOptions o)
        : db(d), clock(c), ids(i), options(o), me(i.next(c.now())) {}

    [[nodiscard]] store::Patience patience() const { return {clock.now(), options.stale_after_ms}; }

    // ---- jobs

    /// The oldest that may be taken, of all kinds known here.
    JobId find_ready() {
        return db.read([&](db::Tx& tx) {
            JobId oldest;
            for (auto const& [kind, work] : works) {
                JobId id;
                do id = store::find_ready(tx, kind, id, patience());
                while (!id.is_none() && is_mine(id));  // the clock was set back, and we have it already
                if (!id.is_none() && (oldest.is_none() || id < oldest)) oldest = id;
            }
            return oldest;
        });
    }

    bool is_mine(JobId id) {
        std::scoped_lock const guard(lock);
        return running.contains(id);
    }

    bool work_on_job() {
        auto const id = works.empty() ? JobId{} : find_ready();
        if (id.is_none()) return false;
        std::optional<Job> taken;
        (void)db.write([&](db::Tx& tx) -> Done {
            taken = store::take(tx, id, me, patience());
            return {};
        });
        if (!taken) return true;  // another runner was quicker; there may be more
        auto const job = std::make_shared<RunningJob>(db, clock, *std::move(taken), me);
        {
            std::scoped_lock const guard(lock);
            running[id] = job;
            if (is_stopping) job->pause();
        }
        run(*job);
        std::scoped_lock const guard(lock);
        running.erase(id);
        return true;
    }

    void run(RunningJob& job) {
        if (auto const end = work_out(job)) {
            (void)db.write([&](db::Tx& tx) -> Done {
                if (store::finish(tx, job.claim(), *end, clock.now())) tell(tx, job.job());
                return {};
            });
        }
    }

    /// How the job ended; none when it was put back or belongs to somebody else.
    std::optional<store::End> work_out(RunningJob& job) {
        auto const& about = job.job();
        if (about.is_cancel_wanted) return store::End{.state = State::cancelled};
        if (about.tries > options.tries_max) return store::End{.state = State::failed, .fault_key = "jobs.gave_up"};
        try {
            auto result = works.find(about.kind)->second(job);
            if (result) return store::End{.state = State::done, .result = *std::move(result)};
            auto const key = result.error().key;
            if (key == "jobs.taken_away") return {};
            if (key == "jobs.cancelled") return store::End{.state = State::cancelled};
            if (key != "jobs.paused") return store::End{.state = State::failed, .fault_key = std::string(key)};
            put_back(job, 0, clock.now());
        } catch (std::exception const& fault) {
            log::error("job {} ({}) try {}: {}", about.id.text(), about.kind, about.tries, fault.what());
            auto const tries = job.has_stepped() ? 1 : about.tries;
            if (tries >= options.tries_max) return store::End{.state = State::failed, .fault_key = "jobs.gave_up"};
            put_back(job, tries, clock.now().plus_ms(tries * wait_after_fault_ms));
        }
        return {};
    }

    void put_back(RunningJob const& job, std::int64_t tries, Moment not_before) {
        (void)db.write([&](db::Tx& tx) -> Done {
            store::put_back(tx, job.claim(), tries, not_before);
            return {};
        });
    }

    /// Who started it hears on the live stream that it ended.
    void tell(db::Tx& tx, Job const& job) {
        if (job.started_by == 0) return;
        notices::post(
            tx, ids, {.at = clock.now(), .topic = "jobs.finished", .subject = job.id.raw(), .account = job.started_by});
    }

    // ---- periodic tasks

    Task* find_due_task() {
        std::scoped_lock const guard(lock);
        auto const now = clock.now();
        for (auto const& task : tasks) {
            // A look further ahead than the interval was noted before the clock was set back.
            bool const is_due = task->look_at <= now || task->look_at > now.plus_ms(task->interval_ms);
            if (task->is_running || !is_due) continue;
            task->is_running = true;
            return task.get();
        }
        return nullptr;
    }

    bool work_on_task() {
        auto* task = find_due_task();
        if (!task) return false;
        auto const now = clock.now();
        auto look_at = now.plus_ms(std::min(task->interval_ms, options.stale_after_ms));
        bool is_run = false;
        try {
            bool is_ours = false;
            (void)db.write([&](db::Tx& tx) -> Done {
                is_ours = store::take_lease(tx, {task->name, task->interval_ms}, me, patience());
                return {};
            });
            if (is_ours) {
                is_run = true;
                look_at = run_task(*task, now);
            } else {
                auto const due = db.read([&](db::Tx& tx) { return store::due_at(tx, task->name); });
                if (due > now) look_at = due;  // another runner did it; else one is at it: look again soon
            }
        } catch (std::exception const& fault) {
            log::error("periodic task {}: {}", task->name, fault.what());
        }
        std::scoped_lock const guard(lock);
        task->is_running = false;
        task->look_at = look_at;
        return is_run;
    }

    Moment run_task(Task const& task, Moment now) {
        auto due = now.plus_ms(task.interval_ms);
        try {
            task.run(now);
        } catch (std::exception const& fault) {
            log::error("periodic task {}: {}", task.name, fault.what());
            due = now.plus_ms(std::min(task.interval_ms, minute_ms));
        }
        (void)db.write([&](db::Tx& tx) -> Done {
            store::end_lease(tx, task.name, me, due, clock.now());
            return {};
        });
        return due;
    }

    // ---- threads

    void wait(std::int64_t for_ms) {
        std::unique_lock guard(lock);
        changed.wait_for(guard, std::chrono::milliseconds(for_ms), [this] { return is_stopping; });
    }

    bool stops() {
        std::scoped_lock const guard(lock);
        return is_stopping;
    }

    /// The loop that hears a Fault: the database is gone or the disk full. Work is taken again once it is back.
    template <class F>
    void loop(std::int64_t pause_ms, F const& turn) {
        while (!stops()) {
            bool is_busy = false;
            try {
                is_busy = turn();
            } catch (std::exception const& fault) {
                log::error("jobs: {}", fault.what());
                wait(2 * second_ms);
            }
            if (!is_busy) wait(pause_ms);
        }
    }

    void beat() {
        std::vector<std::shared_ptr<RunningJob>> jobs;
        std::vector<std::string_view> leases;
        {
            std::scoped_lock const guard(lock);
            for (auto const& [id, job] : running) jobs.push_back(job);
            for (auto const& task : tasks)
                if (task->is_running) leases.push_back(task->name);
        }
        for (auto const& job : jobs) job->beat();
        if (leases.empty()) return;
        (void)db.write([&](db::Tx& tx) -> Done {
            for (auto const name : leases) store::beat_lease(tx, name, me, clock.now().plus_ms(options.stale_after_ms));
            return {};
        });
    }
};

Runner::Runner(db::Database& db, Clock const& clock, IdMaker& ids, RunnerOptions options)
    : in_(std::make_unique<Inside>(db, clock, ids, options)) {}

Runner::~Runner() { stop(); }

void Runner::on(std::string kind, Work work) {
    SINERGI_CHECK(in_->threads.empty());
    in_->works[std::move(kind)] = std::move(work);
}

void Runner::every(std::string name, std::int64_t interval_ms, Periodic task) {
    SINERGI_CHECK(in_->threads.empty() && interval_ms > 0);
    in_->tasks.push_back(
        std::make_unique<Task>(Task{.name = std::move(name), .interval_ms = interval_ms, .run = std::move(task)}));
}

void Runner::start() {
    SINERGI_CHECK(in_->threads.empty());
    in_->is_stopping = false;
    for (int at = 0; at < in_->options.threads; ++at)
        in_->threads.emplace_back([this] { in_->loop(in_->options.look_ms, [this] { return work_once(); }); });
    in_->threads.emplace_back([this] {
        in_->loop(in_->options.beat_ms, [this] {
            beat();
            return false;
        });
    });
}

void Runner::stop() {
    {
        std::scoped_lock const guard(in_->lock);
        in_->is_stopping = true;
        for (auto const& [id, job] : in_->running) job->pause();
    }
    in_->changed.notify_all();
    in_->threads.clear();  // joins
}

bool Runner::work_once() { return in_->work_on_task() || in_->work_on_job(); }

void Runner::beat() { in_->beat(); }

}  // namespace sinergi::jobs
