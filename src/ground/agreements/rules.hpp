#pragma once
// On what ground offices exchange, what, and by when. Pure.

#include "agreements/model.hpp"
#include "calendar/rules.hpp"

#include <span>

namespace sinergi::agreements {

/// Why personal data may be exchanged.
/// @source docs/sources.md#pdp-basis
enum class Basis : std::uint8_t { public_task, vital_interest, consent };
BOOST_DESCRIBE_ENUM(Basis, public_task, vital_interest, consent)

enum class Urgency : std::uint8_t { ordinary, emergency };
BOOST_DESCRIBE_ENUM(Urgency, ordinary, emergency)

/// What sets fields and clock.
enum class By : std::uint8_t { statute, agreement, emergency };
BOOST_DESCRIBE_ENUM(By, statute, agreement, emergency)

/// The answer of `ground_for`.
struct Ground {
    Basis basis = Basis::public_task;
    By by = By::statute;
    AgreementId agreement;  // of the agreement that holds on that day; none without one
    Fields fields;          // beyond the minimum, which always goes
    // One of the two is 0.
    std::int64_t answer_hours = 0;  // by the clock, through nights and holidays
    std::int64_t answer_days = 0;   // working days
    bool is_flagged = true;         // no valid agreement: shown to both sides
    friend bool operator==(Ground const&, Ground const&) = default;
};

/// The clocks where no agreement sets one: a row with a date (agreement_default).
/// @source docs/sources.md#escalation-clock
struct Defaults {
    std::int64_t answer_days = 14;  // working days
    std::int64_t emergency_hours = 24;
};

/// Does it hold on that day: confirmed by both sides, begun, not over, not ended?
[[nodiscard]] bool holds_on(Agreement const& agreement, Date day) noexcept;

/// On what ground `from` may send `to` something, judged as of the day it was signed. The law is the basis; an
/// agreement that holds speeds and widens it; without one the minimum goes by the default clock, flagged. An emergency
/// is never stopped: vital interest opens identity, contact and health, and what an agreement opens stays open. Of
/// several agreements the one signed last counts, so that no order of rows changes the answer.
/// @source docs/sources.md#exchange-minimum
[[nodiscard]] Ground ground_for(std::span<Agreement const> agreements, std::string_view from, std::string_view to,
                                Date signed_day, Urgency urgency, Defaults const& defaults = {});

/// When the answer is due.
[[nodiscard]] Moment due_at(Ground const& ground, Moment asked, calendar::Calendar const& calendar, Zone zone);

/// Is what is to be sent within the ground?
/// @refuses agreements.field_not_allowed (about: the first field beyond it)
[[nodiscard]] Done check_fields(Ground const& ground, Fields const& sent);

/// Do these terms stand by themselves: two parties, days in order, clocks that never slow the law down?
/// @refuses agreements.party_malformed agreements.same_party agreements.dates_reversed agreements.clock_twice
/// agreements.clock_malformed agreements.clock_slower
[[nodiscard]] Done check_terms(Terms const& terms, Defaults const& defaults = {});
/// ... and may they be signed: both numbers, the day, somebody who signed on each side?
/// @refuses agreements.number_missing agreements.signing_missing agreements.signatory_missing
[[nodiscard]] Done check_signing(Agreement const& agreement);

/// The side of a node; none when it is no party.
[[nodiscard]] std::optional<Side> side_of(Agreement const& agreement, std::string_view node) noexcept;
/// The other party's node.
[[nodiscard]] std::string const& partner_of(Agreement const& agreement, std::string_view own) noexcept;

/// The state it is in on `today`.
[[nodiscard]] State state_on(Agreement const& agreement, Date today) noexcept;
/// Days before the end from which both sides are warned.
inline constexpr std::int32_t warn_days = 60;
[[nodiscard]] bool is_ending(Agreement const& agreement, Date today) noexcept;

/// An agreement with its plan and evaluations: what one side tells the other.
struct Snapshot {
    Agreement agreement;
    std::vector<PlanItem> plan;
    std::vector<Evaluation> evaluations;
};

/// What `ours` becomes by what the other side (`from`) told. Every part has one writer: terms are taken by the higher
/// version while nobody is bound by them; a side's confirmation, contacts, progress, plan texts and minutes come from
/// that side alone; whoever ends it ends it for both. What `theirs` says of our own parts is passed over.
/// @param ours none: never heard of; its ids are set by the caller where they are none
/// @refuses agreements.news_not_party agreements.news_terms_fixed and those of check_terms
[[nodiscard]] Result<Snapshot> merged(std::optional<Snapshot> const& ours, Snapshot const& theirs,
                                      std::string_view from, std::string_view own);

}  // namespace sinergi::agreements
