// Operators who save families at once: each opens one, writes its address anew with the version seen, and now and then
// adds a family. Some families are everybody's, so that two often save one at the same moment: the second hears it
// (409) and opens it again, as a person does.
//
//     bench_saves --port 8080 --paths FILE --clients 200 --seconds 120 [--think 1000] [--json FILE] [--saved FILE]
//
// FILE holds lines "operator TOKEN", "family ID", "shared ID" and "region CODE". What was answered with 200 goes to
// --saved, a line each ("ID VERSION ADDRESS"), for whoever compares it with what the database holds.
// Talks to 127.0.0.1 only and stops by itself (plan.hpp).

#include "plan.hpp"
#include "tally.hpp"
#include "wire.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <random>

namespace sinergi::bench {
namespace {

enum class Step : std::uint8_t { open, save, add };

/// What all operators share.
struct Run {
    Plan const& plan;
    std::int64_t think_us;
    Loop loop;
    std::vector<std::string> operators{}, families{}, shared{}, regions{};
    std::int64_t measure_from = 0, measure_until = 0;
    Tally opened{"OPEN"}, saved{"SAVE"}, added{"ADD"};
    std::int64_t met = 0;  // saves that came second
    std::ofstream kept{};
    [[nodiscard]] bool is_measured(std::int64_t at) const noexcept { return at >= measure_from && at < measure_until; }
    [[nodiscard]] bool is_over() const noexcept { return now_us() >= measure_until; }
};

std::string_view after(std::string_view body, std::string_view key, char end) {
    auto const at = body.find(key);
    if (at == std::string_view::npos) return {};
    auto const from = at + key.size();
    return body.substr(from, body.find_first_of(std::string_view(&end, 1), from) - from);
}

class Operator final : public Listener {
public:
    Operator(Run& run, std::size_t turn)
        : run_(run), turn_(turn), wire_(run.loop, *this), chance_(run.plan.seed * 7919 + turn) {}

    [[nodiscard]] bool is_idle() const noexcept { return is_idle_; }
    /// Goes on when the pause is over.
    void stir(std::int64_t now) {
        if (!is_idle_ || now < due_us_) return;
        is_idle_ = false;
        ++deeds_;
        if (deeds_ % 5 == 0) return add();
        bool const is_shared = !run_.shared.empty() && chance_() % 3 == 0;
        auto const& from = is_shared ? run_.shared : run_.families;
        // One's own families are nobody else's.
        auto const each = from.size() / run_.operators.size();
        id_ = is_shared || each == 0 ? from[chance_() % from.size()] : from[turn_ * each + chance_() % each];
        open();
    }
    void first_at(std::int64_t us) { due_us_ = us; }
    void heard(Answer const& answer) override;

private:
    void open() {
        step_ = Step::open;
        send(fmt::format(
            "GET /api/v1/registry/families/{} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n\r\n", id_,
            token()));
    }
    void save(std::int64_t version) {
        step_ = Step::save;
        address_ = fmt::format("Dusun Uji {} nomor {}", turn_ + 1, ++saves_);
        post(fmt::format("families/{}/home", id_),
             fmt::format(R"({{"version":{},"home":{{"address":"{}"}},"ground":{{"reason":"pemutakhiran alamat"}}}})",
                         version, address_));
    }
    void add() {
        step_ = Step::add;
        constexpr std::array<std::string_view, 8> names{"Warjita", "Suparmi", "Darwinah", "Kartubi",
                                                        "Sanukri", "Casmita", "Rokayah",  "Wartini"};
        auto const year = 1950 + chance_() % 50;
        auto const& region = run_.regions[chance_() % run_.regions.size()];
        post("families",
             fmt::format(R"({{"region":"{}","address":"Dusun Uji","members":[)"
                         R"({{"relation":1,"name":"{} {} {}","sex":"L","born_on":"{}-04-{:02}","marital":2}},)"
                         R"({{"relation":3,"name":"{} {}","sex":"P","born_on":"{}-07-{:02}","marital":2}}]}})",
                         region, names[chance_() % 8], names[chance_() % 8], turn_, year, 1 + chance_() % 28,
                         names[chance_() % 8], deeds_, year + 3, 1 + chance_() % 28));
    }
    void post(std::string_view path, std::string_view body) {
        auto const a = chance_(), b = chance_();
        std::string request;
        write_post(request, fmt::format("/api/v1/registry/{}", path), token(), a, b, body);
        send(std::move(request));
    }
    void send(std::string request) {
        asked_us_ = now_us();
        wire_.ask(request);
    }
    std::string const& token() const { return run_.operators[turn_ % run_.operators.size()]; }
    void rest(std::int64_t now) {
        is_idle_ = true;
        due_us_ = now + run_.think_us;
    }
    Tally& tally() { return step_ == Step::open ? run_.opened : step_ == Step::save ? run_.saved : run_.added; }

    Run& run_;
    std::size_t turn_;
    Wire wire_;
    std::mt19937_64 chance_;
    bool is_idle_ = true;
    Step step_ = Step::open;
    std::int64_t due_us_ = 0, asked_us_ = 0;
    std::uint64_t deeds_ = 0, saves_ = 0;
    std::string id_{}, address_{};
};

void Operator::heard(Answer const& answer) {
    auto const at = now_us();
    bool const is_measured = run_.is_measured(at);
    if (answer.status == 409 && step_ == Step::save) {
        run_.met += is_measured;
        return run_.is_over() ? rest(at) : open();
    }
    if (answer.status != 200) {
        if (is_measured) tally().bad(answer.status == 0 ? "lost" : std::to_string(answer.status));
        if (run_.opened.bad_count() + run_.saved.bad_count() + run_.added.bad_count() < 5)
            fmt::print(stderr, "{}: {}\n", answer.status, answer.body.substr(0, 300));
        return rest(at);
    }
    if (is_measured) tally().good(at - asked_us_);
    // The family's own row stands first, and its version is the first of the answer.
    auto const version = after(answer.body, "\"version\":", '}');
    std::int64_t number = 0;
    std::from_chars(version.data(), version.data() + version.size(), number);
    if (step_ == Step::open && number > 0) return save(number);
    if (step_ == Step::save) run_.kept << id_ << ' ' << number << ' ' << address_ << '\n';
    rest(at);
}

void drive(Run& run) {
    std::vector<std::unique_ptr<Operator>> all;
    auto const start = now_us();
    for (int i = 0; i < run.plan.clients; ++i) {
        all.push_back(std::make_unique<Operator>(run, static_cast<std::size_t>(i)));
        all.back()->first_at(start + run.think_us * i / run.plan.clients);
    }
    run.measure_from = start + run.plan.warm_up_seconds * 1'000'000LL;
    run.measure_until = run.measure_from + run.plan.seconds * 1'000'000LL;
    std::int64_t server_ms = -1;
    while (!run.is_over()) {
        auto const now = now_us();
        if (server_ms < 0 && now >= run.measure_from) server_ms = processor_ms(run.plan.server_pid);
        for (auto& one : all) one->stir(now);
        run.loop.wait(run.think_us > 0 ? 1 : 50);
    }
    fmt::print("processor: server {:.2f} cores\n",
               static_cast<double>(processor_ms(run.plan.server_pid) - server_ms) / 1000.0 / run.plan.seconds);
    // What is under way is answered, so that what was kept can be counted.
    for (auto const until = now_us() + 10'000'000; now_us() < until;) {
        if (std::ranges::all_of(all, [](auto const& one) { return one->is_idle(); })) break;
        run.loop.wait(50);
    }
}

void tell(Run const& run) {
    auto const rate = static_cast<double>(run.saved.good_count() + run.added.good_count()) / run.plan.seconds;
    auto const failures = run.opened.bad_count() + run.saved.bad_count() + run.added.bad_count();
    fmt::print("{}{}{}{}{:.1f} saves/s, {} met another, {} failures\n", table_head(), run.opened.row(), run.saved.row(),
               run.added.row(), rate, run.met, failures);
    if (run.plan.json_file.empty()) return;
    std::ofstream(run.plan.json_file)
        << fmt::format(R"({{"clients":{},"seconds":{},"think_ms":{},"saves_per_second":{:.1f},"met":{},"failures":{},)"
                       R"("steps":[{},{},{}]}})",
                       run.plan.clients, run.plan.seconds, run.think_us / 1000, rate, run.met, failures,
                       run.opened.json(), run.saved.json(), run.added.json())
        << "\n";
}

}  // namespace
}  // namespace sinergi::bench

int main(int argc, char** argv) {
    try {
        // Two options of its own; the rest is every generator's.
        std::vector<char*> rest{argv[0]};
        std::int64_t think_ms = 0;
        std::string kept = "/dev/null";
        for (int i = 1; i < argc; ++i) {
            std::string_view const option = argv[i];
            if (option == "--think" && i + 1 < argc)
                think_ms = std::stoll(argv[++i]);
            else if (option == "--saved" && i + 1 < argc)
                kept = argv[++i];
            else
                rest.push_back(argv[i]);
        }
        auto const plan = sinergi::bench::read_plan(static_cast<int>(rest.size()), rest.data());
        sinergi::bench::Run run{plan, think_ms * 1000, sinergi::bench::Loop(plan.port)};
        run.kept.open(kept);
        for (auto const& line : sinergi::bench::read_lines(plan.paths_file)) {
            auto const blank = line.find(' ');
            auto const word = line.substr(0, blank);
            auto& to = word == "operator" ? run.operators
                       : word == "family" ? run.families
                       : word == "shared" ? run.shared
                                          : run.regions;
            to.push_back(line.substr(blank + 1));
        }
        if (run.operators.empty() || run.families.empty() || run.regions.empty())
            throw std::runtime_error("--paths FILE names no operator, family or region");
        sinergi::bench::drive(run);
        sinergi::bench::tell(run);
        return 0;
    } catch (std::exception const& fault) {
        fmt::print(stderr, "bench_saves: {}\n", fault.what());
        return 2;
    }
}
