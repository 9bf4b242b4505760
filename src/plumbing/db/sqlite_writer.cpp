#include "plumbing/db/sqlite_writer.hpp"

#include "plumbing/log/log.hpp"

namespace sinergi::db {
namespace {

constexpr Statement begin_write{"db.begin_write", "BEGIN IMMEDIATE", {}, {}};
constexpr Statement commit{"db.commit", "COMMIT", {}, {}};
constexpr Statement savepoint{"db.savepoint", "SAVEPOINT deed", {}, {}};
constexpr Statement keep{"db.keep", "RELEASE deed", {}, {}};
constexpr Statement undo{"db.undo", "ROLLBACK TO deed", {}, {}};

// 4 kB each. A checkpoint moves a hot page once, however often the log holds it, so a longer log is cheaper; a reader
// looks through one index block a 4,096 frames, so a very long one is dearer.
constexpr int log_frames_wanted = 4'000;

// A thread waits here for its deed. It outlives the Job, so that the writer may ring it after the Job is gone.
thread_local std::atomic<std::uint32_t> bell = 0;

}  // namespace

struct SqliteWriter::Job {
    enum class Kind : std::uint8_t { deed, alone, soon };
    Kind kind = Kind::deed;
    std::function<bool(Tx&)> const* deed = nullptr;
    std::function<void(SqliteConnection&)> const* work = nullptr;
    std::function<bool(Tx&)> own{};  // of a soon
    std::exception_ptr fault{};
    std::atomic<std::uint32_t>* ring = nullptr;
    bool is_unavailable = false;
};

std::int64_t SqliteTx::each(Statement const& statement, std::span<Arg const> args,
                            std::function<void(Columns const&)> const& visit) {
    if (is_spoiled_) throw Fault(std::string(statement.name) + ": the transaction was refused before");
    try {
        return connection_.each(statement, args, visit);
    } catch (...) {
        is_spoiled_ = true;
        throw;
    }
}

SqliteWriter::SqliteWriter(std::string file, Options const& options)
    : options_(options),
      file_(std::move(file)),
      connection_(file_, SqliteConnection::Use::write, options_),
      checkpointer_(file_, SqliteConnection::Use::checkpoint, options_) {
    checkpoint_thread_ = std::thread([this] { checkpoint_beside(); });
    thread_ = std::thread([this] { live(); });
}

SqliteWriter::~SqliteWriter() {
    {
        std::scoped_lock const lock(mutex_);
        is_ending_ = true;
    }
    work_.notify_one();
    thread_.join();
    checkpoint_wish_.store(3);
    checkpoint_wish_.notify_all();
    checkpoint_thread_.join();
}

void SqliteWriter::put_in(Job& job) {
    SINERGI_CHECK(!InDeed::is_set());
    auto const before = bell.load(std::memory_order_relaxed);
    job.ring = &bell;
    bool is_idle = false;
    {
        std::scoped_lock const lock(mutex_);
        queue_.push_back(&job);
        is_idle = is_idle_;
    }
    if (is_idle) work_.notify_one();
    bell.wait(before, std::memory_order_acquire);
    if (job.fault) std::rethrow_exception(job.fault);
}

void SqliteWriter::carry_out(std::function<bool(Tx&)> const& deed) {
    Job job{.deed = &deed};
    put_in(job);
}

void SqliteWriter::alone(std::function<void(SqliteConnection&)> const& work) {
    Job job{.kind = Job::Kind::alone, .work = &work};
    put_in(job);
}

void SqliteWriter::soon(std::function<void(Tx&)> deed) {
    auto job = std::make_unique<Job>();
    job->kind = Job::Kind::soon;
    job->own = [deed = std::move(deed)](Tx& tx) {
        deed(tx);
        return true;
    };
    job->deed = &job->own;
    bool is_first = false;
    {
        std::scoped_lock const lock(mutex_);
        if (soon_.size() >= soon_max) throw Unavailable("too much waits to be noted");
        is_first = soon_.empty();
        if (is_first) soon_at_ = std::chrono::steady_clock::now() + soon_delay;
        soon_.push_back(std::move(job));
        is_first = is_first && is_idle_;
    }
    if (is_first) work_.notify_one();
}

bool SqliteWriter::wait_for_work(std::unique_lock<std::mutex>& lock) {
    is_idle_ = true;
    while (queue_.empty() && !is_ending_ && checkpoint_wish_.load() != 2) {
        if (soon_.empty()) {
            work_.wait(lock);
        } else if (work_.wait_until(lock, soon_at_) == std::cv_status::timeout) {
            break;
        }
    }
    is_idle_ = false;
    return !(is_ending_ && queue_.empty() && soon_.empty());
}

// What is alone comes alone; deeds come together, and what waits to be noted rides with them.
std::vector<SqliteWriter::Job*> SqliteWriter::next_group() {
    std::vector<Job*> group;
    if (!queue_.empty() && queue_.front()->kind == Job::Kind::alone) {
        group.push_back(queue_.front());
        queue_.pop_front();
        return group;
    }
    while (!queue_.empty() && queue_.front()->kind == Job::Kind::deed && group.size() < options_.group_max) {
        group.push_back(queue_.front());
        queue_.pop_front();
    }
    if (is_stuck_ && std::chrono::steady_clock::now() < soon_at_ && !is_ending_) return group;
    for (std::size_t i = 0; i < options_.group_max && !soon_.empty(); ++i) {
        group.push_back(soon_.front().release());
        soon_.pop_front();
    }
    return group;
}

void SqliteWriter::live() {
    for (;;) {
        std::vector<Job*> group;
        {
            std::unique_lock lock(mutex_);
            if (!wait_for_work(lock)) return;
            group = next_group();
        }
        if (group.empty()) {
        } else if (group.front()->kind == Job::Kind::alone) {
            auto& job = *group.front();
            try {
                (*job.work)(connection_);
            } catch (...) {
                job.fault = std::current_exception();
            }
            connection_.roll_back();
            deliver(group);
        } else {
            run_group(group);
        }
        keep_log_short();
    }
}

void SqliteWriter::run_deed(Job& job, SqliteTx& tx) {
    job.fault = nullptr;
    job.is_unavailable = false;
    bool is_kept = false;
    try {
        InDeed const mark;
        tx.start_afresh();
        connection_.run(savepoint);
        is_kept = (*job.deed)(tx);
        if (is_kept && tx.is_spoiled()) throw Fault("a deed went on after its transaction was refused");
    } catch (Unavailable const&) {
        job.fault = std::current_exception();
        job.is_unavailable = true;
        is_kept = false;
    } catch (...) {
        job.fault = std::current_exception();
        is_kept = false;
    }
    if (!connection_.is_in_transaction()) return;  // SQLite ended it: the group begins anew, one by one
    if (!is_kept) connection_.run(undo);
    connection_.run(keep);
}

bool SqliteWriter::try_group(std::vector<Job*> const& group) {
    try {
        SqliteTx tx(connection_);
        connection_.run(begin_write);
        for (auto* job : group) {
            run_deed(*job, tx);
            if (!connection_.is_in_transaction()) return false;
        }
        connection_.run(commit);
        note_stuck({});
        return true;
    } catch (std::exception const&) {
        connection_.roll_back();
        return false;
    }
}

void SqliteWriter::run_by_itself(Job& job) {
    try {
        SqliteTx tx(connection_);
        connection_.run(begin_write);
        run_deed(job, tx);
        if (connection_.is_in_transaction()) connection_.run(commit);
    } catch (...) {
        job.fault = std::current_exception();
        job.is_unavailable = true;
        connection_.roll_back();
    }
    note_stuck(job.is_unavailable ? job.fault : nullptr);
}

// One line when it begins and one when it ends: a full disk is not helped by a log that grows.
void SqliteWriter::note_stuck(std::exception_ptr const& why) {
    if (is_stuck_.exchange(why != nullptr) == (why != nullptr)) return;
    if (!why) return log::info("the database takes writes again");
    try {
        std::rethrow_exception(why);
    } catch (std::exception const& told) {
        log::error("the database takes no writes: {}", told.what());
    }
}

void SqliteWriter::run_group(std::vector<Job*> const& group) {
    if (!try_group(group))
        for (auto* job : group) run_by_itself(*job);
    deliver(group);
}

void SqliteWriter::deliver(std::vector<Job*> const& group) {
    std::size_t back = 0;
    for (auto* job : group) {
        if (job->kind != Job::Kind::soon) {
            auto* const ring = job->ring;  // the job is gone once its thread hears it
            ring->fetch_add(1, std::memory_order_release);
            ring->notify_one();
            continue;
        }
        std::unique_ptr<Job> mine(job);
        if (mine->is_unavailable) {
            std::scoped_lock const lock(mutex_);
            if (is_ending_) {
                log::error("a note was lost: there was no room for it to the end");
                continue;
            }
            soon_.insert(soon_.begin() + static_cast<std::ptrdiff_t>(back++), std::move(mine));
            soon_at_ = std::chrono::steady_clock::now() + soon_again;
        } else if (mine->fault) {
            try {
                std::rethrow_exception(mine->fault);
            } catch (std::exception const& why) {
                log::error("a note was lost: {}", why.what());
            }
        }
    }
}

// The checkpointer moves the log into the file beside the writing. Only when nothing new comes meanwhile is all of it
// moved and may the log begin again at its start; so the writer itself moves the small rest, between two groups.
void SqliteWriter::keep_log_short() {
    auto const frames = connection_.log_frames();
    if (frames < frames_at_wish_) frames_at_wish_ = 0;  // it began again
    auto const wish = checkpoint_wish_.load();
    if (wish == 2) {
        try {
            connection_.checkpoint();
        } catch (Fault const& why) {
            log::warn("the log could not be moved into the file: {}", why.what());
        }
        checkpoint_wish_.store(0);
    } else if (wish == 0 && frames - frames_at_wish_ > log_frames_wanted) {
        frames_at_wish_ = frames;
        checkpoint_wish_.store(1);
        checkpoint_wish_.notify_all();
    }
}

void SqliteWriter::checkpoint_beside() {
    for (;;) {
        auto wish = checkpoint_wish_.load();
        while (wish != 1 && wish != 3) {
            checkpoint_wish_.wait(wish);
            wish = checkpoint_wish_.load();
        }
        if (wish == 3) return;
        try {
            checkpointer_.checkpoint();
        } catch (Fault const& why) {
            log::warn("the log could not be moved into the file: {}", why.what());
        }
        auto asked = 1;
        checkpoint_wish_.compare_exchange_strong(asked, 2);
        work_.notify_one();
    }
}

}  // namespace sinergi::db
