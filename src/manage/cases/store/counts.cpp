#include "cases/store/counts.hpp"

#include "cases/store/sight.hpp"
#include "cases/store_sql.hpp"

#include <algorithm>
#include <array>

namespace sinergi::cases::store {
namespace {

constexpr std::int64_t rows_max = 1'000;
constexpr std::string_view late_queue = "late";
/// The bits of the column `queues`.
constexpr std::array<std::pair<std::string_view, std::int64_t>, 10> bits_of{{{"all", 0},
                                                                             {"urgent", 1},
                                                                             {"unassigned", 4},
                                                                             {"to_approve", 8},
                                                                             {"health", 16},
                                                                             {"shelter", 32},
                                                                             {"asked_up", 64},
                                                                             {"asked_down", 128},
                                                                             {"incoming", 256},
                                                                             {late_queue, 0}}};

void add(Waiting& sum, std::int64_t rows, std::optional<Moment> oldest_at) {
    sum.rows += rows;
    if (oldest_at && (!sum.oldest_at || *oldest_at < *sum.oldest_at)) sum.oldest_at = oldest_at;
}

}  // namespace

bool is_counted_together(access::Permit const& permit, RegionCode const& office) {
    return permit.area().level() > office.level();
}

Counts::Counts(db::Tx& tx, access::Permit const& permit, Moment now) {
    Sight const s(permit);
    auto const& statement =
        permit.area().level() == RegionLevel::province ? sql::count_queues_of_province : sql::count_queues_of_area;
    groups_ = tx.all<SameQueues>(statement, {SINERGI_CASE_SIGHT(s), {"now", now}});
}

bool Counts::holds(std::string_view queue) {
    return std::ranges::find(bits_of, queue, &std::pair<std::string_view, std::int64_t>::first) != bits_of.end();
}

Waiting Counts::of(std::string_view queue) const {
    auto const wanted = std::ranges::find(bits_of, queue, &std::pair<std::string_view, std::int64_t>::first);
    if (wanted == bits_of.end()) return {};
    Waiting sum;
    std::int64_t late = 0;
    for (auto const& group : groups_) {
        if ((group.bits & wanted->second) != wanted->second) continue;
        if (queue == late_queue)
            add(sum, group.late, group.late_oldest_at);
        else
            add(sum, group.rows, group.oldest_at);
        late += group.late;
    }
    if (sum.rows > 0) sum.late = std::min(late, rows_max);
    sum.rows = std::min(sum.rows, rows_max);
    return sum;
}

}  // namespace sinergi::cases::store
