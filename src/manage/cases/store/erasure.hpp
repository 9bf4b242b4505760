#pragma once
// Erasure: what is personal in an ended case is emptied; that it was, when and why stays. Only for this house.

#include "cases/store.hpp"

namespace sinergi::cases::store {

/// Empties need, persons, words, entries, askings, approvals, papers and whom it named; its files become loose. Its row
/// is one version on.
void empty(db::Tx& tx, Case const& c, Moment now);
/// Lines of its timeline that say something.
[[nodiscard]] std::int64_t told_entries(db::Tx& tx, CaseId id);
/// Cases that ended before a moment and are not emptied yet, the longest ended first.
[[nodiscard]] std::vector<CaseId> erasable(db::Tx& tx, Moment before, std::int64_t limit);

}  // namespace sinergi::cases::store
