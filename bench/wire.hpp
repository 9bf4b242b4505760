#pragma once
// One keep-alive connection to a server on this machine, one request in flight; and the loop that watches all of them.
// Written on the bare socket because the generator shares the two cores with what it measures: every microsecond it
// spends is one the server does not have.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::bench {

/// Microseconds of a clock that only grows.
[[nodiscard]] std::int64_t now_us() noexcept;

/// What came back. Status 0: the connection was lost before the whole answer was there.
struct Answer {
    int status = 0;
    std::string_view body{};
};

/// Who waits for an answer.
class Listener {
public:
    virtual ~Listener() = default;
    virtual void heard(Answer const& answer) = 0;
};

/// Writes a POST of JSON into `request`, with an Idempotency-Key of its own: a UUID of version 4 out of two numbers by
/// chance, as a browser would make it.
void write_post(std::string& request, std::string_view path, std::string_view token, std::uint64_t a, std::uint64_t b,
                std::string_view body);

class Loop;

/// A connection. Opens itself when something is asked and opens itself again after it was lost.
class Wire {
public:
    Wire(Loop& loop, Listener& listener) noexcept : loop_(loop), listener_(listener) {}
    ~Wire();
    Wire(Wire const&) = delete;
    Wire& operator=(Wire const&) = delete;

    /// Sends `request` (a whole HTTP/1.1 request); the listener hears the answer from Loop::wait, never from here.
    void ask(std::string_view request);
    /// Called by the loop when the socket has something.
    void stir(std::uint32_t events);

private:
    friend class Loop;
    [[nodiscard]] bool connect();
    void push();
    void lose();
    /// The whole answer in `in_`, or status -1 while bytes are missing.
    [[nodiscard]] Answer read_answer();
    [[nodiscard]] Answer read_chunks(int status, std::size_t from);

    Loop& loop_;
    Listener& listener_;
    int socket_ = -1;
    bool is_waiting_ = false;
    bool is_watching_writes_ = false;
    std::string out_{}, in_{}, whole_{};
};

/// Watches the connections of one thread. Talks to 127.0.0.1 and to nothing else.
class Loop {
public:
    /// @throws std::runtime_error when the kernel gives no epoll
    explicit Loop(std::uint16_t port);
    ~Loop();
    Loop(Loop const&) = delete;
    Loop& operator=(Loop const&) = delete;

    /// Waits at most `ms_max` for answers and hands them out.
    void wait(int ms_max);

private:
    friend class Wire;
    void watch(Wire& wire, std::uint32_t events, bool is_new) const;

    int epoll_;
    std::uint16_t port_;
    std::vector<Wire*> lost_{};  // told at the next wait, so that `ask` never answers from within itself
};

}  // namespace sinergi::bench
