#pragma once
// Tells hooks what changed: one thread, each hook in order, each change at least once.

#include "access/doors.hpp"
#include "exchange/model.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace sinergi::exchange {

/// How a body reaches an address; made by apps of plumbing/http/client.hpp, by tests of nothing.
struct Letter {
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};
struct Reached {
    int status = 0;     // 0: nobody answered
    std::string fault;  // why not, for the administrator
};
using Post = std::function<Reached(Letter const&)>;

class Teller {
public:
    /// `source` names the office in each event.
    Teller(access::Office& office, Post post, std::string source);
    ~Teller();
    Teller(Teller const&) = delete;
    Teller& operator=(Teller const&) = delete;
    void start();
    void stop();
    /// Notices were sealed: look for them now.
    void wake();
    /// Tells every hook that is due, once. @return how many events were taken. For the thread and for tests.
    std::int64_t tell_due(Moment now);

private:
    std::int64_t tell(Hook const& hook, Moment now);

    access::Office& office_;
    Post post_;
    std::string source_;
    std::mutex mutex_;
    std::condition_variable_any woken_;
    bool is_awake_ = false;
    std::jthread thread_;
};

}  // namespace sinergi::exchange
