// Letters of an office on SQLite, in the program's own process: one from its number to its PDF, and 500 numbered and
// put into one file, as the job does.
//
//     bench_letters [--count 500]        prints JSON {"one_ms", "batch_s", "number_s", "pdf_s", "pdf_mb"}

#include "access/actions.hpp"
#include "plumbing/clock/clock.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/db/migrate.hpp"
#include "requests/api/shared.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <filesystem>

namespace {

using namespace sinergi;
using namespace sinergi::requests;
using Watch = std::chrono::steady_clock;

double seconds_since(Watch::time_point begun) { return std::chrono::duration<double>(Watch::now() - begun).count(); }

struct Bench {
    std::filesystem::path folder = std::filesystem::temp_directory_path() / fmt::format("bench_letters_{}", ::getpid());
    std::unique_ptr<db::Database> db = open();
    SystemClock clock;
    IdMaker ids;
    access::Office office{.db = *db,
                          .clock = clock,
                          .ids = ids,
                          .area = RegionCode::parse("3208").value(),
                          .name = "Dinas Sosial",
                          .secret = std::string(32, 's')};
    regions::Areas areas{*db};
    calendar::Calendar calendar;
    access::Officer head = hire("kadis", access::Role::head), other = hire("kabid", access::Role::supervisor);

    ~Bench() {
        db.reset();
        std::filesystem::remove_all(folder);
    }
    std::unique_ptr<db::Database> open() const {
        std::filesystem::create_directories(folder);
        auto opened = db::Database::open((folder / "bench.db").string());
        db::migrate(*opened, db::migrations());
        return opened;
    }
    Desk desk() { return {office, calendar, areas, clock.now()}; }
    access::Officer hire(std::string_view name, access::Role role) {
        auto const permit =
            access::permit(access::Act::manage_accounts, access::founder(office.area), office.area, "bench");
        access::AccountWish const wish{.name = access::PersonName::parse("Sari Contoh").value(),
                                       .role = role,
                                       .area = office.area,
                                       .decree = access::DecreeNumber::parse("SK 1/2026").value(),
                                       .decree_ends = date_in(office.zone, clock.now()).plus_days(300)};
        return db
            ->write([&](db::Tx& tx) -> Result<access::Officer> {
                SINERGI_TRY(id, access::add_account(tx, office, permit.value(),
                                                    access::AccountName::parse(name).value(), wish, "x", clock.now()));
                return *access::find_officer(tx, id);
            })
            .value();
    }
    /// A request that waits for its number.
    RequestId initialled() {
        NewRequest wish{.kind = "cek_sktm", .region = RegionCode::parse("3208012001").value(), .person = {}};
        wish.person.name = "Sari Contoh";
        wish.person.nik = "3208014107809001";
        wish.person.answers["keperluan"] = "keringanan biaya";
        return db
            ->write([&](db::Tx& tx) -> Result<RequestId> {
                SINERGI_TRY(kind, kind_of(tx, wish.kind));
                SINERGI_TRY(receipt, receive(tx, desk(), other, wish));
                auto const id = receipt.request.id;
                for (auto const& paper : kind.papers) SINERGI_MUST(attach(tx, desk(), other, id, {.code = paper.code}));
                std::vector<store::CheckRow> checks;
                for (auto const& check : kind.checks) checks.push_back({.code = check.code, .is_met = true});
                SINERGI_MUST(act(tx, desk(), head, id, Deed::checked, {.checks = checks}));
                SINERGI_MUST(act(tx, desk(), other, id, Deed::initialled, {}));
                return id;
            })
            .value();
    }
    Letter numbered(RequestId id) {
        return db->write([&](db::Tx& tx) { return number(tx, desk(), other, id, {}); }).value();
    }
};

int run(int count) {
    Bench bench;
    files::FileStore files(bench.folder / "files");
    auto const doors = access::Doors::make(bench.office);
    House house{bench.office, *doors,      files,
                {},           bench.areas, [](auto key, auto) { return std::string(key); },
                {},           {},          "https://contoh.example"};
    auto const paper_of = [&](Letter const& letter) {
        return bench.db->read([&](db::Tx& tx) {
            return on_paper(house, head_of(tx, bench.desk()), store::content(tx, letter.id), letter.code);
        });
    };
    auto const first = bench.initialled();
    (void)print::letter_pdf(paper_of(bench.numbered(bench.initialled())), bench.clock.now());  // fonts are found
    auto begun = Watch::now();
    auto const one = print::letter_pdf(paper_of(bench.numbered(first)), bench.clock.now());
    auto const one_ms = seconds_since(begun) * 1'000;

    std::vector<RequestId> waiting;
    for (int i = 0; i < count; ++i) waiting.push_back(bench.initialled());
    begun = Watch::now();
    std::vector<print::Letter> papers;
    for (auto const id : waiting) papers.push_back(paper_of(bench.numbered(id)));
    auto const number_s = seconds_since(begun);
    begun = Watch::now();
    auto const all = print::letters_pdf(papers, bench.clock.now());
    auto const pdf_s = seconds_since(begun);
    fmt::print(
        "{{\"one_ms\": {:.1f}, \"batch_s\": {:.3f}, \"number_s\": {:.3f}, \"pdf_s\": {:.3f}, \"pdf_mb\": {:.2f}}}\n",
        one_ms, number_s + pdf_s, number_s, pdf_s, static_cast<double>(all.size()) / 1e6);
    return one.empty() ? 1 : 0;
}

}  // namespace

int main(int count, char** arguments) {
    return run(count > 2 && std::string_view(arguments[1]) == "--count" ? std::stoi(arguments[2]) : 500);
}
