#pragma once
// GET /api/v1/live: a line for each sealed notice of the caller's area, so that screens know what to ask again.

#include "access/doors.hpp"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace sinergi::apps {

class Live {
public:
    Live(access::Office& office, access::Doors& doors);
    ~Live();
    void add_routes(http::Router& router);
    /// Notices were sealed: look for them now.
    void wake();

private:
    struct Listener {
        std::shared_ptr<http::Stream> stream;
        access::Officer officer;
    };
    void run(std::stop_token stop);
    void carry();

    access::Office& office_;
    access::Doors& doors_;
    std::mutex mutex_;
    std::condition_variable_any woken_;
    std::vector<Listener> listeners_;
    std::int64_t seq_ = 0;
    bool is_awake_ = false;
    std::jthread thread_;
};

}  // namespace sinergi::apps
