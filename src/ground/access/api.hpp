#pragma once
// /api/v1/session, sessions, accounts, units, duty.

#include "access/doors.hpp"

#include <functional>

namespace sinergi::access {

/// "Desa Sindangjawa": how the office names an area; "" for one it does not know.
using RegionName = std::function<std::string(RegionCode const&)>;

/// The office and the doors outlive the router.
void add_routes(http::Router& router, Office& office, Doors& doors, RegionName region_name);
void add_account_routes(http::Router& router, Office& office, Doors& doors, RegionName const& region_name);
void add_unit_routes(http::Router& router, Office& office, Doors& doors);

}  // namespace sinergi::access
