#pragma once
// Emptying rows that ended.

#include "objections/model/rights.hpp"
#include "objections/model/usul.hpp"
#include "plumbing/db/db.hpp"

namespace sinergi::objections {
enum class ErasedKind : std::uint8_t;
}

namespace sinergi::objections::store {

/// @return names of the photos' files
[[nodiscard]] std::vector<std::string> erase(db::Tx& tx, ObjectionId id);
void erase(db::Tx& tx, UsulId id);
void erase(db::Tx& tx, RightsId id);
/// Ended longer ago than the clock in force on `day` keeps it, the oldest first; what was emptied already not.
[[nodiscard]] std::vector<std::int64_t> erasable(db::Tx& tx, ErasedKind kind, Date day, Moment now, std::int64_t limit);

}  // namespace sinergi::objections::store
