// Where the table of a file begins and what its columns hold.

#include "lists/read.hpp"
#include "lists/read/source.hpp"

#include "base/text.hpp"

namespace sinergi::lists {
namespace {

constexpr std::size_t sample_rows = 300, shown_rows = 5, sheets_looked = 20;

/// The first rows of a sheet, owned; horizontal merges among them filled, so that a heading stands over all its
/// columns.
struct Sample {
    std::vector<std::vector<std::string>> text;
    std::vector<SampleRow> rows;
    std::vector<sheet::Merge> merges;
    std::optional<Refusal> stopped;  // by what stands below these rows
};

void fill_merges(Sample& sample) {
    for (auto const& merge : sample.merges) {
        if (merge.last_column - merge.first_column > 200) continue;
        for (std::size_t i = 0; i < sample.rows.size(); ++i) {
            if (sample.rows[i].line != merge.first_line) continue;
            auto& cells = sample.text[i];
            if (merge.first_column >= cells.size()) break;
            auto const filled = cells[merge.first_column];
            // A title over the whole table is no heading of each of its columns.
            if (merge.last_column - merge.first_column >= 12 && said_by(filled).holds == Holds::other) break;
            if (cells.size() <= merge.last_column) cells.resize(merge.last_column + 1);
            for (auto c = merge.first_column + 1; c <= merge.last_column; ++c)
                if (cells[c].empty()) cells[c] = filled;
            break;
        }
    }
}

Result<Sample> sample_of(std::string_view bytes, std::size_t sheet) {
    Sample out;
    SINERGI_TRY(rows, open_rows(bytes, sheet, {}));
    while (out.text.size() < sample_rows) {
        auto const more = rows->next();
        if (!more && out.text.empty()) return std::unexpected(more.error());
        if (!more) out.stopped = more.error();  // behind rows of people the reading says so
        if (!more || !*more) break;
        out.text.emplace_back(rows->cells().begin(), rows->cells().end());
        out.rows.push_back({rows->line(), {}});
    }
    if (is_xlsx(bytes)) {
        SINERGI_TRY(merges, sheet::xlsx_merges(bytes, sheet));
        out.merges = std::move(merges);
        fill_merges(out);
    }
    for (std::size_t i = 0; i < out.rows.size(); ++i) out.rows[i].cells.assign(out.text[i].begin(), out.text[i].end());
    return out;
}

struct Candidate {
    Sample sample;
    Head head;
    std::size_t sheet = 0;
};

/// The sheet that looks most like people; of equals the one with more rows, then the first.
Result<Candidate> choose(std::string_view bytes, std::vector<std::string> const& sheets, Wish const& wish) {
    std::optional<Candidate> best;
    Refusal why{.why = Why::malformed, .key = "lists.not_a_table"};
    for (std::size_t i = 0; i < std::max<std::size_t>(1, std::min(sheets.size(), sheets_looked)); ++i) {
        if (wish.sheet && !sheets.empty() && sheets[i] != *wish.sheet) continue;
        auto sample = sample_of(bytes, i);
        if (!sample) {
            why = sample.error();
            continue;
        }
        Candidate one{std::move(*sample), {}, i};
        one.head = find_head(one.sample.rows);
        auto const rank = [](Candidate const& c) { return std::pair(c.head.weight, c.sample.rows.size()); };
        if (!best || rank(one) > rank(*best)) best = std::move(one);
    }
    if (best) return *std::move(best);
    if (wish.sheet && !sheets.empty() && std::ranges::find(sheets, *wish.sheet) == sheets.end())
        return refuse(Why::not_found, "lists.no_such_sheet", *wish.sheet);
    return std::unexpected(why);
}

std::vector<Merged> merged_below(std::vector<sheet::Merge> const& merges, std::int64_t first_line) {
    std::vector<Merged> out;
    for (auto const& merge : merges)
        if (merge.last_line > merge.first_line && merge.last_line >= first_line)
            out.push_back({merge.first_line, merge.last_line, merge.first_column});
    std::ranges::sort(out, {}, &Merged::first_line);
    return out;
}

/// Lines of a CSV, those within quotes not counted; what is beyond `most` is not looked at.
std::int64_t lines_of(std::string_view bytes, std::int64_t most) noexcept {
    std::int64_t lines = 0;
    bool is_quoted = false;
    for (auto const c : bytes) {
        is_quoted ^= c == '"';
        if (c == '\n' && !is_quoted && ++lines > most) break;
    }
    return lines;
}

/// A CSV too long is told before it is kept. Most are short enough by their bytes, or by a quick count.
bool is_too_long(std::string_view bytes, std::int64_t rows_max) {
    auto const most = rows_max + static_cast<std::int64_t>(title_rows_max) + 3;
    return std::cmp_greater(bytes.size(), most) && std::ranges::count(bytes, '\n') > most &&
           lines_of(bytes, most) > most;
}

}  // namespace

bool is_xlsx(std::string_view bytes) noexcept { return bytes.starts_with("PK"); }

char separator_of(std::string_view bytes) noexcept {
    auto const head = bytes.substr(0, 64 * 1024);
    if (head.starts_with("sep=") || head.starts_with("\xEF\xBB\xBFsep=")) return 0;
    constexpr std::string_view marks = ",;\t";
    std::array<int, 3> lines{};
    for (std::size_t from = 0, seen = 0; from < head.size() && seen < 60; ++seen) {
        auto const to = std::min(head.find('\n', from), head.size());
        auto const line = head.substr(from, to - from);
        std::size_t best = 3;
        std::ptrdiff_t most = 1;
        for (std::size_t m = 0; m < marks.size(); ++m)
            if (auto const count = std::ranges::count(line, marks[m]); count > most) {
                most = count;
                best = m;
            }
        if (best < 3) ++lines[best];
        from = to + 1;
    }
    auto const best = std::ranges::max_element(lines);
    return *best == 0 ? '\0' : marks[static_cast<std::size_t>(best - lines.begin())];
}

Result<std::unique_ptr<sheet::Rows>> open_rows(std::string_view bytes, std::size_t sheet, sheet::Limits limits) {
    if (is_xlsx(bytes)) return sheet::xlsx_rows(bytes, sheet, limits);
    limits.separator = separator_of(bytes);
    return sheet::rows_of(bytes, limits);
}

Result<Look> look(std::string_view bytes, Wish const& wish) {
    Look out;
    if (is_xlsx(bytes)) {
        SINERGI_TRY(names, sheet::sheet_names(bytes));
        out.sheets = std::move(names);
        if (out.sheets.empty()) return refuse(Why::malformed, "lists.not_a_table");
    } else if (is_too_long(bytes, wish.rows_max)) {
        return refuse(Why::too_large, "lists.too_many_rows", std::to_string(wish.rows_max));
    }
    SINERGI_TRY(chosen, choose(bytes, out.sheets, wish));
    auto const& head = chosen.head;
    std::span<SampleRow const> below(chosen.sample.rows);
    below = below.subspan(std::min(below.size(), head.rows_above + head.rows));
    if (below.empty() && chosen.sample.stopped) return std::unexpected(*chosen.sample.stopped);
    if (below.empty()) return refuse(Why::malformed, head.weight > 0 ? "lists.empty" : "lists.not_a_table");
    auto& shape = out.shape;
    shape.sheet_number = chosen.sheet;
    shape.sheet = out.sheets.empty() ? std::string{} : out.sheets[chosen.sheet];
    shape.first_line = below.front().line;
    shape.columns = recognise(head.titles, below, wish.told, {});
    if (wish.told.empty() && wish.remembered)
        if (auto const known = wish.remembered(signature_text(shape.columns)); !known.empty())
            shape.columns = recognise(head.titles, below, {}, known);
    if (shape.columns.size() < 2 && head.weight == 0 && wish.told.empty())
        return refuse(Why::malformed, "lists.not_a_table");
    find_habits(shape, below);
    shape.merged = merged_below(chosen.sample.merges, shape.first_line);
    out.weight = head.weight;
    for (std::size_t i = 0; i < std::min(below.size(), shown_rows); ++i)
        out.sample.emplace_back(below[i].cells.begin(), below[i].cells.end());
    return out;
}

}  // namespace sinergi::lists
