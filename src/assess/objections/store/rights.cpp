#include "objections/store/rights.hpp"

#include "objections/store.hpp"
#include "objections/store_sql.hpp"

namespace sinergi::objections::store {

void insert(db::Tx& tx, RightsRequest const& r) {
    tx.run(sql::insert_rights, {{"id", r.id},
                                {"region", r.region},
                                {"person", r.person},
                                {"family", r.family},
                                {"kind", word(r.kind)},
                                {"state", word(r.state)},
                                {"paper", word(r.paper)},
                                {"body", r.body},
                                {"received_at", r.received_at},
                                {"due_at", r.due_at},
                                {"taken_by", r.taken_by}});
}

Done update(db::Tx& tx, RightsRequest const& next) {
    bool const is_open = next.state == RightsState::identified || next.state == RightsState::proved;
    auto const written = tx.run(sql::update_rights, {{"id", next.id},
                                                     {"state", word(next.state)},
                                                     {"tries", next.tries},
                                                     {"outcome", next.outcome},
                                                     {"answer", next.answer},
                                                     {"closed_by", next.closed_by},
                                                     {"closed_at", next.closed_at},
                                                     {"is_open", is_open},
                                                     {"version", next.version}});
    if (written == 0) return refuse(Why::conflict, "objections.changed_meanwhile");
    return {};
}

std::optional<RightsRequest> find(db::Tx& tx, RightsId id) {
    return tx.find<RightsRequest>(sql::find_rights, {{"id", id}});
}

std::vector<RightsRequest> rights(db::Tx& tx, access::Permit const& permit, std::int64_t limit) {
    return tx.all<RightsRequest>(
        sql::open_rights,
        {{"area_first", permit.area().first()}, {"area_after", permit.area().after()}, {"row_max", limit}});
}

}  // namespace sinergi::objections::store
