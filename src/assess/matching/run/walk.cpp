#include "matching/run/walk.hpp"

#include "matching/run/hand.hpp"
#include "matching/run/shelf.hpp"
#include "plumbing/jobs/crew.hpp"

#include <bit>
#include <mutex>

namespace sinergi::matching {
namespace {

constexpr std::size_t chunk_rows = 65'536;
// A block of one part above it is walked rule by rule, by all of a rule's parts: else one worker had it for himself.
constexpr std::size_t huge_rows = 16'384;

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
    std::vector<std::uint8_t> seen;
};

/// The entries of a bucket, sorted. Most keys have one row and make no pair: they are left out before anything is
/// sorted. A byte a part of the keys tells which; that some stay which share a byte alone does no harm.
void collect(std::span<Shelf const> shelves, std::size_t b, bool is_crowded, Tray& tray) {
    tray.entries.clear();
    if (is_crowded) {
        for (auto const& shelf : shelves) shelf.each(b, [&](std::uint64_t e) { tray.entries.push_back(e); });
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
    for (auto const& shelf : shelves)
        shelf.each(b, [&](std::uint64_t e) {
            if (seen[place(e)] > 1) tray.entries.push_back(e);
        });
    sort_bucket(tray.entries, tray.spare);
}

}  // namespace

struct Walk::Entries {
    explicit Entries(unsigned threads) : shelves(threads), trays(threads) {}
    std::vector<Shelf> shelves;  // by worker
    std::vector<Tray> trays;     // by worker
};

/// Once over the rows, by keys of `lead`.
struct Walk::Pass {
    Parts lead;
    std::span<std::size_t const> rules;
    Hears const* hears;
    std::vector<std::int64_t>& counts;  // by rule of the bundle: `first` is the place of the first of `rules`
    std::size_t first = 0;
    std::vector<std::uint32_t> const* rows = nullptr;         // null: all
    std::vector<std::vector<std::uint32_t>>* huge = nullptr;  // null: blocks are walked whatever their size
};

Walk::~Walk() = default;
void Walk::rest() { entries_.reset(); }

Walk::Walk(Table const& table, std::uint32_t left, unsigned threads, std::int64_t keys_bytes_max)
    : table_(table), left_(left), threads_(threads), keys_bytes_max_(keys_bytes_max) {
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
    if (!table.folder.empty()) gaps_.move_to(table.folder);
    gaps_.resize(table.rows.size(), rules_.size());
}

std::uint32_t Walk::rules_of(Two pair) const noexcept {
    Fact a, b;
    look(table_.book, table_.rows[pair.a], ~Parts{0}, a);
    look(table_.book, table_.rows[pair.b], ~Parts{0}, b);
    auto shared = shared_parts(a, b);
    auto const *left = table_.view(pair.a).extra, *right = table_.view(pair.b).extra;
    for (std::size_t i = 0; i < table_.book.extra_fields(); ++i)
        if (left[i] != 0 && left[i] == right[i]) shared |= bit_of(Part::extra);
    std::uint32_t out = 0;
    for (std::size_t r = 0; r < rules_.size(); ++r)
        if ((shared & wants_[r]) == wants_[r]) out |= std::uint32_t{1} << r;
    return out;
}

void Walk::gather(Pass const& pass, std::size_t round, std::size_t rounds) {
    for (auto& shelf : entries_->shelves) shelf.clear();
    auto const count = pass.rows ? pass.rows->size() : table_.rows.size();
    auto const row_at = [&](std::size_t i) { return pass.rows ? (*pass.rows)[i] : i; };
    jobs::spread(threads_, (count + chunk_rows - 1) / chunk_rows, [&](std::size_t chunk, unsigned worker) {
        auto& shelf = entries_->shelves[worker];
        auto const end = std::min(count, (chunk + 1) * chunk_rows);
        auto const is_due = [&](std::uint32_t key) {
            return rounds == 1 || (std::uint64_t{key} * rounds) >> 32 == round;
        };
        if (!pass.rows && (pass.lead & bit_of(Part::extra)) == 0) {
            std::array<std::uint64_t, rows_at_once> keys;
            for (auto from = chunk * chunk_rows; from < end; from += rows_at_once) {
                std::span const rows(table_.rows.data() + from, std::min(rows_at_once, end - from));
                keys_of(pass.lead, table_.book, rows, keys.data());
                for (std::size_t i = 0; i < rows.size(); ++i)
                    if (keys[i] != 0 && is_due(static_cast<std::uint32_t>(keys[i])))
                        shelf.put(static_cast<std::uint32_t>(keys[i]), from + i);
            }
            return;
        }
        std::array<std::uint32_t, keys_max> keys;
        for (auto i = chunk * chunk_rows; i < end; ++i) {
            call_for(table_.book, table_.rows[row_at(std::min(i + 16, count - 1))], pass.lead);
            auto const row = row_at(i);
            auto const found = keys_of(pass.lead, table_.book, table_.view(row), keys.data());
            for (std::size_t k = 0; k < found; ++k)
                if (is_due(keys[k])) shelf.put(keys[k], row);
        }
    });
}

void Walk::pass(Pass& pass) {
    auto const rows = pass.rows ? pass.rows->size() : table_.rows.size();
    auto const bytes = rows * sizeof(std::uint64_t);
    // The keys are made so often, each time keeping a part of them.
    auto const rounds =
        keys_bytes_max_ <= 0 ? 1 : std::min<std::size_t>(64, bytes / static_cast<std::size_t>(keys_bytes_max_) + 1);
    std::mutex lock;
    for (std::size_t round = 0; round < rounds; ++round) {
        gather(pass, round, rounds);
        jobs::spread(threads_, buckets, [&](std::size_t b, unsigned worker) {
            auto& tray = entries_->trays[worker];
            collect(entries_->shelves, b, (pass.lead & crowded) == pass.lead, tray);
            Hand hand(*this, pass.lead, pass.rules, worker, pass.hears);
            auto const& entries = tray.entries;
            hand.begin(entries);
            for (std::size_t i = 0, end = 0; i < entries.size(); i = end) {
                for (end = i + 1; end < entries.size() && entries[end] >> 32 == entries[i] >> 32;) ++end;
                if (end - i < 2) continue;
                if (!pass.huge || end - i <= huge_rows) {
                    hand.block(i, end);
                    continue;
                }
                std::lock_guard const hold(lock);
                auto& block = pass.huge->emplace_back();
                for (auto k = i; k < end; ++k) block.push_back(static_cast<std::uint32_t>(entries[k]));
            }
            auto const counts = hand.finish();
            std::lock_guard const hold(lock);
            for (std::size_t r = 0; r < counts.size(); ++r) pass.counts[pass.first + r] += counts[r];
            if (rounds > 1 && b % 16 == 15) table_.rest();
        });
    }
}

void Walk::walk(Bundle const& bundle, Hears const* hears, std::vector<std::int64_t>& counts) {
    if (table_.rows.size() < 2) return;
    if (!entries_) entries_ = std::make_unique<Entries>(threads_);  // all bundles work in the same memory
    std::vector<std::vector<std::uint32_t>> huge;
    Pass whole{.lead = bundle.lead, .rules = bundle.rules, .hears = hears, .counts = counts};
    if (bundle.rules.size() > 1) whole.huge = &huge;
    pass(whole);
    for (auto const& rows : huge)
        for (std::size_t nth = 0; nth < bundle.rules.size(); ++nth) {
            Pass one{.lead = wants_[bundle.rules[nth]] & ~bit_of(Part::name_word),
                     .rules = std::span(bundle.rules).subspan(nth, 1),
                     .hears = hears,
                     .counts = counts,
                     .first = nth,
                     .rows = &rows};
            pass(one);
        }
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
