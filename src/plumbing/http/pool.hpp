#pragma once
// The threads that run handlers.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include <pthread.h>

namespace sinergi::http {

/// Something to do on a worker.
class Job {
public:
    virtual ~Job() = default;
    /// `self` is the only hold the pool has on it: whoever it is given on to decides on which thread it ends.
    virtual void work(std::shared_ptr<Job> self) noexcept = 0;
};

/// At most `threads_max` threads, each started when none is idle. Work goes to the one that became idle last: its
/// stack is warm, and a quiet server never touches the others.
class Pool {
public:
    explicit Pool(std::size_t threads_max);
    ~Pool();
    Pool(Pool const&) = delete;
    Pool& operator=(Pool const&) = delete;
    void submit(std::shared_ptr<Job> job);
    /// Waits for the work in hand; what still waits is dropped.
    void stop();

private:
    struct Worker {
        Pool* pool = nullptr;
        pthread_t thread{};
        std::condition_variable wake;
        std::shared_ptr<Job> job;
    };
    static void* run(void* worker);
    void loop(Worker& self);
    void start(std::shared_ptr<Job> job);  // with mutex_ held

    std::size_t const threads_max_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Worker>> workers_;
    std::vector<Worker*> idle_;
    std::deque<std::shared_ptr<Job>> waiting_;
    bool is_stopping_ = false;
};

}  // namespace sinergi::http
