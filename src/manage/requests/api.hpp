#pragma once
// The routes of the counter. Made by apps/server, lives as long as it.

#include "access/doors.hpp"
#include "calendar/model.hpp"
#include "plumbing/files/files.hpp"
#include "plumbing/http/http.hpp"
#include "plumbing/jobs/runner.hpp"
#include "plumbing/print/print.hpp"
#include "plumbing/web/page.hpp"
#include "requests/actions.hpp"

#include <functional>
#include <memory>

namespace sinergi::requests {

/// What the routes stand on.
struct House {
    access::Office& office;
    access::Doors& doors;
    files::FileStore& files;
    std::function<std::shared_ptr<calendar::Calendar const>()> calendar;
    regions::Areas const& areas;
    http::Router::Say say;
    web::Templates page_template;
    std::vector<web::HelpLine> help;
    std::string url;  // of this node, for QR codes; "" none
};

/// All routes: counter, files, letters, settings, aid, papers, pages.
void add_routes(http::Router& router, House& house);

/// The head of the office's paper as it stands now, with its logo: other houses print on the same paper.
[[nodiscard]] print::Letterhead paper(House& house, db::Tx& tx, Moment now);

inline constexpr std::string_view letters_job = "requests.letters";
inline constexpr std::string_view aid_job = "requests.aid";
/// Numbers many letters and puts them into one PDF.
Result<std::string> work_letters(House& house, jobs::JobContext& job);
/// Takes the rows of a status file in.
Result<std::string> work_aid(House& house, jobs::JobContext& job);

/// Lateness, reminders of PBI-JK, work of ended accounts, retention: what apps/server runs every so often.
void tend_clocks(House& house, Moment now);
void tend_hand_over(House& house, Moment now);
void tend_retention(House& house, Moment now);
/// The notice up to which the hand-over has followed; what is above it must not be forgotten.
[[nodiscard]] std::int64_t followed_to(db::Tx& tx);
/// The highest id stored here; 0 when there is none.
[[nodiscard]] std::int64_t highest_id(db::Tx& tx);

}  // namespace sinergi::requests
