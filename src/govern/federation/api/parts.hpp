#pragma once
// Inside of federation's api.

#include "federation/api.hpp"

namespace sinergi::federation {

void add_wire_routes(http::Router& router, House& house);
void add_admin_routes(http::Router& router, House& house);

}  // namespace sinergi::federation
