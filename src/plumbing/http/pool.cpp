#include "plumbing/http/pool.hpp"

#include "base/result.hpp"

#include <csignal>
#include <utility>

namespace sinergi::http {

Pool::Pool(std::size_t threads_max) : threads_max_(threads_max) { SINERGI_CHECK(threads_max > 0); }

Pool::~Pool() { stop(); }

void Pool::submit(std::shared_ptr<Job> job) {
    std::unique_lock lock(mutex_);
    if (is_stopping_) return;
    if (!idle_.empty()) {
        auto* const worker = idle_.back();
        idle_.pop_back();
        worker->job = std::move(job);
        lock.unlock();
        worker->wake.notify_one();
    } else if (workers_.size() < threads_max_) {
        start(std::move(job));
    } else {
        waiting_.push_back(std::move(job));
    }
}

void Pool::start(std::shared_ptr<Job> job) {
    // The default of 8 MiB may be backed by huge pages, and then every thread costs 2 MiB at once.
    constexpr std::size_t stack_bytes = std::size_t{1024} * 1024;
    auto worker = std::make_unique<Worker>();
    worker->pool = this;
    worker->job = std::move(job);
    pthread_attr_t wish;
    pthread_attr_init(&wish);
    pthread_attr_setstacksize(&wish, stack_bytes);
    int const error = pthread_create(&worker->thread, &wish, &Pool::run, worker.get());
    pthread_attr_destroy(&wish);
    if (error == 0) {
        workers_.push_back(std::move(worker));
    } else if (!workers_.empty()) {
        waiting_.push_back(std::move(worker->job));  // no more threads to be had: those we have will come to it
    } else {
        throw Fault("http: no thread can be started");
    }
}

void* Pool::run(void* worker) {
    // Signals belong to the main thread.
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
    auto& self = *static_cast<Worker*>(worker);
    self.pool->loop(self);
    return nullptr;
}

void Pool::loop(Worker& self) {
    std::unique_lock lock(mutex_);
    for (;;) {
        if (self.job == nullptr && !waiting_.empty()) {
            self.job = std::move(waiting_.front());
            waiting_.pop_front();
        }
        if (self.job == nullptr) {
            if (is_stopping_) return;
            idle_.push_back(&self);
            self.wake.wait(lock, [&] { return self.job != nullptr || is_stopping_; });
            if (self.job == nullptr) return;
        }
        auto job = std::exchange(self.job, nullptr);
        lock.unlock();
        auto& deed = *job;
        deed.work(std::move(job));
        lock.lock();
    }
}

void Pool::stop() {
    {
        std::scoped_lock const lock(mutex_);
        is_stopping_ = true;
        waiting_.clear();
        idle_.clear();
        for (auto const& worker : workers_) worker->wake.notify_one();
    }
    // No worker is added any more; the vector may be read without the mutex.
    for (auto const& worker : workers_) pthread_join(worker->thread, nullptr);
    workers_.clear();
}

}  // namespace sinergi::http
