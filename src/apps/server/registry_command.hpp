#pragma once
// `sinergi registry ...`: the registry of an office that nobody serves meanwhile.

#include "seed/seed.hpp"

#include <string>
#include <vector>

namespace sinergi::apps {

class Node;
/// Kecamatan and villages of the office.
[[nodiscard]] seed::Areas areas_of(Node& node);
/// The demo's families, their proposals, and the check against a made-up civil registry.
void fill_registry(Node& node, seed::Areas const& areas);

/// Runs `registry` with what stands behind it on the command line: `import FILES --data DIR [--apply] ...`.
/// @return the exit code: 0 done, 1 refused or failed
int run_registry(std::vector<std::string> arguments);

}  // namespace sinergi::apps
