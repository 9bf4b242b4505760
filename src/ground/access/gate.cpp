#include "access/gate.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace sinergi::access {
namespace {

constexpr std::size_t entries_max = 50'000;  // about 8 MB at the worst
constexpr std::int64_t free_tries = 20;

std::int64_t forgiven(std::int64_t tries, std::int64_t last_ms, std::int64_t now_ms) {
    return std::max<std::int64_t>(tries - std::max<std::int64_t>(now_ms - last_ms, 0) / minute_ms, 0);
}

}  // namespace

std::string counted_as(std::string_view address) {
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET6, std::string(address).c_str(), bytes.data()) != 1) return std::string(address);
    constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255};
    if (std::equal(mapped.begin(), mapped.end(), bytes.begin())) {
        return fmt::format("{}.{}.{}.{}", bytes[12], bytes[13], bytes[14], bytes[15]);
    }
    return fmt::format("{:02x}/64", fmt::join(bytes.begin(), bytes.begin() + 8, ""));
}

std::int64_t Gate::let_in(std::string_view door, std::string_view address, int limit, std::int64_t window_ms,
                          std::int64_t now_ms) {
    auto const key = fmt::format("{}|{}", door, counted_as(address));
    std::scoped_lock const held(lock_);
    if (windows_.size() >= entries_max) sweep(now_ms);
    auto& window = windows_[key];
    if (auto const wait = wait_at(window, limit, window_ms, now_ms); wait > 0) return wait;
    ++window.count;
    return 0;
}

std::int64_t Gate::wait_ms(std::string_view door, std::string_view address, int limit, std::int64_t window_ms,
                           std::int64_t now_ms) {
    std::scoped_lock const held(lock_);
    auto const found = windows_.find(fmt::format("{}|{}", door, counted_as(address)));
    return found == windows_.end() ? 0 : wait_at(found->second, limit, window_ms, now_ms);
}

std::int64_t Gate::wait_at(Window& window, std::int64_t limit, std::int64_t window_ms, std::int64_t now_ms) const {
    if (turned(window, window_ms, now_ms) < limit) return 0;
    auto const left_ms = window.start_ms + window_ms - now_ms;
    if (window.count >= limit) return left_ms + 1;  // in the next window this one weighs less than the limit
    // What the window before still weighs, count * left / window, must fall below what is free.
    return left_ms - ((limit - window.count) * window_ms - 1) / window.before;
}

std::int64_t Gate::turned(Window& window, std::int64_t window_ms, std::int64_t now_ms) const {
    auto const start = now_ms - now_ms % window_ms;
    if (window.start_ms != start) {
        window.before = window.start_ms == start - window_ms ? window.count : 0;
        window.count = 0;
        window.start_ms = start;
        window.length_ms = window_ms;
    }
    return window.count + window.before * (window_ms - (now_ms - start)) / window_ms;
}

void Gate::count_wrong(std::string_view address, std::int64_t now_ms) {
    std::scoped_lock const held(lock_);
    if (wrong_.size() >= entries_max) sweep(now_ms);
    auto& wrong = wrong_[counted_as(address)];
    wrong.tries = forgiven(wrong.tries, wrong.last_ms, now_ms) + 1;
    wrong.last_ms = now_ms;
}

std::int64_t Gate::wait_ms(std::string_view address, std::int64_t now_ms) {
    std::scoped_lock const held(lock_);
    auto const found = wrong_.find(counted_as(address));
    if (found == wrong_.end()) return 0;
    auto const over = forgiven(found->second.tries, found->second.last_ms, now_ms) - free_tries;
    if (over < 0) return 0;
    auto const wait = std::min(second_ms << std::min<std::int64_t>(over, 10), 5 * minute_ms);
    return std::max<std::int64_t>(found->second.last_ms + wait - now_ms, 0);
}

void Gate::sweep(std::int64_t now_ms) {
    std::erase_if(windows_, [&](auto const& one) { return one.second.start_ms + 2 * one.second.length_ms < now_ms; });
    std::erase_if(wrong_, [&](auto const& one) { return forgiven(one.second.tries, one.second.last_ms, now_ms) == 0; });
    // A flood from ever new addresses: better to count from zero than to grow without end.
    if (windows_.size() >= entries_max) windows_.clear();
    if (wrong_.size() >= entries_max) wrong_.clear();
}

}  // namespace sinergi::access
