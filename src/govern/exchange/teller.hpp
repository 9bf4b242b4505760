#pragma once
// Tells hooks what changed: each hook by a thread of its own, in order, each change at least once. Who answers slowly
// keeps nobody else waiting.

#include "access/doors.hpp"
#include "exchange/model.hpp"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

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
    /// Tells every hook that is due and not being told already all there is, until one does not take it, and waits for
    /// them all.
    /// @return how many events were taken. For tests; the thread waits for nobody.
    std::int64_t tell_due(Moment now);

private:
    /// One hook that is told something now.
    struct Telling {
        HookId hook;
        std::atomic<bool> is_done = false;
        std::atomic<std::int64_t> told = 0;
        std::jthread thread;
    };
    std::vector<std::shared_ptr<Telling>> begin_due(Moment now);
    /// Body after body while they are taken and there is more.
    std::int64_t tell_all(Hook hook, Moment now, std::stop_token const& stop);
    std::int64_t tell(Hook const& hook, Moment now);  // one body

    access::Office& office_;
    Post post_;
    std::string source_;
    std::mutex mutex_;
    std::condition_variable_any woken_;
    bool is_awake_ = false;
    std::vector<std::shared_ptr<Telling>> tellings_;  // at most one a hook, so that its order is kept
    std::jthread thread_;
};

}  // namespace sinergi::exchange
