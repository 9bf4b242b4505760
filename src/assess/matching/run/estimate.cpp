#include "matching/run/estimate.hpp"

#include "plumbing/jobs/crew.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace sinergi::matching {
namespace {

constexpr std::size_t sample_pairs = 100'000;
constexpr int rounds_max = 15;
// The shares in default_model count as much as so many pairs: a list of ten records cannot teach, one of a thousand
// can.
constexpr double faith = 60;
// Relatives are learned slowly: a list without families would else take its worst twins for them.
constexpr double kin_faith = 3'000, twin_faith = 1'000;

using Shares = std::array<std::array<double, levels_max>, fields_max>;

double as_share(Millibits bits) { return std::exp2(static_cast<double>(bits) / 1000); }

/// Levels of a field that sum up to one together: NIK has two such groups.
std::vector<std::pair<std::size_t, std::size_t>> groups_of(std::size_t field) {
    if (field == at(Field::nik)) return {{0, 7}, {7, 14}};
    return {{0, levels_max}};
}

void learn_shares(Model& model, Model const& prior, Shares const& same, Shares const& kin, Shares const& twin) {
    auto const share = [](std::array<Millibits, levels_max> const& begin, std::array<double, levels_max> const& counts,
                          std::pair<std::size_t, std::size_t> group, double trust,
                          std::array<Millibits, levels_max>& out) {
        double all = 0, begins = 0;
        for (auto l = group.first; l < group.second; ++l) {
            all += counts[l];
            begins += as_share(begin[l]);
        }
        for (auto l = group.first; l < group.second; ++l) {
            auto const value = (counts[l] + trust * as_share(begin[l]) / begins) / (all + trust);
            out[l] = static_cast<Millibits>(std::lround(std::log2(std::max(value, 1e-5)) * 1000));
        }
    };
    for (std::size_t f = 0; f < fields_max; ++f)
        for (auto const& group : groups_of(f)) {
            share(prior.fields[f].same, same[f], group, faith, model.fields[f].same);
            share(prior.fields[f].kin, kin[f], group, kin_faith, model.fields[f].kin);
            share(prior.fields[f].twin, twin[f], group, twin_faith, model.fields[f].twin);
        }
}

}  // namespace

struct Sample::Classes {
    Shares same{}, kin{}, twin{};
    double sames = 0, kins = 0, twins = 0;
    void add(Classes const& other) {
        auto const sum = [](Shares& mine, Shares const& theirs) {
            for (std::size_t f = 0; f < fields_max; ++f)
                for (std::size_t l = 0; l < levels_max; ++l) mine[f][l] += theirs[f][l];
        };
        sum(same, other.same);
        sum(kin, other.kin);
        sum(twin, other.twin);
        sames += other.sames;
        kins += other.kins;
        twins += other.twins;
    }
};

Sample::Sample(std::size_t rows, unsigned workers)
    // About two candidate pairs a record.
    : one_in_(std::max<std::uint64_t>(1, rows * 2 / sample_pairs)), found_(workers) {}

void Sample::add(unsigned worker, Findings const& found) {
    int rarity = 0;
    for (auto const r : found.rarity) rarity += r;
    found_[worker].push_back({found.levels, static_cast<std::int16_t>((rarity + 500) / 1000)});
}

std::string Sample::kept() const {
    std::string out;
    for (auto const& part : found_)
        out.append(reinterpret_cast<char const*>(part.data()), part.size() * sizeof(Pattern));
    return out;
}

bool Sample::take_back(std::string_view kept) {
    if (kept.size() % sizeof(Pattern) != 0) return false;
    for (auto& part : found_) part.clear();
    found_[0].resize(kept.size() / sizeof(Pattern));
    std::memcpy(found_[0].data(), kept.data(), kept.size());
    return std::ranges::all_of(found_[0], [](Pattern const& p) {
        return std::ranges::all_of(p.levels, [](Level level) { return level <= missing; });
    });
}

std::vector<Sample::Seen> Sample::gathered() const {
    std::vector<Pattern> all;
    for (auto const& part : found_) all.insert(all.end(), part.begin(), part.end());
    std::ranges::sort(all);
    std::vector<Seen> seen;
    for (auto const& pattern : all) {
        if (seen.empty() || seen.back().pattern != pattern) seen.push_back({pattern, 0});
        ++seen.back().count;
    }
    return seen;
}

/// In pieces that do not depend on the threads, summed up in their order: so the answer does not, either.
Sample::Classes Sample::expect(Model const& model, std::span<Seen const> seen, unsigned threads) {
    constexpr std::size_t parts = 16;
    std::vector<Classes> pieces(parts);
    jobs::spread(threads, parts, [&](std::size_t part, unsigned) {
        auto const begin = seen.size() * part / parts;
        pieces[part] = expect(model, seen.subspan(begin, seen.size() * (part + 1) / parts - begin));
    });
    for (std::size_t part = 1; part < parts; ++part) pieces[0].add(pieces[part]);
    return pieces[0];
}

Sample::Classes Sample::expect(Model const& model, std::span<Seen const> seen) {
    Classes out;
    for (auto const& [pattern, count] : seen) {
        bool const is_twin = pattern.levels[at(Field::tgl_lahir)] == static_cast<Level>(DayLevel::same);
        Millibits to_same = model.prior_same, to_kin = is_twin ? model.prior_twin : model.prior_kin;
        for (std::size_t f = 0; f < fields_max; ++f) {
            auto const level = pattern.levels[f];
            if (level == missing) continue;
            auto const& field = model.fields[f];
            to_same += field.same[level] - field.stranger[level];
            to_kin += (is_twin ? field.twin : field.kin)[level] - field.stranger[level];
        }
        auto const s = std::exp2(std::min(200.0, to_same / 1000.0 + pattern.rarity));
        auto const k = std::exp2(std::min(200.0, to_kin / 1000.0 + pattern.rarity));
        auto const is_same = s / (1 + s + k) * count, is_kin = k / (1 + s + k) * count;
        out.sames += is_same;
        (is_twin ? out.twins : out.kins) += is_kin;
        for (std::size_t f = 0; f < fields_max; ++f)
            if (auto const level = pattern.levels[f]; level != missing) {
                out.same[f][level] += is_same;
                (is_twin ? out.twin : out.kin)[f][level] += is_kin;
            }
    }
    return out;
}

Model Sample::learn(Model const& counted, std::size_t rows, std::uint32_t left, unsigned threads) const {
    auto prior = counted;
    auto const n = static_cast<double>(rows);
    if (left != 0) {
        // Half of the shorter list is in the longer one, and has two and a half relatives there.
        auto const longer = std::log2(std::max<double>(left, n - left));
        prior.prior_same = -static_cast<Millibits>(std::lround((longer + 1) * 1000));
        prior.prior_kin = -static_cast<Millibits>(std::lround((longer - 1.3) * 1000));
        prior.prior_twin = prior.prior_same - 4'600;
    }
    auto model = prior;
    auto const all_pairs = std::max(1.0, left == 0 ? n * (n - 1) / 2 : left * (n - left));
    auto const seen = gathered();
    double pairs = 0;
    for (auto const& s : seen) pairs += s.count;
    if (pairs < 1) return model;
    auto const prior_of = [&](double count, Millibits begin) {
        // A hundred candidates' worth of faith in the usual number of twins and relatives.
        auto const share =
            (count * static_cast<double>(one_in_) + as_share(begin) * all_pairs * 100 / (pairs + 100)) / all_pairs;
        return static_cast<Millibits>(std::lround(std::log2(std::clamp(share, .01 / all_pairs, .5)) * 1000));
    };
    for (int round = 0; round < rounds_max; ++round) {
        auto const classes = expect(model, seen, threads);
        learn_shares(model, prior, classes.same, classes.kin, classes.twin);
        auto const before = model.prior_same;
        model.prior_same = prior_of(classes.sames, prior.prior_same);
        model.prior_kin = prior_of(classes.kins, prior.prior_kin);
        model.prior_twin = prior_of(classes.twins, prior.prior_twin);
        if (round > 3 && std::abs(before - model.prior_same) <= 2) break;
    }
    return model;
}

}  // namespace sinergi::matching
