#pragma once
// The nine figures over any area, period and kind: counted in memory over columns of all complaints, which follow the
// sealed notices and are at most a few seconds old. A million complaints take 40 MB and some milliseconds a question.

#include "grievances/model.hpp"
#include "plumbing/db/db.hpp"

#include <cstdint>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace sinergi::grievances {

struct FiguresAsked {
    RegionCode area;
    Moment from, to;     // received in [from, to)
    std::string kind{};  // "" all
    bool sees_closed = false;
    bool sees_named = false;
};

/// Counts of complaints received in the period.
struct Figures {
    std::int64_t received = 0;
    std::int64_t open = 0;
    std::int64_t verified = 0, verified_in_time = 0;  // verified within the verification clock
    std::int64_t answered = 0, answered_in_time = 0;  // closed with an answer that stands, within the promise
    std::int64_t late_now = 0;                        // open and past the promise
    std::int64_t half_days = 0;                       // median of half days from receipt to the closing answer
    std::int64_t rebutted = 0;
    std::int64_t reopened = 0;
    std::int64_t rated = 0, satisfied = 0;
    friend bool operator==(Figures const&, Figures const&) = default;
};

/// The same by month, village or kind: for the recapitulation and the chart.
struct Slice {
    std::string key;
    Figures figures;
};

class Board {
public:
    Board(db::Database& db, Zone zone) : db_(db), zone_(zone) {}
    /// Reads all complaints; a server answers figures once it is done. Safe to call again.
    void load();
    /// Follows sealed notices; called every second or so.
    /// @return the seq it came to
    std::int64_t follow(Moment now);
    [[nodiscard]] bool is_ready() const noexcept;
    /// When it last followed: figures are as of then.
    [[nodiscard]] Moment as_of() const noexcept;
    [[nodiscard]] Figures count(FiguresAsked const& asked, Moment now) const;
    /// By unit: who has it now; the key is the unit's id, or that of none.
    enum class By : std::uint8_t { month, kind, district, village, channel, unit };
    BOOST_DESCRIBE_NESTED_ENUM(By, month, kind, district, village, channel, unit)
    [[nodiscard]] std::vector<Slice> slices(FiguresAsked const& asked, By by, Moment now) const;

private:
    /// 40 bytes a complaint. Times are half hours since 2020 (half days would blur the verification clock).
    struct Cell {
        std::int64_t id = 0;
        std::uint32_t district = 0;  // six digits
        std::uint16_t village = 0;   // the last four digits; 0 when the code ends before
        std::uint8_t kind = 0;       // place in kinds_
        std::uint8_t channel = 0;
        std::uint32_t received = 0, verified = 0, answered = 0, promise = 0;  // 0: never
        std::uint8_t state = 0;
        std::uint8_t guard = 0;
        std::uint8_t turns =
            0;  // 1 rebutted, 2 reopened, 4 rated, 8 satisfied, 16 verified in time, 32 answered in time
        std::uint16_t unit = 0;  // place in units_
    };
    struct Row;
    [[nodiscard]] Cell cell_of(Row const& row);
    template <class F>
    void each(FiguresAsked const& asked, F&& visit) const;
    void put(Row const& row);

    db::Database& db_;
    Zone zone_;
    mutable std::shared_mutex mutex_;
    std::vector<Cell> cells_;  // by id
    std::vector<std::string> kinds_;
    std::vector<access::UnitId> units_{access::UnitId{}};  // none first
    std::int64_t seq_ = 0;
    Moment as_of_;
    bool is_ready_ = false;
};

}  // namespace sinergi::grievances
