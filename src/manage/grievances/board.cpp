#include "grievances/board.hpp"

#include "grievances/store_sql.hpp"
#include "plumbing/notices/notices.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_set>

namespace sinergi::grievances {

struct Board::Row {
    std::int64_t id = 0;
    std::string region, kind, state;
    Moment received_at, promise_at;
    std::optional<Moment> verified_at;
    std::optional<bool> is_verified_in_time;
    std::optional<Moment> answered_at;
    std::int64_t guard = 0, rebuts = 0, reopens = 0;
    std::optional<bool> is_satisfied;
    Moment state_due;
    std::string channel;
    access::UnitId unit;
    BOOST_DESCRIBE_CLASS(Row, (),
                         (id, region, kind, state, received_at, promise_at, verified_at, is_verified_in_time,
                          answered_at, guard, rebuts, reopens, is_satisfied, state_due, channel, unit),
                         (), ())
};

namespace {

constexpr std::int64_t tick_ms = 30 * minute_ms;
constexpr std::int64_t ticks_since_ms = 1'577'836'800'000;  // 2020-01-01
constexpr std::int64_t page_rows = 20'000;
constexpr std::uint8_t rebutted_bit = 1, reopened_bit = 2, rated_bit = 4, satisfied_bit = 8, verified_in_time_bit = 16,
                       answered_in_time_bit = 32;

std::uint32_t tick_of(Moment moment) {
    return static_cast<std::uint32_t>(std::max<std::int64_t>((moment.ms - ticks_since_ms) / tick_ms, 1));
}

std::uint32_t number(std::string_view digits) {
    std::uint32_t out = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return out;
}

std::uint8_t state_number(std::string_view name) {
    State state{};
    boost::describe::enum_from_string(std::string(name).c_str(), state);
    return static_cast<std::uint8_t>(state);
}

std::uint8_t channel_number(std::string_view name) {
    Channel channel{};
    boost::describe::enum_from_string(std::string(name).c_str(), channel);
    return static_cast<std::uint8_t>(channel);
}

/// Codes from `first` to `last` of district and village: an area as two ranges of numbers.
struct Range {
    std::uint32_t district_first = 0, district_last = 999'999;
    std::uint16_t village_first = 0, village_last = 9'999;
};
Range range_of(RegionCode const& area) {
    Range range;
    auto const text = area.text();
    auto const head = text.substr(0, 6);
    range.district_first = number((head + "000000").substr(0, 6));
    range.district_last = number((head + "999999").substr(0, 6));
    if (text.size() == 10)
        range.village_first = range.village_last = static_cast<std::uint16_t>(number(text.substr(6)));
    return range;
}

std::int64_t median(std::vector<std::uint32_t>& values) {
    if (values.empty()) return 0;
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

Board::Cell Board::cell_of(Row const& row) {
    Cell cell;
    cell.id = row.id;
    cell.district = number((row.region.substr(0, 6) + "000000").substr(0, 6));
    cell.village = row.region.size() == 10 ? static_cast<std::uint16_t>(number(std::string_view(row.region).substr(6)))
                                           : std::uint16_t{0};
    auto const known = std::ranges::find(kinds_, row.kind);
    cell.kind = static_cast<std::uint8_t>(known - kinds_.begin());
    if (known == kinds_.end() && kinds_.size() < 255) kinds_.push_back(row.kind);
    cell.channel = channel_number(row.channel);
    auto const of = std::ranges::find(units_, row.unit);
    cell.unit = static_cast<std::uint16_t>(of - units_.begin());
    if (of == units_.end()) units_.push_back(row.unit);  // an office has some dozens
    cell.received = tick_of(row.received_at);
    cell.promise = tick_of(row.promise_at);
    if (row.verified_at) cell.verified = tick_of(*row.verified_at);
    if (row.answered_at) cell.answered = tick_of(*row.answered_at);
    cell.state = state_number(row.state);
    cell.guard = static_cast<std::uint8_t>(row.guard);
    if (row.is_verified_in_time.value_or(false)) cell.turns |= verified_in_time_bit;
    if (row.answered_at && *row.answered_at <= row.promise_at) cell.turns |= answered_in_time_bit;
    if (row.rebuts > 0) cell.turns |= rebutted_bit;
    if (row.reopens > 0) cell.turns |= reopened_bit;
    if (row.is_satisfied) cell.turns |= rated_bit;
    if (row.is_satisfied.value_or(false)) cell.turns |= satisfied_bit;
    return cell;
}

void Board::put(Row const& row) {
    auto const cell = cell_of(row);
    auto const at = std::ranges::lower_bound(cells_, cell.id, {}, &Cell::id);
    if (at != cells_.end() && at->id == cell.id)
        *at = cell;
    else
        cells_.insert(at, cell);
}

void Board::load() {
    std::int64_t last = 0;
    std::int64_t const seq = db_.read([](db::Tx& tx) { return notices::last_seq(tx); });
    for (;;) {
        auto const rows = db_.read(
            [&](db::Tx& tx) { return tx.all<Row>(sql::board_page, {{"after_id", last}, {"row_max", page_rows}}); });
        if (rows.empty()) break;
        last = rows.back().id;
        std::unique_lock const lock(mutex_);
        for (auto const& row : rows) put(row);
    }
    std::unique_lock const lock(mutex_);
    seq_ = seq;
    is_ready_ = true;
}

std::int64_t Board::follow(Moment now) {
    constexpr std::int64_t notices_max = 5'000;
    for (;;) {
        std::int64_t seen = 0;
        auto const rows = db_.read([&](db::Tx& tx) {
            std::vector<Row> changed;
            std::unordered_set<std::int64_t> ids;
            auto const news = notices::after(tx, seq_, notices_max);
            for (auto const& notice : news)
                if (notice.topic.starts_with("grievances.") && ids.insert(notice.subject).second)
                    if (auto row = tx.find<Row>(sql::board_one, {{"id", notice.subject}}))
                        changed.push_back(*std::move(row));
            seen = news.empty() ? 0 : news.back().seq;
            return changed;
        });
        std::unique_lock const lock(mutex_);
        for (auto const& row : rows) put(row);
        as_of_ = now;
        if (seen == 0) return seq_;
        seq_ = seen;
    }
}

bool Board::is_ready() const noexcept {
    std::shared_lock const lock(mutex_);
    return is_ready_;
}

Moment Board::as_of() const noexcept {
    std::shared_lock const lock(mutex_);
    return as_of_;
}

template <class F>
void Board::each(FiguresAsked const& asked, F&& visit) const {
    auto const range = range_of(asked.area);
    auto const from = tick_of(asked.from);
    auto const to = tick_of(asked.to);
    auto const kind = static_cast<std::uint8_t>(std::ranges::find(kinds_, asked.kind) - kinds_.begin());
    bool const any_kind = asked.kind.empty();
    auto const guard_max = asked.sees_named ? 2 : (asked.sees_closed ? 1 : 0);
    for (auto const& cell : cells_) {
        if (cell.received < from || cell.received >= to || cell.guard > guard_max) continue;
        if (cell.district < range.district_first || cell.district > range.district_last) continue;
        if (cell.village < range.village_first || cell.village > range.village_last) continue;
        if (!any_kind && cell.kind != kind) continue;
        visit(cell);
    }
}

namespace {

struct Counter {
    Figures figures;
    std::vector<std::uint32_t> waits{};

    template <class Cell>
    void add(Cell const& cell, std::uint32_t now_tick) {
        auto& f = figures;
        ++f.received;
        auto const state = static_cast<State>(cell.state);
        if (is_open(state) && state != State::dijawab) {
            ++f.open;
            if (cell.promise < now_tick) ++f.late_now;
        }
        if (cell.verified != 0) {
            ++f.verified;
            if ((cell.turns & verified_in_time_bit) != 0) ++f.verified_in_time;
        }
        if (cell.answered != 0) {
            ++f.answered;
            if ((cell.turns & answered_in_time_bit) != 0) ++f.answered_in_time;
            waits.push_back((cell.answered - cell.received) / 24);
        }
        if ((cell.turns & rebutted_bit) != 0) ++f.rebutted;
        if ((cell.turns & reopened_bit) != 0) ++f.reopened;
        if ((cell.turns & rated_bit) != 0) ++f.rated;
        if ((cell.turns & satisfied_bit) != 0) ++f.satisfied;
    }
    Figures finish() {
        figures.half_days = median(waits);
        return figures;
    }
};

}  // namespace

Figures Board::count(FiguresAsked const& asked, Moment now) const {
    std::shared_lock const lock(mutex_);
    Counter counter;
    auto const tick = tick_of(now);
    each(asked, [&](Cell const& cell) { counter.add(cell, tick); });
    return counter.finish();
}

std::vector<Slice> Board::slices(FiguresAsked const& asked, By by, Moment now) const {
    std::shared_lock const lock(mutex_);
    std::map<std::uint64_t, Counter> counters;
    auto const tick = tick_of(now);
    auto const month_of = [&](Cell const& cell) {
        auto const day = date_in(zone_, Moment{ticks_since_ms + std::int64_t{cell.received} * tick_ms});
        return static_cast<std::uint64_t>(day.year() * 100 + day.month());
    };
    each(asked, [&](Cell const& cell) {
        std::uint64_t key = 0;
        switch (by) {
            case By::month:
                key = month_of(cell);
                break;
            case By::kind:
                key = cell.kind;
                break;
            case By::district:
                key = cell.district;
                break;
            case By::village:
                key = std::uint64_t{cell.district} * 10'000 + cell.village;
                break;
            case By::channel:
                key = cell.channel;
                break;
            case By::unit:
                key = cell.unit;
                break;
        }
        counters[key].add(cell, tick);
    });
    std::vector<Slice> out;
    for (auto& [key, counter] : counters) {
        std::string name = std::to_string(key);
        if (by == By::kind) name = key < kinds_.size() ? kinds_[key] : "";  // beyond 255 kinds they are told as one
        if (by == By::channel) name = boost::describe::enum_to_string(static_cast<Channel>(key), "");
        if (by == By::unit) name = units_[key].text();
        if (by == By::month) name = name.substr(0, 4) + "-" + name.substr(4);
        out.push_back({std::move(name), counter.finish()});
    }
    return out;
}

}  // namespace sinergi::grievances
