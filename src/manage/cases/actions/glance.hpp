#pragma once
// What another house may tell of a case: that there is one, from when, and whether it is open.

#include "access/model.hpp"
#include "cases/model.hpp"

namespace sinergi::cases {

struct Glance {
    RegionCode region;
    Moment received_at;
    bool is_open = false, is_erased = false;
    bool is_guarded = false;  // of a closed kind, naming somebody, or a child's
};
/// Without a permit: the caller knows who may hear of a guarded one.
[[nodiscard]] std::optional<Glance> glance(db::Tx& tx, CaseId id);
/// None also when this officer may not see the case, or not whose it is.
[[nodiscard]] std::optional<Glance> glance(db::Tx& tx, access::Officer const& by, CaseId id);

}  // namespace sinergi::cases
