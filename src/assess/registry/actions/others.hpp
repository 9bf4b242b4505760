#pragma once
// What other houses ask of the registry, inside their own transactions. The caller has a permit and narrows by it.

#include "registry/actions.hpp"

namespace sinergi::registry {

/// "3208••••••••9001": a NIK or a number of a card for lists and papers. Fewer than nine digits stay.
[[nodiscard]] std::string masked_number(std::string_view digits);
[[nodiscard]] std::optional<Family> find_family(db::Tx& tx, FamilyId id);
[[nodiscard]] std::vector<Person> members_of(db::Tx& tx, FamilyId id);
[[nodiscard]] std::vector<Person> with_nik(db::Tx& tx, std::string_view nik);
/// Who this is today: of a merged person the one that stays. None: the registry has nobody of that id any more.
[[nodiscard]] std::optional<Person> stands_as(db::Tx& tx, PersonId id);
/// The ids under which somebody is known: the own one first, and of those merged into it.
[[nodiscard]] std::vector<PersonId> known_as(db::Tx& tx, PersonId id);
/// Active families of a village in the order of their ids, at most `limit`.
[[nodiscard]] std::vector<FamilyId> active_in(db::Tx& tx, RegionCode const& village, std::int64_t limit);

/// A line of the family's timeline for what another house found or decided. The caller holds the act and the permit.
/// @refuses registry.family_unknown
[[nodiscard]] Done mark(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id, EventKind kind,
                        Ground const& ground);

struct Exclusion;
using ExclusionId = Id<Exclusion>;
/// Not entitled to a programme from a day on. `proof` says on what it rests: a visit, minutes, a paper.
struct Exclusion {
    ExclusionId id;
    FamilyId family;
    std::string programme, reason, proof;
    Date from_on;
    access::AccountId author;
    std::optional<Date> to_on;
    access::AccountId ended_by;
    std::string end_cause;
};
BOOST_DESCRIBE_STRUCT(Exclusion, (),
                      (id, family, programme, reason, proof, from_on, author, to_on, ended_by, end_cause))

/// Takes a family off a programme: a row that stays, and a line of the timeline. Act decide_registry.
/// @refuses access.act_not_allowed registry.family_unknown registry.reason_missing without reason or proof
///          registry.excluded_already
[[nodiscard]] Result<ExclusionId> exclude(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id,
                                          Exclusion wish);
/// Ends an exclusion; the row stays with its end and why.
/// @refuses access.act_not_allowed registry.exclusion_unknown registry.reason_missing
[[nodiscard]] Done readmit(db::Tx& tx, Desk const& desk, access::Officer const& by, ExclusionId id,
                           std::string const& cause);
/// All of a family, the newest first.
[[nodiscard]] std::vector<Exclusion> exclusions(db::Tx& tx, FamilyId id);

}  // namespace sinergi::registry
