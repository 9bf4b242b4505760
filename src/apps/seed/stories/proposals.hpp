#pragma once
// A month of proposals in the demo: villages at every step of the chain, and the first village's list open for whoever
// plays the story by hand.

#include "calendar/model.hpp"
#include "plumbing/files/files.hpp"
#include "registry/model.hpp"
#include "seed/seed.hpp"

namespace sinergi::regions {
class Atlas;
}

namespace sinergi::seed {

/// In one transaction, each deed by an officer of the demo. Nothing without families.
/// @param families as seed_families gave them
/// @throws Fault when a deed is refused, with its key
void seed_proposals(access::Office& office, files::FileStore const& files, regions::Atlas const& atlas,
                    std::vector<registry::Family> const& families, Moment now);

/// Families, then their proposals, then what citizens object to and propose.
void seed_registry(access::Office& office, calendar::Calendar const& calendar, files::FileStore const& files,
                   Areas const& areas, Moment now);

}  // namespace sinergi::seed
