#include "lists/compare.hpp"

#include "base/text.hpp"
#include "matching/compare.hpp"
#include "matching/run/estimate.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/jobs/crew.hpp"

#include <numeric>

namespace sinergi::lists {
namespace {

using matching::Go;
using Places = std::vector<std::uint32_t>;
constexpr std::uint32_t nobody = ~std::uint32_t{0};

// ---- two tables, one book

/// A list as the engine wants it; the list's own rows go.
matching::Table table_of(List& list) {
    matching::Table out{.book = std::move(list.book), .rows = {}, .extra = {}, .order = {}};
    out.rows.resize(list.people.size());
    std::ranges::copy(list.people, out.rows.begin());
    list.people = {};
    out.order.resize(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) out.order.set(i, matching::mixed(list.lines[i]));
    return out;
}

/// Rows of `right` behind those of `left`, their texts as codes of the left book.
matching::Table join(matching::Table left, matching::Table right) {
    auto& book = left.book;
    std::vector<std::vector<std::uint32_t>> texts;
    for (std::size_t i = 0; i < 4; ++i) texts.push_back(book.texts[i].take_in(right.book.texts[i]));
    auto const areas = book.areas.take_in(right.book.areas);
    auto const first = left.rows.size();
    // Into new arrays: one that grows once it was walked would be moved page by page.
    matching::Table out{.book = std::move(left.book), .rows = {}, .extra = {}, .order = {}};
    out.rows.resize(first + right.rows.size());
    out.order.resize(first + right.rows.size());
    std::ranges::copy(left.rows, out.rows.begin());
    for (std::size_t i = 0; i < first; ++i) out.order.set(i, left.order[i]);
    for (std::size_t i = 0; i < right.rows.size(); ++i) {
        auto row = right.rows[i];
        row.nama = texts[0][row.nama];
        row.nama_ibu = texts[1][row.nama_ibu];
        row.alamat = texts[2][row.alamat];
        row.tempat = texts[3][row.tempat];
        row.area = areas[row.area];
        out.rows[first + i] = row;
        out.order.set(first + i, right.order[i]);
    }
    return out;
}

/// A list of codes and a list of names tell different things about the same village: neither is held against anybody.
void forget_unlike_areas(List& left, List& right) {
    if (left.area_style == right.area_style || left.area_style == AreaStyle::none ||
        right.area_style == AreaStyle::none)
        return;
    auto& named = left.area_style == AreaStyle::name ? left : right;
    for (auto& row : named.people) row.area = 0;
}

// ---- who is twice in a list

Doubles doubles_of(Places const& cluster) {
    std::vector<std::uint32_t> sizes(cluster.size());
    for (auto const c : cluster) ++sizes[c];
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < cluster.size(); ++row)
        if (sizes[cluster[row]] > 1) rows.push_back(row);
    // Groups stand where their first row stands.
    std::vector<std::uint32_t> first(cluster.size(), nobody);
    for (auto const row : rows) first[cluster[row]] = std::min(first[cluster[row]], row);
    std::ranges::sort(rows, {}, [&](auto row) { return std::pair(first[cluster[row]], row); });
    Doubles out;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (i + 1 == rows.size() || cluster[rows[i]] != cluster[rows[i + 1]])
            out.ends.push_back(static_cast<std::uint32_t>(i + 1));
    out.rows = std::move(rows);
    return out;
}

// ---- what changed

bool is_mark(unsigned char c) noexcept {
    return c < 0x80 && !((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'));
}

/// Letters and digits alone, in any case; "007" is "7".
bool is_alike(std::string_view a, std::string_view b) noexcept {
    auto const skip = [](std::string_view& text) {
        while (!text.empty() && is_mark(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
    };
    auto const without_zeros = [&](std::string_view text) {
        skip(text);
        while (text.size() > 1 && text.front() == '0') text.remove_prefix(1);
        return text;
    };
    a = without_zeros(a);
    b = without_zeros(b);
    for (;;) {
        skip(a);
        skip(b);
        if (a.empty() || b.empty()) return a.empty() && b.empty();
        auto const small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
        if (small(a.front()) != small(b.front())) return false;
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
}

/// Numbers of rows and records: each list has its own.
bool is_only_order(std::string_view key) noexcept {
    return key.empty() || key == "no" || key == "nomor" || key == "no urut" || key == "urut" || key == "id" ||
           key.ends_with(" id") || key.starts_with("id ");
}

std::vector<Field> shared_fields(Shape const& left, Shape const& right) {
    std::vector<Field> out;
    constexpr std::array ours{Holds::nama,         Holds::nik,       Holds::no_kk,    Holds::tgl_lahir,
                              Holds::tempat_lahir, Holds::jk,        Holds::nama_ibu, Holds::alamat,
                              Holds::rt,           Holds::rw,        Holds::rt_rw,    Holds::desa,
                              Holds::kecamatan,    Holds::kabupaten, Holds::kode_wil, Holds::kepala};
    auto const has = [](Shape const& shape, Holds what) {
        bool const is_born = what == Holds::tgl_lahir || what == Holds::tempat_lahir;
        return shape.column_of(what) || (is_born && shape.column_of(Holds::ttl));
    };
    for (auto const what : ours)
        if (has(left, what) && has(right, what)) out.push_back({what});
    for (std::size_t l = 0; l < left.columns.size() && out.size() < 60; ++l) {
        auto const key = heading_key(left.columns[l].title);
        if (left.columns[l].holds != Holds::other || is_only_order(key)) continue;
        for (std::size_t r = 0; r < right.columns.size(); ++r)
            if (right.columns[r].holds == Holds::other && heading_key(right.columns[r].title) == key) {
                out.push_back({Holds::other, static_cast<std::int32_t>(l), static_cast<std::int32_t>(r)});
                break;
            }
    }
    return out;
}

// ---- the run

class Run {
public:
    Run(Comparison& of, How const& how) : of_(of), how_(how), left_(static_cast<std::uint32_t>(of.left.size())) {}

    Done doubles(matching::Table& table, Doubles& into, std::int64_t step) const {
        auto const model = matching::count_values(table, jobs::hands(how_.threads));
        auto wish = options(step, model);
        wish.link_at = wish.clerical_at = double_from;
        auto const found = matching::dedupe(table, wish);
        if (found.is_cancelled) return refuse(Why::conflict, "lists.cancelled");
        into = doubles_of(found.cluster);
        return {};
    }

    Done links() {
        auto const model = matching::count_values(of_.table, jobs::hands(how_.threads));
        auto const found = matching::link(of_.table, left_, options(2, model));
        if (found.is_cancelled) return refuse(Why::conflict, "lists.cancelled");
        left_of_.assign(of_.right.size(), nobody);
        right_of_.assign(left_, nobody);
        for (auto const& pair : found.links) {
            auto const match = match_of(pair);
            if (verdict(match) != Verdict::different) take(match);
        }
        if (how_.decisions && !how_.decisions->empty())
            for (auto const& pair : found.pairs) {
                auto match = match_of(pair);
                if (left_of_[match.right] == match.left || verdict(match) != Verdict::same) continue;
                match.is_settled = true;
                take(match);
            }
        spread_over_doubles();
        doubts(found.pairs);
        return {};
    }

    void sort_out() {
        std::ranges::sort(of_.both);
        auto const same = std::ranges::unique(of_.both, {}, [](Match const& m) { return std::pair(m.left, m.right); });
        of_.both.erase(same.begin(), same.end());
        std::vector<bool> left(left_), right(of_.right.size());
        for (auto const* matches : {&of_.both, &of_.doubtful})
            for (auto const& match : *matches) left[match.left] = right[match.right] = true;
        for (std::uint32_t i = 0; i < left.size(); ++i)
            if (!left[i]) of_.left_only.push_back(i);
        for (std::uint32_t i = 0; i < right.size(); ++i)
            if (!right[i]) of_.right_only.push_back(i);
    }

    void find_changes() {
        of_.fields = shared_fields(of_.left.shape, of_.right.shape);
        for (std::uint32_t m = 0; m < of_.both.size(); ++m) {
            auto const& match = of_.both[m];
            auto const before = of_.changes.size();
            for (std::uint16_t f = 0; f < of_.fields.size(); ++f)
                if (is_changed(match, of_.fields[f])) of_.changes.push_back({m, f});
            of_.people_changed += of_.changes.size() > before;
        }
    }

    void count_people() {
        // A person is a left row that is no later row of a group of doubles.
        std::vector<bool> later(left_);
        for (std::size_t g = 0; g < of_.left_doubles.size(); ++g)
            for (auto const row : of_.left_doubles.group(g).subspan(1)) later[row] = true;
        std::uint32_t last = nobody;
        for (auto const& match : of_.both) {
            of_.people_in_both += match.left != last && !later[match.left];
            last = match.left;
        }
    }

private:
    /// Rarities are counted in these lists; how people err is taken as known. Learning that from the lists as well
    /// would find doubles in a list that has none: whatever agrees most is then taken for them (tried: 1,653 in a clean
    /// list of 100,000).
    [[nodiscard]] matching::Options options(std::int64_t step, matching::Model const& model) const {
        matching::Options out;
        out.model = &model;
        out.threads = how_.threads;
        out.link_at = same_from;
        out.clerical_at = doubt_from;
        if (how_.heard)
            out.progress = [this, step](matching::Progress const& p) {
                auto const part = p.total > 0 ? p.done * 100 / p.total : 0;
                return how_.heard(step * 100 + part, 300);
            };
        return out;
    }
    [[nodiscard]] Match match_of(matching::Pair const& pair) const {
        return {pair.left, pair.right - left_, pair.score, false};
    }
    [[nodiscard]] std::optional<Verdict> verdict(Match const& match) const {
        if (!how_.decisions || how_.decisions->empty()) return {};
        auto const found = how_.decisions->find(pair_digest(how_.secret, of_.left, match.left, of_.right, match.right));
        return found == how_.decisions->end() ? std::nullopt : std::optional(found->second);
    }
    void take(Match const& match) {
        of_.both.push_back(match);
        left_of_[match.right] = match.left;
        right_of_[match.left] = match.right;
    }

    /// Who is one person within a list is one person in the other as well, unless the two rows themselves say no.
    void spread_over_doubles() {
        auto const scored = [&](std::uint32_t left, std::uint32_t right) {
            return Match{left, right,
                         matching::score(of_.table.book, of_.table.view(left), of_.table.view(left_ + right)), false};
        };
        for (std::size_t g = 0; g < of_.left_doubles.size(); ++g) {
            auto const group = of_.left_doubles.group(g);
            auto const held = std::ranges::find_if(group, [&](auto row) { return right_of_[row] != nobody; });
            if (held == group.end()) continue;
            for (auto const row : group)
                if (auto const match = scored(row, right_of_[*held]);
                    right_of_[row] == nobody && match.score >= doubt_from)
                    of_.both.push_back(match);
        }
        for (std::size_t g = 0; g < of_.right_doubles.size(); ++g) {
            auto const group = of_.right_doubles.group(g);
            auto const held = std::ranges::find_if(group, [&](auto row) { return left_of_[row] != nobody; });
            if (held == group.end()) continue;
            for (auto const row : group)
                if (auto const match = scored(left_of_[*held], row);
                    left_of_[row] == nobody && match.score >= doubt_from)
                    take(match);
        }
        for (auto const& match : of_.both) {
            if (right_of_[match.left] == nobody) right_of_[match.left] = match.right;
            if (left_of_[match.right] == nobody) left_of_[match.right] = match.left;
        }
    }

    /// Pairs that fall short of being linked, where neither side stands with somebody else already; two a row at most.
    void doubts(std::span<matching::Pair const> pairs) {
        std::vector<std::uint8_t> seen_left(left_), seen_right(of_.right.size());
        for (auto const& pair : pairs) {  // the best first
            auto const match = match_of(pair);
            if (left_of_[match.right] != nobody || right_of_[match.left] != nobody) continue;
            if (seen_left[match.left] >= 2 || seen_right[match.right] >= 2 || verdict(match) == Verdict::different)
                continue;
            ++seen_left[match.left];
            ++seen_right[match.right];
            of_.doubtful.push_back(match);
        }
    }

    /// The sixteenth digit that a spreadsheet lost tells nothing.
    [[nodiscard]] bool is_rounded(Holds what) const noexcept {
        auto const &l = of_.left.shape, &r = of_.right.shape;
        if (what == Holds::nik) return l.is_nik_rounded || r.is_nik_rounded;
        return what == Holds::no_kk && (l.is_kk_rounded || r.is_kk_rounded);
    }
    [[nodiscard]] bool is_changed(Match const& match, Field const& field) const {
        if (field.holds == Holds::other) {
            auto const left = of_.left.cell(match.left, static_cast<std::size_t>(field.left_column));
            auto const right = of_.right.cell(match.right, static_cast<std::size_t>(field.right_column));
            return !is_alike(meant(left), meant(right));
        }
        // Encoded alike is alike: most pairs end here.
        auto const &l = of_.table.rows[match.left], &r = of_.table.rows[left_ + match.right];
        switch (field.holds) {
            case Holds::nik:
                if (l.nik == r.nik) return false;
                break;
            case Holds::no_kk:
                if (l.kk == r.kk) return false;
                break;
            case Holds::tgl_lahir:
                if (l.born == r.born) return false;
                break;
            case Holds::jk:
                if (l.sex == r.sex) return false;
                break;
            case Holds::nama:
                if (l.nama == r.nama) return false;
                break;
            case Holds::nama_ibu:
                if (l.nama_ibu == r.nama_ibu) return false;
                break;
            case Holds::alamat:
                if (l.alamat == r.alamat) return false;
                break;
            case Holds::tempat_lahir:
                if (l.tempat == r.tempat) return false;
                break;
            case Holds::kode_wil:
                if (l.area == r.area) return false;
                break;
            default:
                break;
        }
        auto const left = of_.left_value(match.left, field), right = of_.right_value(match.right, field);
        if (left.empty() || right.empty()) return false;
        if (is_rounded(field.holds) && left.size() == 16 && right.size() == 16)
            return left.compare(0, 15, right, 0, 15) != 0;
        return !is_alike(left, right);
    }

    Comparison& of_;
    How const& how_;
    std::uint32_t left_;
    Places left_of_, right_of_;  // the row a row stands with, or nobody
};

std::string identity(List const& list, std::size_t row) {
    auto const nik = number_of(list.value(row, Holds::nik));
    return std::string(nik.text()) + '|' + search_key(list.value(row, Holds::nama)) + '|' +
           list.value(row, Holds::tgl_lahir) + '|' + search_key(list.value(row, Holds::alamat)) + '|' +
           search_key(list.value(row, Holds::desa));
}

}  // namespace

std::string pair_digest(std::string_view secret, List const& left, std::size_t left_row, List const& right,
                        std::size_t right_row) {
    auto a = identity(left, left_row), b = identity(right, right_row);
    if (b < a) std::swap(a, b);
    return crypto::hex(crypto::keyed_digest(secret, a + '\n' + b));
}

std::string Comparison::field_title(Field const& field) const {
    return field.holds == Holds::other ? left.shape.columns[static_cast<std::size_t>(field.left_column)].title
                                       : std::string{};
}
std::string Comparison::left_value(std::size_t row, Field const& field) const {
    if (field.holds == Holds::other)
        return std::string(meant(left.cell(row, static_cast<std::size_t>(field.left_column))));
    return left.value(row, field.holds);
}
std::string Comparison::right_value(std::size_t row, Field const& field) const {
    if (field.holds == Holds::other)
        return std::string(meant(right.cell(row, static_cast<std::size_t>(field.right_column))));
    return right.value(row, field.holds);
}
matching::Score Comparison::why(Match const& match) const {
    return matching::explain(table.book, table.view(match.left), table.view(left.size() + match.right));
}

Result<Comparison> compare(List left, List right, How const& how) {
    Comparison out{.left = std::move(left), .right = std::move(right)};
    forget_unlike_areas(out.left, out.right);
    Run run(out, how);
    auto left_table = table_of(out.left), right_table = table_of(out.right);
    SINERGI_MUST(run.doubles(left_table, out.left_doubles, 0));
    SINERGI_MUST(run.doubles(right_table, out.right_doubles, 1));
    out.table = join(std::move(left_table), std::move(right_table));
    SINERGI_MUST(run.links());
    run.sort_out();
    run.find_changes();
    run.count_people();
    return out;
}

}  // namespace sinergi::lists
