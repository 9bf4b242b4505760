#pragma once
// A complaint that becomes a case: the door for the house of cases.

#include "grievances/actions.hpp"

namespace sinergi::grievances {

/// Whom a report names, and the unit behind them here.
struct NamedUnit {
    Named who;
    access::UnitId unit;
};
/// What a case takes from the complaint it comes from. Opening it so is a reading, and logged.
struct ForCase {
    Grievance grievance;
    std::string text, place;
    std::vector<NamedUnit> named;
};
/// @refuses grievances.not_found access.act_not_allowed
[[nodiscard]] Result<ForCase> open_for_case(db::Tx& tx, access::Office& office, Moment now, access::Officer const& by,
                                            GrievanceId id);
/// The same without a line in the audit chain, for a form that is filled before it is sent.
[[nodiscard]] Result<ForCase> look_for_case(db::Tx& tx, access::Officer const& by, GrievanceId id);
/// Notes in the file which case came of it; the complaint keeps its own promise.
void link_case(db::Tx& tx, access::Office& office, Moment now, access::Officer const& by, Grievance const& grievance,
               std::int64_t case_id);
/// What came of the case, as a note in the file: text ready to answer the reporter with.
void hear_case(db::Tx& tx, access::Office& office, Moment now, GrievanceId id, std::int64_t case_id,
               std::string const& text);

}  // namespace sinergi::grievances
