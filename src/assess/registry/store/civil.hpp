#pragma once
// The standing of a person with the civil registry.

#include "registry/store.hpp"

namespace sinergi::registry::store {

/// Without a new version. @return did it change
bool set_padan(db::Tx& tx, PersonId id, Padan padan);
/// @return the families in whose timeline it stood
[[nodiscard]] std::vector<FamilyId> empty_reason_of_edit(db::Tx& tx, PersonId id, Moment at);

}  // namespace sinergi::registry::store
