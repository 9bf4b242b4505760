#include "registry/intake/testing.hpp"

#include <filesystem>

namespace sinergi::registry::intake {
namespace {

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
    EXPECT_EQ(row(id).faults.find("320801020195901"), std::string::npos) << "a digit lost still tells who is meant";
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

TEST_P(RegistryIntake, SaysWhoOfAFileIsKnownAlreadyUnderAnotherCardAndSpelling) {
    applied();
    constexpr auto moved =
        "no_kk,nik,nama,jk,tempat_lahir,tgl_lahir,shdk,status_kawin,nama_ibu\n"
        "3208010101159008,,CARTI WOELANDARI,P,Kuningan,18-08-1985,1,2,TITI\n"
        "3208010101159008,3208010303109031,ASEP SUNANDAR,L,Kuningan,03-03-2010,4,1,CARTI WULANDARI\n";
    std::vector<File> const files{
        {"keluarga.csv", "no_kk,alamat,rt,rw,kode_wil\n3208010101159008,Dusun Pahing,003,002,3208012001\n"},
        {"anggota.csv", moved}};
    auto const id = sent(files);
    EXPECT_EQ(counts(id).persons_new, 2) << row(id).faults;
    EXPECT_EQ(counts(id).doubts, 1) << "the woman is there; the boy of another number is new";
    EXPECT_EQ(no(apply(*house, by, id, clock.now())), "");
    work_all();
    auto const queue =
        db().read([](db::Tx& tx) { return store::pairs(tx, PairState::open, region("3208"), PairId{}, 10); });
    EXPECT_EQ(queue.size(), 1U);
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

TEST_P(RegistryIntake, TakingBackThatWasStoppedGoesOnWhereItStood) {
    applied();
    clock.advance_ms(day_ms);
    std::string changed = members_csv;
    changed.replace(changed.find("CARTI WULANDARI"), 15, "CARTI WULAN DR.");
    auto const second = applied({{"keluarga.csv", families_csv}, {"anggota.csv", changed}});
    std::vector<PersonId> touched_now;
    auto const takes = [&](Goes const& goes) {
        return take_back(office, *areas->atlas(), row(second), by, clock.now(), touched_now, goes);
    };
    EXPECT_EQ(no(takes([](std::int64_t, std::int64_t) { return false; })), "registry.import_cancelled");
    auto const rest = takes({});
    ASSERT_EQ(no(rest), "");
    EXPECT_EQ(rest->kept, 0) << "what was restored is not what somebody changed";
    EXPECT_EQ(members(families()[1].id)[1].name, "CARTI WULANDARI");
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

TEST_P(RegistryIntake, LeavesAFamilyOutWhoseOnlyMemberIsFaulty) {
    auto const id = sent({{"anggota.csv",
                           "no_kk,nik,nama,jk,tgl_lahir,shdk,kode_wil\n"
                           "3208010101109001,32080117088090,RASIM,L,17-08-1980,1,3208012001\n"}});
    EXPECT_EQ(counts(id).families_new, 0) << row(id).counts;
    EXPECT_EQ(counts(id).families_faulty, 1);
    EXPECT_EQ(no(apply(*house, by, id, clock.now())), "");
    work_all();
    EXPECT_TRUE(families().empty());
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

constexpr auto dtsen_families =
    "no_kk,kode_wil,alamat,id_lantai_terluas,jml_sapi,aset_bergerak_mobil,desil_nasional_keluarga,cut_off_keluarga\n"
    "3208010101159001,3208012001,Dusun Pahing,8,0,2,3,2026-09-30\n";
constexpr auto dtsen_persons =
    "nik,no_kk,nama,tempat_lahir,tanggal_lahir,id_jenis_kelamin,id_hub_kepala_keluarga,id_status_perkawinan,"
    "id_partisipasi_sekolah,membantu_bekerja,id_penglihatan,id_penyakit_menahun,desil_nasional,cut_off\n"
    "3208011708809001,3208010101159001,RASIM,Kuningan,1980-08-17,1,1,2,3,1,4,2,3,2026-09-30\n"
    "3208015808859002,3208010101159001,CARTI,Kuningan,1985-08-18,2,2,2,3,9,3,1,3,2026-09-30\n"
    "3208011908109003,3208010101159001,DADAN,Kuningan,2010-08-19,1,3,1,2,2,4,1,3,2026-09-30\n";

TEST_P(RegistryIntake, BringsAnswersAndTheDecileOfItsQuarterInFromDtsenFiles) {
    std::vector<File> const files{{"keluarga.csv", dtsen_families}, {"anggota.csv", dtsen_persons}};
    auto const id = applied(files);
    EXPECT_EQ(counts(id).persons_new, 3) << row(id).faults;
    EXPECT_EQ(counts(id).deciles, 1);
    auto const family = families().at(0);
    EXPECT_EQ(family.decile, 3);
    EXPECT_EQ(family.decile_period, "2026-Q3");
    auto const people = members(family.id);
    EXPECT_EQ(people[1].relation, relation_wife) << "one code for spouses there, two on the card";
    EXPECT_EQ(people[2].relation, relation_child);
    (void)db().read([&](db::Tx& tx) {
        auto const home = store::answers(tx, family.id.raw(), store::Shelf::open);
        EXPECT_EQ(home.size(), 2U);
        EXPECT_EQ(home[0].section, "assets");
        EXPECT_EQ(home[0].body, R"({"aset_bergerak_mobil":2,"jml_sapi":0})");
        EXPECT_EQ(home[1].body, R"({"id_lantai_terluas":8})");
        auto const carti = store::answers(tx, people[1].id.raw(), store::Shelf::open);
        EXPECT_EQ(carti.size(), 1U) << "9 is no code of work: left out, said, and the row comes in";
        EXPECT_EQ(store::answers(tx, people[1].id.raw(), store::Shelf::specific).size(), 2U);
        EXPECT_EQ(store::deciles(tx, family.id).size(), 1U);
        return 0;
    });
    auto const faults = json::read<std::vector<RowFault>>(row(id).faults).value();
    EXPECT_TRUE(std::ranges::any_of(faults, [](RowFault const& one) {
        return one.fault == Fault::code_unknown && one.line == 3 && one.column == "membantu_bekerja";
    })) << row(id).faults;
    auto const again = sent(files);
    EXPECT_EQ(counts(again).families_same, 1);
    EXPECT_EQ(counts(again).answers, 0);
    EXPECT_EQ(counts(again).deciles, 0);
    EXPECT_EQ(no(undo(*house, by, id, clock.now())), "");
    work_all();
    EXPECT_EQ(persons(), 0);
    (void)db().read([&](db::Tx& tx) {
        EXPECT_TRUE(store::answers(tx, family.id.raw(), store::Shelf::open).empty());
        EXPECT_TRUE(store::answers(tx, people[1].id.raw(), store::Shelf::specific).empty());
        EXPECT_TRUE(store::deciles(tx, family.id).empty());
        return 0;
    });
}

TEST_P(RegistryIntake, UpdatesKnownFamiliesFromAListOfPersonsAlone) {
    auto const first = applied();
    EXPECT_EQ(counts(first).persons_new, 3);
    clock.advance_ms(day_ms);
    std::string changed = dtsen_persons;
    changed += "3208010101709055,3208010101159055,ASING,Kuningan,1970-01-01,1,1,2,3,1,4,1,3,2026-09-30\n";
    auto const second = applied({{"anggota.csv", changed}});
    EXPECT_EQ(counts(second).families_changed, 1) << row(second).counts << row(second).faults;
    EXPECT_EQ(counts(second).families_faulty, 1) << "nobody says where a new family lives";
    auto const faults = json::read<std::vector<RowFault>>(row(second).faults).value();
    EXPECT_TRUE(std::ranges::any_of(faults, [](RowFault const& one) {
        return one.fault == Fault::region_unknown && one.line == 5;
    })) << row(second).faults;
    auto const family = families()[1];
    EXPECT_EQ(family.address, "Dusun Pahing") << "what a list does not say stays";
    EXPECT_EQ(family.decile, 3);
    EXPECT_EQ(no(undo(*house, by, second, clock.now())), "");
    work_all();
    EXPECT_FALSE(families()[1].decile);
}

TEST_P(RegistryIntake, LeavesADecileOutWhoseQuarterNobodyNames) {
    constexpr auto list =
        "no_kk,kode_wil,desil,nik,nama,jk,tgl_lahir,shdk\n"
        "3208010101159001,3208012001,4,3208011708809001,RASIM,L,17-08-1980,1\n";
    auto const id = applied({{"bnba.csv", list}});
    EXPECT_EQ(counts(id).deciles_without_period, 1);
    EXPECT_FALSE(families().at(0).decile);
    auto const told = send(*house, by, {{"bnba.csv", list}}, Source::list, clock.now(), "2026-Q4");
    ASSERT_EQ(no(told), "");
    work_all();
    EXPECT_EQ(counts(told->id).deciles, 1);
    EXPECT_EQ(no(apply(*house, by, told->id, clock.now())), "");
    work_all();
    EXPECT_EQ(families().at(0).decile, 4);
    EXPECT_EQ(families().at(0).decile_period, "2026-Q4");
    EXPECT_EQ(no(send(*house, by, {{"bnba.csv", list}}, Source::list, clock.now(), "kuartal 4")),
              "registry.period_malformed");
}

TEST_P(RegistryIntake, MendsAFaultyCellAndLooksAgain) {
    auto const id = sent();
    auto const table = faulty_table(*house, by, id, 1, 0, 50, clock.now()).value();
    ASSERT_FALSE(table.rows.empty());
    EXPECT_EQ(table.titles[1], "nik");
    auto const neneng = std::ranges::find(table.rows, 6, &FaultyRow::line);
    ASSERT_NE(neneng, table.rows.end());
    EXPECT_EQ(neneng->cells[1], "320801020195901");
    EXPECT_EQ(neneng->faults, std::vector<Fault>{Fault::nik_short});
    EXPECT_EQ(no(mend_cells(*house, by, id, {{1, 6, 1, "3208014201959012"}}, clock.now())), "");
    work_all();
    EXPECT_EQ(row(id).state, "checked");
    EXPECT_EQ(counts(id).persons_new, 4) << row(id).faults;
    EXPECT_EQ(no(apply(*house, by, id, clock.now())), "");
    work_all();
    EXPECT_EQ(persons(), 4);
    EXPECT_EQ(no(mend_cells(*house, by, id, {{1, 7, 1, "3208014201959013"}}, clock.now())),
              "registry.import_not_ready");
    EXPECT_EQ(no(mend_cells(*house, by, id, {}, clock.now())), "registry.import_no_cells");
    auto const other = officer(Role::back_office);
    EXPECT_EQ(no(faulty_table(*house, other, id, 0, 0, 50, clock.now())), "registry.import_unknown");
}

TEST_P(RegistryIntake, RemembersWhatAPersonSaidOfTheColumns) {
    constexpr auto odd =
        "kartu,orang,panggilan,kelamin,hari,tempat_tinggal,peran\n"
        "3208010101159001,3208011708809001,RASIM,L,17-08-1980,3208012001,1\n";
    auto const id = sent({{"aneh.csv", odd}});
    auto const seen = columns(*house, by, id).value();
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_EQ(seen[0].titles[0], "kartu");
    std::vector<std::string> const holds{"no_kk", "nik", "name", "sex", "born_on", "region", "relation"};
    EXPECT_EQ(no(tell_columns(*house, by, id, 0, {"nik", "nik", "", "", "", "", ""}, clock.now())),
              "registry.import_column_twice");
    EXPECT_EQ(no(tell_columns(*house, by, id, 0, {"", "nik", "", "", "", "", ""}, clock.now())),
              "registry.import_no_card");
    EXPECT_EQ(no(tell_columns(*house, by, id, 0, {"kartu", "", "", "", "", "", ""}, clock.now())),
              "registry.import_column_unknown");
    EXPECT_EQ(no(tell_columns(*house, by, id, 0, holds, clock.now())), "");
    work_all();
    EXPECT_EQ(counts(id).persons_new, 1) << row(id).state << row(id).faults;
    auto const next = sent({{"triwulan-berikut.csv", odd}});
    EXPECT_EQ(counts(next).persons_new, 1) << "the same headings are known from then on";
}

}  // namespace
}  // namespace sinergi::registry::intake
