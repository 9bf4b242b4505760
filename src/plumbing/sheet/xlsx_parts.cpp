#include "plumbing/sheet/xlsx_parts.hpp"

#include "plumbing/sheet/xml.hpp"

#include <charconv>

namespace sinergi::sheet {

namespace {

/// A workbook's own lists are short, except for the shared strings.
constexpr std::size_t list_max = 70'000;
constexpr std::size_t strings_bytes_max = 256 * 1024 * 1024;

int number_of(std::optional<std::string_view> text) noexcept {
    int number = -1;
    if (text) std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

std::unexpected<Refusal> too_large() { return refuse(Why::too_large, "sheet.too_large"); }

struct Relation {
    std::string id;
    std::string kind;  // the last word of its type
    std::string path;
};

class RelationsXml final : public XmlListener {
public:
    std::vector<Relation> found;

    Done begin(std::string_view name, Attributes const& attributes) noexcept override {
        if (name != "Relationship") return {};
        if (found.size() == list_max) return too_large();
        auto const type = attributes.find("Type").value_or("");
        auto const target = attributes.find("Target").value_or("");
        found.push_back(
            {.id = std::string(attributes.find("Id").value_or("")),
             .kind = std::string(type.substr(type.rfind('/') + 1)),
             .path = target.starts_with('/') ? std::string(target.substr(1)) : "xl/" + std::string(target)});
        return {};
    }
    Done end(std::string_view) noexcept override { return {}; }
    Done text(std::string_view) noexcept override { return {}; }

    [[nodiscard]] std::string path_of(std::string_view kind, std::string_view id = {}) const {
        for (auto const& one : found)
            if (one.kind == kind && (id.empty() || one.id == id)) return one.path;
        return {};
    }
};

class WorkbookXml final : public XmlListener {
public:
    WorkbookXml(Workbook& book, RelationsXml const& relations) : book_(book), relations_(relations) {}

    Done begin(std::string_view name, Attributes const& attributes) noexcept override {
        if (name == "workbookPr") {
            auto const old = attributes.find("date1904").value_or("0");
            book_.counts_from_1904 = old == "1" || old == "true";
        }
        if (name != "sheet" || attributes.find("state").value_or("visible") != "visible") return {};
        if (book_.sheets.size() == list_max) return too_large();
        auto path = relations_.path_of("worksheet", attributes.find("id").value_or("?"));
        if (!path.empty())  // a chart sheet has no rows
            book_.sheets.push_back({std::string(attributes.find("name").value_or("")), std::move(path)});
        return {};
    }
    Done end(std::string_view) noexcept override { return {}; }
    Done text(std::string_view) noexcept override { return {}; }

private:
    Workbook& book_;
    RelationsXml const& relations_;
};

/// Formats that need no code of their own.
/// @source docs/sources.md#ecma-376 (part 1, 18.8.30; 27-36 and 50-58 are days in East Asian Excel)
Look built_in(int number) noexcept {
    if (number == 22) return Look::date_time;
    if ((number >= 14 && number <= 17) || (number >= 27 && number <= 31) || number == 36 ||
        (number >= 50 && number <= 58))
        return Look::date;
    if ((number >= 18 && number <= 21) || (number >= 32 && number <= 35) || (number >= 45 && number <= 47))
        return Look::time;
    return Look::number;
}

class StylesXml final : public XmlListener {
public:
    explicit StylesXml(std::vector<Look>& looks) : looks_(looks) {}

    Done begin(std::string_view name, Attributes const& attributes) noexcept override {
        if (name == "cellXfs") is_inside_ = true;
        if (codes_.size() == list_max || looks_.size() == list_max) return too_large();
        if (name == "numFmt")
            codes_[number_of(attributes.find("numFmtId"))] = look_of(attributes.find("formatCode").value_or(""));
        if (name == "xf" && is_inside_) {
            auto const number = number_of(attributes.find("numFmtId"));
            auto const code = codes_.find(number);
            looks_.push_back(code == codes_.end() ? built_in(number) : code->second);
        }
        return {};
    }
    Done end(std::string_view name) noexcept override {
        if (name == "cellXfs") is_inside_ = false;
        return {};
    }
    Done text(std::string_view) noexcept override { return {}; }

private:
    std::vector<Look>& looks_;
    std::map<int, Look> codes_;
    bool is_inside_ = false;
};

class StringsXml final : public XmlListener {
public:
    explicit StringsXml(Strings& strings) : strings_(strings) {}

    Done begin(std::string_view name, Attributes const&) noexcept override {
        if (name == "t") is_text_ = true;
        if (name == "rPh") is_hint_ = true;  // how to pronounce it
        return {};
    }
    Done end(std::string_view name) noexcept override {
        if (name == "t") is_text_ = false;
        if (name == "rPh") is_hint_ = false;
        if (name != "si") return {};
        auto const begin = strings_.ends.empty() ? 0 : strings_.ends.back();
        if (strings_.text.find("_x", begin) != std::string::npos) {
            auto plain = without_escapes(strings_.text.substr(begin));
            strings_.text.replace(begin, std::string::npos, plain);
        }
        strings_.ends.push_back(strings_.text.size());
        return {};
    }
    Done text(std::string_view part) noexcept override {
        if (!is_text_ || is_hint_) return {};
        if (strings_.text.size() + part.size() > strings_bytes_max) return too_large();
        strings_.text.append(part);
        return {};
    }

private:
    Strings& strings_;
    bool is_text_ = false;
    bool is_hint_ = false;
};

Done read_part(Zip& zip, std::string const& path, XmlListener& listener) {
    SINERGI_MUST(zip.begin(path));
    XmlReader reader(listener);
    for (;;) {
        SINERGI_TRY(piece, zip.more());
        SINERGI_MUST(reader.feed(piece));
        if (piece.empty()) return {};
    }
}

}  // namespace

Look look_of(std::string_view code) noexcept {
    bool has_day = false;
    bool has_clock = false;
    bool has_month_or_minute = false;
    for (std::size_t at = 0; at < code.size(); ++at) {
        switch (code[at]) {
            case '"':
                at = std::min(code.find('"', at + 1), code.size());
                break;
            case '[':  // [Red], [$-421], but [h] is a clock
                if (at + 1 < code.size() && (code[at + 1] == 'h' || code[at + 1] == 'm' || code[at + 1] == 's'))
                    has_clock = true;
                at = std::min(code.find(']', at), code.size());
                break;
            case '\\':
            case '_':
            case '*':
                ++at;
                break;
            case 'y':
            case 'Y':
            case 'd':
            case 'D':
                has_day = true;
                break;
            case 'h':
            case 'H':
            case 's':
            case 'S':
                has_clock = true;
                break;
            case 'm':
            case 'M':
                has_month_or_minute = true;
                break;
            case 'G':  // "General"
            case 'g':
                at += 6;
                break;
            case ';':
                at = code.size();
                break;  // the look of positive numbers decides
            default:
                break;
        }
    }
    if (has_day && has_clock) return Look::date_time;
    if (has_clock) return Look::time;
    return has_day || has_month_or_minute ? Look::date : Look::number;
}

std::optional<std::string_view> Strings::find(std::size_t at) const noexcept {
    if (at >= ends.size()) return {};
    auto const begin = at == 0 ? 0 : ends[at - 1];
    return std::string_view(text).substr(begin, ends[at] - begin);
}

std::string without_escapes(std::string text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        unsigned code = 0;
        auto const* hex = text.data() + at + 2;
        bool const is_escape = text.size() - at >= 7 && text[at] == '_' && text[at + 1] == 'x' && text[at + 6] == '_' &&
                               std::from_chars(hex, hex + 4, code, 16).ptr == hex + 4 && code < 0x80 && code != 0;
        out.push_back(is_escape ? static_cast<char>(code) : text[at]);
        at += is_escape ? 7 : 1;
    }
    return out;
}

Result<Workbook> read_workbook(Zip& zip, Want want) {
    if (!zip.has("xl/workbook.xml")) return refuse(Why::malformed, "sheet.not_xlsx");
    Workbook book;
    RelationsXml relations;
    SINERGI_MUST(read_part(zip, "xl/_rels/workbook.xml.rels", relations));
    WorkbookXml workbook(book, relations);
    SINERGI_MUST(read_part(zip, "xl/workbook.xml", workbook));
    if (want == Want::names) return book;
    if (auto const path = relations.path_of("styles"); !path.empty()) {
        StylesXml styles(book.looks);
        SINERGI_MUST(read_part(zip, path, styles));
    }
    if (auto const path = relations.path_of("sharedStrings"); !path.empty()) {
        StringsXml strings(book.strings);
        SINERGI_MUST(read_part(zip, path, strings));
    }
    return book;
}

}  // namespace sinergi::sheet
