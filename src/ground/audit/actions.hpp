#pragma once

#include "audit/model.hpp"
#include "plumbing/db/db.hpp"

namespace sinergi::audit {

/// Writes one line in the deed's transaction. `act` is "house.deed" ("grievances.assigned", "grievances.opened").
/// `digest`, when given, is the salted digest of what was written, so that a record can be proved unchanged.
void note(db::Tx& tx, IdMaker& ids, Moment now, Trace const& trace, std::string_view act, Subject subject,
          std::string_view digest = {});

}  // namespace sinergi::audit
