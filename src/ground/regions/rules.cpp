#include "regions/rules.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace sinergi::regions {
namespace {

/// A change sorted by who ends, who goes on and who is new.
struct Sorted {
    std::set<RegionCode> from;
    std::set<RegionCode> stays;  // moves to itself
    std::map<RegionCode, Name const*> to;
};

Result<Sorted> sorted(Change const& change) {
    if (change.moves.empty()) return refuse(Why::malformed, "regions.change_empty");
    Sorted out;
    for (auto const& move : change.moves) {
        if (move.from.level() != move.to.level())
            return refuse(Why::malformed, "regions.level_differs", move.to.dotted());
        out.from.insert(move.from);
        if (move.from == move.to) out.stays.insert(move.to);
        auto const [place, is_new] = out.to.emplace(move.to, &move.name);
        if (!is_new && *place->second != move.name)
            return refuse(Why::malformed, "regions.two_names", move.to.dotted());
    }
    return out;
}

/// Every `from` lives, and nothing younger than the change touches it.
Done check_from(Atlas const& atlas, RegionCode const& from, Date day) {
    auto const region = atlas.find(from);
    if (!region) return refuse(Why::not_found, "regions.not_known", from.dotted());
    if (!region->is_open()) return refuse(Why::conflict, "regions.already_ended", from.dotted());
    if (region->valid.first >= day) return refuse(Why::conflict, "regions.before_the_last", from.dotted());
    return {};
}

/// A code is given once: it goes on as itself or was never used.
Done check_to(Atlas const& atlas, Sorted const& sorted, RegionCode const& to) {
    if (!sorted.stays.contains(to) && atlas.find(to)) return refuse(Why::conflict, "regions.code_taken", to.dotted());
    auto const up = to.parent();
    if (up.level() == RegionLevel::country || sorted.to.contains(up)) return {};
    auto const parent = atlas.find(up);
    bool const ends = sorted.from.contains(up);
    if (!parent || !parent->is_open() || ends) return refuse(Why::conflict, "regions.parent_missing", up.dotted());
    return {};
}

/// Nobody is left behind in an area that has ended.
Done check_children(Atlas const& atlas, Sorted const& sorted, RegionCode const& ended) {
    for (auto const& child : atlas.children(ended)) {
        bool const leaves = sorted.from.contains(child.code) && !sorted.stays.contains(child.code);
        if (!leaves) return refuse(Why::conflict, "regions.children_left", child.code.dotted());
    }
    return {};
}

}  // namespace

Result<Effect> judge(Atlas const& atlas, Change const& change, Date today) {
    if (change.day > today) return refuse(Why::conflict, "regions.change_not_yet", change.day.text());
    SINERGI_TRY(moves, sorted(change));
    Effect effect;
    for (auto const& from : moves.from) {
        SINERGI_MUST(check_from(atlas, from, change.day));
        if (moves.stays.contains(from)) continue;
        SINERGI_MUST(check_children(atlas, moves, from));
        effect.ends.push_back(from);
    }
    for (auto const& [to, name] : moves.to) {
        SINERGI_MUST(check_to(atlas, moves, to));
        auto const known = atlas.find(to);
        if (known && known->name == name->text()) continue;  // goes on as it was
        if (known) effect.ends.push_back(to);                // one version ends, the next begins
        effect.begins.push_back({to, *name});
    }
    if (effect.ends.empty() && effect.begins.empty()) return refuse(Why::malformed, "regions.nothing_changes");
    for (auto const& move : change.moves) effect.steps.push_back({move.from, move.to});
    std::ranges::sort(effect.steps);
    effect.steps.erase(std::ranges::unique(effect.steps).begin(), effect.steps.end());
    return effect;
}

}  // namespace sinergi::regions
