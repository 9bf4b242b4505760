#include "plumbing/notices/notices.hpp"

#include "plumbing/notices/store_sql.hpp"

#include <algorithm>

namespace sinergi::notices {

BOOST_DESCRIBE_STRUCT(Notice, (), (seq, id, at, topic, subject, region, unit, account, guard, payload))

void post(db::Tx& tx, IdMaker& ids, Notice notice) {
    tx.later(sql::insert_notice, {{"id", ids.next(notice.at)},
                                  {"at", notice.at},
                                  {"topic", notice.topic},
                                  {"subject", notice.subject},
                                  {"region", notice.region},
                                  {"unit", notice.unit},
                                  {"account", notice.account},
                                  {"guard", notice.guard},
                                  {"payload", notice.payload}});
}

std::vector<Notice> after(db::Tx& tx, std::int64_t seq, std::int64_t limit) {
    return tx.all<Notice>(sql::find_after, {{"seq", seq}, {"row_max", limit}});
}

std::int64_t last_seq(db::Tx& tx) { return tx.find<std::int64_t>(sql::find_last_seq).value_or(0); }

std::int64_t highest_id(db::Tx& tx) { return tx.find<std::int64_t>(sql::find_highest_id).value_or(0); }

std::int64_t forget_before(db::Tx& tx, Moment before, std::int64_t followed_to, std::int64_t limit) {
    auto const seq_max = std::min(followed_to, last_seq(tx) - 1);
    return tx.run(sql::delete_before, {{"before", before}, {"seq_max", seq_max}, {"row_max", limit}});
}

}  // namespace sinergi::notices
