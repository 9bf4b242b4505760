#include "lists/report.hpp"

#include "matching/compare.hpp"
#include "plumbing/sheet/xlsx.hpp"

#include <charconv>

namespace sinergi::lists {
namespace {

using locale::Language;

constexpr std::array told_apart{Holds::nama,     Holds::nik,    Holds::no_kk, Holds::tgl_lahir, Holds::jk,
                                Holds::nama_ibu, Holds::alamat, Holds::desa,  Holds::kecamatan, Holds::kode_wil};

std::int64_t width_of(Holds what) noexcept {
    switch (what) {
        case Holds::nama:
        case Holds::nama_ibu:
            return 26;
        case Holds::nik:
        case Holds::no_kk:
            return 19;
        case Holds::alamat:
            return 28;
        case Holds::jk:
            return 5;
        case Holds::tgl_lahir:
            return 12;
        default:
            return 16;
    }
}

bool has(Shape const& shape, Holds what) {
    return shape.column_of(what) || (what == Holds::tgl_lahir && shape.column_of(Holds::ttl));
}

Heading heading(std::string_view key, Render render = Render::plain, std::int64_t width = 14) {
    return {fmt::format("lists.title_{}", key), render, width};
}
Heading heading(Holds what) { return {fmt::format("lists.holds_{}", holds_text(what)), Render::plain, width_of(what)}; }

std::string line_text(List const& list, std::size_t row) { return std::to_string(list.lines[row]); }

int number_in(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// "pasti", "sangat mungkin", "mungkin", "kurang mungkin": the odds in words.
std::string_view sure_key(int score) noexcept {
    if (score >= 10'000) return "lists.sure_certain";
    if (score >= 3'000) return "lists.sure_likely";
    return score >= 0 ? "lists.sure_probable" : "lists.sure_doubtful";
}

/// What a level is called in `lists.reason_<field>_<level>`.
std::string_view level_name(matching::Field field, matching::Level level) noexcept {
    using matching::Field;
    constexpr std::array<std::string_view, 9> text{"same",  "spelled", "typo",  "shorter", "shorter_typo",
                                                   "rough", "first",   "other", "none"};
    constexpr std::array<std::string_view, 8> day{"same",      "swapped", "digit",     "default_day",
                                                  "two_parts", "year",    "near_year", "none"};
    constexpr std::array<std::string_view, 7> nik{"same",   "digit", "digits",      "serial",
                                                  "region", "none",  "contradicted"};
    constexpr std::array<std::string_view, 4> kk{"same", "digit", "digits", "none"};
    constexpr std::array<std::string_view, 2> sex{"same", "none"};
    constexpr std::array<std::string_view, 6> area{"same", "six", "four", "two", "digit", "none"};
    auto const of = [&](auto const& names) { return level < names.size() ? names[level] : std::string_view("none"); };
    switch (field) {
        case Field::nik:
            return nik[level % matching::nik_apart];
        case Field::no_kk:
            return of(kk);
        case Field::tgl_lahir:
            return of(day);
        case Field::jk:
            return of(sex);
        case Field::kode_wil:
            return of(area);
        case Field::nama:
        case Field::nama_ibu:
        case Field::alamat:
        case Field::tempat_lahir:
            return of(text);
    }
    return "none";
}

std::string of_key(std::string_view prefix, std::string_view rest, Language language) {
    return std::string(locale::pattern(fmt::format("{}{}", prefix, rest), language));
}

/// "nik.digit nama.typo" in words. Texts of all kinds share their sentences; "{about}" is the field.
std::string reasons_in_words(std::string_view raw, Language language) {
    std::string out;
    for (std::size_t from = 0; from < raw.size();) {
        auto const to = std::min(raw.find(' ', from), raw.size());
        auto const one = raw.substr(from, to - from);
        auto const dot = std::min(one.find('.'), one.size() - 1);
        from = to + 1;
        auto const field = one.substr(0, dot);
        bool const is_text = field == "nama" || field == "nama_ibu" || field == "alamat" || field == "tempat_lahir";
        auto const about = of_key("lists.holds_", field, language);
        if (!out.empty()) out += "; ";
        out += locale::say(fmt::format("lists.reason_{}_{}", is_text ? "text" : field, one.substr(dot + 1)), language,
                           {.about = about});
    }
    return out;
}

std::string field_raw(Comparison const& of, Field const& field) {
    return field.holds == Holds::other ? "=" + of.field_title(field) : std::string(holds_text(field.holds));
}

}  // namespace

std::string in_words(Render render, std::string_view raw, Language language) {
    switch (render) {
        case Render::plain:
        case Render::number:
            return std::string(raw);
        case Render::side:
            return of_key("lists.side_", raw, language);
        case Render::sure:
            return std::string(locale::pattern(sure_key(number_in(raw)), language));
        case Render::reasons:
            return reasons_in_words(raw, language);
        case Render::field:
            return raw.starts_with('=') ? std::string(raw.substr(1)) : of_key("lists.holds_", raw, language);
        case Render::fault:
            return of_key("lists.fault_", raw, language);
        case Render::verdict:
            return raw.empty() ? std::string{} : of_key("lists.verdict_", raw, language);
    }
    return {};
}

std::string title_in_words(Heading const& heading, Language language) {
    if (heading.title.starts_with('=')) return heading.title.substr(1);
    std::string out(locale::pattern(heading.title, language));
    if (!heading.side.empty()) out += fmt::format(" ({})", of_key("lists.side_", heading.side, language));
    return out;
}

std::string reasons_of(matching::Score const& score) {
    std::array<std::size_t, matching::known_fields> order{};
    for (std::size_t f = 0; f < order.size(); ++f) order[f] = f;
    std::ranges::sort(order, {}, [&](std::size_t f) { return std::pair(-std::abs(score.weights[f]), f); });
    std::string out;
    for (auto const f : order) {
        if (score.levels[f] == matching::missing) continue;
        if (!out.empty()) out += ' ';
        auto const field = static_cast<matching::Field>(f);
        out += fmt::format("{}.{}", matching::field_name(field), level_name(field, score.levels[f]));
    }
    return out;
}

ComparedTables::ComparedTables(Comparison const& of) : of_(of) {
    for (auto const what : told_apart)
        if (has(of.left.shape, what) || has(of.right.shape, what)) shown_.push_back(what);
}

std::vector<Heading> ComparedTables::headings(Group group) const {
    std::vector<Heading> out;
    auto const lines = [&] {
        out.push_back(heading("line_left", Render::number, 10));
        out.push_back(heading("line_right", Render::number, 10));
    };
    auto const own = [&](List const& list) {
        out.push_back(heading("line", Render::number, 8));
        for (auto const& column : list.shape.columns)
            out.push_back({"=" + column.title, Render::plain, width_of(column.holds)});
    };
    switch (group) {
        case Group::both:
            lines();
            out.push_back(heading("sure", Render::sure));
            for (auto const what : shown_) out.push_back(heading(what));
            break;
        case Group::left_only:
            own(of_.left);
            break;
        case Group::right_only:
            own(of_.right);
            break;
        case Group::doubled:
            out.push_back(heading("list", Render::side, 10));
            out.push_back(heading("group", Render::number, 10));
            out.push_back(heading("line", Render::number, 8));
            for (auto const what : shown_) out.push_back(heading(what));
            out.push_back(heading("reasons", Render::reasons, 50));
            break;
        case Group::changed:
            lines();
            out.push_back(heading(Holds::nama));
            out.push_back(heading(Holds::nik));
            out.push_back(heading("field", Render::field, 18));
            out.push_back(heading("value_left", Render::plain, 28));
            out.push_back(heading("value_right", Render::plain, 28));
            break;
        case Group::doubtful:
            lines();
            out.push_back(heading("sure", Render::sure));
            out.push_back(heading("reasons", Render::reasons, 50));
            for (auto const what : shown_) {
                for (auto const side : {"left", "right"}) {
                    out.push_back(heading(what));
                    out.back().side = side;
                }
            }
            out.push_back(heading("verdict", Render::verdict, 16));
            break;
        case Group::faults:
            return {heading("list", Render::side, 10),  heading("sheet", Render::plain, 16),
                    heading("line", Render::number, 8), heading("column", Render::plain, 20),
                    heading("read", Render::plain, 24), heading("fault", Render::fault, 70)};
    }
    return out;
}

void ComparedTables::each(Group group, SeesRow const& sees) const {
    switch (group) {
        case Group::both:
            return each_both(sees);
        case Group::left_only:
            return each_only(of_.left, of_.left_only, sees);
        case Group::right_only:
            return each_only(of_.right, of_.right_only, sees);
        case Group::doubled:
            return each_double(sees);
        case Group::changed:
            return each_change(sees);
        case Group::doubtful:
            return each_doubt(sees);
        case Group::faults:
            return each_fault(sees);
    }
}

void ComparedTables::each_both(SeesRow const& sees) const {
    std::vector<std::string> row(3 + shown_.size());
    for (auto const& match : of_.both) {
        row[0] = line_text(of_.left, match.left);
        row[1] = line_text(of_.right, match.right);
        row[2] = std::to_string(match.is_settled ? 20'000 : match.score);
        for (std::size_t i = 0; i < shown_.size(); ++i) {
            row[3 + i] = has(of_.left.shape, shown_[i]) ? of_.left.value(match.left, shown_[i]) : std::string{};
            if (row[3 + i].empty()) row[3 + i] = of_.right.value(match.right, shown_[i]);
        }
        sees(row);
    }
}

void ComparedTables::each_only(List const& list, std::vector<std::uint32_t> const& rows, SeesRow const& sees) const {
    std::vector<std::string> row(1 + list.shape.columns.size());
    Cells cells;
    for (auto const at : rows) {
        row[0] = line_text(list, at);
        list.cells(at, cells);
        for (std::size_t i = 1; i < row.size(); ++i) row[i] = i - 1 < cells.size() ? cells[i - 1] : std::string_view{};
        sees(row);
    }
}

void ComparedTables::each_double(SeesRow const& sees) const {
    std::vector<std::string> row(4 + shown_.size());
    std::int64_t number = 0;
    auto const side = [&](List const& list, Doubles const& doubles, std::string_view name, std::size_t base) {
        for (std::size_t g = 0; g < doubles.size(); ++g) {
            auto const group = doubles.group(g);
            ++number;
            for (auto const at : group) {
                row[0] = name;
                row[1] = std::to_string(number);
                row[2] = line_text(list, at);
                for (std::size_t i = 0; i < shown_.size(); ++i) row[3 + i] = list.value(at, shown_[i]);
                row.back() = at == group.front()
                                 ? std::string{}
                                 : reasons_of(matching::explain(of_.table.book, of_.table.view(base + group.front()),
                                                                of_.table.view(base + at)));
                sees(row);
            }
        }
    };
    side(of_.left, of_.left_doubles, "left", 0);
    side(of_.right, of_.right_doubles, "right", of_.left.size());
}

void ComparedTables::each_change(SeesRow const& sees) const {
    std::vector<std::string> row(7);
    for (auto const& change : of_.changes) {
        auto const& match = of_.both[change.match];
        auto const& field = of_.fields[change.field];
        row[0] = line_text(of_.left, match.left);
        row[1] = line_text(of_.right, match.right);
        row[2] = of_.left.value(match.left, Holds::nama);
        if (row[2].empty()) row[2] = of_.right.value(match.right, Holds::nama);
        row[3] = of_.left.value(match.left, Holds::nik);
        if (row[3].empty()) row[3] = of_.right.value(match.right, Holds::nik);
        row[4] = field_raw(of_, field);
        row[5] = of_.left_value(match.left, field);
        row[6] = of_.right_value(match.right, field);
        sees(row);
    }
}

void ComparedTables::each_doubt(SeesRow const& sees) const {
    std::vector<std::string> row;
    for (auto const& match : of_.doubtful) {
        row.assign({line_text(of_.left, match.left), line_text(of_.right, match.right), std::to_string(match.score),
                    reasons_of(of_.why(match))});
        for (auto const what : shown_) {
            row.push_back(of_.left.value(match.left, what));
            row.push_back(of_.right.value(match.right, what));
        }
        row.emplace_back();
        sees(row);
    }
}

void ComparedTables::each_fault(SeesRow const& sees) const {
    std::vector<std::string> row(6);
    for (auto const* list : {&of_.left, &of_.right})
        for (std::size_t kind = 0; kind < fault_kinds; ++kind)
            for (auto const& fault : list->faults.listed) {
                if (at(fault.kind) != kind) continue;
                row[0] = list == &of_.left ? "left" : "right";
                row[1] = list->shape.sheet;
                row[2] = std::to_string(fault.line);
                row[3] = fault.column < 0 ? std::string{}
                                          : list->shape.columns[static_cast<std::size_t>(fault.column)].title;
                row[4] = fault.read;
                row[5] = fault_text(fault.kind);
                sees(row);
            }
}

Summary summary_of(Comparison const& of) {
    Summary out;
    auto const side = [](List const& list, Doubles const& doubles) {
        ListSummary one{.file = list.file,
                        .sheet = list.shape.sheet,
                        .rows = static_cast<std::int64_t>(list.size()),
                        .people_double = static_cast<std::int64_t>(doubles.size())};
        for (auto const& column : list.shape.columns) one.columns.push_back({column.title, column.holds, column.known});
        for (std::size_t kind = 1; kind < fault_kinds; ++kind)
            if (list.faults.counts[kind] > 0)
                one.faults.push_back({static_cast<FaultKind>(kind), list.faults.counts[kind]});
        std::ranges::sort(one.faults, std::greater{}, &FaultCount::count);
        return one;
    };
    out.left = side(of.left, of.left_doubles);
    out.right = side(of.right, of.right_doubles);
    auto const count = [&](Group group, std::size_t rows, std::int64_t people) {
        out.groups.push_back({group, static_cast<std::int64_t>(rows), people});
    };
    count(Group::both, of.both.size(), of.people_in_both);
    count(Group::left_only, of.left_only.size(), static_cast<std::int64_t>(of.left_only.size()));
    count(Group::right_only, of.right_only.size(), static_cast<std::int64_t>(of.right_only.size()));
    count(Group::doubled, of.left_doubles.rows.size() + of.right_doubles.rows.size(),
          out.left.people_double + out.right.people_double);
    count(Group::changed, of.changes.size(), of.people_changed);
    count(Group::doubtful, of.doubtful.size(), static_cast<std::int64_t>(of.doubtful.size()));
    auto const listed = of.left.faults.listed.size() + of.right.faults.listed.size();
    count(Group::faults, listed, of.left.faults.all() + of.right.faults.all());
    std::vector<std::int64_t> by_field(of.fields.size());
    for (auto const& change : of.changes) ++by_field[change.field];
    for (std::size_t f = 0; f < by_field.size(); ++f)
        if (by_field[f] > 0) out.changed.push_back({field_raw(of, of.fields[f]), by_field[f]});
    std::ranges::stable_sort(out.changed, std::greater{}, &FieldCount::count);
    return out;
}

}  // namespace sinergi::lists
