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
};
BOOST_DESCRIBE_STRUCT(SameQueues, (), (bits, rows, oldest_at))

/// Each queue but aftercare. A count stops at a thousand, as `count`'s does.
class Counts {
public:
    Counts(db::Tx& tx, access::Permit const& permit, Moment now);
    [[nodiscard]] Waiting of(std::string_view queue) const;

private:
    std::vector<SameQueues> groups_;
};

}  // namespace sinergi::cases::store
