#pragma once
// Checks of a family's data and what may follow: a removal, told to the family, that it may appeal against.

#include "objections/actions.hpp"

namespace sinergi::objections {

/// Opens periodic checks for up to `count` families of a village that were not checked for the longest.
/// @return how many @refuses access.act_not_allowed access.area_not_allowed objections.region_not_village
[[nodiscard]] Result<std::int64_t> open_checks(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                               RegionCode const& village, std::int64_t count);

/// What a visit saw. The place is where the visitor stood.
struct Visit {
    std::optional<Date> on{};  // none: today
    Finding seen = Finding::none;
    std::string note;
    std::optional<Place> place{};
    std::string family_says{};
};
/// Act edit_registry. May be done again until the check is closed: the last visit stands, the notes of all remain.
/// @refuses objections.check_unknown access.act_not_allowed objections.not_in_this_state objections.finding_missing
///          objections.text_short objections.day_missing objections.changed_meanwhile
[[nodiscard]] Result<FamilyCheck> visit(db::Tx& tx, Desk const& desk, access::Officer const& by, CheckId id,
                                        Visit const& wish, std::optional<std::int64_t> version = {});

/// What closes a check. Naming a programme and a reason proposes a removal; its proof is a visit or minutes.
struct Closing {
    Finding finding = Finding::none;
    std::string programme{}, reason{};
    std::string minutes{};  // number of the minutes of the village meeting
    std::optional<Date> minutes_on{};
};
/// Act verify_registry; not by who visited.
/// @refuses objections.check_unknown access.act_not_allowed objections.four_eyes objections.not_in_this_state
///          objections.finding_missing objections.proof_missing objections.reason_unknown
///          objections.removal_needs_difference objections.changed_meanwhile
[[nodiscard]] Result<FamilyCheck> close(db::Tx& tx, Desk const& desk, access::Officer const& by, CheckId id,
                                        Closing const& wish, std::optional<std::int64_t> version = {});

enum class Word : std::uint8_t { yes, no };
BOOST_DESCRIBE_ENUM(Word, yes, no)
/// Removals that wait for somebody, the oldest first; none without the act see_registry.
[[nodiscard]] std::vector<Removal> waiting_removals(db::Tx& tx, access::Officer const& by, std::int64_t limit);
/// The head's word on a removal; not by who proposed it. Nothing is taken yet: first the family is told.
/// @refuses objections.removal_unknown access.act_not_allowed objections.four_eyes objections.not_in_this_state
[[nodiscard]] Result<Removal> decide(db::Tx& tx, Desk const& desk, access::Officer const& by, RemovalId id, Word word);
/// The letter was handed to the family on a day: from then on the removal holds in the registry and the time to appeal
/// runs. Act decide_registry.
/// @refuses objections.removal_unknown access.act_not_allowed objections.not_in_this_state objections.day_missing
///          registry.excluded_already
[[nodiscard]] Result<Removal> told(db::Tx& tx, Desk const& desk, access::Officer const& by, RemovalId id, Date on);
/// The family appeals (keberatan): by the number and key of its letter, or at the counter (`by`).
/// @refuses objections.removal_unknown objections.appeal_over objections.not_in_this_state objections.text_short
[[nodiscard]] Result<Removal> appeal(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by,
                                     RemovalId id, std::string const& text);
/// The answer to an appeal; `no` gives the aid back. Not by who proposed the removal.
/// @refuses objections.removal_unknown access.act_not_allowed objections.four_eyes objections.not_in_this_state
///          objections.text_short
[[nodiscard]] Result<Removal> answer(db::Tx& tx, Desk const& desk, access::Officer const& by, RemovalId id, Word stands,
                                     std::string const& text);

/// By the number and key of the letter.
/// @refuses objections.number_or_key_wrong
[[nodiscard]] Result<Removal> find_told(db::Tx& tx, Desk const& desk, std::string_view number, std::string_view key);

/// @refuses objections.check_unknown objections.removal_unknown, also beyond the permit
[[nodiscard]] Result<FamilyCheck> get(db::Tx& tx, access::Permit const& permit, CheckId id);
[[nodiscard]] Result<Removal> get(db::Tx& tx, access::Permit const& permit, RemovalId id);

}  // namespace sinergi::objections
