#include "matching/run/cluster.hpp"

#include "plumbing/jobs/crew.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace sinergi::matching {
namespace {

// Beyond 20 bits a pair says "surely" or "surely not"; more would let one pair speak for all others of its cluster.
constexpr Millibits sure = 20'000;
// A component above it is first split by a higher threshold: the work grows with its square.
constexpr std::size_t component_max = 400;

/// Trees of rows in a list of the caller's.
class Forest {
public:
    explicit Forest(std::span<std::uint32_t> room) : parent_(room) { std::iota(parent_.begin(), parent_.end(), 0U); }
    void call_for(std::uint32_t at) const noexcept { call_to_change(parent_.data() + at); }
    std::uint32_t root(std::uint32_t at) noexcept {
        while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
        return at;
    }
    void join(std::uint32_t a, std::uint32_t b) noexcept {
        a = root(a);
        b = root(b);
        if (a != b) parent_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::span<std::uint32_t> parent_;
};

struct Merger {
    Orders const& order;
    ScoreOf const& score_of;
    ContentOf const& content_of;
    Millibits link_at;
    std::vector<std::uint32_t>& cluster;
};

/// Merges the two clusters whose pairs score best on average, until none is left that would be linked.
void agglomerate(Merger const& by, std::span<std::uint32_t const> of) {
    auto const before = [&](auto row) { return std::pair(by.order[row], row); };
    if (of.size() == 2) {  // linked by their own score
        auto const [first, second] = std::ranges::minmax(of[0], of[1], {}, before);
        by.cluster[second] = first;
        return;
    }
    std::vector rows(of.begin(), of.end());
    std::ranges::sort(rows, {}, before);
    auto const n = rows.size();
    std::vector<std::int64_t> sums(n * n);
    for (std::size_t i = 0; i < n; ++i)
        for (auto k = i + 1; k < n; ++k) {
            auto const score = by.score_of(rows[i], rows[k]);
            sums[i * n + k] = sums[k * n + i] =
                score <= never ? std::int64_t{never} * 1'000'000 : std::clamp(score - by.link_at, -sure, sure);
        }
    std::vector<std::int64_t> sizes(n, 1);
    std::vector<std::size_t> live(n), into(n);
    std::iota(live.begin(), live.end(), 0U);
    std::iota(into.begin(), into.end(), 0U);
    while (live.size() > 1) {
        std::size_t best_i = 0, best_k = 0;
        double best = -1;
        for (std::size_t x = 0; x < live.size(); ++x)
            for (auto y = x + 1; y < live.size(); ++y) {
                auto const i = live[x], k = live[y];
                if (sums[i * n + k] < 0) continue;
                auto const average = static_cast<double>(sums[i * n + k]) / static_cast<double>(sizes[i] * sizes[k]);
                if (average > best) {
                    best = average;
                    best_i = x;
                    best_k = y;
                }
            }
        if (best < 0) break;
        auto const i = live[best_i], k = live[best_k];
        for (auto const other : live)
            sums[i * n + other] = sums[other * n + i] = sums[i * n + other] + sums[k * n + other];
        sizes[i] += sizes[k];
        into[k] = i;
        live.erase(live.begin() + static_cast<std::ptrdiff_t>(best_k));
    }
    // Rows stand by order, and a cluster keeps its lowest place.
    for (std::size_t i = 0; i < n; ++i) {
        auto to = i;
        while (into[to] != to) to = into[to];
        by.cluster[rows[i]] = rows[to];
    }
}

/// Components of more than one row, with the pairs within each.
struct Component {
    std::vector<std::uint32_t> rows;
    std::vector<Pair> pairs;
};

std::vector<Component> components_of(std::span<Pair const> pairs, Millibits from) {
    std::unordered_map<std::uint32_t, std::uint32_t> places;
    std::vector<std::uint32_t> rows;
    auto const place = [&](std::uint32_t row) {
        auto const [at, is_new] = places.try_emplace(row, static_cast<std::uint32_t>(rows.size()));
        if (is_new) rows.push_back(row);
        return at->second;
    };
    std::vector<Pair> kept;
    for (auto const& pair : pairs)
        if (pair.score >= from) kept.push_back({place(pair.left), place(pair.right), pair.score});
    std::vector<std::uint32_t> parents(rows.size());
    Forest forest(parents);
    for (auto const& pair : kept) forest.join(pair.left, pair.right);
    std::vector<std::uint32_t> number(rows.size());
    std::vector<Component> out;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        auto const root = forest.root(i);
        if (root == i) {
            number[i] = static_cast<std::uint32_t>(out.size());
            out.emplace_back();
        }
        out[number[root]].rows.push_back(rows[i]);
    }
    for (auto const& pair : kept)
        out[number[forest.root(pair.left)]].pairs.push_back({rows[pair.left], rows[pair.right], pair.score});
    return out;
}

/// The same over all rows of a table: places need no map, and the rows of all components stand in one list.
struct Groups {
    std::vector<std::uint32_t> rows;                             // component by component
    std::vector<std::uint32_t> begins;                           // and one more
    std::unordered_map<std::uint32_t, std::vector<Pair>> pairs;  // of those that must be split, by first row
    [[nodiscard]] std::size_t count() const noexcept { return begins.size() - 1; }
    [[nodiscard]] std::span<std::uint32_t const> of(std::size_t group) const noexcept {
        return std::span(rows).subspan(begins[group], begins[group + 1] - begins[group]);
    }
};

/// @param room  as long as the table, to work in: once the trees stand, a root with rows below it holds, with its top
/// bit set, how many they are, and then where the next one goes; each of those rows holds its root
Groups groups_of(std::span<std::uint32_t> room, std::span<Pair const> pairs) {
    constexpr std::uint32_t is_group = std::uint32_t{1} << 31;
    auto const rows = static_cast<std::uint32_t>(room.size());
    Forest forest(room);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (i + 32 < pairs.size()) {
            forest.call_for(pairs[i + 32].left);
            forest.call_for(pairs[i + 32].right);
        }
        forest.join(pairs[i].left, pairs[i].right);
    }
    for (std::uint32_t row = 0; row < rows; ++row) room[row] = room[room[row]];  // a parent is lower: it has its root
    std::size_t count = 0;
    for (std::uint32_t row = 0; row < rows; ++row) {
        if ((room[row] & is_group) != 0 || room[row] == row) continue;
        auto& root = room[room[row]];
        if ((root & is_group) == 0) {
            root = is_group;
            ++count;
        }
        ++root;
        ++count;
    }
    Groups out;
    out.begins.push_back(0);
    out.rows.resize(count);
    for (std::uint32_t row = 0; row < rows; ++row) {
        if (room[row] == row) continue;
        auto& next = (room[row] & is_group) != 0 ? room[row] : room[room[row]];
        if (&next == &room[row]) {  // the lowest row of its tree: met before the others
            auto const begin = out.begins.back(), size = (next & ~is_group) + 1;
            if (size > component_max) out.pairs.try_emplace(row);
            out.begins.push_back(begin + size);
            next = is_group | begin;
        }
        out.rows[next++ & ~is_group] = row;
    }
    if (!out.pairs.empty())
        for (auto const& pair : pairs) {
            auto const root = (room[pair.left] & is_group) != 0 ? pair.left : room[pair.left];
            if (auto const at = out.pairs.find(root); at != out.pairs.end()) at->second.push_back(pair);
        }
    return out;
}

void settle(Merger const& by, Component const& component, Millibits from) {
    if (component.rows.size() <= component_max) return agglomerate(by, component.rows);
    // Alike without end: nothing a higher threshold could part.
    if (from > by.link_at + 40'000) {
        auto const first =
            *std::ranges::min_element(component.rows, {}, [&](auto row) { return std::pair(by.order[row], row); });
        for (auto const row : component.rows) by.cluster[row] = first;
        return;
    }
    for (auto const& part : components_of(component.pairs, from + 4'000)) settle(by, part, from + 4'000);
}

/// A component too big to be compared whole: records that are copies of one another are taken as one first. Else a list
/// of equal records, whose pairs all score the same, would fall apart at the first threshold above them.
void settle_big(Merger const& by, Component const& component) {
    std::vector<std::tuple<std::uint64_t, std::uint64_t, std::uint32_t>> rows;
    rows.reserve(component.rows.size());
    for (auto const row : component.rows) rows.emplace_back(by.content_of(row), by.order[row], row);
    std::ranges::sort(rows);
    Component reduced;
    std::unordered_map<std::uint32_t, std::uint32_t> stands_for;
    for (std::size_t i = 0; i < rows.size();) {
        auto const [content, order, first] = rows[i];
        reduced.rows.push_back(first);
        for (++i; i < rows.size() && std::get<0>(rows[i]) == content; ++i) {
            auto const row = std::get<2>(rows[i]);
            if (by.score_of(first, row) >= by.link_at) {
                stands_for.emplace(row, first);
            } else {
                reduced.rows.push_back(row);
            }
        }
    }
    auto const of = [&](std::uint32_t row) {
        auto const at = stands_for.find(row);
        return at == stands_for.end() ? row : at->second;
    };
    for (auto const& pair : component.pairs)
        if (of(pair.left) != of(pair.right)) reduced.pairs.push_back({of(pair.left), of(pair.right), pair.score});
    if (reduced.rows.size() > 1) settle(by, reduced, by.link_at);
    for (auto const& [row, first] : stands_for) by.cluster[row] = by.cluster[first];
}

}  // namespace

std::vector<std::uint32_t> average_link(Orders const& order, std::span<Pair const> pairs, ScoreOf const& score_of,
                                        ContentOf const& content_of, Millibits link_at, unsigned threads) {
    auto cluster = roomy<std::uint32_t>(order.size());
    auto const groups = groups_of(cluster, pairs);
    std::iota(cluster.begin(), cluster.end(), 0U);
    Merger const by{order, score_of, content_of, link_at, cluster};
    constexpr std::size_t at_once = 256;
    jobs::spread(threads, (groups.count() + at_once - 1) / at_once, [&](std::size_t part, unsigned) {
        auto const end = std::min(groups.count(), (part + 1) * at_once);
        for (auto i = part * at_once; i < end; ++i) {
            for (auto const row : groups.of(std::min(i + 8, end - 1))) order.call_for(row);
            auto const rows = groups.of(i);
            if (rows.size() <= component_max)
                agglomerate(by, rows);
            else
                settle_big(by, {{rows.begin(), rows.end()}, groups.pairs.at(rows[0])});
        }
    });
    return cluster;
}

std::vector<Pair> assign(Orders const& order, std::span<Pair const> pairs, ScoreOf const& score_of, Millibits link_at) {
    std::vector<Pair> best;
    for (auto const& pair : pairs)
        if (pair.score >= link_at) best.push_back(pair);
    std::ranges::sort(
        best, {}, [&](Pair const& p) { return std::tuple(-p.score, order[p.left], order[p.right], p.left, p.right); });
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> holders;
    std::unordered_map<std::uint32_t, std::uint32_t> assigned;
    std::vector<Pair> out;
    for (auto const& pair : best) {
        if (assigned.contains(pair.right)) continue;
        auto& others = holders[pair.left];
        if (!std::ranges::all_of(others, [&](auto other) { return score_of(other, pair.right) >= link_at; })) continue;
        others.push_back(pair.right);
        assigned.emplace(pair.right, pair.left);
        out.push_back(pair);
    }
    return out;
}

}  // namespace sinergi::matching
