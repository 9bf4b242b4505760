#include "requests/rules/letters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sinergi::requests {
namespace {

constexpr std::array<std::string_view, 21> known_fields{"nama",
                                                        "nik",
                                                        "no_kk",
                                                        "tempat_lahir",
                                                        "tanggal_lahir",
                                                        "ttl",
                                                        "alamat",
                                                        "desa",
                                                        "kecamatan",
                                                        "kabupaten",
                                                        "pemohon",
                                                        "hubungan",
                                                        "kantor",
                                                        "nomor_surat",
                                                        "tanggal_surat",
                                                        "nomor_permohonan",
                                                        "tanggal_permohonan",
                                                        "penandatangan",
                                                        "jabatan",
                                                        "berlaku_sampai",
                                                        "telepon"};

constexpr std::array<std::string_view, 5> number_fields{"nomor", "nomor4", "kode", "bulan", "tahun"};

constexpr std::array<std::string_view, 12> roman{"I",   "II",   "III", "IV", "V",  "VI",
                                                 "VII", "VIII", "IX",  "X",  "XI", "XII"};

/// Calls `plain` and `field` with the parts of a text, in order; false when a brace is never closed.
template <class Plain, class FieldPart>
bool parts(std::string_view text, Plain&& plain, FieldPart&& field) {
    while (!text.empty()) {
        auto const open = text.find('{');
        plain(text.substr(0, open));
        if (open == std::string_view::npos) return true;
        auto const close = text.find('}', open);
        if (close == std::string_view::npos) return false;
        field(text.substr(open + 1, close - open - 1));
        text.remove_prefix(close + 1);
    }
    return true;
}

Done check_text(Kind const& kind, std::string_view text) {
    std::string wrong;
    auto const field = [&](std::string_view name) {
        bool const is_known = std::ranges::find(known_fields, name) != known_fields.end() ||
                              std::ranges::find(kind.fields, name, &Field::code) != kind.fields.end();
        if (!is_known && wrong.empty()) wrong = '{' + std::string(name.substr(0, 40)) + '}';
    };
    if (!parts(text, [](std::string_view) {}, field) && wrong.empty()) wrong = "{";
    if (!wrong.empty()) return refuse(Why::malformed, "requests.template_field_unknown", wrong);
    return {};
}

std::vector<std::string> paragraphs_of(std::string_view text) {
    std::vector<std::string> all;
    std::string one;
    auto const keep = [&] {
        while (!one.empty() && one.back() == '\n') one.pop_back();
        if (!one.empty()) all.push_back(std::move(one));
        one.clear();
    };
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto const line = text.substr(0, end);
        if (line.find_first_not_of(" \r\t") == std::string_view::npos)
            keep();
        else
            one.append(line).push_back('\n');
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    keep();
    return all;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> all;
    for (auto const& paragraph : paragraphs_of(text)) {
        std::string_view rest = paragraph;
        while (!rest.empty()) {
            auto const end = rest.find('\n');
            all.emplace_back(rest.substr(0, end));
            if (end == std::string_view::npos) break;
            rest.remove_prefix(end + 1);
        }
    }
    return all;
}

std::string trimmed_copy(std::string_view text) {
    auto const from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos) return {};
    return std::string(text.substr(from, text.find_last_not_of(" \t") - from + 1));
}

}  // namespace

std::span<std::string_view const> template_fields() noexcept { return known_fields; }

Done check_template(Kind const& kind) {
    auto const& t = kind.letter;
    for (auto const& text : {t.title, t.to, t.subject, t.opening, t.facts, t.closing})
        SINERGI_MUST(check_text(kind, text));
    return {};
}

std::string fill(std::string_view text, Values const& values) {
    std::string out;
    parts(
        text, [&](std::string_view plain) { out += plain; },
        [&](std::string_view name) {
            auto const found = values.find(name);
            out += found == values.end() || found->second.empty() ? std::string("-") : found->second;
        });
    return out;
}

Content fill(Template const& letter, Values const& values) {
    Content content{.title = fill(letter.title, values), .dated = {}, .subject = fill(letter.subject, values)};
    for (auto const& line : lines_of(letter.to)) content.to.push_back(fill(line, values));
    for (auto const& one : paragraphs_of(letter.opening)) content.paragraphs.push_back(fill(one, values));
    for (auto const& line : lines_of(letter.facts)) {
        auto const bar = line.find('|');
        auto const label = trimmed_copy(std::string_view(line).substr(0, bar));
        auto const value =
            bar == std::string::npos ? std::string{} : trimmed_copy(std::string_view(line).substr(bar + 1));
        content.facts.push_back({fill(label, values), fill(value, values)});
    }
    for (auto const& one : paragraphs_of(letter.closing)) content.closing.push_back(fill(one, values));
    return content;
}

std::string number_text(Kind const& kind, std::int64_t serial, Date dated) {
    std::string out;
    bool swallows_slash = false;
    parts(
        kind.number_format,
        [&](std::string_view plain) {
            if (swallows_slash && plain.starts_with('/')) plain.remove_prefix(1);
            swallows_slash = false;
            out += plain;
        },
        [&](std::string_view name) {
            if (name == "nomor") out += std::to_string(serial);
            if (name == "nomor4") out += fmt::format("{:04}", serial);
            if (name == "bulan") out += roman[static_cast<std::size_t>(dated.month() - 1)];
            if (name == "tahun") out += std::to_string(dated.year());
            if (name != "kode") return;
            out += kind.number_code;
            swallows_slash = kind.number_code.empty();
        });
    return out;
}

Done check_number_format(std::string_view format) {
    std::string wrong;
    bool has_number = false, has_year = false;
    auto const field = [&](std::string_view name) {
        if (std::ranges::find(number_fields, name) == number_fields.end() && wrong.empty())
            wrong = '{' + std::string(name.substr(0, 40)) + '}';
        has_number = has_number || name == "nomor" || name == "nomor4";
        has_year = has_year || name == "tahun";
    };
    if (!parts(format, [](std::string_view) {}, field) && wrong.empty()) wrong = "{";
    if (!wrong.empty()) return refuse(Why::malformed, "requests.number_field_unknown", wrong);
    if (!has_number) return refuse(Why::malformed, "requests.number_field_missing", "{nomor}");
    if (!has_year) return refuse(Why::malformed, "requests.number_field_missing", "{tahun}");
    return {};
}

bool is_in_force(Letter const& letter, Date today) noexcept {
    return letter.standing == Standing::valid && !(letter.valid_until && *letter.valid_until < today);
}

Done check_open(Letter const& letter) {
    if (letter.standing == Standing::withdrawn || letter.standing == Standing::replaced)
        return refuse(Why::conflict, "requests.letter_ended", boost::describe::enum_to_string(letter.standing, ""));
    return {};
}

}  // namespace sinergi::requests
