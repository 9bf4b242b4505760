#include "matching/run/hand.hpp"

#include <algorithm>
#include <atomic>
#include <bit>

namespace sinergi::matching {
namespace {

constexpr std::size_t batch_pairs = 512;
constexpr std::array<Part, 5> refinements{Part::name, Part::mother, Part::district, Part::nik_tail, Part::address};

constexpr std::uint32_t upper(std::uint64_t entry) noexcept { return static_cast<std::uint32_t>(entry >> 32); }

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

std::size_t limit_of(Rule const& rule) noexcept { return rule.block_max != 0 ? rule.block_max : refine_above; }

/// Calls `work` with the key and the facts of every run of two or more.
template <class Work>
void each_run(std::span<std::uint64_t const> keyed, std::vector<std::uint32_t>& run, Work work) {
    for (std::size_t i = 0; i < keyed.size();) {
        auto end = i + 1;
        while (end < keyed.size() && upper(keyed[end]) == upper(keyed[i])) ++end;
        if (end - i > 1) {
            run.clear();
            for (auto k = i; k < end; ++k) run.push_back(static_cast<std::uint32_t>(keyed[k]));
            work(upper(keyed[i]), std::span<std::uint32_t const>(run));
        }
        i = end;
    }
}

void insert_in_order(std::span<std::uint64_t> list) noexcept {
    for (std::size_t i = 1; i < list.size(); ++i) {
        auto const value = list[i];
        auto at = i;
        for (; at > 0 && list[at - 1] > value; --at) list[at] = list[at - 1];
        list[at] = value;
    }
}

}  // namespace

void leave_out_alone(std::vector<std::uint64_t>& list, std::vector<std::uint8_t>& seen) {
    auto const bits = static_cast<int>(std::bit_width(list.size())) + 2;
    auto const place = [&](std::uint64_t e) { return e >> (64 - bits); };
    seen.assign(std::size_t{1} << bits, 0);
    for (auto const e : list) seen[place(e)] |= static_cast<std::uint8_t>(seen[place(e)] + 1);
    std::erase_if(list, [&](std::uint64_t e) { return seen[place(e)] == 1; });
}

void sort_keyed(std::vector<std::uint64_t>& list, std::vector<std::uint64_t>& spare,
                std::vector<std::uint32_t>& begins) {
    if (std::ranges::is_sorted(list)) return;
    if (list.size() <= 24) return insert_in_order(list);
    auto const bits = std::min(15, static_cast<int>(std::bit_width(list.size())));
    auto const part = [&](std::uint64_t e) { return static_cast<std::size_t>(e >> (64 - bits)); };
    begins.assign((std::size_t{1} << bits) + 1, 0);
    for (auto const e : list) ++begins[part(e) + 1];
    for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
    spare.resize(list.size());
    for (auto const e : list) spare[begins[part(e)]++] = e;
    list.swap(spare);
    for (std::size_t i = 0; i < list.size();) {  // a part holds a few, or many of one key that are in order already
        auto end = i + 1;
        while (end < list.size() && part(list[end]) == part(list[i])) ++end;
        std::span const same(list.data() + i, end - i);
        if (same.size() <= 24)
            insert_in_order(same);
        else if (!std::ranges::is_sorted(same))
            std::ranges::sort(same);
        i = end;
    }
}

Hand::Hand(Walk& walk, Parts lead, std::span<std::size_t const> rules, unsigned worker, Hears const* hears)
    : walk_(walk),
      rules_(rules),
      worker_(worker),
      hears_(hears),
      lead_(lead),
      keyed_(rules.size()),
      big_(rules.size()),
      counts_(rules.size()) {
    for (std::size_t r = 0; r <= rules.back(); ++r) needs_ |= walk.wants_[r];
    pairs_.reserve(batch_pairs);
}

void Hand::begin(std::span<std::uint64_t const> entries, std::span<Met const> copies) noexcept {
    entries_ = entries;
    copies_ = copies;
    rows_called_ = texts_called_ = 1;
}

Met Hand::met(std::uint64_t entry) const noexcept {
    auto const place = static_cast<std::uint32_t>(entry);
    return copies_.empty() ? Met{place, &walk_.table_.rows[place]} : copies_[place];
}

/// Rows lie anywhere in memory: those of the next entries are called for while these are worked on, and somewhat later
/// what the rows refer to. Entries that stand alone are no block.
void Hand::call_ahead(std::size_t at) noexcept {
    constexpr std::size_t far = 32, near = 14;
    auto const is_alone = [&](std::size_t i) {
        return upper(entries_[i]) != upper(entries_[i - 1]) &&
               (i + 1 == entries_.size() || upper(entries_[i]) != upper(entries_[i + 1]));
    };
    for (auto const to = std::min(entries_.size(), at + far); rows_called_ < to; ++rows_called_) {
        if (is_alone(rows_called_)) continue;
        auto const [place, row] = met(entries_[rows_called_]);
        call_for_memory(row);
        call_for_memory(reinterpret_cast<char const*>(row + 1) - 1);
        walk_.gaps_.call_for(place);
    }
    for (auto const to = std::min(entries_.size(), at + near); texts_called_ < to; ++texts_called_)
        if (!is_alone(texts_called_)) call_for(walk_.table_.book, *met(entries_[texts_called_]).row, needs_);
}

void Hand::load(std::size_t begin, std::size_t end) {
    facts_.resize(end - begin);
    rows_.resize(end - begin);
    loaded_ = needs_;
    for (auto i = begin; i < end; ++i) {
        call_ahead(i);
        auto& fact = facts_[i - begin];
        auto const [place, row] = met(entries_[i]);
        fact.row = place;
        rows_[i - begin] = row;
        look(walk_.table_.book, *row, needs_, fact);
        fact.walked = ~walk_.gaps_.of(fact.row);
    }
}

void Hand::block(std::size_t begin, std::size_t end) {
    if (end - begin <= refine_above && !hears_) return;
    load(begin, end);
    if (end - begin <= refine_above) {
        few();
    } else {
        many();
    }
}

bool Hand::has_words(std::size_t nth) const noexcept {
    return (walk_.wants_[rules_[nth]] & bit_of(Part::name_word)) != 0;
}

bool Hand::are_of_one_side(Fact const& a, Fact const& b) const noexcept {
    return walk_.left_ != 0 && (a.row >= walk_.left_) == (b.row >= walk_.left_);
}

Parts Hand::shared_of(Fact const& a, Fact const& b) const noexcept {
    auto shared = shared_parts(a, b);
    if ((needs_ & bit_of(Part::extra)) == 0) return shared;
    auto const *left = walk_.table_.view(a.row).extra, *right = walk_.table_.view(b.row).extra;
    for (std::size_t i = 0; i < walk_.table_.book.extra_fields(); ++i)
        if (left[i] != 0 && left[i] == right[i]) shared |= bit_of(Part::extra);
    return shared;
}

/// Was the pair offered by a rule whose blocks of both were gone through whole?
bool Hand::is_known(std::uint32_t earlier, Parts shared, Fact const& a, Fact const& b) const noexcept {
    for (auto rest = a.walked & b.walked & earlier; rest != 0; rest &= rest - 1) {
        auto const want = walk_.wants_[static_cast<std::size_t>(std::countr_zero(rest))];
        if ((shared & want) == want) return true;
    }
    return false;
}

/// So small a block has no run that is too big: every pair is looked at once, under the first rule that holds.
void Hand::few() {
    auto const earlier = (std::uint32_t{1} << rules_.front()) - 1;
    for (std::size_t i = 0; i < facts_.size(); ++i)
        for (auto k = i + 1; k < facts_.size(); ++k) {
            auto const &a = facts_[i], &b = facts_[k];
            if (are_of_one_side(a, b)) continue;
            auto const shared = shared_of(a, b);
            for (std::size_t nth = 0; nth < rules_.size(); ++nth) {
                auto const want = walk_.wants_[rules_[nth]];
                if ((shared & want) != want) continue;
                if (!is_known(earlier, shared, a, b)) accept(nth, i, k);
                break;
            }
        }
}

/// All that is left out must be known before the first pair is judged, or a pair might be left out by two rules, each
/// for the other's sake.
void Hand::many() {
    bool is_big = false;
    for (std::size_t nth = 0; nth < rules_.size(); ++nth) {
        key(nth);
        is_big = mark_big(nth) || is_big;
    }
    if (!hears_) return;
    if (is_big && (loaded_ & all_singles) != all_singles) {
        loaded_ = all_singles | bit_of(Part::name_word);
        for (std::size_t i = 0; i < facts_.size(); ++i) look(walk_.table_.book, *rows_[i], loaded_, facts_[i]);
    }
    for (std::size_t nth = 0; nth < rules_.size(); ++nth) runs(nth);
}

void Hand::key(std::size_t nth) {
    auto& keyed = keyed_[nth];
    keyed.clear();
    auto const rest = walk_.wants_[rules_[nth]] & all_singles & ~lead_;
    bool const is_by_word = has_words(nth);
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        auto const key = key_of(rest, facts_[i]);
        if (key == 0) continue;
        auto const put = [&](std::uint64_t of) { keyed.push_back((of >> 32) << 32 | i); };
        if (!is_by_word) put(key);
        if (is_by_word)
            for (auto const word : facts_[i].words)
                if (word != 0) put(with_word(key, word));
    }
    leave_out_alone(keyed, seen_);
    sort_keyed(keyed, spare_, begins_);
}

bool Hand::mark_big(std::size_t nth) {
    auto const rule = rules_[nth];
    big_[nth].clear();
    each_run(keyed_[nth], run_, [&](std::uint32_t key, std::span<std::uint32_t const> of) {
        if (is_small(of, limit_of(walk_.rule(rule)))) return;
        big_[nth].push_back(key);
        for (auto const i : of) {
            facts_[i].walked &= ~(std::uint32_t{1} << rule);
            walk_.gaps_.note(facts_[i].row, rule);
        }
    });
    return !big_[nth].empty();
}

void Hand::runs(std::size_t nth) {
    each_run(keyed_[nth], run_, [&](std::uint32_t key, std::span<std::uint32_t const> of) { run(nth, key, of); });
}

bool Hand::is_small(std::span<std::uint32_t const> of, std::size_t max) const noexcept {
    if (walk_.left_ == 0) return of.size() <= max;
    auto const lefts =
        static_cast<std::size_t>(std::ranges::count_if(of, [&](auto i) { return facts_[i].row < walk_.left_; }));
    return 2 * lefts * (of.size() - lefts) <= max * max;
}

void Hand::run(std::size_t nth, std::uint32_t key, std::span<std::uint32_t const> of) {
    auto const& rule = walk_.rule(rules_[nth]);
    if (is_small(of, limit_of(rule))) return all_pairs(nth, key, of);
    if (rule.block_max == 0) refine(nth, key, of, 0);
}

/// Splits a block by one more part after the other; what is still too big is split further, and at last every row meets
/// its neighbours by name, so that nothing that looks alike is lost for the size of a block.
void Hand::refine(std::size_t nth, std::uint32_t key, std::span<std::uint32_t const> of, std::size_t from) {
    auto const before = refined_;
    std::vector<std::uint64_t> keyed;
    std::vector<std::uint32_t> part;
    for (auto r = from; r < refinements.size(); ++r) {
        keyed.clear();
        for (auto const i : of)
            if (auto const value = facts_[i].of[static_cast<std::size_t>(refinements[r])]; value != 0)
                keyed.push_back(std::uint64_t{value} << 32 | i);
        std::ranges::sort(keyed);
        each_run(keyed, part, [&](std::uint32_t, std::span<std::uint32_t const> same) {
            if (is_small(same, refine_above)) return all_pairs(nth, key, same);
            refine(nth, key, same, r + 1);
        });
        refined_ |= bit_of(refinements[r]);
    }
    refined_ = before;
    if (from == 0 || from == refinements.size()) neighbours(nth, key, of);
}

void Hand::neighbours(std::size_t nth, std::uint32_t key, std::span<std::uint32_t const> of) {
    auto const& table = walk_.table_;
    std::vector<std::pair<std::array<std::uint64_t, 3>, std::uint32_t>> sorted;
    sorted.reserve(of.size());
    for (auto const i : of) {
        auto const& row = *rows_[i];
        sorted.push_back(
            {{spelling(table.book.texts[0], row.nama),
              std::uint64_t{row.born} << 32 | static_cast<std::uint32_t>(row.nik >> 40), table.order[facts_[i].row]},
             i});
    }
    std::ranges::sort(sorted);
    for (std::size_t i = 0; i < sorted.size(); ++i)
        for (auto k = i + 1; k < std::min(sorted.size(), i + 1 + neighbourhood); ++k)
            offer(nth, key, sorted[i].second, sorted[k].second);
}

void Hand::all_pairs(std::size_t nth, std::uint32_t key, std::span<std::uint32_t const> of) {
    for (std::size_t i = 0; i < of.size(); ++i)
        for (auto k = i + 1; k < of.size(); ++k) offer(nth, key, of[i], of[k]);
}

void Hand::offer(std::size_t nth, std::uint32_t key, std::uint32_t i, std::uint32_t k) {
    auto const &a = facts_[i], &b = facts_[k];
    if (are_of_one_side(a, b)) return;
    auto const shared = shared_of(a, b);
    auto const want = walk_.wants_[rules_[nth]];
    if ((shared & want) != want || (shared & refined_) != 0) return;
    if (is_known((std::uint32_t{1} << rules_[nth]) - 1, shared, a, b)) return;
    if (has_words(nth) && !is_first_word(nth, key, a, b)) return;
    accept(nth, i, k);
}

/// Two words in common are two runs in common: the pair belongs to the one with the lower key, if that one was gone
/// through whole.
bool Hand::is_first_word(std::size_t nth, std::uint32_t key, Fact const& a, Fact const& b) const noexcept {
    auto const rest = key_of(walk_.wants_[rules_[nth]] & all_singles & ~lead_, a);
    for (auto const word : a.words) {
        if (word == 0) break;
        auto const other = upper(with_word(rest, word));
        if (other >= key || std::ranges::find(b.words, word) == b.words.end()) continue;
        if (!std::ranges::binary_search(big_[nth], other)) return false;
    }
    return true;
}

void Hand::accept(std::size_t nth, std::size_t i, std::size_t k) {
    if (facts_[i].row > facts_[k].row) std::swap(i, k);
    pairs_.push_back({{facts_[i].row, rows_[i]}, {facts_[k].row, rows_[k]}});
    ++counts_[nth];
    if (pairs_.size() == batch_pairs) flush();
}

void Hand::flush() {
    if (!pairs_.empty()) (*hears_)(worker_, pairs_);
    pairs_.clear();
}

std::span<std::int64_t const> Hand::finish() {
    flush();
    return counts_;
}

}  // namespace sinergi::matching
