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

/// Whom a report names, as rows: the account where it is known, else every account that the name may mean.
[[nodiscard]] std::vector<store::NamedRow> resolve(db::Tx& tx, std::vector<NewNamed> const& about,
                                                   RegionCode const& where);
/// To whom a report goes at once when it names all who would see it: the regent, unless it names that one too. None
/// when somebody else sees it, or nobody stands above: then it waits, and climbs when there is somebody.
[[nodiscard]] access::AccountId beyond_overseers(db::Tx& tx, Grievance const& grievance,
                                                 std::vector<store::NamedRow> const& named);
/// What was found out after the report was taken in: it names somebody. Who is named loses it at once, and so do
/// reports merged with it.
/// @refuses http.member_missing grievances.officer_unknown grievances.unit_unknown (about: about)
[[nodiscard]] Done name_somebody(db::Tx& tx, Grievance& grievance, std::vector<NewNamed> const& about);

/// How a rejection stands that the reporter may contest, or has contested.
struct Rejection {
    Contested contested = Contested::never;
    access::AccountId by;  // who rejected it last
};
[[nodiscard]] Rejection rejection_of(std::vector<store::StepRow> const& steps);
/// @refuses grievances.contested_above: after a contest neither who rejected it nor anybody below a supervisor does
[[nodiscard]] Done check_rejecter(db::Tx& tx, access::Officer const& by, Grievance const& grievance);

/// Writes step, audit line and notice of a deed that led to `now_is`.
void leave(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Grievance const& now_is, Left left);

}  // namespace sinergi::grievances
