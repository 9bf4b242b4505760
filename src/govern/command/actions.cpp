#include "command/actions.hpp"

#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "command/store.hpp"
#include "plumbing/notices/notices.hpp"

namespace sinergi::command {
namespace {

void leave(db::Tx& tx, access::Office& office, access::Permit const& permit, std::string_view act, ShiftId id,
           Moment now) {
    audit::note(tx, office.ids, now, permit.trace(), act, {.kind = "shift", .id = id.raw(), .region = permit.area()});
    notices::post(tx, office.ids, {.at = now, .topic = std::string(act), .subject = id.raw(), .region = permit.area()});
}

}  // namespace

Result<Shift> hand_over(db::Tx& tx, access::Office& office, access::Officer const& by, std::string const& note,
                        Standing const& sum, Moment now) {
    SINERGI_TRY(permit, access::permit(access::Act::run_command, by, by.area));
    if (note.empty()) return refuse(Why::malformed, "command.note_missing", "note");
    Shift const shift{.id = office.ids.make<Shift>(now),
                      .account = by.id,
                      .at = now,
                      .note = mask_niks(note),
                      .open = sum.open_count,
                      .late = sum.late,
                      .urgent = sum.urgent,
                      .incoming = sum.incoming};
    store::insert_shift(tx, shift);
    leave(tx, office, permit, "command.handed_over", shift.id, now);
    return shift;
}

Result<Shift> take(db::Tx& tx, access::Office& office, access::Officer const& by, ShiftId id, Moment now) {
    SINERGI_TRY(permit, access::permit(access::Act::run_command, by, by.area));
    auto const shift = store::find_shift(tx, id);
    if (!shift) return refuse(Why::not_found, "command.shift_unknown");
    if (shift->account == by.id) return refuse(Why::conflict, "command.own_shift");
    if (!store::take_shift(tx, id, by.id, now)) return refuse(Why::conflict, "command.shift_taken");
    leave(tx, office, permit, "command.taken", id, now);
    return store::find_shift(tx, id).value();
}

DayReport report_of(db::Tx& tx, access::Permit const& permit, std::string_view own, Date day, Zone zone) {
    auto const from = start_of(day, zone);
    auto const to = end_of(day, zone).plus_ms(1);
    return {.day = day,
            .calls = store::calls_between(tx, permit, from, to),
            .asked = store::asked_between(tx, permit, own, from, to),
            .ended = store::ended_between(tx, permit, own, from, to),
            .standings = {}};
}

}  // namespace sinergi::command
