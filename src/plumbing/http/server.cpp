#include "plumbing/http/core.hpp"

#include "plumbing/log/log.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <condition_variable>
#include <csignal>

namespace sinergi::http {
namespace {

using asio::ip::tcp;
using Failure = boost::system::error_code;

/// "127.0.0.1:8080", "[::1]:8080", "localhost:0", ":8080" (every address).
tcp::endpoint endpoint_of(asio::io_context& io, std::string const& listen) {
    auto const colon = listen.rfind(':');
    if (colon == listen.npos) throw Fault(fmt::format("http: --listen {}: ADDRESS:PORT is wanted", listen));
    auto host = listen.substr(0, colon);
    auto const port = listen.substr(colon + 1);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (host.empty()) host = "0.0.0.0";
    // The resolver takes 99999 for 34463.
    if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != port.npos ||
        std::stoi(port) > 65'535)
        throw Fault(fmt::format("http: --listen {}: the port is a number from 0 to 65535", listen));
    Failure error;
    auto const found = tcp::resolver(io).resolve(host, port, tcp::resolver::passive, error);
    if (error || found.empty()) throw Fault(fmt::format("http: --listen {}: {}", listen, error.message()));
    return found.begin()->endpoint();
}

/// One that is misspelt would be believed by nobody: every caller would seem to be the proxy, on loopback.
void check_proxy(std::string const& address) {
    Failure error;
    if (!address.empty()) asio::ip::make_address(address, error);
    if (error) throw Fault(fmt::format("http: --trusted-proxy {}: an address as 127.0.0.1 is wanted", address));
}

class ServerOfSockets final : public Server {
public:
    ServerOfSockets(ServerOptions options, Router const& router, std::function<Moment()> now)
        : core_(std::move(options), router.impl(), std::move(now)),
          acceptor_(core_.io),
          tick_(core_.io),
          guard_(core_.io.get_executor()) {
        auto const& wish = core_.options;
        if (wish.tls_cert.empty() != wish.tls_key.empty()) throw Fault("http: TLS needs a certificate and a key");
        check_proxy(wish.trusted_proxy);
        gate_ = wish.tls_cert.empty() ? plain_gate() : tls_gate(wish.tls_cert, wish.tls_key);
        open(endpoint_of(core_.io, wish.listen));
        accept();
        tick();
        thread_ = std::thread([this] { run(); });
    }
    ~ServerOfSockets() override { stop(); }

    [[nodiscard]] int port() const override { return port_; }
    void reload_tls() override { gate_->reload(); }
    void stop() override;
    [[nodiscard]] Figures figures() const override;

private:
    void open(tcp::endpoint const& endpoint);
    void run();
    void accept();
    void admit(tcp::socket socket);
    void tick();
    void look_at_all();
    /// The sessions of this moment: looking at one may end it.
    [[nodiscard]] std::vector<std::shared_ptr<Session>> all() const;

    Core core_;
    tcp::acceptor acceptor_;
    asio::steady_timer tick_;
    asio::executor_work_guard<asio::io_context::executor_type> guard_;
    std::unique_ptr<Gate> gate_;
    std::thread thread_;
    int port_ = 0;
    bool is_stopping_ = false, is_forced_ = false;  // of the io thread
    std::mutex mutex_;
    std::condition_variable is_empty_;
    bool is_stopped_ = false;  // stop() was called
    bool has_ended_ = false;   // no session is left
};

void ServerOfSockets::open(tcp::endpoint const& endpoint) {
    constexpr int waiting_max = 1'024;
    try {
        acceptor_.open(endpoint.protocol());
        acceptor_.set_option(tcp::acceptor::reuse_address(true));
        acceptor_.bind(endpoint);
        acceptor_.listen(waiting_max);
        port_ = acceptor_.local_endpoint().port();
    } catch (boost::system::system_error const& wrong) {
        throw Fault(fmt::format("http: {} cannot be listened on: {}", core_.options.listen, wrong.code().message()));
    }
}

void ServerOfSockets::run() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);  // signals belong to the main thread
    for (;;) {
        try {
            core_.io.run();
            return;
        } catch (std::exception const& fault) {
            log::error("http: io: {}", fault.what());
        }
    }
}

void ServerOfSockets::accept() {
    acceptor_.async_accept([this](Failure const& error, tcp::socket socket) {
        if (error == asio::error::operation_aborted || is_stopping_) return;
        if (!error) {
            admit(std::move(socket));
            accept();
            return;
        }
        // Out of files: the next tick tries again, and meanwhile others may close.
        log::warn("http: accept: {}", error.message());
        auto again = std::make_shared<asio::steady_timer>(core_.io, std::chrono::milliseconds(100));
        again->async_wait([this, again](Failure const&) {
            if (!is_stopping_) accept();
        });
    });
}

void ServerOfSockets::admit(tcp::socket socket) {
    Failure error;
    auto const from = socket.remote_endpoint(error);
    if (error) return;
    if (core_.sessions.size() >= core_.options.connections_max) {
        ++core_.counts.refused;
        if (core_.options.tls_cert.empty()) {
            Outcome busy{problem_with(503, {.key = "http.busy"}, "id", core_.routes.say)};
            busy.reply.headers.emplace_back("Retry-After", "5");
            auto const text = head_of(busy, {.date = core_.date(), .is_last = true}) + busy.reply.body;
            (void)socket.non_blocking(true, error);
            socket.write_some(asio::buffer(text), error);
        }
        return;
    }
    (void)socket.set_option(tcp::no_delay(true), error);
    gate_->admit(core_, std::move(socket), from.address().to_string())->start();
}

std::vector<std::shared_ptr<Session>> ServerOfSockets::all() const {
    std::vector<std::shared_ptr<Session>> sessions;
    sessions.reserve(core_.sessions.size());
    for (auto* const session : core_.sessions) {
        if (auto held = session->weak_from_this().lock()) sessions.push_back(std::move(held));
    }
    return sessions;
}

void ServerOfSockets::look_at_all() {
    auto const ticks_ms = ticks_us() / 1'000;
    for (auto const& session : all()) {
        if (is_forced_) session->cut();
        session->look(ticks_ms);
    }
}

void ServerOfSockets::tick() {
    auto const& wish = core_.options;
    auto const least = std::min({wish.header_wait_ms, wish.body_wait_ms, wish.idle_wait_ms, wish.heartbeat_ms});
    tick_.expires_after(std::chrono::milliseconds(is_stopping_ ? 10 : std::clamp<std::int64_t>(least / 4, 5, 1'000)));
    tick_.async_wait([this](Failure const& error) {
        if (error && !is_stopping_) return;
        look_at_all();
        if (is_stopping_ && core_.sessions.empty()) {
            std::scoped_lock const lock(mutex_);
            has_ended_ = true;
            is_empty_.notify_all();
            return;
        }
        tick();
    });
}

void ServerOfSockets::stop() {
    {
        std::scoped_lock const lock(mutex_);
        if (std::exchange(is_stopped_, true)) return;
    }
    asio::post(core_.io, [this] {
        is_stopping_ = true;
        Failure ignored;
        (void)acceptor_.close(ignored);
        for (auto const& session : all()) session->end_soon();
        tick_.cancel();
    });
    {
        std::unique_lock lock(mutex_);
        is_empty_.wait_for(lock, std::chrono::milliseconds(core_.options.drain_wait_ms), [this] { return has_ended_; });
        if (!has_ended_) {
            asio::post(core_.io, [this] { is_forced_ = true; });
            is_empty_.wait(lock, [this] { return has_ended_; });
        }
    }
    core_.pool.stop();
    guard_.reset();
    core_.io.stop();
    thread_.join();
}

Server::Figures ServerOfSockets::figures() const {
    auto const& counts = core_.counts;
    Figures made{counts.requests, counts.failures, counts.connections, counts.streams, counts.refused, {},
                 counts.us_sum};
    std::ranges::copy(counts.latency, made.latency.begin());
    return made;
}

}  // namespace

std::unique_ptr<Server> Server::start(ServerOptions options, Router const& router, std::function<Moment()> now) {
    return std::make_unique<ServerOfSockets>(std::move(options), router, std::move(now));
}

}  // namespace sinergi::http
