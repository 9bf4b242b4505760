#include "plumbing/http/client.hpp"

#include "plumbing/log/log.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <chrono>
#include <list>
#include <mutex>

namespace sinergi::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using Error = boost::system::error_code;
using Ticks = std::chrono::steady_clock;
using Parser = beast::http::response_parser<beast::http::string_body>;
using Message = beast::http::request<beast::http::string_body>;

/// One connection and the loop that drives it, only while a question runs.
struct Connection {
    Connection(Url const& url, asio::ssl::context& tls) : stream(io), secure(nullptr) {
        if (url.is_tls) secure = std::make_unique<beast::ssl_stream<beast::tcp_stream&>>(stream, tls);
    }
    /// Runs one asynchronous step to its end, at most until `deadline`.
    template <class F>
    Error run(Ticks::time_point deadline, F&& begin) {
        std::optional<Error> outcome;
        stream.expires_at(deadline);
        begin([&outcome](Error error, auto&&...) { outcome = error; });
        io.restart();
        io.run_until(deadline + std::chrono::milliseconds(50));
        if (!outcome) {  // a name that is not found in time is not the stream's to end
            resolver.cancel();
            close();
            io.restart();
            io.run_for(std::chrono::seconds(1));
            return beast::error::timeout;
        }
        return *outcome;
    }
    void close() noexcept {
        Error ignored;
        stream.socket().close(ignored);
    }
    asio::io_context io{1};
    tcp::resolver resolver{io};
    beast::tcp_stream stream;
    std::unique_ptr<beast::ssl_stream<beast::tcp_stream&>> secure;
    beast::flat_buffer buffer;
    Ticks::time_point used_at{};
};

std::unexpected<Refusal> refuse_of(Error error, std::string_view other) {
    if (error == beast::error::timeout || error == asio::error::timed_out)
        return refuse(Why::not_found, "http.no_answer_in_time");
    if (error == beast::http::error::body_limit) return refuse(Why::too_large, "http.answer_too_large");
    return refuse(Why::not_found, other);
}

/// Of what was wrong with TLS, only a certificate is somebody's to mend.
bool is_certificate(Error error) {
    return error.category() == asio::error::get_ssl_category() &&
           ERR_GET_REASON(static_cast<unsigned long>(error.value())) == SSL_R_CERTIFICATE_VERIFY_FAILED;
}

Message message_of(Question const& question, Url const& url) {
    Message message;
    message.version(11);
    message.method_string(question.method);
    message.target(url.target);
    message.set(beast::http::field::host, url.host + (url.port.empty() ? "" : ":" + url.port));
    message.set(beast::http::field::user_agent, "Sinergi");
    for (auto const& [name, value] : question.headers) message.set(name, value);
    if (question.method != "GET" && question.method != "HEAD") {
        message.set(beast::http::field::content_type, question.type);
        message.body() = question.body;
        message.prepare_payload();
    }
    return message;
}

/// Is it this machine, or what only this machine can reach?
bool is_inside(asio::ip::address const& address) {
    if (address.is_v6()) {
        auto const six = address.to_v6();
        if (six.is_v4_mapped()) return is_inside(asio::ip::make_address_v4(asio::ip::v4_mapped, six));
        return six.is_loopback() || six.is_unspecified() || six.is_link_local();
    }
    auto const four = address.to_v4().to_uint();
    return address.is_loopback() || four >> 24U == 0 || four >> 16U == 0xA9FEU;
}

}  // namespace

std::string_view ClientReply::header(std::string_view name) const noexcept {
    for (auto const& [one, value] : headers)
        if (beast::iequals(one, name)) return value;
    return {};
}

Result<Url> Url::parse(std::string_view text) {
    auto const malformed = [] { return refuse(Why::malformed, "http.address_malformed", "url"); };
    Url url;
    if (text.starts_with("https://")) {
        url.is_tls = true;
        text.remove_prefix(8);
    } else if (text.starts_with("http://")) {
        text.remove_prefix(7);
    } else {
        return malformed();
    }
    auto const slash = text.find_first_of("/?#");
    auto authority = text.substr(0, slash);
    url.target = slash == std::string_view::npos ? "/" : std::string(text.substr(slash, text.find('#') - slash));
    if (!url.target.starts_with('/')) url.target = "/" + url.target;
    if (authority.find('@') != std::string_view::npos) return malformed();
    auto const bracket = authority.starts_with('[') ? authority.find(']') : 0;
    if (bracket == std::string_view::npos) return malformed();
    auto const colon = authority.find(':', bracket);
    url.host = authority.substr(0, colon);
    if (colon != std::string_view::npos) url.port = authority.substr(colon + 1);
    bool const is_port = url.port.size() <= 5 && url.port.find_first_not_of("0123456789") == std::string::npos;
    bool const is_clean = std::ranges::all_of(text, [](char c) { return c > ' ' && c != 0x7F; });
    if (url.host.empty() || url.host.size() > 253 || !is_port || !is_clean) return malformed();
    return url;
}

struct Client::Inside {
    explicit Inside(ClientOptions wish) : options(std::move(wish)), tls(asio::ssl::context::tls_client) {
        Error wrong;
        tls.set_default_verify_paths(wrong);
        if (!options.ca_file.empty()) {
            tls.load_verify_file(options.ca_file, wrong);
            if (wrong) throw Fault("http: authority " + options.ca_file + " cannot be read: " + wrong.message());
        }
        tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                        asio::ssl::context::no_tlsv1_1);
        tls.set_verify_mode(asio::ssl::verify_peer);
    }
    ClientOptions options;
    asio::ssl::context tls;
    std::mutex lock;
    std::list<std::pair<std::string, std::unique_ptr<Connection>>> idle;

    static std::string origin(Url const& url) { return (url.is_tls ? "https " : "http ") + url.host + " " + url.port; }
    std::unique_ptr<Connection> kept(Url const& url) {
        auto const fresh_since = Ticks::now() - std::chrono::milliseconds(options.idle_max_ms);
        std::scoped_lock const held(lock);
        std::erase_if(idle, [&](auto const& one) { return one.second->used_at < fresh_since; });
        auto const found = std::ranges::find(idle, origin(url), [](auto const& one) { return one.first; });
        if (found == idle.end()) return nullptr;
        auto connection = std::move(found->second);
        idle.erase(found);
        return connection;
    }
    void keep(Url const& url, std::unique_ptr<Connection> connection) {
        connection->used_at = Ticks::now();
        connection->stream.expires_never();
        std::scoped_lock const held(lock);
        idle.emplace_front(origin(url), std::move(connection));
        if (idle.size() > options.idle_connections_max) idle.pop_back();
    }

    Result<std::unique_ptr<Connection>> connect(Url const& url) {
        auto const deadline = Ticks::now() + std::chrono::milliseconds(options.connect_wait_ms);
        auto made = std::make_unique<Connection>(url, tls);
        auto host = url.host;
        if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
        auto const port = !url.port.empty() ? url.port : url.is_tls ? "443" : "80";
        tcp::resolver::results_type places;
        auto error = made->run(deadline, [&](auto told) {
            made->resolver.async_resolve(host, port, [&places, told](Error wrong, auto found) mutable {
                places = std::move(found);
                told(wrong);
            });
        });
        if (error) return refuse_of(error, "http.not_reached");
        std::vector<tcp::endpoint> ends;
        for (auto const& place : places)
            if (options.reach == Reach::anywhere || !is_inside(place.endpoint().address()))
                ends.push_back(place.endpoint());
        if (ends.empty()) return refuse(Why::not_allowed, "http.address_inside");
        error = made->run(deadline, [&](auto told) { made->stream.async_connect(ends, told); });
        if (error) return refuse_of(error, "http.not_reached");
        made->stream.socket().set_option(tcp::no_delay(true), error);
        if (!made->secure) return made;
        SSL_set_tlsext_host_name(made->secure->native_handle(), host.c_str());
        made->secure->set_verify_callback(asio::ssl::host_name_verification(host));
        error = made->run(deadline,
                          [&](auto told) { made->secure->async_handshake(asio::ssl::stream_base::client, told); });
        if (!error) return made;
        log::warn("http: {} is not trusted: {}", url.host, error.message());
        return refuse_of(error, is_certificate(error) ? "http.certificate_wrong" : "http.not_reached");
    }

    /// @param is_silent set when the other side closed before it said anything
    Result<ClientReply> exchange(Connection& with, Message& message, bool& is_alive, bool& is_silent) {
        auto const deadline = Ticks::now() + std::chrono::milliseconds(options.answer_wait_ms);
        auto const on_either = [&](auto&& step) {
            return with.run(deadline, [&](auto told) {
                if (with.secure)
                    step(*with.secure, told);
                else
                    step(with.stream, told);
            });
        };
        auto error = on_either([&](auto& stream, auto told) { beast::http::async_write(stream, message, told); });
        is_silent = error && error != beast::error::timeout;
        if (error) return refuse_of(error, "http.not_reached");
        Parser parser;
        parser.body_limit(options.body_max);
        if (message.method_string() == "HEAD") parser.skip(true);
        error = on_either([&](auto& stream, auto told) { beast::http::async_read(stream, with.buffer, parser, told); });
        is_silent = (error == beast::http::error::end_of_stream || error == asio::error::connection_reset ||
                     error == asio::ssl::error::stream_truncated) &&
                    !parser.got_some();
        if (error) return refuse_of(error, "http.answer_broken");
        is_alive = parser.keep_alive();
        ClientReply said{.status = static_cast<int>(parser.get().result_int()), .body = std::move(parser.get().body())};
        for (auto const& field : parser.get().base())
            said.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
        return said;
    }
};

Client::Client(ClientOptions options) : in_(std::make_unique<Inside>(std::move(options))) {}
Client::~Client() = default;

Result<ClientReply> Client::ask(Question const& question) {
    SINERGI_TRY(url, Url::parse(question.url));
    auto message = message_of(question, url);
    for (;;) {
        auto connection = in_->kept(url);
        bool const is_kept = connection != nullptr;
        if (!is_kept) {
            auto made = in_->connect(url);
            if (!made) return std::unexpected(std::move(made).error());
            connection = *std::move(made);
        }
        bool is_alive = false, is_silent = false;
        auto said = in_->exchange(*connection, message, is_alive, is_silent);
        if (said && is_alive) in_->keep(url, std::move(connection));
        if (said || !is_kept || !is_silent) return said;
    }
}

}  // namespace sinergi::http
