#pragma once
// What the check against the civil registry (assess/civil) asks and tells: persons of an area family by family, one
// person, and the standing of a person there. The standing is no version of the person: it says nothing of what holds.

#include "registry/actions.hpp"

namespace sinergi::registry {

/// A step of a walk through the living of an area.
struct Walked {
    std::vector<Person> persons;
    FamilyId last;  // from where to go on; none: the walk is over
};
/// Members of the next active families of the permit's area, by village and head. Those who died, left the country or
/// were merged are left out.
/// @param families at most so many in one step
[[nodiscard]] Walked walk(db::Tx& tx, access::Permit const& permit, FamilyId after, std::int64_t families);

/// Somebody as he stands now, within the permit's area.
/// @refuses registry.person_unknown
[[nodiscard]] Result<Person> person_now(db::Tx& tx, access::Permit const& permit, PersonId id);

/// Somebody with his family and what brought him into it, for an officer who checks.
struct Checked {
    Person person;
    Family family;          // without an id when nobody knows it
    std::string joined_by;  // words of EventKind: why he stands in this family; "" nobody knows
};
/// @refuses registry.person_unknown
[[nodiscard]] Result<Checked> checked(db::Tx& tx, access::Permit const& permit, PersonId id);

/// The standing of a person with the civil registry, and a line of the timeline when it changes. No audit line: who
/// asks for many writes one for all.
void set_padan(db::Tx& tx, Desk const& desk, access::Officer const& by, Person const& person, Padan padan,
               std::string_view reason);

/// Empties why a person was corrected at that moment, in the timeline and in the audit: words go, the correction stays.
void forget_reason(db::Tx& tx, PersonId id, Moment at);

}  // namespace sinergi::registry
