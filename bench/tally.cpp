#include "tally.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <numeric>
#include <sstream>

namespace sinergi::bench {

void Tally::add(Tally const& other) {
    taken_us_.insert(taken_us_.end(), other.taken_us_.begin(), other.taken_us_.end());
    for (auto const& [why, count] : other.failures_) failures_[why] += count;
}

std::int64_t Tally::bad_count() const noexcept {
    return std::accumulate(failures_.begin(), failures_.end(), std::int64_t{0},
                           [](std::int64_t sum, auto const& failure) { return sum + failure.second; });
}

Spread Tally::spread() const {
    if (taken_us_.empty()) return {};
    auto sorted = taken_us_;
    std::ranges::sort(sorted);
    auto const at = [&](std::size_t per_thousand) {
        return std::int64_t{sorted[std::min(sorted.size() - 1, sorted.size() * per_thousand / 1000)]};
    };
    return {at(500), at(950), at(990), std::int64_t{sorted.back()}};
}

std::string table_head() {
    return fmt::format("{:<10}{:>10}{:>10}{:>10}{:>10}{:>10}  {}\n", "step", "answers", "p50 ms", "p95 ms", "p99 ms",
                       "max ms", "failures");
}

std::string Tally::row() const {
    auto const ms = [](std::int64_t us) { return static_cast<double>(us) / 1000.0; };
    auto const s = spread();
    std::string why;
    for (auto const& [status, count] : failures_) why += fmt::format("{} x {}  ", count, status);
    return fmt::format("{:<10}{:>10}{:>10.2f}{:>10.2f}{:>10.2f}{:>10.2f}  {}\n", name_, good_count(), ms(s.p50),
                       ms(s.p95), ms(s.p99), ms(s.most), why.empty() ? "none" : why);
}

std::string Tally::json() const {
    auto const s = spread();
    std::string why;
    for (auto const& [status, count] : failures_) {
        why += fmt::format("{}\"{}\":{}", why.empty() ? "" : ",", status, count);
    }
    return fmt::format(
        R"({{"name":"{}","answers":{},"p50_us":{},"p95_us":{},"p99_us":{},"max_us":{},"failures":{{{}}}}})", name_,
        good_count(), s.p50, s.p95, s.p99, s.most, why);
}

std::int64_t processor_ms(int pid) {
    std::ifstream file(fmt::format("/proc/{}/stat", pid));
    std::string line;
    if (!std::getline(file, line)) return 0;
    std::istringstream rest(line.substr(line.rfind(')') + 1));  // the name in brackets may hold blanks
    std::string skipped;
    for (int i = 0; i < 11; ++i) rest >> skipped;
    std::int64_t user = 0, kernel = 0;
    rest >> user >> kernel;
    return (user + kernel) * 1000 / ::sysconf(_SC_CLK_TCK);
}

}  // namespace sinergi::bench
