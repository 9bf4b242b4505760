#pragma once
// Rows of places, guide and referrals. A back room: other houses ask actions.hpp.

#include "plumbing/db/db.hpp"
#include "referrals/model.hpp"

namespace sinergi::referrals::store {

[[nodiscard]] std::optional<Place> find_place(db::Tx& tx, PlaceId id);
[[nodiscard]] std::vector<Place> places(db::Tx& tx, std::optional<PlaceKind> kind, RegionCode const& within,
                                        std::int64_t row_max);
void insert(db::Tx& tx, Place const& place);
void update(db::Tx& tx, Place const& place);

[[nodiscard]] std::vector<Need> needs(db::Tx& tx);
void put(db::Tx& tx, Need const& need);
/// The rows of this area alone.
[[nodiscard]] std::vector<GuideRow> rows_of(db::Tx& tx, RegionCode const& region);
void put(db::Tx& tx, GuideRow const& row);
/// False when there was none.
bool remove_row(db::Tx& tx, std::string_view code, RegionCode const& region);

[[nodiscard]] std::optional<Referral> find(db::Tx& tx, ReferralId id);
[[nodiscard]] std::vector<Referral> of_subject(db::Tx& tx, std::string_view kind, std::int64_t subject);
/// Newest first, below `before` (none: from the newest).
[[nodiscard]] std::vector<Referral> of_unit(db::Tx& tx, access::UnitId unit, ReferralId before, std::int64_t row_max);
/// Those of a unit in an open state, what waits longest first.
[[nodiscard]] std::vector<Referral> open_of_unit(db::Tx& tx, access::UnitId unit, State state, ReferralId after,
                                                 std::int64_t row_max);
void insert(db::Tx& tx, Referral const& referral);
/// Writes state, moments and words over the version that was read.
/// @refuses referrals.changed_meanwhile
[[nodiscard]] Done update(db::Tx& tx, Referral const& referral);
/// The next number of the register of a year; taken under its row's lock.
[[nodiscard]] std::int64_t next_number(db::Tx& tx, std::int64_t year);

/// What was said and shown is emptied; its papers go.
void erase(db::Tx& tx, ReferralId id);
[[nodiscard]] std::vector<Paper> papers_of(db::Tx& tx, ReferralId id);
void insert(db::Tx& tx, Paper const& paper);

}  // namespace sinergi::referrals::store
