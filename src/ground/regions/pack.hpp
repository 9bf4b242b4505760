#pragma once
// The areas that came with the program: Kepmendagri 300.2.2-2138/2025, by way of tools/regions_pack.py.

#include "base/region_code.hpp"

#include <functional>
#include <string_view>

namespace sinergi::regions {

inline constexpr std::string_view pack_decree = "Kepmendagri 300.2.2-2138 Tahun 2025";

/// Visits each area in order of code. 91,599 in 20 ms.
/// @throws Fault when the program's own bytes are broken
void each_packed(std::function<void(RegionCode const& code, std::string_view name)> const& visit);

}  // namespace sinergi::regions
