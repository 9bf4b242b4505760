#pragma once
// The standing of a person with the civil registry.

#include "registry/store.hpp"

namespace sinergi::registry::store {

/// Without a new version. @return did it change
bool set_padan(db::Tx& tx, PersonId id, Padan padan);

}  // namespace sinergi::registry::store
