#pragma once
// Finding areas by what people type, and judging what a decree changes.

#include "base/result.hpp"
#include "regions/model.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sinergi::regions {

struct Query {
    std::string text;  // a name, some words of an address, or the beginning of a code; "" all
    RegionCode within{};
    std::optional<RegionLevel> level{};
    RegionCode after{};  // of a list without text: what comes after this code
    std::size_t limit = 20;
};

/// Finds areas by words, each the beginning or the middle of a word of their own name or of an area above, at least one
/// of their own: "sindangjawa kadugede". Words like "desa" and "kec" are passed over. The best first: the name itself,
/// its beginning, the beginning of a word, the middle; then larger areas, open ones, and by name. Digits find codes.
/// At most 4 ms among 91,599 areas, a single letter; a name takes 1 ms (bench/regions_search.py).
[[nodiscard]] std::vector<Region> search(Atlas const& atlas, Query const& query);

/// One line of a decree: this area is from now on that one, by that name.
struct Move {
    RegionCode from;
    RegionCode to;
    Name name;  // of `to`
};

/// A split, a merger, a renaming or a new code. An area that goes on, changed or not, moves to itself; a `from` that
/// does not has ended: "3208 -> 3208 Kuningan, 3208 -> 3219 Kuningan Utara" is a split that leaves the old code alive.
struct Change {
    Date day;
    Decree decree;
    std::vector<Move> moves;
};

/// What a change does to the table.
struct Effect {
    std::vector<RegionCode> ends;  // on the day before
    struct Begin {
        RegionCode code;
        Name name;
    };
    std::vector<Begin> begins;  // on the day
    std::vector<Step> steps;
};

/// @refuses regions.change_not_yet (a change is recorded from its day on) regions.change_empty regions.not_known
/// regions.already_ended regions.code_taken regions.level_differs regions.parent_missing regions.children_left
/// regions.two_names regions.nothing_changes regions.before_the_last
[[nodiscard]] Result<Effect> judge(Atlas const& atlas, Change const& change, Date today);

}  // namespace sinergi::regions
