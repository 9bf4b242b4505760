#include "calendar/model.hpp"

#include <algorithm>

namespace sinergi::calendar {
namespace {

constexpr int friday = 5;

template <class T>
void sort_once(std::vector<T>& many) {
    std::ranges::sort(many);
    many.erase(std::ranges::unique(many).begin(), many.end());
    many.shrink_to_fit();
}

}  // namespace

Calendar Calendar::of(std::span<Holiday const> holidays) {
    Calendar made;
    for (auto const& holiday : holidays) {
        if (holiday.day.weekday() <= friday) made.weekdays_off_.push_back(holiday.day);
        if (holiday.kind == Kind::libur_nasional) made.years_.push_back(holiday.day.year());
    }
    sort_once(made.weekdays_off_);
    sort_once(made.years_);
    return made;
}

bool Calendar::is_off(Date day) const noexcept {
    return day.weekday() > friday || std::ranges::binary_search(weekdays_off_, day);
}

bool Calendar::knows(int year) const noexcept { return std::ranges::binary_search(years_, year); }

}  // namespace sinergi::calendar
