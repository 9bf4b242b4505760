#include "plumbing/sheet/xlsx.hpp"

#include "base/text.hpp"
#include "plumbing/sheet/zip_write.hpp"

#include <array>
#include <charconv>
#include <cmath>
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

/// Styles as they stand in styles.xml, by their place.
enum Style : int { none, title, head, text, number, fraction, day };
constexpr int sums = day + 1 - text;  // from a plain style to that of a sum

constexpr std::string_view styles_xml =
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill>"
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE6EEF5\"/><bgColor indexed=\"64\"/></patternFill></fill>"
    "</fills><borders count=\"3\"><border><left/><right/><top/><bottom/><diagonal/></border>"
    "<border><left/><right/><top/><bottom style=\"thin\"/><diagonal/></border>"
    "<border><left/><right/><top style=\"thin\"/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    "<cellXfs count=\"11\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"1\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\""
    " applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"center\" wrapText=\"1\"/></xf>"
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"3\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"2\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\""
    " applyBorder=\"1\"/>"
    "<xf numFmtId=\"3\" fontId=\"1\" fillId=\"0\" borderId=\"2\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\""
    " applyBorder=\"1\"/>"
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"2\" xfId=\"0\" applyFont=\"1\" applyBorder=\"1\"/>"
    "<xf numFmtId=\"164\" fontId=\"1\" fillId=\"0\" borderId=\"2\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\""
    " applyBorder=\"1\"/></cellXfs>"
    // Without a style called Normal other programs put one in and say so.
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view office_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view package_space = "http://schemas.openxmlformats.org/package/2006";

/// Text within XML. A control character is written as Excel writes it; U+FFFE and U+FFFF, which XML does not know, as
/// "?".
void put_text(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const c = text[at];
        auto const byte = static_cast<unsigned char>(c);
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '"') {
            out += "&quot;";
        } else if (byte < 0x20 && c != '\n' && c != '\t') {
            fmt::format_to(std::back_inserter(out), "_x{:04X}_", byte);
        } else if (byte == 0xEF && (text.substr(at, 3) == "\xEF\xBF\xBE" || text.substr(at, 3) == "\xEF\xBF\xBF")) {
            out += '?';
            at += 2;
        } else {
            out += c;
        }
    }
}
std::string xml_text(std::string_view text) {
    std::string out;
    put_text(out, text);
    return out;
}

/// Most cells are short and plain: nothing to cut, to guard or to escape.
bool is_plain(std::string_view text) noexcept {
    if (text.empty() || text.size() > 1'000 || text.front() == ' ' || text.back() == ' ') return false;
    for (auto const c : text)
        if (c < ' ' || c == '&' || c == '<' || c == '>' || c == '"' || c == '_') return false;  // c < 0: not ASCII
    return true;
}

void put_string(std::string& out, std::string_view said) {
    if (is_plain(said)) {
        out += "<is><t>";
        out += said;
        out += "</t></is></c>";
        return;
    }
    auto const text = guarded(fit(said));
    auto const is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    bool const is_edged = !text.empty() && (is_blank(text.front()) || is_blank(text.back()));
    out += is_edged ? "<is><t xml:space=\"preserve\">" : "<is><t>";
    put_text(out, text);
    out += "</t></is></c>";
}

std::string column_letters(std::size_t at) {
    std::string out;
    for (++at; at > 0; at = (at - 1) / 26) out.insert(out.begin(), static_cast<char>('A' + (at - 1) % 26));
    return out;
}

void put_number(std::string& out, std::int64_t number) {
    std::array<char, 24> digits;
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

}  // namespace

// ---- a sheet

struct XlsxSheet::Inside {
    std::string name;
    Packed xml;
    std::vector<std::string> letters;
    std::int64_t row = 0;       // written so far
    std::int64_t head_row = 0;  // from 1

    /// Begins a cell: its address and style.
    void begin(std::string& out, std::size_t at, int style) {
        while (letters.size() <= at) letters.push_back(column_letters(letters.size()));
        out += "<c r=\"";
        out += letters[at];
        put_number(out, row);
        out += "\" s=\"";
        put_number(out, style);
        out += '"';
    }
    void string(std::string& out, std::size_t at, int style, std::string_view said) {
        begin(out, at, style);
        out += " t=\"inlineStr\">";
        put_string(out, said);
    }
    void whole(std::string& out, std::size_t at, int style, std::int64_t value) {
        begin(out, at, style);
        out += "><v>";
        put_number(out, value);
        out += "</v></c>";
    }
    void blank(std::string& out, std::size_t at, int style) {
        begin(out, at, style);
        out += "/>";
    }
    void begin_row(std::string& out) {
        out += "<row r=\"";
        put_number(out, ++row);
        out += "\">";
    }
    void end_row(std::string& out) {
        out += "</row>";
        xml.flush();
    }
    void line(std::string_view said, int style) {
        auto& out = xml.room();
        begin_row(out);
        string(out, 0, style, said);
        end_row(out);
    }

    void write(std::span<Cell const> cells, int sum) {
        auto& out = xml.room();
        begin_row(out);
        for (std::size_t at = 0; at < cells.size(); ++at)
            std::visit(Each{
                           [&](std::monostate) { blank(out, at, Style::text + sum); },
                           [&](std::string const& said) { string(out, at, Style::text + sum, said); },
                           [&](std::int64_t value) { whole(out, at, Style::number + sum, value); },
                           [&](double value) {
                               if (!std::isfinite(value)) return blank(out, at, Style::fraction + sum);
                               begin(out, at, Style::fraction + sum);
                               fmt::format_to(std::back_inserter(out), "><v>{}</v></c>", value);
                           },
                           [&](Rupiah value) { whole(out, at, Style::number + sum, value.whole()); },
                           [&](Date value) {
                               // Excel's day 1 is 1 January 1900; from March 1900 on, 1970-01-01 is 25,569.
                               whole(out, at, Style::day + sum, value.days() + 25'569);
                           },
                       },
                       cells[at]);
        end_row(out);
    }
};

XlsxSheet::XlsxSheet(std::string_view name, std::vector<Column> const& columns, std::vector<std::string> const& above)
    : in_(std::make_unique<Inside>()) {
    in_->name = name;
    in_->head_row = static_cast<std::int64_t>(above.size()) + (above.empty() ? 1 : 2);
    auto& out = in_->xml.room();
    out += xml_head;
    out += fmt::format(
        "<worksheet xmlns=\"{}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews>"
        "<sheetView workbookViewId=\"0\"><pane ySplit=\"{}\" topLeftCell=\"A{}\" "
        "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
        "<sheetFormatPr defaultRowHeight=\"15\"/>",
        main_space, in_->head_row, in_->head_row + 1);
    if (!columns.empty()) out += "<cols>";
    for (std::size_t at = 0; at < columns.size(); ++at)
        out += fmt::format("<col min=\"{0}\" max=\"{0}\" width=\"{1}\" customWidth=\"1\"/>", at + 1, columns[at].width);
    if (!columns.empty()) out += "</cols>";
    out += "<sheetData>";
    for (auto const& said : above) in_->line(said, Style::title);
    if (!above.empty()) ++in_->row;
    auto& heads = in_->xml.room();
    in_->begin_row(heads);
    for (std::size_t at = 0; at < columns.size(); ++at) in_->string(heads, at, Style::head, columns[at].title);
    in_->end_row(heads);
}
XlsxSheet::XlsxSheet(XlsxSheet&&) noexcept = default;
XlsxSheet& XlsxSheet::operator=(XlsxSheet&&) noexcept = default;
XlsxSheet::~XlsxSheet() = default;
void XlsxSheet::row(std::span<Cell const> cells) { in_->write(cells, 0); }
void XlsxSheet::totals(std::span<Cell const> cells) { in_->write(cells, sums); }

// ---- the book

struct XlsxWriter::Inside {
    std::string office;
    Moment made;
    std::vector<XlsxSheet> sheets;
    std::vector<std::string> names;
    std::set<std::string> taken;  // names in small letters

    std::string sheet_name(std::string_view wish) {
        auto base = fit(wish, 31);
        std::erase_if(base, [](char c) { return std::string_view("[]:*?/\\'").find(c) != std::string_view::npos; });
        if (trimmed(base).empty()) base = "Lembar";
        auto name = base;
        for (int number = 2; !taken.insert(search_key(name)).second; ++number) {
            auto const tail = fmt::format(" {}", number);
            name = cut(base, 31 - tail.size()) + tail;
        }
        return name;
    }

    [[nodiscard]] std::string types_xml() const {
        constexpr std::string_view kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        auto out = fmt::format(
            "<Types xmlns=\"{}/content-types\"><Default Extension=\"rels\" "
            "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            "<Override PartName=\"/xl/workbook.xml\" ContentType=\"{}sheet.main+xml\"/>"
            "<Override PartName=\"/xl/styles.xml\" ContentType=\"{}styles+xml\"/>"
            "<Override PartName=\"/docProps/core.xml\" "
            "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
            "<Override PartName=\"/docProps/app.xml\" "
            "ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>",
            package_space, kind, kind);
        for (std::size_t i = 1; i <= sheets.size(); ++i)
            out += fmt::format("<Override PartName=\"/xl/worksheets/sheet{}.xml\" ContentType=\"{}worksheet+xml\"/>", i,
                               kind);
        return out + "</Types>";
    }
    [[nodiscard]] static std::string package_xml() {
        return fmt::format(
            "<Relationships xmlns=\"{0}/relationships\">"
            "<Relationship Id=\"rId1\" Type=\"{1}/officeDocument\" Target=\"xl/workbook.xml\"/>"
            "<Relationship Id=\"rId2\" Type=\"{0}/relationships/metadata/core-properties\" "
            "Target=\"docProps/core.xml\"/>"
            "<Relationship Id=\"rId3\" Type=\"{1}/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>",
            package_space, office_space);
    }
    [[nodiscard]] std::string relations_xml() const {
        auto out = fmt::format("<Relationships xmlns=\"{}/relationships\">", package_space);
        for (std::size_t i = 1; i <= sheets.size(); ++i)
            out +=
                fmt::format("<Relationship Id=\"rId{0}\" Type=\"{1}/worksheet\" Target=\"worksheets/sheet{0}.xml\"/>",
                            i, office_space);
        return out +
               fmt::format("<Relationship Id=\"rId{}\" Type=\"{}/styles\" Target=\"styles.xml\"/></Relationships>",
                           sheets.size() + 1, office_space);
    }
    /// The head row of each sheet is printed on every page.
    [[nodiscard]] std::string workbook_xml() const {
        auto out = fmt::format("<workbook xmlns=\"{}\" xmlns:r=\"{}\"><bookViews><workbookView/></bookViews><sheets>",
                               main_space, office_space);
        for (std::size_t i = 0; i < sheets.size(); ++i)
            out += fmt::format("<sheet name=\"{0}\" sheetId=\"{1}\" r:id=\"rId{1}\"/>", xml_text(names[i]), i + 1);
        out += "</sheets><definedNames>";
        for (std::size_t i = 0; i < sheets.size(); ++i)
            out += fmt::format(
                "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{0}\">'{1}'!${2}:${2}</definedName>", i,
                xml_text(names[i]), sheets[i].in_->head_row);
        return out + "</definedNames></workbook>";
    }
    [[nodiscard]] std::string core_xml() const {
        auto const seconds = made.ms / second_ms, day_seconds = day_ms / second_ms;
        auto const days = seconds >= 0 ? seconds / day_seconds : (seconds - day_seconds + 1) / day_seconds;
        auto const rest = seconds - days * day_seconds;
        return fmt::format(
            "<cp:coreProperties xmlns:cp=\"{}/metadata/core-properties\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dcterms:created xsi:type=\"dcterms:W3CDTF\">"
            "{}T{:02}:{:02}:{:02}Z</dcterms:created></cp:coreProperties>",
            package_space, Date(static_cast<int>(days)).text(), rest / 3'600, rest / 60 % 60, rest % 60);
    }
    [[nodiscard]] std::string app_xml() const {
        return fmt::format(
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
            "<Application>Sinergi</Application><Company>{}</Company></Properties>",
            xml_text(office));
    }
};

XlsxWriter::XlsxWriter(std::string_view office, Moment made) : in_(std::make_unique<Inside>()) {
    in_->office = fit(office, 255);
    in_->made = made;
}
XlsxWriter::~XlsxWriter() = default;

void XlsxWriter::add(XlsxSheet sheet) {
    in_->names.push_back(in_->sheet_name(sheet.in_->name));
    in_->sheets.push_back(std::move(sheet));
}
void XlsxWriter::sheet(std::string_view name, std::vector<Column> const& columns,
                       std::vector<std::string> const& above) {
    add(XlsxSheet(name, columns, above));
}
void XlsxWriter::row(std::span<Cell const> cells) {
    SINERGI_CHECK(!in_->sheets.empty());
    in_->sheets.back().row(cells);
}
void XlsxWriter::totals(std::span<Cell const> cells) {
    SINERGI_CHECK(!in_->sheets.empty());
    in_->sheets.back().totals(cells);
}

std::string XlsxWriter::take() && {
    ZipWriter zip;
    auto const part = [&](std::string_view name, std::string_view xml) {
        Packed packed;
        packed.room() += xml_head;
        packed.room() += xml;
        zip.add(name, std::move(packed));
    };
    part("[Content_Types].xml", in_->types_xml());
    part("_rels/.rels", in_->package_xml());
    part("docProps/app.xml", in_->app_xml());
    part("docProps/core.xml", in_->core_xml());
    part("xl/workbook.xml", in_->workbook_xml());
    part("xl/_rels/workbook.xml.rels", in_->relations_xml());
    part("xl/styles.xml", styles_xml);
    for (std::size_t i = 0; i < in_->sheets.size(); ++i) {
        auto& xml = in_->sheets[i].in_->xml;
        xml.room() +=
            "</sheetData><pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" "
            "footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>";
        zip.add(fmt::format("xl/worksheets/sheet{}.xml", i + 1), std::move(xml));
    }
    return std::move(zip).take();
}

}  // namespace sinergi::sheet
