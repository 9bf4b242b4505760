#pragma once
// The days on which the office is closed. Everything else about working days follows from them (rules.hpp).

#include "base/text.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace sinergi::calendar {

/// Why a day is off. An office is closed on all three.
/// @source docs/sources.md#working-days
enum class Kind : std::uint8_t {
    libur_nasional,  // national holiday, by the ministers' joint decree (SKB 3 Menteri)
    cuti_bersama,    // joint leave, by the same decree
    libur_daerah,    // of this region alone: an election of a regent, an anniversary
};
BOOST_DESCRIBE_ENUM(Kind, libur_nasional, cuti_bersama, libur_daerah)

using Name = Line<1, 120>;
/// The decree it rests on.
using Source = Line<1, 200>;

struct Holiday {
    Date day;
    Name name;
    Kind kind = Kind::libur_nasional;
    Source source;
    friend bool operator==(Holiday const&, Holiday const&) = default;
};

/// What the rules need of the holidays: a small value, read once and handed around. An office works Monday to Friday.
class Calendar {
public:
    Calendar() = default;  // weekends only; no year is known
    [[nodiscard]] static Calendar of(std::span<Holiday const> holidays);

    [[nodiscard]] bool is_off(Date day) const noexcept;
    /// Is there a national holiday of that year? If not, its days off are still unknown and every deadline in it is a
    /// guess that may be too early.
    [[nodiscard]] bool knows(int year) const noexcept;
    /// Days off from Monday to Friday, by day.
    [[nodiscard]] std::span<Date const> weekdays_off() const noexcept { return weekdays_off_; }
    friend bool operator==(Calendar const&, Calendar const&) = default;

private:
    std::vector<Date> weekdays_off_;
    std::vector<int> years_;
};

}  // namespace sinergi::calendar
