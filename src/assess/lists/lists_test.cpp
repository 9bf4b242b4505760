#include "lists/report.hpp"

#include "plumbing/sheet/csv.hpp"
#include "plumbing/sheet/xlsx.hpp"

#include <gtest/gtest.h>

namespace sinergi::lists {
namespace {

Date const today = Date::parse("2026-11-22").value();

Villages const& villages() {
    static Villages const made;
    return made;
}

Result<List> list_of(std::string const& bytes, Wish wish = {}) {
    wish.today = today;
    if (wish.file.empty()) wish.file = "daftar.csv";
    SINERGI_TRY(looked, look(bytes, wish));
    return read(bytes, looked.shape, wish, villages());
}

std::string key_of(Result<List> const& list) { return list ? "read" : std::string(list.error().key); }

/// People of a village who differ in everything.
std::string people(int first, int count,
                   std::string const& head = "NIK,Nama,Tgl Lahir,L/P,Alamat,Desa,Kecamatan,Bank\n") {
    constexpr std::array names{"RASIM",           "CARTI WULANDARI", "EUIS KOMALA",   "DADANG SUHERMAN",
                               "TATANG HERMAWAN", "IMAS MASITOH",    "UJANG KOSASIH", "NENENG SUMIATI",
                               "ASEP SAEPULOH",   "YAYAH ROKAYAH",   "KARSA ATMAJA",  "WASTI JUBAEDAH",
                               "OMAN ROHMANA"};
    constexpr std::array streets{"PAHING", "MANIS", "WAGE", "KALIWON", "PON", "CIKEDUNG", "BABAKAN"};
    std::string out = head;
    for (int i = first; i < first + count; ++i)
        out += fmt::format(
            "320801{:02}{:02}{:02}9{:03},{} {},{:02}/{:02}/19{:02},L,DUSUN {} NO {},Sindangjawa,Kadugede,BJB\n",
            1 + i % 28, 1 + i % 12, 40 + i % 50, i, names[static_cast<std::size_t>(i) % names.size()],
            names[static_cast<std::size_t>(i / 3 + 5) % names.size()], 1 + i % 28, 1 + i % 12, 40 + i % 50,
            streets[static_cast<std::size_t>(i) % streets.size()], i);
    return out;
}

TEST(Reading, NotesEachFaultWithItsRowAndColumn) {
    auto const list = list_of(
        "NIK,No KK,Nama,Tgl Lahir,L/P\n"
        "3208011708859001,3208010101089001,RASIM,17/08/1985,L\n"
        "320801170885900,3208010101089001,CARTI,18/08/1985,P\n"
        "3208010101089001,3208010101089001,EUIS,19/08/1985,P\n"
        "3.20801E+15,3208010101089002,DADANG,32/13/1985,X\n"
        "3208011708859004,3208010101089002,TATANG,08/17/1985,L\n"
        "3208011708859005,3208010101089002,IMAS,17/08/1985,P\n"
        ",,JUMLAH,,\n"
        ",,,Kepala Desa,\n");
    ASSERT_TRUE(list);
    EXPECT_EQ(list->size(), 6U);
    auto const has = [&](FaultKind kind, std::int64_t line, std::string_view read) {
        return std::ranges::any_of(list->faults.listed, [&](CellFault const& f) {
            return f.kind == kind && f.line == line && f.read == read;
        });
    };
    EXPECT_TRUE(has(FaultKind::number_short, 3, "320801170885900"));
    EXPECT_TRUE(has(FaultKind::nik_is_kk, 4, "3208010101089001"));
    EXPECT_TRUE(has(FaultKind::number_exponent, 5, "3.20801E+15"));
    EXPECT_TRUE(has(FaultKind::day_impossible, 5, "32/13/1985"));
    EXPECT_TRUE(has(FaultKind::sex_unreadable, 5, "X"));
    EXPECT_TRUE(has(FaultKind::day_swapped, 6, "08/17/1985"));
    EXPECT_TRUE(has(FaultKind::nik_sex, 7, "3208011708859005"));
    EXPECT_TRUE(has(FaultKind::no_person, 8, "JUMLAH"));
    EXPECT_TRUE(has(FaultKind::no_person, 9, "Kepala Desa"));
    EXPECT_EQ(list->faults.counts[at(FaultKind::no_person)], 2);
}

TEST(Reading, EveryFaultHasItsSentenceInBothLanguages) {
    for (std::size_t kind = 1; kind < fault_kinds; ++kind)
        EXPECT_TRUE(locale::has_sentence(fmt::format("lists.fault_{}", fault_text(static_cast<FaultKind>(kind)))))
            << fault_text(static_cast<FaultKind>(kind));
    for (std::size_t what = 0; what < holds_count; ++what)
        EXPECT_TRUE(locale::has_sentence(fmt::format("lists.holds_{}", holds_text(static_cast<Holds>(what)))))
            << holds_text(static_cast<Holds>(what));
    for (std::size_t group = 0; group < group_count; ++group)
        EXPECT_TRUE(locale::has_sentence(fmt::format("lists.group_{}", group_text(static_cast<Group>(group)))));
}

TEST(Reading, SaysWhyAFileIsNoList) {
    EXPECT_EQ(key_of(list_of("Bulan,Jumlah\nJanuari,12\nFebruari,13\n")), "lists.no_person_column");
    EXPECT_EQ(key_of(list_of("Nama,NIK\n")), "lists.empty");
    EXPECT_EQ(key_of(list_of("")), "lists.not_a_table");
    EXPECT_EQ(key_of(list_of("PK\3\4 broken")), "sheet.xlsx_broken");
    EXPECT_EQ(key_of(list_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old")), "sheet.old_excel");
    EXPECT_EQ(key_of(list_of(people(0, 20), {.rows_max = 10})), "lists.too_many_rows");
    EXPECT_EQ(list_of(people(0, 20), {.rows_max = 10}).error().about, "10") << "the limit is said";
}

TEST(Reading, StopsWhenAskedTo) {
    auto const bytes = people(0, 9'000);
    Wish const wish{.file = "x", .today = today};
    auto const looked = look(bytes, wish);
    ASSERT_TRUE(looked);
    auto const stopped = read(bytes, looked->shape, wish, villages(), [](std::int64_t) { return matching::Go::stop; });
    EXPECT_EQ(stopped.error().key, "lists.cancelled");
}

TEST(Reading, FindsTheTableBehindTitlesWithASemicolon) {
    auto const list =
        list_of("DAFTAR PENERIMA, TAHUN 2026\n\nNo;NIK;Nama\n1;3208011708859001;RASIM, H.\n2;3208011708859002;CARTI\n");
    ASSERT_TRUE(list);
    EXPECT_EQ(list->size(), 2U);
    EXPECT_EQ(list->value(0, Holds::nama), "RASIM, H.");
    EXPECT_EQ(list->lines[0], 4U);
}

TEST(Reading, TellsVillagesByNameOrCode) {
    EXPECT_EQ(villages().find("Kadugede", "Sindangjawa", ""), "3208012001");
    EXPECT_EQ(villages().find("KEC. KADUGEDE", "Desa Sindang Jawa", "3208"), "3208012001");
    EXPECT_EQ(villages().find("", "Windujanten", "3208").substr(0, 4), "3208");
    EXPECT_EQ(villages().find("Kadugede", "Tidak Ada", "3208"), "320801") << "the district is known all the same";
    EXPECT_EQ(villages().find("", "Sidomulyo", ""), "") << "98 villages of one name";
    EXPECT_EQ(villages().regency("Kabupaten Kuningan"), "3208");
}

std::string workbook_of(std::function<void(sheet::XlsxWriter&)> const& write) {
    sheet::XlsxWriter out("Dinas Sosial", Moment{1'795'323'600'000});
    write(out);
    return std::move(out).take();
}

TEST(Reading, TakesTheSheetThatLooksLikePeople) {
    auto const bytes = workbook_of([](sheet::XlsxWriter& out) {
        out.sheet("Rekap", {{"Bulan"}, {"Jumlah"}});
        out.row({std::string("Januari"), std::int64_t{12}});
        out.sheet("Data KPM", {{"No"}, {"NIK"}, {"Nama"}, {"Tgl Lahir"}}, {"DAFTAR KPM", "Tahap III"});
        out.row({std::int64_t{1}, std::string("3208011708859001"), std::string("RASIM"),
                 Date::parse("1985-08-17").value()});
        out.sheet("Lama", {{"NIK"}, {"Nama"}});
        out.row({std::string("3208011708859009"), std::string("LAMA")});
    });
    auto const list = list_of(bytes);
    ASSERT_TRUE(list) << list.error().key;
    EXPECT_EQ(list->shape.sheet, "Data KPM");
    EXPECT_EQ(list->value(0, Holds::tgl_lahir), "1985-08-17");
    auto const asked = list_of(bytes, {.sheet = "Lama"});
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->value(0, Holds::nama), "LAMA");
    EXPECT_EQ(key_of(list_of(bytes, {.sheet = "Tiada"})), "lists.no_such_sheet");
}

TEST(Reading, TakesRoundedNumbersOfASpreadsheetForWhatTheyAre) {
    auto const bytes = workbook_of([](sheet::XlsxWriter& out) {
        out.sheet("Data", {{"NIK"}, {"Nama"}});
        for (int i = 0; i < 8; ++i) out.row({3.20801170885e15 + i * 10'000'010.0, std::string("RASIM")});
    });
    auto const list = list_of(bytes);
    ASSERT_TRUE(list);
    EXPECT_TRUE(list->shape.is_nik_rounded);
    EXPECT_EQ(list->faults.counts[at(FaultKind::number_rounded)], 8);
}

// ---- comparing

Result<Comparison> compared(std::string const& left, std::string const& right, How const& how = {}) {
    SINERGI_TRY(a, list_of(left, {.file = "kiri.csv"}));
    SINERGI_TRY(b, list_of(right, {.file = "kanan.csv"}));
    return compare(std::move(a), std::move(b), how);
}

std::vector<std::vector<std::string>> table(Comparison const& of, Group group) {
    std::vector<std::vector<std::string>> out;
    ComparedTables(of).each(group, [&](Row row) { out.emplace_back(row.begin(), row.end()); });
    return out;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    auto const at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

TEST(Comparing, SortsPeopleIntoGroups) {
    auto const found = compared(people(0, 60), people(20, 60));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->both.size(), 40U);
    EXPECT_EQ(found->left_only.size() + found->doubtful.size(), 20U) << "some are a little alike";
    EXPECT_GE(found->left_only.size(), 12U);
    EXPECT_EQ(found->right_only.size(), found->left_only.size());
    EXPECT_EQ(found->people_in_both, 40);
    EXPECT_TRUE(found->changes.empty());
}

TEST(Comparing, KnowsAPersonInSpiteOfSpellingAndAWrongNik) {
    auto right = people(0, 60);
    right = replaced(right, "CARTI WULANDARI", "H. CARTIE WULAN DARI");
    right = replaced(right, "3208010303429002", "3208010303429020");
    auto const found = compared(people(0, 60), right);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->both.size(), 60U);
    EXPECT_TRUE(found->left_only.empty());
}

TEST(Comparing, TellsWhichFieldChangedFromWhatToWhat) {
    auto const found = compared(people(0, 40), replaced(people(0, 40), "DUSUN PAHING NO 7,Sindangjawa,Kadugede,BJB",
                                                        "DUSUN MANIS NO 1,Sindangjawa,Kadugede,BRI"));
    ASSERT_TRUE(found);
    auto const rows = table(*found, Group::changed);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0][4], "alamat");
    EXPECT_EQ(rows[0][5], "DUSUN PAHING NO 7");
    EXPECT_EQ(rows[0][6], "DUSUN MANIS NO 1");
    EXPECT_EQ(rows[1][4], "=Bank") << "a column of theirs that both lists have";
    EXPECT_EQ(rows[1][6], "BRI");
    EXPECT_EQ(found->people_changed, 1);
}

TEST(Comparing, TellsWhoStandsTwiceInOneList) {
    auto const twice = people(0, 40) + people(5, 1, "");
    auto const found = compared(twice, people(0, 40));
    ASSERT_TRUE(found);
    ASSERT_EQ(found->left_doubles.size(), 1U);
    auto const rows = table(*found, Group::doubled);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0][0], "left");
    EXPECT_EQ(rows[0][2], "7");
    EXPECT_EQ(rows[1][2], "42");
    EXPECT_EQ(found->people_in_both, 40) << "one person, however often written";
    EXPECT_EQ(found->both.size(), 41U) << "and each of the rows stands there";
}

TEST(Comparing, WorksWithNamesAndVillagesAlone) {
    auto const strip = [](std::string const& text) {
        std::string out = "Nama,Desa,Kecamatan,Tgl Lahir\n";
        sheet::CsvReader rows(text);
        (void)rows.next();
        while (rows.next().value())
            out += fmt::format("{},{},{},{}\n", rows.cell(1), rows.cell(5), rows.cell(6), rows.cell(2));
        return out;
    };
    auto const found = compared(strip(people(0, 50)), people(0, 50));
    ASSERT_TRUE(found);
    EXPECT_GE(found->both.size(), 48U);
}

TEST(Comparing, RemembersWhatWasDecided) {
    auto const left = people(0, 30), right = people(0, 30);
    auto const first = compared(left, right);
    ASSERT_TRUE(first);
    Decisions decisions;
    auto const& match = first->both[4];
    decisions.emplace(pair_digest("secret", first->left, match.left, first->right, match.right), Verdict::different);
    auto const again = compared(left, right, {.decisions = &decisions, .secret = "secret"});
    ASSERT_TRUE(again);
    EXPECT_EQ(again->both.size(), 29U);
    EXPECT_EQ(again->left_only, std::vector<std::uint32_t>{match.left});
    auto const swapped = compared(right, left, {.decisions = &decisions, .secret = "secret"});
    EXPECT_EQ(swapped->both.size(), 29U) << "whichever list is left";
}

TEST(Comparing, StopsWhenAskedTo) {
    auto const found = compared(people(0, 30), people(0, 30), {.heard = [](auto, auto) { return matching::Go::stop; }});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().key, "lists.cancelled");
}

TEST(Comparing, GivesTheSameForAnyNumberOfThreads) {
    auto const one = compared(people(0, 300), people(100, 300), {.threads = 1}),
               four = compared(people(0, 300), people(100, 300), {.threads = 4});
    ASSERT_TRUE(one && four);
    EXPECT_EQ(one->both, four->both);
    EXPECT_EQ(one->doubtful, four->doubtful);
}

TEST(Workbook, HasASheetForEachGroupInTheReadersLanguage) {
    auto const found = compared(people(0, 30), replaced(people(5, 30), "RASIM", "RASIMAN"));
    ASSERT_TRUE(found);
    auto const summary = summary_of(*found);
    auto const indonesian =
        workbook(ComparedTables(*found), summary, {.office = "Dinas Sosial", .made = Moment{1'795'323'600'000}});
    EXPECT_EQ(sheet::sheet_names(indonesian).value(),
              (std::vector<std::string>{"Ringkasan", "Di keduanya", "Hanya di kiri", "Hanya di kanan", "Ganda",
                                        "Berubah", "Meragukan", "Masalah"}));
    auto rows = sheet::xlsx_rows(indonesian, 2);
    ASSERT_TRUE(rows && (*rows)->next().value());
    EXPECT_EQ((*rows)->cell(0), "Baris");
    EXPECT_EQ((*rows)->cell(2), "Nama") << "the columns of the file itself";
    auto const english = workbook(ComparedTables(*found), summary,
                                  {.made = Moment{1'795'323'600'000}, .language = locale::Language::en});
    EXPECT_EQ(sheet::sheet_names(english).value()[6], "Doubtful");
}

TEST(Reasons, AreToldInWords) {
    EXPECT_EQ(in_words(Render::reasons, "nik.digit nama.typo tgl_lahir.swapped", locale::Language::id),
              "NIK beda satu angka; Nama sama dengan satu salah ketik; hari dan bulan lahir tertukar");
    EXPECT_EQ(in_words(Render::reasons, "nik.same", locale::Language::en), "NIK the same");
}

}  // namespace
}  // namespace sinergi::lists
