#include "civil/files.hpp"

#include "base/nik.hpp"
#include "base/text.hpp"
#include "civil/rules.hpp"
#include "lists/rules/headings.hpp"
#include "plumbing/sheet/csv.hpp"
#include "plumbing/sheet/xlsx.hpp"

#include <algorithm>

namespace sinergi::civil {
namespace {

constexpr std::size_t faults_max = 200, value_max = 120, note_max = 300;
constexpr std::int64_t rows_max = 5'000'000, head_within = 30;

constexpr std::array<std::string_view, 14> request_columns{
    "nik",   "nama",          "tempat_lahir",          "tgl_lahir",          "jk",          "nama_ibu",
    "hasil", "nama_dukcapil", "tempat_lahir_dukcapil", "tgl_lahir_dukcapil", "jk_dukcapil", "nama_ibu_dukcapil",
    "sebab", "keterangan"};

/// Where an answer's columns stand; -1 for none.
struct Places {
    std::int32_t nik = -1, result = -1, cause = -1, note = -1;
    std::array<std::int32_t, every_field.size()> said{-1, -1, -1, -1, -1};
    [[nodiscard]] bool says_anything() const noexcept {
        return result >= 0 || cause >= 0 || std::ranges::any_of(said, [](auto at) { return at >= 0; });
    }
};

/// Headings as lists::heading_key makes them.
bool is_one_of(std::string_view key, std::initializer_list<std::string_view> words) noexcept {
    return std::ranges::find(words, key) != words.end();
}

std::optional<Field> field_of(std::string_view title) {
    auto const said = lists::said_by(title);
    if (said.weight < 3) return std::nullopt;
    if (said.holds == lists::Holds::nama) return Field::name;
    if (said.holds == lists::Holds::tempat_lahir) return Field::born_place;
    if (said.holds == lists::Holds::tgl_lahir) return Field::born_on;
    if (said.holds == lists::Holds::jk) return Field::sex;
    if (said.holds == lists::Holds::nama_ibu) return Field::mother_name;
    return std::nullopt;
}

/// Our own file has columns "..._dukcapil"; a list of theirs has plain ones, and its values are theirs.
Places places_of(std::span<std::string_view const> titles) {
    constexpr std::string_view theirs = " dukcapil";
    Places marked, plain;
    for (std::size_t i = 0; i < titles.size(); ++i) {
        auto const key = lists::heading_key(titles[i]);
        auto const at = static_cast<std::int32_t>(i);
        std::string_view const view = key;
        if (marked.nik < 0 && lists::said_by(titles[i]).holds == lists::Holds::nik) marked.nik = at;
        if (is_one_of(view, {"hasil", "hasil padan", "status padan", "status"})) marked.result = at;
        if (is_one_of(view, {"sebab", "penyebab", "alasan"})) marked.cause = at;
        if (is_one_of(view, {"keterangan", "catatan", "respon", "response"})) marked.note = at;
        if (view.ends_with(theirs)) {
            if (auto const field = field_of(view.substr(0, view.size() - theirs.size())))
                marked.said[static_cast<std::size_t>(*field)] = at;
        } else if (auto const field = field_of(view)) {
            plain.said[static_cast<std::size_t>(*field)] = at;
        }
    }
    if (!marked.says_anything()) marked.said = plain.said;
    return marked;
}

enum class Verdict : std::uint8_t { none, same, differs, missing };
Verdict verdict_in(std::string_view cell) {
    auto const key = search_key(cell);
    if (is_one_of(key, {"sesuai", "padan", "sama", "match", "y", "ya", "ditemukan", "1"})) return Verdict::same;
    if (is_one_of(key, {"tidak sesuai", "tidak padan", "tidak sama", "beda", "berbeda"})) return Verdict::differs;
    if (key.starts_with("tidak ditemukan") || key.starts_with("nik tidak ditemukan") ||
        key.starts_with("nik tidak terdapat") || is_one_of(key, {"tidak ada", "not found", "tidak terkonfirmasi"}))
        return Verdict::missing;
    return Verdict::none;
}

std::string short_text(std::string_view cell, std::size_t max) {
    auto text = std::string(lists::meant(cell));
    std::ranges::replace_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    if (text.size() <= max) return text;
    while (max > 0 && (static_cast<unsigned char>(text[max]) & 0xC0) == 0x80) --max;
    text.resize(max);
    return text;
}

class Reading {
public:
    Reading(Places const& places, std::vector<std::string> titles, Date today)
        : places_(places), titles_(std::move(titles)), today_(today) {}

    void take(sheet::Rows const& rows, AnswerSheet& into) {
        ++into.rows;
        auto const number = lists::number_of(cell(rows, places_.nik));
        if (!number.is_whole()) return fault(into, rows.line(), "civil.answer_nik_unreadable", places_.nik);
        AnswerLine line{.line = rows.line()};
        auto& answer = line.answer;
        answer.nik = number.text();
        answer.note = mask_niks(short_text(cell(rows, places_.note), note_max));
        auto const result = verdict_in(cell(rows, places_.result));
        bool says = result != Verdict::none;
        for (auto const field : every_field) {
            auto const at = places_.said[static_cast<std::size_t>(field)];
            auto const read = said(cell(rows, at), field);
            if (!read) return fault(into, rows.line(), read.error().key, at);
            if (read->said == Said::nothing && read->value.empty()) continue;
            answer.fields.push_back(*read);
            says = true;
        }
        answer.cause = cause_in(lists::meant(cell(rows, places_.cause)));
        if (answer.cause == Cause::none && result == Verdict::missing) answer.cause = cause_in(answer.note);
        bool const is_missing = result == Verdict::missing ||
                                (result == Verdict::none && answer.fields.empty() && answer.cause != Cause::none);
        if (is_missing) {
            answer.found = Found::not_found;
            answer.fields.clear();
            says = true;
        } else {
            answer.cause = Cause::none;
        }
        // "Different" without saying in what: nothing can be mended by it, and it is not agreed either.
        if (result == Verdict::differs && std::ranges::none_of(answer.fields, [](FieldSaid const& one) {
                return !one.value.empty() || one.said == Said::differs;
            }))
            answer.fields.push_back({Field::name, Said::differs, ""});
        if (says) into.answers.push_back(std::move(line));
    }

private:
    static std::string_view cell(sheet::Rows const& rows, std::int32_t at) noexcept {
        return at < 0 ? std::string_view{} : rows.cell(static_cast<std::size_t>(at));
    }
    void fault(AnswerSheet& into, std::int64_t line, std::string_view key, std::int32_t at) const {
        ++into.unreadable;
        if (into.faults.size() >= faults_max) return;
        into.faults.push_back({line, key, at < 0 ? std::string{} : titles_[static_cast<std::size_t>(at)]});
    }
    [[nodiscard]] Result<FieldSaid> said(std::string_view cell, Field field) const {
        FieldSaid out{.field = field};
        auto const text = short_text(cell, value_max);
        if (text.empty()) return out;
        auto const verdict = field == Field::sex && text.size() == 1 ? Verdict::none : verdict_in(text);
        if (verdict == Verdict::same || verdict == Verdict::differs) {
            out.said = verdict == Verdict::same ? Said::same : Said::differs;
            return out;
        }
        out.said = Said::differs;  // until it is held beside ours
        if (field == Field::sex) {
            auto const sex = lists::sex_of(text);
            if (sex != 'L' && sex != 'P') return refuse(Why::malformed, "civil.answer_sex_unreadable");
            out.value = std::string(1, sex);
        } else if (field == Field::born_on) {
            auto const day = lists::day_of(text, lists::DayOrder::day_first, today_);
            auto const date = Date::of(day.year, day.month, day.day);
            if (!day.is_known() || !date) return refuse(Why::malformed, "civil.answer_day_unreadable");
            out.value = date->text();
        } else {
            out.value = text;
        }
        return out;
    }

    Places places_;
    std::vector<std::string> titles_;
    Date today_;
};

std::vector<std::string_view> cells_of(Question const& one) {
    return {one.nik, one.name, one.born_place, one.born_on, one.sex, one.mother_name};
}

}  // namespace

std::string write_request(Format format, RequestHead const& head, std::function<bool(Question& into)> const& row) {
    Question one;
    if (format == Format::csv) {
        sheet::CsvWriter out;
        out.row(request_columns);
        while (row(one)) {
            auto cells = cells_of(one);
            cells.resize(request_columns.size());
            out.row(cells);
        }
        return std::move(out).take();
    }
    sheet::XlsxWriter out(head.office, head.made);
    std::vector<sheet::Column> columns;
    for (auto const title : request_columns) columns.push_back({std::string(title), title == "nama" ? 30.0 : 18.0});
    out.sheet("Padan", columns,
              {"Permintaan pemadanan data kependudukan, " + head.area + ", " + head.day.text(),
               "Isi kolom hasil: SESUAI, TIDAK SESUAI, atau TIDAK DITEMUKAN; kolom _dukcapil: nilainya, atau SESUAI / "
               "TIDAK SESUAI"});
    while (row(one)) {
        std::vector<sheet::Cell> cells;
        for (auto const& text : cells_of(one)) cells.emplace_back(std::string(text));
        out.row(cells);
    }
    return std::move(out).take();
}

Result<AnswerSheet> read_answers(std::string_view bytes, Date today) {
    SINERGI_TRY(rows, sheet::rows_of(bytes, {.rows_max = rows_max}));
    AnswerSheet out;
    std::optional<Reading> reading;
    for (std::int64_t seen = 0;; ++seen) {
        SINERGI_TRY(is_more, rows->next());
        if (!is_more) break;
        if (reading) {
            reading->take(*rows, out);
            continue;
        }
        auto const places = places_of(rows->cells());
        if (places.nik < 0) {
            if (seen >= head_within) break;
            continue;
        }
        if (!places.says_anything()) return refuse(Why::malformed, "civil.answer_no_column");
        reading.emplace(places, std::vector<std::string>(rows->cells().begin(), rows->cells().end()), today);
    }
    if (!reading) return refuse(Why::malformed, "civil.answer_no_nik");
    if (out.rows == 0) return refuse(Why::malformed, "civil.answer_empty");
    return out;
}

}  // namespace sinergi::civil
