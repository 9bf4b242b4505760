#include "command/store.hpp"

#include "command/store_sql.hpp"

#include <limits>

namespace sinergi::command::store {
namespace {

bool sees_named(access::Permit const& permit) { return permit.by().may(access::Act::see_oversight); }

std::vector<Tally> tallies(db::Tx& tx, db::Statement const& statement, access::Permit const& permit,
                           std::string_view own, Moment from, Moment to) {
    return tx.all<Tally>(statement, {{"own", own},
                                     {"from_at", from},
                                     {"to_at", to},
                                     {"sees_named", sees_named(permit)},
                                     {"area_first", permit.area().first()},
                                     {"area_after", permit.area().after()}});
}

}  // namespace

std::vector<Standing> wall(db::Tx& tx, access::Permit const& permit, Moment now) {
    return tx.all<Standing>(sql::wall, {{"now", now},
                                        {"sees_named", sees_named(permit)},
                                        {"area_first", permit.area().first()},
                                        {"area_after", permit.area().after()}});
}

std::vector<Tally> asked_between(db::Tx& tx, access::Permit const& permit, std::string_view own, Moment from,
                                 Moment to) {
    return tallies(tx, sql::asked_between, permit, own, from, to);
}

std::vector<Tally> ended_between(db::Tx& tx, access::Permit const& permit, std::string_view own, Moment from,
                                 Moment to) {
    return tallies(tx, sql::ended_between, permit, own, from, to);
}

std::vector<Calls> calls_between(db::Tx& tx, access::Permit const& permit, Moment from, Moment to) {
    return tx.all<Calls>(sql::calls_between, {{"from_id", id_floor(from)},
                                              {"to_id", id_floor(to)},
                                              {"sees_named", sees_named(permit)},
                                              {"area_first", permit.area().first()},
                                              {"area_after", permit.area().after()}});
}

void insert_shift(db::Tx& tx, Shift const& shift) {
    tx.run(sql::insert_shift, {{"id", shift.id},
                               {"account", shift.account},
                               {"at", shift.at},
                               {"note", shift.note},
                               {"open", shift.open},
                               {"late", shift.late},
                               {"urgent", shift.urgent},
                               {"incoming", shift.incoming}});
}

std::optional<Shift> find_shift(db::Tx& tx, ShiftId id) { return tx.find<Shift>(sql::find_shift, {{"id", id}}); }

std::vector<Shift> shifts(db::Tx& tx, ShiftId before, std::int64_t limit) {
    auto const first = before.is_none() ? std::numeric_limits<std::int64_t>::max() : before.raw();
    return tx.all<Shift>(sql::list_shifts, {{"before", first}, {"row_max", limit}});
}

bool take_shift(db::Tx& tx, ShiftId id, access::AccountId by, Moment now) {
    return tx.run(sql::take_shift, {{"id", id}, {"account", by}, {"now", now}}) > 0;
}

}  // namespace sinergi::command::store
