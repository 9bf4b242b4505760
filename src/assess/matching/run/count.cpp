// u without a sample: how often two strangers agree follows from how often each value stands in the list.

#include "matching/run/estimate.hpp"

#include "plumbing/jobs/crew.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace sinergi::matching {
namespace {

// As if a thousand more people had been seen with other values: a list of two says nothing about rarity.
constexpr double unseen = 1'000;
constexpr Millibits rarest = 16'000;
constexpr std::uint64_t serial_tag = std::uint64_t{1} << 60, region_tag = std::uint64_t{2} << 60;

Millibits bits_of(double count, double all) {
    return static_cast<Millibits>(std::lround(std::log2((all + unseen) / (count + .5)) * 1000));
}

/// Rarity of what is seen so seldom that its count says nothing.
Millibits rarest_of(double all) { return std::min(rarest, bits_of(1, all)); }

using Counts = Long<std::uint32_t>;

/// The rows that are counted.
struct Census {
    Book const& book;
    std::span<Row const> rows;
    std::uint32_t const* extra;
};

/// Calls for the memory of `place(i)` some steps before `work(i, it)` needs it; a null place is left out.
template <class Place, class Work>
void each_called(std::size_t count, Place place, Work work) {
    std::array<std::uint8_t*, 64> places;
    for (std::size_t from = 0; from < count; from += places.size()) {
        auto const here = std::min(places.size(), count - from);
        for (std::size_t i = 0; i < here; ++i)
            if ((places[i] = place(from + i)) != nullptr) call_to_change(places[i]);
        for (std::size_t i = 0; i < here; ++i)
            if (places[i]) work(from + i, places[i]);
    }
}

/// One record copied without end says nothing of how common its values are among people: counted as often as it stands
/// there, a list of equal records would find that all of it is usual, and link nothing.
class Copies {
public:
    Copies(Table const& table, unsigned threads) : table_(table) {
        find(threads);
        if (!repeated_.empty()) leave_out();
    }
    [[nodiscard]] Census census() const noexcept {
        if (repeated_.empty()) return {table_.book, {table_.rows.data(), table_.rows.size()}, table_.extra.data()};
        return {table_.book, rows_, extra_.data()};
    }

private:
    /// Of so many copies on: people who stand in a list twice are as common as they look.
    static constexpr std::uint8_t many = 24;

    void find(unsigned threads) {
        constexpr std::size_t at_once = 65'536;
        auto const count = table_.rows.size();
        std::size_t size = at_once;
        while (size < count) size *= 2;
        Array<std::uint8_t> sketch;
        sketch.resize(size);
        std::atomic<bool> is_any = false;
        auto const parts = (count + at_once - 1) / at_once;
        jobs::spread(threads, parts, [&](std::size_t part, unsigned) {
            auto const begin = part * at_once;
            each_called(
                std::min(count, begin + at_once) - begin,
                [&](std::size_t i) { return sketch.data() + (content_of(table_, begin + i) & (size - 1)); },
                [&](std::size_t, std::uint8_t* place) {
                    std::atomic_ref seen(*place);
                    if (seen.load(std::memory_order_relaxed) <= many &&
                        seen.fetch_add(1, std::memory_order_relaxed) == many)
                        is_any.store(true, std::memory_order_relaxed);
                });
        });
        if (!is_any) return;
        std::vector<std::pair<std::uint64_t, std::uint32_t>> often;
        for (std::size_t i = 0; i < count; ++i)
            if (auto const hash = content_of(table_, i); sketch[hash & (size - 1)] > many)
                often.emplace_back(hash, static_cast<std::uint32_t>(i));
        std::ranges::sort(often);
        for (std::size_t i = 0; i < often.size();) {
            auto const begin = i;
            while (i < often.size() && often[i].first == often[begin].first) ++i;
            if (i - begin <= many) continue;
            for (auto k = begin + 1; k < i; ++k) repeated_.push_back(often[k].second);
        }
        std::ranges::sort(repeated_);
    }

    void leave_out() {
        auto const extras = table_.book.extra_fields();
        auto next = repeated_.begin();
        for (std::uint32_t i = 0; i < table_.rows.size(); ++i) {
            if (next != repeated_.end() && *next == i) {
                ++next;
                continue;
            }
            rows_.push_back(table_.rows[i]);
            extra_.insert(extra_.end(), table_.view(i).extra, table_.view(i).extra + extras);
        }
    }

    Table const& table_;
    std::vector<std::uint32_t> repeated_;  // rows that are copies of an earlier one, ascending
    std::vector<Row> rows_;
    std::vector<std::uint32_t> extra_;
};

FieldRarity weigh_texts(Lexicon const& lexicon, Counts const& phrases) {
    double all = 0;
    Counts words(lexicon.token_count());
    for (std::uint32_t code = 1; code < phrases.size(); ++code) {
        all += phrases[code];
        auto const& phrase = lexicon.phrase(code);
        for (std::uint8_t i = 0; i < phrase.count; ++i) words[lexicon.words_of(phrase)[i]] += phrases[code];
    }
    FieldRarity out;
    out.other = rarest_of(all);
    auto const seldom = static_cast<std::uint32_t>(std::exp2(-out.other / 1000.0) * (all + unseen) - .5);
    std::vector<Millibits> bits(words.size(), out.other);
    for (std::uint32_t word = 0; word < words.size(); ++word) {
        if (words[word] < seldom) continue;
        auto const b = bits_of(words[word], all);
        if (b >= out.other) continue;
        bits[word] = std::max(0, b);
        out.words.push_back({lexicon.token_hash(word), bits[word]});
    }
    for (std::uint32_t code = 1; code < phrases.size(); ++code) {
        if (phrases[code] < 20) continue;
        Millibits sum = 0;
        auto const& phrase = lexicon.phrase(code);
        for (std::uint8_t i = 0; i < phrase.count; ++i) sum += bits[lexicon.words_of(phrase)[i]];
        if (auto const b = bits_of(phrases[code], all); b < sum)
            out.phrases.push_back({lexicon.phrase_hash(code), std::max(0, b)});
    }
    std::ranges::sort(out.words);
    std::ranges::sort(out.phrases);
    return out;
}

FieldRarity weigh_days(Census const& table) {
    Counts counts(day_indexes);
    double all = 0;
    for (auto const& row : table.rows)
        if (row.born != 0) {
            ++counts[day_index(row.born)];
            ++all;
        }
    // Seventy years of days, worth twenty thousand records.
    constexpr double days = 25'000, weight = 20'000;
    FieldRarity out;
    out.other = static_cast<Millibits>(std::lround(std::log2(days) * 1000));
    auto const usual = (all + weight) / days;
    for (std::size_t day = 0; day < counts.size(); ++day) {
        if (counts[day] < usual) continue;
        auto const b =
            static_cast<Millibits>(std::lround(std::log2((all + weight) / (counts[day] + weight / days)) * 1000));
        if (b < out.other - 1'000) out.words.push_back({day, b});
    }
    return out;
}

/// Numbers that more than a family shares: placeholders, a clerk's own number.
std::vector<Rarity> shared_numbers(Census const& table, std::uint64_t Row::* number, std::uint8_t usual) {
    std::size_t size = 1U << 16;
    while (size < table.rows.size()) size *= 2;
    Array<std::uint8_t> sketch;  // up to one more than `usual`
    sketch.resize(size);
    double all = 0;
    bool is_any = false;
    auto const place = [&](std::size_t i) {
        auto const value = table.rows[i].*number;
        return value == 0 ? nullptr : sketch.data() + (mixed(value) & (size - 1));
    };
    each_called(table.rows.size(), place, [&](std::size_t, std::uint8_t* count) {
        *count = static_cast<std::uint8_t>(*count + (*count <= usual ? 1 : 0));
        is_any = is_any || *count > usual;
        ++all;
    });
    std::vector<std::uint64_t> often;
    if (is_any)
        each_called(table.rows.size(), place, [&](std::size_t i, std::uint8_t const* count) {
            if (*count > usual) often.push_back(table.rows[i].*number);
        });
    std::ranges::sort(often);
    std::vector<Rarity> out;
    for (std::size_t i = 0; i < often.size();) {
        auto const begin = i;
        while (i < often.size() && often[i] == often[begin]) ++i;
        if (i - begin > usual) out.push_back({often[begin], std::max(0, bits_of(static_cast<double>(i - begin), all))});
    }
    return out;
}

FieldRarity weigh_niks(Census const& table) {
    Counts serials(65'536), regions(1'000'000);
    double all = 0;
    for (auto const& row : table.rows)
        if (is_sixteen_digits(row.nik)) {
            ++serials[row.nik & 0xFFFF];
            ++regions[decimal_of(row.nik >> 40)];
            ++all;
        }
    FieldRarity out;
    out.other = 20'000;
    out.words = shared_numbers(table, &Row::nik, 24);
    for (std::size_t i = 0; i < serials.size(); ++i)
        if (serials[i] != 0)
            if (auto const b = bits_of(serials[i], all); b < 10'000)
                out.phrases.push_back({serial_tag | i, std::max(0, b)});
    for (std::size_t i = 0; i < regions.size(); ++i)
        if (regions[i] >= 4)
            if (auto const b = bits_of(regions[i], all); b < rarest)
                out.phrases.push_back({region_tag | i, std::max(0, b)});
    return out;
}

FieldRarity weigh_areas(Census const& table) {
    constexpr std::array<unsigned, 4> depths{2, 4, 6, 10};
    Counts counts(table.book.areas.count());
    double all = 0;
    for (auto const& row : table.rows)
        if (row.area != 0) {
            ++counts[row.area];
            ++all;
        }
    FieldRarity out;
    out.other = rarest_of(all);
    auto const seldom = std::exp2(-out.other / 1000.0) * (all + unseen) - 1;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed;
    for (std::uint32_t code = 1; code < counts.size(); ++code)
        for (std::size_t i = 0; i < depths.size(); ++i)
            keyed.emplace_back(area_prefix(table.book.areas.area(code).code, depths[i]) | i, counts[code]);
    std::ranges::sort(keyed);
    for (std::size_t i = 0; i < keyed.size();) {
        auto const value = keyed[i].first;
        double sum = 0;
        for (; i < keyed.size() && keyed[i].first == value; ++i) sum += keyed[i].second;
        if (sum < seldom) continue;
        if (auto const b = bits_of(sum, all); b < out.other) out.words.push_back({value, std::max(0, b)});
    }
    return out;
}

/// Rarity of `inner` among pairs that share `outer`: one over the chance that two who share the one share the other.
template <class Outer, class Inner>
Millibits rarity_within(Census const& table, Outer outer, Inner inner) {
    constexpr std::size_t enough = 100'000;
    auto const one_in = table.rows.size() / enough + 1;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> seen;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        auto const o = outer(table.rows[i]), n = inner(table.rows[i]);
        // Whole outer areas are taken or left, or no pair would remain.
        if (o != 0 && n != 0 && mixed(o) % one_in == 0) seen.emplace_back(o, n);
    }
    std::ranges::sort(seen);
    double wholes = 1, parts = .5;
    for (std::size_t i = 0; i < seen.size();) {
        auto const o = seen[i].first;
        double whole = 0, part = 0;
        while (i < seen.size() && seen[i].first == o) {
            auto const n = seen[i].second;
            double count = 0;
            for (; i < seen.size() && seen[i].first == o && seen[i].second == n; ++i) ++count;
            whole += count;
            part += count * (count - 1);
        }
        wholes += whole * (whole - 1);
        parts += part;
    }
    return std::clamp(static_cast<Millibits>(std::lround(std::log2(wholes / parts) * 1000)), 0, 12'000);
}

}  // namespace

Model count_values(Table const& whole, unsigned threads) {
    Copies const copies(whole, threads);
    auto const table = copies.census();
    auto const& book = table.book;
    auto model = default_model(static_cast<std::int64_t>(table.rows.size()));
    auto const texts = book.texts.size();
    jobs::spread(threads, texts + 5, [&](std::size_t part, unsigned) {
        constexpr std::array<std::uint32_t Row::*, 4> code{&Row::nama, &Row::nama_ibu, &Row::alamat, &Row::tempat};
        constexpr std::array<Field, 4> field{Field::nama, Field::nama_ibu, Field::alamat, Field::tempat_lahir};
        auto const area = [&](Row const& row, unsigned letters) {
            return area_prefix(book.areas.area(row.area).code, letters);
        };
        if (part < texts) {
            Counts counts(book.texts[part].phrase_count());
            for (std::size_t i = 0; i < table.rows.size(); ++i)
                ++counts[part < 4 ? table.rows[i].*code[part] : table.extra[i * book.extra_fields() + part - 4]];
            counts[0] = 0;
            model.rarity[part < 4 ? at(field[part]) : known_fields + part - 4] = weigh_texts(book.texts[part], counts);
        } else if (part == texts) {
            model.rarity[at(Field::tgl_lahir)] = weigh_days(table);
        } else if (part == texts + 1) {
            model.rarity[at(Field::nik)] = weigh_niks(table);
        } else if (part == texts + 2) {
            model.rarity[at(Field::no_kk)].words = shared_numbers(table, &Row::kk, 40);
        } else if (part == texts + 3) {
            model.rarity[at(Field::kode_wil)] = weigh_areas(table);
        } else {
            model.birthplace_in_area = rarity_within(
                table, [&](Row const& row) { return area(row, 4); },
                [](Row const& row) { return std::uint64_t{row.tempat}; });
            model.nik_area_in_area = rarity_within(
                table, [&](Row const& row) { return area(row, 6); },
                [](Row const& row) { return is_sixteen_digits(row.nik) ? row.nik >> 40 : 0; });
        }
    });
    return model;
}

}  // namespace sinergi::matching
