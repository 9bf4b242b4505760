#pragma once
// The routes of cases. What they read and answer stands in api/wire.hpp.

#include "cases/actions.hpp"
#include "plumbing/files/files.hpp"
#include "plumbing/http/http.hpp"
#include "plumbing/print/print.hpp"
#include "regions/areas.hpp"

#include <functional>
#include <memory>

namespace sinergi::cases {

/// What the routes stand on. Made by apps/server, lives as long as the server.
struct House {
    access::Office& office;
    access::Doors& doors;
    Courier& courier;
    files::FileStore& files;
    std::function<std::shared_ptr<calendar::Calendar const>()> calendar;
    regions::Areas const& areas;
    http::Router::Say say;
    /// The head of the office's paper with its mark; without it the name alone.
    std::function<print::Letterhead(db::Tx& tx, Moment now)> paper{};
    std::shared_ptr<People> people = std::make_shared<People>();
};

///   GET  /api/v1/cases?queue=&state=&region=&type=&officer=&q=&after=&limit=
///   GET  /api/v1/cases/queues   GET /api/v1/cases/words
///   POST /api/v1/cases   POST /api/v1/cases/similar   POST /api/v1/grievances/{id}/case
///   GET  /api/v1/cases/{id}   POST .../entries
///   POST .../{take|assign|types|person|risk|manage|close|reopen|refer|escalate|dispose|pen}
///   POST .../persons/{person}/open   POST .../assignments/{assignment}/{accept|decline|done|return|withdraw}
///   POST .../approvals/{approval}/{approve|disapprove}   POST .../papers   GET .../papers/{paper}
///   GET  .../erasure, POST .../erase   what would be emptied in an ended case, and emptying it (act erase_personal)
///   GET  .../letters/{entry}   relay letter, receipt (BAST), minutes of a reunification or a death, as PDF
void add_routes(http::Router& router, House& house);

/// Runs `deed` with a desk of the office itself at `now`: for federation's letters and the server's clocks.
template <class F>
auto at_desk(House& house, db::Tx& tx, Moment now, F&& deed) {
    auto const calendar = house.calendar();
    auto const clocks = clocks_on(tx, date_in(house.office.zone, now));
    return deed(Desk{house.office, clocks, *calendar, house.courier, now});
}

/// A letter of another node, in the inbox's transaction.
[[nodiscard]] Done take_in(House& house, db::Tx& tx, Arrived const& letter);
/// How cases follow their referrals, and who may see them.
[[nodiscard]] referrals::Told told_of(House& house);
[[nodiscard]] referrals::MaySee may_see_of();
/// What federation tells of letters of ours: turned down for good; given back after a restore.
void hear_turned(House& house, db::Tx& tx, Turned const& turned);
[[nodiscard]] Done take_back(House& house, db::Tx& tx, std::string const& partner, Arrived const& ours);
/// Empties cases kept longer than the clock says. @return how many
std::int64_t tend_retention(House& house, Moment now);
/// Late cases climb, short ones become managed. @return how many
std::int64_t tend_clocks(House& house, Moment now);
/// Cases of accounts that ended since the last time, as their notices tell: to the successor, or back to the unit.
void tend_hand_over(House& house, Moment now);
/// The notice up to which this house has followed; what is above it must not be forgotten.
[[nodiscard]] std::int64_t followed_to(db::Tx& tx);

}  // namespace sinergi::cases
