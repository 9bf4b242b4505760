#pragma once
// Shifts, and what reports read of other houses' views. Only for this house.

#include "access/rules.hpp"
#include "command/model.hpp"
#include "plumbing/db/db.hpp"

namespace sinergi::command::store {

[[nodiscard]] std::vector<Standing> wall(db::Tx& tx, access::Permit const& permit, Moment now);
[[nodiscard]] std::vector<Tally> asked_between(db::Tx& tx, access::Permit const& permit, std::string_view own,
                                               Moment from, Moment to);
[[nodiscard]] std::vector<Tally> ended_between(db::Tx& tx, access::Permit const& permit, std::string_view own,
                                               Moment from, Moment to);
[[nodiscard]] std::vector<Calls> calls_between(db::Tx& tx, access::Permit const& permit, Moment from, Moment to);

void insert_shift(db::Tx& tx, Shift const& shift);
[[nodiscard]] std::optional<Shift> find_shift(db::Tx& tx, ShiftId id);
/// Newest first.
[[nodiscard]] std::vector<Shift> shifts(db::Tx& tx, ShiftId before, std::int64_t limit);
/// @return false when somebody took it before
[[nodiscard]] bool take_shift(db::Tx& tx, ShiftId id, access::AccountId by, Moment now);

}  // namespace sinergi::command::store
