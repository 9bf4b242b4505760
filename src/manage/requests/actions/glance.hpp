#pragma once
// What another house may tell of a request: that there is one, from when, and whether it is open.

#include "access/model.hpp"
#include "requests/model.hpp"

#include <optional>

namespace sinergi::db {
class Tx;
}

namespace sinergi::requests {

struct Glance {
    RegionCode region;
    Moment received_at;
    bool is_open = false, is_erased = false;
};
/// Without a permit.
[[nodiscard]] std::optional<Glance> glance(db::Tx& tx, RequestId id);
/// None also when this officer may not see the request.
[[nodiscard]] std::optional<Glance> glance(db::Tx& tx, access::Officer const& by, RequestId id);

}  // namespace sinergi::requests
