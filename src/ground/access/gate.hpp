#pragma once
// Counts tries by network address, in memory: a restart forgives, a database is not worn by a flood.

#include "base/time.hpp"

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sinergi::access {

class Gate {
public:
    /// One more try at a door, at most `limit` in `window_ms`. The window slides: of the window before, the part that
    /// still overlaps counts.
    /// @return milliseconds until a try is let in; 0 when this one was
    [[nodiscard]] std::int64_t let_in(std::string_view door, std::string_view address, int limit,
                                      std::int64_t window_ms, std::int64_t now_ms);

    /// The same, without one more try.
    [[nodiscard]] std::int64_t wait_ms(std::string_view door, std::string_view address, int limit,
                                       std::int64_t window_ms, std::int64_t now_ms);

    /// A wrong password from an address; and how long it waits until the next try is looked at. The first 20 are free,
    /// because an office has one address; then a second, doubling to five minutes; one is forgiven each minute.
    void count_wrong(std::string_view address, std::int64_t now_ms);
    [[nodiscard]] std::int64_t wait_ms(std::string_view address, std::int64_t now_ms);

private:
    struct Window {
        std::int64_t start_ms = 0;
        std::int64_t length_ms = 0;
        std::int64_t count = 0, before = 0;
    };
    struct Wrong {
        std::int64_t tries = 0, last_ms = 0;
    };
    /// The window now, with what the one before still weighs.
    [[nodiscard]] std::int64_t turned(Window& window, std::int64_t window_ms, std::int64_t now_ms) const;
    [[nodiscard]] std::int64_t wait_at(Window& window, std::int64_t limit, std::int64_t window_ms,
                                       std::int64_t now_ms) const;
    void sweep(std::int64_t now_ms);

    std::mutex lock_;
    std::unordered_map<std::string, Window> windows_;
    std::unordered_map<std::string, Wrong> wrong_;
};

/// Whom an address stands for: an IPv6 customer has a /64 of addresses and counts as one.
[[nodiscard]] std::string counted_as(std::string_view address);

}  // namespace sinergi::access
