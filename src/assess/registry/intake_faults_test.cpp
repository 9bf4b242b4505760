// What is wrong in the files that villages send, one by one, through a whole import: found at its row, said in words,
// and nothing else of the file is held up by it.

#include "registry/intake/testing.hpp"

#include <fmt/format.h>

namespace sinergi::registry::intake {
namespace {

struct RegistryIntakeFaults : RegistryIntake {
    static constexpr auto heads = "no_kk,nik,nama,jk,tgl_lahir,shdk,status_kawin,nama_ibu,kode_wil\n";
    /// One good family before, the rows in question behind it: they begin at line 4.
    ImportId told(std::string const& rows) {
        return sent({{"daftar.csv", std::string(heads) +
                                        "3208010101159001,3208011708809001,RASIM,L,17-08-1980,1,2,SARMI,3208012001\n"
                                        "3208010101159001,3208015808859002,CARTI,P,18-08-1985,3,2,TITI,3208012001\n" +
                                        rows}});
    }
    void expect_only(std::string const& rows, Fault fault, std::int64_t line = 4) {
        auto const id = told(rows);
        EXPECT_TRUE(has_fault(id, fault, line)) << word(fault) << " " << row(id).faults;
        if (weight_of(fault) == Weight::blocks) {
            EXPECT_EQ(counts(id).families_new, 1) << word(fault) << " " << row(id).faults;
        }
        for (auto const language : {"id", "en"}) {
            auto const said = house->say(sentence_of(fault), language);
            EXPECT_GT(said.size(), 20U) << sentence_of(fault);
            EXPECT_NE(said, sentence_of(fault));
        }
    }
};
SINERGI_ON_BOTH_ENGINES(RegistryIntakeFaults);

TEST_P(RegistryIntakeFaults, EachHasItsRowAndItsSentence) {
    auto const home = std::string(",3208012001\n");
    expect_only("3208010101159002,320801020195901,NENENG,P,02-01-1995,1,1,EUIS" + home, Fault::nik_short);
    expect_only("3208010101159002,32080142019590123,NENENG,P,02-01-1995,1,1,EUIS" + home, Fault::nik_long);
    expect_only("3208010101159002,3208010101159002,NENENG,P,02-01-1995,1,1,EUIS" + home, Fault::nik_is_kk);
    expect_only("3208010101159002,3208010201959012,NENENG,P,02-01-1995,1,1,EUIS" + home, Fault::nik_sex);
    expect_only("3208010101159002,3.20801E+15,ASEP,L,03-01-1999,1,1,EUIS" + home, Fault::nik_exponent);
    expect_only("3.20801E+15,3208010301999013,ASEP,L,03-01-1999,1,1,EUIS" + home, Fault::kk_exponent);
    expect_only("3208010101159002,3208010403999013,ASEP,L,03-04-1999,1,1,EUIS" + home, Fault::day_swapped);
    expect_only("3208010101159002,,ASEP,L,31-02-1999,1,1,EUIS" + home, Fault::day_impossible);
    expect_only("3208010101159002,,ASEP,L,03-01-2099,1,1,EUIS" + home, Fault::day_future);
    expect_only("3208010101159002,,,L,03-01-1999,1,1,EUIS" + home, Fault::name_missing);
    expect_only("3208010101159002,," + std::string(200'000, 'A') + ",L,03-01-1999,1,1,EUIS" + home,
                Fault::name_missing);
    expect_only("3208010101159002,,ASEP,X,03-01-1999,1,1,EUIS" + home, Fault::sex_unreadable);
    expect_only("3208010101159002,,ASEP,L,03-01-1999,12,1,EUIS" + home, Fault::relation_unknown);
    expect_only("3208010101159002,,ASEP,L,03-01-1999,4,1,EUIS" + home, Fault::no_head);
    expect_only(
        "3208010101159002,,ASEP,L,03-01-1999,1,1,EUIS" + home + "3208010101159002,,DADANG,L,03-01-1970,1,2,IJAH" + home,
        Fault::two_heads);
    expect_only("3208010101159002,,ASEP,L,03-01-1999,1,1,EUIS,9999999999\n", Fault::region_unknown);
    expect_only("3208010101159002,,ASEP,L,03-01-1999,1,1,EUIS,SINDANGJAWA\n", Fault::region_unknown);
    expect_only(",3208010301999013,ASEP,L,03-01-1999,1,1,EUIS" + home, Fault::no_family);
}

TEST_P(RegistryIntakeFaults, ADecileThatIsNoneIsSaidAndAnUnknownVillageIsShownAsItWasRead) {
    auto const id = sent({{"daftar.csv",
                           "no_kk,nik,nama,jk,tgl_lahir,shdk,status_kawin,kode_wil,desil\n"
                           "3208010101159001,3208011708809001,RASIM,L,17-08-1980,1,2,3208012001,77\n"
                           "3208010101159002,3208010301999013,ASEP,L,03-01-1999,1,1,SINDANGJAWA,-\n"}});
    EXPECT_TRUE(has_fault(id, Fault::code_unknown, 2)) << row(id).faults;
    EXPECT_EQ(counts(id).families_new, 1) << "the family comes in without it";
    EXPECT_FALSE(has_fault(id, Fault::code_unknown, 3)) << "a dash says that there is none";
    auto const all = faults(id);
    auto const found = std::ranges::find(all, Fault::region_unknown, &RowFault::fault);
    ASSERT_NE(found, all.end()) << row(id).faults;
    EXPECT_EQ(found->read, "SINDANGJAWA");
    EXPECT_EQ(found->column, "kode_wil");
}

TEST_P(RegistryIntakeFaults, AHeadWithoutAFamilyAndAFamilyInTwoVillages) {
    auto const id = sent();
    EXPECT_TRUE(has_fault(id, Fault::no_family, 9)) << row(id).faults;
    EXPECT_TRUE(has_fault(id, Fault::two_villages, 5));
}

TEST_P(RegistryIntakeFaults, ACardWrittenInTwoVillagesIsOneFaultAndNotTwoHeads) {
    std::string const person = "3208010101159002,3208010301999013,ASEP,L,03-01-1999,1,1,EUIS,";
    auto const id = told(person + "3208012001\n" + person + "3208012003\n");
    auto const all = faults(id);
    ASSERT_EQ(all.size(), 2U) << row(id).faults;
    for (auto const& one : all) {
        EXPECT_EQ(one.fault, Fault::written_in_two_villages);
        EXPECT_EQ(one.column, "kode_wil");
        EXPECT_EQ(one.read, "3208012001 ↔ 3208012003");
    }
    EXPECT_EQ(all[0].line, 4);
    EXPECT_EQ(all[1].line, 5);
    EXPECT_EQ(counts(id).families_new, 1);
    EXPECT_EQ(counts(id).families_faulty, 2);
    for (auto const language : {"id", "en"})
        EXPECT_NE(house->say(sentence_of(Fault::written_in_two_villages), language),
                  sentence_of(Fault::written_in_two_villages));
}

TEST_P(RegistryIntakeFaults, AMemberInAnotherVillageIsADoubtAndTheFamilyComesIn) {
    auto const id = told(
        "3208010101159002,3208010301999013,ASEP,L,03-01-1999,1,1,EUIS,3208012001\n"
        "3208010101159002,3208014301159014,NENENG,P,03-01-2015,4,1,EUIS,3208012003\n");
    EXPECT_TRUE(has_fault(id, Fault::two_villages, 5)) << row(id).faults;
    EXPECT_EQ(faults(id).size(), 1U) << row(id).faults;
    EXPECT_EQ(counts(id).persons_new, 4);
}

TEST_P(RegistryIntakeFaults, TwoHeadsAreNamedWithTheirColumnAndWhatStandsThere) {
    auto const id = told(
        "3208010101159002,,ASEP,L,03-01-1999,1,1,EUIS,3208012001\n"
        "3208010101159002,,DADANG,L,03-01-1970,1,2,IJAH,3208012001\n");
    auto const all = faults(id);
    ASSERT_EQ(all.size(), 2U) << row(id).faults;
    EXPECT_EQ(all[0].column, "shdk");
    EXPECT_EQ(all[0].read, "1 · ASEP");
    EXPECT_EQ(all[1].line, 5);
    EXPECT_EQ(all[1].read, "1 · DADANG");
}

TEST_P(RegistryIntakeFaults, AFileThatIsNoListHasAReasonOfItsOwn) {
    auto const reason = [&](File const& file) {
        auto const id = sent({file});
        EXPECT_EQ(row(id).state, "failed");
        return db().read([&](db::Tx& tx) { return jobs::find(tx, jobs::JobId(row(id).job))->fault_key; });
    };
    EXPECT_EQ(reason({"bukan.xlsx", "ini surat biasa\n"}), "sheet.not_xlsx");
    EXPECT_EQ(reason({"surat.csv", "ini surat biasa\n"}), "lists.not_a_table");
    EXPECT_EQ(reason({"kutip.csv", std::string(heads) + "3208010101159001,3208011708809001,\"RASIM,L,17-08-1980\n"}),
              "sheet.quote_open")
        << "and not that it has no rows";
    EXPECT_EQ(reason({"tanpa.csv", "nik,nama,tgl_lahir\n3208011708809001,RASIM,17-08-1980\n"}),
              "registry.import_no_card");
    EXPECT_EQ(no(send(*house, by, {{"kosong.csv", ""}}, Source::dtsen, clock.now())), "registry.import_file_empty");
}

// The job of an import keeps the key of its refusal alone: a sentence that needs more would show a bare placeholder.
TEST_P(RegistryIntakeFaults, WhyAnImportFailedNeedsNoMoreThanItsKey) {
    for (auto const& one : locale::sentences()) {
        bool const is_said = one.key.starts_with("sheet.") || one.key == "registry.import_no_card" ||
                             one.key == "lists.not_a_table" || one.key == "lists.empty";
        if (!is_said) continue;
        EXPECT_EQ(one.id.find('{'), std::string_view::npos) << one.key;
        EXPECT_EQ(one.en.find('{'), std::string_view::npos) << one.key;
    }
}

TEST_P(RegistryIntakeFaults, AVillageThatWasSplitLastYearSaysWhatItBecame) {
    auto const today = date_in(office.zone, clock.now());
    auto const old = region("3208012003");
    regions::Change const split{today.plus_days(-300),
                                regions::decree("Perda 4 Tahun 2026"),
                                {{old, region("3208012098"), regions::name("Kadugede Wetan")},
                                 {old, region("3208012099"), regions::name("Kadugede Kulon")}}};
    EXPECT_EQ(no(write([&](db::Tx& tx) {
                  return regions::record_change(tx, ids, {.note = [](auto&&...) {}}, split, today, clock.now());
              })),
              "");
    areas->refresh();
    auto const id = told("3208010101159002,3208010301999013,ASEP,L,03-01-1999,1,1,EUIS,3208012003\n");
    auto const all = faults(id);
    auto const found = std::ranges::find(all, Fault::region_ended, &RowFault::fault);
    ASSERT_NE(found, all.end()) << row(id).faults;
    EXPECT_EQ(found->line, 4);
    EXPECT_NE(found->read.find("3208012003 "), std::string::npos) << found->read;
    EXPECT_NE(found->read.find("Kadugede Wetan"), std::string::npos) << found->read;
    EXPECT_NE(found->read.find("Kadugede Kulon"), std::string::npos);
    EXPECT_EQ(counts(id).families_new, 1);
}

TEST_P(RegistryIntakeFaults, TheSecondHeaderRowOfBdtIsNotAPerson) {
    auto const id =
        sent({{"bdt.csv", std::string(heads) + "(1),(2),(3),(4),(5),(6),(7),(8),(9)\n" +
                              "3208010101159001,3208011708809001,RASIM,L,17-08-1980,1,2,SARMI,3208012001\n"}});
    EXPECT_EQ(counts(id).rows, 1);
    EXPECT_EQ(counts(id).persons_new, 1) << row(id).faults;
    EXPECT_TRUE(faults(id).empty()) << row(id).faults;
}

TEST_P(RegistryIntakeFaults, TwinsAreTwoPeopleAndADoubledRowNamesTheOther) {
    constexpr auto rows =
        "3208010101159001,3208011908109003,DADAN,L,19-08-2010,4,1,CARTI,3208012001\n"
        "3208010101159001,3208011908109004,DIDIN,L,19-08-2010,4,1,CARTI,3208012001\n"
        "3208010101159002,3208011708809001,RASIM,L,17-08-1980,1,2,SARMI,3208012001\n"
        "3208010101159003,,DIDIN,L,19-08-2010,1,1,CARTI,3208012001\n";
    auto const id = told(rows);
    EXPECT_EQ(counts(id).persons_new, 6) << row(id).faults;
    EXPECT_EQ(counts(id).doubts, 2) << row(id).faults;
    std::vector<RowFault> twice;
    for (auto const& one : faults(id))
        if (one.fault == Fault::twice_in_file) twice.push_back(one);
    ASSERT_EQ(twice.size(), 4U) << row(id).faults;
    EXPECT_EQ(twice[0].line, 2);
    EXPECT_EQ(twice[0].column, "nik");
    EXPECT_EQ(twice[0].read, "daftar.csv : 6");
    EXPECT_EQ(twice[1].line, 6);
    EXPECT_EQ(twice[1].read, "daftar.csv : 2");
    EXPECT_EQ(twice[2].line, 7);
    EXPECT_EQ(twice[2].column, "nama") << "no number, the same name, day and village";
    EXPECT_EQ(twice[3].line, 5);
    EXPECT_EQ(no(apply(*house, by, id, clock.now())), "");
    work_all();
    auto const queue =
        db().read([](db::Tx& tx) { return store::pairs(tx, PairState::open, region("3208"), PairId{}, 10); });
    EXPECT_EQ(queue.size(), 2U);
}

TEST_P(RegistryIntakeFaults, SaysAtItsRowWhoOfTheRegistryMayBeMeant) {
    applied();
    auto const id =
        sent({{"daftar.csv",
               std::string(heads) + "3208010101159008,3208015808859002,CARTI,P,18-08-1985,1,2,TITI,3208012001\n"}});
    auto const all = faults(id);
    auto const found = std::ranges::find(all, Fault::known_already, &RowFault::fault);
    ASSERT_NE(found, all.end()) << row(id).faults;
    EXPECT_EQ(found->line, 2);
    EXPECT_EQ(found->read, "CARTI WULANDARI, Sindangjawa");
}

TEST_P(RegistryIntakeFaults, AFileThatEndsInTheMiddleOfARowSaysSo) {
    auto const id = told("3208010101159002,3208010301999013,ASEP,L,03-01-19");
    EXPECT_TRUE(has_fault(id, Fault::row_cut, 4)) << row(id).faults;
    EXPECT_EQ(counts(id).families_new, 1);
    EXPECT_EQ(
        no(mend_cells(*house, by, id,
                      {{0, 4, 4, "03-01-1999"}, {0, 4, 5, "1"}, {0, 4, 6, "1"}, {0, 4, 8, "3208012001"}}, clock.now())),
        "");
    work_all();
    EXPECT_EQ(counts(id).families_new, 2) << "what was cut off is written in" << row(id).faults;
    auto const whole = told("3208010101159002,3208010301999013,ASEP,L,03-01-1999,1,1,EUIS,3208012001");
    EXPECT_FALSE(has_fault(whole, Fault::row_cut, 4)) << "a last line without its break is whole";
    EXPECT_EQ(counts(whole).families_new, 2);
}

TEST_P(RegistryIntakeFaults, TwoPeopleWithTheSameFileAtTheSameMinuteWriteItOnce) {
    auto other = officer(Role::back_office);
    other.id = add("dadang", Role::back_office);
    std::vector<File> const files{{"keluarga.csv", families_csv}, {"anggota.csv", members_csv}};
    auto const first = sent(files);
    auto const second = send(*house, other, files, Source::dtsen, clock.now());
    ASSERT_EQ(no(second), "");
    work_all();
    EXPECT_EQ(no(apply(*house, by, first, clock.now())), "");
    EXPECT_EQ(no(apply(*house, other, second->id, clock.now())), "registry.import_busy");
    EXPECT_GT(house->say("registry.import_busy", "id").size(), 20U);
    work_all();
    EXPECT_EQ(no(apply(*house, other, second->id, clock.now())), "");
    work_all();
    EXPECT_EQ(persons(), 3) << "what the first wrote is the same to the second";
    EXPECT_EQ(json::read<ImportCounts>(intake::find(*house, other, second->id)->counts)->persons_same, 3);
}

// What no list of ours has a column for comes in through a person: the same rules stand there.
TEST_P(RegistryIntakeFaults, ADeathBeforeTheBirthAndParentsInACircleAreRefused) {
    auto const family = made();
    auto const people = members(family.id);
    NewEvent died{.kind = EventKind::died, .person = people[2].id};
    died.ground.on = day("2009-01-01");
    auto const refused = happens(family.id, died);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().key == "registry.fault_birth_after_death" ||
                std::ranges::any_of(refused.error().faults,
                                    [](auto const& one) { return one.key == "registry.fault_birth_after_death"; }))
        << refused.error().key;
    auto const by_hand = officer(Role::back_office);
    auto const says = [&](PersonId child, PersonId father) {
        auto const version = db().read([&](db::Tx& tx) { return store::find_person(tx, child).value().version; });
        return write([&](db::Tx& tx) {
            PersonEdit wish;
            wish.father = father;
            return edit(tx, desk(), by_hand, child, version, wish, {});
        });
    };
    EXPECT_EQ(no(says(people[2].id, people[0].id)), "");
    auto const circle = says(people[0].id, people[2].id);
    ASSERT_FALSE(circle);
    EXPECT_TRUE(std::ranges::any_of(circle.error().faults,
                                    [](auto const& one) { return one.key == "registry.fault_parents_cycle"; }));
}

constexpr auto dtsen_persons =
    "nik,no_kk,nama,tempat_lahir,tanggal_lahir,id_jenis_kelamin,id_hub_kepala_keluarga,pbi,status_dtsen,cut_off\n"
    "3208011708809001,3208010101159001,RASIM,Kuningan,1980-08-17,1,1,YA,DTSEN AKTIF,2026-03-31\n"
    "3208015808859002,3208010101159001,CARTI,Kuningan,1985-08-18,2,2,0,DTSEN AKTIF - ASESMEN MENINGGAL,2026-03-31\n";
constexpr auto dtsen_families =
    "no_kk,kode_wil,alamat,id_status_keberadaan_keluarga,kemiskinan_ekstrem,bansos,desil_nasional_keluarga,"
    "cut_off_keluarga\n"
    "3208010101159001,3208012001,Dusun Pahing,1,TIDAK,PKH; BPNT,3,2026-03-31\n";

TEST_P(RegistryIntakeFaults, FactsOfTheStateComeInDatedAndAreNeverWrittenOver) {
    std::vector<File> const files{{"keluarga.csv", dtsen_families}, {"anggota.csv", dtsen_persons}};
    auto const first = applied(files);
    EXPECT_EQ(counts(first).facts, 7) << row(first).faults;
    auto const family = families().at(0);
    auto const facts = [&](std::int64_t of) {
        std::string all;
        for (auto const& one : db().read([&](db::Tx& tx) { return store::facts(tx, of); }))
            all += fmt::format("{} {} {};", word(one.kind), one.value, one.as_of.text());
        return all;
    };
    EXPECT_EQ(facts(family.id.raw()),
              "bansos PKH; BPNT 2026-03-31;keberadaan 1 2026-03-31;"
              "kemiskinan_ekstrem TIDAK 2026-03-31;");
    auto const carti = members(family.id)[1].id.raw();
    EXPECT_EQ(facts(carti), "pbi 0 2026-03-31;status_dtsen DTSEN AKTIF - ASESMEN MENINGGAL 2026-03-31;");
    auto const again = sent(files);
    EXPECT_EQ(counts(again).facts, 0);
    EXPECT_EQ(counts(again).families_same, 1);
    clock.advance_ms(90 * day_ms);
    std::string later = dtsen_families;
    later.replace(later.find(",1,TIDAK"), 8, ",4,TIDAK");
    later.replace(later.find("2026-03-31"), 10, "2026-06-30");
    auto const second = applied({{"keluarga.csv", later}, {"anggota.csv", dtsen_persons}});
    EXPECT_EQ(counts(second).facts, 1);
    EXPECT_EQ(facts(family.id.raw()),
              "bansos PKH; BPNT 2026-03-31;keberadaan 1 2026-03-31;keberadaan 4 2026-06-30;"
              "kemiskinan_ekstrem TIDAK 2026-03-31;");
    EXPECT_EQ(no(undo(*house, by, second, clock.now())), "");
    work_all();
    EXPECT_EQ(facts(family.id.raw()).find("keberadaan 4"), std::string::npos);
    EXPECT_NE(facts(family.id.raw()).find("keberadaan 1"), std::string::npos);
}

TEST_P(RegistryIntakeFaults, AListOfFamiliesAloneTellsOfThoseThatAreKnown) {
    auto const unknown = sent({{"keluarga.csv", dtsen_families}});
    EXPECT_TRUE(has_fault(unknown, Fault::no_members, 2)) << row(unknown).faults;
    EXPECT_EQ(counts(unknown).families_new, 0);
    (void)applied({{"keluarga.csv", dtsen_families}, {"anggota.csv", dtsen_persons}});
    clock.advance_ms(day_ms);
    std::string later = dtsen_families;
    later.replace(later.find(",3,2026-03-31"), 13, ",2,2026-06-30");
    auto const id = applied({{"keluarga.csv", later}});
    EXPECT_EQ(counts(id).families_changed, 1) << row(id).faults;
    EXPECT_EQ(families().at(0).decile, 2);
    EXPECT_EQ(families().at(0).decile_period, "2026-Q2");
    EXPECT_EQ(members(families().at(0).id).size(), 2U);
}

TEST_P(RegistryIntakeFaults, AFactThatIsNotOnTheCodeListIsLeftOutAndSaid) {
    std::string wrong = dtsen_families;
    wrong.replace(wrong.find(",1,TIDAK"), 8, ",7,TIDAK");
    auto const id = sent({{"keluarga.csv", wrong}, {"anggota.csv", dtsen_persons}});
    EXPECT_EQ(counts(id).facts, 6);
    auto const all = faults(id);
    EXPECT_TRUE(std::ranges::any_of(all, [](RowFault const& one) {
        return one.fault == Fault::code_unknown && one.column == "id_status_keberadaan_keluarga" && one.line == 2;
    })) << row(id).faults;
    EXPECT_EQ(counts(id).families_new, 1) << "the family itself comes in";
}

TEST_P(RegistryIntakeFaults, TakingBackGivesTheDecileItTookThePlaceOf) {
    (void)applied({{"keluarga.csv", dtsen_families}, {"anggota.csv", dtsen_persons}});
    clock.advance_ms(day_ms);
    std::string other = dtsen_families;
    other.replace(other.find(",3,2026"), 7, ",5,2026");
    auto const second = applied({{"keluarga.csv", other}, {"anggota.csv", dtsen_persons}});
    auto const family = families().at(0).id;
    auto const stands_now = [&] {
        auto const all = db().read([&](db::Tx& tx) { return store::deciles(tx, family); });
        return all.size() == 1 ? all[0].decile : -1;
    };
    EXPECT_EQ(stands_now(), 5);
    EXPECT_EQ(families().at(0).decile, 5);
    EXPECT_EQ(no(undo(*house, by, second, clock.now())), "");
    work_all();
    EXPECT_EQ(stands_now(), 3) << "the same quarter had another decile before";
    EXPECT_EQ(families().at(0).decile, 3);
}

}  // namespace
}  // namespace sinergi::registry::intake
