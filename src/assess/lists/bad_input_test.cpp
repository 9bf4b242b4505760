// Files as offices send them: locked, broken, with titles, merged cells, formulas, days and NIK kept as numbers. Each
// is read, or refused with a sentence that says what to do.
#include "lists/report.hpp"

#include <gtest/gtest.h>
#include <minizip/zip.h>

#include <filesystem>
#include <fstream>

namespace sinergi::lists {
namespace {

using std::string_literals::operator""s;
Date const today = Date::parse("2026-11-22").value();

Villages const& villages() {
    static Villages const made;
    return made;
}
Result<List> list_of(std::string const& bytes, Wish wish = {}) {
    wish.today = today;
    wish.file = "daftar.xlsx";
    SINERGI_TRY(looked, look(bytes, wish));
    return read(bytes, looked.shape, wish, villages());
}
/// The sentence of a refusal in both languages, without a hole in it.
void expect_sentence(Result<List> const& list, std::string_view key) {
    ASSERT_FALSE(list);
    EXPECT_EQ(list.error().key, key);
    for (auto const language : {locale::Language::id, locale::Language::en}) {
        auto const said = locale::say(list.error(), language);
        EXPECT_NE(said, key);
        EXPECT_EQ(said.find('{'), std::string::npos) << said;
        EXPECT_GE(std::ranges::count(said, '.'), 1) << "what is wrong, and what to do: " << said;
    }
}
std::int64_t faults(List const& list, FaultKind kind) { return list.faults.counts[at(kind)]; }
bool has_fault(List const& list, FaultKind kind, std::int64_t line, std::string_view read) {
    return std::ranges::any_of(list.faults.listed,
                               [&](CellFault const& f) { return f.kind == kind && f.line == line && f.read == read; });
}

/// A workbook as Excel saves it: parts in a ZIP, texts in their place, styles by number.
struct Sheet {
    std::string name, rows, merges;
};
std::string zip_of(std::vector<std::pair<std::string, std::string>> const& parts) {
    auto path = (std::filesystem::temp_directory_path() / "sinergi-lists-XXXXXX").string();
    ::close(::mkstemp(path.data()));
    auto* zip = zipOpen64(path.c_str(), APPEND_STATUS_CREATE);
    for (auto const& [name, body] : parts) {
        zipOpenNewFileInZip(zip, name.c_str(), nullptr, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6);
        zipWriteInFileInZip(zip, body.data(), static_cast<unsigned>(body.size()));
        zipCloseFileInZip(zip);
    }
    zipClose(zip, nullptr);
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::filesystem::remove(path);
    return bytes;
}
std::string workbook_of(std::vector<Sheet> const& sheets) {
    std::string names, relations;
    std::vector<std::pair<std::string, std::string>> parts{{"[Content_Types].xml", "<Types/>"}};
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        names += fmt::format("<sheet name='{0}' sheetId='{1}' r:id='r{1}'/>", sheets[i].name, i + 1);
        relations +=
            fmt::format("<Relationship Id='r{0}' Type='http://x/worksheet' Target='worksheets/s{0}.xml'/>", i + 1);
        auto const merges = sheets[i].merges.empty() ? ""s : "<mergeCells>" + sheets[i].merges + "</mergeCells>";
        parts.emplace_back(fmt::format("xl/worksheets/s{}.xml", i + 1),
                           "<worksheet><sheetData>" + sheets[i].rows + "</sheetData>" + merges + "</worksheet>");
    }
    parts.emplace_back("xl/_rels/workbook.xml.rels",
                       "<Relationships>" + relations +
                           "<Relationship Id='st' Type='http://x/styles' Target='styles.xml'/></Relationships>");
    parts.emplace_back("xl/workbook.xml", "<workbook xmlns:r='r'><sheets>" + names + "</sheets></workbook>");
    parts.emplace_back("xl/styles.xml",
                       "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>");
    return zip_of(parts);
}
/// Cells of a row: text, "#5" a number, "@31276" a number styled as a day, "=..." raw XML of the cell, "" none.
std::string row(std::int64_t line, std::vector<std::string> const& cells) {
    auto out = fmt::format("<row r='{}'>", line);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        auto const& text = cells[i];
        if (text.empty()) continue;
        auto const where = fmt::format("r='{}{}'", static_cast<char>('A' + i), line);
        if (text[0] == '#')
            out += fmt::format("<c {}><v>{}</v></c>", where, text.substr(1));
        else if (text[0] == '@')
            out += fmt::format("<c {} s='1'><v>{}</v></c>", where, text.substr(1));
        else if (text[0] == '=')
            out += fmt::format("<c {} {}", where, text.substr(1));
        else
            out += fmt::format("<c {} t='inlineStr'><is><t>{}</t></is></c>", where, text);
    }
    return out + "</row>";
}

TEST(BadInput, AWorkbookWithAPasswordSaysHowToTakeItAway) {
    // The compound file Excel wraps around a locked workbook: header, then the directory with its UTF-16 names.
    auto locked = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(504, '\0');
    for (auto const* entry : {"Root Entry", "EncryptionInfo", "EncryptedPackage"}) {
        std::string name;
        for (auto const* c = entry; *c != '\0'; ++c) name += {*c, '\0'};
        locked += name + std::string(128 - name.size(), '\0');
    }
    expect_sentence(list_of(locked), "sheet.has_password");
}

TEST(BadInput, ABrokenWorkbookIsNamedAsBroken) {
    auto const good = workbook_of({{"Data", row(1, {"NIK", "Nama"}) + row(2, {"3208011708859001", "RASIM"}), ""}});
    ASSERT_TRUE(list_of(good));
    expect_sentence(list_of(good.substr(0, good.size() / 2)), "sheet.xlsx_broken");
    auto bytes = good;
    bytes[good.size() / 3] ^= 0x5A;  // a bit that turned on a flash disk
    auto const read = list_of(bytes);
    if (!read) expect_sentence(read, "sheet.xlsx_broken");
    expect_sentence(list_of("PK\3\4"s + std::string(2'000, 'x')), "sheet.xlsx_broken");
}

TEST(BadInput, TenRowsOfTitlesAndTwoOfHeadingsAreNoPeople) {
    std::string rows;
    for (int i = 1; i <= 10; ++i)
        rows += row(i, {i == 1   ? "DAFTAR PENERIMA BLT DBHCHT"
                        : i == 2 ? "KABUPATEN KUNINGAN"
                                 : fmt::format("Lampiran {}", i)});
    rows += row(11, {"No", "Identitas", "", "Alamat", ""});
    rows += row(12, {"", "NIK", "Nama Lengkap", "Dusun", "Desa"});
    rows += row(13, {"#1", "#2", "#3", "#4", "#5"});
    rows += row(14, {"#1", "3208011708859001", "RASIM", "PAHING", "Sindangjawa"});
    rows += row(15, {"#2", "3208015808869002", "CARTI", "MANIS", "Sindangjawa"});
    rows += row(17, {"", "", "Kuningan, 22 November 2026", "", ""});
    rows += row(18, {"", "", "", "Kepala Desa", ""});
    auto const list = list_of(workbook_of(
        {{"Data", rows,
          "<mergeCell ref='A1:E1'/><mergeCell ref='B11:C11'/><mergeCell ref='D11:E11'/><mergeCell ref='A11:A12'/>"}}));
    ASSERT_TRUE(list) << list.error().key;
    ASSERT_EQ(list->size(), 2U);
    EXPECT_EQ(list->lines, (std::vector<std::uint32_t>{14, 15}));
    EXPECT_EQ(list->value(0, Holds::nama), "RASIM");
    EXPECT_EQ(list->value(1, Holds::desa), "Sindangjawa");
    EXPECT_EQ(faults(*list, FaultKind::no_person), 2) << "place and signature are told, not compared";
}

TEST(BadInput, AMergedFamilyCardStandsForEveryMember) {
    auto const rows = row(1, {"No KK", "Nama", "NIK"}) + row(2, {"3208010101089001", "RASIM", "3208011708859001"}) +
                      row(3, {"", "CARTI", "3208015808869002"}) + row(4, {"", "DADANG", "3208012008159004"}) +
                      row(5, {"", "TATANG", "3208012108889005"});
    auto const list = list_of(workbook_of({{"Data", rows, "<mergeCell ref='A2:A4'/>"}}));
    ASSERT_TRUE(list) << list.error().key;
    ASSERT_EQ(list->size(), 4U);
    EXPECT_EQ(list->value(2, Holds::no_kk), "3208010101089001");
    EXPECT_EQ(list->value(3, Holds::no_kk), "") << "the next family begins outside the merged cell";
}

TEST(BadInput, FormulasGiveTheirValueOrAreNamed) {
    auto const rows = row(1, {"NIK", "Nama", "Tgl Lahir"}) +
                      row(2, {"= t='str'><f>B1</f><v>3208011708859001</v></c>", "RASIM", "17/08/1985"}) +
                      row(3, {"3208015808869002", "= t='e'><f>VLOOKUP(A3,X,2)</f><v>#N/A</v></c>", "18/08/1986"}) +
                      row(4, {"3208016108899005", "IMAS", "=><f>DATE(1989,8,21)</f></c>"});
    auto const list = list_of(workbook_of({{"Data", rows, ""}}));
    ASSERT_TRUE(list) << list.error().key;
    ASSERT_EQ(list->size(), 3U);
    EXPECT_EQ(list->value(0, Holds::nik), "3208011708859001");
    EXPECT_TRUE(has_fault(*list, FaultKind::formula_error, 3, "#N/A"));
    EXPECT_TRUE(has_fault(*list, FaultKind::formula_without_value, 4, ""));
}

TEST(BadInput, DaysAreReadAsDaysNumbersAndWords) {
    auto rows = row(1, {"Nama", "Tgl Lahir"});
    std::vector<std::string> const cells{
        "@31276",     "#31276",   "17/08/1985",  "17-8-85",           "17 Agustus 1985",
        "1985-08-17", "19850817", "'17.08.1985", "Sabtu, tidak tahu", "31/02/1985"};
    for (std::size_t i = 0; i < cells.size(); ++i)
        rows +=
            row(static_cast<std::int64_t>(i) + 2, {fmt::format("ORANG KE{}", static_cast<char>('A' + i)), cells[i]});
    auto const list = list_of(workbook_of({{"Data", rows, ""}}));
    ASSERT_TRUE(list) << list.error().key;
    ASSERT_EQ(list->size(), cells.size());
    for (std::size_t i = 0; i < 8; ++i) EXPECT_EQ(list->value(i, Holds::tgl_lahir), "1985-08-17") << cells[i];
    EXPECT_TRUE(has_fault(*list, FaultKind::day_unreadable, 10, "Sabtu, tidak tahu"));
    EXPECT_TRUE(has_fault(*list, FaultKind::day_impossible, 11, "31/02/1985"));
}

TEST(BadInput, OfTwoSheetsTheOneWithPeopleIsTakenAndTheOtherMayBeAsked) {
    auto const people = row(1, {"NIK", "Nama"}) + row(2, {"3208011708859001", "RASIM"});
    auto const older = row(1, {"NIK", "Nama"}) + row(2, {"3208015808869002", "CARTI"});
    auto const bytes = workbook_of({{"Rekap", row(1, {"Desa", "Jumlah"}) + row(2, {"Sindangjawa", "#12"}), ""},
                                    {"Tahap II", people + row(3, {"3208012008889004", "DADANG"}), ""},
                                    {"Tahap I", older, ""}});
    auto const list = list_of(bytes);
    ASSERT_TRUE(list);
    EXPECT_EQ(list->shape.sheet, "Tahap II");
    auto const asked = list_of(bytes, {.sheet = "Tahap I"});
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->value(0, Holds::nama), "CARTI");
    expect_sentence(list_of(bytes, {.sheet = "Tahap III"}), "lists.no_such_sheet");
    expect_sentence(list_of(bytes, {.sheet = "Rekap"}), "lists.no_person_column");
}

TEST(BadInput, TwoMillionRowsAreRefusedBeforeTheyAreKept) {
    std::string bytes = "NIK,Nama,Alamat\n";
    bytes.reserve(60'000'000);
    for (int i = 0; i < 2'000'000; ++i) bytes += "320801170885900,RASIM,DUSUN\n";
    auto const looked = look(bytes, {.file = "besar.csv", .today = today});
    ASSERT_FALSE(looked);
    EXPECT_EQ(looked.error().key, "lists.too_many_rows");
    EXPECT_NE(locale::say(looked.error(), locale::Language::id).find("1000000"), std::string::npos)
        << "how many may be";
    EXPECT_NE(locale::say(looked.error(), locale::Language::id).find("kecamatan"), std::string::npos) << "what to do";
}

TEST(BadInput, LinesWithinACellAreNoRows) {
    std::string bytes = "NIK,Nama,Alamat\n";
    for (int i = 0; i < 300; ++i) bytes += "320801170885900,RASIM,\"DUSUN PAHING\nRT 1\nRW 2\"\n";
    EXPECT_TRUE(look(bytes, {.file = "alamat.csv", .today = today, .rows_max = 400}));
    EXPECT_FALSE(look(bytes, {.file = "alamat.csv", .today = today, .rows_max = 200}));
}

TEST(BadInput, ANikKeptAsANumberStillFindsItsPerson) {
    // Excel keeps 15 digits of a number: the sixteenth became 0.
    auto numbers = row(1, {"NIK", "Nama", "Desa"}), texts = numbers;
    constexpr std::array names{"RASIM",        "CARTI WULANDARI", "EUIS KOMALA",    "DADANG SUHERMAN",
                               "IMAS MASITOH", "UJANG KOSASIH",   "NENENG SUMIATI", "ASEP SAEPULOH"};
    for (int i = 0; i < 8; ++i) {
        auto const nik = fmt::format("320801{:02}{:02}859{:03}", 1 + i, 1 + i, 1 + i * 7);
        auto const name = std::string(names[static_cast<std::size_t>(i)]);
        texts += row(i + 2, {nik, name, "Sindangjawa"});
        numbers += row(i + 2, {"#" + nik.substr(0, 1) + "." + nik.substr(1, 14) + "E+15", name, "Sindangjawa"});
    }
    auto left = list_of(workbook_of({{"Data", numbers, ""}}));
    auto right = list_of(workbook_of({{"Data", texts, ""}}));
    ASSERT_TRUE(left && right);
    EXPECT_EQ(faults(*left, FaultKind::number_rounded), 8) << "told once a row, with what to do";
    auto const compared = compare(*std::move(left), *std::move(right), {});
    ASSERT_TRUE(compared);
    EXPECT_EQ(compared->both.size(), 8U);
    EXPECT_EQ(compared->changes.size(), 0U) << "a digit that a spreadsheet lost is no change";
}

TEST(BadInput, NikShownInExponentsAreNamedAndMatchedByName) {
    auto const list = list_of("NIK,Nama,Tgl Lahir\n3.20801E+15,RASIM,17/08/1985\n3.20802E+15,CARTI,18/08/1986\n");
    ASSERT_TRUE(list);
    EXPECT_EQ(list->size(), 2U);
    EXPECT_EQ(faults(*list, FaultKind::number_exponent), 2);
}

}  // namespace
}  // namespace sinergi::lists
