#pragma once

#include "access/rules.hpp"
#include "objections/model/rights.hpp"
#include "plumbing/db/db.hpp"

namespace sinergi::objections::store {

void insert(db::Tx& tx, RightsRequest const& request);
/// @refuses objections.changed_meanwhile
[[nodiscard]] Done update(db::Tx& tx, RightsRequest const& next);
[[nodiscard]] std::optional<RightsRequest> find(db::Tx& tx, RightsId id);
/// Open ones, the earliest answer first.
[[nodiscard]] std::vector<RightsRequest> rights(db::Tx& tx, access::Permit const& permit, std::int64_t limit);

}  // namespace sinergi::objections::store
