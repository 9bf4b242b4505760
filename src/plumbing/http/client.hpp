#pragma once
// Asks another server: http and https, blocking, with a limit on time and size. Connections are kept and used again. No
// redirect is followed: an address is asked for what it is, not for what it points to.

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sinergi::http {

/// How far a client goes. An address that somebody outside chose must not lead back into this machine: `outward` asks
/// neither it nor what only it can reach (127.0.0.1, ::1, 169.254.0.0/16, fe80::/10), whatever name was given.
enum class Reach : std::uint8_t { anywhere, outward };

struct ClientOptions {
    Reach reach = Reach::anywhere;
    std::string ca_file{};                 // PEM of an authority of one's own, beside those of the system
    std::int64_t connect_wait_ms = 5'000;  // name, connection and TLS
    std::int64_t answer_wait_ms = 30'000;  // from the first byte sent to the last byte of the answer
    std::size_t body_max = std::size_t{8} * 1024 * 1024;
    std::int64_t idle_max_ms = 30'000;  // a connection unused this long is not used again
    std::size_t idle_connections_max = 8;
};

struct Question {
    std::string method = "GET";  // GET, HEAD, POST, PUT, DELETE
    std::string url;             // "https://sinergi.kuningankab.go.id/api/v1/federation/card"
    std::string body{};
    std::string type = "application/json";  // of the body
    std::vector<std::pair<std::string, std::string>> headers{};
};

struct ClientReply {
    int status = 0;
    std::string body{};
    std::vector<std::pair<std::string, std::string>> headers{};
    /// By its small-letter name, or "".
    [[nodiscard]] std::string_view header(std::string_view name) const noexcept;
};

/// The parts of an address.
struct Url {
    bool is_tls = false;
    std::string host, port, target;
    /// @refuses http.address_malformed unless http or https with a host, without a name and password in it
    [[nodiscard]] static Result<Url> parse(std::string_view text);
};

/// Safe from many threads; each question runs on its own connection.
class Client {
public:
    explicit Client(ClientOptions options = {});
    ~Client();
    Client(Client const&) = delete;
    Client& operator=(Client const&) = delete;

    /// A kept connection that the other side has closed meanwhile is replaced once, so a question may be heard twice
    /// when the answer was lost: what it asks carries an id of its own.
    /// @refuses http.address_malformed http.not_reached http.certificate_wrong http.no_answer_in_time
    ///          http.answer_too_large http.answer_broken http.address_inside
    [[nodiscard]] Result<ClientReply> ask(Question const& question);

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

}  // namespace sinergi::http
