#include "plumbing/sheet/xlsx.hpp"

#include "plumbing/sheet/xlsx_parts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <minizip/zip.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace sinergi::sheet {
namespace {

using std::string_literals::operator""s;
using Table = std::vector<std::vector<std::string>>;

constexpr Moment made{1'795'305'600'000};

Table all(Result<std::unique_ptr<Rows>> const& rows) {
    if (!rows) return {{std::string(rows.error().key)}};
    Table table;
    for (;;) {
        auto const more = (*rows)->next();
        if (!more) {
            table.push_back({std::string(more.error().key), more.error().about});
            return table;
        }
        if (!*more) return table;
        table.emplace_back((*rows)->cells().begin(), (*rows)->cells().end());
    }
}

/// A ZIP file of these parts, as another program may write one.
std::string zip_of(std::vector<std::pair<std::string, std::string>> const& parts) {
    auto path = (std::filesystem::temp_directory_path() / "sinergi-zip-XXXXXX").string();
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

/// A workbook written by hand: prefixes, shared and rich strings, styles.
std::string book(std::string const& rows, std::string const& properties = "") {
    return zip_of({
        {"[Content_Types].xml", "<Types/>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id='a' Type='http://x/worksheet' Target='worksheets/one.xml'/>"
         "<Relationship Id='b' Type='http://x/worksheet' Target='/xl/worksheets/two.xml'/>"
         "<Relationship Id='s' Type='http://x/styles' Target='styles.xml'/>"
         "<Relationship Id='t' Type='http://x/sharedStrings' Target='sharedStrings.xml'/></Relationships>"},
        {"xl/workbook.xml", "<x:workbook xmlns:x='m' xmlns:r='r'>" + properties +
                                "<x:sheets><x:sheet name='Rahasia' state='hidden' r:id='b'/>"
                                "<x:sheet name='Warga' sheetId='1' r:id='a'/></x:sheets></x:workbook>"},
        {"xl/styles.xml",
         "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='dd\\-mm\\-yyyy'/>"
         "<numFmt numFmtId='171' formatCode='&quot;hari &quot;0'/></numFmts><cellStyleXfs><xf "
         "numFmtId='9'/></cellStyleXfs>"
         "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/><xf numFmtId='22'/><xf numFmtId='20'/>"
         "<xf numFmtId='171'/></cellXfs></styleSheet>"},
        {"xl/sharedStrings.xml",
         "<sst><si><t>Siti</t></si><si><r><t>Nur</t></r><r><t> Aini</t></r><rPh><t>x</t></rPh></si>"
         "<si><t>dua_x000D_baris</t></si></sst>"},
        {"xl/worksheets/one.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
        {"xl/worksheets/two.xml", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"},
    });
}

TEST(Xlsx, IsReadBackAsItWasWritten) {
    XlsxWriter out("Dinas Sosial", made);
    out.sheet("Warga", {{"NIK", 20}, {"Nama", 30}, {"Jumlah"}, {"Bagian"}, {"Rupiah"}, {"Tanggal"}}, {"Daftar warga"});
    out.row({"3208010101909001"s, "=1+1"s, std::int64_t{1'234}, 0.25, 600'000_rupiah, *Date::parse("2026-11-22")});
    out.row({std::monostate{}, "Nur'aini <S.Pd> & \"x\"\nbaris dua"s, std::int64_t{-5}});
    out.totals({"Jumlah"s, std::monostate{}, std::int64_t{1'229}});
    auto const bytes = std::move(out).take();
    EXPECT_EQ(all(xlsx_rows(bytes)), (Table{{"Daftar warga"},
                                            {"NIK", "Nama", "Jumlah", "Bagian", "Rupiah", "Tanggal"},
                                            {"3208010101909001", "=1+1", "1234", "0.25", "600000", "2026-11-22"},
                                            {"", "Nur'aini <S.Pd> & \"x\"\nbaris dua", "-5"},
                                            {"Jumlah", "", "1229"}}));
}

TEST(Xlsx, WritesTheSameBytesForTheSameRows) {
    auto const once = [] {
        XlsxWriter out("Dinas Sosial", made);
        out.sheet("Rekap", {{"Jenis"}, {"Jumlah"}});
        out.row({"bencana"s, std::int64_t{3}});
        return std::move(out).take();
    };
    EXPECT_EQ(once(), once());
}

TEST(Xlsx, NamesSheetsAsExcelDemands) {
    XlsxWriter out("Dinas Sosial", made);
    for (auto const* name : {"Aduan [2026/11]", "", "aduan 202611", "Rekapitulasi pengaduan masyarakat Kuningan",
                             "Rekapitulasi pengaduan masyarakat Ciamis"})
        out.sheet(name, {{"a"}});
    auto const names = sheet_names(std::move(out).take());
    ASSERT_TRUE(names.has_value());
    EXPECT_THAT(*names, testing::ElementsAre("Aduan 202611", "Lembar", "aduan 202611 2",
                                             "Rekapitulasi pengaduan masyarak", "Rekapitulasi pengaduan masyar 2"));
}

TEST(Xlsx, ReadsWhatOtherProgramsWrite) {
    struct Row {
        char const* why;
        std::string rows;
        Table table;
    };
    for (auto const& row : std::vector<Row>{
             {"nothing", "", {}},
             {"shared and rich strings",
              "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c></row>",
              {{"Siti", "Nur Aini", "dua\rbaris"}}},
             {"strings in their place",
              "<row><c t='inlineStr'><is><t>Siti</t><rPh><t>y</t></rPh></is></c></row>",
              {{"Siti"}}},
             {"gaps", "<row r='3'><c r='C3'><v>7</v></c><c r='E3'><v>8</v></c></row>", {{"", "", "7", "", "8"}}},
             {"blank rows", "<row r='1'/><row r='2'><c r='A2' s='1'/></row><row r='9'><c><v>1</v></c></row>", {{"1"}}},
             {"days by their style",
              "<row><c s='1'><v>46348</v></c><c s='2'><v>1</v></c><c s='2'><v>61</v></c></row>",
              {{"2026-11-22", "1900-01-01", "1900-03-01"}}},
             {"times",
              "<row><c s='3'><v>46348.333333333336</v></c><c s='4'><v>0.5</v></c><c s='3'><v>46348</v></c></row>",
              {{"2026-11-22 08:00:00", "12:00:00", "2026-11-22"}}},
             {"a number with words in its style", "<row><c s='5'><v>46348</v></c></row>", {{"46348"}}},
             {"a NIK kept as a number",
              "<row><c><v>3208010101909001</v></c><c><v>3.2080101019E+15</v></c></row>",
              {{"3208010101909001", "3208010101900000"}}},
             {"fractions",
              "<row><c><v>0.30000000000000004</v></c><c><v>1E-6</v></c><c><v>-2.5</v></c></row>",
              {{"0.3", "0.000001", "-2.5"}}},
             {"truth and faults", "<row><c t='b'><v>1</v></c><c t='e'><v>#N/A</v></c></row>", {{"TRUE", "#N/A"}}},
             {"formulas give their value",
              "<row><c><f>A1+1</f><v>8</v></c><c t='str'><f>X</f><v>Siti</v></c></row>",
              {{"8", "Siti"}}},
         }) {
        SCOPED_TRACE(row.why);
        EXPECT_EQ(all(rows_of(book(row.rows))), row.table);
    }
}

TEST(Xlsx, CountsDaysFrom1904WhenTheFileSaysSo) {
    EXPECT_EQ(all(xlsx_rows(book("<row><c s='1'><v>0</v></c></row>", "<x:workbookPr date1904='1'/>"))),
              (Table{{"1904-01-01"}}));
}

TEST(Xlsx, ShowsOnlySheetsAPersonSees) {
    auto const bytes = book("");
    EXPECT_THAT(*sheet_names(bytes), testing::ElementsAre("Warga"));
    EXPECT_EQ(all(xlsx_rows(bytes, 1)), (Table{{"sheet.no_such_sheet"}}));
}

TEST(Xlsx, RefusesWhatItCannotRead) {
    XlsxWriter out("Dinas Sosial", made);
    out.sheet("Warga", {{"a"}});
    auto const good = std::move(out).take();
    auto const ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s;
    struct Row {
        char const* why;
        std::string bytes;
        char const* key;
    };
    for (auto const& row : std::vector<Row>{
             {"a password", ole + std::string(600, 'x') + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s,
              "sheet.has_password"},
             {"an old XLS", ole + std::string(600, 'x'), "sheet.old_excel"},
             {"a Word file", zip_of({{"word/document.xml", "<w/>"}}), "sheet.not_xlsx"},
             {"an empty ZIP", zip_of({}), "sheet.xlsx_broken"},
             {"half a file", good.substr(0, good.size() / 2), "sheet.xlsx_broken"},
             {"a workbook that is no XML", zip_of({{"xl/workbook.xml", "x"}, {"xl/_rels/workbook.xml.rels", "<a>"}}),
              "sheet.xlsx_broken"},
             {"entities that multiply",
              zip_of({{"xl/workbook.xml", "<a/>"},
                      {"xl/_rels/workbook.xml.rels", "<!DOCTYPE a [<!ENTITY b 'bbbbbbbb'>]><a>&b;</a>"}}),
              "sheet.xlsx_broken"},
         }) {
        SCOPED_TRACE(row.why);
        EXPECT_EQ(all(rows_of(row.bytes)), (Table{{row.key}}));
    }
}

TEST(Xlsx, RefusesRowsThatMakeNoSense) {
    for (auto const* rows :
         {"<row r='5'/><row r='5'/>", "<row r='x'/>", "<row><c r='B1'/><c r='A1'/></row>", "<row><row/></row>",
          "<row><c><c/></c></row>", "<row><c t='s'><v>9</v></c></row>", "<c/>", "<row>"}) {
        SCOPED_TRACE(rows);
        EXPECT_EQ(all(xlsx_rows(book(rows))).back().front(), "sheet.xlsx_broken");
    }
}

TEST(Xlsx, StopsAtItsLimits) {
    auto const wide = book("<row><c r='XFD1'><v>1</v></c></row>");
    EXPECT_EQ(all(xlsx_rows(wide)), (Table{{"sheet.row_too_long", "1"}}));
    auto const two = book("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>");
    EXPECT_EQ(all(xlsx_rows(two, 0, {.rows_max = 1})), (Table{{"1"}, {"sheet.too_many_rows", "2"}}));
    auto const bomb = book("<row><c t='inlineStr'><is><t>x</t></is></c></row>" + std::string(60'000'000, ' '));
    EXPECT_LT(bomb.size(), 200'000U);
    EXPECT_EQ(all(xlsx_rows(bomb)).back().front(), "sheet.too_large");
    EXPECT_EQ(all(xlsx_rows(two, 0, {.unpacked_bytes_max = 50})), (Table{{"sheet.too_large"}}));
}

TEST(Xlsx, KnowsADayByItsStyle) {
    struct Row {
        char const* code;
        Look look;
    };
    for (auto const& row : std::initializer_list<Row>{{"General", Look::number},
                                                      {"#,##0.00", Look::number},
                                                      {"0\" hari\"", Look::number},
                                                      {"[Red]#,##0", Look::number},
                                                      {"\\d0", Look::number},
                                                      {"dd/mm/yyyy", Look::date},
                                                      {"[$-421]dd mmmm yyyy;@", Look::date},
                                                      {"mmm", Look::date},
                                                      {"yyyy-mm-dd hh:mm", Look::date_time},
                                                      {"h:mm AM/PM", Look::time},
                                                      {"[h]:mm", Look::time}}) {
        SCOPED_TRACE(row.code);
        EXPECT_EQ(look_of(row.code), row.look);
    }
}

RC_GTEST_PROP(Xlsx, AnyTextComesBackAsItWas, ()) {
    // Letters, marks of XML, control characters and what looks like an escape of Excel's own.
    auto const parts = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "a", "_", "_x0041_", "_x", "\x01", "<", "&", ">", "\"", "é", "😀", "  ", "\n", "=")));
    std::string text = ".";
    for (auto const& part : parts) text += part;
    XlsxWriter out("Dinas Sosial", made);
    out.sheet("Warga", {{"Teks"}});
    out.row({text});
    auto const bytes = std::move(out).take();
    RC_ASSERT(all(xlsx_rows(bytes)).back() == std::vector<std::string>{text});
}

RC_GTEST_PROP(Xlsx, NoChangedBytesStopIt, ()) {
    static auto const good = book("<row><c t='s'><v>0</v></c><c s='1'><v>46348</v></c></row>");
    auto bytes = good;
    auto const changes = *rc::gen::inRange(1, 6);
    for (int change = 0; change < changes; ++change)
        bytes[*rc::gen::inRange<std::size_t>(4, bytes.size())] = *rc::gen::arbitrary<char>();
    (void)all(rows_of(bytes));
}

}  // namespace
}  // namespace sinergi::sheet
