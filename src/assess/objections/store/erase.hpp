#pragma once
// Emptying rows that ended.

#include "objections/model/rights.hpp"
#include "objections/model/usul.hpp"
#include "plumbing/db/db.hpp"

namespace sinergi::objections {
enum class ErasedKind : std::uint8_t;
}

namespace sinergi::objections::store {

void erase(db::Tx& tx, ObjectionId id);
void erase(db::Tx& tx, UsulId id);
void erase(db::Tx& tx, RightsId id);
/// Photos that belong to nothing and were uploaded before that moment. @return how many
std::int64_t drop_unused_photos(db::Tx& tx, Moment before, std::int64_t limit);
struct Ended {
    std::int64_t id = 0;
    Moment ended_at;
};
BOOST_DESCRIBE_STRUCT(Ended, (), (id, ended_at))
struct Due {
    Date day;
    Moment now;
};
/// Ended longer ago than the clock in force on the day keeps it, the oldest first, after this one; what was emptied
/// already not. Whether a proposal's line is still on its way is asked of each.
[[nodiscard]] std::vector<Ended> erasable(db::Tx& tx, ErasedKind kind, Due const& due, Ended const& after,
                                          std::int64_t limit);

}  // namespace sinergi::objections::store
