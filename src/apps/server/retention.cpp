#include "server/retention.hpp"

#include "agreements/actions.hpp"
#include "cases/actions.hpp"
#include "cases/api.hpp"
#include "federation/post.hpp"
#include "grievances/actions.hpp"
#include "grievances/api.hpp"
#include "objections/actions/erase.hpp"
#include "plumbing/jobs/jobs.hpp"
#include "plumbing/log/log.hpp"
#include "plumbing/notices/notices.hpp"
#include "proposals/actions.hpp"
#include "referrals/actions.hpp"
#include "registry/visits/visits.hpp"
#include "requests/api.hpp"

namespace sinergi::apps {
namespace {

/// By the clock that dates files, which is not the node's when a test moves that one.
Moment put_before() { return SystemClock().now().plus_ms(-files::naming_ms); }

}  // namespace

Forgotten forget_old(db::Database& db, Moment now) {
    constexpr std::int64_t step_rows = 2'000;
    Forgotten all;
    for (;;) {
        auto const gone = db.write([&](db::Tx& tx) -> Result<std::int64_t> {
            // Whoever follows the notices and keeps how far: their least.
            return notices::forget_before(
                tx, now.plus_ms(-notice_days * day_ms),
                std::min({grievances::followed_to(tx), cases::followed_to(tx), requests::followed_to(tx)}), step_rows);
        });
        all.notices += gone.value();
        if (*gone < step_rows) break;
    }
    all.jobs = db.write([&](db::Tx& tx) -> Result<std::int64_t> {
                     return jobs::forget_finished(tx, now.plus_ms(-job_days * day_ms));
                 }).value();
    return all;
}

files::Namers file_namers() {
    return {
        &agreements::file_names(), &registry::visits::file_names(), &proposals::file_names(), &objections::file_names(),
        &grievances::file_names(), &requests::file_names(),         &referrals::file_names(), &cases::file_names(),
        &federation::file_names()};
}

std::int64_t remove_loose_files(Node& node) {
    return files::remove_loose(*node.database, node.files, file_namers(), put_before());
}

std::int64_t loosen_unnamed_files(Node& node) {
    auto const loosened = files::loosen_unnamed(*node.database, node.files, file_namers(), put_before());
    if (loosened > 0) log::info("{} files that nobody names", loosened);
    return loosened;
}

}  // namespace sinergi::apps
