#pragma once
// `sinergi match ...`: the engine on any CSV.

#include <string>
#include <vector>

namespace sinergi::matching {

/// Runs `match` with what stands behind it on the command line: `dedupe IN.csv --out OUT.csv ...`,
/// `link CIVIL.csv SOCIAL.csv --out OUT.csv ...`. Says how it went on the standard output and the error output.
/// @return the exit code: 0 done, 1 refused or failed, 130 cancelled
int run(std::vector<std::string> arguments);

}  // namespace sinergi::matching
