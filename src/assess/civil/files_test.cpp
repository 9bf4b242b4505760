#include "civil/files.hpp"

#include <gtest/gtest.h>

namespace sinergi::civil {
namespace {

Date const today = Date::parse("2026-11-22").value();

std::string request(Format format) {
    int at = 0;
    return write_request(
        format, {.office = "Dinas Sosial", .area = "Kuningan", .made = Moment{0}, .day = today}, [&](Question& into) {
            if (at == 2) return false;
            into = at++ == 0 ? Question{"3208011708809001", "Rasim", "Kuningan", "1980-08-17", "L", "Sarmi"}
                             : Question{"3208015808859002", "=Carti", "", "", "P", ""};
            return true;
        });
}

TEST(CivilFiles, WritesARequestThatSaysNothingWhenItComesBackEmpty) {
    for (auto const format : {Format::csv, Format::xlsx}) {
        auto const read = read_answers(request(format), today);
        ASSERT_TRUE(read) << read.error().key;
        EXPECT_EQ(read->rows, 2);
        EXPECT_TRUE(read->answers.empty()) << "our own columns are no answer";
        EXPECT_EQ(read->unreadable, 0);
    }
}

TEST(CivilFiles, ReadsValuesVerdictsAndCauses) {
    auto const read = read_answers(
        "nik;nama;hasil;nama_dukcapil;tgl_lahir_dukcapil;jk_dukcapil;nama_ibu_dukcapil;sebab;keterangan\n"
        "3208011708809001;Rasim;TIDAK SESUAI;RASIMAN;17-08-1980;Laki-laki;Sesuai;;\n"
        "3208015808859002;Carti;SESUAI;;;;;;\n"
        "3208011908109003;Dadan;TIDAK DITEMUKAN;;;;;belum rekam;\n"
        "3208011908109004;Didin;Tidak Ditemukan;;;;;;sinkron SIAK belum, lihat 3208011908109004\n"
        "3208011908109005;Dudun;TIDAK SESUAI;;;;;;\n",
        today);
    ASSERT_TRUE(read) << read.error().key;
    ASSERT_EQ(read->answers.size(), 5U);
    auto const& first = read->answers[0].answer;
    EXPECT_EQ(first.found, Found::found);
    EXPECT_EQ(first.fields, (std::vector<FieldSaid>{{Field::name, Said::differs, "RASIMAN"},
                                                    {Field::born_on, Said::differs, "1980-08-17"},
                                                    {Field::sex, Said::differs, "L"},
                                                    {Field::mother_name, Said::same, ""}}));
    EXPECT_TRUE(read->answers[1].answer.fields.empty());
    EXPECT_EQ(read->answers[2].answer.cause, Cause::not_recorded);
    EXPECT_EQ(read->answers[3].answer.cause, Cause::sync_lag) << "from the remark";
    EXPECT_EQ(read->answers[3].answer.note.find("3208011908109004"), std::string::npos);
    EXPECT_EQ(read->answers[4].answer.fields, (std::vector<FieldSaid>{{Field::name, Said::differs, ""}}));
}

TEST(CivilFiles, ReadsAListOfTheirsUnderPlainHeadingsBelowATitle) {
    auto const read = read_answers(
        "DATA KEPENDUDUKAN KECAMATAN KADUGEDE\n"
        "NO,NIK,NAMA LENGKAP,TANGGAL LAHIR,JENIS KELAMIN,NAMA IBU KANDUNG\n"
        "1,3208011708809001,RASIM,17/08/1980,L,SARMI\n",
        today);
    ASSERT_TRUE(read) << read.error().key;
    ASSERT_EQ(read->answers.size(), 1U);
    EXPECT_EQ(read->answers[0].answer.fields.size(), 4U);
    EXPECT_EQ(read->answers[0].line, 3);
}

TEST(CivilFiles, SaysWhichLineCannotBeRead) {
    auto const read = read_answers(
        "nik,hasil,tgl_lahir_dukcapil,jk_dukcapil\n"
        "320801170880900,SESUAI,,\n"
        "3208011708809001,,kemarin,\n"
        "3208015808859002,,,X\n",
        today);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->unreadable, 3);
    ASSERT_EQ(read->faults.size(), 3U);
    EXPECT_EQ(read->faults[0].key, "civil.answer_nik_unreadable");
    EXPECT_EQ(read->faults[1].key, "civil.answer_day_unreadable");
    EXPECT_EQ(read->faults[1].column, "tgl_lahir_dukcapil");
    EXPECT_EQ(read->faults[2].line, 4);
}

TEST(CivilFiles, RefusesAFileThatIsNoAnswer) {
    auto const no = [](std::string_view bytes) {
        auto const read = read_answers(bytes, today);
        return read ? std::string_view{} : read.error().key;
    };
    EXPECT_EQ(no("nama,hasil\nRasim,SESUAI\n"), "civil.answer_no_nik");
    EXPECT_EQ(no("nik\n3208011708809001\n"), "civil.answer_no_column");
    EXPECT_EQ(no("nik,hasil\n"), "civil.answer_empty");
    EXPECT_EQ(no("PK\3\4 half of a file"), "sheet.xlsx_broken");
}

}  // namespace
}  // namespace sinergi::civil
