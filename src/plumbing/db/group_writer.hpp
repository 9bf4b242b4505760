#pragma once
// Group commit, the same for both engines.

#include "plumbing/db/engine.hpp"

#include <atomic>
#include <deque>
#include <thread>

namespace sinergi::db {

/// The engine's side: one connection, touched by the writer's thread alone.
class Side {
public:
    virtual ~Side() = default;
    /// @throws Unavailable when nobody answers
    virtual void begin(Marks marks) = 0;
    /// Around each deed: mark, then keep; or mark, undo, keep. Without marks `undo` throws Unmarked, unless the deed
    /// wrote nothing.
    virtual void mark(void const* whose) = 0;
    virtual void keep() = 0;
    virtual void undo() = 0;
    /// What is asked ahead from now on is for the deed that will be marked as `whose`.
    virtual void foresee(void const*) {}
    /// Is a question asked ahead worth anything here?
    [[nodiscard]] virtual bool does_foresee() const noexcept { return false; }
    /// Waits until all is on disk. @throws TryAgain, Unavailable, and what a `later` met
    virtual void commit() = 0;
    virtual void roll_back() noexcept = 0;
    /// SQLite ends a transaction of its own accord when the disk is full.
    [[nodiscard]] virtual bool is_open() const noexcept = 0;
    [[nodiscard]] virtual Tx& tx() noexcept = 0;
    /// A statement of this deed was refused: nothing it did may stay.
    [[nodiscard]] virtual bool is_spoiled() const noexcept = 0;
    /// Between two groups.
    [[nodiscard]] virtual bool has_chore() const noexcept { return false; }
    virtual void do_chores() noexcept {}
};

/// The one thread that writes. Deeds of many threads are committed in groups, one sync to disk for all of them. Nobody
/// hears an answer, not even a refusal, before that commit: it may rest on what an earlier deed of the group wrote.
///
/// On PostgreSQL too: serializable transactions side by side collide on the pages of every small index, and on the last
/// page of every large one. Tried at 10 connections, deeds met others twenty times in a row; one behind the other they
/// never meet, and need one sync a group (docs/decisions/0014).
class GroupWriter {
public:
    GroupWriter(std::unique_ptr<Side> side, std::size_t group_max);
    /// Carries out what is queued, then stops.
    ~GroupWriter();
    GroupWriter(GroupWriter const&) = delete;
    GroupWriter& operator=(GroupWriter const&) = delete;

    /// @throws Unavailable, Clash, Fault, and what the deed throws
    void carry_out(std::function<bool(Tx&)> const& deed, Foresight const& foresight = {});
    /// On the writer's thread, between two groups.
    void alone(std::function<void(Side&)> const& work);
    /// @throws Unavailable when 20,000 wait already
    void soon(std::function<void(Tx&)> deed);
    /// There is a chore.
    void wake() noexcept { work_.notify_one(); }
    /// Was the last transaction not taken, for want of space or of a server?
    [[nodiscard]] bool is_stuck() const noexcept { return is_stuck_.load(std::memory_order_relaxed); }

private:
    struct Job;
    enum class Ended : std::uint8_t { committed, unmarked, collided, gone, unknown, failed };
    void put_in(Job& job);
    void live();
    bool wait_for_work(std::unique_lock<std::mutex>& lock);
    std::vector<Job*> next_group();
    void run_alone(Job& job);
    void run_group(std::vector<Job*> const& group);
    void run_by_itself(Job& job);
    Ended try_group(std::span<Job* const> group);
    Ended try_group(std::span<Job* const> group, Marks marks);
    std::size_t foresee(std::span<Job* const> next, std::size_t most);
    void run_deed(Job& job);
    void note_stuck(std::exception_ptr const& why);
    void deliver(std::vector<Job*> const& group);
    void deliver_note(std::unique_ptr<Job> note, std::size_t& put_back);

    std::unique_ptr<Side> side_;
    std::size_t group_max_;
    std::exception_ptr failure_{};  // why the last group ended as it did
    bool has_begun_ = false;
    bool is_again_ = false;  // a group that ran before: deeds ask one behind the other
    std::mutex mutex_;
    std::condition_variable work_;
    std::deque<Job*> queue_;
    std::deque<std::unique_ptr<Job>> soon_;
    std::chrono::steady_clock::time_point soon_at_{};
    bool is_idle_ = false;
    bool is_ending_ = false;
    std::atomic<bool> is_stuck_ = false;
    std::thread thread_;
};

}  // namespace sinergi::db
