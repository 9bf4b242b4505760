#pragma once
// A model as a file: JSON that a person can read and keep beside the result.

#include "base/result.hpp"
#include "matching/model.hpp"

namespace sinergi::matching {

[[nodiscard]] std::string model_text(Model const& model);
/// @refuses matching.model_broken
[[nodiscard]] Result<Model> read_model(std::string_view text);

/// @refuses matching.no_file matching.model_broken
[[nodiscard]] Result<Model> load_model(std::string const& path);

}  // namespace sinergi::matching
