#pragma once
// What waits in each queue of an area below the office's own, counted in one walk. Only for this house.

#include "cases/store.hpp"

namespace sinergi::cases::store {

/// Is the area of `permit` one among others of this office: a province of the ministry, a regency, a village?
[[nodiscard]] bool is_counted_together(access::Permit const& permit, RegionCode const& office);

/// Open cases that stand in the same queues.
struct SameQueues {
    std::int64_t bits = 0, rows = 0;
    Moment oldest_at;
    std::int64_t late = 0;  // those whose clock ran out
    std::optional<Moment> late_oldest_at;
};
BOOST_DESCRIBE_STRUCT(SameQueues, (), (bits, rows, oldest_at, late, late_oldest_at))

/// Each queue that is the same for everybody: not the reader's own and not aftercare, which have small indexes of their
/// own. A count stops at a thousand, as `count`'s does.
class Counts {
public:
    Counts(db::Tx& tx, access::Permit const& permit, Moment now);
    [[nodiscard]] static bool holds(std::string_view queue);
    [[nodiscard]] Waiting of(std::string_view queue) const;

private:
    std::vector<SameQueues> groups_;
};

}  // namespace sinergi::cases::store
