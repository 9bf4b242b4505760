#pragma once
// The only place that reads and writes the table of ties.

#include "plumbing/db/db.hpp"
#include "ties/model.hpp"

#include <vector>

namespace sinergi::ties::store {

void insert(db::Tx& tx, Tie const& tie);
/// Those that stand, in the order they were made.
[[nodiscard]] std::vector<Tie> of_file(db::Tx& tx, File const& file);
/// Those that stand, the newest first.
[[nodiscard]] std::vector<Tie> of_person(db::Tx& tx, registry::PersonId person, std::int64_t limit);
/// From here on it stands no longer; the row stays, with who said so.
void end(db::Tx& tx, TieId id, access::AccountId by, Moment now);
/// By id, ended ones too.
[[nodiscard]] std::vector<Tie> after(db::Tx& tx, TieId id, std::int64_t limit);
/// All of a file whose content was erased.
void forget(db::Tx& tx, File const& file);

}  // namespace sinergi::ties::store
