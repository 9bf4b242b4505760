// The workbook that is downloaded: figures first, then a sheet a group.

#include "lists/report.hpp"
#include "plumbing/sheet/xlsx.hpp"

#include <charconv>

namespace sinergi::lists {
namespace {

using locale::Language;
using sheet::Cell;

std::string word(std::string_view key, Language language) { return std::string(locale::pattern(key, language)); }

/// Excel has 1,048,576 rows a sheet; the rest goes to a next one of the same name with a number.
constexpr std::int64_t sheet_rows_max = 1'000'000;

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

    std::string take() && {
        figures();
        for (std::size_t g = 0; g < group_count; ++g) group(static_cast<Group>(g));
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

    void group(Group which) {
        auto const headings = tables_.headings(which);
        std::vector<sheet::Column> columns;
        for (auto const& heading : headings)
            columns.push_back({title_in_words(heading, language_), static_cast<double>(heading.width)});
        auto const name = word(fmt::format("lists.group_{}", group_text(which)), language_);
        std::int64_t rows = 0;
        std::vector<Cell> cells(headings.size());
        writer_.sheet(name, columns);
        tables_.each(which, [&](Row row) {
            if (rows > 0 && rows % sheet_rows_max == 0) writer_.sheet(name, columns);
            ++rows;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                if (i >= row.size())
                    cells[i] = std::monostate{};
                else if (headings[i].render == Render::plain && cells[i].index() == 1)
                    std::get<1>(cells[i]) = row[i];
                else
                    cells[i] = cell_of(headings[i], row[i], language_);
            }
            writer_.row(cells);
        });
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
