#pragma once
// What every deed of this house begins and ends with. Only for its actions.

#include "base/faults.hpp"
#include "registry/actions.hpp"
#include "registry/actions/others.hpp"

namespace sinergi::registry {

/// The day a deed holds from.
/// @refuses registry.ground_in_future
[[nodiscard]] Result<Date> day_of(Desk const& desk, Ground const& ground);
/// A village that stands today.
/// @refuses registry.region_not_village registry.fault_region_unknown registry.fault_region_ended
[[nodiscard]] Done check_village(Desk const& desk, RegionCode const& region);

/// A family this officer may do this to. Beyond the officer's area it does not exist.
struct Taken {
    access::Permit permit;
    Family family;
    std::vector<Person> members;
};
/// @refuses registry.family_unknown access.act_not_allowed
[[nodiscard]] Result<Taken> take(db::Tx& tx, Desk const& desk, access::Act act, access::Officer const& by, FamilyId id,
                                 std::string purpose = {});
/// ... and whose version is the one the officer saw, and which is still one.
/// @refuses registry.changed_meanwhile registry.family_ended
[[nodiscard]] Result<Taken> take_to_change(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id,
                                           std::int64_t version);

template <class Row>
void stamp(Row& row, Desk const& desk, access::Officer const& by, Source source, Date day) {
    row.source = source;
    row.author = by.id;
    row.recorded_at = desk.now;
    row.valid_from = day;
}

/// Adds `before -> after` when they differ; numbers masked.
void add_change(std::vector<Change>& changes, std::string_view field, std::string_view before, std::string_view after);
/// Somebody's words, every NIK in them masked.
[[nodiscard]] std::string mask_reason(std::string_view reason);

/// A line of the timeline with audit line and notice.
struct Note {
    EventKind kind = EventKind::edited;
    Family const* family = nullptr;
    PersonId person{};
    FamilyId other_family{};
    PersonId other_person{};
    std::vector<Change> changes{};
    std::string section{};
};
void leave(db::Tx& tx, Desk const& desk, access::Officer const& by, Ground const& ground, Date day, Note const& line);

/// A person as told, with an id, in the family.
/// @refuses registry.fault_name_missing, and what read_nik and Line refuse
[[nodiscard]] Person person_of(Desk const& desk, access::Officer const& by, Family const& family, NewPerson const& told,
                               Ground const& ground, Date day, Faults& faults);
/// Card, address and place as told; what was not told stays.
/// @refuses what read_kk and Line refuse
void put_home(Family& family, FamilyEdit const& wish, Faults& faults);
/// A line as its type cleans it; "" where it was refused.
template <class T>
[[nodiscard]] std::string line_of(std::string_view typed, char const* field, Faults& faults) {
    auto const parsed = T::parse(typed);
    if (parsed) return parsed->text();
    faults.take(parsed.error(), field);
    return {};
}
/// Somebody of the registry leaves the family of before for this one; his row is not saved yet.
/// @refuses registry.person_unknown registry.merged_already registry.person_gone registry.fault_twice_in_family
///          registry.head_needed
[[nodiscard]] Result<Person> bring(db::Tx& tx, Desk const& desk, access::Officer const& by, Family const& family,
                                   NewPerson const& told, Ground const& ground, Date day);
/// Writes head, count and head's name of the family from its members.
void settle(Family& family, std::span<Person const> members);
void join(db::Tx& tx, Desk const& desk, PersonId person, Family const& family, std::int64_t relation, Date day,
          EventKind cause);
/// Same NIK as somebody else of the registry: the pairs go to the queue.
void suspect_same_nik(db::Tx& tx, Desk const& desk, Person const& person);

}  // namespace sinergi::registry
