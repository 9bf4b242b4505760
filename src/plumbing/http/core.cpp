#include "plumbing/http/core.hpp"

#include "plumbing/log/log.hpp"

#include <boost/asio/post.hpp>

namespace sinergi::http {

std::int64_t ticks_us() noexcept {
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

void Core::wake_later(std::shared_ptr<Session> session) {
    bool is_first = false;
    {
        std::scoped_lock const lock(mutex_);
        is_first = waking_.empty();
        waking_.push_back(std::move(session));
    }
    if (is_first) asio::post(io, [this] { wake_all(); });
}

void Core::wake_all() {
    std::vector<std::shared_ptr<Session>> woken;
    {
        std::scoped_lock const lock(mutex_);
        woken.swap(waking_);
    }
    for (auto const& session : woken) session->wake();
}

std::string const& Core::date() {
    auto const second = now().ms / second_ms;
    if (second == date_second_) return date_;
    date_second_ = second;
    constexpr std::array days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    Date const day(static_cast<std::int32_t>(second / 86'400));
    auto const of_day = second % 86'400;
    date_ = fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[static_cast<std::size_t>(day.weekday() - 1)],
                        day.day(), months[static_cast<std::size_t>(day.month() - 1)], day.year(), of_day / 3'600,
                        of_day / 60 % 60, of_day % 60);
    return date_;
}

Session::Session(Core& core, std::string peer, bool is_tls) : core_(core), peer_(std::move(peer)), is_tls_(is_tls) {
    core_.sessions.insert(this);
    ++core_.counts.connections;
}

Session::~Session() {
    forget_request();
    core_.sessions.erase(this);
    --core_.counts.connections;
}

void Session::wait_until(Phase phase, std::int64_t ms) noexcept {
    phase_ = phase;
    is_late_ = false;
    deadline_ms_ = ms == 0 ? 0 : ticks_us() / 1'000 + ms;
}

bool Session::begin(std::string_view method, std::string_view target, std::optional<std::uint64_t> length) {
    ++core_.counts.requests;
    call_ = Call{};
    call_.raw = &raw_;
    call_.peer = peer_;
    call_.is_tls = is_tls_;
    call_.now = core_.now();
    believe_proxy();
    auto const parts = parse_target(target);
    if (!parts) return refuse_with(400, parts.error().key), false;
    call_.path = parts->path;
    call_.query = parts->query;
    is_head_ = method == "HEAD";
    if (method == "GET" || is_head_)
        call_.method = Method::get;
    else if (method == "POST")
        call_.method = Method::post;
    else if (method == "PUT")
        call_.method = Method::put;
    else if (method == "DELETE")
        call_.method = Method::del;
    else
        return refuse_with(405, "http.no_such_method"), false;
    match_ = core_.routes.find(call_.method, call_.path);
    if (length.value_or(0) > core_.routes.body_max(match_)) return refuse_with(413, "http.body_too_large"), false;
    return true;
}

void Session::believe_proxy() {
    if (core_.options.trusted_proxy.empty() || peer_ != core_.options.trusted_proxy) return;
    // The proxy adds the address it saw at the end; what stands before is the sender's own claim.
    auto from = call_.header("x-forwarded-for");
    from = from.substr(from.rfind(',') + 1);
    while (from.starts_with(' ')) from.remove_prefix(1);
    if (!from.empty() && from.size() <= 45) call_.peer = from;
    if (call_.header("x-forwarded-proto") == "https") call_.is_tls = true;
}

bool Session::may_hold(std::size_t body_bytes) {
    auto const more = static_cast<std::int64_t>(body_bytes) - held_;
    core_.bodies_held = static_cast<std::size_t>(static_cast<std::int64_t>(core_.bodies_held) + more);
    held_ += more;
    if (core_.bodies_held <= core_.options.bodies_max) return true;
    refuse_with(503, "http.busy");
    outcome_.reply.headers.emplace_back("Retry-After", "5");
    return false;
}

void Session::refuse_with(int status, std::string_view key) {
    outcome_ = {problem_with(status, {.key = key}, call_.language(), core_.routes.say)};
}

void Session::submit(std::string_view body) {
    call_.body = body;
    begun_us_ = ticks_us();
    wait_until(Phase::working, 0);
    is_worked_ = false;
    core_.pool.submit(shared_from_this());
}

void Session::work(std::shared_ptr<Job> self) noexcept {
    auto own = std::static_pointer_cast<Session>(std::move(self));
    if (match_.route != nullptr && match_.route->kind == Router::Impl::Kind::stream && !is_head_) {
        auto live = std::make_shared<Live>(own, core_);
        if (auto refused = core_.routes.open(match_, call_, live)) {
            live->detach();
            outcome_ = *std::move(refused);
        } else {
            outcome_ = {};
            outcome_.reply.type = "text/event-stream";
            outcome_.reply.headers.emplace_back("X-Accel-Buffering", "no");  // a proxy before us passes events at once
            opened_ = std::move(live);
        }
    } else if (match_.route != nullptr && match_.route->kind == Router::Impl::Kind::stream) {
        outcome_ = {};
    } else {
        outcome_ = core_.routes.answer(match_, call_);
    }
    is_worked_ = true;
    core_.wake_later(std::move(own));
}

void Session::wake() {
    if (!is_worked_) return;  // its stream rang before the handler was done
    if (opened_ != nullptr) live_ = std::move(opened_);
    if (auto resume = std::exchange(resume_, nullptr)) resume();
}

void Session::look(std::int64_t ticks_ms) {
    if (deadline_ms_ != 0 && ticks_ms >= deadline_ms_) {
        deadline_ms_ = 0;
        is_late_ = true;
        cut();
    }
    if (phase_ == Phase::streaming && ticks_ms - beat_ms_ >= core_.options.heartbeat_ms) wake();
}

void Session::end_soon() noexcept {
    is_ending_ = true;
    if (phase_ == Phase::idle) cut();
    if (phase_ != Phase::working && live_ != nullptr) live_->close();
}

std::int64_t Session::idle_wait_ms() const noexcept {
    constexpr std::int64_t when_crowded_ms = 5'000;
    bool const is_crowded = core_.sessions.size() * 4 > core_.options.connections_max * 3;
    return is_crowded ? std::min(when_crowded_ms, core_.options.idle_wait_ms) : core_.options.idle_wait_ms;
}

std::string Session::take_head(bool is_last) {
    auto const is_stream = live_ != nullptr;
    beat_ms_ = ticks_us() / 1'000;
    return head_of(outcome_, {core_.date(), call_.is_tls, is_last, is_stream, is_http10_});
}

std::string Session::take_events() {
    auto [text, is_over] = live_->take();
    is_stream_closed_ = is_stream_closed_ || is_over;
    auto const ticks_ms = ticks_us() / 1'000;
    if (text.empty() && !is_stream_closed_ && ticks_ms - beat_ms_ >= core_.options.heartbeat_ms) text = ":\n\n";
    if (!text.empty()) beat_ms_ = ticks_ms;
    return std::move(text);
}

void Session::answered() {
    if (outcome_.reply.status >= 500) ++core_.counts.failures;
    if (begun_us_ == 0) return;
    auto const us = ticks_us() - std::exchange(begun_us_, 0);
    auto const& bounds = Server::latency_bounds_ms;
    auto const slot = std::ranges::upper_bound(bounds, (us - 1) / 1'000) - bounds.begin();
    ++core_.counts.latency[static_cast<std::size_t>(slot)];
    core_.counts.us_sum += us;
}

void Session::forget_request() noexcept {
    core_.bodies_held -= static_cast<std::size_t>(std::exchange(held_, 0));
    raw_.headers.clear();
    call_ = Call{};
    match_ = {};
    outcome_ = {};
}

void Live::send(std::string_view event, std::string_view data, std::int64_t id) {
    constexpr std::size_t pending_max =
        std::size_t{256} * 1024;  // who reads slower than this comes again with Last-Event-ID
    std::scoped_lock const lock(mutex_);
    if (session_ == nullptr || is_over_) return;
    pending_ += event_text(event, data, id);
    if (pending_.size() > pending_max) {
        pending_.clear();
        is_over_ = true;
    }
    ring();
}

void Live::close() {
    std::scoped_lock const lock(mutex_);
    is_over_ = true;
    ring();
}

void Live::ring() {
    if (session_ != nullptr) core_->wake_later(session_);
}

bool Live::is_open() const noexcept {
    std::scoped_lock const lock(mutex_);
    return session_ != nullptr && !is_over_;
}

std::pair<std::string, bool> Live::take() {
    std::scoped_lock const lock(mutex_);
    return {std::exchange(pending_, {}), is_over_};
}

void Live::detach() {
    std::scoped_lock const lock(mutex_);
    session_ = nullptr;
}

}  // namespace sinergi::http
