#include "lists/rules/headings.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sinergi::lists {
namespace {

Date const today = Date::parse("2026-11-22").value();

TEST(Number, IsReadHoweverItWasTyped) {
    struct Row {
        char const* cell;
        char const* digits;
        FaultKind fault;
    };
    for (auto const& row : std::vector<Row>{
             {"3208011708859001", "3208011708859001", FaultKind::none},
             {" 3208.0117 0885-9001 ", "3208011708859001", FaultKind::none},
             {"'3208011708859001", "3208011708859001", FaultKind::number_apostrophe},
             {"\xE2\x80\x98"
              "3208011708859001",
              "3208011708859001", FaultKind::number_apostrophe},
             {"3208011708859001.0", "3208011708859001", FaultKind::none},
             {"320801170885900", "320801170885900", FaultKind::number_short},
             {"32080117088590012", "3208011708859001", FaultKind::number_long},
             {"3.20801E+15", "", FaultKind::number_exponent},
             {"3,20801170885E+15", "", FaultKind::number_exponent},
             {"9E407011812159001", "", FaultKind::number_letters},
             {"0000000000000000", "", FaultKind::number_placeholder},
             {"9999999999999999", "", FaultKind::number_placeholder},
             {"3208011708850000", "", FaultKind::number_placeholder},
             {"belum punya", "", FaultKind::number_letters},
             {"-", "", FaultKind::none},
             {"0", "", FaultKind::none},
             {"", "", FaultKind::none},
             {"tidak ada", "", FaultKind::none},
         }) {
        SCOPED_TRACE(row.cell);
        auto const number = number_of(row.cell);
        EXPECT_EQ(number.text(), row.digits);
        EXPECT_EQ(number.fault, row.fault);
    }
}

TEST(Number, OfARoundedColumnKeepsItsFifteenDigits) {
    auto const number = number_of("3208011708859000", Rounded::yes);
    EXPECT_EQ(number.text(), "320801170885900");
    EXPECT_EQ(number.fault, FaultKind::number_rounded);
}

TEST(Day, IsReadInAnyUsualOrder) {
    struct Row {
        char const* cell;
        DayOrder order;
        char const* day;
        FaultKind fault;
    };
    auto const dm = DayOrder::day_first, md = DayOrder::month_first;
    for (auto const& row : std::vector<Row>{
             {"1985-08-17", dm, "1985-08-17", FaultKind::none},
             {"1985-08-17 00:00:00", dm, "1985-08-17", FaultKind::none},
             {"17/08/1985", dm, "1985-08-17", FaultKind::none},
             {"17-8-85", dm, "1985-08-17", FaultKind::none},
             {"7/8/05", dm, "2005-08-07", FaultKind::none},
             {"8/7/1985", md, "1985-08-07", FaultKind::none},
             {"17 Agustus 1985", dm, "1985-08-17", FaultKind::none},
             {"17-Agt-1985", md, "1985-08-17", FaultKind::none},
             {"17 Peb 1985", dm, "1985-02-17", FaultKind::none},
             {"August 17, 1985", dm, "1985-08-17", FaultKind::none},
             {"19850817", dm, "1985-08-17", FaultKind::none},
             {"17081985", dm, "1985-08-17", FaultKind::none},
             {"31276", dm, "1985-08-17", FaultKind::none},
             {"31276.0", dm, "1985-08-17", FaultKind::none},
             {"08/17/1985", dm, "1985-08-17", FaultKind::day_swapped},
             {"1985-17-08", dm, "1985-08-17", FaultKind::day_swapped},
             {"1985", dm, "1985-07-01", FaultKind::day_only_year},
             {"31/02/1985", dm, "", FaultKind::day_impossible},
             {"17/08/2031", dm, "", FaultKind::day_future},
             {"lupa", dm, "", FaultKind::day_unreadable},
             {"12345678901", dm, "", FaultKind::day_unreadable},
             {"0000-00-00", dm, "", FaultKind::none},
             {"", dm, "", FaultKind::none},
         }) {
        SCOPED_TRACE(row.cell);
        auto const day = day_of(row.cell, row.order, today);
        EXPECT_EQ(day.is_known() ? std::string(text_of(day).view()) : std::string(), row.day);
        EXPECT_EQ(day.fault, row.fault);
    }
}

TEST(Day, BesideItsNikIsTurnedOrDoubted) {
    auto const nik = birth_in(number_of("3208015708859001"));
    EXPECT_EQ(nik.sex, 'P');
    EXPECT_EQ(nik.day, 17);
    EXPECT_EQ(beside({1985, 8, 17}, nik).fault, FaultKind::none);
    auto const other = beside({1985, 9, 17}, nik);
    EXPECT_EQ(other.fault, FaultKind::day_not_of_nik);
    EXPECT_EQ(other.month, 9) << "which of both is wrong nobody knows";
    auto const early = birth_in(number_of("3208010708859001"));
    auto const turned = beside({1985, 7, 8}, early);
    EXPECT_EQ(turned, (Day{1985, 8, 7, FaultKind::day_swapped}));
}

TEST(Order, IsWhatMostCellsProve) {
    std::vector<std::string_view> const american{"1/2/1985", "8/17/1985", "12/31/1990"}, usual{"1/2/1985", "17/8/1985"},
        silent{"1/2/1985"};
    EXPECT_EQ(order_of(american), DayOrder::month_first);
    EXPECT_EQ(order_of(usual), DayOrder::day_first);
    EXPECT_EQ(order_of(silent), DayOrder::day_first);
}

TEST(Sex, IsReadInWordsAndCodes) {
    for (auto const* man : {"L", "l", "1", "Laki-laki", "LAKI LAKI", "LK", "Pria"}) EXPECT_EQ(sex_of(man), 'L') << man;
    for (auto const* woman : {"P", "2", "Perempuan", "PR", "WANITA", "f"}) EXPECT_EQ(sex_of(woman), 'P') << woman;
    EXPECT_EQ(sex_of(""), ' ');
    EXPECT_EQ(sex_of("X"), '?');
}

TEST(Ttl, IsTakenApart) {
    EXPECT_EQ(split_ttl("Kuningan, 17-08-1985").place, "Kuningan");
    EXPECT_EQ(split_ttl("Kuningan, 17-08-1985").day, "17-08-1985");
    EXPECT_EQ(split_ttl("KUNINGAN / 17 Agustus 1985").place, "KUNINGAN");
    EXPECT_EQ(split_ttl("KUNINGAN / 17 Agustus 1985").day, "17 Agustus 1985");
}

TEST(Heading, OfTheFieldIsKnown) {
    struct Row {
        char const* title;
        Holds holds;
    };
    for (auto const& row : std::vector<Row>{
             {"NIK", Holds::nik},
             {"No. KTP / NIK", Holds::nik},
             {"NIK (16 digit)", Holds::nik},
             {"NO KARTU KELUARGA", Holds::no_kk},
             {"no_kk", Holds::no_kk},
             {"Nomor KK\nlama", Holds::no_kk},
             {"(5) Nama Lengkap *", Holds::nama},
             {"NAMA PENERIMA MANFAAT BLT-DD", Holds::nama},
             {"nama", Holds::nama},
             {"Nama Gadis Ibu Kandung", Holds::nama_ibu},
             {"tempatlahir", Holds::tempat_lahir},
             {"tanggallahir", Holds::tgl_lahir},
             {"Tgl. Lahir (dd/mm/yyyy)", Holds::tgl_lahir},
             {"Tempat/Tgl Lahir", Holds::ttl},
             {"L/P", Holds::jk},
             {"sex", Holds::jk},
             {"Desa/Kel.", Holds::desa},
             {"Kode Desa", Holds::kode_wil},
             {"RT/RW", Holds::rt_rw},
             {"Nama Kepala Keluarga", Holds::kepala},
             {"Nama Pendamping", Holds::other},
             {"Nama Bank", Holds::other},
             {"Nama Kepala Desa", Holds::other},
             {"Tanggal Cair", Holds::other},
             {"Status NIK", Holds::other},
             {"NIK Suami", Holds::other},
             {"Keterangan", Holds::other},
             {"No", Holds::other},
         }) {
        SCOPED_TRACE(row.title);
        EXPECT_EQ(said_by(row.title).holds, row.holds);
    }
}

using Lines = std::vector<std::vector<std::string_view>>;
std::vector<SampleRow> rows_of(Lines const& lines) {
    std::vector<SampleRow> out;
    for (auto const& line : lines) out.push_back({static_cast<std::int64_t>(out.size() + 1), line});
    return out;
}

TEST(Head, StandsUnderTenRowsOfTitles) {
    Lines lines{{"PEMERINTAH KABUPATEN KUNINGAN"},
                {"DINAS SOSIAL"},
                {"DAFTAR PENERIMA BLT DESA"},
                {"Desa Sindangjawa"},
                {"Kecamatan Kadugede"},
                {"Tahun 2026"},
                {"Tahap III"},
                {"Nomor: 460/12"},
                {"Lampiran SK"},
                {"", ""}};
    lines.push_back({"No", "Nama", "NIK", "Alamat"});
    lines.push_back({"1", "2", "3", "4"});
    lines.push_back({"1", "RASIM", "3208011708859001", "DUSUN PAHING"});
    auto const head = find_head(rows_of(lines));
    EXPECT_EQ(head.rows_above, 10U);
    EXPECT_EQ(head.rows, 2U) << "the headings, and the row that numbers them";
    EXPECT_EQ(head.titles, (std::vector<std::string>{"No", "Nama", "NIK", "Alamat"}));
}

TEST(Head, MayTakeTwoRows) {
    auto const head =
        find_head(rows_of({{"No", "NIK", "Nama", "Alamat", "Alamat", "Alamat", "Penyaluran", "Penyaluran"},
                           {"", "", "", "RT", "RW", "Desa", "Tahap I", "Tahap II"},
                           {"1", "3208011708859001", "RASIM", "1", "2", "Sindangjawa", "ya", "ya"}}));
    EXPECT_EQ(head.rows, 2U);
    EXPECT_EQ(head.titles, (std::vector<std::string>{"No", "NIK", "Nama", "RT", "RW", "Desa", "Penyaluran Tahap I",
                                                     "Penyaluran Tahap II"}));
}

TEST(Head, DoesNotTakeAPersonForASecondRow) {
    auto const head = find_head(rows_of({{"Nama", "Desa", "Kecamatan"},
                                         {"RASIM", "Desa Sindangjawa", "Kec. Kadugede"},
                                         {"CARTI", "Desa Babatan", "Kec. Kadugede"}}));
    EXPECT_EQ(head.rows, 1U);
}

TEST(Head, OfBdtNumbersItsColumnsTwice) {
    auto const head =
        find_head(rows_of({{"(1) ID rumah tangga", "(2) Nama Kepala Rumah Tangga", "(3) NIK", "(4) Luas lantai"},
                           {"(1)", "(2)", "(3)", "(4)"},
                           {"320801", "RASIM", "3208011708859001", "36"}}));
    EXPECT_EQ(head.rows, 2U);
    auto const columns = recognise(head.titles, {}, {}, {});
    EXPECT_EQ(columns[1].holds, Holds::nama) << "nobody else is named";
    EXPECT_EQ(columns[2].holds, Holds::nik);
}

TEST(Columns, WithoutHeadingsAreKnownByWhatStandsInThem) {
    std::vector<std::string> text;
    Lines lines;
    for (int i = 0; i < 40; ++i) {
        text.push_back(
            fmt::format("320801{:02}{:02}859{:03}", i % 2 == 0 ? 1 + i % 28 : 41 + i % 28, 1 + i % 12, i + 1));
        text.push_back(fmt::format("320801{:02}{:02}08{:04}", 1 + i / 4, 3, 9001 + i / 4));
        text.push_back(fmt::format("{:02}/{:02}/1985", 1 + i % 28, 1 + i % 12));
        text.push_back(fmt::format("RASIM BIN {}", std::string(1, static_cast<char>('A' + i % 26)) + "SIP " +
                                                       std::string(1, static_cast<char>('A' + i / 26))));
    }
    for (std::size_t i = 0; i < 40; ++i)
        lines.push_back({text[4 * i + 1], text[4 * i], text[4 * i + 3], i % 2 == 0 ? "L" : "P", text[4 * i + 2]});
    auto const rows = rows_of(lines);
    auto const head = find_head(rows);
    EXPECT_EQ(head.rows, 0U);
    auto const columns = recognise(head.titles, rows, {}, {});
    ASSERT_EQ(columns.size(), 5U);
    EXPECT_EQ(columns[0].holds, Holds::no_kk);
    EXPECT_EQ(columns[1].holds, Holds::nik);
    EXPECT_EQ(columns[2].holds, Holds::nama);
    EXPECT_EQ(columns[3].holds, Holds::jk);
    EXPECT_EQ(columns[4].holds, Holds::tgl_lahir);
    EXPECT_EQ(columns[4].known, Known::content);
}

TEST(Columns, RememberedOrToldAreTakenAsSaid) {
    std::vector<std::string> const titles{"Nama", "Nama KPM", "NIK"};
    auto const found = recognise(titles, {}, {}, {});
    EXPECT_EQ(found[0].holds, Holds::nama);
    EXPECT_EQ(found[1].holds, Holds::other) << "one column for one thing";
    auto const remembered = recognise(titles, {}, {}, {Holds::other, Holds::nama, Holds::nik});
    EXPECT_EQ(remembered[1].holds, Holds::nama);
    EXPECT_EQ(remembered[0].holds, Holds::other);
    EXPECT_EQ(remembered[0].known, Known::remembered);
    auto const told = recognise(titles, {}, {Holds::nama_ibu, Holds::nama}, {});
    EXPECT_EQ(told[0].holds, Holds::nama_ibu);
    EXPECT_EQ(told[2].holds, Holds::other);
    EXPECT_EQ(told[2].known, Known::told);
}

TEST(Columns, OfNumbersThatASpreadsheetRoundedAreNoticed) {
    std::vector<std::string> text;
    Lines lines;
    for (int i = 0; i < 12; ++i) text.push_back(fmt::format("32080117{:02}859{:02}0", 1 + i, 10 + i));
    for (auto const& one : text) lines.push_back({"RASIM", one});
    Shape shape;
    shape.columns = recognise({"Nama", "NIK"}, rows_of(lines), {}, {});
    find_habits(shape, rows_of(lines));
    EXPECT_TRUE(shape.is_nik_rounded);
    lines.push_back({"CARTI", "3208015708859001"});
    find_habits(shape, rows_of(lines));
    EXPECT_FALSE(shape.is_nik_rounded);
}

TEST(Columns, WithoutAnyPersonAreRefused) {
    EXPECT_EQ(check_columns(recognise({"Bulan", "Jumlah"}, {}, {}, {})).error().key, "lists.no_person_column");
    EXPECT_TRUE(check_columns(recognise({"NIK"}, {}, {}, {})));
}

RC_GTEST_PROP(Number, TakesAnyBytes, (std::string cell)) { RC_ASSERT(number_of(cell).size <= 16); }
RC_GTEST_PROP(Day, IsRealOrNone, (std::string cell)) {
    auto const day = day_of(cell, DayOrder::day_first, today);
    RC_ASSERT(!day.is_known() || Date::of(day.year, day.month, day.day).has_value());
}
RC_GTEST_PROP(Day, ReadsBackWhatItWrites, ()) {
    auto const date = Date(*rc::gen::inRange(-25'000, today.days()));
    auto const read = day_of(date.text(), DayOrder::day_first, today);
    RC_ASSERT(text_of(read).view() == date.text());
}

}  // namespace
}  // namespace sinergi::lists
