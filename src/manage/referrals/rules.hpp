#pragma once
// Whose task it is, where the nearest place is, what the guide answers, and who may see and answer a referral. Pure.

#include "access/rules.hpp"
#include "referrals/model.hpp"

#include <span>

namespace sinergi::referrals {

/// Rehabilitation is split by where it happens and for whom.
enum class Setting : std::uint8_t { outside_institution, in_institution };
enum class Matter : std::uint8_t { ordinary, former_napza, hiv_aids };
/// Outside institutions the regency, in institutions the province; in institutions for former users of NAPZA and for
/// HIV/AIDS the ministry.
/// @source docs/sources.md#authority
[[nodiscard]] Authority authority_for(Setting setting, Matter matter) noexcept;
/// Whose a place of this kind is: a sentra the ministry's, an institution of the province the province's, all else the
/// regency's unless its row says otherwise.
/// @source docs/sources.md#authority
[[nodiscard]] Authority authority_of(PlaceKind kind) noexcept;

/// From where "near" is counted.
struct Here {
    RegionCode region;
    std::optional<double> lat{}, lon{};
};
struct Near {
    Place place;
    std::optional<double> km{};  // by the great circle; none where one of the two has no place on the map
};
/// Kilometres between two points of the earth, as the crow flies.
[[nodiscard]] double distance_km(double lat_a, double lon_a, double lat_b, double lon_b) noexcept;
/// Open places, the nearest first: by distance where both are on the map, and before them those that share more of the
/// area's code; ties by name, then id.
[[nodiscard]] std::vector<Near> nearest(std::span<Place const> places, Here const& here, Date today, std::size_t limit);
[[nodiscard]] bool is_open(Place const& place, Date today) noexcept;
/// Where to look for places of this kind: a sentra in the whole country, an institution of the province in the
/// province, all else in the regency.
[[nodiscard]] RegionCode search_area(PlaceKind kind, RegionCode const& region) noexcept;

/// The rows that hold for a need here, in order: of each code the row of the narrowest area, hidden ones left out; for
/// an urgent matter the urgent rows first. @param need "" all needs
[[nodiscard]] std::vector<GuideRow> answer(std::span<GuideRow const> rows, std::string_view need,
                                           RegionCode const& region, Urgency urgency);

/// May this officer see and answer what was referred? A partner what was referred to its own unit, and nothing else.
[[nodiscard]] bool is_partner_of(access::Officer const& by, Referral const& referral) noexcept;
/// ... or note the answer of a place that has no account, for the office that asked.
[[nodiscard]] bool may_note_answer(access::Officer const& by, Referral const& referral) noexcept;

/// What a referral becomes by a deed.
/// @refuses referrals.not_now (about: the state it is in)
[[nodiscard]] Result<State> after(State state, Deed deed);
[[nodiscard]] bool is_ended(State state) noexcept;

/// Lines of a text, trimmed, empty ones left out.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);

}  // namespace sinergi::referrals
