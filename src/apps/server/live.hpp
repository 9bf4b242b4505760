#pragma once
// GET /api/v1/live: a line for each notice of the caller's area, so that screens know what to ask again.

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
    /// There is news: look for it now.
    void wake();

private:
    struct Listener {
        std::shared_ptr<http::Stream> stream;
        std::string token;
        access::Officer officer;  // as of the last look at the session
    };
    void run(std::stop_token stop);
    void carry();
    /// Who signed out, lost the account or the area hears no more of it.
    void look_at_sessions();

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
