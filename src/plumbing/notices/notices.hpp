#pragma once
// News for others, written in the deed's own transaction and numbered densely in the order of commits: who follows
// (live stream, webhooks, other nodes, the climbing of late complaints) follows `seq`, never the id
// (docs/decisions/0009).

#include "base/id.hpp"
#include "base/region_code.hpp"
#include "plumbing/db/db.hpp"

namespace sinergi::notices {

struct Notice {
    std::int64_t seq = 0;
    std::int64_t id = 0;
    Moment at;
    std::string topic;         // "grievances.assigned"
    std::int64_t subject = 0;  // id of the thing
    RegionCode region;
    std::int64_t unit = 0;  // who of the office it concerns; 0 none
    std::int64_t account = 0;
    // 0 anyone of the area, 1 closed kind, 2 named report: the live stream leaves out what is above the reader.
    std::int64_t guard = 0;
    std::string payload;  // small JSON without personal data; "" none
};

/// `notice.id` and `.seq` are given here.
void post(db::Tx& tx, IdMaker& ids, Notice notice);
/// Notices after `seq`, in order.
[[nodiscard]] std::vector<Notice> after(db::Tx& tx, std::int64_t seq, std::int64_t limit);
[[nodiscard]] std::int64_t last_seq(db::Tx& tx);
[[nodiscard]] std::int64_t highest_id(db::Tx& tx);
/// Deletes notices older than `before`, but none that a follower has still to hear: `followed_to` is how far
/// the slowest has come. The newest stays, so that numbers never start again. At most `limit`, the oldest first.
/// @return how many
std::int64_t forget_before(db::Tx& tx, Moment before, std::int64_t followed_to, std::int64_t limit);

}  // namespace sinergi::notices
