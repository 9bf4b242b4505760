#pragma once
// Persons, families and households as the office knows them, each version with its source, author, moment and day.

#include "access/model.hpp"
#include "base/id.hpp"
#include "base/region_code.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::registry {

struct Person;
struct Family;
struct Household;
struct Membership;
using PersonId = Id<Person>;
using FamilyId = Id<Family>;
using HouseholdId = Id<Household>;
using MembershipId = Id<Membership>;

/// Who says so: the vintage of a fact.
enum class Source : std::uint8_t { office, visit, musdes, citizen, dukcapil, dtsen, regsosek, dtks, bdt, list };
BOOST_DESCRIBE_ENUM(Source, office, visit, musdes, citizen, dukcapil, dtsen, regsosek, dtks, bdt, list)

/// Where a person is.
/// @source docs/sources.md#registry-forms (keberadaan anggota)
enum class PersonState : std::uint8_t { here, dead, moved, abroad, not_found, merged };
BOOST_DESCRIBE_ENUM(PersonState, here, dead, moved, abroad, not_found, merged)
/// @source docs/sources.md#registry-forms (keberadaan keluarga)
enum class FamilyState : std::uint8_t { active, moved, dead, not_found, merged };
BOOST_DESCRIBE_ENUM(FamilyState, active, moved, dead, not_found, merged)

/// What the civil registry says of somebody; `waiting` was asked and not answered.
/// @source docs/sources.md#registry-padan
enum class Padan : std::uint8_t { unknown, waiting, confirmed, mismatched, not_confirmed };
BOOST_DESCRIBE_ENUM(Padan, unknown, waiting, confirmed, mismatched, not_confirmed)

/// Relation to the head as the family card numbers it (SHDK): 1 head, 2 husband, 3 wife, 4 child, 5 child-in-law,
/// 6 grandchild, 7 parent, 8 parent-in-law, 9 other kin, 10 servant, 11 other; 0 not known.
inline constexpr std::int64_t relation_head = 1, relation_husband = 2, relation_wife = 3, relation_child = 4,
                              relation_grandchild = 6, relation_parent = 7, relation_other = 11;
/// 1 not yet, 2 married, 3 divorced, 4 widowed; 0 not known.
inline constexpr std::int64_t marital_single = 1, marital_married = 2, marital_widowed = 4;

/// The first day of what held before our records, and the end of what still holds.
inline constexpr Date since_ever{-719'162};    // 0001-01-01
inline constexpr Date without_end{2'932'896};  // 9999-12-31

/// Where a version comes from.
struct Stamp {
    Source source = Source::office;
    access::AccountId author;
    Moment recorded_at;
    Date valid_from;
    std::int64_t version = 1;
};

/// A person as of one version. `nik` is 16 digits or "" and not unique; `sex` "L", "P" or "".
struct Person {
    PersonId id;
    RegionCode region;
    FamilyId family;  // today's; none when nobody knows
    std::int64_t relation = 0;
    std::string nik, name, sex;
    std::optional<Date> born_on;
    std::string born_place, mother_name;
    PersonId father, mother;
    std::int64_t marital = 0;
    PersonState state = PersonState::here;
    std::optional<Date> state_on;
    PersonId merged_into;
    Padan padan = Padan::unknown;
    Source source = Source::office;
    access::AccountId author;
    Moment recorded_at;
    Date valid_from;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Person, (),
                      (id, region, family, relation, nik, name, sex, born_on, born_place, mother_name, father, mother,
                       marital, state, state_on, merged_into, padan, source, author, recorded_at, valid_from, version))

/// A family as of one version. `no_kk` is 16 digits or ""; `head_name` follows the head, and stays when he died until
/// another one is said. Place in millionths of a degree.
struct Family {
    FamilyId id;
    RegionCode region;
    std::string no_kk;
    PersonId head;  // none: nobody living heads it
    std::string head_name, address, rt, rw;
    FamilyState state = FamilyState::active;
    HouseholdId household;
    std::int64_t members = 0;
    std::optional<std::int64_t> decile;  // the latest of BPS
    std::string decile_period;           // "2026-Q3"
    std::optional<std::int64_t> lat, lon;
    FamilyId merged_into;
    Source source = Source::office;
    access::AccountId author;
    Moment recorded_at;
    Date valid_from;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Family, (),
                      (id, region, no_kk, head, head_name, address, rt, rw, state, household, members, decile,
                       decile_period, lat, lon, merged_into, source, author, recorded_at, valid_from, version))

/// Who eats from one kitchen; `code` is the id of the older forms ("3GDKWU").
struct Household {
    HouseholdId id;
    RegionCode region;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Household, (), (id, region, code))

/// A person in a family from a day until another (the first day on which it no longer holds).
struct Membership {
    MembershipId id;
    PersonId person;
    FamilyId family;
    std::int64_t relation = 0;
    Date from_on, to_on = without_end;
    std::string cause, end_cause;  // words of EventKind
};
BOOST_DESCRIBE_STRUCT(Membership, (), (id, person, family, relation, from_on, to_on, cause, end_cause))

}  // namespace sinergi::registry
