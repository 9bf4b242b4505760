#pragma once
// Files of made-up families and an office that takes them in, for the tests of imports.

#include "plumbing/json/read.hpp"
#include "plumbing/locale/locale.hpp"
#include "regions/actions.hpp"
#include "registry/intake/mend.hpp"
#include "registry/store/imports.hpp"
#include "registry/testing.hpp"

#include <filesystem>

namespace sinergi::registry::intake {

using namespace registry::testing;

inline constexpr auto families_csv =
    "no_kk,alamat,rt,rw,kode_wil\n"
    "3208010101159001,Dusun Pahing,003,002,3208012001\n"
    "3208010101159002,Dusun Manis,001,002,3208012001\n"
    "3208010101159003,Dusun Wage,001,001,3208012003\n"
    "3208010101159003,Dusun Wage,001,001,3208012001\n"
    "3208010101159004,Dusun Wage,001,001,9999999999\n";
inline constexpr auto members_csv =
    "no_kk,nik,nama,jk,tempat_lahir,tgl_lahir,shdk,status_kawin,nama_ibu\n"
    "(1),(2),(3),(4),(5),(6),(7),(8),(9)\n"
    "3208010101159001,3208011708809001,RASIM,L,Kuningan,17-08-1980,1,2,SARMI\n"
    "3208010101159001,3208015808859002,CARTI WULANDARI,P,Kuningan,18-08-1985,3,2,TITI\n"
    "3208010101159002,3208010101709011,DADANG,L,Kuningan,01-01-1970,1,2,EUIS\n"
    "3208010101159002,320801020195901,NENENG,P,Kuningan,02-01-1995,4,1,EUIS\n"
    "3208010101159002,3.20801E+15,ASEP,L,Kuningan,03-01-1999,4,1,EUIS\n"
    "3208010101159003,3208010101609021,SARIM,L,Kuningan,01-01-1960,2,2,IJAH\n"
    "3208010101159077,3208010101609022,TANPA KARTU,L,Kuningan,01-01-1960,1,2,IJAH\n";

struct RegistryIntake : RegistryTest {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / fmt::format("sinergi-intake-{}", ::getpid());
    std::unique_ptr<regions::Areas> areas;
    std::unique_ptr<Known> known;
    std::unique_ptr<lists::Vault> vault;
    std::unique_ptr<House> house;
    std::unique_ptr<jobs::Runner> runner;
    Officer by = officer(Role::back_office);

    void SetUp() override {
        std::filesystem::remove_all(folder);
        regions::load(db(), clock.now());
        areas = std::make_unique<regions::Areas>(db());
        known = std::make_unique<Known>(db());
        vault = std::make_unique<lists::Vault>(folder);
        house = std::make_unique<House>(
            House{office, *doors, *known, *areas, *vault, [](std::string_view key, std::string_view language) {
                      return std::string(locale::pattern(key, locale::language_of(language)));
                  }});
        runner = std::make_unique<jobs::Runner>(db(), clock, ids);
        runner->on(std::string(job_kind), [&](jobs::JobContext& job) { return work(*house, job); });
        auto const account = add("euis", Role::back_office);
        by.id = account;
    }
    void TearDown() override {
        settle();
        std::filesystem::remove_all(folder);
    }
    void work_all() {
        while (runner->work_once()) {
        }
    }
    ImportRow row(ImportId id) { return intake::find(*house, by, id).value(); }
    ImportCounts counts(ImportId id) { return json::read<ImportCounts>(row(id).counts).value(); }
    ImportId sent(std::vector<File> const& files = {{"keluarga.csv", families_csv}, {"anggota.csv", members_csv}}) {
        auto const out = send(*house, by, files, Source::dtsen, clock.now());
        EXPECT_EQ(no(out), "");
        work_all();
        return out->id;
    }
    ImportId applied(std::vector<File> const& files = {{"keluarga.csv", families_csv}, {"anggota.csv", members_csv}}) {
        auto const id = sent(files);
        EXPECT_EQ(no(apply(*house, by, id, clock.now())), "");
        work_all();
        EXPECT_EQ(row(id).state, "applied");
        return id;
    }
    std::int64_t persons() {
        return db().read([](db::Tx& tx) { return store::count_persons(tx, 1'000); });
    }
    std::vector<RowFault> faults(ImportId id) { return json::read<std::vector<RowFault>>(row(id).faults).value(); }
    bool has_fault(ImportId id, Fault fault, std::int64_t line) {
        return std::ranges::any_of(faults(id),
                                   [&](RowFault const& one) { return one.fault == fault && one.line == line; });
    }
    std::vector<Family> families() {
        return db().read(
            [](db::Tx& tx) { return store::list(tx, {.area = region("3208"), .state = "active", .limit = 100}); });
    }
};
}  // namespace sinergi::registry::intake
