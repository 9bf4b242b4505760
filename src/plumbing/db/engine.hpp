#pragma once
// What both engines share. Seen by this house alone.

#include "plumbing/db/db.hpp"

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace sinergi::db {

[[nodiscard]] std::unique_ptr<Database> open_sqlite(std::string const& file, Options options);
[[nodiscard]] std::unique_ptr<Database> open_postgres(std::string const& place, Options options);

/// Is each deed of a group marked, so that it can be undone alone? A mark costs PostgreSQL two statements, and few
/// deeds are refused after they wrote: a group is tried without.
enum class Marks : std::uint8_t { none, each };

/// The transaction collided with another and must run again. Not a Fault, so that no deed catches it by accident.
class TryAgain : public std::exception {
public:
    [[nodiscard]] char const* what() const noexcept override { return "the transaction must run again"; }
};

/// A refused deed wrote, and there is no mark to go back to: the group runs again, with marks.
class Unmarked : public std::exception {
public:
    [[nodiscard]] char const* what() const noexcept override { return "the group must run again with marks"; }
};

/// The connection went away before the commit was sent: the transaction may run again on another one.
class Gone : public Unavailable {
public:
    using Unavailable::Unavailable;
};

/// The connection went away while the commit was on its way: written or not, nobody can say, so nothing runs again. The
/// caller asks once more with the same client key.
class Unknown : public Unavailable {
public:
    using Unavailable::Unavailable;
};

/// The arguments in the order of the statement's parameters. Missing, unknown and doubled names are broken promises.
class Ordered {
public:
    static constexpr std::size_t count_max = 64;
    Ordered(Statement const& statement, std::span<Arg const> args);
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] Arg const& operator[](std::size_t at) const noexcept { return *args_[at]; }

private:
    std::array<Arg const*, count_max> args_;
    std::size_t size_;
};

/// A table or column name as it may stand in SQL that we write ourselves.
/// @throws Fault unless small letters, digits and `_`
[[nodiscard]] std::string_view identifier(std::string_view name);

/// A deed runs on its database's own thread or holds one of its connections: a write within a write would wait for
/// itself. This mark finds it at once.
class InDeed {
public:
    InDeed();
    ~InDeed();
    InDeed(InDeed const&) = delete;
    InDeed& operator=(InDeed const&) = delete;
    [[nodiscard]] static bool is_set() noexcept;
};

/// Tells `options.slow` of a statement that took over 200 ms.
class Watch {
public:
    Watch(Options const& options, std::string_view name) : options_(options), name_(name) {}
    ~Watch();
    Watch(Watch const&) = delete;
    Watch& operator=(Watch const&) = delete;

private:
    Options const& options_;
    std::string_view name_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

/// Connections, made when first needed and lent to one thread at a time, the warmest first.
template <class Connection>
class Pool {
public:
    /// Given back when it goes; thrown away when it is no longer `is_usable`.
    class Lease {
    public:
        Lease(Pool& pool, std::unique_ptr<Connection> lent) : pool_(&pool), lent_(std::move(lent)) {}
        Lease(Lease&& other) noexcept : pool_(std::exchange(other.pool_, nullptr)), lent_(std::move(other.lent_)) {}
        Lease& operator=(Lease&&) = delete;
        ~Lease() {
            if (pool_ != nullptr) pool_->give_back(std::move(lent_));
        }
        Connection& operator*() const noexcept { return *lent_; }
        Connection* operator->() const noexcept { return lent_.get(); }

    private:
        Pool* pool_;
        std::unique_ptr<Connection> lent_;
    };

    Pool(std::size_t max, std::function<std::unique_ptr<Connection>()> make) : free_(max), make_(std::move(make)) {}

    /// @throws Unavailable when none came free within 10 seconds, or what `make` throws
    [[nodiscard]] Lease take() {
        std::unique_lock lock(mutex_);
        if (!came_back_.wait_for(lock, std::chrono::seconds(10), [&] { return free_ > 0; }))
            throw Unavailable("all database connections are busy");
        --free_;
        if (!idle_.empty()) {
            auto one = std::move(idle_.back());
            idle_.pop_back();
            return Lease(*this, std::move(one));
        }
        lock.unlock();
        try {
            return Lease(*this, make_());
        } catch (...) {
            give_back(nullptr);
            throw;
        }
    }

    /// Closes what lies idle: the server went away, or there is little to read.
    void drop_idle() {
        std::vector<std::unique_ptr<Connection>> gone;
        std::scoped_lock const lock(mutex_);
        gone.swap(idle_);
    }

private:
    void give_back(std::unique_ptr<Connection> one) {
        if (one && !one->is_usable()) one.reset();
        {
            std::scoped_lock const lock(mutex_);
            if (one) idle_.push_back(std::move(one));
            ++free_;
        }
        came_back_.notify_one();
    }

    std::mutex mutex_;
    std::condition_variable came_back_;
    std::size_t free_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::function<std::unique_ptr<Connection>()> make_;
};

}  // namespace sinergi::db
