#include "server/retention.hpp"

#include "cases/api.hpp"
#include "grievances/api.hpp"
#include "plumbing/jobs/jobs.hpp"
#include "plumbing/notices/notices.hpp"
#include "requests/api.hpp"

namespace sinergi::apps {

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

}  // namespace sinergi::apps
