// What the office does without being asked: clocks, hand-over, retention.

#include "access/actions.hpp"
#include "grievances/api.hpp"
#include "grievances/api/shared.hpp"
#include "grievances/store/erasure.hpp"
#include "grievances/store/photos.hpp"
#include "plumbing/log/log.hpp"

namespace sinergi::grievances {
namespace {

constexpr std::string_view hand_over_follower = "hand_over";
constexpr std::int64_t step_rows = 50;           // complaints moved in one transaction
constexpr std::int64_t loose_photo_ms = day_ms;  // a photo uploaded and never sent with a report

/// A desk of the office itself, at `now`.
struct OwnDesk {
    OwnDesk(House& house, Moment now)
        : settings(house.settings.now(now)),
          calendar(house.calendar()),
          desk{house.office, *settings, *calendar, now} {}
    std::shared_ptr<Settings const> settings;
    std::shared_ptr<calendar::Calendar const> calendar;
    Desk desk;
};

}  // namespace

std::int64_t tend_clocks(House& house, Moment now) {
    OwnDesk const own(house, now);
    std::int64_t all = 0;
    for (;;) {
        auto const moved = house.office.db.write([&](db::Tx& tx) { return run_clocks(tx, own.desk, step_rows); });
        if (!moved) {
            log::error("clocks of complaints stopped: {}", moved.error().key);
            return all;
        }
        all += *moved;
        if (*moved < step_rows) return all;
    }
}

Tended tend_retention(House& house, Moment now) {
    OwnDesk const own(house, now);
    Tended tended;
    GrievanceId after;
    for (;;) {
        auto const old = house.office.db.read([&](db::Tx& tx) { return store::erasable(tx, now, after, step_rows); });
        if (old.empty()) break;
        after = old.back();
        auto const done = house.office.db.write([&](db::Tx& tx) -> Done {
            for (auto const id : old) SINERGI_MUST(erase(tx, own.desk, std::nullopt, id, "retention"));
            return {};
        });
        if (!done) {
            log::error("retention stopped: {}", done.error().key);
            break;
        }
        tended.erased += static_cast<std::int64_t>(old.size());
    }
    house.office.db
        .write([&](db::Tx& tx) -> Done {
            store::drop_loose_photos(tx, now.plus_ms(-loose_photo_ms));
            return {};
        })
        .value();
    return tended;
}

std::int64_t followed_to(db::Tx& tx) { return store::follower_seq(tx, hand_over_follower); }

void tend_hand_over(House& house, Moment now) {
    OwnDesk const own(house, now);
    access::follow_ended(
        house.office,
        {.followed_to = followed_to,
         .keep = [](db::Tx& tx, std::int64_t seq) { store::keep_follower_seq(tx, hand_over_follower, seq); },
         .hand_over = [&](db::Tx& tx, access::AccountId from,
                          access::AccountId to) { return hand_over(tx, own.desk, from, to); }});
}

void add_routes(http::Router& router, House& house) {
    add_staff_routes(router, house);
    add_file_routes(router, house);
    add_public_routes(router, house);
    add_settings_routes(router, house);
    add_figures_routes(router, house);
    add_paper_routes(router, house);
    add_erasure_routes(router, house);
    add_page_routes(router, house);
}

}  // namespace sinergi::grievances
