// What the database house can carry, without HTTP: write transactions of the shape of a complaint's life (look up by
// key, insert, step, audit line, notice), each on disk before it is answered. Marks (issue: the ground floor): 3,000
// requests/s on SQLite, 1,500 on PostgreSQL with HTTP and client included, so this must lie well above.
//
//     bench/db_bench [--benchmark_filter=sqlite]     SINERGI_TEST_PG names the PostgreSQL server; with fsync on

#include "plumbing/db/testing.hpp"

#include <benchmark/benchmark.h>

#include <fmt/format.h>

#include <atomic>
#include <random>

namespace sinergi::db {
namespace {

std::string schema_of(Engine engine) {
    auto const row_id = engine == Engine::sqlite ? "INTEGER PRIMARY KEY" : "BIGINT PRIMARY KEY";
    return fmt::format(R"(
CREATE TABLE deed (id {0}, client_key TEXT NOT NULL UNIQUE, region TEXT NOT NULL, state TEXT NOT NULL, officer BIGINT,
    due BIGINT NOT NULL, words TEXT NOT NULL, version BIGINT NOT NULL);
CREATE INDEX deed_region ON deed (region, id);
CREATE INDEX deed_due ON deed (state, due);
CREATE TABLE step (id {0}, deed BIGINT NOT NULL REFERENCES deed (id), at BIGINT NOT NULL, act TEXT NOT NULL,
    words TEXT NOT NULL);
CREATE INDEX step_deed ON step (deed, id);
CREATE TABLE line (id {0}, at BIGINT NOT NULL, actor BIGINT NOT NULL, act TEXT NOT NULL,
    subject BIGINT NOT NULL, seq BIGINT);
CREATE INDEX line_unsealed ON line (id) WHERE seq IS NULL;
CREATE TABLE news (id {0}, at BIGINT NOT NULL, topic TEXT NOT NULL, subject BIGINT NOT NULL, seq BIGINT);
CREATE INDEX news_unsealed ON news (id) WHERE seq IS NULL;
CREATE TABLE officer (id {0}, name TEXT NOT NULL);
)",
                       row_id);
}

#define NAMES(name, ...) constexpr auto name = std::to_array<std::string_view>({__VA_ARGS__})
NAMES(key_names, "key");
NAMES(id_names, "id");
NAMES(deed_names, "id", "key", "region", "due", "words");
NAMES(step_names, "id", "deed", "at", "act", "words");
NAMES(line_names, "id", "at", "actor", "act", "subject");
NAMES(news_names, "id", "at", "topic", "subject");
NAMES(assign_names, "id", "officer", "version");
#undef NAMES

constexpr Statement find_key{"b.find_key", "SELECT id FROM deed WHERE client_key = ?1",
                             "SELECT id FROM deed WHERE client_key = $1", key_names};
constexpr Statement find_officer{"b.find_officer", "SELECT name FROM officer WHERE id = ?1",
                                 "SELECT name FROM officer WHERE id = $1", id_names};
constexpr Statement put_deed{"b.put_deed", "INSERT INTO deed VALUES (?1, ?2, ?3, 'new', NULL, ?4, ?5, 1)",
                             "INSERT INTO deed VALUES ($1, $2, $3, 'new', NULL, $4, $5, 1)", deed_names};
constexpr Statement put_step{"b.put_step", "INSERT INTO step VALUES (?1, ?2, ?3, ?4, ?5)",
                             "INSERT INTO step VALUES ($1, $2, $3, $4, $5)", step_names};
constexpr Statement put_line{"b.put_line", "INSERT INTO line VALUES (?1, ?2, ?3, ?4, ?5, NULL)",
                             "INSERT INTO line VALUES ($1, $2, $3, $4, $5, NULL)", line_names};
constexpr Statement put_news{"b.put_news", "INSERT INTO news VALUES (?1, ?2, ?3, ?4, NULL)",
                             "INSERT INTO news VALUES ($1, $2, $3, $4, NULL)", news_names};
constexpr Statement find_deed{"b.find_deed", "SELECT region, state, officer, due, version FROM deed WHERE id = ?1",
                              "SELECT region, state, officer, due, version FROM deed WHERE id = $1", id_names};
constexpr Statement assign{
    "b.assign", "UPDATE deed SET officer = ?2, state = 'given', version = version + 1 WHERE id = ?1 AND version = ?3",
    "UPDATE deed SET officer = $2, state = 'given', version = version + 1 WHERE id = $1 AND version = $3",
    assign_names};

struct Deed {
    std::string region;
    std::string state;
    std::optional<std::int64_t> officer;
    std::int64_t due = 0;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Deed, (), (region, state, officer, due, version))

std::atomic<std::int64_t> next_id = 0;

std::string key_of(std::int64_t id) {
    std::mt19937_64 dice(static_cast<std::uint64_t>(id));
    return fmt::format("{:016x}{:016x}", dice(), dice());
}

void leave_trace(Tx& tx, std::int64_t deed, std::string_view act, std::string_view words) {
    auto const id = ++next_id;
    tx.later(put_step, {{"id", id}, {"deed", deed}, {"at", id}, {"act", act}, {"words", words}});
    tx.later(put_line, {{"id", id}, {"at", id}, {"actor", 7}, {"act", act}, {"subject", deed}});
    tx.later(put_news, {{"id", id}, {"at", id}, {"topic", act}, {"subject", deed}});
}

Result<std::int64_t> create(Tx& tx, std::int64_t id, std::string const& words) {
    auto const officer = tx.find<std::string>(find_officer, {{"id", id % 40 + 1}});
    auto const key = key_of(id);
    if (auto const before = tx.find<std::int64_t>(find_key, {{"key", key}})) return *before;
    auto const region = fmt::format("3208{:02}{:04}", id % 32 + 1, 2'001 + id % 12);
    tx.run(put_deed, {{"id", id}, {"key", key}, {"region", region}, {"due", id + 1'000}, {"words", words}});
    leave_trace(tx, id, "received", words);
    return id;
}

Done give(Tx& tx, std::int64_t id) {
    auto const officer = tx.find<std::string>(find_officer, {{"id", id % 40 + 1}});
    auto const deed = tx.find<Deed>(find_deed, {{"id", id}});
    if (!deed) return refuse(Why::not_found, "bench.none");
    if (tx.run(assign, {{"id", id}, {"officer", id % 40 + 1}, {"version", deed->version}}) != 1)
        return refuse(Why::conflict, "bench.changed");
    leave_trace(tx, id, "assigned", "to a made-up officer");
    return {};
}

struct Bench {
    Bench(Engine engine, std::int64_t rows) : fresh(engine) {
        fresh.db().script(schema_of(engine));
        for (std::int64_t from = 0; from < rows; from += 20'000) {
            fresh.db().bulk("deed", {"id", "client_key", "region", "state", "due", "words", "version"},
                            [&](Bulk& bulk) {
                                for (auto i = from; i < std::min(rows, from + 20'000); ++i) {
                                    auto const id = ++next_id;
                                    auto const region = fmt::format("3208{:02}{:04}", id % 32 + 1, 2'001 + id % 12);
                                    bulk.add({{"", id},
                                              {"", key_of(id)},
                                              {"", region},
                                              {"", "closed"},
                                              {"", id},
                                              {"", std::string(150, 'x')},
                                              {"", 1}});
                                }
                                bulk.finish();
                            });
        }
        fresh.db().bulk("officer", {"id", "name"}, [](Bulk& bulk) {
            for (std::int64_t i = 1; i <= 40; ++i) bulk.add({{"", i}, {"", "made-up"}});
            bulk.finish();
        });
        if (engine == Engine::postgres) fresh.db().script("ANALYZE");
    }
    testing::Fresh fresh;
};

std::unique_ptr<Bench> bench;

void lives(benchmark::State& state, Engine engine) {
    if (state.thread_index() == 0) bench = std::make_unique<Bench>(engine, state.range(0));
    std::string const words(150, 'w');
    std::int64_t made = 0;
    std::int64_t deeds = 0;
    for (auto const step : state) {
        (void)step;
        auto& db = bench->fresh.db();
        if (deeds++ % 2 == 0) {
            made = ++next_id;
            if (!db.write([&](Tx& tx) { return create(tx, made, words); })) state.SkipWithError("refused");
        } else if (!db.write([&](Tx& tx) { return give(tx, made); })) {
            state.SkipWithError("refused");
        }
    }
    state.SetItemsProcessed(deeds);
    if (state.thread_index() == 0) bench.reset();
}

void finds(benchmark::State& state, Engine engine) {
    if (state.thread_index() == 0) bench = std::make_unique<Bench>(engine, state.range(0));
    std::mt19937_64 dice(static_cast<std::uint64_t>(state.thread_index()));
    std::int64_t asked = 0;
    for (auto const step : state) {
        (void)step;
        auto const id = next_id - static_cast<std::int64_t>(dice() % static_cast<std::uint64_t>(state.range(0)));
        benchmark::DoNotOptimize(
            bench->fresh.db().read([&](Tx& tx) { return tx.find<Deed>(find_deed, {{"id", id}}); }));
        ++asked;
    }
    state.SetItemsProcessed(asked);
    if (state.thread_index() == 0) bench.reset();
}

void sqlite_lives(benchmark::State& state) { lives(state, Engine::sqlite); }
void postgres_lives(benchmark::State& state) { lives(state, Engine::postgres); }
void sqlite_finds(benchmark::State& state) { finds(state, Engine::sqlite); }
void postgres_finds(benchmark::State& state) { finds(state, Engine::postgres); }

BENCHMARK(sqlite_lives)->Arg(3)->Arg(1'000'000)->Threads(1)->Threads(10)->Threads(100)->UseRealTime()->MinTime(4);
BENCHMARK(postgres_lives)->Arg(3)->Arg(1'000'000)->Threads(1)->Threads(10)->Threads(100)->UseRealTime()->MinTime(4);
BENCHMARK(sqlite_finds)->Arg(1'000'000)->Threads(4)->UseRealTime();
BENCHMARK(postgres_finds)->Arg(1'000'000)->Threads(4)->UseRealTime();

}  // namespace
}  // namespace sinergi::db

BENCHMARK_MAIN();
