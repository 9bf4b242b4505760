#include "plumbing/jobs/crew.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace sinergi::jobs {

unsigned hands(unsigned wanted) noexcept {
    return std::max(1U, wanted != 0 ? wanted : std::thread::hardware_concurrency());
}

void spread(unsigned threads, std::size_t parts, std::function<void(std::size_t, unsigned)> const& work) {
    if (parts == 0) return;
    std::atomic<std::size_t> next = 0;
    std::exception_ptr fault;
    std::mutex fault_lock;
    auto const toil = [&](unsigned worker) {
        try {
            for (auto part = next.fetch_add(1); part < parts; part = next.fetch_add(1)) work(part, worker);
        } catch (...) {
            std::lock_guard const hold(fault_lock);
            if (!fault) fault = std::current_exception();
            next = parts;
        }
    };
    auto const crew = static_cast<unsigned>(std::min<std::size_t>(std::max(1U, threads), parts));
    {
        std::vector<std::jthread> others;
        for (unsigned worker = 1; worker < crew; ++worker) others.emplace_back(toil, worker);
        toil(0);
    }
    if (fault) std::rethrow_exception(fault);
}

}  // namespace sinergi::jobs
