#pragma once
// The routes of complaints. What they read and answer stands in api/wire_in.hpp and api/wire_out.hpp.

#include "access/directory.hpp"
#include "access/doors.hpp"
#include "calendar/model.hpp"
#include "grievances/board.hpp"
#include "grievances/settings.hpp"
#include "grievances/store/reporters.hpp"
#include "plumbing/files/files.hpp"
#include "plumbing/http/http.hpp"
#include "plumbing/print/print.hpp"
#include "plumbing/web/page.hpp"
#include "regions/areas.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace sinergi::grievances {

/// Names of people and units beside their ids, kept for a minute: lists ask for the same few again and again.
class NameKeeper {
public:
    explicit NameKeeper(db::Database& db) : db_(db) {}
    [[nodiscard]] access::Person person(access::AccountId id, Moment now);
    [[nodiscard]] std::string unit(access::UnitId id, Moment now);

private:
    void drop_old(Moment now);
    db::Database& db_;
    std::mutex mutex_;
    std::unordered_map<std::int64_t, access::Person> people_;
    std::unordered_map<std::int64_t, std::string> units_;
    Moment since_;
};

using web::HelpLine;  // shown before the form of an emergency

/// What the routes stand on. Made by apps/server, lives as long as the server.
struct House {
    access::Office& office;
    access::Doors& doors;
    SettingsKeeper& settings;
    NameKeeper& names;
    Board& board;
    files::FileStore& files;
    std::function<std::shared_ptr<calendar::Calendar const>()> calendar;
    regions::Areas const& areas;
    http::Router::Say say;
    web::Templates page_template;
    std::vector<HelpLine> help;
    std::shared_ptr<Reporters> reporters = std::make_shared<Reporters>();
    /// The head of the office's paper; without it the office's bare name.
    std::function<print::Letterhead(db::Tx& tx, Moment now)> paper{};
};

/// All routes: staff, public, settings, figures, papers, pages.
void add_routes(http::Router& router, House& house);

/// The complaint's clocks, the hand-over of ended accounts' work, retention: what apps/server runs every so often.
struct Tended {
    std::int64_t erased = 0;  // complaints emptied
};
/// @return how many climbed or were finished
std::int64_t tend_clocks(House& house, Moment now);
Tended tend_retention(House& house, Moment now);
/// The notice up to which this house has followed; what is above it must not be forgotten.
[[nodiscard]] std::int64_t followed_to(db::Tx& tx);
/// Complaints of accounts that ended since the last time, as their notices tell: to the successor, or back to the unit.
void tend_hand_over(House& house, Moment now);

}  // namespace sinergi::grievances
