#pragma once
// A connection over one kind of socket, as a coroutine. Beast and Asio: included by plain.cpp and tls.cpp only.

#include "plumbing/http/core.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

// GCC 12 inlines the allocation of a coroutine frame on one side only, and then sees a mismatch that is not there.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace sinergi::http {

inline constexpr auto told = asio::as_tuple(asio::use_awaitable);  // errors as values
using Failure = boost::system::error_code;

/// `Layer` says how a Socket shakes hands, says goodbye and where its TCP socket lies.
template <class Socket, class Layer>
class SocketSession final : public Session {
public:
    SocketSession(Core& core, Socket socket, std::string peer)
        : Session(core, std::move(peer), Layer::is_tls), socket_(std::move(socket)) {}

    void start() override {
        auto self = std::static_pointer_cast<SocketSession>(shared_from_this());
        // The coroutine holds its session, so that it lives as long as anything is waited for.
        asio::co_spawn(core_.io, [self] { return self->run(); }, [self](std::exception_ptr const&) {});
    }

    void cut() noexcept override {
        Failure ignored;
        Layer::lowest(socket_).cancel(ignored);
    }

private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
    enum class Heard : std::uint8_t { request, refused, nothing };
    static constexpr std::uint32_t header_max = 16 * 1024;

    asio::awaitable<void> run();
    asio::awaitable<bool> read_more(std::size_t bytes);
    asio::awaitable<Heard> read_header(Parser& parser);
    asio::awaitable<Heard> read_body(Parser& parser);
    asio::awaitable<bool> write(std::string_view head, std::string_view body);
    asio::awaitable<bool> answer(bool is_last);
    asio::awaitable<void> stream_events();
    asio::awaitable<void> watch_reader();
    asio::awaitable<void> goodbye(bool has_unread);
    Heard broken(Failure const& error);
    Heard begin_request(Parser& parser);

    /// Waits until wake(); `before` runs when the waiting has begun, so that no wake is missed.
    template <class F>
    asio::awaitable<void> sleep(F before) {
        co_await asio::async_initiate<decltype(asio::use_awaitable) const, void()>(
            [this, &before](auto handler) {
                resume_ = [held = std::move(handler)]() mutable { std::move(held)(); };
                before();
            },
            asio::use_awaitable);
    }

    Socket socket_;
    boost::beast::flat_buffer buffer_;
};

template <class Socket, class Layer>
asio::awaitable<void> SocketSession<Socket, Layer>::run() {
    wait_until(Phase::reading, core_.options.header_wait_ms);
    if (!co_await Layer::hello(socket_)) co_return;
    auto heard = Heard::request;
    bool is_last = false;
    while (!is_last) {
        Parser parser;
        parser.header_limit(header_max);
        parser.body_limit(boost::none);  // checked by the route, once the header is known
        heard = co_await read_header(parser);
        if (heard == Heard::request) heard = co_await read_body(parser);
        if (heard == Heard::nothing) break;
        if (heard == Heard::request) {
            auto const& body = parser.get().body();
            co_await sleep([&] { submit(body); });
            if (live_ != nullptr) {
                co_await stream_events();
                break;
            }
        }
        is_last = heard == Heard::refused || !parser.keep_alive() || is_ending_;
        if (!co_await answer(is_last)) co_return;
        forget_request();
        if (buffer_.size() == 0 && buffer_.capacity() > header_max) buffer_ = {};
    }
    co_await goodbye(heard == Heard::refused);
}

template <class Socket, class Layer>
asio::awaitable<bool> SocketSession<Socket, Layer>::write(std::string_view head, std::string_view body) {
    constexpr std::int64_t wait_ms = 30'000;
    constexpr std::int64_t bytes_per_ms = 8;  // the slowest line we wait for
    wait_until(Phase::writing, wait_ms + static_cast<std::int64_t>(body.size()) / bytes_per_ms);
    std::array<asio::const_buffer, 2> const both{asio::buffer(head), asio::buffer(body)};
    auto const [error, size] = co_await asio::async_write(socket_, both, told);
    co_return !error;
}

template <class Socket, class Layer>
asio::awaitable<bool> SocketSession<Socket, Layer>::answer(bool is_last) {
    auto const head = take_head(is_last);
    bool const is_sent = co_await write(head, is_head_ ? std::string_view() : outcome_.bytes());
    answered();
    co_return is_sent;
}

/// Says goodbye so that the caller still reads the answer: a socket closed with unread bytes resets the connection,
/// and a client that is still sending its 200 MB would see that instead of the 413.
template <class Socket, class Layer>
asio::awaitable<void> SocketSession<Socket, Layer>::goodbye(bool has_unread) {
    constexpr std::int64_t wait_ms = 3'000;
    constexpr std::size_t unread_max = std::size_t{64} * 1024 * 1024;
    wait_until(Phase::writing, wait_ms);
    co_await Layer::close(socket_);
    auto& tcp = Layer::lowest(socket_);
    Failure ignored;
    tcp.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    if (!has_unread) co_return;
    std::array<char, 16 * 1024> waste;
    for (std::size_t unread = 0; unread < unread_max && !is_late_;) {
        auto const [error, size] = co_await tcp.async_read_some(asio::buffer(waste), told);
        if (error) break;
        unread += size;
    }
}

template <class Socket, class Layer>
asio::awaitable<void> SocketSession<Socket, Layer>::stream_events() {
    ++core_.counts.streams;
    is_stream_closed_ = false;
    auto self = std::static_pointer_cast<SocketSession>(shared_from_this());
    auto const head = take_head(true);
    if (is_ending_) live_->close();
    bool is_open = co_await write(head, {});
    if (is_open)
        asio::co_spawn(core_.io, [self] { return self->watch_reader(); }, [self](std::exception_ptr const&) {});
    while (is_open && !is_stream_closed_) {
        auto const text = take_events();
        if (!text.empty())
            is_open = co_await write(text, {});
        else if (!is_stream_closed_)
            co_await sleep([&] { wait_until(Phase::streaming, 0); });
    }
    live_->detach();
    live_ = nullptr;
    --core_.counts.streams;
    cut();  // ends watch_reader
}

/// A reader of events sends nothing more; what we read is that it went away.
template <class Socket, class Layer>
asio::awaitable<void> SocketSession<Socket, Layer>::watch_reader() {
    std::array<char, 64> waste;
    for (;;) {
        auto const [error, size] = co_await socket_.async_read_some(asio::buffer(waste), told);
        if (error) break;
    }
    is_stream_closed_ = true;
    wake();
}

}  // namespace sinergi::http

#include "plumbing/http/session/read.hpp"  // how a request is read
