#include "lists/read.hpp"

#include "lists/read/source.hpp"

#include "base/text.hpp"

#include <cstring>

namespace sinergi::lists {
namespace {

constexpr char cell_end = '\x1F';
constexpr std::int64_t rows_between = 4'096;  // between two questions whether to go on
constexpr std::size_t read_bytes_max = 60;    // of a faulty cell that is shown
using matching::Field;

bool is_letterless(std::string_view text) noexcept {
    return std::ranges::none_of(text, [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; });
}

/// Sums under a table.
bool is_sum(std::string_view name) {
    auto const key = name.size() > 24 ? std::string{} : heading_key(name);
    return key == "jumlah" || key == "total" || key == "jumlah total" || key == "sub total" || key == "grand total";
}

bool is_formula_error(std::string_view text) noexcept {
    return text.starts_with('#') && (text == "#N/A" || text == "#REF!" || text == "#VALUE!" || text == "#NAME?" ||
                                     text == "#DIV/0!" || text == "#NULL!" || text == "#NUM!");
}

/// Six letters for the district and four for the village, out of their names: areas nest by prefix as codes do.
std::string_view name_area(std::string_view district, std::string_view village, std::array<char, 10>& into) {
    auto const write = [&](std::string_view name, std::size_t from, std::size_t to) {
        auto const key = search_key(name);
        auto hash = matching::hash_of(key);
        for (auto i = from; i < to; ++i, hash /= 36) into[i] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[hash % 36];
    };
    if (meant(district).empty() && meant(village).empty()) return {};
    write(district, 0, 6);
    if (meant(village).empty()) return {into.data(), 6};
    write(village, 6, 10);
    return {into.data(), 10};
}

/// The columns of what we know, once for all rows.
struct Places {
    std::array<std::int32_t, holds_count> of{};
    explicit Places(Shape const& shape) {
        of.fill(-1);
        for (std::size_t i = 0; i < shape.columns.size(); ++i)
            if (auto& to = of[at(shape.columns[i].holds)]; to < 0) to = static_cast<std::int32_t>(i);
    }
    [[nodiscard]] bool has(Holds what) const noexcept { return of[at(what)] >= 0; }
};

/// The most frequent regency among the whole NIKs of the first rows: where a village without a district is looked for.
class Regency {
public:
    void note(Number const& nik) {
        if (nik.is_whole() && seen_ < 2'000) {
            ++seen_;
            ++counts_[std::string(nik.text().substr(0, 4))];
        }
    }
    [[nodiscard]] std::string_view most() const {
        auto const best = std::ranges::max_element(counts_, {}, [](auto const& pair) { return pair.second; });
        return best == counts_.end() || best->second * 2 < seen_ ? std::string_view{} : std::string_view(best->first);
    }

private:
    std::map<std::string, int> counts_;
    int seen_ = 0;
};

}  // namespace

void Faults::note(FaultKind kind, std::int64_t line, std::int32_t column, std::string_view read) {
    if (++counts[at(kind)] > faults_listed_max) return;
    auto text = read.substr(0, read_bytes_max);
    while (!text.empty() && !is_utf8(text)) text.remove_suffix(1);
    listed.push_back({kind, line, column, std::string(text)});
}

std::int64_t Faults::all() const noexcept {
    std::int64_t sum = 0;
    for (auto const one : counts) sum += one;
    return sum;
}

void List::cells(std::size_t row, Cells& into) const {
    into.clear();
    auto rest = std::string_view(text_).substr(begins_[row], begins_[row + 1] - begins_[row]);
    while (!rest.empty()) {
        auto const end = rest.find(cell_end);
        into.push_back(rest.substr(0, end));
        rest.remove_prefix(end + 1);
    }
}

std::string_view List::cell(std::size_t row, std::size_t column) const noexcept {
    auto rest = std::string_view(text_).substr(begins_[row], begins_[row + 1] - begins_[row]);
    for (; !rest.empty(); --column) {
        auto const end = rest.find(cell_end);
        if (column == 0) return rest.substr(0, end);
        rest.remove_prefix(end + 1);
    }
    return {};
}

/// Takes rows in, one after the other.
class Intake {
public:
    Intake(List& list, Wish const& wish, Villages const& villages)
        : list_(list),
          shape_(list.shape),
          places_(list.shape),
          villages_(villages),
          today_(wish.today),
          nik_rounded_(shape_.is_nik_rounded ? Rounded::yes : Rounded::no),
          kk_rounded_(shape_.is_kk_rounded ? Rounded::yes : Rounded::no) {
        list_.today_ = today_;
        list_.begins_.push_back(0);
        has_names_ = places_.has(Holds::desa) || places_.has(Holds::kecamatan);
        if (places_.has(Holds::kode_wil))
            list_.area_style = AreaStyle::code;
        else if (has_names_)
            list_.area_style = AreaStyle::name;
    }

    /// Rows seen before the others, so that their villages tell how all are named.
    void learn(std::span<std::string_view const> cells) {
        if (list_.area_style != AreaStyle::name) return;
        cells_.assign(cells.begin(), cells.end());
        regency_.note(number_of(cell(Holds::nik), nik_rounded_));
        learned_.emplace_back(cell(Holds::kecamatan), cell(Holds::desa));
    }
    /// Names that the country's villages explain become codes; else they stay names.
    void learned() {
        regency_code_ = regency_.most();
        std::size_t found = 0;
        for (auto const& [district, village] : learned_)
            found += !villages_.find(district, village, regency_code_).empty();
        if (!learned_.empty() && found * 2 >= learned_.size()) list_.area_style = AreaStyle::code;
    }

    void take(sheet::Rows const& rows) {
        line_ = rows.line();
        cells_.assign(rows.cells().begin(), rows.cells().end());
        fill_down();
        if (!is_person()) return;
        for (auto const column : rows.unvalued())
            if (column < shape_.columns.size() && shape_.columns[column].holds != Holds::other)
                list_.faults.note(FaultKind::formula_without_value, line_, static_cast<std::int32_t>(column), {});
        encode();
        keep();
    }

private:
    [[nodiscard]] std::string_view cell(Holds what) const noexcept {
        auto const column = places_.of[at(what)];
        return column < 0 || static_cast<std::size_t>(column) >= cells_.size()
                   ? std::string_view{}
                   : cells_[static_cast<std::size_t>(column)];
    }
    void fault(FaultKind kind, Holds what) {
        if (kind != FaultKind::none) list_.faults.note(kind, line_, places_.of[at(what)], cell(what));
    }

    /// A family card number merged over the members of the family stands for each of them.
    void fill_down() {
        // Cells point into open_: it changes before the first of them does.
        std::erase_if(open_, [&](Open const& one) { return line_ > one.merge.last_line; });
        while (next_merge_ < shape_.merged.size() && shape_.merged[next_merge_].first_line <= line_)
            open_.push_back({shape_.merged[next_merge_++], {}, false});
        for (auto& one : open_) {
            if (cells_.size() <= one.merge.column) cells_.resize(one.merge.column + 1);
            auto& here = cells_[one.merge.column];
            if (!one.is_read)
                one.text = here;
            else if (here.empty())
                here = one.text;
            one.is_read = true;
        }
    }

    bool is_person() {
        auto const name = meant(cell(Holds::nama)), nik = meant(cell(Holds::nik));
        bool const has_name = !name.empty() && !is_letterless(name);
        bool const has_nik = nik.size() >= 8;
        if (has_name || has_nik) {
            // Headings once more on the next printed page, and what stands under the table.
            if (auto const column = places_.of[at(Holds::nama)];
                column >= 0 && name == shape_.columns[static_cast<std::size_t>(column)].title)
                return false;
            auto const filled = std::ranges::count_if(cells_, [](auto one) { return !meant(one).empty(); });
            if (has_nik || (filled > 1 || shape_.columns.size() < 3)) {
                if (has_nik || !is_sum(name)) return true;
            }
        }
        auto const said = std::ranges::find_if(cells_, [](auto one) { return !trimmed(one).empty(); });
        if (said != cells_.end()) list_.faults.note(FaultKind::no_person, line_, -1, trimmed(*said));
        return false;
    }

    void encode() {
        matching::Record record;
        auto const put = [&](Field field, std::string_view text) { record.fields[at(field)] = text; };
        put(Field::nama, text_of_cell(Holds::nama));
        if (meant(cell(Holds::nama)).empty() && places_.has(Holds::nama)) fault(FaultKind::name_missing, Holds::nama);
        auto const kk = number_of(cell(Holds::no_kk), kk_rounded_);
        fault(kk.fault, Holds::no_kk);
        auto nik = number_of(cell(Holds::nik), nik_rounded_);
        auto const sex = read_sex();
        auto const birth = birth_in(nik);
        check_nik(nik, kk, birth, sex);
        auto const day = read_day(birth);
        auto const day_text = lists::text_of(day);
        put(Field::nik, nik.text());
        put(Field::no_kk, kk.text());
        if (day.is_known()) put(Field::tgl_lahir, day_text.view());
        put(Field::jk, sex == 'L' ? "L" : sex == 'P' ? "P" : "");
        put(Field::tempat_lahir,
            places_.has(Holds::ttl) ? split_ttl(cell(Holds::ttl)).place : text_of_cell(Holds::tempat_lahir));
        put(Field::nama_ibu, text_of_cell(Holds::nama_ibu));
        put(Field::alamat, text_of_cell(Holds::alamat));
        put(Field::kode_wil, area());
        list_.people.push_back(list_.book.encode(record, {}));
    }

    std::string_view text_of_cell(Holds what) {
        auto const text = meant(cell(what));
        if (!is_formula_error(text)) return text;
        fault(FaultKind::formula_error, what);
        return {};
    }

    char read_sex() {
        auto const sex = sex_of(cell(Holds::jk));
        if (sex == '?') fault(FaultKind::sex_unreadable, Holds::jk);
        return sex;
    }

    void check_nik(Number& nik, Number const& kk, Birth const& birth, char sex) {
        auto kind = nik.fault;
        if (nik.is_whole() && kk.is_whole() && nik.text() == kk.text())
            kind = FaultKind::nik_is_kk;
        else if (nik.is_whole() && birth.day == 0)
            kind = FaultKind::nik_day;
        else if (nik.is_whole() && birth.day != 0 && (sex == 'L' || sex == 'P') && sex != birth.sex)
            kind = FaultKind::nik_sex;
        fault(kind, Holds::nik);
        if (kind == FaultKind::nik_is_kk) nik.size = 0;
    }

    Day read_day(Birth const& birth) {
        bool const is_apart = places_.has(Holds::tgl_lahir);
        auto const what = is_apart ? Holds::tgl_lahir : Holds::ttl;
        if (!places_.has(what)) return {};
        auto const text = is_apart ? cell(what) : split_ttl(cell(what)).day;
        auto const day = beside(day_of(text, shape_.day_order, today_), birth);
        fault(day.fault, what);
        return day;
    }

    std::string_view area() {
        if (list_.area_style == AreaStyle::none) return {};
        if (places_.has(Holds::kode_wil)) return meant(cell(Holds::kode_wil));
        auto const district = meant(cell(Holds::kecamatan)), village = meant(cell(Holds::desa));
        if (list_.area_style == AreaStyle::name) return name_area(district, village, name_area_);
        // A list walks village by village.
        if (district == last_district_ && village == last_village_) return last_area_;
        last_district_ = district;
        last_village_ = village;
        auto regency = std::string_view(regency_code_);
        if (places_.has(Holds::kabupaten)) regency = villages_.regency(meant(cell(Holds::kabupaten)));
        last_area_ = villages_.find(district, village, regency.empty() ? std::string_view(regency_code_) : regency);
        return last_area_;
    }

    void keep() {
        auto& text = list_.text_;
        auto const from = text.size();
        auto count = std::min(cells_.size(), shape_.columns.size());
        while (count > 0 && cells_[count - 1].empty()) --count;
        for (std::size_t i = 0; i < count; ++i) {
            text.append(cells_[i]);
            text.push_back(cell_end);
        }
        if (static_cast<std::size_t>(
                std::count(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), cell_end)) != count) {
            // A cell that holds our own mark loses it.
            text.resize(from);
            for (std::size_t i = 0; i < count; ++i) {
                for (auto const c : cells_[i]) text.push_back(c == cell_end ? ' ' : c);
                text.push_back(cell_end);
            }
        }
        list_.begins_.push_back(text.size());
        list_.lines.push_back(static_cast<std::uint32_t>(line_));
    }

    struct Open {
        Merged merge;
        std::string text;
        bool is_read = false;
    };

    List& list_;
    Shape const& shape_;
    Places const places_;
    Villages const& villages_;
    Date today_;
    Rounded nik_rounded_, kk_rounded_;
    bool has_names_ = false;
    std::int64_t line_ = 0;
    Cells cells_;
    std::vector<Open> open_;
    std::size_t next_merge_ = 0;
    Regency regency_;
    std::string regency_code_;
    std::vector<std::pair<std::string, std::string>> learned_;
    std::array<char, 10> name_area_{};
    std::string last_district_ = "?", last_village_ = "?";
    std::string_view last_area_;
};

namespace {

Done learn_areas(std::string_view bytes, Shape const& shape, Intake& intake) {
    SINERGI_TRY(rows, open_rows(bytes, shape.sheet_number, {}));
    for (int seen = 0; seen < 300;) {
        auto const more = rows->next();
        if (!more || !*more) break;
        if (rows->line() < shape.first_line) continue;
        intake.learn(rows->cells());
        ++seen;
    }
    intake.learned();
    return {};
}

}  // namespace

Result<List> read(std::string_view bytes, Shape const& shape, Wish const& wish, Villages const& villages,
                  Heard const& heard) {
    SINERGI_MUST(check_columns(shape.columns));
    List list;
    list.file = wish.file;
    list.shape = shape;
    Intake intake(list, wish, villages);
    if (list.area_style == AreaStyle::name) SINERGI_MUST(learn_areas(bytes, shape, intake));
    sheet::Limits limits;
    limits.rows_max = wish.rows_max + static_cast<std::int64_t>(title_rows_max) + 3;
    SINERGI_TRY(rows, open_rows(bytes, shape.sheet_number, limits));
    for (;;) {
        auto const more = rows->next();
        if (!more && more.error().key == "sheet.too_many_rows")
            return refuse(Why::too_large, "lists.too_many_rows", std::to_string(wish.rows_max));
        if (!more) return std::unexpected(more.error());
        if (!*more) break;
        if (rows->line() < shape.first_line) continue;
        intake.take(*rows);
        if (std::cmp_greater(list.size(), wish.rows_max))
            return refuse(Why::too_large, "lists.too_many_rows", std::to_string(wish.rows_max));
        if (heard && list.size() % rows_between == 0 &&
            heard(static_cast<std::int64_t>(list.size())) == matching::Go::stop)
            return refuse(Why::conflict, "lists.cancelled");
    }
    if (list.size() == 0) return refuse(Why::malformed, "lists.empty");
    return list;
}

std::string List::value(std::size_t row, Holds what) const {
    auto const raw = [&](Holds one) {
        auto const column = shape.column_of(one);
        return column ? cell(row, *column) : std::string_view{};
    };
    switch (what) {
        case Holds::nik:
        case Holds::no_kk: {
            auto const number = number_of(raw(what));
            return number.size == 16 ? std::string(number.text()) : std::string(meant(raw(what)));
        }
        case Holds::tgl_lahir: {
            auto const text = shape.column_of(what) ? raw(what) : split_ttl(raw(Holds::ttl)).day;
            auto const nik = number_of(raw(Holds::nik), shape.is_nik_rounded ? Rounded::yes : Rounded::no);
            auto const day = beside(day_of(text, shape.day_order, today_), birth_in(nik));
            return day.is_known() ? std::string(lists::text_of(day).view()) : std::string(meant(text));
        }
        case Holds::tempat_lahir:
            return std::string(shape.column_of(what) ? meant(raw(what)) : split_ttl(raw(Holds::ttl)).place);
        case Holds::jk: {
            auto const sex = sex_of(raw(what));
            return sex == 'L' ? "L" : sex == 'P' ? "P" : std::string(meant(raw(what)));
        }
        default:
            return std::string(meant(raw(what)));
    }
}

}  // namespace sinergi::lists
