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
/// May this officer see the case and whose it is?
[[nodiscard]] bool may_see_people(db::Tx& tx, access::Officer const& by, CaseId id);

}  // namespace sinergi::cases
