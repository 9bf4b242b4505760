// The registry of a whole regency, or of several, in the program's own process: an import beside the bare load of the
// same rows, then finding and opening through the routes, session, permit, audit and JSON included.
//
//     bench_registry FOLDER... [--engine sqlite|postgres] [--questions 2000] [--json FILE] [--hold FILE] [--area 3208]
//                    [--bare no]
//
// --hold waits for that file between the import and the questions, so that latencies can have the machine to
// themselves. Each FOLDER is one of `sinergi synth registry`, imported by itself. PostgreSQL is the one SINERGI_TEST_PG
// names (bench/registry.py starts one that syncs as an office's does).

#include "access/actions.hpp"
#include "access/sign_in.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/db/testing.hpp"
#include "regions/actions.hpp"
#include "registry/api.hpp"
#include "registry/intake/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <thread>

namespace {

using namespace sinergi;
using namespace sinergi::registry;
using Ticks = std::chrono::steady_clock;

double seconds(Ticks::time_point begun) { return std::chrono::duration<double>(Ticks::now() - begun).count(); }

std::string read_file(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return std::move(bytes).str();
}

/// The same rows into the same tables, with nothing beside: no reading, no checking, one statement a table.
double bare_load(db::Database& db) {
    double spent = 0;
    for (std::string const table : {"registry_person", "registry_membership", "registry_family", "registry_event"}) {
        db.script("CREATE TABLE bare AS SELECT * FROM " + table);
        db.script((db.engine() == db::Engine::postgres ? "TRUNCATE " : "DELETE FROM ") + table);
        auto const begun = Ticks::now();
        db.script("INSERT INTO " + table + " SELECT * FROM bare ORDER BY id");
        spent += seconds(begun);
        db.script("DROP TABLE bare");
    }
    return spent;
}

struct Figures {
    std::string name;
    std::vector<double> ms;
    std::vector<double> cpu_ms{};  // of the asking thread alone: what the others of this machine do is not in it
    std::size_t found = 0;         // answers in which the one meant stands
    [[nodiscard]] static double at(std::vector<double>& all, double share) {
        std::ranges::sort(all);
        return all.empty() ? 0 : all[static_cast<std::size_t>(share * static_cast<double>(all.size() - 1))];
    }
};

/// Processor time of this thread.
double thread_ms() {
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

/// An office with one officer signed in.
struct Stage {
    Stage(db::Engine engine, std::string_view area)
        : fresh(engine, db::migrations()),
          office{.db = fresh.db(),
                 .clock = clock,
                 .ids = ids,
                 .area = RegionCode::parse(area).value(),
                 .name = "Dinas Sosial",
                 .secret = std::string(32, 's')} {
        regions::load(fresh.db(), clock.now());
        areas = std::make_unique<regions::Areas>(fresh.db());
        known = std::make_unique<Known>(fresh.db());
        auto const say = [](std::string_view key, std::string_view) { return std::string(key); };
        house = std::make_unique<House>(House{office, *doors, *known, *areas, say});
        add_routes(router, *house);
        auto const permit =
            access::permit(access::Act::manage_accounts, access::founder(office.area), office.area, "bench").value();
        access::AccountWish const wish{.name = access::PersonName::parse("Sari Contoh").value(),
                                       .role = access::Role::back_office,
                                       .area = office.area,
                                       .decree = access::DecreeNumber::parse("SK 800/12/2026").value(),
                                       .decree_ends = Date::parse("2027-12-31").value()};
        std::string const password = "hujan di bulan juni";
        auto const hash = crypto::hash_password(password);
        std::ignore = fresh.db().write([&](db::Tx& tx) {
            return access::add_account(tx, office, permit, access::AccountName::parse("euis").value(), wish, hash,
                                       clock.now());
        });
        token = access::sign_in(office, gate, {"euis", password, "", "127.0.0.1", "bench"}, clock.now()).value().token;
    }
    /// One call; with a body it is a POST.
    void ask(Figures& of, std::string const& target, std::string body = "") {
        auto const method = body.empty() ? http::Method::get : http::Method::post;
        http::Asked const asked(method, "/api/v1/registry/" + target, std::move(body),
                                {{"authorization", "Bearer " + token}, {"content-type", "application/json"}},
                                clock.now());
        auto const cpu = thread_ms();
        auto const begun = Ticks::now();
        auto reply = router.answer(asked.call);
        of.ms.push_back(seconds(begun) * 1'000);
        of.cpu_ms.push_back(thread_ms() - cpu);
        if (reply.status != 200) throw sinergi::Fault(target + ": " + reply.body);
        said = std::move(reply.body);
    }
    std::string said;  // the last answer
    db::testing::Fresh fresh;
    SystemClock clock;
    IdMaker ids;
    access::Office office;
    access::Gate gate;
    std::unique_ptr<access::Doors> doors = access::Doors::make(office);
    std::unique_ptr<regions::Areas> areas;
    std::unique_ptr<Known> known;
    std::unique_ptr<House> house;
    http::Router router;
    std::string token;
};

/// One letter of the name is left out.
std::string misspelt(std::string name, std::mt19937& chance) {
    if (name.size() > 4) name.erase(1 + chance() % (name.size() - 2), 1);
    return name;
}

/// Somebody who was imported, and is asked for.
struct Meant {
    std::string nik, name, region;
};

void choose(std::vector<Meant>& people, intake::Told const& told, std::size_t count, std::mt19937& chance) {
    for (auto const until = people.size() + count; people.size() < until;) {
        auto const& one = told.persons[chance() % told.persons.size()];
        auto const& family = told.families[one.family];
        if (!one.is_faulty && !family.is_faulty && one.nik.size() == 16)
            people.push_back({std::string(one.nik), std::string(one.name), std::string(family.region)});
    }
}

std::vector<Figures> measure(Stage& stage, std::vector<Meant> const& people, Date today, std::mt19937& chance) {
    Figures nik{"nik", {}}, village{"name_in_village", {}}, regency{"name_in_regency", {}}, page{"family_page", {}},
        as_of{"as_of_village", {}};
    auto const families = stage.fresh.db().read([&](db::Tx& tx) {
        std::vector<FamilyId> out;
        for (auto const& one : people)
            for (auto const& hit : store::persons_by_nik(tx, one.nik, 1)) out.push_back(hit.family);
        return out;
    });
    for (auto const& one : people) {
        auto const wrong = misspelt(one.name, chance);
        auto const asks = [&](Figures& of, std::string_view q, std::string_view where) {
            auto const within = where.empty() ? std::string{} : fmt::format(R"(,"region":"{}")", where);
            stage.ask(of, "search", fmt::format(R"({{"q":"{}"{}}})", q, within));
            of.found += stage.said.find("••••••••" + one.nik.substr(12)) != std::string::npos;
        };
        asks(nik, one.nik, "");
        asks(village, wrong, one.region);
        asks(regency, wrong, one.region.substr(0, 4));
    }
    for (std::size_t i = 0; i < 500; ++i) stage.ask(page, "families/" + families[i * families.size() / 500].text());
    for (std::size_t i = 0; i < 50; ++i)
        stage.ask(as_of, "families?as_of=" + today.text() + "&region=" + people[i * people.size() / 50].region);
    return {nik, village, regency, page, as_of};
}

/// As a node that has stood for a while: what the import left to be tidied is tidied, and what it works with lies in
/// memory as far as there is room.
void settle(db::Database& db, std::string const& hold) {
    while (!hold.empty() && !std::filesystem::exists(hold)) std::this_thread::sleep_for(std::chrono::milliseconds(100));
    if (db.engine() == db::Engine::postgres) {
        db.script("VACUUM ANALYZE");
        db.script("CHECKPOINT");
        db.script("CREATE EXTENSION IF NOT EXISTS pg_prewarm");
        db.script(
            "SELECT pg_prewarm(oid, 'read') FROM pg_class WHERE relkind IN ('r', 'i') AND relname LIKE 'registry%'");
    }
}

struct Wish {
    std::vector<std::string> folders;
    std::string json, hold, area = "3208";
    db::Engine engine = db::Engine::sqlite;
    std::size_t questions = 2'000;
    bool is_bare_left_out = false;
};

struct Taken {
    double seconds = 0, read = 0;
    std::int64_t persons = 0, families = 0;
};

/// One folder's lists, as one import.
intake::Told take_in(Stage& stage, std::string const& folder, intake::ImportId id, Taken& sum) {
    auto const atlas = stage.areas->atlas();
    auto const begun = Ticks::now();
    lists::Villages const villages;
    intake::Told told;
    auto const today = date_in(Zone::WIB, stage.clock.now());
    for (std::string const name : {"keluarga.csv", "anggota.csv"})
        if (auto const done = told.read(name, read_file(std::filesystem::path(folder) / name), today, villages); !done)
            throw sinergi::Fault(std::string(done.error().key));
    told.gather(today, *atlas);
    sum.read += seconds(begun);
    intake::Loader loader(stage.office, *atlas, told,
                          {.by = access::founder(stage.office.area), .reason = "bench", .families_at_once = 20'000});
    auto const counts = loader.compare();
    if (auto const done = loader.load(id, stage.clock.now()); !done)
        throw sinergi::Fault(std::string(done.error().key));
    sum.seconds += seconds(begun);
    sum.persons += counts.persons_new;
    sum.families += counts.families_new;
    std::cerr << fmt::format("{}: {} persons in all, {:.1f} s\n", folder, sum.persons, seconds(begun));
    return told;
}

int run(Wish const& wish) {
    Stage stage(wish.engine, wish.area);
    std::mt19937 chance(7);
    std::vector<Meant> people;
    Taken taken;
    for (std::size_t i = 0; i < wish.folders.size(); ++i) {
        auto const told = take_in(stage, wish.folders[i], intake::ImportId(static_cast<std::int64_t>(i) + 1), taken);
        choose(people, told, wish.questions / wish.folders.size(), chance);
    }
    auto const import = taken.seconds;
    std::cerr << fmt::format("import {:.1f} s (reading and checking {:.1f} s)\n", import, taken.read);
    auto const bare = wish.is_bare_left_out ? 0 : bare_load(stage.fresh.db());
    if (bare > 0) std::cerr << fmt::format("bare load {:.1f} s: {:.2f} times\n", bare, import / bare);
    auto const begun = Ticks::now();
    stage.known->build([] { return false; });
    auto const index = seconds(begun);

    settle(stage.fresh.db(), wish.hold);
    auto measured = measure(stage, people, date_in(Zone::WIB, stage.clock.now()), chance);
    std::string out =
        fmt::format(R"({{"persons":{},"families":{},"import_s":{:.2f},"read_s":{:.2f},"bare_s":{:.2f},)"
                    R"("times_bare":{:.2f},"index_s":{:.2f})",
                    taken.persons, taken.families, import, taken.read, bare, bare > 0 ? import / bare : 0, index);
    for (auto& one : measured)
        out += fmt::format(R"(,"{}":{{"p50_ms":{:.2f},"p95_ms":{:.2f},"p99_ms":{:.2f},"cpu_p95_ms":{:.2f},)"
                           R"("cpu_p99_ms":{:.2f},"found":{},"of":{}}})",
                           one.name, Figures::at(one.ms, .5), Figures::at(one.ms, .95), Figures::at(one.ms, .99),
                           Figures::at(one.cpu_ms, .95), Figures::at(one.cpu_ms, .99), one.found, one.ms.size());
    out += "}";
    std::cout << out << "\n";
    if (!wish.json.empty()) std::ofstream(wish.json) << out << "\n";
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    Wish wish;
    for (int i = 1; i < argc; ++i) {
        std::string_view const word = argv[i];
        std::string const next = i + 1 < argc ? argv[i + 1] : "";
        if (word == "--engine")
            wish.engine = next == "postgres" ? sinergi::db::Engine::postgres : sinergi::db::Engine::sqlite;
        else if (word == "--questions")
            wish.questions = std::stoul(next);
        else if (word == "--json")
            wish.json = next;
        else if (word == "--hold")
            wish.hold = next;
        else if (word == "--area")
            wish.area = next;
        else if (word == "--bare" && next == "no")
            wish.is_bare_left_out = true;
        else {
            wish.folders.emplace_back(word);
            continue;
        }
        ++i;
    }
    try {
        return run(wish);
    } catch (std::exception const& error) {
        std::cerr << "bench_registry: " << error.what() << "\n";
        return 1;
    }
}
