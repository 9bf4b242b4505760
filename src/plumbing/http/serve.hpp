#pragma once
// The server: sockets, TLS, timeouts. Included by plumbing/http/http.hpp.

#include "base/time.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace sinergi::http {

class Router;

struct ServerOptions {
    std::string listen = "127.0.0.1:8080";
    std::string tls_cert{}, tls_key{};  // both or none; read again by reload_tls()
    std::size_t workers = 64;           // most threads that run handlers; they start when they are needed
    std::size_t connections_max = 4'000;
    std::string trusted_proxy{};           // address whose X-Forwarded-For and -Proto are believed
    std::int64_t header_wait_ms = 10'000;  // from the first byte of a request to the end of its header
    std::int64_t body_wait_ms = 20'000;    // without one more byte of a body
    std::int64_t idle_wait_ms = 60'000;    // between two requests
    std::int64_t drain_wait_ms = 10'000;   // for requests being answered, at stop()
    std::int64_t heartbeat_ms = 15'000;    // of an event stream: a comment, so that proxies keep it open
    std::size_t bodies_max = std::size_t{128} * 1024 * 1024;  // bytes of all bodies held at once; more is 503
};

/// Serves until stop(). Handlers run on a pool; streams are asynchronous. Requests being answered are finished first.
class Server {
public:
    virtual ~Server() = default;
    /// @throws Fault when the address is taken or the certificate cannot be read
    [[nodiscard]] static std::unique_ptr<Server> start(ServerOptions options, Router const& router,
                                                       std::function<Moment()> now);
    [[nodiscard]] virtual int port() const = 0;
    /// New connections get the certificate as the files have it now; the old stays when they cannot be read.
    /// @throws Fault
    virtual void reload_tls() = 0;
    /// Takes no more connections, finishes what is being answered, ends streams, returns. Once; from any thread.
    virtual void stop() = 0;
    /// Upper bounds of the latency buckets in milliseconds, from the end of a request to its answer; the last is open.
    static constexpr std::array<std::int64_t, 11> latency_bounds_ms{1, 2, 5, 10, 20, 50, 100, 200, 500, 1'000, 5'000};
    struct Figures {
        std::int64_t requests = 0, failures = 0, connections = 0, streams = 0, refused_connections = 0;
        std::array<std::int64_t, latency_bounds_ms.size() + 1> latency{};  // not cumulative
        std::int64_t latency_us_sum = 0;
    };
    [[nodiscard]] virtual Figures figures() const = 0;
};

}  // namespace sinergi::http
