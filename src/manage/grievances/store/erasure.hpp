#pragma once
// Erasure: what is personal in a complaint is emptied; reason and date stay in the audit chain.

#include "grievances/store.hpp"

namespace sinergi::grievances::store {

/// Empties text, place, reporter, names and words; the photos' rows go, their files with the next sweep.
void empty(db::Tx& tx, GrievanceId id, Moment now);
/// Ended complaints kept longer than their kind is kept.
[[nodiscard]] std::vector<GrievanceId> erasable(db::Tx& tx, Moment now, GrievanceId after, std::int64_t limit);

}  // namespace sinergi::grievances::store
