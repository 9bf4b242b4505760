#include "registry/intake/imports.hpp"

#include "plumbing/locale/locale.hpp"
#include "regions/actions.hpp"
#include "registry/store/imports.hpp"
#include "registry/testing.hpp"

#include "plumbing/json/read.hpp"

#include <filesystem>

namespace sinergi::registry::intake {
namespace {

using namespace registry::testing;

constexpr auto families_csv =
    "no_kk,alamat,rt,rw,kode_wil\n"
    "3208010101159001,Dusun Pahing,003,002,3208012001\n"
    "3208010101159002,Dusun Manis,001,002,3208012001\n"
    "3208010101159003,Dusun Wage,001,001,3208012003\n"
    "3208010101159003,Dusun Wage,001,001,3208012001\n"
    "3208010101159004,Dusun Wage,001,001,9999999999\n";
constexpr auto members_csv =
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
    std::vector<Family> families() {
        return db().read(
            [](db::Tx& tx) { return store::list(tx, {.area = region("3208"), .state = "active", .limit = 100}); });
    }
};
SINERGI_ON_BOTH_ENGINES(RegistryIntake);

TEST_P(RegistryIntake, ShowsWhatItWouldDoAndDoesNothingYet) {
    auto const id = sent();
    EXPECT_EQ(row(id).state, "checked");
    auto const found = counts(id);
    EXPECT_EQ(found.families_new, 2) << row(id).counts << row(id).faults;
    EXPECT_EQ(found.persons_new, 3);
    EXPECT_EQ(found.families_faulty, 3) << "no head, twice in two villages, an unknown village";
    EXPECT_EQ(persons(), 0) << "nothing changes before apply";
    auto const faults = json::read<std::vector<RowFault>>(row(id).faults).value();
    auto const has = [&](Fault fault, std::int64_t line) {
        return std::ranges::any_of(faults, [&](RowFault const& one) { return one.fault == fault && one.line == line; });
    };
    EXPECT_TRUE(has(Fault::nik_short, 6)) << row(id).faults;
    EXPECT_TRUE(has(Fault::nik_exponent, 7));
    EXPECT_TRUE(has(Fault::no_head, 8));
    EXPECT_TRUE(has(Fault::no_family, 9));
    EXPECT_TRUE(has(Fault::two_villages, 5));
    EXPECT_TRUE(has(Fault::region_unknown, 6));
}

TEST_P(RegistryIntake, AppliesAndTheSameFileChangesNothing) {
    auto const id = applied();
    EXPECT_EQ(persons(), 3);
    ASSERT_EQ(families().size(), 2U);
    EXPECT_EQ(families()[1].head_name, "RASIM");
    EXPECT_EQ(known->size(), 3U);
    auto const again = sent();
    EXPECT_EQ(counts(again).families_same, 2);
    EXPECT_EQ(counts(again).persons_same, 3);
    EXPECT_EQ(counts(again).persons_new, 0);
    EXPECT_EQ(no(undo(*house, by, again, clock.now())), "registry.import_not_applied");
    EXPECT_EQ(no(apply(*house, by, id, clock.now())), "registry.import_not_ready");
    auto const other = officer(Role::back_office);
    EXPECT_EQ(no(intake::find(*house, other, id)), "registry.import_unknown") << "one's own only";
}

TEST_P(RegistryIntake, TakesAnImportBackAndKeepsWhatSomebodyTouched) {
    applied();
    clock.advance_ms(day_ms);
    std::string changed = members_csv;
    changed.replace(changed.find("CARTI WULANDARI"), 15, "CARTI WULAN DR.");
    changed += "3208010101159001,3208011908109003,DADAN,L,Kuningan,19-08-2010,4,1,CARTI\n";
    auto const second = applied({{"keluarga.csv", families_csv}, {"anggota.csv", changed}});
    EXPECT_EQ(counts(second).persons_changed, 1);
    EXPECT_EQ(counts(second).persons_new, 1);
    auto const family = families()[1];
    EXPECT_EQ(family.members, 3);
    EXPECT_EQ(members(family.id)[1].name, "CARTI WULAN DR.");
    EXPECT_EQ(no(undo(*house, by, second, clock.now())), "");
    work_all();
    EXPECT_EQ(row(second).state, "undone");
    EXPECT_EQ(members(family.id)[1].name, "CARTI WULANDARI");
}

TEST_P(RegistryIntake, RemovesAllItMadeWhenTakenBackAtOnce) {
    auto const id = applied();
    EXPECT_EQ(no(undo(*house, by, id, clock.now())), "");
    work_all();
    EXPECT_EQ(persons(), 0);
    EXPECT_TRUE(families().empty());
    EXPECT_EQ(known->size(), 0U);
    auto const again = applied();
    EXPECT_EQ(counts(again).persons_new, 3) << "and the same file may come again";
}

TEST_P(RegistryIntake, GivesTheFaultyRowsWithTheirTrouble) {
    auto const id = sent();
    auto const text = faulty_rows(*house, by, id, "id", clock.now()).value();
    EXPECT_NE(text.find("no_kk,nik,nama,jk,tempat_lahir,tgl_lahir,shdk,status_kawin,nama_ibu,Masalah"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("NENENG"), std::string::npos);
    EXPECT_EQ(text.find("CARTI"), std::string::npos);
}

TEST_P(RegistryIntake, SaysWhyAFileCannotBeRead) {
    auto const failed = [&](std::string const& bytes) {
        auto const id = send(*house, by, {{"x.csv", bytes}}, Source::list, clock.now())->id;
        work_all();
        auto const job = db().read([&](db::Tx& tx) { return jobs::find(tx, jobs::JobId(row(id).job)).value(); });
        return row(id).state + " " + job.fault_key;
    };
    EXPECT_EQ(failed("nama,nik,tgl_lahir\nRASIM,3208011708809001,17-08-1980\n"), "failed registry.import_no_card");
    EXPECT_EQ(failed("PK\3\4 half of a file"), "failed sheet.xlsx_broken");
    auto const village = officer(Role::village_operator, sindangjawa);
    EXPECT_EQ(no(send(*house, village, {{"x.csv", "a"}}, Source::list, clock.now())), "access.act_not_allowed");
}

}  // namespace
}  // namespace sinergi::registry::intake
