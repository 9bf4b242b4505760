// What other houses and the demo ask of cases.

#include "cases/actions.hpp"

namespace sinergi::cases {

std::optional<Shared> shared_from(db::Tx& tx, std::string_view own, std::string_view origin_node, CaseId there) {
    auto const here = store::find_named(tx, origin_node, there.text());
    if (!here) return std::nullopt;
    Shared shared{.id = here->id, .asked = {}};
    for (auto const& asked : store::assignments(tx, here->id))
        if (asked.to_node == own && is_running(asked.state)) shared.asked = asked.id;
    return shared;
}

}  // namespace sinergi::cases
