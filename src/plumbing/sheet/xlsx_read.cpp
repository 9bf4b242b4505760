#include "plumbing/sheet/xlsx.hpp"

#include "plumbing/sheet/csv.hpp"
#include "plumbing/sheet/xlsx_parts.hpp"
#include "plumbing/sheet/xml.hpp"

#include <charconv>
#include <cmath>

namespace sinergi::sheet {

namespace {

using std::string_view_literals::operator""sv;

// ---- numbers as a person would write them

std::string plain(double number) {
    // Excel keeps and shows 15 digits; the rest is noise of the binary fraction.
    auto text = fmt::format("{:.15g}", number);
    if (text.find('e') == std::string::npos) return text;
    if (std::abs(number) >= 1) return fmt::format("{:.0f}", number);
    text = fmt::format("{:.20f}", number);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

/// A serial number of days as text; "" when it is none.
std::string dated(double serial, Look look, bool counts_from_1904) {
    if (!(serial >= 0) || serial >= 2'958'466) return {};  // 31 December 9999
    auto const seconds = static_cast<std::int64_t>(std::llround(serial * 86'400));
    auto days = static_cast<std::int32_t>(seconds / 86'400);
    auto const rest = seconds % 86'400;
    auto const clock = fmt::format("{:02}:{:02}:{:02}", rest / 3'600, rest / 60 % 60, rest % 60);
    if (look == Look::time)
        return days == 0 ? clock : fmt::format("{}:{:02}:{:02}", seconds / 3'600, rest / 60 % 60, rest % 60);
    // Day 60 is 29 February 1900, which never was: days before it stand one lower.
    auto const base = counts_from_1904 ? -24'107 : days < 60 ? -25'568 : -25'569;
    auto const day = Date(base + days).text();
    return look == Look::date || rest == 0 ? day : day + " " + clock;
}

std::string number_text(std::string_view raw, Look look, bool counts_from_1904) {
    double number = 0;
    auto const [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), number);
    if (error != std::errc{} || end != raw.data() + raw.size() || !std::isfinite(number)) return std::string(raw);
    if (look != Look::number)
        if (auto day = dated(number, look, counts_from_1904); !day.empty()) return day;
    // Whole digits stay as they are: a NIK has more of them than a double keeps.
    if (raw.find_first_not_of("0123456789", raw.starts_with('-') ? 1 : 0) == std::string_view::npos)
        return std::string(raw);
    return plain(number);
}

/// "BC12" -> 54, the column counted from 0; -1 when it is none.
std::int64_t column_of(std::string_view place) noexcept {
    std::int64_t column = 0;
    for (auto const c : place) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + (c - 'A' + 1);
        if (column > 20'000) break;
    }
    return column - 1;
}

// ---- rows

/// A finished row. Shared strings are pointed at, not copied: one long string may stand in every cell.
struct ReadRow {
    struct Part {
        std::size_t begin = 0;
        std::size_t length = 0;
        bool is_shared = false;
    };
    std::int64_t line = 0;
    std::string own;
    std::vector<Part> cells;
    std::vector<std::uint32_t> unvalued;
};

class SheetXml final : public XmlListener {
public:
    SheetXml(Workbook const& book, Limits const& limits) : book_(book), limits_(limits) {}

    std::vector<ReadRow> ready;  // taken by the reader after each piece

    Done begin(std::string_view name, Attributes const& attributes) noexcept override {
        if (name == "row") return begin_row(attributes);
        if (name == "c") return begin_cell(attributes);
        if (name == "v" || name == "t") is_text_ = is_cell_ && !is_hint_;
        if (name == "f") has_formula_ = is_cell_;
        if (name == "rPh") is_hint_ = true;
        return {};
    }

    Done end(std::string_view name) noexcept override {
        if (name == "v" || name == "t") is_text_ = false;
        if (name == "rPh") is_hint_ = false;
        if (name == "c" && is_cell_) return end_cell();
        if (name == "row" && is_row_) end_row();
        return {};
    }

    Done text(std::string_view part) noexcept override {
        if (!is_text_) return {};
        if (value_.size() + part.size() > limits_.row_bytes_max) return too_long();
        value_.append(part);
        return {};
    }

private:
    std::unexpected<Refusal> stop(Why why, std::string_view key) const {
        return refuse(why, key, std::to_string(line_));
    }
    std::unexpected<Refusal> too_long() const { return stop(Why::malformed, "sheet.row_too_long"); }
    std::unexpected<Refusal> broken() const { return stop(Why::malformed, "sheet.xlsx_broken"); }

    Done begin_row(Attributes const& attributes) {
        auto line = line_ + 1;
        if (auto const r = attributes.find("r")) {
            if (std::from_chars(r->data(), r->data() + r->size(), line).ec != std::errc{}) return broken();
        }
        if (is_row_ || line <= line_) return broken();
        line_ = line;
        is_row_ = true;
        is_blank_ = true;
        bytes_ = 0;
        row_ = {.line = line_};
        return {};
    }

    Done begin_cell(Attributes const& attributes) {
        if (!is_row_ || is_cell_) return broken();
        auto const next = static_cast<std::int64_t>(row_.cells.size());
        auto const place = attributes.find("r");
        auto const column = place ? column_of(*place) : next;
        if (column < next) return broken();
        if (std::cmp_greater_equal(column, limits_.columns_max)) return too_long();
        row_.cells.resize(static_cast<std::size_t>(column));
        type_ = attributes.find("t").value_or("n");
        style_ = 0;
        if (auto const s = attributes.find("s")) std::from_chars(s->data(), s->data() + s->size(), style_);
        value_.clear();
        is_cell_ = true;
        has_formula_ = false;
        return {};
    }

    Done end_cell() {
        is_cell_ = false;
        ReadRow::Part part;
        if (type_ == "s" && !value_.empty()) {
            std::size_t which = 0;
            auto const read = std::from_chars(value_.data(), value_.data() + value_.size(), which);
            auto const shared = read.ec == std::errc{} ? book_.strings.find(which) : std::nullopt;
            if (!shared) return broken();
            part = {static_cast<std::size_t>(shared->data() - book_.strings.text.data()), shared->size(), true};
        } else {
            if (type_ == "n" && !value_.empty()) {
                auto const look = style_ < book_.looks.size() ? book_.looks[style_] : Look::number;
                value_ = number_text(value_, look, book_.counts_from_1904);
            } else if (type_ == "b") {
                value_ = value_ == "1" ? "TRUE" : "FALSE";
            } else if (value_.find("_x") != std::string::npos) {
                value_ = without_escapes(std::move(value_));
            }
            part = {row_.own.size(), value_.size(), false};
            row_.own.append(value_);
        }
        bytes_ += part.length;
        if (bytes_ > limits_.row_bytes_max) return too_long();
        if (has_formula_ && part.length == 0) row_.unvalued.push_back(static_cast<std::uint32_t>(row_.cells.size()));
        is_blank_ = is_blank_ && part.length == 0 && !has_formula_;
        row_.cells.push_back(part);
        return {};
    }

    void end_row() {
        is_row_ = false;
        if (!is_blank_) ready.push_back(std::move(row_));
    }

    Workbook const& book_;
    Limits const& limits_;
    ReadRow row_;
    std::string type_;
    std::string value_;
    std::size_t style_ = 0;
    std::size_t bytes_ = 0;
    std::int64_t line_ = 0;
    bool is_row_ = false;
    bool is_cell_ = false;
    bool has_formula_ = false;
    bool is_text_ = false;
    bool is_hint_ = false;
    bool is_blank_ = true;
};

class XlsxReader final : public Rows {
public:
    XlsxReader(Zip zip, Workbook book, Limits const& limits)
        : zip_(std::move(zip)), book_(std::move(book)), limits_(limits), xml_(book_, limits_), reader_(xml_) {}

    Done begin(std::size_t sheet) { return zip_.begin(book_.sheets[sheet].path); }

    Result<bool> next() override {
        auto moved = advance();
        if (moved && *moved) return moved;
        cells_.clear();
        is_over_ = true;
        return moved;
    }

private:
    Result<bool> advance() {
        if (is_over_) return false;
        while (at_ == xml_.ready.size()) {
            if (is_read_) return false;
            xml_.ready.clear();
            at_ = 0;
            SINERGI_TRY(piece, zip_.more());
            is_read_ = piece.empty();
            SINERGI_MUST(reader_.feed(piece));
        }
        auto& row = xml_.ready[at_++];
        line_ = row.line;
        unvalued_ = std::move(row.unvalued);
        if (++row_count_ > limits_.rows_max)
            return refuse(Why::too_large, "sheet.too_many_rows", std::to_string(line_));
        cells_.clear();
        for (auto const& part : row.cells)
            cells_.push_back(
                std::string_view(part.is_shared ? book_.strings.text : row.own).substr(part.begin, part.length));
        return true;
    }

    Zip zip_;
    Workbook book_;
    Limits limits_;
    SheetXml xml_;
    XmlReader reader_;
    std::size_t at_ = 0;
    std::int64_t row_count_ = 0;
    bool is_read_ = false;
    bool is_over_ = false;
};

bool is_zip(std::string_view bytes) noexcept { return bytes.starts_with("PK\3\4"sv) || bytes.starts_with("PK\5\6"sv); }
bool is_old_office(std::string_view bytes) noexcept { return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv); }

/// Excel puts a workbook with a password into the box of its older files.
std::unexpected<Refusal> refuse_old_office(std::string_view bytes) {
    constexpr auto mark = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
    bool const is_locked = bytes.find(mark) != std::string_view::npos;
    return refuse(Why::malformed, is_locked ? "sheet.has_password"sv : "sheet.old_excel"sv);
}

Result<Zip> open(std::string_view bytes, Limits const& limits) {
    if (is_old_office(bytes)) return refuse_old_office(bytes);
    if (!is_zip(bytes)) return refuse(Why::malformed, "sheet.not_xlsx");
    return Zip::open(bytes, limits);
}

}  // namespace

Result<std::vector<std::string>> sheet_names(std::string_view bytes, Limits const& limits) {
    SINERGI_TRY(zip, open(bytes, limits));
    SINERGI_TRY(book, read_workbook(zip, Want::names));
    std::vector<std::string> names;
    for (auto& sheet : book.sheets) names.push_back(std::move(sheet.name));
    return names;
}

Result<std::unique_ptr<Rows>> xlsx_rows(std::string_view bytes, std::size_t sheet, Limits const& limits) {
    SINERGI_TRY(zip, open(bytes, limits));
    SINERGI_TRY(book, read_workbook(zip, Want::all));
    if (sheet >= book.sheets.size()) return refuse(Why::not_found, "sheet.no_such_sheet");
    auto reader = std::make_unique<XlsxReader>(std::move(zip), std::move(book), limits);
    SINERGI_MUST(reader->begin(sheet));
    return reader;
}

namespace {

/// "B3:D7"; none when it is no range.
std::optional<Merge> merge_of(std::string_view range) noexcept {
    auto const colon = range.find(':');
    if (colon == std::string_view::npos) return {};
    Merge out;
    auto const corner = [](std::string_view place, std::size_t& column, std::int64_t& line) {
        auto const letters = column_of(place);
        auto const digits = place.find_first_of("0123456789");
        if (letters < 0 || digits == std::string_view::npos) return false;
        column = static_cast<std::size_t>(letters);
        return std::from_chars(place.data() + digits, place.data() + place.size(), line).ec == std::errc{};
    };
    if (!corner(range.substr(0, colon), out.first_column, out.first_line)) return {};
    if (!corner(range.substr(colon + 1), out.last_column, out.last_line)) return {};
    return out;
}

/// What stands behind the rows of a sheet. The rows themselves are unpacked and passed over.
Result<std::string> behind_rows(Zip& zip) {
    constexpr std::string_view end = "sheetData>";  // of </sheetData>, whatever its prefix
    constexpr std::size_t bytes_max = 16 * 1024 * 1024;
    std::string tail;
    bool is_behind = false;
    for (;;) {
        SINERGI_TRY(piece, zip.more());
        if (piece.empty()) return is_behind ? tail : std::string{};
        tail.append(piece);
        if (is_behind) {
            if (tail.size() > bytes_max) return refuse(Why::too_large, "sheet.too_large");
            continue;
        }
        auto const at = tail.rfind(end);
        auto const begin = at == std::string::npos ? at : tail.rfind('<', at);
        is_behind = begin != std::string::npos && tail[begin + 1] == '/';
        tail.erase(0, is_behind ? at : tail.size() - std::min<std::size_t>(tail.size(), 64));
    }
}

}  // namespace

Result<std::vector<Merge>> xlsx_merges(std::string_view bytes, std::size_t sheet, Limits const& limits) {
    SINERGI_TRY(zip, open(bytes, limits));
    SINERGI_TRY(book, read_workbook(zip, Want::names));
    if (sheet >= book.sheets.size()) return refuse(Why::not_found, "sheet.no_such_sheet");
    SINERGI_MUST(zip.begin(book.sheets[sheet].path));
    SINERGI_TRY(tail, behind_rows(zip));
    std::vector<Merge> merges;
    for (auto at = tail.find("mergeCell "); at != std::string::npos; at = tail.find("mergeCell ", at + 1)) {
        auto const from = tail.find("ref=", at);
        if (from == std::string::npos || from + 5 >= tail.size()) break;
        auto const to = tail.find(tail[from + 4], from + 5);  // either quote
        if (to == std::string::npos) break;
        if (auto const one = merge_of(std::string_view(tail).substr(from + 5, to - from - 5))) merges.push_back(*one);
    }
    return merges;
}

Result<std::unique_ptr<Rows>> rows_of(std::string_view bytes, Limits const& limits) {
    if (is_zip(bytes) || is_old_office(bytes)) return xlsx_rows(bytes, 0, limits);
    return std::make_unique<CsvReader>(bytes, limits);
}

}  // namespace sinergi::sheet
