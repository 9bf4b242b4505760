#pragma once
// The end of every deed on a complaint: its step, its audit line, its notice. Only for this house's actions.

#include "grievances/actions.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sinergi::grievances {

/// A step of the timeline before it has an id.
struct Left {
    Deed deed = Deed::noted;
    State from = State::diterima;
    bool is_public = false;
    std::string text{};
    std::string about{};
    std::int64_t about_id = 0;
};

[[nodiscard]] std::string_view word(Deed deed) noexcept;
[[nodiscard]] std::string_view word(State state) noexcept;

/// Is `somebody` among those whom these rows name?
[[nodiscard]] bool is_among(access::Officer const& somebody, std::vector<store::NamedRow> const& named);
/// May `somebody` be given `grievance`: allowed to work, to see it, and not named by it?
/// @refuses grievances.officer_not_here (about: officer)
[[nodiscard]] Done check_taker(access::Officer const& somebody, Grievance grievance,
                               std::vector<store::NamedRow> const& named);
/// ... with the officer read and the rows of a complaint that stands already.
/// @refuses grievances.officer_unknown grievances.officer_not_here (about: officer)
[[nodiscard]] Result<access::Officer> given_to(db::Tx& tx, Grievance const& grievance, access::AccountId officer);

/// Writes step, audit line and notice of a deed that led to `now_is`.
void leave(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Grievance const& now_is, Left left);

}  // namespace sinergi::grievances
