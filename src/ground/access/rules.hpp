#pragma once

#include "access/model.hpp"

namespace sinergi::access {

/// What each role may do: the whole table, and nothing else decides it.
[[nodiscard]] Acts acts_of(Role role) noexcept;

/// May this officer do this, here? The area may lie within the officer's (a village of the regency) or hold it (a list
/// of the whole regency asked by a village operator is narrowed to the village); areas apart are refused.
/// @refuses access.act_not_allowed access.area_not_allowed
[[nodiscard]] Result<Permit> permit(Act act, Officer const& by, RegionCode const& where, std::string purpose = {});

}  // namespace sinergi::access
