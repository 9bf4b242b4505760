#include "classic.hpp"

#include <algorithm>
#include <bit>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace classic {
namespace {

Measure measure_of(std::string const& word) {
    if (word == "jaro_winkler") return Measure::jaro_winkler;
    if (word == "damerau") return Measure::damerau;
    if (word == "prefix") return Measure::prefix;
    return Measure::equal;
}

std::size_t field_named(Model const& model, std::string_view name) {
    for (std::size_t at = 0; at < model.fields.size(); ++at)
        if (model.fields[at].name == name) return at;
    throw std::runtime_error("a rule names an unknown field");
}

/// Which places hold each letter; cleared after use, so that a call costs what its text is long.
struct Places {
    std::array<std::uint64_t, 256> of{};
    void put(std::string_view text) noexcept {
        for (std::size_t at = 0; at < text.size(); ++at)
            of[static_cast<unsigned char>(text[at])] |= std::uint64_t{1} << at;
    }
    void clear(std::string_view text) noexcept {
        for (char const letter : text) of[static_cast<unsigned char>(letter)] = 0;
    }
};
thread_local Places places;

}  // namespace

Model read_model(std::string const& path) {
    Model model;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string word;
        words >> word;
        if (word == "prior") words >> model.prior;
        if (word == "field") {
            auto& field = model.fields.emplace_back();
            std::size_t levels = 0;
            words >> field.name >> word >> field.is_by_frequency >> field.m >> levels;
            field.measure = measure_of(word);
            field.at.resize(levels - 1);
            field.bits.resize(levels + 1);
            for (auto& at : field.at) words >> at;
            for (auto& bits : field.bits) words >> bits;
        }
        if (word == "rule") {
            auto& rule = model.rules.emplace_back();
            while (words >> word) {
                auto const colon = std::min(word.find(':'), word.size());
                auto const letters = colon < word.size() ? std::stoul(word.substr(colon + 1)) : 0;
                rule.push_back({field_named(model, word.substr(0, colon)), letters});
            }
        }
    }
    return model;
}

double jaro_winkler(std::string_view a, std::string_view b, double least) noexcept {
    if (a.size() > b.size()) std::swap(a, b);
    if (a.empty() || b.size() > 64) return a == b ? 1 : 0;
    auto const n = static_cast<double>(a.size()), m = static_cast<double>(b.size());
    std::size_t prefix = 0;
    while (prefix < std::min<std::size_t>(4, a.size()) && a[prefix] == b[prefix]) ++prefix;
    // With no letter moved, so many letters must find each other; so many may fail.
    auto const boost = static_cast<double>(prefix) * 0.1;
    auto const wanted = (3 * (least - boost) / (1 - boost) - 1) * n * m / (n + m);
    auto may_fail = static_cast<int>(n - wanted + 1e-9);
    if (may_fail < 0) return 0;
    auto const half = b.size() / 2;
    auto const window = half > 0 ? half - 1 : 0;
    places.put(b);
    std::uint64_t used_a = 0, used_b = 0;
    for (std::size_t at = 0; at < a.size() && may_fail >= 0; ++at) {
        auto const last = std::min(at + window, b.size() - 1);
        auto const upto = ~std::uint64_t{0} >> (63 - last);
        auto const from = ~std::uint64_t{0} << (at > window ? at - window : 0);
        auto const open = places.of[static_cast<unsigned char>(a[at])] & upto & from & ~used_b;
        used_a |= std::uint64_t{open != 0} << at;
        used_b |= open & (~open + 1);
        may_fail -= open == 0 ? 1 : 0;
    }
    places.clear(b);
    if (may_fail < 0 || used_a == 0) return 0;
    auto const found = static_cast<double>(std::popcount(used_a));
    int moved = 0;
    for (; used_a != 0; used_a &= used_a - 1, used_b &= used_b - 1)
        moved += a[static_cast<std::size_t>(std::countr_zero(used_a))] !=
                 b[static_cast<std::size_t>(std::countr_zero(used_b))];
    auto const jaro = (found / n + found / m + (found - moved / 2) / found) / 3;
    return jaro > 0.7 ? jaro + boost * (1 - jaro) : jaro;
}

// Hyyrö's bit-parallel form of the restricted distance (2003): a column of the table is one number.
unsigned slips(std::string_view a, std::string_view b, unsigned most) noexcept {
    if (a.size() > 32 || b.size() > 32 || a.empty() || b.empty()) return a == b ? 0 : most + 1;
    auto const more = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (more > most) return most + 1;
    places.put(a);
    std::uint64_t up = ~std::uint64_t{0}, down = 0, diagonal = 0, before = 0;
    auto const top = std::uint64_t{1} << (a.size() - 1);
    auto distance = static_cast<unsigned>(a.size());
    for (char const letter : b) {
        auto const here = places.of[static_cast<unsigned char>(letter)];
        auto const swapped = ((~diagonal & here) << 1) & before;
        diagonal = swapped | (((here & up) + up) ^ up) | here | down;
        auto right = down | ~(diagonal | up);
        auto left = diagonal & up;
        distance += (right & top) != 0 ? 1U : 0U;
        distance -= (left & top) != 0 ? 1U : 0U;
        right = right << 1 | 1U;
        left <<= 1;
        up = left | ~(diagonal | right);
        down = right & diagonal;
        before = here;
    }
    places.clear(a);
    return std::min(distance, most + 1);
}

}  // namespace classic
