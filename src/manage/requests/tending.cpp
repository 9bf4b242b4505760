// What the counter does without being asked.

#include "access/actions.hpp"
#include "requests/actions/pbi.hpp"
#include "requests/api.hpp"

#include "plumbing/log/log.hpp"

namespace sinergi::requests {
namespace {

constexpr std::int64_t step_rows = 50;

/// A desk of the office itself.
struct OwnDesk {
    OwnDesk(House& house, Moment now) : calendar(house.calendar()), desk{house.office, *calendar, house.areas, now} {}
    std::shared_ptr<calendar::Calendar const> calendar;
    Desk desk;
};

}  // namespace

void tend_clocks(House& house, Moment now) {
    OwnDesk const own(house, now);
    for (;;) {
        auto const told = house.office.db.write([&](db::Tx& tx) { return run_clocks(tx, own.desk, step_rows); });
        if (!told) log::error("clocks of requests stopped: {}", told.error().key);
        if (!told || *told < step_rows) break;
    }
    house.office.db
        .write([&](db::Tx& tx) -> Done {
            (void)remind(tx, own.desk, step_rows);
            return {};
        })
        .value();
}

std::int64_t followed_to(db::Tx& tx) { return store::follower_seq(tx); }
std::int64_t highest_id(db::Tx& tx) { return store::highest_id(tx); }

void tend_hand_over(House& house, Moment now) {
    OwnDesk const own(house, now);
    access::follow_ended(house.office, {.followed_to = store::follower_seq,
                                        .keep = store::keep_follower_seq,
                                        .hand_over = [&](db::Tx& tx, access::AccountId from, access::AccountId to) {
                                            return hand_over(tx, own.desk, from, to);
                                        }});
}

void tend_retention(House& house, Moment now) {
    OwnDesk const own(house, now);
    auto const done = house.office.db.write([&](db::Tx& tx) { return erase_old(tx, own.desk, step_rows); });
    if (!done) log::error("retention of requests stopped: {}", done.error().key);
}

}  // namespace sinergi::requests
