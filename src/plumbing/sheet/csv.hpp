#pragma once
// CSV as it comes: commas, semicolons or tabs, quotes with line breaks in them, CRLF, a BOM, or an old Windows code
// page.

#include "plumbing/sheet/rows.hpp"

#include <istream>

namespace sinergi::sheet {

/// What the file's text was written in. Windows-1252 is read, and said, so that a person can look at the accents.
enum class Encoding : std::uint8_t { utf8, windows_1252 };

/// Reads CSV after RFC 4180, and forgives what Excel forgives: text behind a closing quote, a quote within a word, rows
/// of different length. The separator is the one of `,` `;` and tab that stands most often in the first line.
/// @refuses (by next) sheet.quote_open sheet.row_too_long sheet.too_many_rows sheet.not_text
class CsvReader final : public Rows {
public:
    /// Borrows the whole text.
    explicit CsvReader(std::string_view whole, Limits const& limits = {});
    /// Reads in pieces of 256 kB.
    explicit CsvReader(std::istream& from, Limits const& limits = {});

    [[nodiscard]] Result<bool> next() override;
    [[nodiscard]] char separator() const noexcept { return separator_; }
    /// windows_1252 as soon as one row was not UTF-8.
    [[nodiscard]] Encoding encoding() const noexcept { return encoding_; }

private:
    enum class Read : std::uint8_t { row, end, more, too_long, quote_open };

    Done begin();
    bool refill();
    Read read_row();
    Read read_quoted(std::size_t& at, std::string_view& cell);
    void mend_encoding();
    std::size_t find_special(std::size_t from);
    std::unexpected<Refusal> stop(Why why, std::string_view key);

    Limits limits_;
    std::istream* from_ = nullptr;
    std::string buffer_;                   // the piece in hand, when reading from a stream
    std::string_view text_;                // what is in hand
    std::size_t at_ = 0;                   // where the next row begins
    std::size_t next_at_ = 0;              // where the one after it begins
    std::size_t block_ = ~std::size_t{0};  // 64 bytes whose special ones are known
    std::uint64_t marks_ = 0;
    std::vector<std::unique_ptr<std::string>> mended_;  // cells that are not in the text as they are
    std::size_t mended_used_ = 0;
    std::int64_t breaks_ = 0;  // line breaks within this row
    std::int64_t row_count_ = 0;
    std::int64_t next_line_ = 1;
    char separator_ = 0;
    Encoding encoding_ = Encoding::utf8;
    bool is_last_ = true;  // nothing comes after text_
    bool is_stopped_ = false;
};

/// Writes CSV that Excel opens without asking: BOM, CRLF, quotes where needed.
class CsvWriter {
public:
    explicit CsvWriter(char separator = ',');
    /// A cell that begins like a formula (= + - @, tab) gets an apostrophe in front, so that a name typed by a stranger
    /// is never run on an officer's computer. A plain negative number stays one.
    void row(std::span<std::string_view const> cells);
    void row(std::initializer_list<std::string_view> cells) { row({cells.begin(), cells.size()}); }
    [[nodiscard]] std::string const& text() const noexcept { return text_; }
    [[nodiscard]] std::string take() && { return std::move(text_); }

private:
    std::string text_;
    char separator_;
};

}  // namespace sinergi::sheet
