#pragma once
// How a session reads: every refusal that can be known early is given before the body is read.

#include "plumbing/http/session/session.hpp"

namespace sinergi::http {

template <class Socket, class Layer>
asio::awaitable<bool> SocketSession<Socket, Layer>::read_more(std::size_t bytes) {
    auto const [error, size] = co_await socket_.async_read_some(buffer_.prepare(bytes), told);
    buffer_.commit(size);
    co_return !error;
}

template <class Socket, class Layer>
auto SocketSession<Socket, Layer>::read_header(Parser& parser) -> asio::awaitable<Heard> {
    constexpr std::size_t bytes_at_once = 4'096;
    bool has_begun = buffer_.size() > 0;
    if (is_ending_ && !has_begun) co_return Heard::nothing;
    wait_until(has_begun ? Phase::reading : Phase::idle, has_begun ? core_.options.header_wait_ms : idle_wait_ms());
    for (;;) {
        if (has_begun) {
            Failure error;
            buffer_.consume(parser.put(buffer_.data(), error));
            if (parser.is_header_done()) co_return begin_request(parser);
            if (error && error != boost::beast::http::error::need_more) co_return broken(error);
        }
        if (!co_await read_more(bytes_at_once)) {
            if (!is_late_ || !has_begun) co_return Heard::nothing;
            refuse_with(408, "http.too_slow");
            co_return Heard::refused;
        }
        if (!has_begun) wait_until(Phase::reading, core_.options.header_wait_ms);
        has_begun = true;
    }
}

template <class Socket, class Layer>
auto SocketSession<Socket, Layer>::broken(Failure const& error) -> Heard {
    using Wrong = boost::beast::http::error;
    if (error == Wrong::header_limit || error == Wrong::buffer_overflow) {
        refuse_with(431, "http.header_too_large");
    } else if (error == Wrong::body_limit) {
        refuse_with(413, "http.body_too_large");
    } else {
        refuse_with(400, "http.request_broken");
    }
    return Heard::refused;
}

template <class Socket, class Layer>
auto SocketSession<Socket, Layer>::begin_request(Parser& parser) -> Heard {
    auto const& request = parser.get();
    auto const view = [](auto text) { return std::string_view(text.data(), text.size()); };
    raw_.headers.clear();
    for (auto const& field : request) raw_.headers.emplace_back(view(field.name_string()), view(field.value()));
    is_http10_ = request.version() < 11;
    auto const length = parser.content_length();
    if (!begin(view(request.method_string()), view(request.target()),
               length ? std::optional<std::uint64_t>(*length) : std::nullopt)) {
        return Heard::refused;
    }
    parser.body_limit(core_.routes.body_max(match_));
    parser.eager(true);
    return Heard::request;
}

template <class Socket, class Layer>
auto SocketSession<Socket, Layer>::read_body(Parser& parser) -> asio::awaitable<Heard> {
    constexpr std::size_t bytes_at_once = 65'536;
    if (!parser.is_done() && is_same_word(call_.header("expect"), "100-continue")) {
        if (!co_await write("HTTP/1.1 100 Continue\r\n\r\n", {})) co_return Heard::nothing;
    }
    constexpr std::int64_t whole_body_ms = 15 * minute_ms;  // also for who sends a byte now and then
    auto const give_up_ms = ticks_us() / 1'000 + whole_body_ms;
    for (;;) {
        if (buffer_.size() > 0 && !parser.is_done()) {
            Failure error;
            buffer_.consume(parser.put(buffer_.data(), error));
            if (error && error != boost::beast::http::error::need_more) co_return broken(error);
            if (!may_hold(parser.get().body().size())) co_return Heard::refused;
        }
        if (parser.is_done()) co_return Heard::request;
        auto const left_ms = give_up_ms - ticks_us() / 1'000;
        wait_until(Phase::reading, std::clamp<std::int64_t>(left_ms, 1, core_.options.body_wait_ms));
        if (!co_await read_more(bytes_at_once)) {
            if (!is_late_) co_return Heard::nothing;
            refuse_with(408, "http.too_slow");
            co_return Heard::refused;
        }
    }
}

}  // namespace sinergi::http
