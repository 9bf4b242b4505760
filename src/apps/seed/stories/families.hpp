#pragma once
// Families of the demo's registry: made up, spread over the villages, with answers, deciles and some who stand twice.

#include "registry/actions.hpp"
#include "seed/seed.hpp"

namespace sinergi::seed {

/// Some four hundred families in one transaction, each added as an officer would. Nothing where the registry has any.
/// @return them, by village in turn; none where nothing was added
/// @throws Fault when a deed is refused, with its key
std::vector<registry::Family> seed_families(access::Office& office, regions::Atlas const& atlas, Areas const& areas,
                                            Moment now);

}  // namespace sinergi::seed
