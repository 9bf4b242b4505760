#pragma once
// Some weeks of objections and proposals by citizens in the demo: one at every step, a removal that is appealed.

#include "calendar/model.hpp"
#include "plumbing/files/files.hpp"
#include "seed/seed.hpp"

namespace sinergi::seed {

/// In one transaction, each deed by an officer of the demo or a made-up citizen. Nothing without families in the demo's
/// first village, or where somebody objected already.
/// @throws Fault when a deed is refused, with its key
void seed_objections(access::Office& office, calendar::Calendar const& calendar, files::FileStore const& files,
                     Moment now);

}  // namespace sinergi::seed
