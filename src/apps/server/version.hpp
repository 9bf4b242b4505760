#pragma once

#include <string_view>

namespace sinergi::apps {

inline constexpr std::string_view version = "0.1.0";

}  // namespace sinergi::apps
