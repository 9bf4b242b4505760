// The workbook that is downloaded: figures first, then a sheet a group.

#include "lists/report.hpp"
#include "plumbing/jobs/crew.hpp"
#include "plumbing/sheet/xlsx.hpp"

#include <charconv>

namespace sinergi::lists {
namespace {

using locale::Language;
using sheet::Cell;

std::string word(std::string_view key, Language language) { return std::string(locale::pattern(key, language)); }

/// Excel has 1,048,576 rows a sheet; the rest goes to a next one of the same name with a number. So does what would
/// grow beyond the 4 GB of a part.
constexpr std::int64_t sheet_rows_max = 1'000'000, sheet_cells_max = 24'000'000;

Cell cell_of(Heading const& heading, std::string const& raw, Language language) {
    if (heading.render == Render::plain) return raw;
    if (heading.render != Render::number) return in_words(heading.render, raw, language);
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), number);
    return error == std::errc{} ? Cell(number) : Cell(raw);
}

class Book {
public:
    Book(Tables const& tables, Summary const& summary, Cover const& cover)
        : tables_(tables),
          summary_(summary),
          cover_(cover),
          language_(cover.language),
          writer_(cover.office, cover.made) {}

    /// Groups are packed on all threads, and stand in their order.
    std::string take() && {
        figures();
        std::array<std::vector<sheet::XlsxSheet>, group_count> sheets;
        jobs::spread(jobs::hands(cover_.threads), group_count,
                     [&](std::size_t g, unsigned) { sheets[g] = group(static_cast<Group>(g)); });
        for (auto& of_group : sheets)
            for (auto& one : of_group) writer_.add(std::move(one));
        return std::move(writer_).take();
    }

private:
    void figures() {
        auto const say = [&](std::string_view key) { return word(key, language_); };
        writer_.sheet(
            say("lists.sheet_summary"),
            {{say("lists.summary_what"), 44}, {say("lists.summary_rows"), 14}, {say("lists.summary_people"), 14}},
            {say("lists.summary_title"), fmt::format("{}: {}", say("lists.side_left"), named(summary_.left)),
             fmt::format("{}: {}", say("lists.side_right"), named(summary_.right)),
             fmt::format("{} {}", say("lists.summary_made"), date_in(cover_.zone, cover_.made).text())});
        writer_.row({Cell(fmt::format("{} {}", say("lists.summary_list_rows"), say("lists.side_left"))),
                     Cell(summary_.left.rows)});
        writer_.row({Cell(fmt::format("{} {}", say("lists.summary_list_rows"), say("lists.side_right"))),
                     Cell(summary_.right.rows)});
        for (auto const& group : summary_.groups)
            writer_.row({Cell(say(fmt::format("lists.group_{}", group_text(group.group)))), Cell(group.rows),
                         Cell(group.people)});
        writer_.row({Cell(std::string{})});
        for (auto const& field : summary_.changed)
            writer_.row({Cell(fmt::format("{}: {}", say("lists.group_changed"),
                                          in_words(Render::field, field.field, language_))),
                         Cell(field.count)});
        for (auto const* list : {&summary_.left, &summary_.right}) faults(*list);
        for (auto const* list : {&summary_.left, &summary_.right}) columns(*list);
    }

    void faults(ListSummary const& list) {
        auto const side = word(&list == &summary_.left ? "lists.side_left" : "lists.side_right", language_);
        for (auto const& fault : list.faults)
            writer_.row({Cell(fmt::format("{}: {}", side, in_words(Render::fault, fault_text(fault.kind), language_))),
                         Cell(fault.count)});
    }
    void columns(ListSummary const& list) {
        auto const side = word(&list == &summary_.left ? "lists.side_left" : "lists.side_right", language_);
        for (auto const& column : list.columns)
            if (column.holds != Holds::other)
                writer_.row({Cell(fmt::format("{}: {} = {}", side, column.title,
                                              in_words(Render::field, holds_text(column.holds), language_)))});
    }
    static std::string named(ListSummary const& list) {
        return list.sheet.empty() ? list.file : list.file + " / " + list.sheet;
    }

    [[nodiscard]] std::vector<sheet::XlsxSheet> group(Group which) const {
        auto const headings = tables_.headings(which);
        std::vector<sheet::Column> columns;
        for (auto const& heading : headings)
            columns.push_back({title_in_words(heading, language_), static_cast<double>(heading.width)});
        auto const name = word(fmt::format("lists.group_{}", group_text(which)), language_);
        auto const rows_max = std::min<std::int64_t>(
            sheet_rows_max, sheet_cells_max / std::max<std::int64_t>(1, static_cast<std::int64_t>(columns.size())));
        std::int64_t rows = 0;
        std::vector<Cell> cells(headings.size());
        std::vector<sheet::XlsxSheet> sheets;
        sheets.emplace_back(name, columns);
        tables_.each(which, [&](Row row) {
            if (rows > 0 && rows % rows_max == 0) sheets.emplace_back(name, columns);
            ++rows;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                if (i >= row.size())
                    cells[i] = std::monostate{};
                else if (headings[i].render == Render::plain && cells[i].index() == 1)
                    std::get<1>(cells[i]) = row[i];
                else
                    cells[i] = cell_of(headings[i], row[i], language_);
            }
            sheets.back().row(cells);
        });
        return sheets;
    }

    Tables const& tables_;
    Summary const& summary_;
    Cover const& cover_;
    Language language_;
    sheet::XlsxWriter writer_;
};

}  // namespace

std::string workbook(Tables const& tables, Summary const& summary, Cover const& cover) {
    return Book(tables, summary, cover).take();
}

}  // namespace sinergi::lists
