#include "cases/rules.hpp"

#include <algorithm>

namespace sinergi::cases {

bool names(std::span<Named const> named, access::Officer const& by) {
    return std::ranges::any_of(named, [&](Named const& one) { return grievances::is_named(by, one.unit, one.who); });
}

bool is_visible(access::Officer const& by, Case const& c, bool names_by) {
    if (!by.may(access::Act::see_case) || !by.area.has(c.region)) return false;
    bool const is_theirs = c.officer == by.id || c.opened_by == by.id;
    switch (static_cast<Guard>(c.guard)) {
        case Guard::none:
            return true;
        case Guard::closed:
            return by.may(access::Act::see_closed) || is_theirs;
        case Guard::named:
            return !names_by && (by.may(access::Act::see_oversight) || c.officer == by.id);
    }
    return false;
}

bool may_read(access::Officer const& by, Case const& c, Secrecy secrecy) {
    using access::Act;
    switch (secrecy) {
        case Secrecy::none:
            return true;
        case Secrecy::identity:
            return !c.is_child || by.may(Act::see_child);
        case Secrecy::health:
            return by.may(Act::see_health) && (!c.is_child || by.may(Act::see_child));
        case Secrecy::child:
            return by.may(Act::see_child);
    }
    return false;
}

Secrecy secrecy_of(std::string_view kind, Secrecy kept, Case const& c) {
    auto const* known = find_entry_kind(kind);
    auto const whose = known == nullptr ? kept : std::max(kept, known->secrecy);
    bool const tells_health = kind == "types_set" && c.is_health;
    return tells_health ? std::max(whose, Secrecy::health) : whose;
}

bool is_withheld(access::Officer const& by, Case const& c) {
    return (c.is_child && !by.may(access::Act::see_child)) || (c.is_health && !by.may(access::Act::see_health));
}

std::vector<std::string> types_for(access::Officer const& by, Case const& c) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < c.types.size();) {
        auto const end = std::min(c.types.find(' ', at), c.types.size());
        auto const code = c.types.substr(at, end - at);
        at = end + 1;
        auto const* type = find_type(code);
        if (type == nullptr) continue;
        if (c.is_child && !by.may(access::Act::see_child)) continue;
        if (type->is_health && !by.may(access::Act::see_health)) continue;
        out.push_back(code);
    }
    return out;
}

void take_types(Case& c, std::span<std::string const> types) {
    c.types = types.empty() ? "" : " ";
    for (auto const& code : types) {
        c.types += code + " ";
        auto const* type = find_type(code);
        if (type == nullptr) continue;
        c.is_child |= type->is_child;
        c.is_health |= type->is_health;
        if (type->is_guarded) c.guard = std::max(c.guard, static_cast<std::int64_t>(Guard::closed));
    }
}

Done check_not_named(std::span<Named const> named, std::string_view to_node) {
    for (auto const& one : named) {
        // A whole area is named by the code of its office; a person by the node that employs them.
        bool const is_area = one.who.kind == grievances::AboutKind::village && one.who.region.view() == to_node;
        if (is_area || (!one.node.empty() && one.node == to_node))
            return refuse(Why::not_allowed, "cases.office_named", "to_node");
    }
    return {};
}

}  // namespace sinergi::cases
