// What waits for somebody here, in counts: the first page asks.

#include "objections/store/queues.hpp"
#include "objections/api/shared.hpp"

#include "access/doors.hpp"

namespace sinergi::objections {
namespace {

using access::Act;
using http::Call;

struct ObjectionQueueOut {
    std::string code;  // objections, removals, usuls, waiting_usuls, rights
    std::int64_t count = 0;
    std::int64_t late_count = 0;
    std::optional<Moment> oldest_at;
};
BOOST_DESCRIBE_STRUCT(ObjectionQueueOut, (), (code, count, late_count, oldest_at))
struct ObjectionQueuesOut {
    std::vector<ObjectionQueueOut> items;
};
BOOST_DESCRIBE_STRUCT(ObjectionQueuesOut, (), (items))

/// Only what this officer may open: whoever does not handle objections hears of none.
Result<ObjectionQueuesOut> queues(House& house, Call const& call, http::Nothing const&) {
    SINERGI_TRY(by, house.doors.officer(call));
    return house.office.db.read([&](db::Tx& tx) {
        ObjectionQueuesOut out;
        auto const add = [&](std::string code, store::Waiting const& waiting) {
            out.items.push_back({std::move(code), waiting.files, waiting.late, waiting.oldest_at});
        };
        if (auto const permit = handling_permit(by)) {
            add("objections", store::open_objections(tx, *permit, call.now));
            add("removals", store::open_removals(tx, *permit, date_in(house.office.zone, call.now)));
        }
        if (auto const permit = access::permit(Act::edit_registry, by, by.area)) {
            add("usuls", store::usuls_in(tx, *permit, store::UsulQueue::open));
            add("waiting_usuls", store::usuls_in(tx, *permit, store::UsulQueue::waiting));
        }
        if (auto const permit = access::permit(Act::see_registry, by, by.area); permit && by.may(Act::take_request))
            add("rights", store::open_rights(tx, *permit, call.now));
        return out;
    });
}

}  // namespace

void add_queue_routes(http::Router& router, House& house) {
    router.add<http::Nothing, ObjectionQueuesOut>(
        http::Method::get, "/api/v1/objection-queues",
        {.summary = "What waits of objections, removals, proposals and rights", .tag = "objections"},
        [&](Call const& call, http::Nothing const& in) { return queues(house, call, in); });
}

}  // namespace sinergi::objections
