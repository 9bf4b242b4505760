#pragma once
// Why two records score as they do, in words a clerk reads.

#include "matching/compare.hpp"

namespace sinergi::matching {

enum class Tongue : std::uint8_t { id, en };

/// What was found in a field: "NIK beda satu angka", "NIK differs in one digit". Of the caller's own fields as of any
/// text.
[[nodiscard]] std::string_view reason(std::size_t field, Level level, Tongue tongue) noexcept;

/// A line of an explanation; the lines' weights sum up to the score.
struct Reason {
    std::string_view words;
    std::string field;  // "nama"; "" for what is no field's: the prior and the family
    Millibits weight;
};
/// The prior first, then the fields that are known on both sides, then what the family takes off.
[[nodiscard]] std::vector<Reason> reasons_of(Model const& model, Score const& score, Tongue tongue);

}  // namespace sinergi::matching
