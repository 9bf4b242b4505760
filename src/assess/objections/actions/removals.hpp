#pragma once
// What may follow a field check: a removal, told to the family, that it may appeal against. Rounds of checks.

#include "objections/actions.hpp"

namespace sinergi::objections {

/// A round of field checks for up to `count` families of a village, drawn by lot, as the office does without any
/// objection: the same words and days as those that come with one.
/// @return how many @refuses access.act_not_allowed access.area_not_allowed objections.region_not_village
[[nodiscard]] Result<std::int64_t> open_round(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                              RegionCode const& village, std::int64_t count);

/// Proposes to take a family off a programme: an accepted field check found that it differs, and is the proof. Act
/// verify_registry; not by who was there.
/// @refuses access.act_not_allowed objections.visit_unknown objections.removal_needs_difference objections.four_eyes
///          objections.reason_unknown objections.programme_missing objections.removal_there
///          objections.removal_needs_proof
[[nodiscard]] Result<Removal> propose_removal(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                              visits::VisitId visit, std::string const& programme,
                                              std::string const& reason);
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

/// @refuses objections.removal_unknown, also beyond the permit
[[nodiscard]] Result<Removal> get(db::Tx& tx, access::Permit const& permit, RemovalId id);

}  // namespace sinergi::objections
