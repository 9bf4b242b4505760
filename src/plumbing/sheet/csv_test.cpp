#include "plumbing/sheet/csv.hpp"

#include "base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sstream>

namespace sinergi::sheet {
namespace {

using std::string_literals::operator""s;
using Table = std::vector<std::vector<std::string>>;

Table all(Rows& rows) {
    Table table;
    for (;;) {
        auto const more = rows.next();
        if (!more) {
            table.push_back({std::string(more.error().key), more.error().about});
            return table;
        }
        if (!*more) return table;
        table.emplace_back(rows.cells().begin(), rows.cells().end());
    }
}

Table read(std::string const& text, Limits const& limits = {}) {
    CsvReader rows(text, limits);
    return all(rows);
}

TEST(Csv, ReadsWhatPeopleSend) {
    struct Row {
        char const* why;
        std::string text;
        Table table;
    };
    for (auto const& row : std::vector<Row>{
             {"nothing", "", {}},
             {"only a BOM", "\xEF\xBB\xBF", {}},
             {"one line without its end", "nama,desa", {{"nama", "desa"}}},
             {"lines of Windows", "a,b\r\nc,d\r\n", {{"a", "b"}, {"c", "d"}}},
             {"lines of an old Macintosh", "a,b\rc,d\r", {{"a", "b"}, {"c", "d"}}},
             {"a BOM", "\xEF\xBB\xBFnama,desa\n", {{"nama", "desa"}}},
             {"semicolons, as Indonesian Excel writes",
              "nama;jumlah\nSiti;1,5\n",
              {{"nama", "jumlah"}, {"Siti", "1,5"}}},
             {"tabs", "nama\tdesa\nSiti, S.Pd\tAncaran\n", {{"nama", "desa"}, {"Siti, S.Pd", "Ancaran"}}},
             {"sep= of Excel", "sep=;\r\na,b;c\r\n", {{"a,b", "c"}}},
             {"quotes", "\"Siti, S.Pd\",\"Jl. \"\"Baru\"\"\"\n", {{"Siti, S.Pd", "Jl. \"Baru\""}}},
             {"a line break within quotes", "\"RT 1\nRW 2\",x\n", {{"RT 1\nRW 2", "x"}}},
             {"empty cells", ",a,,\n", {{"", "a", "", ""}}},
             {"empty quotes", "\"\",\"\"\nx,\"\"\n", {{"x", ""}}},
             {"blank lines between", "a,b\n\n,\nc,d\n", {{"a", "b"}, {"c", "d"}}},
             {"rows of different length", "a,b,c\nd\n", {{"a", "b", "c"}, {"d"}}},
             {"a quote within a word", "Nur\"aini,5\" pipa\n", {{"Nur\"aini", "5\" pipa"}}},
             {"text behind a closing quote", "\"Siti\" Aminah,x\n", {{"Siti Aminah", "x"}}},
             {"three quotes in a row", "\"\"\"\",a\n", {{"\"", "a"}}},
             {"a quote that is not closed", "a,b\n\"c,d\ne,f\n", {{"a", "b"}, {"sheet.quote_open", "2"}}},
             {"Windows-1252", "Andr\xE9,\x80 5 \x96 6\n", {{"Andr\xC3\xA9", "\xE2\x82\xAC 5 \xE2\x80\x93 6"}}},
             {"UTF-16", "\xFF\xFEn\0a\0"s, {{"sheet.not_text", "1"}}},
             {"a program",
              "\x7F"
              "ELF\0\0"s,
              {{"sheet.not_text", "1"}}},
         }) {
        SCOPED_TRACE(row.why);
        EXPECT_EQ(read(row.text), row.table);
        std::istringstream stream(row.text);
        CsvReader piecewise(stream);
        EXPECT_EQ(all(piecewise), row.table);
    }
}

TEST(Csv, SaysTheLineAsAPersonCounts) {
    CsvReader rows("a\n\n\"b\nb\"\nc\n");
    std::vector<std::int64_t> lines;
    while (*rows.next()) lines.push_back(rows.line());
    EXPECT_THAT(lines, testing::ElementsAre(1, 3, 5));
}

TEST(Csv, SaysWhenTheTextWasAnOldCodePage) {
    CsvReader rows("nama\nAndr\xE9\n");
    while (*rows.next()) {
    }
    EXPECT_EQ(rows.encoding(), Encoding::windows_1252);
    CsvReader modern("nama\nAndr\xC3\xA9\n");
    while (*modern.next()) {
    }
    EXPECT_EQ(modern.encoding(), Encoding::utf8);
}

TEST(Csv, StopsAtItsLimits) {
    EXPECT_EQ(read("a,b,c\n", {.columns_max = 2}), (Table{{"sheet.row_too_long", "1"}}));
    EXPECT_EQ(read("a\nb\nc\n", {.rows_max = 2}), (Table{{"a"}, {"b"}, {"sheet.too_many_rows", "4"}}));
    EXPECT_EQ(read("a\n" + std::string(2'000'000, 'x'), {}), (Table{{"a"}, {"sheet.row_too_long", "2"}}));
    std::istringstream endless("a\n\"" + std::string(20'000'000, 'x'));
    CsvReader rows(endless);
    EXPECT_EQ(all(rows), (Table{{"a"}, {"sheet.row_too_long", "2"}}));
}

TEST(Csv, HasNoNextRowAfterARefusal) {
    CsvReader rows("\"a");
    EXPECT_FALSE(rows.next().has_value());
    EXPECT_FALSE(*rows.next());
    EXPECT_EQ(rows.cell(0), "");
}

TEST(Csv, WritesNoFormula) {
    CsvWriter out;
    out.row({"=HYPERLINK(\"http://x\")", "+62812", "-2+3", "@SUM(A1)", "\tx", "-12.5", "Siti"});
    EXPECT_EQ(out.text(), "\xEF\xBB\xBF\"'=HYPERLINK(\"\"http://x\"\")\",'+62812,'-2+3,'@SUM(A1),'\tx,-12.5,Siti\r\n");
}

TEST(Csv, ReadsALargeStreamInPieces) {
    std::string text;
    for (int row = 0; row < 60'000; ++row) text += fmt::format("{},\"Jl. \"\"{}\"\"\n\",Kuningan\n", row, row);
    std::istringstream stream(text);
    CsvReader rows(stream);
    std::int64_t count = 0;
    while (*rows.next()) {
        ASSERT_EQ(rows.cell(0), std::to_string(count));
        ASSERT_EQ(rows.cell(1), fmt::format("Jl. \"{}\"\n", count));
        ++count;
    }
    EXPECT_EQ(count, 60'000);
}

/// Text from an alphabet of everything that hurts.
rc::Gen<std::string> nasty_cell() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                            "a", "Z", "\"", ",", ";", "\t", "\n", "\r\n", " ", "é", "7", "=", "'")),
                        [](std::vector<std::string> const& parts) {
                            std::string out = "x";  // no formula, and no blank row
                            for (auto const& part : parts) out += part;
                            return out;
                        });
}

RC_GTEST_PROP(Csv, WhatIsWrittenIsReadBack, ()) {
    auto const separator = *rc::gen::element(',', ';', '\t');
    auto const width = *rc::gen::inRange<std::size_t>(2, 6);
    auto const table = *rc::gen::container<Table>(rc::gen::container<std::vector<std::string>>(width, nasty_cell()));
    CsvWriter out(separator);
    std::vector<std::string_view> const head(width, "kolom");
    out.row(head);
    for (auto const& row : table) out.row(std::vector<std::string_view>(row.begin(), row.end()));
    auto back = read(out.text());
    back.erase(back.begin());
    RC_ASSERT(back == table);
}

RC_GTEST_PROP(Csv, AnyBytesGiveCleanTextOrARefusal, (std::string bytes)) {
    CsvReader rows(bytes);
    std::istringstream stream(bytes);
    CsvReader piecewise(stream);
    for (auto const& row : all(rows))
        for (auto const& cell : row) RC_ASSERT(is_utf8(cell));
    CsvReader again(bytes);
    RC_ASSERT(all(again) == all(piecewise));
}

}  // namespace
}  // namespace sinergi::sheet
