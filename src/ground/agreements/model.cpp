#include "agreements/model.hpp"

namespace sinergi::agreements {

std::vector<Field> Fields::list() const {
    std::vector<Field> out;
    for (std::size_t i = 0; i < fields_count; ++i)
        if (bits_.test(i)) out.push_back(static_cast<Field>(i));
    return out;
}

std::string Fields::text() const {
    std::string out;
    for (auto const field : list()) {
        if (!out.empty()) out += ' ';
        out += boost::describe::enum_to_string(field, "");
    }
    return out;
}

Result<Fields> Fields::parse(std::string_view text) {
    Fields out;
    while (!text.empty()) {
        auto const space = text.find(' ');
        std::string const word(text.substr(0, space));
        Field field{};
        if (!word.empty()) {
            if (!boost::describe::enum_from_string(word.c_str(), field))
                return refuse(Why::malformed, "agreements.field_unknown", "fields");
            out.add(field);
        }
        if (space == std::string_view::npos) break;
        text.remove_prefix(space + 1);
    }
    return out;
}

std::string node_of(RegionCode const& area) { return area.view().empty() ? "pusat" : area.text(); }

Result<std::string> parse_node(std::string_view text) {
    if (text == "pusat") return std::string(text);
    auto const code = RegionCode::parse(text);
    if (!code || code->view() != text ||
        (code->level() != RegionLevel::province && code->level() != RegionLevel::regency))
        return refuse(Why::malformed, "agreements.party_malformed");
    return std::string(text);
}

}  // namespace sinergi::agreements
