#include "plumbing/sheet/xlsx.hpp"

#include "base/text.hpp"

#include <xlsxwriter.h>

#include <unistd.h>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

namespace sinergi::sheet {

namespace {

constexpr std::size_t text_chars_max = 32'767;  // of a cell, in Excel

template <class... F>
struct Each : F... {
    using F::operator()...;
};

/// At most `chars_max` characters, counted as Excel does (those beyond the first plane count two).
std::string cut(std::string text, std::size_t chars_max) {
    std::size_t chars = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const byte = static_cast<unsigned char>(text[at]);
        if ((byte & 0xC0) == 0x80) continue;
        chars += byte >= 0xF0 ? 2 : 1;
        if (chars > chars_max) {
            text.resize(at);
            break;
        }
    }
    return text;
}

/// What Excel can open: valid UTF-8 without a NUL.
std::string fit(std::string_view text, std::size_t chars_max = text_chars_max) {
    std::string out(text.substr(0, text.find('\0')));
    if (!is_utf8(out))
        for (auto& c : out)
            if (static_cast<unsigned char>(c) >= 0x80) c = '?';
    return cut(std::move(out), chars_max);
}

/// Text that looks like Excel's way to write a control character ("_x0041_") says of itself that it is none.
std::string guarded(std::string text) {
    for (auto at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
        auto const hex = std::string_view(text).substr(at + 2, 4);
        if (hex.size() == 4 && hex.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos &&
            text.substr(at + 6, 1) == "_") {
            text.insert(at, "_x005F");
            at += 6;
        }
    }
    return text;
}

/// Where libxlsxwriter writes, which knows files only. Gone with the writer.
class TempFile {
public:
    TempFile() {
        char const* folder = std::getenv("TMPDIR");
        path_ = std::string(folder && *folder ? folder : "/tmp") + "/sinergi-sheet-XXXXXX";
        auto const fd = ::mkstemp(path_.data());
        if (fd < 0) throw Unavailable("sheet: no temporary file can be made");
        ::close(fd);
    }
    TempFile(TempFile const&) = delete;
    TempFile& operator=(TempFile const&) = delete;
    ~TempFile() { ::unlink(path_.c_str()); }
    [[nodiscard]] std::string const& path() const noexcept { return path_; }

private:
    std::string path_;
};

}  // namespace

struct XlsxWriter::Inside {
    struct Styles {
        lxw_format* text = nullptr;
        lxw_format* number = nullptr;
        lxw_format* fraction = nullptr;
        lxw_format* date = nullptr;
    };

    TempFile file;
    lxw_workbook* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_format* title = nullptr;
    lxw_format* head = nullptr;
    Styles plain;
    Styles sums;
    lxw_row_t row = 0;
    std::set<std::string> names;  // in small letters

    Inside() {
        // Rows go to disk as they come; a year of complaints needs no more memory than one row.
        lxw_workbook_options options{.constant_memory = LXW_TRUE, .tmpdir = nullptr, .use_zip64 = LXW_FALSE};
        book = workbook_new_opt(file.path().c_str(), &options);
        if (!book) throw Unavailable("sheet: no workbook can be made");
        title = workbook_add_format(book);
        format_set_bold(title);
        head = workbook_add_format(book);
        format_set_bold(head);
        format_set_text_wrap(head);
        format_set_align(head, LXW_ALIGN_VERTICAL_CENTER);
        format_set_bg_color(head, 0xE6EEF5);
        format_set_bottom(head, LXW_BORDER_THIN);
        plain = styles([](lxw_format*) {});
        sums = styles([](lxw_format* format) {
            format_set_bold(format);
            format_set_top(format, LXW_BORDER_THIN);
        });
    }
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;
    ~Inside() {
        if (book) workbook_close(book);
    }

    template <class F>
    Styles styles(F dress) {
        auto const made = [&](char const* code) {
            auto* format = workbook_add_format(book);
            if (code) format_set_num_format(format, code);
            dress(format);
            return format;
        };
        return {.text = made("@"), .number = made("#,##0"), .fraction = made(nullptr), .date = made("dd/mm/yyyy")};
    }

    void write(std::span<Cell const> cells, Styles const& style) {
        SINERGI_CHECK(sheet != nullptr);
        lxw_col_t at = 0;
        for (auto const& cell : cells) {
            std::visit(Each{
                           [&](std::monostate) { worksheet_write_blank(sheet, row, at, style.text); },
                           [&](std::string const& text) {
                               worksheet_write_string(sheet, row, at, guarded(fit(text)).c_str(), style.text);
                           },
                           [&](std::int64_t number) {
                               worksheet_write_number(sheet, row, at, static_cast<double>(number), style.number);
                           },
                           [&](double number) { worksheet_write_number(sheet, row, at, number, style.fraction); },
                           [&](Rupiah sum) {
                               worksheet_write_number(sheet, row, at, static_cast<double>(sum.whole()), style.number);
                           },
                           [&](Date day) {
                               // Excel's day 1 is 1 January 1900; from March 1900 on, 1970-01-01 is 25,569.
                               worksheet_write_number(sheet, row, at, day.days() + 25'569.0, style.date);
                           },
                       },
                       cell);
            ++at;
        }
        ++row;
    }

    std::string sheet_name(std::string_view wish) {
        auto base = fit(wish, 31);
        std::erase_if(base, [](char c) { return std::string_view("[]:*?/\\'").find(c) != std::string_view::npos; });
        if (trimmed(base).empty()) base = "Lembar";
        auto name = base;
        for (int number = 2; !names.insert(search_key(name)).second; ++number) {
            auto const tail = fmt::format(" {}", number);
            name = cut(base, 31 - tail.size()) + tail;
        }
        return name;
    }
};

XlsxWriter::XlsxWriter(std::string_view office, Moment made) : in_(std::make_unique<Inside>()) {
    auto company = fit(office, 255);
    lxw_doc_properties about{};
    about.company = company.data();
    about.created = static_cast<time_t>(made.ms / second_ms);
    workbook_set_properties(in_->book, &about);
}

XlsxWriter::~XlsxWriter() = default;

void XlsxWriter::sheet(std::string_view name, std::vector<Column> const& columns,
                       std::vector<std::string> const& above) {
    in_->sheet = workbook_add_worksheet(in_->book, in_->sheet_name(name).c_str());
    SINERGI_CHECK(in_->sheet != nullptr);
    in_->row = 0;
    lxw_col_t at = 0;
    for (auto const& column : columns) {
        worksheet_set_column(in_->sheet, at, at, column.width, nullptr);
        ++at;
    }
    for (auto const& line : above) worksheet_write_string(in_->sheet, in_->row++, 0, fit(line).c_str(), in_->title);
    if (!above.empty()) ++in_->row;
    at = 0;
    for (auto const& column : columns)
        worksheet_write_string(in_->sheet, in_->row, at++, fit(column.title).c_str(), in_->head);
    ++in_->row;
    worksheet_freeze_panes(in_->sheet, in_->row, 0);
    worksheet_set_landscape(in_->sheet);
    worksheet_set_paper(in_->sheet, 9);  // A4
    worksheet_fit_to_pages(in_->sheet, 1, 0);
    worksheet_repeat_rows(in_->sheet, in_->row - 1, in_->row - 1);
}

void XlsxWriter::row(std::span<Cell const> cells) { in_->write(cells, in_->plain); }

void XlsxWriter::totals(std::span<Cell const> cells) { in_->write(cells, in_->sums); }

std::string XlsxWriter::take() && {
    auto* book = std::exchange(in_->book, nullptr);
    if (auto const error = workbook_close(book); error != LXW_NO_ERROR)
        throw Unavailable(std::string("sheet: the workbook was not written: ") + lxw_strerror(error));
    std::ifstream file(in_->file.path(), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (bytes.empty() || file.bad()) throw Unavailable("sheet: the workbook cannot be read back");
    return bytes;
}

}  // namespace sinergi::sheet
