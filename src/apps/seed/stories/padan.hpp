#pragma once
// A check of the demo's registry against a civil registry that is made up, by file: most agree, some differ, some are
// not found, a letter waits to be printed; and a list of SIKS-NG beside the registry.

#include "access/doors.hpp"
#include "regions/areas.hpp"

#include <filesystem>

namespace sinergi::seed {

/// Nothing where a run is there already, or the registry is empty.
/// @param folder where what came from outside lies, closed: of the civil registry. Lists of SIKS-NG go to "siks" beside
///        it
/// @throws Fault when a deed is refused, with its key
void seed_padan(access::Office& office, regions::Areas const& areas, std::filesystem::path const& folder, Moment now);

}  // namespace sinergi::seed
