#include "registry/intake/mend.hpp"

#include "base/nik.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/sheet/csv.hpp"
#include "plumbing/sheet/xlsx.hpp"
#include "registry/actions/others.hpp"
#include "registry/intake/sent.hpp"
#include "registry/store/intake.hpp"

#include <algorithm>
#include <set>

namespace sinergi::registry::intake {
namespace {

constexpr std::int64_t rows_max = 5'000'000;

using FaultyLines = std::map<std::pair<std::uint8_t, std::int64_t>, std::set<Fault>>;

/// The rows that stay out, or whose answer is left out, by file and line.
FaultyLines blocked_rows(Told const& told, std::vector<RowFault> const& late) {
    FaultyLines why;
    for (auto const* faults : {&told.faults, &late})
        for (auto const& one : *faults)
            if (weight_of(one.fault) == Weight::blocks) why[{one.file, one.line}].insert(one.fault);
    return why;
}

/// The sheet that was read, from its first row of people on.
struct Opened {
    lists::Shape shape;
    std::unique_ptr<sheet::Rows> rows;
};
Result<Opened> opened(File const& file, Date today) {
    SINERGI_TRY(look, lists::look(file.bytes, {.file = file.name, .today = today, .rows_max = rows_max}));
    SINERGI_TRY(rows, file.bytes.starts_with("PK")
                          ? sheet::xlsx_rows(file.bytes, look.shape.sheet_number, {.rows_max = rows_max})
                          : sheet::rows_of(file.bytes, {.rows_max = rows_max}));
    return Opened{std::move(look.shape), std::move(rows)};
}

std::vector<std::string> cells_of(sheet::Rows const& rows, Told const& told, std::uint8_t file, std::size_t columns) {
    std::vector<std::string> out(std::max(columns, rows.cells().size()));
    for (std::size_t i = 0; i < out.size(); ++i) {
        auto const mended = told.mended.find({file, rows.line(), static_cast<std::int64_t>(i)});
        out[i] = mended == told.mended.end() ? std::string(rows.cell(i)) : mended->second;
    }
    return out;
}

/// What is read and what comparing finds besides.
struct Seen {
    ImportRow import;
    std::vector<File> files;
    Told told;
    FaultyLines why;
};
Result<Seen> seen(House& house, access::Officer const& by, ImportId id) {
    SINERGI_TRY(import, find(house, by, id));
    SINERGI_TRY(files, files_of(house, import));
    SINERGI_TRY(told, told_of(house, import));
    Loader loader(house.office, *house.areas.atlas(), told, {.by = by, .source = import.source, .reason = {}});
    (void)loader.compare();
    auto why = blocked_rows(told, loader.late_faults());
    return Seen{std::move(import), std::move(files), std::move(told), std::move(why)};
}

Done note_read(House& house, access::Officer const& by, std::string_view act, ImportRow const& import, Moment now) {
    return house.office.db.write([&](db::Tx& tx) -> Done {
        note(house, tx, by, act, import, now);
        return {};
    });
}

bool is_before_apply(ImportRow const& import) noexcept { return import.state == "checked" || import.state == "failed"; }

}  // namespace

Result<std::string> faulty_rows(House& house, access::Officer const& by, ImportId id, std::string_view language,
                                Moment now) {
    SINERGI_TRY(all, seen(house, by, id));
    auto const today = date_in(house.office.zone, now);
    sheet::CsvWriter out;
    auto const put = [&](std::vector<std::string> cells, std::string last) {
        cells.push_back(std::move(last));
        std::vector<std::string_view> const views(cells.begin(), cells.end());
        out.row(views);
    };
    for (std::uint8_t i = 0; i < all.files.size(); ++i) {
        SINERGI_TRY(open, opened(all.files[i], today));
        std::vector<std::string> titles;
        for (auto const& column : open.shape.columns) titles.push_back(column.title);
        put(titles, "Masalah");
        for (;;) {
            SINERGI_TRY(is_more, open.rows->next());
            if (!is_more) break;
            auto const found = all.why.find({i, open.rows->line()});
            if (found == all.why.end()) continue;
            std::string said;
            for (auto const fault : found->second) {
                if (!said.empty()) said += ' ';
                said += house.say(sentence_of(fault), language);
            }
            put(cells_of(*open.rows, all.told, i, titles.size()), std::move(said));
        }
    }
    SINERGI_MUST(note_read(house, by, "registry.import_faults_downloaded", all.import, now));
    return std::move(out).take();
}

Result<FaultyTable> faulty_table(House& house, access::Officer const& by, ImportId id, std::int64_t file,
                                 std::int64_t from, std::size_t limit, Moment now) {
    SINERGI_TRY(all, seen(house, by, id));
    if (file < 0 || static_cast<std::size_t>(file) >= all.files.size())
        return refuse(Why::not_found, "registry.import_no_such_file", "file");
    auto const at = static_cast<std::uint8_t>(file);
    SINERGI_TRY(open, opened(all.files[at], date_in(house.office.zone, now)));
    FaultyTable out{.file = file, .name = all.files[at].name};
    for (auto const& column : open.shape.columns) out.titles.push_back(column.title);
    for (;;) {
        SINERGI_TRY(is_more, open.rows->next());
        if (!is_more) break;
        auto const line = open.rows->line();
        auto const found = all.why.find({at, line});
        if (line < from || found == all.why.end()) continue;
        if (out.rows.size() == limit) {
            out.next = line;
            break;
        }
        out.rows.push_back({line,
                            cells_of(*open.rows, all.told, at, out.titles.size()),
                            {found->second.begin(), found->second.end()}});
    }
    SINERGI_MUST(note_read(house, by, "registry.import_faults_read", all.import, now));
    return out;
}

Result<ImportRow> mend_cells(House& house, access::Officer const& by, ImportId id, std::vector<CellWish> const& cells,
                             Moment now) {
    SINERGI_MUST(find(house, by, id));
    if (cells.empty()) return refuse(Why::malformed, "registry.import_no_cells", "cells");
    return house.office.db.write([&](db::Tx& tx) -> Result<ImportRow> {
        auto const import = store::find_import(tx, id);
        if (!import || !is_before_apply(*import)) return refuse(Why::conflict, "registry.import_not_ready");
        for (auto const& one : cells) {
            SINERGI_TRY(value, clean_text(one.value, 0, 300, Lines::one));
            store::put_cell(tx, id, {one.file, one.line, one.column_at, value}, by.id, now);
        }
        if (store::count_cells(tx, id) > cells_max)
            return refuse(Why::too_large, "registry.import_cells_many", std::to_string(cells_max));
        note(house, tx, by, "registry.import_mended", *import, now);
        return check_again(house, tx, by, *import, now);
    });
}

Result<std::vector<FileColumns>> columns(House& house, access::Officer const& by, ImportId id) {
    SINERGI_TRY(import, find(house, by, id));
    SINERGI_TRY(files, files_of(house, import));
    auto const today = date_in(house.office.zone, house.office.clock.now());
    std::vector<FileColumns> out;
    for (auto const& file : files) {
        SINERGI_TRY(look, lists::look(file.bytes, {.file = file.name, .today = today, .rows_max = rows_max}));
        auto const told = house.office.db.read(
            [&](db::Tx& tx) { return store::mapping(tx, lists::signature_text(look.shape.columns)); });
        auto const found = columns_of(look.shape, told);
        FileColumns one{.file = static_cast<std::int64_t>(out.size()),
                        .name = file.name,
                        .titles = found.titles,
                        .holds = words_of(found)};
        for (auto const& row : look.sample) {
            auto& cells = one.sample.emplace_back();
            for (std::size_t i = 0; i < row.size(); ++i) {
                // A number with a digit lost still tells who is meant.
                auto const at = static_cast<std::int32_t>(i);
                bool const is_number = at == found.nik || at == found.no_kk;
                cells.push_back(is_number ? masked_number(row[i]) : mask_niks(row[i].substr(0, 200)));
            }
        }
        out.push_back(std::move(one));
    }
    return out;
}

Result<ImportRow> tell_columns(House& house, access::Officer const& by, ImportId id, std::int64_t file,
                               std::vector<std::string> const& holds, Moment now) {
    SINERGI_TRY(import, find(house, by, id));
    if (!is_before_apply(import)) return refuse(Why::conflict, "registry.import_not_ready");
    SINERGI_TRY(files, files_of(house, import));
    if (file < 0 || static_cast<std::size_t>(file) >= files.size())
        return refuse(Why::not_found, "registry.import_no_such_file", "file");
    auto const& sent = files[static_cast<std::size_t>(file)];
    SINERGI_TRY(look, lists::look(sent.bytes,
                                  {.file = sent.name, .today = date_in(house.office.zone, now), .rows_max = rows_max}));
    auto const known = column_words();
    std::set<std::string_view> taken;
    for (auto const& one : holds) {
        if (one.empty()) continue;
        if (std::ranges::find(known, one) == known.end())
            return refuse(Why::malformed, "registry.import_column_unknown", "holds");
        if (!taken.insert(one).second) return refuse(Why::malformed, "registry.import_column_twice", "holds");
    }
    if (holds.size() != look.shape.columns.size())
        return refuse(Why::malformed, "registry.import_column_unknown", "holds");
    if (!taken.contains("no_kk")) return refuse(Why::malformed, "registry.import_no_card", "holds");
    return house.office.db.write([&](db::Tx& tx) -> Result<ImportRow> {
        auto const still = store::find_import(tx, id);
        if (!still || !is_before_apply(*still)) return refuse(Why::conflict, "registry.import_not_ready");
        store::put_mapping(tx, lists::signature_text(look.shape.columns), holds, by.id, now);
        note(house, tx, by, "registry.import_columns_told", *still, now);
        return check_again(house, tx, by, *still, now);
    });
}

}  // namespace sinergi::registry::intake
