#pragma once
// `sinergi registry import`: files into the registry without a browser.

#include "registry/intake/load.hpp"

namespace sinergi::registry::intake {

struct CommandWish {
    std::vector<std::string> files;  // paths
    std::string source = "list";
    std::string period{};     // of deciles whose row names none: "2026-Q3"
    bool is_applied = false;  // else it only shows what it would do
    bool as_json = false;
    std::uint32_t families_at_once = 20'000;  // nobody else writes meanwhile
};

/// Says what the files would change, or did, on the standard output; what is wrong on the error output.
/// @return the exit code: 0 done, 1 refused
int run_import(access::Office& office, regions::Atlas const& atlas, CommandWish const& wish);

}  // namespace sinergi::registry::intake
