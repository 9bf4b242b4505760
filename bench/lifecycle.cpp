// A complaint's life over HTTP, as the best-measured peer does it: CREATE, ASSIGN, RESOLVE (answer, close), SEARCH.
// Closed loop: each client starts the next life when one ends. Open loop: lives are due at a fixed rate whether or not
// the server keeps up, and wait for a free client, so that a slow server cannot hide behind the slowness of its
// callers.
//
//     bench_lifecycle --port 8080 --sessions FILE --clients 100 --seconds 10 [--rate LIVES_A_SECOND] [--json FILE]
//
// Talks to 127.0.0.1 only and stops by itself (plan.hpp).

#include "plan.hpp"
#include "tally.hpp"
#include "wire.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>
#include <fstream>
#include <random>

namespace sinergi::bench {
namespace {

enum class Step : std::uint8_t { create, assign, resolve, search };
constexpr std::size_t step_count = 4;
constexpr std::array<std::string_view, step_count> step_names{"CREATE", "ASSIGN", "RESOLVE", "SEARCH"};

constexpr std::array<std::string_view, 48> words{
    "bantuan",  "sembako", "kartu",     "rekening", "bank",      "desa",    "dusun",  "warga",     "tetangga", "ibu",
    "bapak",    "lansia",  "anak",      "sekolah",  "rumah",     "bocor",   "banjir", "jembatan",  "rusak",    "belum",
    "menerima", "sudah",   "tiga",      "bulan",    "terdaftar", "petugas", "datang", "menunggu",  "jawaban",  "mohon",
    "segera",   "dibantu", "sakit",     "kursi",    "roda",      "tongkat", "obat",   "puskesmas", "pasar",    "jalan",
    "hujan",    "sawah",   "pekerjaan", "hilang",   "saldo",     "kosong",  "gagal",  "pencairan"};

/// A JSON member's text value without unescaping: ids and numbers hold nothing to escape.
std::string_view member(std::string_view body, std::string_view name) {
    auto const key = fmt::format("\"{}\":\"", name);
    auto const at = body.find(key);
    if (at == std::string_view::npos) return {};
    auto const from = at + key.size();
    return body.substr(from, body.find('"', from) - from);
}

template <class T>
T const& in_turn(std::vector<T> const& all, std::size_t turn) {
    return all[turn % all.size()];
}

/// What all clients share.
struct Run {
    Plan const& plan;
    Loop loop;
    std::int64_t measure_from = 0, measure_until = 0;
    std::array<Tally, step_count> steps{Tally{"CREATE"}, Tally{"ASSIGN"}, Tally{"RESOLVE"}, Tally{"SEARCH"}};
    Tally lives{"life"};
    std::int64_t asked = 0, lost_in_a_row = 0;
    std::deque<std::int64_t> due{};  // open loop: lives that wait for a client, by the moment they were due
    std::int64_t lives_due = 0, lives_started = 0;
    [[nodiscard]] bool is_measured(std::int64_t at) const noexcept { return at >= measure_from && at < measure_until; }
    [[nodiscard]] bool is_over() const noexcept {
        return now_us() >= measure_until || asked >= requests_limit || lost_in_a_row > 2'000;
    }
};

class Client final : public Listener {
public:
    Client(Run& run, std::size_t turn)
        : run_(run), turn_(turn), wire_(run.loop, *this), chance_(run.plan.seed * 7919 + turn) {}

    [[nodiscard]] bool is_idle() const noexcept { return is_idle_; }
    /// Starts a life that was due at `due_us`.
    void live(std::int64_t due_us) {
        is_idle_ = false;
        due_us_ = due_us;
        step_ = Step::create;
        if (run_.is_measured(due_us)) ++run_.lives_started;
        ask();
    }
    void heard(Answer const& answer) override;

private:
    void ask();
    void finish();
    void write_create();
    void write_post(std::string const& token, std::string_view path, std::string_view body);
    std::string_view word() { return words[chance_() % words.size()]; }
    std::string_view check(Answer const& answer);

    Run& run_;
    std::size_t turn_;
    Wire wire_;
    std::mt19937_64 chance_;
    bool is_idle_ = true;
    Step step_ = Step::create;
    std::int64_t due_us_ = 0, asked_us_ = 0;
    std::uint64_t life_ = 0;
    std::string id_{}, tracking_number_{}, rare_word_{}, request_{};
};

void Client::write_post(std::string const& token, std::string_view path, std::string_view body) {
    auto const a = chance_(), b = chance_();
    bench::write_post(request_, path, token, a, b, body);
}

void Client::write_create() {
    rare_word_ = fmt::format("gang{}x{}", turn_ + 1, (chance_() % 1'000'000'000) * 1'000 + life_ % 1'000);
    std::string text = "Kami melaporkan";
    for (int i = 0; i < 30; ++i) text.append(" ").append(word());
    text.append(" di ").append(rare_word_).append(". Mohon ditindaklanjuti.");
    auto const body = fmt::format(R"({{"kind":"{}","region":"{}","channel":"walk_in","privacy":"open","text":"{}",)"
                                  R"("reporter":{{"name":"Warga Uji {}","phone":"0812900{:05}"}}}})",
                                  in_turn(run_.plan.kinds, chance_()), in_turn(run_.plan.regions, chance_()), text,
                                  word(), chance_() % 100'000);
    write_post(in_turn(run_.plan.receivers, turn_), "/api/v1/grievances", body);
}

void Client::ask() {
    auto const& plan = run_.plan;
    switch (step_) {
        case Step::create:
            ++life_;
            write_create();
            break;
        case Step::assign:
            write_post(in_turn(plan.assigners, turn_), fmt::format("/api/v1/grievances/{}/assign", id_),
                       fmt::format(R"({{"officer":"{}"}})", in_turn(plan.officers, chance_())));
            break;
        case Step::resolve:
            write_post(
                in_turn(plan.answerers, turn_), fmt::format("/api/v1/grievances/{}/answer", id_),
                R"({"text":"Laporan sudah kami periksa dan bantuan sudah disalurkan. Terima kasih.","close":true})");
            break;
        case Step::search: {
            // Three of four searches are by number, as at a counter; the fourth by words of the text.
            auto const q = life_ % 4 == 0 ? fmt::format("melaporkan+{}", rare_word_) : tracking_number_;
            request_ = fmt::format(
                "GET /api/v1/grievances?q={} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n\r\n", q,
                in_turn(plan.searchers, turn_));
            break;
        }
    }
    ++run_.asked;
    asked_us_ = now_us();
    wire_.ask(request_);
}

/// "" when the answer is what it should be, else why not.
std::string_view Client::check(Answer const& answer) {
    if (answer.status == 0) return "lost";
    if (answer.status < 200 || answer.status > 299) {
        static std::array<std::array<char, 4>, 600> names{};
        auto& name = names[static_cast<std::size_t>(answer.status) % names.size()];
        fmt::format_to_n(name.data(), 3, "{}", answer.status);
        return {name.data(), 3};
    }
    if (step_ == Step::create) {
        id_ = member(answer.body, "id");
        tracking_number_ = member(answer.body, "tracking_number");
        return id_.empty() || tracking_number_.empty() ? "wrong" : "";
    }
    if (step_ == Step::search && answer.body.find(tracking_number_) == std::string_view::npos) return "wrong";
    return "";
}

void Client::heard(Answer const& answer) {
    auto const at = now_us();
    auto const why = check(answer);
    run_.lost_in_a_row = answer.status == 0 ? run_.lost_in_a_row + 1 : 0;
    auto& tally = run_.steps[static_cast<std::size_t>(step_)];
    if (run_.is_measured(at)) {
        if (why.empty())
            tally.good(at - asked_us_);
        else
            tally.bad(why);
    }
    bool const is_last = step_ == Step::search;
    if (!why.empty()) {
        if (run_.is_measured(due_us_)) run_.lives.bad(step_names[static_cast<std::size_t>(step_)]);
        if (run_.asked < 20)
            fmt::print(stderr, "{} {}: {}\n", step_names[static_cast<std::size_t>(step_)], why, answer.body);
        return finish();
    }
    if (is_last) {
        if (run_.is_measured(due_us_)) run_.lives.good(at - due_us_);
        return finish();
    }
    step_ = static_cast<Step>(static_cast<int>(step_) + 1);
    ask();
}

void Client::finish() {
    is_idle_ = true;
    if (run_.is_over()) return;
    if (run_.plan.rate <= 0) return live(now_us());
    if (run_.due.empty()) return;
    auto const next = run_.due.front();
    run_.due.pop_front();
    live(next);
}

/// Lives that became due since the last look go to idle clients or wait.
void release_due(Run& run, std::vector<std::unique_ptr<Client>>& clients, std::int64_t start, std::int64_t& released) {
    auto const due_by_now = static_cast<std::int64_t>(static_cast<double>(now_us() - start) * run.plan.rate / 1e6) + 1;
    std::size_t look = 0;
    for (; released < due_by_now; ++released) {
        auto const due = start + static_cast<std::int64_t>(static_cast<double>(released) * 1e6 / run.plan.rate);
        if (run.is_measured(due)) ++run.lives_due;
        while (look < clients.size() && !clients[look]->is_idle()) ++look;
        if (look < clients.size())
            clients[look]->live(due);
        else
            run.due.push_back(due);
    }
}

void drive(Run& run) {
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < run.plan.clients; ++i)
        clients.push_back(std::make_unique<Client>(run, static_cast<std::size_t>(i)));
    auto const start = now_us();
    run.measure_from = start + run.plan.warm_up_seconds * 1'000'000LL;
    run.measure_until = run.measure_from + run.plan.seconds * 1'000'000LL;
    std::int64_t server_ms = -1, own_ms = 0, released = 0;
    if (run.plan.rate <= 0) {
        for (auto& client : clients) client->live(start);
    }
    while (!run.is_over()) {
        if (run.plan.rate > 0) release_due(run, clients, start, released);
        run.loop.wait(run.plan.rate > 0 ? 1 : 100);
        if (server_ms < 0 && now_us() >= run.measure_from) {
            server_ms = processor_ms(run.plan.server_pid);
            own_ms = processor_ms(::getpid());
        }
    }
    auto const seconds = static_cast<double>(run.plan.seconds);
    fmt::print("processor: server {:.2f} cores, generator {:.2f} cores\n",
               static_cast<double>(processor_ms(run.plan.server_pid) - server_ms) / 1000.0 / seconds,
               static_cast<double>(processor_ms(::getpid()) - own_ms) / 1000.0 / seconds);
    // What is under way may finish, so that the next run finds a quiet server; it counts for its life, not for the
    // rate.
    for (auto const until = now_us() + 10'000'000; now_us() < until;) {
        if (std::ranges::all_of(clients, [](auto const& client) { return client->is_idle(); })) break;
        run.loop.wait(50);
    }
}

void tell(Run const& run) {
    Tally all{"all"};
    for (auto const& step : run.steps) all.add(step);
    auto const seconds = static_cast<double>(run.plan.seconds);
    auto const rate = static_cast<double>(all.good_count()) / seconds;
    auto const lives = static_cast<double>(run.lives.good_count()) / seconds;
    fmt::print("{}", table_head());
    for (auto const& step : run.steps) fmt::print("{}", step.row());
    fmt::print("{}{}{:.1f} requests/s, {:.1f} life cycles/s, {} failures\n", all.row(), run.lives.row(), rate, lives,
               all.bad_count());
    if (run.plan.rate > 0) {
        fmt::print("open loop: {} due, {} started, {} ended well\n", run.lives_due, run.lives_started,
                   run.lives.good_count());
    }
    if (run.plan.json_file.empty()) return;
    std::string steps;
    for (auto const& step : run.steps) steps += step.json() + ",";
    std::ofstream(run.plan.json_file)
        << fmt::format(
               R"({{"clients":{},"rate":{},"seconds":{},"requests_per_second":{:.2f},"lives_per_second":{:.2f},)"
               R"("failures":{},"lives_due":{},"lives_started":{},"lives_good":{},"steps":[{}{},{}]}})",
               run.plan.clients, run.plan.rate, run.plan.seconds, rate, lives, all.bad_count(), run.lives_due,
               run.lives_started, run.lives.good_count(), steps, all.json(), run.lives.json())
        << "\n";
}

}  // namespace
}  // namespace sinergi::bench

int main(int argc, char** argv) {
    try {
        auto const plan = sinergi::bench::read_plan(argc, argv);
        if (plan.receivers.empty()) throw std::runtime_error("--sessions FILE is missing");
        sinergi::bench::Run run{plan, sinergi::bench::Loop(plan.port)};
        sinergi::bench::drive(run);
        sinergi::bench::tell(run);
        return 0;
    } catch (std::exception const& fault) {
        fmt::print(stderr, "bench_lifecycle: {}\n", fault.what());
        return 2;
    }
}
