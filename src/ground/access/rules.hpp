#pragma once

#include "access/model.hpp"

#include <span>

namespace sinergi::access {

/// What each role may do: the whole table, and nothing else decides it.
[[nodiscard]] Acts acts_of(Role role) noexcept;
/// ... and what a role may do in its unit: supervisors and back office of a unit that handles reports about officers
/// (inspektorat) see those reports.
enum class UnitKind : std::uint8_t { ordinary, oversight };
[[nodiscard]] Acts acts_of(Role role, UnitKind unit) noexcept;

/// May this officer do this, here? The area may lie within the officer's (a village of the regency) or hold it (a list
/// of the whole regency asked by a village operator is narrowed to the village); areas apart are refused.
/// @refuses access.act_not_allowed access.area_not_allowed
[[nodiscard]] Result<Permit> permit(Act act, Officer const& by, RegionCode const& where, std::string purpose = {});

/// May an account of this role hold this area? Village roles hold a village, `subdistrict` a district, all others any
/// area; nobody holds more than the office.
/// @refuses access.area_beyond_office access.area_not_of_role
[[nodiscard]] Done check_area(Role role, RegionCode const& area, RegionCode const& office);

/// At least 10 characters, at most 200, not the account's name, none of the words everybody tries first.
/// @source docs/sources.md#nist-800-63b (length and a list of the known bad, no rules of composition)
/// @refuses access.password_short access.password_long access.password_is_name access.password_common
[[nodiscard]] Done check_password(AccountName const& name, std::string_view password);

/// How long an account waits after its `tries`-th wrong try in a row: nothing up to 5, then 15 seconds doubling to 15
/// minutes. It grows and never locks for good: who guesses must not be able to shut an officer out.
[[nodiscard]] std::int64_t wait_after_ms(std::int64_t tries) noexcept;

/// What rules about an account's end look at.
struct Tenure {
    Date decree_ends;
    std::optional<Moment> ended_at{};
    std::optional<Period> absent{};
};
/// Is the account in force on `today`? The last day of the decree counts.
[[nodiscard]] bool is_in_force(Tenure const& tenure, Date today) noexcept;
/// ... and its officer at work?
[[nodiscard]] bool is_present(Tenure const& tenure, Date today) noexcept;

}  // namespace sinergi::access
