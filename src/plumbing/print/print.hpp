#pragma once
// Letters and lists on paper: A4 PDF, the same bytes for the same input, so that a test can compare them.
// Text may be any UTF-8; what is not UTF-8 shows as a replacement mark and spoils nothing.

#include "base/result.hpp"
#include "base/time.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::print {

/// The head of an office's paper.
struct Letterhead {
    std::vector<std::string> above{};    // "PEMERINTAH KABUPATEN KUNINGAN"
    std::string office;                  // "DINAS SOSIAL"
    std::vector<std::string> address{};  // street, telephone, e-mail
    std::string logo_png{};              // PNG, fitted into 20 mm by 20 mm; "" none
};

/// One line of facts: "Nomor laporan: ADU-2026-000123".
struct Fact {
    std::string label;
    std::string value;
};

struct Signature {
    std::string title;  // "Kepala Dinas Sosial"
    std::string name;
    std::string nip{};  // "" for who has none
};

/// Words the printer itself puts on paper.
struct Words {
    std::string number = "Nomor";
    std::string subject = "Perihal";
    std::string to = "Kepada Yth.";
    std::string nip = "NIP";
    std::string page = "Halaman {} dari {}";
    std::string empty = "Tidak ada data";
};

struct Letter {
    Letterhead head;
    std::string title{};  // of a receipt or a decree, in the middle; a letter has none
    std::string number{};
    std::string place{};  // "Kuningan"
    Date date{};
    std::vector<std::string> to{};
    std::string subject{};
    std::vector<std::string> paragraphs{};
    std::vector<Fact> facts{};  // a block between paragraphs and closing
    std::vector<std::string> closing{};
    std::optional<Signature> signature{};
    std::string qr{};    // address to check the paper; in the foot of every page
    std::string foot{};  // beside the code
    Words words{};
};

enum class Align : std::uint8_t { left, middle, right };

struct Column {
    std::string title;
    double width = 1;  // share of the page's width
    Align align = Align::left;
};

enum class Paper : std::uint8_t { upright, wide };

/// A list with a head on every page. Digits stand in columns.
struct Table {
    Letterhead head{};  // left out when the office is ""
    std::string title;
    std::vector<std::string> subtitle{};
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> totals{};  // in bold under the last row; empty none
    std::vector<std::string> notes{};   // what the figures mean, under the table
    std::optional<Signature> signature{};
    std::string place{};  // over the signature, with the date
    Date date{};
    Paper paper = Paper::upright;
    std::string foot{};
    Words words{};
};

/// @param made  stands in the file's properties
/// @throws Fault when there is no font or no memory
[[nodiscard]] std::string letter_pdf(Letter const& letter, Moment made);
/// Many letters in one file, each from a page of its own and counted by itself.
[[nodiscard]] std::string letters_pdf(std::span<Letter const> letters, Moment made);
[[nodiscard]] std::string table_pdf(Table const& table, Moment made);

/// A QR code (error correction M) as one SVG of a single path, black on white, with the margin of four the standard
/// asks for; `side` is its width in CSS pixels.
/// @refuses print.qr_too_long beyond 2,331 bytes
[[nodiscard]] Result<std::string> qr_svg(std::string_view text, int side = 160);

/// "22 November 2026"
[[nodiscard]] std::string long_date(Date day);

}  // namespace sinergi::print
