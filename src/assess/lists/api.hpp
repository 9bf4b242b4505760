#pragma once
// The routes of comparing lists.

#include "lists/actions.hpp"

namespace sinergi::lists {

void add_routes(http::Router& router, House& house);

}  // namespace sinergi::lists
