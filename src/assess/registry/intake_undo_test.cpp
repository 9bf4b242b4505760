// Taking an import back: every table it touched holds again what it held before, row by row. Only history knows better:
// versions, when and by whom, and the timeline.

#include "registry/intake/testing.hpp"

#include <gmock/gmock.h>

namespace sinergi::registry::intake {
namespace {

constexpr auto homes_before =
    "no_kk,kode_wil,alamat,rt,rw,id_lantai_terluas,jml_sapi,id_status_keberadaan_keluarga,kemiskinan_ekstrem,bansos,"
    "desil_nasional_keluarga,cut_off_keluarga\n"
    "3208010101159001,3208012001,Dusun Pahing,003,002,8,0,1,TIDAK,PKH; BPNT,3,2026-03-31\n"
    "3208010101159002,3208012001,Dusun Manis,001,002,8,2,1,TIDAK,,,\n";
constexpr auto people_before =
    "nik,no_kk,nama,tempat_lahir,tanggal_lahir,id_jenis_kelamin,id_hub_kepala_keluarga,id_status_perkawinan,"
    "membantu_bekerja,id_penglihatan,pbi,status_dtsen,cut_off\n"
    "3208011708809001,3208010101159001,RASIM,Kuningan,1980-08-17,1,1,2,1,4,YA,DTSEN AKTIF,2026-03-31\n"
    "3208015808859002,3208010101159001,CARTI,Kuningan,1985-08-18,2,2,2,2,3,0,DTSEN AKTIF,2026-03-31\n"
    "3208010101709011,3208010101159002,DADANG,Kuningan,1970-01-01,1,1,2,1,4,0,DTSEN AKTIF,2026-03-31\n";

/// Another home in another village, other answers, another decile of the same quarter and a first one, other facts;
/// another name, mother, marital state and eyes; somebody more in a family that stands; a new family, and in it one who
/// looks like somebody who stands.
constexpr auto homes_after =
    "no_kk,kode_wil,alamat,rt,rw,id_lantai_terluas,jml_sapi,id_status_keberadaan_keluarga,kemiskinan_ekstrem,bansos,"
    "desil_nasional_keluarga,cut_off_keluarga\n"
    "3208010101159001,3208012003,Dusun Wage,009,008,1,4,4,YA,BPNT,5,2026-03-31\n"
    "3208010101159002,3208012001,Dusun Manis,001,002,8,2,1,TIDAK,PKH,2,2026-06-30\n"
    "3208010101159005,3208012001,Dusun Kliwon,001,001,8,1,1,TIDAK,PKH,1,2026-06-30\n";
constexpr auto people_after =
    "nik,no_kk,nama,tempat_lahir,tanggal_lahir,id_jenis_kelamin,id_hub_kepala_keluarga,id_status_perkawinan,"
    "membantu_bekerja,id_penglihatan,pbi,status_dtsen,cut_off\n"
    "3208011708809001,3208010101159001,RASIM SUPRIADI,Cirebon,1980-08-17,1,1,4,2,1,0,DTSEN NONAKTIF,2026-06-30\n"
    "3208015808859002,3208010101159001,CARTI,Kuningan,1985-08-18,2,2,2,2,3,YA,DTSEN AKTIF,2026-06-30\n"
    "3208011908109003,3208010101159001,DADAN,Kuningan,2010-08-19,1,3,1,2,4,YA,DTSEN AKTIF,2026-06-30\n"
    "3208010101709011,3208010101159002,DADANG,Kuningan,1970-01-01,1,1,2,1,4,0,DTSEN AKTIF,2026-03-31\n"
    "3208010201759012,3208010101159005,SARIM,Kuningan,1975-01-02,1,1,2,1,4,0,DTSEN AKTIF,2026-06-30\n"
    ",3208010101159005,CARTI,Kuningan,1985-08-18,2,2,2,2,3,0,DTSEN AKTIF,2026-06-30\n";

struct RegistryUndo : RegistryIntake {
    std::vector<File> before{{"keluarga.csv", homes_before}, {"anggota.csv", people_before}};
    std::vector<File> after{{"keluarga.csv", homes_after}, {"anggota.csv", people_after}};

    void takes_back(ImportId id) {
        EXPECT_EQ(no(undo(*house, by, id, clock.now())), "");
        work_all();
        EXPECT_EQ(row(id).state, "undone");
    }
    /// What stands of every table an import writes, a line a row.
    std::vector<std::string> stands() {
        settle();
        struct Table {
            std::string name;
            std::vector<std::string> columns;
        };
        std::vector<Table> const tables{
            {"registry_person", {"id",       "region",  "family",      "relation",   "nik",         "name",
                                 "name_key", "sex",     "born_on",     "born_place", "mother_name", "father",
                                 "mother",   "marital", "state",       "state_on",   "merged_into", "padan",
                                 "source",   "author",  "recorded_at", "valid_from"}},
            {"registry_family",
             {"id",  "region", "no_kk",       "head",      "head_name", "head_key",    "address",
              "rt",  "rw",     "state",       "household", "members",   "decile",      "decile_period",
              "lat", "lon",    "merged_into", "source",    "author",    "recorded_at", "valid_from"}},
            {"registry_membership", {"id", "person", "family", "relation", "from_on", "to_on", "cause", "end_cause"}},
            {"registry_answer", {"id", "subject", "section", "form", "body", "source", "author", "recorded_at"}},
            {"registry_specific", {"id", "subject", "section", "form", "body", "source", "author", "recorded_at"}},
            {"registry_fact", {"id", "subject", "kind", "value", "source", "author", "recorded_at", "as_of"}},
            {"registry_decile", {"family", "maker", "period", "decile", "received_at", "author"}},
            {"registry_pair", {"id", "left_id", "right_id", "region", "state"}},
            {"registry_household", {"id", "region", "code"}}};
        std::vector<std::string> all;
        for (auto const& table : tables) {
            std::string columns;
            for (auto const& one : table.columns)
                columns += fmt::format(" || ' {}=' || COALESCE(CAST({} AS TEXT), 'none')", one, one);
            auto const sql = fmt::format("SELECT '{}'{} AS line FROM {} ORDER BY 1", table.name, columns, table.name);
            for (auto& line :
                 db().read([&](db::Tx& tx) { return tx.all<std::string>(db::Statement{"test.stands", sql, sql, {}}); }))
                all.push_back(std::move(line));
        }
        return all;
    }
};
SINERGI_ON_BOTH_ENGINES(RegistryUndo);

TEST_P(RegistryUndo, EveryTableHoldsAgainWhatItHeld) {
    auto const first = applied(before);
    EXPECT_EQ(counts(first).deciles, 1) << row(first).faults;
    EXPECT_GE(counts(first).answers, 5) << row(first).faults;
    clock.advance_ms(90 * day_ms);
    auto const held = stands();
    auto const second = applied(after);
    EXPECT_EQ(counts(second).families_new, 1) << row(second).faults;
    EXPECT_EQ(counts(second).families_changed, 2);
    EXPECT_EQ(counts(second).persons_new, 3);
    EXPECT_EQ(counts(second).persons_changed, 1);
    EXPECT_EQ(counts(second).deciles, 3);
    EXPECT_EQ(counts(second).doubts, 1);
    EXPECT_GT(counts(second).answers, 4);
    EXPECT_NE(stands(), held);
    for (auto const& one : families())
        for (auto const& member : members(one.id)) EXPECT_EQ(member.region, one.region) << member.name;
    clock.advance_ms(day_ms);
    takes_back(second);
    EXPECT_THAT(stands(), ::testing::ElementsAreArray(held));
    EXPECT_EQ(known->size(), 3U) << "and nobody is found by a name that is gone";
}

TEST_P(RegistryUndo, NothingIsLeftOfAnImportIntoAnEmptyRegistry) {
    auto const nothing = stands();
    takes_back(applied(before));
    EXPECT_EQ(stands(), nothing);
}

TEST_P(RegistryUndo, WhatALaterImportChangedAndGaveBackStandsInNobodysWay) {
    auto const nothing = stands();
    auto const first = applied(before);
    clock.advance_ms(90 * day_ms);
    auto const held = stands();
    auto const second = applied(after);
    clock.advance_ms(day_ms);
    takes_back(second);
    clock.advance_ms(day_ms);
    auto const third = applied(after);
    clock.advance_ms(day_ms);
    takes_back(third);
    EXPECT_THAT(stands(), ::testing::ElementsAreArray(held));
    clock.advance_ms(day_ms);
    takes_back(first);
    EXPECT_EQ(stands(), nothing);
    auto const listed = db().read(
        [&](db::Tx& tx) { return store::list_as_of(tx, region("3208"), date_in(office.zone, clock.now()), 10); });
    EXPECT_TRUE(listed.empty()) << "nor was it ever there";
}

TEST_P(RegistryUndo, WhatTwoImportsChangedGoesBackStepByStep) {
    (void)applied(before);
    clock.advance_ms(30 * day_ms);
    auto homes = std::string(homes_before);
    homes.replace(homes.find("Dusun Pahing"), 12, "Dusun Legi__");
    auto const held = stands();
    auto const second = applied({{"keluarga.csv", homes}, {"anggota.csv", people_before}});
    EXPECT_EQ(counts(second).families_changed, 1);
    clock.advance_ms(30 * day_ms);
    auto const third = applied(after);
    clock.advance_ms(day_ms);
    takes_back(third);
    clock.advance_ms(day_ms);
    takes_back(second);
    EXPECT_THAT(stands(), ::testing::ElementsAreArray(held));
}

TEST_P(RegistryUndo, WhomAnOfficerMadeWhileItRanIsNotOfIt) {
    (void)applied(before);
    clock.advance_ms(90 * day_ms);
    auto import = row(applied(after));
    clock.advance_ms(1);
    auto wish = rasims();
    wish.no_kk = "3208010101159088";
    for (auto& one : wish.members) one.nik = "";
    auto const own = made(wish);
    import.last_id = std::max(import.last_id, members(own.id).back().id.raw());  // as when it had run on
    std::vector<PersonId> now_touched;
    auto const done = take_back(office, *areas->atlas(), import, by, clock.now(), now_touched, {});
    ASSERT_EQ(no(done), "");
    EXPECT_EQ(members(own.id).size(), static_cast<std::size_t>(own.members));
}

TEST_P(RegistryUndo, AFamilyStaysWholeWhenSomebodyTouchedOneOfIt) {
    (void)applied(before);
    clock.advance_ms(90 * day_ms);
    auto const second = applied(after);
    clock.advance_ms(1);
    auto const mends = [&](FamilyId family, std::string_view name) {
        auto const all = members(family);
        auto const who = std::ranges::find(all, name, &Person::name);
        PersonEdit wish;
        wish.born_place = "Ciamis";
        EXPECT_EQ(no(write([&](db::Tx& tx) {
                      return edit(tx, desk(), by, who->id, who->version, wish,
                                  {.source = Source::office, .on = {}, .reason = "Akta kelahiran dilihat"});
                  })),
                  "");
    };
    auto const all = families();
    auto const fresh = *std::ranges::find(all, "SARIM", &Family::head_name);
    auto const stood = *std::ranges::find(all, "RASIM SUPRIADI", &Family::head_name);
    mends(fresh.id, "CARTI");
    mends(stood.id, "DADAN");
    takes_back(second);
    EXPECT_EQ(members(fresh.id).size(), 2U) << "a wife is not left without the head";
    auto const there = families();
    auto const after_all = *std::ranges::find(there, stood.id, &Family::id);
    EXPECT_EQ(members(stood.id).size(), 3U) << "who was looked at stays";
    EXPECT_EQ(after_all.members, 3) << "and is counted";
    EXPECT_EQ(after_all.address, "Dusun Pahing");
}

TEST_P(RegistryUndo, WhatSomebodyTouchedSinceStaysWithAllThatHangsOnIt) {
    (void)applied(before);
    clock.advance_ms(90 * day_ms);
    auto const second = applied(after);
    clock.advance_ms(1);
    auto const all = families();
    auto const fresh = std::ranges::find(all, "SARIM", &Family::head_name);
    ASSERT_NE(fresh, all.end());
    EXPECT_EQ(no(write([&](db::Tx& tx) {
                  return edit(tx, desk(), by, fresh->id, fresh->version, FamilyEdit{.rt = "007"},
                              {.source = Source::office, .on = {}, .reason = "Dilihat di rumahnya"});
              })),
              "");
    takes_back(second);
    EXPECT_EQ(members(fresh->id).size(), 2U) << "somebody vouched for the family";
    auto const there = families();
    auto const rasims = std::ranges::find(there, "RASIM", &Family::head_name);
    ASSERT_NE(rasims, there.end());
    EXPECT_EQ(rasims->members, 2);
    EXPECT_EQ(members(rasims->id).size(), 2U) << "who came into a family that is as it was goes with the import";
}

}  // namespace
}  // namespace sinergi::registry::intake
