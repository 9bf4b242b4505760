#pragma once
// For tests: an answer held against tests/golden/<name>.json, byte for byte. SINERGI_BLESS=1 writes it anew.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace sinergi::json::testing {

/// A new line after each member that closes, so that a difference is read line by line. Texts are left alone.
inline std::string broken_up(std::string_view json) {
    std::string out;
    bool is_text = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        char const c = json[i];
        out += c;
        if (is_text && c == '\\' && i + 1 < json.size())
            out += json[++i];
        else if (c == '"')
            is_text = !is_text;
        else if (!is_text && c == ',' && i > 0 && (json[i - 1] == '}' || json[i - 1] == ']'))
            out += '\n';
    }
    return out + '\n';
}

inline void expect_golden(std::string const& name, std::string_view json) {
    auto const path = std::filesystem::path(SINERGI_SOURCE_DIR) / "tests" / "golden" / (name + ".json");
    auto const text = broken_up(json);
    if (char const* const bless = std::getenv("SINERGI_BLESS"); bless != nullptr && *bless != '\0') {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << text;
        return;
    }
    std::ifstream in(path);
    std::string const golden{std::istreambuf_iterator<char>(in), {}};
    EXPECT_EQ(text, golden) << "differs from " << path << "; if it is meant, run ./dev test --bless and read the diff";
}

}  // namespace sinergi::json::testing
