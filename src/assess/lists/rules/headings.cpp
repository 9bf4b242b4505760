#include "lists/rules/headings.hpp"

#include "base/text.hpp"

#include <set>

namespace sinergi::lists {
namespace {

struct Words {
    Holds holds;
    std::string_view words;  // with a bar between them
};

/// Headings seen in the field, as heading_key writes them (docs/sources.md#list-headings).
constexpr std::array exact{
    Words{Holds::nama,
          "nama|nama lengkap|nama penduduk|nama penerima|nama penerima manfaat|nama penerima bantuan|nama kpm|"
          "nama art|nama peserta|nama pengurus|nama warga|nama anggota keluarga|nama anggota rumah tangga|"
          "nama jiwa|nama orang|nama ktp|nama sesuai ktp|nama siswa|nama lansia|nama anggota|nama individu|"
          "nama pasien|nama terlapor|nama kpm pkh|nama penerima pkh|nama buruh|nama petani|nama lengkap sesuai ktp|"
          "nm lengkap|name|full name|namalengkap"},
    Words{Holds::nik,
          "nik|no nik|nomor nik|no ktp|nomor ktp|nik ktp|no nik ktp|nik no ktp|no ktp nik|no induk kependudukan|"
          "nomor induk kependudukan|nik kpm|nik penerima|nik art|nik pengurus|no identitas|nomor identitas|noktp|"
          "nik peserta"},
    Words{Holds::no_kk,
          "no kk|nomor kk|kk|nokk|no kartu keluarga|nomor kartu keluarga|nkk|no kk kpm|nomor kartu keluarga kk|"
          "nomer kk"},
    Words{Holds::tgl_lahir,
          "tanggal lahir|tgl lahir|tanggallahir|tgllahir|lahir|dob|date of birth|birth date|tgl lhr|"
          "tanggal kelahiran|tl"},
    Words{Holds::tempat_lahir,
          "tempat lahir|tempatlahir|tmp lahir|tmpt lahir|tmplahir|kota lahir|tempat kelahiran|tpt lahir"},
    Words{Holds::ttl,
          "tempat tanggal lahir|tempat tgl lahir|ttl|tempat dan tanggal lahir|tmp tgl lahir|tmpt tgl lahir|"
          "tempat tgl lhr"},
    Words{Holds::jk,
          "jenis kelamin|jk|l p|lp|kelamin|sex|gender|jns kelamin|jenkel|jenis kelamin l p|jk l p|p l|jeniskelamin|"
          "jns klmn"},
    Words{Holds::nama_ibu, "nama ibu|nama ibu kandung|ibu kandung|nama gadis ibu kandung|ibu|nama gadis ibu|nm ibu"},
    Words{Holds::alamat,
          "alamat|alamat lengkap|alamat rumah|alamat ktp|alamat domisili|alamat tinggal|alamat tempat tinggal|"
          "alamat sesuai ktp|jalan|dusun|alamat kpm|address"},
    Words{Holds::rt, "rt"},
    Words{Holds::rw, "rw"},
    Words{Holds::rt_rw, "rt rw|rtrw"},
    Words{Holds::desa,
          "desa|kelurahan|desa kelurahan|kel desa|desa kel|kelurahan desa|nama desa|nama kelurahan|"
          "nama desa kelurahan|nama kelurahan desa|nmdesa|nama kel|kel|nmkel|nama desa kel|ds|village"},
    Words{Holds::kecamatan, "kecamatan|kec|nama kecamatan|nmkec|nama kec|district"},
    Words{Holds::kabupaten,
          "kabupaten|kab|kab kota|kabupaten kota|nama kabupaten|nmkab|nama kab|nama kab kota|nama kabupaten kota"},
    Words{Holds::kode_wil,
          "kode wilayah|kode desa|kode wil|kode kemendagri|kode desa kelurahan|kdwil|kode kelurahan|kodewil|"
          "kode desa kemendagri|kode wilayah desa|kode kel"},
    Words{Holds::kepala,
          "nama kepala keluarga|kepala keluarga|nama kk|nama krt|nama kepala rumah tangga|kepala rumah tangga|"
          "nama kep keluarga"},
};

bool has_word(std::string_view key, std::string_view word) noexcept {
    for (std::size_t from = 0; from < key.size();) {
        auto const to = std::min(key.find(' ', from), key.size());
        if (key.substr(from, to - from) == word) return true;
        from = to + 1;
    }
    return false;
}
bool has_any(std::string_view key, std::initializer_list<std::string_view> words) noexcept {
    return std::ranges::any_of(words, [&](auto word) { return has_word(key, word); });
}

Holds exactly(std::string_view key) noexcept {
    for (auto const& [holds, words] : exact)
        for (std::size_t from = 0; from <= words.size();) {
            auto const to = std::min(words.find('|', from), words.size());
            if (words.substr(from, to - from) == key) return holds;
            from = to + 1;
        }
    return Holds::other;
}

/// Words within a longer heading: "NIK (16 digit)", "Nama Penerima Bantuan Sembako". What names another person (a
/// guarantor, an heir) or a file's own dates is left alone.
Holds by_words(std::string_view key) noexcept {
    if (has_any(key, {"petugas", "pendamping", "bank", "rekening", "ahli", "wali", "ayah", "suami", "istri", "pasangan",
                      "status", "ket", "keterangan", "hasil", "padan", "valid", "jumlah", "foto"}))
        return Holds::other;
    bool const is_number = has_any(key, {"no", "nomor", "nomer"});
    if (has_any(key, {"ibu"}) && has_any(key, {"nama", "kandung"})) return Holds::nama_ibu;
    if (has_word(key, "nik")) return Holds::nik;
    if (has_word(key, "ktp") && is_number) return Holds::nik;
    if ((has_word(key, "kk") || (has_word(key, "kartu") && has_word(key, "keluarga"))) && is_number)
        return Holds::no_kk;
    if (has_word(key, "lahir") && has_any(key, {"tempat", "tmp", "tmpt"}))
        return has_any(key, {"tanggal", "tgl"}) ? Holds::ttl : Holds::tempat_lahir;
    if (has_word(key, "lahir") && has_any(key, {"tanggal", "tgl"})) return Holds::tgl_lahir;
    if (has_word(key, "kelamin")) return Holds::jk;
    bool const is_code = has_any(key, {"kode", "kd", "id"});
    if (has_word(key, "nama") &&
        (has_word(key, "krt") || (has_word(key, "kepala") && !has_any(key, {"desa", "sekolah", "dinas"}))))
        return Holds::kepala;
    if (has_any(key, {"desa", "kelurahan"}) && !has_word(key, "kepala")) return is_code ? Holds::kode_wil : Holds::desa;
    if (has_word(key, "kecamatan")) return is_code ? Holds::other : Holds::kecamatan;
    if (has_any(key, {"kabupaten", "kab"})) return is_code ? Holds::other : Holds::kabupaten;
    if (has_word(key, "alamat")) return Holds::alamat;
    if (has_word(key, "nama") && has_any(key, {"lengkap", "penerima", "peserta", "kpm", "anggota", "penduduk", "ktp",
                                               "warga", "art", "siswa", "pasien", "lansia", "bayi", "anak"}))
        return Holds::nama;
    return Holds::other;
}

/// "(6)", "6", "6.", "(6) " -> 6; -1 when it is none.
int column_number(std::string_view cell) noexcept {
    int number = -1;
    for (auto const c : trimmed(cell)) {
        if (c >= '0' && c <= '9')
            number = (number < 0 ? 0 : number) * 10 + (c - '0');
        else if (c != '(' && c != ')' && c != '.' && c != ' ')
            return -1;
        if (number > 999) return -1;
    }
    return number;
}

/// 1 2 3 ... below the headings; gaps and "=" are forgiven.
bool is_number_row(Cells const& cells) noexcept {
    int last = 0;
    std::size_t seen = 0;
    for (auto const cell : cells) {
        if (trimmed(cell).empty()) continue;
        auto const number = column_number(cell);
        if (number <= last && !(number == 0 && seen == 0)) return false;
        last = number;
        ++seen;
    }
    return seen >= 3 && static_cast<std::size_t>(last) <= cells.size() + 5;
}

int weight_of(Cells const& cells) {
    std::array<int, holds_count> best{};
    for (auto const cell : cells) {
        if (cell.size() > 80) continue;
        auto const said = said_by(cell);
        if (said.holds != Holds::other) best[at(said.holds)] = std::max(best[at(said.holds)], said.weight);
    }
    int sum = 0;
    for (auto const one : best) sum += one;
    return sum;
}

std::size_t filled(Cells const& cells) noexcept {
    return static_cast<std::size_t>(std::ranges::count_if(cells, [](auto cell) { return !trimmed(cell).empty(); }));
}
bool has_people(Cells const& cells) noexcept {
    return std::ranges::any_of(cells, [](auto cell) { return number_of(cell).is_whole(); });
}

std::string joined(std::string_view above, std::string_view below) {
    std::string out(trimmed(above));
    if (auto const more = trimmed(below); !more.empty() && more != out) {
        if (!out.empty()) out += ' ';
        out += more;
    }
    std::ranges::replace(out, '\n', ' ');
    std::erase(out, '\r');
    return out;
}

/// Two rows of headings, the upper one over several columns: "ALAMAT" above "RT", "RW", "DESA". The lower one says what
/// the column holds; the upper one is put in front only where the lower is silent or says too little.
std::vector<std::string> titles_of(Cells const& upper, Cells const* lower) {
    std::vector<std::string> out;
    auto const columns = std::max(upper.size(), lower ? lower->size() : 0);
    for (std::size_t i = 0; i < columns; ++i) {
        auto const above = i < upper.size() ? upper[i] : std::string_view{};
        auto const below = lower && i < lower->size() ? (*lower)[i] : std::string_view{};
        out.push_back(said_by(below).weight == 3 ? joined({}, below) : joined(above, below));
    }
    while (!out.empty() && out.back().empty()) out.pop_back();
    return out;
}

/// A second row of headings leaves the person's columns blank, which stand merged over both rows; a row of people does
/// not.
bool is_lower_heading(Cells const& upper, Cells const& next) {
    if (has_people(next) || is_number_row(next)) return false;
    bool has_person = false;
    for (std::size_t i = 0; i < upper.size(); ++i) {
        auto const holds = said_by(upper[i]).holds;
        if (holds != Holds::nama && holds != Holds::nik && holds != Holds::no_kk) continue;
        has_person = true;
        if (i < next.size() && !trimmed(next[i]).empty() && trimmed(next[i]) != trimmed(upper[i])) return false;
    }
    return has_person && (filled(next) >= 2 || weight_of(next) >= 3);
}

/// What stands in a column, counted.
struct Stand {
    int filled = 0, sixteen = 0, women = 0, births = 0, days = 0, births_told = 0, sexes = 0, names = 0, codes = 0;
    std::set<std::string_view> distinct;
    std::set<char> sex_letters;
};

bool is_name_like(std::string_view text) noexcept {
    if (text.size() < 3 || text.size() > 60) return false;
    for (auto const c : text)
        if (c >= '0' && c <= '9') return false;
    return true;
}

/// 3208012001 or 32.08.01.2001
bool is_village_code(std::string_view text) noexcept {
    int digits = 0;
    for (auto const c : text) {
        if (c >= '0' && c <= '9')
            ++digits;
        else if (c != '.')
            return false;
    }
    return digits == 10 && text[0] >= '1' && text[0] <= '9';
}

Stand stand_of(std::span<SampleRow const> rows, std::size_t column) {
    Stand out;
    for (auto const& row : rows) {
        auto const cell = column < row.cells.size() ? meant(row.cells[column]) : std::string_view{};
        if (cell.empty()) continue;
        ++out.filled;
        out.distinct.insert(cell);
        if (auto const number = number_of(cell); number.is_whole()) {
            ++out.sixteen;
            auto const birth = birth_in(number);
            out.births += birth.day != 0;
            out.women += birth.sex == 'P' && birth.day != 0;
        }
        auto const day = day_of(cell, DayOrder::day_first, Date(73'000));
        out.days += day.is_known() && cell.size() >= 6;
        if (auto const sex = sex_of(cell); sex != '?') {
            ++out.sexes;
            out.sex_letters.insert(sex);
        }
        out.names += is_name_like(cell);
        out.codes += is_village_code(cell);
    }
    return out;
}

bool is_most(int part, int of) noexcept { return of > 0 && part * 10 >= of * 8; }

/// Finds by content what no heading said.
class Guess {
public:
    Guess(std::vector<Column>& columns, std::span<SampleRow const> rows) : columns_(columns) {
        for (std::size_t i = 0; i < columns.size(); ++i) stands_.push_back(stand_of(rows, i));
        for (auto const& column : columns) has_heads_ |= column.known != Known::not_known;
    }

    void numbers() {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            auto const& s = stands_[i];
            if (!is_free(i) || !is_most(s.sixteen, s.filled)) continue;
            bool const is_nik = is_most(s.births, s.sixteen) && s.women * 20 >= s.sixteen;
            bool const repeats = s.distinct.size() * 10 < static_cast<std::size_t>(s.filled) * 9;
            if (is_nik || (!repeats && !has(Holds::nik)))
                give(i, Holds::nik);
            else
                give(i, Holds::no_kk);
        }
    }
    /// Only where no heading tells another story: "Tanggal cair" holds days as well.
    void others() {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            auto const& s = stands_[i];
            if (!is_free(i) || !is_nameless(i) || s.filled == 0) continue;
            if (is_most(s.codes, s.filled))
                give(i, Holds::kode_wil);
            else if (is_most(s.days, s.filled) && s.distinct.size() * 2 > static_cast<std::size_t>(s.filled))
                give(i, Holds::tgl_lahir);
            else if (is_most(s.sexes, s.filled) && s.sex_letters.size() == 2 && s.distinct.size() <= 4)
                give(i, Holds::jk);
        }
        // Text alone is no name: the months of a budget are text as well.
        bool const is_of_people = has(Holds::nik) || has(Holds::no_kk) || has(Holds::tgl_lahir);
        if (has(Holds::nama) || has(Holds::kepala) || !is_of_people) return;
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            auto const& s = stands_[i];
            if (!is_free(i) || !is_nameless(i) || !is_most(s.names, s.filled)) continue;
            if (!best || s.distinct.size() > stands_[*best].distinct.size()) best = i;
        }
        if (best && stands_[*best].distinct.size() * 2 > static_cast<std::size_t>(stands_[*best].filled))
            give(*best, Holds::nama);
    }

private:
    [[nodiscard]] bool has(Holds what) const {
        return std::ranges::any_of(columns_, [&](auto const& column) { return column.holds == what; });
    }
    [[nodiscard]] bool is_free(std::size_t i) const {
        return columns_[i].holds == Holds::other && columns_[i].known != Known::told;
    }
    /// Without a heading, or with one that a program made up ("Column3", "Unnamed: 2", "F4").
    [[nodiscard]] bool is_nameless(std::size_t i) const {
        auto const key = heading_key(columns_[i].title);
        return !has_heads_ || key.empty() || key.starts_with("column") || key.starts_with("unnamed") ||
               key.starts_with("kolom") || (key.size() <= 3 && key.starts_with('f'));
    }
    void give(std::size_t i, Holds what) {
        if (has(what)) return;
        columns_[i].holds = what;
        columns_[i].known = Known::content;
    }

    std::vector<Column>& columns_;
    std::vector<Stand> stands_;
    bool has_heads_ = false;
};

/// One column for one thing: the surest, then the first.
void settle_headings(std::vector<Column>& columns, std::vector<int> const& weights) {
    for (std::size_t h = 1; h < holds_count; ++h) {
        auto const what = static_cast<Holds>(h);
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i].holds == what && (!best || weights[i] > weights[*best])) best = i;
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i].holds == what && i != best) {
                columns[i].holds = Holds::other;
                columns[i].known = Known::not_known;
            }
    }
}

void use_remembered(std::vector<Column>& columns, std::vector<int>& weights, Told const& remembered) {
    for (std::size_t i = 0; i < columns.size() && i < remembered.size(); ++i) {
        if (remembered[i] == columns[i].holds) continue;
        columns[i].holds = remembered[i];
        columns[i].known = Known::remembered;
        weights[i] = remembered[i] == Holds::other ? 0 : 4;
    }
}

/// No heading we know: people begin where the first whole number stands, and what stands right above them may be
/// theirs.
Head head_by_people(std::span<SampleRow const> rows) {
    Head out;
    while (out.rows_above < rows.size() && !has_people(rows[out.rows_above].cells)) ++out.rows_above;
    if (out.rows_above == rows.size()) return {};
    if (out.rows_above > 0 && filled(rows[out.rows_above - 1].cells) >= 2) {
        --out.rows_above;
        out.rows = 1;
        out.titles = titles_of(rows[out.rows_above].cells, nullptr);
    }
    return out;
}

}  // namespace

std::string heading_key(std::string_view title) {
    std::string out;
    auto const key = search_key(title);
    for (std::size_t from = 0; from < key.size();) {
        auto const to = std::min(key.find(' ', from), key.size());
        auto const word = std::string_view(key).substr(from, to - from);
        if (word.find_first_not_of("0123456789") != std::string_view::npos) {
            if (!out.empty()) out += ' ';
            out += word;
        }
        from = to + 1;
    }
    return out;
}

Said said_by(std::string_view title) {
    auto const key = heading_key(title);
    if (key.empty() || key.size() > 80) return {};
    if (auto const holds = exactly(key); holds != Holds::other) return {holds, 3};
    if (auto const holds = by_words(key); holds != Holds::other) return {holds, 2};
    return {};
}

Head find_head(std::span<SampleRow const> rows) {
    Head best;
    std::size_t best_row = 0;
    auto const looked = std::min(rows.size(), title_rows_max + 1);
    for (std::size_t i = 0; i < looked; ++i) {
        auto const& cells = rows[i].cells;
        if (has_people(cells) || filled(cells) < 2) continue;
        auto const weight = weight_of(cells);
        if (weight > best.weight) {
            best.weight = weight;
            best_row = i;
        }
    }
    if (best.weight < 3) return head_by_people(rows.first(looked));  // not one heading we know by its very words
    best.rows_above = best_row;
    best.rows = 1;
    auto const& upper = rows[best_row].cells;
    Cells const* lower = nullptr;
    if (best_row + 1 < rows.size() && is_lower_heading(upper, rows[best_row + 1].cells))
        lower = &rows[best_row + 1].cells;
    // The row found may be the lower of two: what stands above it names the columns it leaves blank.
    if (!lower && best_row > 0 && filled(rows[best_row - 1].cells) >= 3 && weight_of(rows[best_row - 1].cells) >= 2) {
        best.titles = titles_of(rows[best_row - 1].cells, &upper);
    } else {
        best.titles = titles_of(upper, lower);
        best.rows += lower != nullptr;
    }
    auto const behind = best_row + best.rows;
    if (behind < rows.size() && is_number_row(rows[behind].cells)) ++best.rows;
    return best;
}

std::vector<Column> recognise(std::vector<std::string> const& titles, std::span<SampleRow const> below,
                              Told const& told, Told const& remembered) {
    auto count = std::max(titles.size(), told.size());
    for (auto const& row : below) count = std::max(count, row.cells.size());
    std::vector<Column> columns(count);
    std::vector<int> weights(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (i < titles.size()) columns[i].title = titles[i];
        auto const said = said_by(columns[i].title);
        columns[i].holds = said.holds;
        columns[i].known = said.holds == Holds::other ? Known::not_known : Known::heading;
        weights[i] = said.weight;
    }
    if (!told.empty()) {
        for (std::size_t i = 0; i < count; ++i) {
            columns[i].holds = i < told.size() ? told[i] : Holds::other;
            columns[i].known = Known::told;
        }
        return columns;
    }
    use_remembered(columns, weights, remembered);
    settle_headings(columns, weights);
    Guess guess(columns, below);
    guess.numbers();
    guess.others();
    // The head of a family is the person of a row when nobody else is named.
    if (std::ranges::none_of(columns, [](auto const& c) { return c.holds == Holds::nama; }))
        for (auto& column : columns)
            if (column.holds == Holds::kepala) column.holds = Holds::nama;
    return columns;
}

void find_habits(Shape& shape, std::span<SampleRow const> below) {
    auto const cells_of = [&](Holds what) {
        Cells out;
        if (auto const column = shape.column_of(what))
            for (auto const& row : below)
                if (*column < row.cells.size()) out.push_back(row.cells[*column]);
        return out;
    };
    auto days = cells_of(Holds::tgl_lahir);
    for (auto const cell : cells_of(Holds::ttl)) days.push_back(split_ttl(cell).day);
    shape.day_order = order_of(days);
    // Of 16 digits a spreadsheet keeps 15 and writes a 0 behind them; by chance that is one number in ten.
    auto const is_rounded = [&](Holds what) {
        int whole = 0, zero = 0;
        for (auto const cell : cells_of(what)) {
            auto const number = number_of(cell, Rounded::yes);
            if (number.fault != FaultKind::number_rounded) continue;
            ++whole;
            zero += number.digits[15] == '0';
        }
        return whole >= 5 && zero == whole;
    };
    shape.is_nik_rounded = is_rounded(Holds::nik);
    shape.is_kk_rounded = is_rounded(Holds::no_kk);
}

Done check_columns(std::span<Column const> columns) {
    for (auto const& column : columns)
        if (column.holds == Holds::nama || column.holds == Holds::nik || column.holds == Holds::kepala) return {};
    return refuse(Why::malformed, "lists.no_person_column");
}

std::string signature_text(std::span<Column const> columns) {
    std::string out;
    for (auto const& column : columns) {
        out += heading_key(column.title);
        out += '|';
    }
    return out;
}

}  // namespace sinergi::lists
