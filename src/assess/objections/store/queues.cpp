#include "objections/store/queues.hpp"

#include "objections/store_sql.hpp"

namespace sinergi::objections::store {

Waiting open_objections(db::Tx& tx, access::Permit const& permit, Moment now) {
    return *tx.find<Waiting>(sql::count_objections, {{"area_first", permit.area().first()},
                                                     {"area_after", permit.area().after()},
                                                     {"me", permit.by().id.raw()},
                                                     {"now", now}});
}

Waiting open_removals(db::Tx& tx, access::Permit const& permit, Date today) {
    return *tx.find<Waiting>(
        sql::count_removals,
        {{"area_first", permit.area().first()}, {"area_after", permit.area().after()}, {"today", today}});
}

Waiting usuls_in(db::Tx& tx, access::Permit const& permit, UsulQueue queue) {
    SINERGI_CHECK(queue != UsulQueue::ended);  // nobody waits there
    return *tx.find<Waiting>(queue == UsulQueue::open ? sql::count_usuls : sql::count_waiting_usuls,
                             {{"area_first", permit.area().first()}, {"area_after", permit.area().after()}});
}

Waiting open_rights(db::Tx& tx, access::Permit const& permit, Moment now) {
    return *tx.find<Waiting>(
        sql::count_rights,
        {{"area_first", permit.area().first()}, {"area_after", permit.area().after()}, {"now", now}});
}

}  // namespace sinergi::objections::store
