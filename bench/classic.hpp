#pragma once
// The classic way to match, for comparing with SQL that does the same: equal keys, levels of likeness, summed weights.
// The engine itself works otherwise; what this shows is what the machine allows when both do one job.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace classic {

enum class Measure : std::uint8_t { equal, jaro_winkler, damerau, prefix };

/// One field's levels; `bits` are weights, the last one that of "nothing agrees".
struct Field {
    std::string name;
    Measure measure = Measure::equal;
    bool is_by_frequency = false;
    double m = 0;              // share of pairs of one person with equal values
    std::vector<double> at;    // from the second level on: the first is "equal"
    std::vector<double> bits;  // one more than levels
};

/// "kode_wil:6": a field, or its first letters.
struct Part {
    std::size_t field = 0, letters = 0;
};

struct Model {
    double prior = 0;
    std::vector<Field> fields;
    std::vector<std::vector<Part>> rules;
};

/// Lines as bench/matching.py writes them from model.json.
Model read_model(std::string const& path);

/// From 0 to 1; 0 as soon as it cannot reach `least`. Letters are found by bits: 20 to 40 ns for two names.
double jaro_winkler(std::string_view a, std::string_view b, double least) noexcept;
/// Slips between two texts of up to 32 bytes, a swap of neighbours being one; `most` + 1 when there are more than
/// `most`.
unsigned slips(std::string_view a, std::string_view b, unsigned most) noexcept;

}  // namespace classic
