#pragma once
// What another house may tell of a complaint: that there is one, from when, and whether it is open.

#include "access/model.hpp"
#include "grievances/model.hpp"

#include <optional>

namespace sinergi::db {
class Tx;
}

namespace sinergi::grievances {

struct Glance {
    RegionCode region;
    Moment received_at;
    bool is_open = false, is_erased = false;
    bool is_guarded = false;  // of a closed kind, or naming somebody
};
/// Without a permit: the caller knows who may hear of a guarded one.
[[nodiscard]] std::optional<Glance> glance(db::Tx& tx, GrievanceId id);
/// None also when this officer may not see the complaint, or not whom it is about. Who reported may be among them:
/// where the name is kept secret, only who may open it.
[[nodiscard]] std::optional<Glance> glance(db::Tx& tx, access::Officer const& by, GrievanceId id);

}  // namespace sinergi::grievances
