#pragma once
// A check of the demo's registry against a civil registry that is made up, by file: most agree, some differ, some are
// not found, a letter waits to be printed.

#include "access/doors.hpp"
#include "regions/areas.hpp"

#include <filesystem>

namespace sinergi::seed {

/// Nothing where a run is there already, or the registry is empty.
/// @param folder where answers of the civil registry lie, closed
/// @throws Fault when a deed is refused, with its key
void seed_padan(access::Office& office, regions::Areas const& areas, std::filesystem::path const& folder, Moment now);

}  // namespace sinergi::seed
