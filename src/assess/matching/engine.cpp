#include "matching/engine.hpp"

#include "matching/compare.hpp"
#include "matching/run/cluster.hpp"
#include "matching/run/estimate.hpp"
#include "matching/run/walk.hpp"
#include "plumbing/jobs/crew.hpp"

#include <algorithm>
#include <bit>
#include <chrono>
#include <optional>
#include <tuple>
#include <utility>

namespace sinergi::matching {
namespace {

/// Stopwatch and progress of one run.
class Course {
public:
    Course(Options const& options, Report& report) : options_(options), report_(report) {}
    /// False once the caller wants no more.
    bool begin(std::string_view stage, std::int64_t done = 0, std::int64_t total = 0) {
        end();
        stage_ = stage;
        done_ = done;
        total_ = total;
        return goes_on();
    }
    bool goes_on() {
        is_on_ = is_on_ && (!options_.progress || options_.progress({stage_, done_, total_}) == Go::on);
        return is_on_;
    }
    void end() {
        auto const now = std::chrono::steady_clock::now();
        auto const seconds = std::chrono::duration<double>(now - since_).count();
        since_ = now;
        if (stage_.empty()) return;
        for (auto& [name, sum] : report_.seconds)
            if (name == stage_) {
                sum += seconds;
                return;
            }
        report_.seconds.emplace_back(stage_, seconds);
    }
    [[nodiscard]] bool is_on() const noexcept { return is_on_; }

private:
    Options const& options_;
    Report& report_;
    std::string stage_;
    std::int64_t done_ = 0, total_ = 0;
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
    bool is_on_ = true;
};

/// What a pair's score is made of, to score it anew under other shares without looking at its records again: the
/// levels, four bits each, and the rarities together.
struct Gist {
    std::uint64_t levels = 0;
    Millibits rarity = 0;
};
static_assert(missing == 15 && fields_max <= 16);

Gist gist_of(Findings const& found) noexcept {
    Gist out;
    for (std::size_t f = 0; f < fields_max; ++f) {
        out.levels |= std::uint64_t{found.levels[f]} << (4 * f);
        out.rarity += found.rarity[f];
    }
    return out;
}

/// Twins born of one mother into one family, each with a number of the same head: never one person, however alike, also
/// where the birth date of one of them was written down badly.
bool are_twins(std::array<Level, fields_max> const& levels) noexcept {
    auto const nik = levels[at(Field::nik)], name = levels[at(Field::nama)];
    bool const is_serial =
        nik == static_cast<Level>(NikLevel::serial) || nik == static_cast<Level>(NikLevel::serial) + nik_apart;
    return is_serial && name != missing && name >= static_cast<Level>(TextLevel::other);
}

/// @param rarity  on top of those in `found`
Millibits judged(Model const& model, Findings const& found, Millibits rarity = 0) noexcept {
    return are_twins(found.levels) ? never : score(model, found, rarity);
}
Millibits judged(Model const& model, Gist const& gist) noexcept {
    Findings found;
    found.rarity.fill(0);
    for (std::size_t f = 0; f < fields_max; ++f) found.levels[f] = static_cast<Level>(gist.levels >> (4 * f) & 15);
    return judged(model, found, gist.rarity);
}
Millibits judged(Table const& table, std::uint32_t a, std::uint32_t b) noexcept {
    return judged(table.book.model, compare(table.book, table.view(a), table.view(b)));
}

// So many pairs ahead of comparing one its texts are called for, and then their words.
constexpr std::size_t far = 16, near = 8;
constexpr std::array<std::uint32_t Row::*, 4> codes{&Row::nama, &Row::nama_ibu, &Row::alamat, &Row::tempat};

void call_for_texts(Table const& table, Two const& pair) noexcept {
    for (auto const& [place, row] : {pair.a, pair.b}) {
        table.order.call_for(place);
        for (std::size_t t = 0; t < codes.size(); ++t) table.book.texts[t].call_for(row->*codes[t]);
    }
}
void call_for_words(Table const& table, Two const& pair) noexcept {
    auto const &a = *pair.a.row, &b = *pair.b.row;
    for (std::size_t t = 0; t < codes.size(); ++t) {
        if (a.*codes[t] == b.*codes[t]) continue;  // equal texts are not taken apart
        table.book.texts[t].call_for_tokens(a.*codes[t]);
        table.book.texts[t].call_for_tokens(b.*codes[t]);
    }
}

/// What no rule found, after Chao: many pairs that only one rule found mean many that none did.
double recall_of(Walk const& walk, std::span<Pair const> pairs, Millibits link_at, unsigned threads) {
    constexpr std::size_t parts = 16, looked_at = 32'000;
    struct Seen {
        double all = 0, once = 0, twice = 0;
    };
    std::array<Seen, parts> seen;
    auto const step = pairs.size() / looked_at + 1;
    jobs::spread(threads, parts, [&](std::size_t part, unsigned) {
        for (auto i = part * step; i < pairs.size(); i += parts * step) {
            if (pairs[i].score < link_at) continue;
            auto const count = std::popcount(walk.rules_of(pairs[i].left, pairs[i].right));
            seen[part].all += 1;
            seen[part].once += count == 1 ? 1 : 0;
            seen[part].twice += count == 2 ? 1 : 0;
        }
    });
    Seen sum;
    for (auto const& one : seen) {
        sum.all += one.all;
        sum.once += one.once;
        sum.twice += one.twice;
    }
    if (sum.all == 0) return 1;
    auto const missed = sum.once * (sum.once - 1) / (2 * (sum.twice + 1));
    return sum.all / (sum.all + missed);
}

using Apart = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Apart sorted_apart(Options const& options) {
    Apart apart(options.apart.begin(), options.apart.end());
    for (auto& [a, b] : apart)
        if (a > b) std::swap(a, b);
    std::ranges::sort(apart);
    return apart;
}
bool is_apart(Apart const& apart, std::uint32_t a, std::uint32_t b) {
    return !apart.empty() && std::ranges::binary_search(apart, std::pair(std::min(a, b), std::max(a, b)));
}

/// Before anything is learned the usual shares decide what is kept. They err by less than ten bits where they fit at
/// all; of a short list, which may be of another kind, everything is kept.
Millibits benefit_of_doubt(std::size_t rows) noexcept { return rows <= 60'000 ? 60'000 : 10'000; }

/// A pair kept until the shares are learned; of a fixed model its score is known already.
struct Held {
    std::uint32_t left, right;
    Millibits bits;                       // the score of a fixed model, else the rarity
    std::array<std::uint32_t, 2> levels;  // of a Gist
};
static_assert(sizeof(Held) == 20);

Held held_of(std::uint32_t left, std::uint32_t right, Millibits bits, Gist const& gist) noexcept {
    return {
        left, right, bits, {static_cast<std::uint32_t>(gist.levels), static_cast<std::uint32_t>(gist.levels >> 32)}};
}
Gist gist_of(Held const& held) noexcept { return {std::uint64_t{held.levels[1]} << 32 | held.levels[0], held.bits}; }

/// Pairs kept by one worker; where the rows stand on disk, they do, too.
class Hoard {
public:
    explicit Hoard(Table const& table) {
        if (!table.folder.empty()) list_.move_to(table.folder);
    }
    void put(Held const& held) {
        if (count_ == list_.size()) list_.resize(std::max<std::size_t>(16'384, count_ * 2));
        list_[count_++] = held;
    }
    [[nodiscard]] std::span<Held> all() noexcept { return {list_.data(), count_}; }

private:
    Array<Held> list_;
    std::size_t count_ = 0;
};
using Hoards = std::vector<Hoard>;

/// What a bundle of rules brings: what scores high enough is kept, and a sample is looked at for learning.
/// @return how many pairs were compared, by rule
std::vector<std::int64_t> walk_bundle(Walk& walk, Bundle const& bundle, Table const& table, Millibits from,
                                      Sample* sample, Hoards& kept) {
    return walk.walk(bundle, [&](unsigned worker, std::span<Two const> pairs) {
        for (std::size_t i = 0; i < std::min(pairs.size(), far); ++i) call_for_texts(table, pairs[i]);
        for (std::size_t i = 0; i < std::min(pairs.size(), near); ++i) call_for_words(table, pairs[i]);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (i + far < pairs.size()) call_for_texts(table, pairs[i + far]);
            if (i + near < pairs.size()) call_for_words(table, pairs[i + near]);
            auto const& [a, b] = pairs[i];
            auto const findings =
                compare(table.book, {a.row, table.extra_of(a.place)}, {b.row, table.extra_of(b.place)});
            if (sample && sample->wants(table.order[a.place], table.order[b.place])) sample->add(worker, findings);
            auto const score = judged(table.book.model, findings);
            if (score < from) continue;
            auto const gist = gist_of(findings);
            kept[worker].put(held_of(a.place, b.place, sample ? gist.rarity : score, gist));
        }
    });
}

/// A step of a journal: its pairs are compared again, which is little beside finding them.
void take_over(Step const& step, Table const& table, Hoards& kept, Sample const* sample) {
    constexpr std::size_t at_once = 4'096;
    auto const threads = static_cast<unsigned>(kept.size());
    jobs::spread(threads, (step.pairs.size() + at_once - 1) / at_once, [&](std::size_t part, unsigned worker) {
        for (auto i = part * at_once; i < std::min(step.pairs.size(), (part + 1) * at_once); ++i) {
            auto const& pair = step.pairs[i];
            auto const gist = gist_of(compare(table.book, table.view(pair.left), table.view(pair.right)));
            kept[worker].put(held_of(pair.left, pair.right, sample ? gist.rarity : pair.score, gist));
        }
    });
}

/// @param before  how many pairs each worker had
Step step_of(std::vector<std::int64_t> candidates, Hoards& kept, std::span<std::size_t const> before,
             Sample const* sample) {
    Step step{.candidates = std::move(candidates), .pairs = {}, .sample = {}};
    std::size_t count = 0;
    for (std::size_t worker = 0; worker < kept.size(); ++worker) count += kept[worker].all().size() - before[worker];
    step.pairs.reserve(count);
    for (std::size_t worker = 0; worker < kept.size(); ++worker)
        for (auto const& held : kept[worker].all().subspan(before[worker]))
            step.pairs.push_back({held.left, held.right, held.bits});
    if (sample) step.sample = sample->kept();
    return step;
}

/// All candidate pairs once, bundle by bundle; what a journal knows is not done again.
bool walk_all(Walk& walk, Table const& table, Millibits from, Sample* sample, Options const& options, Course& course,
              Report& report, Hoards& kept) {
    auto const bundles = walk.bundles();
    for (std::size_t at = 0; at < bundles.size(); ++at) {
        auto const& bundle = bundles[at];
        if (!course.begin("compare", static_cast<std::int64_t>(at), std::ssize(bundles))) return false;
        Step step;
        std::vector<std::size_t> before;
        for (auto& hoard : kept) before.push_back(hoard.all().size());
        if (options.journal && options.journal->find(at, step) && step.candidates.size() == bundle.rules.size() &&
            (!sample || sample->take_back(step.sample))) {
            walk.mark(bundle);
            if (!course.is_on()) return false;
            take_over(step, table, kept, sample);
            ++report.steps_resumed;
        } else {
            step.candidates = walk_bundle(walk, bundle, table, from, sample, kept);
            if (!course.is_on()) return false;
            if (options.journal) options.journal->keep(at, step_of(step.candidates, kept, before, sample));
        }
        table.rest();
        for (std::size_t r = 0; r < bundle.rules.size(); ++r) {
            report.rules.emplace_back(walk.rule(bundle.rules[r]).name, step.candidates[r]);
            report.candidate_pairs += step.candidates[r];
        }
    }
    return true;
}

/// Where a pair goes before it is sorted among its like: a quarter of a bit a place, the best first.
constexpr std::size_t score_places = 512;
std::size_t score_place(Millibits score, Millibits from) noexcept {
    auto const above = static_cast<std::size_t>(std::max(0, score - from)) / 250;
    return score_places - 1 - std::min(above, score_places - 1);
}

/// The pairs from `clerical_at` on under the shares as they are now, by falling score.
std::vector<Pair> settle(Table const& table, Hoards kept, Sample const* sample, Options const& options) {
    auto const threads = jobs::hands(options.threads);
    auto const from = options.clerical_at;
    std::vector<std::array<std::size_t, score_places>> places(kept.size());  // how many, then where the next one goes
    jobs::spread(threads, kept.size(), [&](std::size_t part, unsigned) {
        for (auto& one : kept[part].all()) {
            if (sample) one.bits = judged(table.book.model, gist_of(one));
            if (one.bits >= from) ++places[part][score_place(one.bits, from)];
        }
    });
    std::array<std::size_t, score_places + 1> begins{};
    std::size_t sum = 0;
    for (std::size_t place = 0; place < score_places; ++place) {
        begins[place] = sum;
        for (auto& part : places) sum += std::exchange(part[place], sum);
    }
    begins[score_places] = sum;
    auto all = roomy<Pair>(sum);
    jobs::spread(threads, kept.size(), [&](std::size_t part, unsigned) {
        for (auto const& one : kept[part].all())
            if (one.bits >= from) all[places[part][score_place(one.bits, from)]++] = {one.left, one.right, one.bits};
    });
    kept.clear();
    jobs::spread(threads, score_places, [&](std::size_t place, unsigned) {
        std::ranges::sort(std::span(all).subspan(begins[place], begins[place + 1] - begins[place]),
                          [&](Pair const& p, Pair const& q) {
                              if (p.score != q.score) return p.score > q.score;  // most end here: order lies anywhere
                              return std::tuple(table.order[p.left], table.order[p.right], p.left, p.right) <
                                     std::tuple(table.order[q.left], table.order[q.right], q.left, q.right);
                          });
    });
    auto const [twice, end] = std::ranges::unique(all);
    all.erase(twice, end);
    if (options.apart.empty()) return all;
    auto const apart = sorted_apart(options);
    std::erase_if(all, [&](Pair const& p) { return is_apart(apart, p.left, p.right); });
    return all;
}

/// Candidate pairs from `clerical_at` on, by falling score; learns the model on the way when none is given. None when
/// cancelled.
std::optional<std::vector<Pair>> search(Table& table, std::uint32_t left, Options const& options, Course& course,
                                        Report& report) {
    auto const threads = jobs::hands(options.threads);
    if (!course.begin("estimate")) return std::nullopt;
    table.book.use(options.model ? *options.model : count_values(table, threads), threads);
    leave_out_placeholders(table, threads);
    Walk walk(table, left, threads, options.keys_bytes_max, [&] { return course.goes_on(); });
    std::optional<Sample> sample;
    if (!options.model) sample.emplace(table.rows.size(), threads);
    Hoards kept;
    for (unsigned worker = 0; worker < threads; ++worker) kept.emplace_back(table);
    auto const from = options.clerical_at - (options.model ? 0 : benefit_of_doubt(table.rows.size()));
    if (!walk_all(walk, table, from, sample ? &*sample : nullptr, options, course, report, kept)) return std::nullopt;
    walk.rest();
    if (sample) {
        if (!course.begin("estimate")) return std::nullopt;
        // Rarities stay as they are: only the shares are new.
        table.book.model = sample->learn(table.book.model, table.rows.size(), left, threads);
        table.book.model.extra.assign(options.extra.begin(), options.extra.end());
    }
    if (!course.begin("cluster")) return std::nullopt;
    table.rows.expect_jumps();
    auto found = settle(table, std::move(kept), sample ? &*sample : nullptr, options);
    report.blocking_recall = recall_of(walk, found, options.link_at, threads);
    return found;
}

ScoreOf score_of(Table const& table, Options const& options) {
    return [&table, apart = sorted_apart(options)](std::uint32_t a, std::uint32_t b) {
        return is_apart(apart, a, b) ? never : judged(table, a, b);
    };
}

}  // namespace

Model estimate(Table& table, std::uint32_t left, Options const& options) {
    Report report;
    Course course(options, report);
    auto wish = options;
    wish.model = nullptr;
    static_cast<void>(search(table, left, wish, course, report));
    return table.book.model;
}

DedupeResult dedupe(Table& table, Options const& options) {
    DedupeResult out;
    Course course(options, out.report);
    out.report.records = static_cast<std::int64_t>(table.rows.size());
    auto found = search(table, 0, options, course, out.report);
    if (!found || !course.begin("cluster")) {
        out.is_cancelled = true;
        return out;
    }
    out.pairs = std::move(*found);
    auto const linked =
        std::ranges::partition_point(out.pairs, [&](Pair const& p) { return p.score >= options.link_at; });
    out.report.linked_pairs = linked - out.pairs.begin();
    out.cluster = average_link(
        table.order, {out.pairs.begin(), linked}, score_of(table, options),
        [&](std::uint32_t row) { return content_of(table, row); }, options.link_at, jobs::hands(options.threads));
    out.model = table.book.model;
    course.end();
    return out;
}

LinkResult link(Table& table, std::uint32_t left, Options const& options) {
    LinkResult out;
    Course course(options, out.report);
    out.report.records = static_cast<std::int64_t>(table.rows.size());
    if (left == 0 || left >= table.rows.size()) return out;
    auto found = search(table, left, options, course, out.report);
    if (!found || !course.begin("cluster")) {
        out.is_cancelled = true;
        return out;
    }
    out.pairs = std::move(*found);
    out.links = assign(table.order, out.pairs, score_of(table, options), options.link_at);
    out.report.linked_pairs = static_cast<std::int64_t>(out.links.size());
    out.model = table.book.model;
    course.end();
    return out;
}

DedupeResult dedupe(std::span<Record const> records, Options const& options) {
    auto table = table_of(records, options.extra.size());
    return dedupe(table, options);
}

LinkResult link(std::span<Record const> left, std::span<Record const> right, Options const& options) {
    std::vector<Record> both(left.begin(), left.end());
    both.insert(both.end(), right.begin(), right.end());
    auto table = table_of(both, options.extra.size());
    auto const shift = static_cast<std::uint32_t>(left.size());
    Apart apart(options.apart.begin(), options.apart.end());
    for (auto& pair : apart) pair.second += shift;
    auto wish = options;
    wish.apart = apart;
    auto out = link(table, shift, wish);
    for (auto* pairs : {&out.links, &out.pairs})
        for (auto& pair : *pairs) pair.right -= shift;
    return out;
}

}  // namespace sinergi::matching
