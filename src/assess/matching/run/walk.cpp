#include "matching/run/walk.hpp"

#include "matching/table/memory.hpp"
#include "plumbing/jobs/crew.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <numeric>

namespace sinergi::matching {
namespace {

constexpr std::size_t buckets = 256;
constexpr std::size_t chunk_rows = 65'536;
constexpr std::size_t batch_pairs = 2'048;
constexpr std::array<Part, 5> refinements{Part::name, Part::mother, Part::district, Part::nik_tail, Part::address};

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

/// Keys of one worker by their highest eight bits, on pages of their own: nothing is counted beforehand and nothing
/// moved.
class Shelf {
public:
    void put(std::uint32_t key, std::size_t row) {
        auto const b = key >> 24;
        if (to_[b] == end_[b]) turn(b);
        *to_[b]++ = std::uint64_t{key} << 32 | row;
    }
    template <class Work>
    void each(std::size_t b, Work work) const {
        for (auto const page : pages_[b]) {
            auto const* const begin = at(page);
            std::for_each(begin, page == pages_[b].back() ? to_[b] : begin + page_entries, work);
        }
    }
    void clear() {
        for (auto& pages : pages_) pages.clear();
        to_.fill(nullptr);
        end_.fill(nullptr);
        used_ = 0;
    }

private:
    static constexpr std::size_t page_entries = 256, slab_pages = 1'024;
    [[nodiscard]] std::uint64_t* at(std::uint32_t page) const noexcept {
        return slabs_[page / slab_pages].get() + page % slab_pages * page_entries;
    }
    void turn(std::size_t b) {
        if (used_ == slabs_.size() * slab_pages) {
            auto& slab = slabs_.emplace_back(new std::uint64_t[slab_pages * page_entries]);
            ask_for_big_pages(slab.get(), slab_pages * page_entries * sizeof(std::uint64_t));
        }
        pages_[b].push_back(used_);
        to_[b] = at(used_++);
        end_[b] = to_[b] + page_entries;
    }
    std::array<std::uint64_t*, buckets> to_{}, end_{};  // where the next entry of a bucket goes
    std::array<std::vector<std::uint32_t>, buckets> pages_;
    std::vector<std::unique_ptr<std::uint64_t[]>> slabs_;
    std::uint32_t used_ = 0;
};

/// Most rows lie in two lines of the cache.
void call_for(Row const& row) noexcept {
    __builtin_prefetch(&row);
    __builtin_prefetch(reinterpret_cast<char const*>(&row + 1) - 1);
}

/// Calls `work` with the key and the rows of every block of two or more.
template <class Work>
void each_block(std::span<std::uint64_t const> entries, Row const* all, Work work) {
    std::vector<std::uint32_t> rows;
    std::size_t ahead = 1;
    for (std::size_t i = 0; i < entries.size();) {
        // Rows lie anywhere in memory: those of the next blocks are called for while this one is worked on.
        for (auto const to = std::min(entries.size(), i + 24); all && ahead < to; ++ahead)
            if (entries[ahead] >> 32 == entries[ahead - 1] >> 32)
                for (auto const e : {entries[ahead - 1], entries[ahead]}) call_for(all[static_cast<std::uint32_t>(e)]);
        auto end = i + 1;
        while (end < entries.size() && entries[end] >> 32 == entries[i] >> 32) ++end;
        if (end - i > 1) {
            rows.clear();
            for (auto k = i; k < end; ++k) rows.push_back(static_cast<std::uint32_t>(entries[k]));
            work(static_cast<std::uint32_t>(entries[i] >> 32), std::span(rows));
        }
        i = end;
    }
}

/// Names that begin alike stand together: four letters of the last word, then four of the first.
std::uint64_t spelling(Lexicon const& names, std::uint32_t code) noexcept {
    if (code == 0) return 0;
    auto const& phrase = names.phrase(code);
    std::uint64_t out = 0;
    for (auto const word : {phrase.count - 1, 0})
        for (std::size_t i = 0; i < 4; ++i)
            out = out << 8 | static_cast<unsigned char>(names.token(names.words_of(phrase)[word]).text[i]);
    return out;
}

std::size_t limit_of(std::size_t rule) noexcept {
    auto const max = rules()[rule].block_max;
    return max != 0 ? max : refine_above;
}

}  // namespace

struct Walk::Entries {
    explicit Entries(unsigned threads) : shelves(threads) {}
    std::vector<Shelf> shelves;                              // by worker
    std::array<std::vector<std::uint64_t>, buckets> blocks;  // key << 32 | row, sorted, without keys of one row

    /// Most keys have one row and make no pair: they are left out before anything is sorted. A byte a part of the keys
    /// tells which; that some stay which share a byte alone does no harm.
    void collect(std::size_t b, std::vector<std::uint8_t>& seen) {
        std::size_t count = 0;
        for (auto const& shelf : shelves) shelf.each(b, [&](std::uint64_t) { ++count; });
        auto const bits = std::min(24, static_cast<int>(std::bit_width(count)) + 2);
        seen.assign(std::size_t{1} << bits, 0);
        auto const place = [&](std::uint64_t e) { return e << 8 >> (64 - bits); };
        for (auto const& shelf : shelves)
            shelf.each(b, [&](std::uint64_t e) { seen[place(e)] |= static_cast<std::uint8_t>(seen[place(e)] + 1); });
        blocks[b].clear();
        for (auto const& shelf : shelves)
            shelf.each(b, [&](std::uint64_t e) {
                if (seen[place(e)] > 1) blocks[b].push_back(e);
            });
    }
};

/// A pair, the block it comes from, and the refinements that offered what shares their parts before.
struct Walk::Offer {
    Two pair;
    std::uint32_t key;
    Parts refined;
};

struct Walk::Hand {
    Walk const& walk;
    std::size_t rule;
    std::uint32_t earlier;  // rules whose pairs were handed out before
    unsigned worker;
    Hears const& hears;
    std::vector<Offer> batch{};
    std::vector<Two> pairs{};  // of a batch: those that are new
    std::int64_t count = 0;
    std::uint32_t key = 0;  // of the block in hand
    Parts wanted = 0;       // of earlier rules
    Parts refined = 0;      // refinements in force: pairs that share an earlier one were offered there
};

Walk::~Walk() = default;
void Walk::rest() { entries_.reset(); }

Walk::Walk(Table const& table, std::uint32_t left, unsigned threads, std::int64_t keys_bytes_max)
    : table_(table), left_(left), threads_(threads), keys_bytes_max_(keys_bytes_max) {
    auto const all = rules();
    for (std::size_t r = 0; r < all.size(); ++r) {
        if (all[r].records_max != 0 && table.rows.size() > all[r].records_max) continue;
        if (table.rows.size() <= all[r].records_min) continue;
        active_ |= std::uint32_t{1} << r;
        wants_[r] = parts_of(all[r]);
    }
    if (!table.folder.empty()) walked_.move_to(table.folder);
    walked_.resize(table.rows.size());
    std::ranges::fill(walked_, active_);
}

std::uint32_t Walk::rules_of(Two pair) const noexcept {
    auto const shared = shared_parts(table_.book, table_.view(pair.a), table_.view(pair.b));
    std::uint32_t out = 0;
    for (std::size_t r = 0; r < rules().size(); ++r)
        if (is_active(r) && (shared & wants_[r]) == wants_[r]) out |= std::uint32_t{1} << r;
    return out;
}

/// How often the keys are made, each time keeping a part of them.
std::size_t Walk::rounds_of(std::size_t rule) const noexcept {
    if (keys_bytes_max_ <= 0) return 1;
    auto const keys_a_row = (wants_[rule] & manifold) != 0 ? 2U : 1U;
    auto const bytes = table_.rows.size() * keys_a_row * sizeof(std::uint64_t);
    return std::min<std::size_t>(64, bytes / static_cast<std::size_t>(keys_bytes_max_) + 1);
}

void Walk::gather(std::size_t rule, std::size_t round) {
    auto const rounds = rounds_of(rule);
    for (auto& shelf : entries_->shelves) shelf.clear();
    jobs::spread(threads_, (table_.rows.size() + chunk_rows - 1) / chunk_rows, [&](std::size_t chunk, unsigned worker) {
        auto& shelf = entries_->shelves[worker];
        auto const begin = chunk * chunk_rows, end = std::min(table_.rows.size(), begin + chunk_rows);
        std::array<std::uint32_t, keys_max> keys;
        for (auto row = begin; row < end; ++row) {
            call_for(rules()[rule], table_.book, table_.rows[std::min(row + 16, table_.rows.size() - 1)]);
            auto const count = keys_of(rules()[rule], table_.book, table_.view(row), keys.data());
            for (std::size_t k = 0; k < count; ++k)
                // Low keys first: what a block says of lower keys is known by then.
                if (rounds == 1 || (std::uint64_t{keys[k]} * rounds) >> 32 == round) shelf.put(keys[k], row);
        }
    });
}

/// Sorts what was gathered and notes whose blocks are too big. All that is left out must be known before the first pair
/// is judged, or the answer would depend on the threads.
void Walk::sort(std::size_t rule) {
    std::array<std::vector<std::uint32_t>, buckets> big;
    std::vector<std::vector<std::uint64_t>> spare(threads_);
    std::vector<std::vector<std::uint8_t>> seen(threads_);
    jobs::spread(threads_, buckets, [&](std::size_t b, unsigned worker) {
        entries_->collect(b, seen[worker]);
        sort_bucket(entries_->blocks[b], spare[worker]);
        each_block(entries_->blocks[b], nullptr, [&](std::uint32_t key, std::span<std::uint32_t> rows) {
            if (is_small(rows, limit_of(rule))) return;
            big[b].push_back(key);
            for (auto const row : rows)
                std::atomic_ref(walked_[row]).fetch_and(~(std::uint32_t{1} << rule), std::memory_order_relaxed);
        });
    });
    for (auto const& keys : big) big_keys_.insert(big_keys_.end(), keys.begin(), keys.end());
}

void Walk::mark(std::size_t rule) {
    if (!entries_) entries_ = std::make_unique<Entries>(threads_);
    big_keys_.clear();
    for (std::size_t round = 0; round < rounds_of(rule); ++round) {
        gather(rule, round);
        sort(rule);
    }
}

std::int64_t Walk::rule(std::size_t rule, Hears const& hears) {
    if (!is_active(rule) || table_.rows.size() < 2) return 0;
    if (!entries_) entries_ = std::make_unique<Entries>(threads_);  // one rule after the other works in the same memory
    big_keys_.clear();
    auto const rounds = rounds_of(rule);
    std::atomic<std::int64_t> count = 0;
    auto const earlier = active_ & ((std::uint32_t{1} << rule) - 1);
    for (std::size_t round = 0; round < rounds; ++round) {
        gather(rule, round);
        sort(rule);
        jobs::spread(threads_, buckets, [&](std::size_t b, unsigned worker) {
            Hand hand{.walk = *this, .rule = rule, .earlier = earlier, .worker = worker, .hears = hears};
            hand.batch.reserve(batch_pairs);
            for (std::size_t r = 0; r < rule; ++r) hand.wanted |= is_active(r) ? wants_[r] : 0U;
            each_block(entries_->blocks[b], table_.rows.data(), [&](std::uint32_t key, std::span<std::uint32_t> rows) {
                hand.key = key;
                block(hand, rows);
            });
            flush(hand);
            count += hand.count;
            if (rounds > 1 && b % 16 == 15) table_.rest();
        });
    }
    return count;
}

bool Walk::is_small(std::span<std::uint32_t const> rows, std::size_t max) const noexcept {
    if (left_ == 0) return rows.size() <= max;
    auto const lefts = static_cast<std::size_t>(std::ranges::count_if(rows, [&](auto row) { return row < left_; }));
    return 2 * lefts * (rows.size() - lefts) <= max * max;
}

void Walk::block(Hand& hand, std::span<std::uint32_t> rows) {
    if (is_small(rows, limit_of(hand.rule))) return all_pairs(hand, rows);
    if (rules()[hand.rule].block_max == 0) refine(hand, rows, 0);
}

/// Splits a block by one more part after the other; what is still too big is split further, and at last every row meets
/// its neighbours by name, so that nothing that looks alike is lost for the size of a block.
void Walk::refine(Hand& hand, std::span<std::uint32_t> rows, std::size_t from) {
    auto const before = hand.refined;
    for (auto r = from; r < refinements.size(); ++r) {
        Rule const by{"", {refinements[r]}, 1};
        std::vector<std::pair<std::uint32_t, std::uint32_t>> keyed;
        for (auto const row : rows) {
            std::array<std::uint32_t, keys_max> keys;
            if (keys_of(by, table_.book, table_.view(row), keys.data()) > 0) keyed.emplace_back(keys[0], row);
        }
        std::ranges::sort(keyed);
        std::vector<std::uint32_t> part;
        for (std::size_t i = 0; i < keyed.size();) {
            part.clear();
            auto const key = keyed[i].first;
            for (; i < keyed.size() && keyed[i].first == key; ++i) part.push_back(keyed[i].second);
            if (part.size() < 2) continue;
            if (is_small(part, refine_above)) {
                all_pairs(hand, part);
            } else {
                refine(hand, part, r + 1);
            }
        }
        hand.refined |= bit_of(refinements[r]);
    }
    hand.refined = before;
    if (from == 0 || from == refinements.size()) neighbours(hand, rows);
}

void Walk::neighbours(Hand& hand, std::span<std::uint32_t> rows) {
    std::vector<std::pair<std::array<std::uint64_t, 3>, std::uint32_t>> sorted;
    sorted.reserve(rows.size());
    for (auto const row : rows) {
        auto const& r = table_.rows[row];
        sorted.push_back({{spelling(table_.book.texts[0], r.nama),
                           std::uint64_t{r.born} << 32 | static_cast<std::uint32_t>(r.nik >> 40), table_.order[row]},
                          row});
    }
    std::ranges::sort(sorted);
    for (std::size_t i = 0; i < sorted.size(); ++i)
        for (auto k = i + 1; k < std::min(sorted.size(), i + 1 + neighbourhood); ++k)
            offer(hand, sorted[i].second, sorted[k].second);
}

void Walk::all_pairs(Hand& hand, std::span<std::uint32_t const> rows) {
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (auto k = i + 1; k < rows.size(); ++k) offer(hand, rows[i], rows[k]);
}

bool Walk::is_first_key(std::size_t rule, std::uint32_t key, RowView a, RowView b) const noexcept {
    std::array<std::uint32_t, keys_max> left, right;
    auto const lefts = keys_of(rules()[rule], table_.book, a, left.data());
    auto const rights = keys_of(rules()[rule], table_.book, b, right.data());
    for (std::size_t i = 0; i < lefts; ++i) {
        if (left[i] >= key) continue;
        for (std::size_t k = 0; k < rights; ++k)
            if (left[i] == right[k] && !std::ranges::binary_search(big_keys_, left[i])) return false;
    }
    return true;
}

void Walk::offer(Hand& hand, std::uint32_t a, std::uint32_t b) {
    if (a == b) return;
    if (a > b) std::swap(a, b);
    if (left_ != 0 && (a >= left_) == (b >= left_)) return;
    hand.batch.push_back({{a, b}, hand.key, hand.refined});
    if (hand.batch.size() == batch_pairs) flush(hand);
}

/// Leaves out what another rule or block has offered, and hands out the rest. A batch at a time, so that texts can be
/// called for before they are looked at.
void Walk::flush(Hand& hand) const {
    constexpr std::size_t ahead = 12, far_ahead = 28;
    hand.pairs.clear();
    for (std::size_t i = 0; i < hand.batch.size(); ++i) {
        if (i + far_ahead < hand.batch.size()) {
            for (auto const place : {hand.batch[i + far_ahead].pair.a, hand.batch[i + far_ahead].pair.b}) {
                call_for(table_.rows[place]);
                __builtin_prefetch(walked_.data() + place);
            }
        }
        if (i + ahead < hand.batch.size())
            for (auto const place : {hand.batch[i + ahead].pair.a, hand.batch[i + ahead].pair.b}) {
                auto const& row = table_.rows[place];
                table_.book.texts[0].call_for(row.nama);
                table_.book.texts[1].call_for(row.nama_ibu);
                table_.book.texts[2].call_for(row.alamat);
                table_.book.areas.call_for_code(row.area);
            }
        if (is_new(hand, hand.batch[i])) hand.pairs.push_back(hand.batch[i].pair);
    }
    hand.batch.clear();
    if (hand.pairs.empty()) return;
    hand.count += static_cast<std::int64_t>(hand.pairs.size());
    hand.hears(hand.worker, hand.pairs);
}

bool Walk::is_new(Hand const& hand, Offer const& offer) const noexcept {
    auto const left = table_.view(offer.pair.a), right = table_.view(offer.pair.b);
    auto shared = shared_numbers(table_.book, left, right, hand.wanted | offer.refined);
    auto const walked = walked_[offer.pair.a] & walked_[offer.pair.b];
    auto const could = [&](Parts names) {
        for (auto rest = walked & hand.earlier; rest != 0; rest &= rest - 1) {
            auto const want = wants_[static_cast<std::size_t>(std::countr_zero(rest))] & ~names;
            if ((shared & want) == want) return true;
        }
        return false;
    };
    if ((offer.refined & name_parts) != 0 || could(name_parts)) {
        shared |= shared_names(table_.book, left, right);
        if (could(0)) return false;
    }
    if ((shared & offer.refined) != 0) return false;
    // Two words in common are two blocks in common: the pair belongs to the one with the lower key, if that one was
    // gone through whole.
    return (wants_[hand.rule] & manifold) == 0 || is_first_key(hand.rule, offer.key, left, right);
}

}  // namespace sinergi::matching
