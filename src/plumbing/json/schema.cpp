#include "plumbing/json/schema.hpp"

namespace sinergi::json {
namespace {

/// "a::b::Row" is "Row".
std::string_view unqualified(std::string_view name) {
    auto const colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

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
