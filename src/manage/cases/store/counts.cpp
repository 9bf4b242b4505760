#include "cases/store/counts.hpp"

#include "cases/store/sight.hpp"
#include "cases/store_sql.hpp"

#include <algorithm>
#include <array>

namespace sinergi::cases::store {
namespace {

constexpr std::int64_t rows_max = 1'000;
constexpr std::int64_t late_bit = 512;
constexpr std::array<std::pair<std::string_view, std::int64_t>, 11> bits_of{{{"all", 0},
                                                                             {"urgent", 1},
                                                                             {"mine", 2},
                                                                             {"unassigned", 4},
                                                                             {"to_approve", 8},
                                                                             {"health", 16},
                                                                             {"shelter", 32},
                                                                             {"asked_up", 64},
                                                                             {"asked_down", 128},
                                                                             {"incoming", 256},
                                                                             {"late", late_bit}}};

}  // namespace

bool is_counted_together(access::Permit const& permit, RegionCode const& office) {
    return permit.area().level() > office.level();
}

Counts::Counts(db::Tx& tx, access::Permit const& permit, Moment now) {
    Sight const s(permit);
    groups_ = tx.all<SameQueues>(sql::count_queues_of_area, {SINERGI_CASE_SIGHT(s), {"now", now}});
}

Waiting Counts::of(std::string_view queue) const {
    auto const wanted = std::ranges::find(bits_of, queue, &std::pair<std::string_view, std::int64_t>::first);
    if (wanted == bits_of.end()) return {};
    Waiting sum;
    std::int64_t late = 0;
    for (auto const& group : groups_) {
        if ((group.bits & wanted->second) != wanted->second) continue;
        sum.rows += group.rows;
        if ((group.bits & late_bit) != 0) late += group.rows;
        if (!sum.oldest_at || group.oldest_at < *sum.oldest_at) sum.oldest_at = group.oldest_at;
    }
    if (sum.rows > 0) sum.late = std::min(late, rows_max);
    sum.rows = std::min(sum.rows, rows_max);
    return sum;
}

}  // namespace sinergi::cases::store
