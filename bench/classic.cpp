// bench_classic LIST.csv MODEL [--threads 2] [--json FILE]: the rules, levels and weights of bench/peer/model.json, as
// DuckDB does them in bench/peer/duckdb.mjs; time, pairs, and how right it is.

#include "classic.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <fstream>
#include <new>
#include <numeric>
#include <span>
#include <stdexcept>
#include <thread>
#include <unordered_map>

namespace classic {
namespace {

constexpr std::size_t fields_max = 8;

/// A record: its values where they stand in the file, and a hash of each (0: missing).
struct alignas(64) Row {
    std::array<std::uint64_t, fields_max> hash;
    char const* line;
    std::array<std::uint16_t, fields_max> at;  // from the line's beginning
    std::array<std::uint8_t, fields_max> size;
    std::uint64_t truth;
    std::array<float, 2> rare_bits;  // of the first two fields by frequency
    [[nodiscard]] std::string_view text(std::size_t field) const noexcept { return {line + at[field], size[field]}; }
};
static_assert(sizeof(Row) == 128);

std::uint64_t hash_of(std::string_view text) noexcept {
    std::uint64_t hash = 0x9E3779B97F4A7C15U + text.size();
    for (std::size_t at = 0; at < text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, std::min<std::size_t>(8, text.size() - at));
        hash = (hash ^ word) * 0xD6E8FEB86659FD93U;
        hash ^= hash >> 32;
    }
    return hash | 1U;
}

struct Clock {
    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
    double cpu_begun = cpu();
    static double cpu() {
        rusage used{};
        getrusage(RUSAGE_SELF, &used);
        auto const seconds = [](timeval t) {
            return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
        };
        return seconds(used.ru_utime) + seconds(used.ru_stime);
    }
    [[nodiscard]] double wall() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    }
    [[nodiscard]] double cpu_used() const { return cpu() - cpu_begun; }
};

template <class Work>
void on_threads(unsigned threads, Work const& work) {
    std::vector<std::thread> others;
    for (unsigned worker = 1; worker < threads; ++worker) others.emplace_back([&, worker] { work(worker); });
    work(0);
    for (auto& other : others) other.join();
}

/// On big pages: a pair is two places anywhere, and a walk of the page table costs as much as comparing them. Kept to
/// the end.
void* room_of(std::size_t bytes) {
    auto* const at = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED) throw std::bad_alloc();
    madvise(at, bytes, MADV_HUGEPAGE);
    return at;
}

/// The whole file, read by all threads.
std::string_view text_of(char const* path, unsigned threads) {
    auto const file = ::open(path, O_RDONLY | O_CLOEXEC);
    struct stat about{};
    if (file < 0 || fstat(file, &about) != 0) throw std::runtime_error("no list");
    auto const size = static_cast<std::size_t>(about.st_size);
    auto* const text = static_cast<char*>(room_of(size + 1));
    std::atomic<bool> is_whole = true;
    on_threads(threads, [&](unsigned worker) {
        auto at = size * worker / threads;
        for (auto const end = size * (worker + 1) / threads; at < end;) {
            auto const got = ::pread(file, text + at, end - at, static_cast<off_t>(at));
            if (got <= 0) {
                is_whole = false;
                return;
            }
            at += static_cast<std::size_t>(got);
        }
    });
    ::close(file);
    if (!is_whole) throw std::runtime_error("the list could not be read");
    return {text, size};
}

/// Takes the next cell; quotes are taken off (our lists have none within).
std::string_view next_cell(char const*& at, char const* end) noexcept {
    if (at < end && *at == '"') {
        auto const* const close =
            static_cast<char const*>(std::memchr(at + 1, '"', static_cast<std::size_t>(end - at - 1)));
        std::string_view const cell(at + 1, static_cast<std::size_t>(close - at - 1));
        at = std::min(end, close + 2);
        return cell;
    }
    auto const* const begun = at;
    while (at < end && *at != ',') ++at;
    std::string_view const cell(begun, static_cast<std::size_t>(at - begun));
    if (at < end) ++at;
    return cell;
}

class Run {
public:
    Run(Model const& model, unsigned threads) : model_(model), threads_(threads) {
        for (auto const& field : model.fields)
            best_.push_back(*std::max_element(field.bits.begin() + 1, field.bits.end()));
    }
    void load(char const* path);
    void weigh();
    void block();
    void score();
    [[nodiscard]] std::string text() const;

private:
    using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
    static void read(std::string_view slice, std::vector<std::size_t> const& columns, Row* row);
    void count(std::size_t field, std::size_t slot);
    void pairs_of(std::size_t rule, Pairs& out) const;
    [[nodiscard]] double bits(Field const& field, std::size_t at, Row const& a, Row const& b) const noexcept;
    [[nodiscard]] double at_most(Row const& a, Row const& b) const noexcept;
    [[nodiscard]] double sum_of(Row const& a, Row const& b, double bound) const noexcept;
    void note(char const* stage, Clock const& clock) {
        times_ += fmt::format("{}\"{}\":{{\"wall\":{:.3f},\"cpu\":{:.3f}}}", times_.empty() ? "" : ",", stage,
                              clock.wall(), clock.cpu_used());
        wall_ += clock.wall();
        cpu_ += clock.cpu_used();
    }

    Model const& model_;
    unsigned threads_;
    std::vector<double> best_;  // by field: the highest weight of values that differ
    Row* rows_ = nullptr;
    std::size_t count_ = 0;
    [[nodiscard]] std::span<Row> rows() const noexcept { return {rows_, count_}; }
    std::vector<std::vector<std::uint64_t>> keys_;  // by rule, by row; 0: none
    std::vector<Pairs> pairs_;                      // by rule
    std::string times_;
    double wall_ = 0, cpu_ = 0, score_wall_ = 0, score_cpu_ = 0;
    std::uint64_t said_ = 0, right_ = 0, pair_count_ = 0;
};

void Run::read(std::string_view slice, std::vector<std::size_t> const& columns, Row* next) {
    auto const* at = slice.data();
    auto const* const end = at + slice.size();
    while (at < end) {
        auto const* line_end = static_cast<char const*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
        if (!line_end) line_end = end;
        auto& row = *next++;
        row.line = at;
        for (auto const column : columns) {
            auto const cell = next_cell(at, line_end);
            if (column == fields_max) row.truth = hash_of(cell);
            if (column >= fields_max) continue;
            row.at[column] = static_cast<std::uint16_t>(std::min<std::ptrdiff_t>(cell.data() - row.line, 65'535));
            row.size[column] = static_cast<std::uint8_t>(std::min<std::size_t>(cell.size(), 255));
            row.hash[column] = cell.empty() ? 0 : hash_of(cell);
        }
        at = line_end + 1;
    }
}

void Run::load(char const* path) {
    Clock const clock;
    auto const text = text_of(path, threads_);
    auto const head_end = text.find('\n');
    std::vector<std::size_t> columns;  // a field of ours, fields_max for the truth, more for what is not read
    auto const head = text.substr(0, head_end);
    for (auto const* at = head.data(); at < head.data() + head.size();) {
        auto const name = next_cell(at, head.data() + head.size());
        columns.push_back(name == "cluster" ? fields_max : fields_max + 1);
        for (std::size_t f = 0; f < model_.fields.size(); ++f)
            if (model_.fields[f].name == name) columns.back() = f;
    }
    // Lines are counted first, so that each thread writes where its rows belong.
    std::vector<std::string_view> slices(threads_);
    std::vector<std::size_t> begins(threads_ + 1);
    auto const cut = [&](unsigned part) {
        if (part == threads_) return text.size();
        return part == 0 ? head_end + 1 : text.find('\n', head_end + (text.size() - head_end) * part / threads_) + 1;
    };
    on_threads(threads_, [&](unsigned worker) {
        slices[worker] = text.substr(cut(worker), cut(worker + 1) - cut(worker));
        begins[worker + 1] = static_cast<std::size_t>(std::ranges::count(slices[worker], '\n'));
    });
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    count_ = begins.back();
    rows_ = static_cast<Row*>(room_of(count_ * sizeof(Row)));
    on_threads(threads_, [&](unsigned worker) { read(slices[worker], columns, rows_ + begins[worker]); });
    note("load", clock);
}

/// log2(m / share of this value).
void Run::count(std::size_t field, std::size_t slot) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> table(std::bit_ceil(count_ * 2));
    auto const mask = table.size() - 1;
    auto const place_of = [&](std::uint64_t hash) {
        auto at = (hash >> 7) & mask;
        while (table[at].first != 0 && table[at].first != hash) at = (at + 1) & mask;
        return at;
    };
    std::size_t known = 0;
    for (std::size_t at = 0; at < count_; ++at) {
        auto const& row = rows_[at];
        if (at + 8 < count_) __builtin_prefetch(&table[(rows_[at + 8].hash[field] >> 7) & mask]);
        if (row.hash[field] == 0) continue;
        auto& entry = table[place_of(row.hash[field])];
        entry.first = row.hash[field];
        ++entry.second;
        ++known;
    }
    for (std::size_t at = 0; at < count_; ++at) {
        auto& row = rows_[at];
        if (at + 8 < count_) __builtin_prefetch(&table[(rows_[at + 8].hash[field] >> 7) & mask]);
        if (row.hash[field] != 0)
            row.rare_bits[slot] = static_cast<float>(std::log2(model_.fields[field].m * static_cast<double>(known) /
                                                               table[place_of(row.hash[field])].second));
    }
}

void Run::weigh() {
    Clock const clock;
    std::vector<std::size_t> frequent;
    for (std::size_t f = 0; f < model_.fields.size(); ++f)
        if (model_.fields[f].is_by_frequency) frequent.push_back(f);
    on_threads(threads_, [&](unsigned worker) {
        for (std::size_t slot = worker; slot < frequent.size(); slot += threads_) count(frequent[slot], slot);
    });
    note("frequency", clock);
}

void Run::pairs_of(std::size_t rule, Pairs& out) const {
    // Dealt into heaps of a few by the key's upper bits, then each heap sorted.
    auto const& keys = keys_[rule];
    constexpr unsigned shift = 46;
    std::vector<std::uint32_t> begins((std::size_t{1} << (64 - shift)) + 1);
    for (auto const key : keys)
        if (key != 0) ++begins[(key >> shift) + 1];
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::vector<std::pair<std::uint64_t, std::uint32_t>> entries(begins.back());
    auto next = begins;
    for (std::uint32_t row = 0; row < keys.size(); ++row)
        if (keys[row] != 0) entries[next[keys[row] >> shift]++] = {keys[row], row};
    auto const is_new = [&](std::uint32_t a, std::uint32_t b) {
        for (std::size_t before = 0; before < rule; ++before)
            if (keys_[before][a] == keys_[before][b] && keys_[before][a] != 0) return false;
        return true;
    };
    for (std::size_t heap = 0; heap + 1 < begins.size(); ++heap) {
        auto const first = entries.begin() + begins[heap], last = entries.begin() + begins[heap + 1];
        std::sort(first, last);
        for (auto a = first; a != last; ++a)
            for (auto b = a + 1; b != last && b->first == a->first; ++b)
                if (is_new(a->second, b->second)) out.emplace_back(a->second, b->second);
    }
}

void Run::block() {
    Clock const clock;
    keys_.assign(model_.rules.size(), std::vector<std::uint64_t>(count_));
    on_threads(threads_, [&](unsigned worker) {
        for (auto row = count_ * worker / threads_; row < count_ * (worker + 1) / threads_; ++row)
            for (std::size_t rule = 0; rule < model_.rules.size(); ++rule) {
                std::uint64_t key = rule + 1;
                bool is_whole = true;
                for (auto const& part : model_.rules[rule]) {
                    is_whole = is_whole && rows_[row].hash[part.field] != 0;
                    auto const hash = part.letters > 0 ? hash_of(rows_[row].text(part.field).substr(0, part.letters))
                                                       : rows_[row].hash[part.field];
                    key = (key ^ hash) * 0x9E3779B97F4A7C15U;
                    key ^= key >> 29;
                }
                keys_[rule][row] = is_whole ? key * 0xD6E8FEB86659FD93U | 1U : 0;
            }
    });
    pairs_.resize(model_.rules.size());
    on_threads(threads_, [&](unsigned worker) {
        for (auto rule = std::size_t{worker}; rule < model_.rules.size(); rule += threads_)
            pairs_of(rule, pairs_[rule]);
    });
    note("block", clock);
}

double Run::bits(Field const& field, std::size_t at, Row const& a, Row const& b) const noexcept {
    auto const levels = field.at.size();
    auto const upto = [&](auto test) {
        for (std::size_t level = 0; level < levels; ++level)
            if (test(field.at[level])) return field.bits[level + 1];
        return field.bits.back();
    };
    auto const left = a.text(at), right = b.text(at);
    switch (field.measure) {
        case Measure::equal:
            return field.bits.back();
        case Measure::prefix:
            return upto([&](double letters) {
                auto const count = static_cast<std::size_t>(letters);
                return left.substr(0, count) == right.substr(0, count);
            });
        case Measure::jaro_winkler: {
            auto const alike = jaro_winkler(left, right, field.at.back());
            return upto([&](double least) { return alike >= least; });
        }
        case Measure::damerau: {
            auto const apart = slips(left, right, static_cast<unsigned>(field.at.empty() ? 0 : field.at.back()));
            return upto([&](double most) { return apart <= static_cast<unsigned>(most); });
        }
    }
    return 0;
}

/// What a pair's weights sum up to at most, from hashes alone; a little more, because sums round.
double Run::at_most(Row const& a, Row const& b) const noexcept {
    double sum = model_.prior + 1e-6;
    std::size_t slot = 0;
    for (std::size_t f = 0; f < model_.fields.size(); ++f) {
        auto const& field = model_.fields[f];
        auto const mine = slot;
        slot += field.is_by_frequency ? 1 : 0;
        if (a.hash[f] == 0 || b.hash[f] == 0) continue;
        if (a.hash[f] == b.hash[f])
            sum += field.is_by_frequency ? a.rare_bits[mine] : field.bits[0];
        else
            sum += best_[f];
    }
    return sum;
}

/// The sum of a pair's weights; anything below 0 as soon as it cannot become more.
double Run::sum_of(Row const& a, Row const& b, double bound) const noexcept {
    double sum = model_.prior;
    std::size_t slot = 0;
    for (std::size_t f = 0; f < model_.fields.size(); ++f) {
        auto const& field = model_.fields[f];
        auto const mine = slot;
        slot += field.is_by_frequency ? 1 : 0;
        if (a.hash[f] == 0 || b.hash[f] == 0) continue;
        if (a.hash[f] == b.hash[f]) {
            sum += field.is_by_frequency ? a.rare_bits[mine] : field.bits[0];
            continue;
        }
        auto const weight = bits(field, f, a, b);
        sum += weight;
        bound += weight - best_[f];
        if (bound < 0) return bound;
    }
    return sum;
}

void Run::score() {
    Clock const clock;
    std::vector<std::array<std::uint64_t, 2>> found(threads_);
    for (auto const& pairs : pairs_) pair_count_ += pairs.size();
    on_threads(threads_, [&](unsigned worker) {
        for (auto const& pairs : pairs_) {
            // Rows are called for ten pairs ahead; five ahead they tell whether their texts will be looked at at all.
            constexpr std::size_t far = 10, near = 5;
            std::array<double, near> bounds{};
            auto const begin = pairs.size() * worker / threads_, end = pairs.size() * (worker + 1) / threads_;
            auto const look = [&](std::size_t at) {
                auto const &a = rows_[pairs[at].first], &b = rows_[pairs[at].second];
                auto const bound = bounds[at % near] = at_most(a, b);
                if (bound < 0) return;
                for (auto const* const row : {&a, &b})
                    for (std::size_t byte = 0; byte < 192; byte += 64) __builtin_prefetch(row->line + byte);
            };
            for (auto at = begin; at < std::min(end, begin + near); ++at) look(at);
            for (auto at = begin; at < end; ++at) {
                if (at + far < end)
                    for (auto const ahead : {pairs[at + far].first, pairs[at + far].second}) {
                        auto const* const bytes = reinterpret_cast<char const*>(&rows_[ahead]);
                        for (std::size_t line = 0; line < sizeof(Row); line += 64) __builtin_prefetch(bytes + line);
                    }
                auto const bound = bounds[at % near];
                if (at + near < end) look(at + near);
                auto const &a = rows_[pairs[at].first], &b = rows_[pairs[at].second];
                if (bound < 0 || sum_of(a, b, bound) < 0) continue;
                ++found[worker][0];
                found[worker][1] += a.truth == b.truth ? 1 : 0;
            }
        }
    });
    for (auto const& [said, right] : found) {
        said_ += said;
        right_ += right;
    }
    score_wall_ = clock.wall();
    score_cpu_ = clock.cpu_used();
    note("score", clock);
}

std::string Run::text() const {
    std::unordered_map<std::uint64_t, std::uint64_t> people;
    for (auto const& row : rows()) ++people[row.truth];
    std::uint64_t true_pairs = 0;
    for (auto const& [_, count] : people) true_pairs += count * (count - 1) / 2;
    auto const precision = static_cast<double>(right_) / static_cast<double>(std::max<std::uint64_t>(1, said_));
    auto const recall = static_cast<double>(right_) / static_cast<double>(std::max<std::uint64_t>(1, true_pairs));
    return fmt::format(
        R"({{"pairs":{},"seconds":{{{}}},"wall":{:.3f},"cpu":{:.3f},"score_wall":{:.4f},"score_cpu":{:.4f},)"
        R"("precision":{:.5f},"recall":{:.5f},"f1":{:.5f}}})",
        pair_count_, times_, wall_, cpu_, score_wall_, score_cpu_, precision, recall,
        2 * precision * recall / std::max(1e-9, precision + recall));
}

}  // namespace
}  // namespace classic

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    unsigned threads = 2;
    char const* json = nullptr;
    for (int at = 3; at + 1 < argc; at += 2) {
        if (std::string_view(argv[at]) == "--threads") threads = static_cast<unsigned>(std::stoul(argv[at + 1]));
        if (std::string_view(argv[at]) == "--json") json = argv[at + 1];
    }
    try {
        auto const model = classic::read_model(argv[2]);
        classic::Run run(model, std::max(1U, threads));
        run.load(argv[1]);
        run.weigh();
        run.block();
        run.score();
        if (json) std::ofstream(json) << run.text() << "\n";
        fmt::print("{}\n", run.text());
    } catch (std::exception const& error) {
        fmt::print(stderr, "bench_classic: {}\n", error.what());
        return 1;
    }
}
