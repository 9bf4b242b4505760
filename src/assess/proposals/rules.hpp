#pragma once
// Days, the chain, four eyes, the draw. Pure: today and the officer are arguments.

#include "access/rules.hpp"
#include "base/result.hpp"
#include "proposals/model/papers.hpp"

#include <span>

namespace sinergi::proposals {

/// "2026-11"
/// @refuses proposals.month_malformed
[[nodiscard]] Result<std::string> read_month(std::string_view text);
[[nodiscard]] std::string month_of(Date day);
/// A day of a month; `day` is 1 to 28.
[[nodiscard]] Date day_in(std::string_view month, std::int64_t day);
/// The month after.
[[nodiscard]] std::string next_month(std::string_view month);

/// @refuses proposals.terms_malformed (about: the field) unless the days follow each other and two people look at a
/// list
Done check_terms(Terms const& terms);
/// A roll of a month with the office's days.
/// @refuses proposals.month_not_open unless it is today's month or the next one
[[nodiscard]] Result<Roll> opened(RegionCode const& region, std::string const& month, Terms const& terms, Date today);

[[nodiscard]] Turn turn_of(State state) noexcept;
/// The day by which whoever's turn it is must have done it; of `ministry`, the day SIKS-NG is read; none at the end.
[[nodiscard]] std::optional<Date> due_of(Roll const& roll) noexcept;

/// The state after a deed.
/// @refuses proposals.not_in_this_state (about: the state)
[[nodiscard]] Result<State> next_state(Roll const& roll, Deed deed);
/// Which act a deed takes; a returning at the head's desk or later is the head's.
[[nodiscard]] access::Act act_of(Deed deed, State state) noexcept;
/// Act, and two different people: who sent may not verify, who verified may not approve.
/// @refuses access.act_not_allowed proposals.four_eyes
Done may_do(access::Officer const& by, Roll const& roll, Deed deed);
/// Desks at which this officer acts, in the order of the chain. A village's list is its own operator's; the regent's
/// paper is printed by the office.
[[nodiscard]] std::vector<Turn> desks_of(access::Officer const& by);
/// Deeds of a whole roll that state and officer allow now.
[[nodiscard]] std::vector<Deed> deeds_now(access::Officer const& by, Roll const& roll);

/// May the roll go to the office? Every line decided, at least one alive, the papers there, a proof for each removal
/// where no meeting stands behind it.
struct Bundle {
    Roll const& roll;
    std::span<Item const> items;
    std::span<Paper const> papers;
    Date today;
};
/// @refuses proposals.not_open_yet proposals.nothing_to_send proposals.line_undecided proposals.minutes_missing
///          proposals.sptjm_missing proposals.removal_needs_proof
Done check_sending(Bundle const& bundle);
/// May the verifier pass it on? Every drawn line looked at, none that differs left in.
/// @refuses proposals.sample_missing proposals.check_open proposals.check_differs
Done check_verifying(Roll const& roll, std::span<Item const> items);

/// Lines to be looked at in the field: all of a village official's family, and of the rest the share the office set, by
/// a draw that the same seed repeats.
[[nodiscard]] std::vector<ItemId> drawn(std::span<Item const> items, std::int64_t seed, Terms const& terms);

/// The first official who lives in the family, as "Nama (jabatan)"; "" none.
[[nodiscard]] std::string conflict_of(std::span<Official const> officials, std::string_view no_kk,
                                      std::span<registry::Person const> members);

/// What a list from the ministry or BPS says of an entered line; none: nothing.
/// differs: it is there, and not as we have it.
enum class Listed : std::uint8_t { there, differs, not_there };
enum class Reach : std::uint8_t { whole, part };  // does the list name everybody of its area?
[[nodiscard]] std::optional<ItemState> after_list(Item const& item, Listed listed, Reach reach) noexcept;
/// What a list proves of a line: a list of a programme's receivers ("" the registry's own, DTSEN or its deciles) closes
/// that programme's lines; a receiver stands in the registry, but who does not receive may. A correction is proven by
/// the registry's own alone. None: nothing at all.
[[nodiscard]] std::optional<Reach> reach_for(Item const& item, std::string_view programme, Reach reach) noexcept;

/// A kelurahan meets as muskel, a desa as musdes.
/// @source docs/sources.md#region-codes (village block: 1 kelurahan, 2 desa, 3 desa adat)
[[nodiscard]] bool is_kelurahan(RegionCode const& village) noexcept;

}  // namespace sinergi::proposals
