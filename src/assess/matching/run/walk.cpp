#include "matching/run/walk.hpp"

#include "matching/run/hand.hpp"
#include "matching/run/shelf.hpp"
#include "plumbing/jobs/crew.hpp"

#include <bit>
#include <limits>
#include <mutex>

namespace sinergi::matching {
namespace {

constexpr std::size_t chunk_rows = 65'536;
// A block of one part above it is walked rule by rule, by all of a rule's parts: else one worker had it for himself.
constexpr std::size_t huge_rows = 16'384;
// Of a long list it may be larger: a thousandth of the work keeps nobody waiting.
constexpr std::size_t huge_share = 1'024;

/// By the low 24 bits of the key, three passes of eight; the high ones are the bucket's.
void sort_bucket(std::vector<std::uint64_t>& entries, std::vector<std::uint64_t>& spare) {
    if (entries.size() < 64) {
        std::ranges::sort(entries);
        return;
    }
    spare.resize(entries.size());
    for (unsigned shift = 32; shift < 56; shift += 8) {
        std::array<std::uint32_t, 257> begins{};
        for (auto const e : entries) ++begins[(e >> shift & 255) + 1];
        for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
        for (auto const e : entries) spare[begins[e >> shift & 255]++] = e;
        entries.swap(spare);
    }
}

/// Parts that nearly every record shares with some other.
constexpr Parts crowded = bit_of(Part::born) | bit_of(Part::district) | bit_of(Part::kk) | bit_of(Part::area);

/// What a worker sorts in.
struct Tray {
    std::vector<std::uint64_t> entries, spare;
    std::vector<Met> copies;  // which the entries tell of, where rows stand on disk
    std::vector<std::uint8_t> seen;
};

/// The entries of a bucket, sorted. Most keys have one row and make no pair: they are left out before anything is
/// sorted. A byte a part of the keys tells which; that some stay which share a byte alone does no harm.
template <class Take>
void collect(std::span<Shelf const> shelves, std::size_t b, bool is_crowded, Tray& tray, Take take) {
    tray.entries.clear();
    tray.copies.clear();
    if (is_crowded) {
        for (auto const& shelf : shelves) take(shelf, [](std::uint64_t) { return true; });
        return sort_bucket(tray.entries, tray.spare);
    }
    std::size_t count = 0;
    for (auto const& shelf : shelves) shelf.each(b, [&](std::uint64_t) { ++count; });
    auto const bits = std::min(24, static_cast<int>(std::bit_width(count)) + 2);
    auto& seen = tray.seen;
    seen.assign(std::size_t{1} << bits, 0);
    auto const place = [&](std::uint64_t e) { return e << 8 >> (64 - bits); };
    for (auto const& shelf : shelves)
        shelf.each(b, [&](std::uint64_t e) { seen[place(e)] |= static_cast<std::uint8_t>(seen[place(e)] + 1); });
    for (auto const& shelf : shelves) take(shelf, [&](std::uint64_t e) { return seen[place(e)] > 1; });
    sort_bucket(tray.entries, tray.spare);
}
void collect(std::span<Shelf const> shelves, std::size_t b, bool is_crowded, bool is_on_disk, Tray& tray) {
    if (!is_on_disk)
        return collect(shelves, b, is_crowded, tray, [&](Shelf const& shelf, auto const& is_wanted) {
            shelf.each(b, [&](std::uint64_t e) {
                if (is_wanted(e)) tray.entries.push_back(e);
            });
        });
    collect(shelves, b, is_crowded, tray, [&](Shelf const& shelf, auto const& is_wanted) {
        shelf.each_with_row(b, [&](std::uint64_t e, Row const& row) {
            if (!is_wanted(e)) return;
            tray.entries.push_back(e >> 32 << 32 | tray.copies.size());
            tray.copies.push_back({static_cast<std::uint32_t>(e), &row});
        });
    });
}

}  // namespace

struct Walk::Room {
    explicit Room(unsigned threads) : shelves(threads), trays(threads) {}
    std::vector<Shelf> shelves;  // by worker
    std::vector<Tray> trays;     // by worker
};

/// Once over the rows, by keys of `lead`.
struct Walk::Pass {
    Room& room;
    Parts lead;
    std::span<std::size_t const> rules;
    Hears const* hears;
    std::vector<std::int64_t>& counts;  // by rule of the bundle: `first` is the place of the first of `rules`
    std::size_t first = 0;
    std::vector<Met> const* rows = nullptr;  // null: all
    std::size_t block_max = std::numeric_limits<std::size_t>::max();
    /// Hears of blocks above it, once those of a round that are not were walked.
    std::function<void(std::vector<Met> const& block)> hears_huge{};
};

Walk::~Walk() = default;
void Walk::rest() {
    whole_.reset();
    part_.reset();
}

Walk::Walk(Table const& table, std::uint32_t left, unsigned threads, std::int64_t keys_bytes_max,
           std::function<bool()> goes_on)
    : table_(table), left_(left), threads_(threads), keys_bytes_max_(keys_bytes_max), goes_on_(std::move(goes_on)) {
    auto const all = rules();
    for (std::size_t r = 0; r < all.size(); ++r) {
        if (all[r].records_max != 0 && table.rows.size() > all[r].records_max) continue;
        if (table.rows.size() <= all[r].records_min) continue;
        rules_.push_back(all[r]);
        wants_.push_back(parts_of(all[r]));
        auto const lead = bit_of(all[r].parts[0]);
        if (bundles_.empty() || bundles_.back().lead != lead) bundles_.push_back({lead, {}});
        bundles_.back().rules.push_back(rules_.size() - 1);
    }
    for (auto& bundle : bundles_)
        if (bundle.rules.size() == 1) bundle.lead = wants_[bundle.rules[0]] & ~bit_of(Part::name_word);
    gaps_.resize(table.rows.size(), rules_.size());
}

std::uint32_t Walk::rules_of(std::uint32_t a, std::uint32_t b) const noexcept {
    Fact one, other;
    look(table_.book, table_.rows[a], ~Parts{0}, one);
    look(table_.book, table_.rows[b], ~Parts{0}, other);
    auto shared = shared_parts(one, other);
    auto const *left = table_.view(a).extra, *right = table_.view(b).extra;
    for (std::size_t i = 0; i < table_.book.extra_fields(); ++i)
        if (left[i] != 0 && left[i] == right[i]) shared |= bit_of(Part::extra);
    std::uint32_t out = 0;
    for (std::size_t r = 0; r < rules_.size(); ++r)
        if ((shared & wants_[r]) == wants_[r]) out |= std::uint32_t{1} << r;
    return out;
}

namespace {

/// The keys of a round are those of its share of all numbers.
struct Round {
    std::size_t number, of;
    [[nodiscard]] bool has(std::uint32_t key) const noexcept {
        return of == 1 || (std::uint64_t{key} * of) >> 32 == number;
    }
};

}  // namespace

/// Keys of one value a row are made of rows side by side. Every other time the list is gone through from its end: what
/// was read last from disk is still in memory.
void Walk::gather_all(Pass const& pass, std::size_t round, std::size_t rounds) {
    Round const now{round, rounds};
    auto const count = table_.rows.size(), chunks = (count + chunk_rows - 1) / chunk_rows;
    is_backward_ = !is_backward_;
    jobs::spread(threads_, chunks, [&](std::size_t part, unsigned worker) {
        auto const chunk = is_backward_ ? chunks - 1 - part : part;
        auto& shelf = pass.room.shelves[worker];
        auto const begin = chunk * chunk_rows, end = std::min(count, begin + chunk_rows);
        std::array<std::uint64_t, rows_at_once> keys;
        for (auto from = begin; from < end; from += rows_at_once) {
            std::span const rows(table_.rows.data() + from, std::min(rows_at_once, end - from));
            keys_of(pass.lead, table_.book, rows, keys.data());
            for (std::size_t i = 0; i < rows.size(); ++i) {
                auto const key = static_cast<std::uint32_t>(keys[i]);
                if (keys[i] == 0 || !now.has(key)) continue;
                is_on_disk() ? shelf.put(key, from + i, rows[i]) : shelf.put(key, from + i);
            }
        }
        table_.rows.rest(begin, end);
    });
}

void Walk::gather(Pass const& pass, std::size_t round, std::size_t rounds) {
    for (auto& shelf : pass.room.shelves) shelf.clear();
    if (!pass.rows && (pass.lead & bit_of(Part::extra)) == 0) return gather_all(pass, round, rounds);
    Round const now{round, rounds};
    auto const count = pass.rows ? pass.rows->size() : table_.rows.size();
    auto const met = [&](std::size_t i) {
        return pass.rows ? (*pass.rows)[i] : Met{static_cast<std::uint32_t>(i), &table_.rows[i]};
    };
    jobs::spread(threads_, (count + chunk_rows - 1) / chunk_rows, [&](std::size_t chunk, unsigned worker) {
        auto& shelf = pass.room.shelves[worker];
        auto const end = std::min(count, (chunk + 1) * chunk_rows);
        std::array<std::uint32_t, keys_max> keys;
        for (auto i = chunk * chunk_rows; i < end; ++i) {
            call_for(table_.book, *met(std::min(i + 16, count - 1)).row, pass.lead);
            auto const [place, row] = met(i);
            auto const found = keys_of(pass.lead, table_.book, {row, table_.extra_of(place)}, keys.data());
            for (std::size_t k = 0; k < found; ++k)
                if (now.has(keys[k])) is_on_disk() ? shelf.put(keys[k], place, *row) : shelf.put(keys[k], place);
        }
        if (!pass.rows) table_.rows.rest(chunk * chunk_rows, end);
    });
}

void Walk::pass(Pass const& pass) {
    auto const rows = pass.rows ? pass.rows->size() : table_.rows.size();
    auto const bytes = rows * (sizeof(std::uint64_t) + (is_on_disk() ? sizeof(Row) : 0));
    // The keys are made so often, each time keeping a part of them.
    auto const rounds =
        keys_bytes_max_ <= 0 ? 1 : std::min<std::size_t>(64, bytes / static_cast<std::size_t>(keys_bytes_max_) + 1);
    std::mutex lock;
    std::vector<std::vector<Met>> huge;
    for (std::size_t round = 0; round < rounds; ++round) {
        if (!goes_on_()) return;
        gather(pass, round, rounds);
        jobs::spread(threads_, buckets, [&](std::size_t b, unsigned worker) {
            auto& tray = pass.room.trays[worker];
            collect(pass.room.shelves, b, (pass.lead & crowded) == pass.lead, is_on_disk(), tray);
            Hand hand(*this, pass.lead, pass.rules, worker, pass.hears);
            auto const& entries = tray.entries;
            hand.begin(entries, tray.copies);
            for (std::size_t i = 0, end = 0; i < entries.size(); i = end) {
                for (end = i + 1; end < entries.size() && entries[end] >> 32 == entries[i] >> 32;) ++end;
                if (end - i < 2) continue;
                if (end - i <= pass.block_max) {
                    hand.block(i, end);
                    continue;
                }
                std::lock_guard const hold(lock);
                auto& block = huge.emplace_back();
                for (auto k = i; k < end; ++k) block.push_back(hand.met(entries[k]));
            }
            auto const counts = hand.finish();
            std::lock_guard const hold(lock);
            for (std::size_t r = 0; r < counts.size(); ++r) pass.counts[pass.first + r] += counts[r];
            if (b % 16 == 15) table_.extra.rest();  // of rows themselves only copies are looked at
        });
        for (auto const& block : huge) pass.hears_huge(block);
        huge.clear();
    }
}

void Walk::walk(Bundle const& bundle, Hears const* hears, std::vector<std::int64_t>& counts) {
    if (table_.rows.size() < 2) return;
    if (!whole_) {  // all bundles work in the same memory
        whole_ = std::make_unique<Room>(threads_);
        part_ = std::make_unique<Room>(threads_);
    }
    Pass whole{.room = *whole_, .lead = bundle.lead, .rules = bundle.rules, .hears = hears, .counts = counts};
    if (bundle.rules.size() > 1) {
        whole.block_max = std::max(huge_rows, table_.rows.size() / huge_share);
        whole.hears_huge = [&](std::vector<Met> const& rows) {
            for (std::size_t nth = 0; nth < bundle.rules.size(); ++nth)
                pass({.room = *part_,
                      .lead = wants_[bundle.rules[nth]] & ~bit_of(Part::name_word),
                      .rules = std::span(bundle.rules).subspan(nth, 1),
                      .hears = hears,
                      .counts = counts,
                      .first = nth,
                      .rows = &rows});
        };
    }
    pass(whole);
}

std::vector<std::int64_t> Walk::walk(Bundle const& bundle, Hears const& hears) {
    std::vector<std::int64_t> counts(bundle.rules.size());
    walk(bundle, &hears, counts);
    return counts;
}

void Walk::mark(Bundle const& bundle) {
    std::vector<std::int64_t> counts(bundle.rules.size());
    walk(bundle, nullptr, counts);
}

}  // namespace sinergi::matching
