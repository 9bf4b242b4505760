#pragma once
// What was measured: latencies of one step, kept whole (a run is bounded), and failures by status.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::bench {

/// Microseconds at the points people ask for.
struct Spread {
    std::int64_t p50 = 0, p95 = 0, p99 = 0, most = 0;
};

class Tally {
public:
    explicit Tally(std::string name) : name_(std::move(name)) {}

    void good(std::int64_t us) { taken_us_.push_back(static_cast<std::uint32_t>(us)); }
    /// `why`: a status ("503"), "lost" for a broken connection, "wrong" for a 200 that does not hold what it should.
    void bad(std::string_view why) { ++failures_[std::string(why)]; }
    void add(Tally const& other);

    [[nodiscard]] std::string const& name() const noexcept { return name_; }
    [[nodiscard]] std::int64_t good_count() const noexcept { return static_cast<std::int64_t>(taken_us_.size()); }
    [[nodiscard]] std::int64_t bad_count() const noexcept;
    [[nodiscard]] Spread spread() const;
    /// One row of the table: name, count, p50, p95, p99, most in milliseconds, failures.
    [[nodiscard]] std::string row() const;
    [[nodiscard]] std::string json() const;

private:
    std::string name_;
    std::vector<std::uint32_t> taken_us_{};
    std::map<std::string, std::int64_t> failures_{};
};

/// The head of the table whose rows are Tally::row.
[[nodiscard]] std::string table_head();

/// Milliseconds of processor time a process of this machine has used; 0 when there is no such process.
[[nodiscard]] std::int64_t processor_ms(int pid);

}  // namespace sinergi::bench
