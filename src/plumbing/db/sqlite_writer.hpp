#pragma once

#include "plumbing/db/sqlite_connection.hpp"

#include <atomic>
#include <deque>
#include <thread>

namespace sinergi::db {

/// The one thread that writes to a SQLite file. Deeds of many threads are committed in groups: each in a SAVEPOINT of
/// its own, one sync to disk for all of them. Nobody hears an answer, not even a refusal, before that commit: it may
/// rest on what an earlier deed of the group wrote.
class SqliteWriter {
public:
    SqliteWriter(std::string file, Options const& options);
    /// Carries out what is queued, then stops.
    ~SqliteWriter();
    SqliteWriter(SqliteWriter const&) = delete;
    SqliteWriter& operator=(SqliteWriter const&) = delete;

    /// @throws Unavailable, Clash, Fault, and what the deed throws
    void carry_out(std::function<bool(Tx&)> const& deed);
    /// With the writer's connection to itself, outside of any transaction.
    void alone(std::function<void(SqliteConnection&)> const& work);
    void soon(std::function<void(Tx&)> deed);
    /// Did the last commit fail for want of space, or of a disk?
    [[nodiscard]] bool is_stuck() const noexcept { return is_stuck_.load(std::memory_order_relaxed); }

private:
    struct Job;
    void put_in(Job& job);
    void live();
    bool wait_for_work(std::unique_lock<std::mutex>& lock);
    std::vector<Job*> next_group();
    void run_group(std::vector<Job*> const& group);
    bool try_group(std::vector<Job*> const& group);
    void run_by_itself(Job& job);
    void run_deed(Job& job, class SqliteTx& tx);
    void note_stuck(std::exception_ptr const& why);
    void deliver(std::vector<Job*> const& group);
    void keep_log_short();
    void checkpoint_beside();

    Options const& options_;
    std::string file_;
    SqliteConnection connection_;
    SqliteConnection checkpointer_;
    std::mutex mutex_;
    std::condition_variable work_;
    std::deque<Job*> queue_;
    std::deque<std::unique_ptr<Job>> soon_;
    std::chrono::steady_clock::time_point soon_at_{};
    bool is_idle_ = false;
    bool is_ending_ = false;
    std::atomic<bool> is_stuck_ = false;
    std::atomic<int> checkpoint_wish_ = 0;  // 0 none, 1 asked for, 2 done: the writer finishes it, 3 the end
    int frames_at_wish_ = 0;
    std::thread checkpoint_thread_;
    std::thread thread_;
};

/// The transaction of a deed or a question on a SQLite connection.
class SqliteTx final : public Tx {
public:
    explicit SqliteTx(SqliteConnection& connection) : connection_(connection) {}
    std::int64_t each(Statement const& statement, std::span<Arg const> args,
                      std::function<void(Columns const&)> const& visit) override;
    [[nodiscard]] Engine engine() const noexcept override { return Engine::sqlite; }
    [[nodiscard]] std::vector<std::string> columns_of(Statement const& statement) override {
        return connection_.columns_of(statement);
    }
    /// A statement was refused: PostgreSQL would answer nothing more, so this does not either.
    [[nodiscard]] bool is_spoiled() const noexcept { return is_spoiled_; }
    void start_afresh() noexcept { is_spoiled_ = false; }

private:
    SqliteConnection& connection_;
    bool is_spoiled_ = false;
};

}  // namespace sinergi::db
