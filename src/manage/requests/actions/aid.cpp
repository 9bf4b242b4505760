#include "requests/actions/aid.hpp"

#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "base/text.hpp"
#include "plumbing/sheet/rows.hpp"

#include <algorithm>
#include <functional>

namespace sinergi::requests {
namespace {

constexpr std::int64_t headings_within = 15;  // lines of a file in which its headings stand

std::string short_text(std::string_view text, std::size_t bytes_max) {
    auto const clean = trimmed(text);
    auto end = std::min(clean.size(), bytes_max);
    while (end > 0 && end < clean.size() && (static_cast<unsigned char>(clean[end]) & 0xC0U) == 0x80U) --end;
    return std::string(clean.substr(0, end));
}

/// The separator of most columns in the beginning: a title over the headings has none.
sheet::Limits limits_of(std::string_view bytes) {
    auto const beginning = bytes.substr(0, 4'096);
    sheet::Limits limits;
    if (bytes.starts_with("PK")) return limits;
    std::ptrdiff_t most = 0;
    for (char const c : {',', ';', '\t'})
        if (auto const times = std::ranges::count(beginning, c); times > most) {
            most = times;
            limits.separator = c;
        }
    return limits;
}

/// Digits alone: files write a NIK with an apostrophe, blanks or dots.
std::string digits_of(std::string_view text) {
    std::string digits;
    for (char const c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

/// As it was typed; when nobody is called so, as it may be written.
std::vector<AidFound> aid_of_any_spelling(db::Tx& tx, std::string_view key, Date on) {
    auto found = store::aid_of_name(tx, key, on);
    if (!found.empty()) return found;
    for (auto const& other : spellings_of(key))
        for (auto& row : store::aid_of_name(tx, other, on)) found.push_back(std::move(row));
    std::ranges::stable_sort(found, std::greater{}, &AidFound::as_of);
    return found;
}

}  // namespace

std::string name_key(std::string_view name) {
    std::string key;
    for (auto const& term : name_terms(name)) key += (key.empty() ? "" : " ") + term;
    return key;
}

Result<AidLook> look_at(std::string_view bytes) {
    SINERGI_TRY(rows, sheet::rows_of(bytes, limits_of(bytes)));
    AidLook look;
    while (look.headings.empty()) {
        SINERGI_TRY(is_row, rows->next());
        if (!is_row || rows->line() > headings_within) return refuse(Why::malformed, "requests.aid_no_headings");
        std::vector<std::string> cells;
        for (auto const cell : rows->cells()) cells.push_back(short_text(cell, 100));
        auto columns = columns_of(cells);
        if (!check_columns(columns)) continue;
        look.line = rows->line();
        look.headings = std::move(cells);
        look.columns = std::move(columns);
    }
    while (look.sample.size() < 5) {
        SINERGI_TRY(is_row, rows->next());
        if (!is_row) break;
        auto& cells = look.sample.emplace_back();
        for (auto const cell : rows->cells()) cells.push_back(mask_niks(short_text(cell, 100)));
    }
    return look;
}

struct AidReader::Inside {
    std::unique_ptr<sheet::Rows> rows;
    std::vector<AidColumn> columns;
    bool is_over = false;
};

AidReader::AidReader(std::unique_ptr<Inside> in) : in_(std::move(in)) {}
AidReader::~AidReader() = default;
AidReader::AidReader(AidReader&&) noexcept = default;

Result<AidReader> AidReader::open(std::string_view bytes, std::vector<AidColumn> columns, std::int64_t after) {
    SINERGI_TRY(rows, sheet::rows_of(bytes, limits_of(bytes)));
    auto in = std::make_unique<Inside>(Inside{.rows = std::move(rows), .columns = std::move(columns)});
    while (in->rows->line() < after) {
        SINERGI_TRY(is_row, in->rows->next());
        if (is_row) continue;
        in->is_over = true;
        break;
    }
    return AidReader(std::move(in));
}

Result<AidPart> AidReader::next(std::size_t limit) {
    AidPart part;
    while (!in_->is_over && part.rows.size() < limit) {
        SINERGI_TRY(is_row, in_->rows->next());
        if (!is_row) {
            in_->is_over = true;
            break;
        }
        auto const cell = [&](AidColumn what) {
            auto const found = std::ranges::find(in_->columns, what);
            if (found == in_->columns.end()) return std::string_view{};
            return in_->rows->cell(static_cast<std::size_t>(found - in_->columns.begin()));
        };
        AidRow row{.line = in_->rows->line(),
                   .nik = digits_of(cell(AidColumn::nik)),
                   .name = short_text(cell(AidColumn::name), 120),
                   .name_key = name_key(cell(AidColumn::name)),
                   .programme = short_text(cell(AidColumn::programme), 60),
                   .period = short_text(cell(AidColumn::period), 60),
                   .status = mask_niks(short_text(cell(AidColumn::status), 200)),
                   .note = mask_niks(short_text(cell(AidColumn::note), 300))};
        if (!Nik::parse(row.nik)) row.nik.clear();
        bool const is_whole = !row.status.empty() && (!row.nik.empty() || !row.name_key.empty());
        if (is_whole)
            part.rows.push_back(std::move(row));
        else
            ++part.faults;
    }
    part.last_line = in_->is_over ? 0 : in_->rows->line();
    return part;
}

Result<std::vector<AidAnswer>> aid_standing(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                            AidAsked const& asked) {
    SINERGI_TRY(permit, access::permit(access::Act::take_request, by, by.area, "aid"));
    auto const key = name_key(asked.name);
    if (asked.nik.empty() && key.empty()) return refuse(Why::malformed, "requests.aid_ask_who", "nik");
    if (!asked.nik.empty() && !Nik::parse(asked.nik)) return refuse(Why::malformed, "base.nik_malformed", "nik");
    auto const rows =
        asked.nik.empty() ? aid_of_any_spelling(tx, key, asked.on) : store::aid_of_nik(tx, asked.nik, asked.on);
    auto const reasons = store::aid_reasons(tx);
    std::vector<AidAnswer> answers;
    for (auto const& row : rows) {
        // Newest first: an older row of the same person, programme and source says nothing more.
        bool const is_told = std::ranges::any_of(answers, [&](AidAnswer const& told) {
            auto const& is = told.found;
            return is.nik == row.nik && is.name == row.name && is.programme == row.programme && is.source == row.source;
        });
        if (!is_told) answers.push_back({row, meaning(reasons, row.status + " " + row.note)});
    }
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "requests.aid_asked",
                {.kind = "list", .id = static_cast<std::int64_t>(answers.size()), .region = permit.area()});
    return answers;
}

}  // namespace sinergi::requests
