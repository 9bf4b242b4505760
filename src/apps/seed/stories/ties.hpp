#pragma once
// Two families of the demo's registry whose people also stand in a case, a complaint and a request at the counter.

#include "access/actions.hpp"
#include "calendar/model.hpp"
#include "regions/areas.hpp"

namespace sinergi::seed {

/// In one transaction: the files are made and tied as their screens would. Nothing where they are tied, or where the
/// first village of the demo has too few families.
/// @throws Fault when a deed is refused, with its key
void seed_ties(access::Office& office, calendar::Calendar const& calendar, regions::Areas const& names, Moment now);

}  // namespace sinergi::seed
