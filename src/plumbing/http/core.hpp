#pragma once
// The server's one io thread and its sessions, without the kind of their sockets. Seen by the .cpp files of the server
// only.

#include "plumbing/http/inner.hpp"
#include "plumbing/http/pool.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <set>

namespace sinergi::http {

namespace asio = boost::asio;
class Core;
class Live;

/// One connection. Everything but work() happens on the io thread.
class Session : public Job, public std::enable_shared_from_this<Session> {
public:
    enum class Phase : std::uint8_t { idle, reading, working, writing, streaming };

    Session(Core& core, std::string peer, bool is_tls);
    ~Session() override;
    virtual void start() = 0;
    /// Ends what the socket waits for.
    virtual void cut() noexcept = 0;

    /// Runs the handler, on a worker.
    void work(std::shared_ptr<Job> self) noexcept override;
    /// Goes on after work(), or looks at its stream.
    void wake();
    /// Called a few times a second.
    void look(std::int64_t ticks_ms);
    void end_soon() noexcept;  // the server stops
    [[nodiscard]] Phase phase() const noexcept { return phase_; }

protected:
    /// Is this request taken? If not, outcome() is why and the connection ends.
    [[nodiscard]] bool begin(std::string_view method, std::string_view target, std::optional<std::uint64_t> length);
    /// Hears how far the body has come; false when all bodies together are too large.
    [[nodiscard]] bool may_hold(std::size_t body_bytes);
    void submit(std::string_view body);
    void refuse_with(int status, std::string_view key);
    [[nodiscard]] std::string take_head(bool is_last);
    void answered();  // counts it
    [[nodiscard]] std::int64_t idle_wait_ms() const noexcept;
    void forget_request() noexcept;
    void wait_until(Phase phase, std::int64_t ms) noexcept;  // 0 for ever
    [[nodiscard]] std::string take_events();

    Core& core_;
    Phase phase_ = Phase::idle;
    std::int64_t deadline_ms_ = 0;  // in ticks; 0 for none
    bool is_late_ = false;          // the deadline was missed
    bool is_ending_ = false;
    bool is_head_ = false, is_http10_ = false;
    bool is_stream_closed_ = false;
    std::move_only_function<void()> resume_;
    Call::Raw raw_;
    Call call_;
    Router::Impl::Match match_;
    Outcome outcome_;
    std::shared_ptr<Live> live_;  // of an event stream
    std::string peer_;
    bool is_tls_;

private:
    void believe_proxy();
    std::shared_ptr<Live> opened_;       // the worker's, until the io thread takes it
    std::atomic<bool> is_worked_{true};  // the worker is done with everything above
    std::int64_t held_ = 0;
    std::int64_t begun_us_ = 0, beat_ms_ = 0;
};

/// An event stream as its house holds it: it may outlive the connection and the server.
class Live final : public Stream {
public:
    explicit Live(std::shared_ptr<Session> session, Core& core) : session_(std::move(session)), core_(&core) {}
    void send(std::string_view event, std::string_view data, std::int64_t id) override;
    void close() override;
    [[nodiscard]] bool is_open() const noexcept override;
    /// What is to be written; the second says that the stream is over.
    [[nodiscard]] std::pair<std::string, bool> take();
    void detach();

private:
    void ring();  // with mutex_ held
    mutable std::mutex mutex_;
    std::shared_ptr<Session> session_;
    Core* core_;
    std::string pending_;
    bool is_over_ = false;
};

/// What makes sessions of one kind of socket.
class Gate {
public:
    virtual ~Gate() = default;
    virtual std::shared_ptr<Session> admit(Core& core, asio::ip::tcp::socket socket, std::string peer) = 0;
    virtual void reload() {}
};
[[nodiscard]] std::unique_ptr<Gate> plain_gate();
/// @throws Fault when certificate or key cannot be read or do not belong together
[[nodiscard]] std::unique_ptr<Gate> tls_gate(std::string cert_file, std::string key_file);

[[nodiscard]] std::int64_t ticks_us() noexcept;

class Core {
public:
    Core(ServerOptions wish, Router::Impl const& all_routes, std::function<Moment()> clock)
        : options(std::move(wish)), routes(all_routes), now(std::move(clock)), pool(options.workers) {}

    ServerOptions const options;
    Router::Impl const& routes;
    std::function<Moment()> const now;
    // Of the io thread alone, which needs no locks and no strands.
    std::set<Session*> sessions;
    std::size_t bodies_held = 0;

    struct Counts {
        std::atomic<std::int64_t> requests{0}, failures{0}, connections{0}, streams{0}, refused{0}, us_sum{0};
        std::array<std::atomic<std::int64_t>, Server::latency_bounds_ms.size() + 1> latency{};
    } counts;

    /// From any thread: `session` is to be woken on the io thread. Many at once cost one wake of it.
    void wake_later(std::shared_ptr<Session> session);
    /// The Date header of this second.
    [[nodiscard]] std::string const& date();

private:
    void wake_all();
    std::mutex mutex_;
    std::vector<std::shared_ptr<Session>> waking_;
    std::int64_t date_second_ = -1;
    std::string date_;

public:
    asio::io_context io{1};  // what it still holds ends first, and may look at all above
    Pool pool;
};

}  // namespace sinergi::http
