// Asks the paths of a file, in chance order and without pause, by a number of clients: the dashboard, the search for a
// village, any page.
//
//     bench_gets --port 8080 --paths FILE [--token TOKEN] --clients 10 --seconds 10 [--json FILE]
//
// Talks to 127.0.0.1 only and stops by itself (plan.hpp).

#include "plan.hpp"
#include "tally.hpp"
#include "wire.hpp"

#include <fmt/format.h>

#include <fstream>
#include <random>

namespace sinergi::bench {
namespace {

struct Run {
    Plan const& plan;
    std::vector<std::string> requests;
    Loop loop;
    Tally all{"GET"};
    std::int64_t measure_from = 0, measure_until = 0, asked = 0;
    [[nodiscard]] bool is_over() const noexcept { return now_us() >= measure_until || asked >= requests_limit; }
};

class Client final : public Listener {
public:
    Client(Run& run, std::uint64_t seed) : run_(run), wire_(run.loop, *this), chance_(seed) {}
    void ask() {
        ++run_.asked;
        asked_us_ = now_us();
        wire_.ask(run_.requests[chance_() % run_.requests.size()]);
    }
    void heard(Answer const& answer) override {
        auto const at = now_us();
        if (at >= run_.measure_from && at < run_.measure_until) {
            if (answer.status >= 200 && answer.status < 300)
                run_.all.good(at - asked_us_);
            else
                run_.all.bad(answer.status == 0 ? "lost" : std::to_string(answer.status));
        }
        if (answer.status > 299 && run_.all.bad_count() < 3) fmt::print(stderr, "{} {}\n", answer.status, answer.body);
        if (!run_.is_over()) ask();
    }

private:
    Run& run_;
    Wire wire_;
    std::mt19937_64 chance_;
    std::int64_t asked_us_ = 0;
};

void drive(Run& run) {
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < run.plan.clients; ++i) {
        clients.push_back(std::make_unique<Client>(run, run.plan.seed + static_cast<std::uint64_t>(i)));
    }
    run.measure_from = now_us() + run.plan.warm_up_seconds * 1'000'000LL;
    run.measure_until = run.measure_from + run.plan.seconds * 1'000'000LL;
    for (auto& client : clients) client->ask();
    while (!run.is_over()) run.loop.wait(100);
    auto const rate = static_cast<double>(run.all.good_count()) / static_cast<double>(run.plan.seconds);
    fmt::print("{}{}{:.1f} requests/s\n", table_head(), run.all.row(), rate);
    if (run.plan.json_file.empty()) return;
    std::ofstream(run.plan.json_file)
        << fmt::format(R"({{"clients":{},"requests_per_second":{:.2f},"failures":{},"steps":[{}]}})", run.plan.clients,
                       rate, run.all.bad_count(), run.all.json())
        << "\n";
}

}  // namespace
}  // namespace sinergi::bench

int main(int argc, char** argv) {
    try {
        auto const plan = sinergi::bench::read_plan(argc, argv);
        auto const token = plan.searchers.empty() ? "" : "Authorization: Bearer " + plan.searchers.front() + "\r\n";
        sinergi::bench::Run run{plan, {}, sinergi::bench::Loop(plan.port)};
        for (auto const& path : sinergi::bench::read_lines(plan.paths_file)) {
            run.requests.push_back(fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\n{}\r\n", path, token));
        }
        if (run.requests.empty()) throw std::runtime_error("--paths names an empty file");
        sinergi::bench::drive(run);
        return 0;
    } catch (std::exception const& fault) {
        fmt::print(stderr, "bench_gets: {}\n", fault.what());
        return 2;
    }
}
