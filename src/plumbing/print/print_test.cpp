#include "plumbing/print/print.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace sinergi::print {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr Moment made{1'795'305'600'000};

Letter letter() {
    return {.head = {.above = {"PEMERINTAH KABUPATEN KUNINGAN"},
                     .office = "DINAS SOSIAL",
                     .address = {"Jalan Contoh Nomor 1, Kuningan", "Telepon (0232) 000000"}},
            .number = "400.9/123/Dinsos",
            .place = "Kuningan",
            .date = *Date::parse("2026-11-22"),
            .to = {"Sdri. Siti Aminah", "di Ancaran"},
            .subject = "Jawaban atas pengaduan",
            .paragraphs = {"Dengan hormat, pengaduan Saudari telah kami periksa.",
                           "Bantuan akan disalurkan kembali pada bulan berikutnya."},
            .facts = {{"Nomor laporan", "ADU-2026-000123"}, {"Dijawab paling lambat", "29 November 2026"}},
            .closing = {"Demikian kami sampaikan, atas perhatiannya kami ucapkan terima kasih."},
            .signature = Signature{"Kepala Dinas Sosial", "Dra. Contoh Kepala", "19700101 199001 2 001"},
            .qr = "https://sinergi.example/lacak?nomor=ADU-2026-000123",
            .foot = "Pindai kode ini untuk memeriksa surat."};
}

Table table(int rows) {
    Table made_up{.title = "Rekapitulasi Pengaduan",
                  .subtitle = {"November 2026"},
                  .columns = {{"No.", 1, Align::right}, {"Kecamatan", 4}, {"Jumlah", 2, Align::right}},
                  .rows = {},
                  .totals = {"", "Jumlah seluruhnya", "9.999"},
                  .notes = {"Dihitung dari pengaduan yang diterima."},
                  .foot = "Dinas Sosial Kabupaten Kuningan"};
    for (int row = 1; row <= rows; ++row)
        made_up.rows.push_back({std::to_string(row), fmt::format("Kecamatan {}", row), std::to_string(row * 7)});
    return made_up;
}

/// What a person reads, page by page (a form feed between); "" where pdftotext is not installed.
std::string text_of(std::string const& pdf) {
    auto path = (std::filesystem::temp_directory_path() / "sinergi-pdf-XXXXXX").string();
    auto const fd = ::mkstemp(path.data());
    if (fd < 0) return "";
    ::close(fd);
    std::ofstream(path, std::ios::binary) << pdf;
    std::string text;
    if (auto* pipe = ::popen(("pdftotext -layout " + path + " - 2>/dev/null").c_str(), "r")) {
        std::array<char, 4096> piece{};
        while (auto const got = std::fread(piece.data(), 1, piece.size(), pipe)) text.append(piece.data(), got);
        ::pclose(pipe);
    }
    std::filesystem::remove(path);
    return text;
}

std::ptrdiff_t pages_of(std::string const& pdf) {
    std::ptrdiff_t pages = 0;
    for (auto at = pdf.find("/Type /Page %"); at != std::string::npos; at = pdf.find("/Type /Page %", at + 1)) ++pages;
    return pages;
}

#define READ_OR_SKIP(name, pdf)     \
    auto const name = text_of(pdf); \
    if (name.empty()) GTEST_SKIP() << "pdftotext (poppler-utils) is not installed"

TEST(Print, ALetterIsOneWholePdfPage) {
    auto const pdf = letter_pdf(letter(), made);
    EXPECT_TRUE(pdf.starts_with("%PDF-1."));
    EXPECT_TRUE(pdf.ends_with("%%EOF\n"));
    EXPECT_EQ(pages_of(pdf), 1);
}

TEST(Print, ALetterSaysAllItWasGiven) {
    READ_OR_SKIP(text, letter_pdf(letter(), made));
    for (auto const* words :
         {"PEMERINTAH KABUPATEN KUNINGAN", "DINAS SOSIAL", "Telepon (0232) 000000", "400.9/123/Dinsos",
          "Kuningan, 22 November 2026", "Kepada Yth.", "Sdri. Siti Aminah", "Jawaban atas pengaduan",
          "pengaduan Saudari telah kami periksa", "ADU-2026-000123", "terima kasih", "Kepala Dinas Sosial",
          "Dra. Contoh Kepala", "NIP 19700101 199001 2 001", "Pindai kode ini", "Halaman 1 dari 1"})
        EXPECT_THAT(text, HasSubstr(words));
}

TEST(Print, TheSameLetterGivesTheSameBytes) {
    EXPECT_TRUE(letter_pdf(letter(), made) == letter_pdf(letter(), made));  // a diff of two PDFs helps nobody
    EXPECT_TRUE(letter_pdf(letter(), made) != letter_pdf(letter(), Moment{0}));
}

TEST(Print, ALongLetterGoesOnOverPagesAndCountsThem) {
    auto story = letter();
    for (int at = 0; at < 60; ++at) story.paragraphs.push_back(fmt::format("Alinea-{} {}", at, std::string(400, 'a')));
    auto const pdf = letter_pdf(story, made);
    EXPECT_GT(pages_of(pdf), 3);
    READ_OR_SKIP(text, pdf);
    EXPECT_THAT(text, HasSubstr("Alinea-59"));
    EXPECT_THAT(text, HasSubstr(fmt::format("Halaman {0} dari {0}", pages_of(pdf))));
}

TEST(Print, ManyLettersCountTheirOwnPages) {
    std::vector<Letter> const letters(3, letter());
    auto const pdf = letters_pdf(letters, made);
    EXPECT_EQ(pages_of(pdf), 3);
    READ_OR_SKIP(text, pdf);
    EXPECT_THAT(text, Not(HasSubstr("Halaman 2")));
}

TEST(Print, ATableRepeatsItsHeadOnEveryPage) {
    auto const pdf = table_pdf(table(120), made);
    auto const pages = pages_of(pdf);
    EXPECT_GT(pages, 1);
    READ_OR_SKIP(text, pdf);
    std::ptrdiff_t heads = 0;
    for (auto at = text.find("Jumlah\n"); at != std::string::npos; at = text.find("Jumlah\n", at + 1)) ++heads;
    EXPECT_EQ(heads, pages);
    EXPECT_THAT(text, HasSubstr("Kecamatan 120"));
    EXPECT_THAT(text, HasSubstr("Jumlah seluruhnya"));
    EXPECT_THAT(text, HasSubstr("Dihitung dari pengaduan"));
}

TEST(Print, ATableWithoutRowsSaysSo) {
    READ_OR_SKIP(text, table_pdf(table(0), made));
    EXPECT_THAT(text, HasSubstr("Tidak ada data"));
}

TEST(Print, AWidePageLiesOnItsSide) {
    auto wide = table(3);
    wide.paper = Paper::wide;
    EXPECT_TRUE(table_pdf(wide, made).find("/MediaBox [ 0 0 841.89") != std::string::npos);
}

TEST(Print, NoTextSpoilsThePaper) {
    auto odd = letter();
    odd.paragraphs = {"rusak \xFF\xFE akhir", std::string("nol\0tengah", 10), "\x01\x02",
                      "عربي और 中文 😀",      std::string(100'000, 'x'),      ""};
    odd.facts = {{"", ""}, {std::string(3'000, 'y'), "z"}};
    odd.head.logo_png = "bukan gambar";
    odd.qr = std::string(5'000, 'q');
    odd.signature = Signature{};
    auto const pdf = letter_pdf(odd, made);
    EXPECT_GT(pages_of(pdf), 10);
    auto story = table(1);
    story.rows.push_back({"1", std::string(50'000, 'z'), "7", "one cell too many"});
    story.rows.push_back({});
    EXPECT_GE(pages_of(table_pdf(story, made)), 1);
}

/// Four by two red pixels as a PNG.
constexpr std::array<unsigned char, 73> red_png{
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x04, 0x00, 0x00, 0x00, 0x02, 0x08, 0x02, 0x00, 0x00, 0x00, 0xf0, 0xca, 0xea, 0x34, 0x00, 0x00, 0x00, 0x10, 0x49,
    0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0xb8, 0xca, 0xcd, 0x0d, 0x47, 0x0c, 0xc8, 0x1c, 0x00, 0x65, 0xe2, 0x07, 0x59,
    0xb4, 0x7b, 0x10, 0x5f, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};

TEST(Print, TheLogoOfManyLettersStandsInTheirFileOnce) {
    auto marked = letter();
    marked.head.logo_png.assign(red_png.begin(), red_png.end());
    auto const pictures = [](std::string_view pdf) {
        constexpr std::string_view one = "/Subtype /Image";
        int count = 0;
        for (auto at = pdf.find(one); at != std::string_view::npos; at = pdf.find(one, at + 1)) ++count;
        return count;
    };
    EXPECT_EQ(pictures(letter_pdf(letter(), made)), 0);
    EXPECT_EQ(pictures(letter_pdf(marked, made)), 1);
    EXPECT_EQ(pictures(letters_pdf(std::vector(20, marked), made)), 1);
}

TEST(Print, WritesALetterBeforeAPersonNotices) {
    (void)letter_pdf(letter(), made);  // the fonts are found once
    auto const start = std::chrono::steady_clock::now();
    for (int turn = 0; turn < 5; ++turn) (void)letter_pdf(letter(), made);
    auto const spent = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    RecordProperty("ms_a_letter", static_cast<int>(spent.count() / 5));
    EXPECT_LT(spent.count() / 5, 300);
}

TEST(Print, AQrCodeIsOneSvg) {
    auto const svg = qr_svg("https://sinergi.example/lacak", 200);
    ASSERT_TRUE(svg.has_value());
    EXPECT_TRUE(svg->starts_with("<svg xmlns="));
    EXPECT_THAT(*svg, HasSubstr("width=\"200\""));
    EXPECT_THAT(*svg, HasSubstr("M4 4h7v1H4z"));  // the upper left corner's eye begins behind the margin
    EXPECT_EQ(qr_svg(std::string(2'332, 'x')).error().key, "print.qr_too_long");
    EXPECT_TRUE(qr_svg(std::string(2'331, 'x')).has_value());
}

TEST(Print, WritesDaysTheIndonesianWay) {
    EXPECT_EQ(long_date(*Date::parse("2026-01-05")), "5 Januari 2026");
    EXPECT_EQ(long_date(*Date::parse("2026-08-17")), "17 Agustus 2026");
}

RC_GTEST_PROP(Print, AnyTextGivesAWholePdf, (std::string const& text)) {
    auto any = letter();
    any.paragraphs = {text};
    any.subject = text;
    any.foot = text;
    RC_ASSERT(letter_pdf(any, made).ends_with("%%EOF\n"));
}

}  // namespace
}  // namespace sinergi::print
