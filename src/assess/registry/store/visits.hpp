#pragma once
// Rows of registry_visit and registry_visit_photo.

#include "registry/store.hpp"
#include "registry/visits/model.hpp"

namespace sinergi::registry::store {

using visits::Photo;
using visits::Visit;
using visits::VisitId;

/// @refuses registry.visit_open_already when the family is being checked
Done insert(db::Tx& tx, Visit const& visit);
[[nodiscard]] std::optional<Visit> find_visit(db::Tx& tx, VisitId id);
/// The one that is open or waits for its word.
[[nodiscard]] std::optional<Visit> open_visit(db::Tx& tx, FamilyId family);
/// Active families of a village that are not being checked and were not asked about since a moment, by id.
[[nodiscard]] std::vector<FamilyId> may_be_drawn(db::Tx& tx, RegionCode const& village, Moment since, FamilyId after,
                                                 std::int64_t limit);
/// Newest first.
[[nodiscard]] std::vector<Visit> visits_of(db::Tx& tx, FamilyId family);
/// By village and age of the task.
[[nodiscard]] std::vector<Visit> visits(db::Tx& tx, visits::VisitState state, RegionCode const& area, VisitId after,
                                        std::int64_t limit);
/// How many, how many of them past their day, since when, and the first day.
struct VisitCount {
    std::int64_t visits = 0, late = 0;
    std::optional<Moment> oldest_at;
    std::optional<Date> due_on;
};
BOOST_DESCRIBE_STRUCT(VisitCount, (), (visits, late, oldest_at, due_on))
/// @param without who was there; none: whoever it was
[[nodiscard]] VisitCount count_visits(db::Tx& tx, access::Permit const& permit, visits::VisitState state, Date today,
                                      access::AccountId without);
/// @refuses registry.changed_meanwhile
Done save(db::Tx& tx, Visit const& visit);
void insert(db::Tx& tx, Photo const& photo);
[[nodiscard]] std::vector<Photo> photos(db::Tx& tx, VisitId visit);

}  // namespace sinergi::registry::store
