// How many lists lie on the desks of whoever asks, by month: the first page asks.

#include "access/doors.hpp"
#include "proposals/api/stand.hpp"

#include <algorithm>
#include <map>

namespace sinergi::proposals {
namespace {

using http::Call;
using http::Nothing;

struct ProposalQueueOut {
    std::string month;
    Turn turn = Turn::village;
    std::int64_t count = 0;  // villages
    std::int64_t late_count = 0;
    Date due_on;  // of the first
    std::int64_t days_left = 0;
};
BOOST_DESCRIBE_STRUCT(ProposalQueueOut, (), (month, turn, count, late_count, due_on, days_left))
struct ProposalQueuesOut {
    std::vector<ProposalQueueOut> items;  // the oldest month first, then along the chain
};
BOOST_DESCRIBE_STRUCT(ProposalQueuesOut, (), (items))

class Desks {
public:
    explicit Desks(Date today) : today_(today) {}
    void add(std::string const& month, Turn turn, Date due_on, std::int64_t villages) {
        auto const [at, is_new] = queues_.try_emplace({month, turn}, ProposalQueueOut{.month = month, .turn = turn});
        auto& queue = at->second;
        queue.count += villages;
        if (due_on < today_) queue.late_count += villages;
        queue.due_on = is_new ? due_on : std::min(queue.due_on, due_on);
        queue.days_left = queue.due_on.days() - today_.days();
    }
    [[nodiscard]] ProposalQueuesOut out() && {
        ProposalQueuesOut all;
        for (auto& [at, queue] : queues_) all.items.push_back(std::move(queue));
        return all;
    }

private:
    Date today_;
    std::map<std::pair<std::string, Turn>, ProposalQueueOut> queues_;
};

void count(db::Tx& tx, access::Permit const& permit, Turn turn, std::string const& month, Desks& desks) {
    for (auto const state : every_state) {
        if (turn_of(state) != turn) continue;
        for (auto const& one : store::waiting(tx, permit, state, month)) {
            auto const due = due_of({.state = state,
                                     .village_due = one.village_due,
                                     .verifier_due = one.verifier_due,
                                     .head_due = one.head_due,
                                     .regent_due = one.regent_due,
                                     .siksng_due = one.siksng_due});
            desks.add(one.month, turn, *due, one.rolls);
        }
    }
    // A village that has not opened this month's list has it to do.
    if (turn == Turn::village && store::rolls_of_month(tx, permit, month).empty())
        desks.add(month, turn, day_in(month, store::terms(tx).village_day), 1);
}

/// Only what this officer may see: whoever does not see the registry hears of none.
Result<ProposalQueuesOut> queues(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    auto const permit = access::permit(access::Act::see_registry, by, by.area);
    if (!permit) return ProposalQueuesOut{};
    auto const today = date_in(house.office.zone, call.now);
    return house.office.db.read([&](db::Tx& tx) {
        Desks desks(today);
        for (auto const turn : desks_of(by)) count(tx, *permit, turn, month_of(today), desks);
        return std::move(desks).out();
    });
}

}  // namespace

void add_queue_routes(http::Router& router, House& house) {
    router.add<Nothing, ProposalQueuesOut>(
        http::Method::get, "/api/v1/proposal-queues",
        {.summary = "How many villages' lists wait at the caller's desks", .tag = "proposals"},
        [&](Call const& call, Nothing const&) { return queues(house, call); });
}

}  // namespace sinergi::proposals
