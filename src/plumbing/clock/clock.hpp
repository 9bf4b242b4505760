#pragma once
// The only place that looks at a clock. Tests set it.

#include "base/time.hpp"

#include <atomic>

namespace sinergi {

class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Moment now() const noexcept = 0;
    /// Milliseconds that only grow, for waiting and measuring.
    [[nodiscard]] virtual std::int64_t ticks_ms() const noexcept = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Moment now() const noexcept override;
    [[nodiscard]] std::int64_t ticks_ms() const noexcept override;
};

/// A clock that stands until it is moved.
class TestClock final : public Clock {
public:
    explicit TestClock(Moment at) noexcept : ms_(at.ms) {}
    [[nodiscard]] Moment now() const noexcept override { return {ms_.load()}; }
    [[nodiscard]] std::int64_t ticks_ms() const noexcept override { return ms_.load(); }
    void set(Moment at) noexcept { ms_.store(at.ms); }
    void advance_ms(std::int64_t more) noexcept { ms_.fetch_add(more); }

private:
    std::atomic<std::int64_t> ms_;
};

}  // namespace sinergi
