#pragma once
// The wall's order and the day's report in words. Pure.

#include "command/model.hpp"

#include <functional>
#include <string_view>

namespace sinergi::command {

/// All of them together.
[[nodiscard]] Standing sum_of(std::vector<Standing> const& standings);
/// The latest first, then the most urgent, then the most: what a wall shows on top.
void sort_for_wall(std::vector<Standing>& standings);

/// The sentence of a key in the reader's language, as locale/parts/command.*.json has it.
using Say = std::function<std::string(std::string_view key)>;
using NameOf = std::function<std::string(std::string_view area)>;
/// One page of plain text to paste into a message: no name, no number of a case. Lines of a day without anything are
/// left out, the line of totals never is.
[[nodiscard]] std::string text_of(DayReport const& report, std::string_view office, std::string_view day_text,
                                  Say const& say, NameOf const& name_of);

}  // namespace sinergi::command
