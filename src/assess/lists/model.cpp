#include "lists/model.hpp"

namespace sinergi::lists {
namespace {

template <class E>
std::optional<E> value_of(std::string_view text) {
    E found{};
    if (!boost::describe::enum_from_string(std::string(text).c_str(), found)) return {};
    return found;
}

}  // namespace

std::string_view holds_text(Holds what) noexcept { return boost::describe::enum_to_string(what, "other"); }
std::string_view fault_text(FaultKind kind) noexcept { return boost::describe::enum_to_string(kind, "none"); }
std::string_view group_text(Group group) noexcept { return boost::describe::enum_to_string(group, "both"); }

Result<Holds> holds_of(std::string_view text) {
    if (auto const found = value_of<Holds>(text)) return *found;
    return refuse(Why::malformed, "lists.column_unknown", std::string(text.substr(0, 40)));
}

Result<Group> group_of(std::string_view text) {
    if (auto const found = value_of<Group>(text)) return *found;
    return refuse(Why::not_found, "lists.group_unknown", std::string(text.substr(0, 40)));
}

std::optional<std::size_t> Shape::column_of(Holds what) const noexcept {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].holds == what) return i;
    return {};
}

}  // namespace sinergi::lists
