#pragma once
// `sinergi registry ...`: the registry of an office that nobody serves meanwhile.

#include <string>
#include <vector>

namespace sinergi::apps {

/// Runs `registry` with what stands behind it on the command line: `import FILES --data DIR [--apply] ...`.
/// @return the exit code: 0 done, 1 refused or failed
int run_registry(std::vector<std::string> arguments);

}  // namespace sinergi::apps
