#pragma once
// Handing a shift over and taking it; what a day was.

#include "access/doors.hpp"
#include "access/rules.hpp"
#include "command/model.hpp"

namespace sinergi::command {

/// Ends a shift: what stands open as it was counted, and what the next one must know. A NIK in the note is masked.
/// @refuses access.act_not_allowed command.note_missing
[[nodiscard]] Result<Shift> hand_over(db::Tx& tx, access::Office& office, access::Officer const& by,
                                      std::string const& note, Standing const& sum, Moment now);
/// The next one has read it. Nobody takes their own.
/// @refuses access.act_not_allowed command.shift_unknown command.own_shift command.shift_taken
[[nodiscard]] Result<Shift> take(db::Tx& tx, access::Office& office, access::Officer const& by, ShiftId id, Moment now);

/// What a day was, in the caller's area, as of now.
/// @param own the node's code, which tells what was asked of us from what we asked
[[nodiscard]] DayReport report_of(db::Tx& tx, access::Permit const& permit, std::string_view own, Date day, Zone zone);

}  // namespace sinergi::command
