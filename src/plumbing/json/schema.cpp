#include "plumbing/json/schema.hpp"

#include <algorithm>

namespace sinergi::json {
namespace {

/// "a::b::Row" is "Row".
std::string_view unqualified(std::string_view name) {
    auto const colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// `open`: the structs this one stands within, so that a tree of itself ends.
Schema tree_of(parts::Shape const& shape, std::vector<std::string>& open) {
    if (shape.value != nullptr) {
        auto made = tree_of(*shape.value, open);
        made.is_nullable = true;
        return made;
    }
    Schema made{.type = std::string(shape.type),
                .format = std::string(shape.format),
                .one_of = {shape.one_of.begin(), shape.one_of.end()},
                .chars_min = shape.chars_min,
                .chars_max = shape.chars_max};
    if (!shape.signature.empty()) made.name = short_name(shape.signature);
    if (!shape.thing.empty()) made.thing = short_name(shape.thing);
    if (shape.item != nullptr) made.items.push_back(tree_of(*shape.item, open));
    if (shape.members.empty() || std::ranges::find(open, made.name) != open.end()) return made;
    open.push_back(made.name);
    for (auto const& member : shape.members) {
        made.members.emplace_back(member.name, tree_of(*member.shape, open));
        if (member.is_required) made.required.emplace_back(member.name);
    }
    open.pop_back();
    return made;
}

}  // namespace

Schema parts::schema_of(Shape const& shape) {
    std::vector<std::string> open;
    return tree_of(shape, open);
}

std::string short_name(std::string_view signature) {
    // GCC and Clang: "... [with T = a::List<b::Row>; std::string = ...]" and "... [T = a::List<b::Row>]".
    constexpr std::string_view sign = " = ";
    auto const from = signature.find(sign, signature.find('['));
    if (from == std::string_view::npos) return "Unnamed";
    auto name = signature.substr(from + sign.size());
    name = name.substr(0, name.find_first_of(";]"));
    std::string plain(name);  // Clang writes a space into the name of an unnamed namespace
    for (constexpr std::string_view unnamed = "(anonymous namespace)::"; plain.find(unnamed) != plain.npos;) {
        plain.erase(plain.find(unnamed), unnamed.size());
    }
    name = plain;
    std::string made;
    while (!name.empty()) {  // "List<b::Row>" in its parts, each without its namespace
        auto const end = std::min(name.find_first_of("<,> "), name.size());
        auto const part = unqualified(name.substr(0, end));
        if (!part.empty()) {
            if (!made.empty()) made += '_';
            made += part;
        }
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return made;
}

}  // namespace sinergi::json
