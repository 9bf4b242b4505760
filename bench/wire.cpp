#include "wire.hpp"

#include <fmt/format.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <stdexcept>
#include <utility>

namespace sinergi::bench {
namespace {

constexpr int unfinished = -1;

/// The value of a header (`name` in small letters, with its colon), or "". Headers are read in any case.
std::string_view header(std::string_view head, std::string_view name) {
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
        auto const line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
        if (line.size() < name.size()) continue;
        bool is_same = true;
        for (std::size_t i = 0; i < name.size() && is_same; ++i) is_same = (line[i] | 0x20) == (name[i] | 0x20);
        if (!is_same) continue;
        auto value = line.substr(name.size());
        while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
        return value;
    }
    return {};
}

template <class Number>
Number number(std::string_view text, int base = 10) {
    Number value{};
    std::from_chars(text.data(), text.data() + text.size(), value, base);
    return value;
}

}  // namespace

std::int64_t now_us() noexcept {
    auto const since = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

void write_post(std::string& request, std::string_view path, std::string_view token, std::uint64_t a, std::uint64_t b,
                std::string_view body) {
    request.clear();
    fmt::format_to(
        std::back_inserter(request),
        "POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\nContent-Type: application/json\r\n"
        "Idempotency-Key: {:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}\r\nContent-Length: {}\r\n\r\n{}",
        path, token, a >> 32, (a >> 16) & 0xffff, a & 0xfff, b >> 52, b & 0xffff'ffff'ffff, body.size(), body);
}

Loop::Loop(std::uint16_t port) : epoll_(::epoll_create1(EPOLL_CLOEXEC)), port_(port) {
    if (epoll_ < 0) throw std::runtime_error("no epoll");
}

Loop::~Loop() { ::close(epoll_); }

void Loop::watch(Wire& wire, std::uint32_t events, bool is_new) const {
    epoll_event event{};
    event.events = events;
    event.data.ptr = &wire;
    ::epoll_ctl(epoll_, is_new ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, wire.socket_, &event);
}

void Loop::wait(int ms_max) {
    auto const lost = std::exchange(lost_, {});
    for (auto* wire : lost) wire->listener_.heard({});
    std::array<epoll_event, 256> events{};
    auto const count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), lost.empty() ? ms_max : 0);
    for (int i = 0; i < count; ++i) {
        auto const& event = events[static_cast<std::size_t>(i)];
        static_cast<Wire*>(event.data.ptr)->stir(event.events);
    }
}

Wire::~Wire() {
    if (socket_ >= 0) ::close(socket_);
    std::erase(loop_.lost_, this);
}

bool Wire::connect() {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket_ < 0) return false;
    int const on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in there{};
    there.sin_family = AF_INET;
    there.sin_port = htons(loop_.port_);
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // Blocking on purpose: on loopback it returns at once, and it happens once a client.
    if (::connect(socket_, reinterpret_cast<sockaddr const*>(&there), sizeof there) != 0) {
        ::close(socket_);
        socket_ = -1;
        return false;
    }
    loop_.watch(*this, EPOLLIN, true);
    return true;
}

void Wire::ask(std::string_view request) {
    out_.assign(request);
    in_.clear();
    is_waiting_ = true;
    if (socket_ < 0 && !connect()) {
        loop_.lost_.push_back(this);
        return;
    }
    push();
}

void Wire::push() {
    while (!out_.empty()) {
        auto const sent = ::send(socket_, out_.data(), out_.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent > 0) {
            out_.erase(0, static_cast<std::size_t>(sent));
            continue;
        }
        if (errno == EAGAIN || errno == EWOULDBLOCK) break;
        ::close(std::exchange(socket_, -1));
        loop_.lost_.push_back(this);
        return;
    }
    bool const should_watch = !out_.empty();
    if (should_watch != is_watching_writes_) {
        is_watching_writes_ = should_watch;
        loop_.watch(*this, should_watch ? EPOLLIN | EPOLLOUT : EPOLLIN, false);
    }
}

void Wire::lose() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
    is_watching_writes_ = false;
    if (std::exchange(is_waiting_, false)) listener_.heard({});
}

void Wire::stir(std::uint32_t events) {
    if (socket_ < 0) return;
    if ((events & EPOLLOUT) != 0) push();
    if ((events & (EPOLLIN | EPOLLHUP | EPOLLERR)) == 0 || socket_ < 0) return;
    std::array<char, 64 * 1024> bytes;
    auto const got = ::recv(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (got <= 0) return lose();
    in_.append(bytes.data(), static_cast<std::size_t>(got));
    auto const answer = read_answer();
    if (answer.status == unfinished) return;
    is_waiting_ = false;
    whole_.swap(in_);  // the listener asks the next question into in_ while it still reads the body of this one
    in_.clear();
    listener_.heard(answer);
}

Answer Wire::read_answer() {
    auto const end = in_.find("\r\n\r\n");
    if (end == std::string::npos || in_.size() < 12) return {unfinished};
    std::string_view const head{in_.data(), end + 2};
    auto const status = number<int>(head.substr(9, 3));
    auto const body = end + 4;
    if (header(head, "transfer-encoding:").find("chunked") != std::string_view::npos) return read_chunks(status, body);
    auto const length = number<std::size_t>(header(head, "content-length:"));
    if (in_.size() < body + length) return {unfinished};
    return {status, std::string_view{in_}.substr(body, length)};
}

Answer Wire::read_chunks(int status, std::size_t from) {
    std::string_view const all{in_};
    auto at = from;
    for (;;) {
        auto const line = all.find("\r\n", at);
        if (line == std::string_view::npos) return {unfinished};
        auto const length = number<std::size_t>(all.substr(at, line - at), 16);
        if (all.size() < line + 2 + length + 2) return {unfinished};
        if (length == 0) return {status, all.substr(from)};  // chunk marks stay in: who looks for a word finds it
        at = line + 2 + length + 2;
    }
}

}  // namespace sinergi::bench
