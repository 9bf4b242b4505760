// What the counter does without being asked.

#include "requests/actions/pbi.hpp"
#include "requests/api.hpp"

#include "plumbing/log/log.hpp"
#include "plumbing/notices/notices.hpp"

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
    auto const from = house.office.db.read([](db::Tx& tx) { return store::follower_seq(tx); });
    auto const news = house.office.db.read([&](db::Tx& tx) { return notices::after(tx, from, 1'000); });
    for (auto const& notice : news) {
        if (notice.topic != "access.account_ended") continue;
        for (;;) {
            auto const moved = house.office.db.write([&](db::Tx& tx) {
                return hand_over(tx, own.desk, access::AccountId(notice.subject), access::AccountId(notice.account));
            });
            if (!moved || *moved == 0) break;
        }
    }
    if (news.empty()) return;
    house.office.db
        .write([&](db::Tx& tx) -> Done {
            store::keep_follower_seq(tx, news.back().seq);
            return {};
        })
        .value();
}

void tend_retention(House& house, Moment now) {
    OwnDesk const own(house, now);
    auto const files = house.office.db.write([&](db::Tx& tx) { return erase_old(tx, own.desk, step_rows); });
    if (!files) {
        log::error("retention of requests stopped: {}", files.error().key);
        return;
    }
    for (auto const& name : *files) house.files.remove(name);
}

}  // namespace sinergi::requests
