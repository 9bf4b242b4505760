#include "server/live.hpp"

#include "plumbing/json/write.hpp"
#include "plumbing/log/log.hpp"
#include "plumbing/notices/notices.hpp"

#include <algorithm>
#include <charconv>

namespace sinergi::apps {
namespace {

constexpr std::int64_t notices_max = 500;
constexpr std::int64_t replay_max = 200;  // after a lost connection; who was away longer asks the lists again

struct Change {
    std::string topic, id;
    RegionCode region;
};
BOOST_DESCRIBE_STRUCT(Change, (), (topic, id, region))

bool is_of_case(notices::Notice const& notice) { return notice.topic.starts_with("cases."); }

/// Closed kinds and named reports never appear in a stream: who works on them hears of their own ones only.
/// A partner office hears of what was referred to its unit, and of nothing else.
bool is_for(notices::Notice const& notice, access::Officer const& officer) {
    if (officer.may(access::Act::answer_referral))
        return notice.unit != 0 && notice.unit == officer.unit.raw() && notice.topic.starts_with("referrals.");
    if (!officer.may(access::Act::see_grievance) || !officer.area.has(notice.region)) return false;
    if (is_of_case(notice) && !officer.may(access::Act::see_case)) return false;
    // The regent works on what came up to them and hears of nothing else.
    if (officer.role == access::Role::regent) return notice.account == officer.id.raw();
    return notice.guard == 0 || notice.account == officer.id.raw();
}

void tell(http::Stream& stream, notices::Notice const& notice) {
    // Of a case only that it changed: what was done may be health data, and its file tells it to whom it may.
    auto const topic = is_of_case(notice) ? std::string("cases.changed") : notice.topic;
    stream.send("change", json::write(Change{topic, id_text(notice.subject), notice.region}), notice.seq);
}

}  // namespace

Live::Live(access::Office& office, access::Doors& doors)
    : office_(office),
      doors_(doors),
      seq_(office.db.read([](db::Tx& tx) { return notices::last_seq(tx); })),
      thread_([this](std::stop_token stop) { run(stop); }) {}

Live::~Live() {
    thread_.request_stop();
    wake();
}

void Live::add_routes(http::Router& router) {
    router.add_stream("/api/v1/live", {.summary = "What changes in my area, as it happens", .tag = "live"},
                      [this](http::Call const& call, std::shared_ptr<http::Stream> stream) -> Result<void> {
                          SINERGI_TRY(officer, doors_.officer(call));
                          std::int64_t last = 0;
                          auto const heard = call.header("last-event-id");
                          std::from_chars(heard.data(), heard.data() + heard.size(), last);
                          if (last > 0)
                              for (auto const& missed :
                                   office_.db.read([&](db::Tx& tx) { return notices::after(tx, last, replay_max); }))
                                  if (is_for(missed, officer)) tell(*stream, missed);
                          std::lock_guard const lock(mutex_);
                          listeners_.push_back({std::move(stream), std::string(call.token()), officer});
                          return {};
                      });
}

void Live::wake() {
    {
        std::lock_guard const lock(mutex_);
        is_awake_ = true;
    }
    woken_.notify_all();
}

void Live::run(std::stop_token stop) {
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex_);
            woken_.wait_for(lock, stop, std::chrono::seconds(2), [this] { return is_awake_; });
            is_awake_ = false;
        }
        try {
            carry();
        } catch (Fault const& fault) {
            log::warn("live stream waits: {}", fault.what());
        }
    }
}

void Live::look_at_sessions() {
    std::lock_guard const lock(mutex_);
    std::erase_if(listeners_, [this](Listener& one) {
        if (!one.stream->is_open()) return true;
        auto now_is = doors_.watched(one.token);
        if (now_is)
            one.officer = *std::move(now_is);
        else
            one.stream->close();
        return !now_is;
    });
}

void Live::carry() {
    look_at_sessions();
    for (;;) {
        auto const news = office_.db.read([&](db::Tx& tx) { return notices::after(tx, seq_, notices_max); });
        if (news.empty()) return;
        seq_ = news.back().seq;
        std::lock_guard const lock(mutex_);
        for (auto const& notice : news)
            for (auto const& listener : listeners_)
                if (is_for(notice, listener.officer)) tell(*listener.stream, notice);
    }
}

}  // namespace sinergi::apps
