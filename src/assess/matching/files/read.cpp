#include "matching/files/read.hpp"

#include "matching/files/desk.hpp"
#include "matching/files/slices.hpp"
#include "matching/files/twice.hpp"
#include "matching/table/memory.hpp"
#include "plumbing/jobs/crew.hpp"
#include "plumbing/sheet/csv.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <charconv>
#include <cstring>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include <malloc.h>

namespace sinergi::matching {
namespace {

/// How the columns of one file make records.
struct Layout {
    std::size_t columns = 0, id = 0;
    std::array<std::vector<std::size_t>, fields_max> fields;
    char separator = ',';
};

std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    while (!out.empty() && out.back() == ' ') out.pop_back();
    while (!out.empty() && out.front() == ' ') out.erase(0, 1);
    return out;
}

std::optional<std::size_t> find_column(std::span<std::string const> header, std::string_view name) {
    auto const found = std::ranges::find(header, lower(name));
    if (found == header.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
}

/// The columns there are, as far as they fit into a sentence.
std::string told(std::span<std::string const> header) {
    std::string out;
    for (auto const& column : header) {
        out += out.empty() ? "" : ", ";
        if (out.size() > 300) {
            out += "...";
            break;
        }
        out += column;
    }
    return out;
}

std::string about(std::string const& file, std::string const& column) { return file + ": " + column; }

/// `what` is not there: says what is.
std::unexpected<Refusal> lacks(std::string_view key, std::string what, std::span<std::string const> header) {
    Refusal out{.why = Why::malformed, .key = key, .about = std::move(what)};
    out.faults.push_back({.path = out.about, .key = std::string(key), .limit = told(header)});
    return std::unexpected(std::move(out));
}

Result<Layout> layout_of(std::span<std::string const> header, Mapping const& mapping, std::string const& file) {
    Layout out;
    out.columns = header.size();
    auto const id = find_column(header, mapping.id);
    if (!id) return lacks("matching.no_id_column", about(file, mapping.id), header);
    out.id = *id;
    auto const extra = mapping.extra();
    bool is_any = false;
    for (std::size_t f = 0; f < known_fields + extra.size(); ++f) {
        auto const name = f < known_fields ? std::string(field_name(static_cast<Field>(f))) : extra[f - known_fields];
        std::vector<std::string> wanted{name};
        if (auto const mapped = mapping.map.find(name); mapped != mapping.map.end()) {
            wanted = mapped->second;
        } else if (!mapping.map.empty()) {
            continue;
        }
        for (auto const& column : wanted) {
            auto const place = find_column(header, column);
            if (place) out.fields[f].push_back(*place);
            if (!place && !mapping.map.empty()) return lacks("matching.no_column", about(file, column), header);
        }
        is_any = is_any || !out.fields[f].empty();
    }
    if (!is_any) return lacks("matching.no_field", file, header);
    return out;
}

/// What is no CSV of lines, though it may look like one: read as it stands it would be an empty list.
/// @refuses matching.utf16 matching.workbook matching.cr_lines
Done look_at_text(std::string_view text, std::string const& file) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") || text.substr(0, 2).contains('\0'))
        return refuse(Why::malformed, "matching.utf16", file);
    if (text.starts_with("PK\x03\x04") || text.starts_with("\xD0\xCF\x11\xE0"))
        return refuse(Why::malformed, "matching.workbook", file);
    bool is_quoted = false;
    for (std::size_t at = 0; at < text.size() && (is_quoted || text[at] != '\n'); ++at) {
        if (text[at] == '"') is_quoted = !is_quoted;
        if (is_quoted || text[at] != '\r') continue;
        while (at + 1 < text.size() && text[at + 1] == '\r') ++at;  // some programs write two before a line feed
        if (at + 1 < text.size() && text[at + 1] != '\n') return refuse(Why::malformed, "matching.cr_lines", file);
    }
    return {};
}

}  // namespace

/// Reads into lists that have room for every row there may be; what stays empty is closed up at the end.
class Intake {
    using Known = Desk::Known;

public:
    Intake(Mapping const& mapping, unsigned threads, std::function<Go(Progress const&)> const& progress,
           std::string const& folder)
        : mapping_(mapping),
          extra_(mapping.extra().size()),
          threads_(threads),
          progress_(progress),
          lists_{.table = {.book = Book(extra_), .rows = {}, .extra = {}, .order = {}},
                 .text_ids = {},
                 .broken = {},
                 .fields = {}},
          locks_(4 + extra_ + 1) {
        for (unsigned i = 0; i < threads; ++i) desks_.push_back(std::make_unique<Desk>(lists_.table.book));
        if (folder.empty()) return;
        lists_.table.move_to(folder);
        lists_.text_ids.places_.move_to(folder);
        lists_.text_ids.texts_.move_to(folder);
    }

    Done add(std::string const& path) {
        SINERGI_TRY(file, Mapped::open(path));
        lists_.bytes += static_cast<std::int64_t>(file.text().size());
        SINERGI_TRY(begun, begin(file, path));
        for (std::size_t f = 0; f < fields_max; ++f)
            if (begun.first.fields[f].empty()) is_compared_[f] = false;
        if (std::ranges::none_of(is_compared_, std::identity{}))
            return refuse(Why::malformed, "matching.no_common_field", path);
        auto slices = cut(file, begun.second, threads_);
        auto const base = lists_.table.rows.size();
        auto const room = base + slices.back().row + slices.back().row_max;
        lists_.table.rows.resize(room);
        lists_.table.extra.resize(room * extra_);
        lists_.table.order.resize(room);
        for (auto& text : lists_.table.book.texts) text.expect(room);
        std::atomic<bool> is_stopped = false;
        std::atomic<std::int64_t> done = 0;
        std::mutex lock;
        jobs::spread(threads_, slices.size(), [&](std::size_t s, unsigned worker) {
            if (is_stopped) return;
            read(file, begun.first, slices[s], base, worker, path);
            finish(*desks_[worker], worker);
            if (!slices[s].is_wide) put_orders(slices[s], base);
            if (s % 64 == 63) lists_.table.rest();
            done += static_cast<std::int64_t>(slices[s].end - slices[s].begin);
            std::lock_guard const hold(lock);
            put_texts(slices[s]);
            if (!progress_) return;
            if (progress_({"read", done, static_cast<std::int64_t>(file.text().size())}) == Go::stop) is_stopped = true;
        });
        for (auto& slice : slices) put_orders(slice, base);
        close_up(slices, base);
        lists_.repeated_ids += repeated_ids(lists_.table.order, base, rows());
        lists_.table.rest();
        return {};
    }

    Lists finish() && {
        for (auto& text : lists_.table.book.texts) text.seal();
        desks_.clear();
        ::malloc_trim(0);  // what the words grew out of is gone; its memory shall be, too
        lists_.left = 0;
        auto const extra = mapping_.extra();
        for (std::size_t f = 0; f < known_fields + extra_; ++f)
            if (is_compared_[f])
                lists_.fields.push_back(f < known_fields ? std::string(field_name(static_cast<Field>(f)))
                                                         : extra[f - known_fields]);
        return std::move(lists_);
    }
    [[nodiscard]] std::size_t rows() const noexcept { return lists_.table.rows.size(); }

private:
    /// The layout, and where the first row begins.
    Result<std::pair<Layout, std::size_t>> begin(Mapped const& file, std::string const& path) const {
        auto const text = file.text();
        SINERGI_MUST(look_at_text(text, path));
        sheet::CsvReader reader(text, {.rows_max = std::int64_t{1} << 60});
        auto const has_row = reader.next();
        if (!has_row || !*has_row) return refuse(Why::malformed, "matching.no_header", path);
        std::vector<std::string> header;
        for (auto const cell : reader.cells()) header.push_back(lower(cell));
        SINERGI_TRY(layout, layout_of(header, mapping_, path));
        layout.separator = reader.separator();
        // Blank lines and "sep=" stand before it: the header's own line is known by its number.
        std::size_t at = 0;
        for (std::int64_t line = 1; line < reader.line(); ++line) at = row_after(text, at, false);
        return std::pair(std::move(layout), row_after(text, at, false));
    }

    void read(Mapped const& file, Layout const& layout, Slice& slice, std::size_t base, unsigned worker,
              std::string const& path) {
        auto text = file.read(slice.begin, slice.end, desks_[worker]->room);
        std::int64_t lines = 0;
        for (;;) {
            sheet::CsvReader reader(text, {.rows_max = std::int64_t{1} << 60, .separator = layout.separator});
            for (;;) {
                auto const next = reader.next();
                if (next && !*next) return;
                if (!next) {
                    std::int64_t line = 1;
                    std::from_chars(next.error().about.data(), next.error().about.data() + next.error().about.size(),
                                    line);
                    note(slice, {path, lines + line, lines + line, next.error().key});
                    for (std::int64_t i = 0; i < line && !text.empty(); ++i)
                        text.remove_prefix(std::min(text.size(), text.find('\n')) +
                                           (text.find('\n') == text.npos ? 0 : 1));
                    lines += line;
                    break;
                }
                take(reader, layout, slice, base, worker, path, lines);
            }
        }
    }

    /// @param broken  its lines counted within the slice, from 1
    static void note(Slice& slice, BrokenRow broken) {
        ++slice.broken_count;
        slice.broken_lines += broken.line_last - broken.line + 1;
        broken.line += slice.first_line - 1;
        broken.line_last += slice.first_line - 1;
        if (slice.broken.size() < broken_listed_max) slice.broken.push_back(std::move(broken));
    }
    static void note(Slice& slice, std::string const& path, std::int64_t line, std::span<std::string_view const> cells,
                     std::string_view key) {
        std::int64_t breaks = 0;
        for (auto const cell : cells) breaks += std::ranges::count(cell, '\n');
        note(slice, {path, line, line + breaks, breaks > 0 ? "matching.quote_swallows" : key});
    }

    void take(sheet::CsvReader& reader, Layout const& layout, Slice& slice, std::size_t base, unsigned worker,
              std::string const& path, std::int64_t lines) {
        auto& desk = *desks_[worker];
        auto const cells = reader.cells();
        bool is_whole = cells.size() >= layout.columns;
        for (auto i = layout.columns; i < cells.size(); ++i) is_whole = is_whole && cells[i].empty();
        if (!is_whole) return note(slice, path, lines + reader.line(), cells, "matching.row_other_length");
        if (slice.rows == slice.row_max) return note(slice, path, lines + reader.line(), cells, "matching.row_cr");
        Record record;
        record.id = cells[layout.id];
        auto const order = order_of(record.id);
        // No id has two lines: here a quote was left open.
        if ((order & is_text_id) != 0 && record.id.contains('\n'))
            return note(slice, path, lines + reader.line(), cells, "matching.quote_swallows");
        for (std::size_t f = 0; f < known_fields + extra_; ++f) {
            auto const& columns = layout.fields[f];
            if (columns.empty()) continue;
            if (columns.size() == 1) {
                record.fields[f] = cells[columns[0]];
                continue;
            }
            auto& joined = desk.joined[f];
            joined.clear();
            for (auto const column : columns) {
                if (!joined.empty()) joined += ' ';
                joined += cells[column];
            }
            record.fields[f] = joined;
        }
        auto const row = base + slice.row + slice.rows++;
        lists_.table.rows[row] = numbers_of(record);
        begin(desk, row, record);
        if (desk.count == Desk::rows_max) finish(desk, worker);
        slice.orders.push_back(order);
        slice.is_wide = slice.is_wide || order >= Orders::narrow_end;
        if ((order & is_text_id) == 0) return;
        slice.text_places.resize(slice.rows - 1);
        slice.text_places.push_back(static_cast<std::uint32_t>(slice.texts.size()));
        slice.texts += record.id;
        slice.texts += '\0';
    }

    /// Those that fit are put down as soon as they are read; a wide one makes all of them wide, when all is read.
    void put_orders(Slice& slice, std::size_t base) {
        for (std::size_t i = 0; i < slice.orders.size(); ++i)
            lists_.table.order.set(base + slice.row + i, slice.orders[i]);
        std::vector<std::uint64_t>().swap(slice.orders);
    }

    /// One slice after the other, in whatever order they come.
    void put_texts(Slice& slice) {
        if (slice.texts.empty()) return;
        auto const put = [](auto& to, auto& from, std::size_t& at) {
            at = to.size();
            to.resize(at + from.size());
            std::ranges::copy(from, to.begin() + static_cast<std::ptrdiff_t>(at));
            to.rest(at, to.size());
            std::remove_reference_t<decltype(from)>().swap(from);
        };
        put(lists_.text_ids.places_, slice.text_places, slice.place_at);
        put(lists_.text_ids.texts_, slice.texts, slice.text_at);
        slice.has_texts = true;
    }

    void begin(Desk& desk, std::size_t row, Record const& record) {
        auto const at_desk = desk.count++;
        desk.rows[at_desk] = row;
        desk.areas[at_desk] = area_of(record.fields[at(Field::kode_wil)]);
        for (std::size_t t = 0; t < desk.columns.size(); ++t) {
            auto& column = desk.columns[t];
            auto const text = text_of(record, t);
            auto& is_known = column.is_known[at_desk];
            is_known = Known::no;
            if (text == column.last) {
                is_known = Known::again;
                continue;
            }
            column.last = text;
            if (!column.seen.empty()) {
                auto const hash = hash_of(text);
                column.hashes[at_desk] = hash;
                auto const& seen = column.seen[hash % column.seen.size()];
                if (seen.hash == hash) {
                    is_known = Known::seen;
                    column.codes[at_desk] = seen.code;
                    continue;
                }
            }
            lists_.table.book.texts[t].begin(text, column.texts[at_desk]);
        }
    }

    /// Columns nobody else is at come first, and each worker begins with another one: so that hardly any waits.
    void finish(Desk& desk, unsigned worker) {
        auto left = (std::uint32_t{1} << locks_.size()) - 1;
        for (bool is_waiting = false; left != 0;) {
            auto const before = left;
            for (std::size_t i = 0; i < locks_.size(); ++i) {
                auto const t = (i + worker * 2) % locks_.size();
                if ((left >> t & 1U) == 0) continue;
                std::unique_lock hold(locks_[t], std::defer_lock);
                if (is_waiting)
                    hold.lock();
                else if (!hold.try_lock())
                    continue;
                finish_column(desk, t);
                left &= ~(std::uint32_t{1} << t);
                is_waiting = false;
            }
            is_waiting = left == before;
        }
        desk.count = 0;
    }
    void finish_column(Desk& desk, std::size_t t) {
        if (t < desk.columns.size())
            finish_texts(desk, t);
        else
            finish_areas(desk);
    }
    void finish_texts(Desk& desk, std::size_t t) {
        auto& column = desk.columns[t];
        auto& table = lists_.table;
        for (std::size_t i = 0; i < desk.count; ++i)
            if (column.is_known[i] == Known::no) table.book.texts[t].call_for_slots(column.texts[i]);
        for (std::size_t i = 0; i < desk.count; ++i) {
            if (column.is_known[i] == Known::seen) column.last_code = column.codes[i];
            if (column.is_known[i] == Known::no) {
                column.last_code = table.book.texts[t].finish(column.texts[i]);
                if (!column.seen.empty())
                    column.seen[column.hashes[i] % column.seen.size()] = {column.hashes[i], column.last_code};
            }
            auto const row = desk.rows[i];
            (t < 4 ? code_of(table.rows[row], t) : table.extra[row * extra_ + t - 4]) = column.last_code;
        }
    }
    void finish_areas(Desk& desk) {
        auto& areas = lists_.table.book.areas;
        for (std::size_t i = 0; i < desk.count; ++i) areas.call_for(desk.areas[i]);
        for (std::size_t i = 0; i < desk.count; ++i)
            lists_.table.rows[desk.rows[i]].area = areas.take_in(desk.areas[i]);
    }

    /// Closes the gaps between slices.
    void close_up(std::vector<Slice>& slices, std::size_t base) {
        auto& table = lists_.table;
        auto to = base;
        for (auto& slice : slices) {
            if (slice.has_texts) lists_.text_ids.pieces_.push_back({to, slice.place_at, slice.text_at});
            move_up(base + slice.row, slice.rows, to);
            to += slice.rows;
            lists_.broken_count += slice.broken_count;
            lists_.broken_lines += slice.broken_lines;
            for (auto const& b : slice.broken)
                if (lists_.broken.size() < broken_listed_max) lists_.broken.push_back(b);
        }
        table.rest();
        table.rows.resize(to);
        table.order.resize(to);
        table.extra.resize(to * extra_);
    }

    /// Closes a gap that broken rows left.
    void move_up(std::size_t from, std::size_t rows, std::size_t to) {
        if (from == to) return;
        auto const move = [&](auto& list, std::size_t width) {
            std::memmove(list.data() + to * width, list.data() + from * width, rows * width * sizeof(*list.data()));
        };
        move(lists_.table.rows, 1);
        lists_.table.order.move(from, rows, to);
        if (extra_ > 0) move(lists_.table.extra, extra_);
    }

    static std::array<bool, fields_max> all_fields() noexcept {
        std::array<bool, fields_max> out{};
        out.fill(true);
        return out;
    }

    Mapping const& mapping_;
    std::size_t extra_;
    unsigned threads_;
    std::function<Go(Progress const&)> const& progress_;
    Lists lists_;
    std::array<bool, fields_max> is_compared_ = all_fields();  // as far as every list has it
    std::vector<std::unique_ptr<Desk>> desks_;
    std::vector<std::mutex> locks_;  // by text, then that of the areas
};

std::vector<std::string> Mapping::extra() const {
    std::vector<std::string> out;
    for (auto const& [field, columns] : map) {
        bool is_known = false;
        for (std::size_t f = 0; f < known_fields; ++f)
            is_known = is_known || field == field_name(static_cast<Field>(f));
        if (!is_known) out.push_back(field);
    }
    return out;
}

Result<Mapping> Mapping::parse(std::string_view id, std::string_view map) {
    Mapping out;
    if (!id.empty()) out.id = id;
    while (!map.empty()) {
        auto const comma = map.find(',');
        auto const one = map.substr(0, comma);
        map.remove_prefix(comma == map.npos ? map.size() : comma + 1);
        auto const sign = one.find('=');
        if (sign == one.npos || sign == 0 || sign + 1 == one.size())
            return refuse(Why::malformed, "matching.map_malformed", std::string(one));
        auto const [field, is_new] = out.map.try_emplace(lower(one.substr(0, sign)));
        if (!is_new) return refuse(Why::malformed, "matching.map_twice", field->first);
        auto& columns = field->second;
        auto rest = one.substr(sign + 1);
        while (!rest.empty()) {
            auto const plus = rest.find('+');
            columns.emplace_back(rest.substr(0, plus));
            rest.remove_prefix(plus == rest.npos ? rest.size() : plus + 1);
        }
    }
    if (auto const count = out.extra().size(); count > extra_fields_max)
        return refuse(Why::malformed, "matching.too_many_fields", std::to_string(count));
    return out;
}

char const* TextIds::text(std::size_t row) const noexcept {
    auto const piece = std::ranges::upper_bound(pieces_, row, {}, &Piece::row) - 1;
    return texts_.data() + piece->text + places_[piece->place + row - piece->row];
}

void Lists::append_id(std::string& out, std::size_t row) const {
    auto const order = table.order[row];
    if (order & is_text_id) {
        out += text_ids.text(row);
        return;
    }
    char digits[20];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, order).ptr);
}

Result<Lists> read_lists(std::span<std::string const> files, Mapping const& mapping, unsigned threads,
                         std::function<Go(Progress const&)> const& progress, std::string const& folder) {
    Intake intake(mapping, threads, progress, folder);
    std::uint32_t left = 0;
    for (auto const& file : files) {
        SINERGI_MUST(intake.add(file));
        if (&file == files.data()) left = static_cast<std::uint32_t>(intake.rows());
    }
    auto out = std::move(intake).finish();
    out.left = files.size() > 1 ? left : 0;
    return out;
}

}  // namespace sinergi::matching
