#pragma once
// Rows of the holidays. A back room: other houses take a Calendar from Days (days.hpp).

#include "calendar/rules.hpp"
#include "plumbing/db/db.hpp"

namespace sinergi::calendar::store {

[[nodiscard]] std::vector<Holiday> all(db::Tx& tx);
[[nodiscard]] std::vector<Holiday> between(db::Tx& tx, Period const& days);
void put(db::Tx& tx, Holiday const& holiday);
/// False when that day was no holiday.
bool remove(db::Tx& tx, Date day);

}  // namespace sinergi::calendar::store
