#pragma once
// Erasure: what is personal in a complaint is emptied; reason and date stay in the audit chain.

#include "grievances/store.hpp"

namespace sinergi::grievances::store {

/// Empties text, place, reporter, names and words; the photos' rows go, their files with the next sweep.
void empty(db::Tx& tx, GrievanceId id, Moment now);
/// Ended complaints kept longer than their kind is kept.
[[nodiscard]] std::vector<GrievanceId> erasable(db::Tx& tx, Moment now, GrievanceId after, std::int64_t limit);
/// Photos uploaded and never attached: rows deleted, the digests that nobody uses any more.
[[nodiscard]] std::vector<std::string> sweep_loose_photos(db::Tx& tx, Moment before);

}  // namespace sinergi::grievances::store
