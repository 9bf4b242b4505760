#pragma once
// What goes over the wire. NIK and KK leave masked; the whole number is opened one by one, with a reason.

#include "base/text.hpp"
#include "plumbing/json/describe.hpp"
#include "registry/actions.hpp"

namespace sinergi::registry::wire {

// ---- in

struct RegistrySearchIn {
    Line<0, 120> q;
    std::optional<RegionCode> region;
    std::optional<Date> born_on;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(RegistrySearchIn, (), (q, region, born_on, limit))

struct RegistryKnownIn {
    std::optional<Line<0, 40>> nik, no_kk;
    Line<0, 120> name;
    std::optional<Line<0, 1>> sex;
    std::optional<Date> born_on;
    std::optional<Line<0, 120>> born_place, mother_name;
    std::optional<Line<0, 200>> address;
    std::optional<RegionCode> region;
};
BOOST_DESCRIBE_STRUCT(RegistryKnownIn, (), (nik, no_kk, name, sex, born_on, born_place, mother_name, address, region))

struct RegistryGroundIn {
    std::optional<Source> source;
    std::optional<Date> on;
    std::optional<Text<0, 500>> reason;
};
BOOST_DESCRIBE_STRUCT(RegistryGroundIn, (), (source, on, reason))

struct RegistryPersonIn {
    std::optional<PersonId> known;
    std::int64_t relation = 0;
    std::optional<Line<0, 40>> nik;
    std::optional<Line<0, 400>> name;
    std::optional<Line<0, 1>> sex;
    std::optional<Date> born_on;
    std::optional<Line<0, 400>> born_place, mother_name;
    std::optional<PersonId> father, mother;
    std::optional<std::int64_t> marital;
};
BOOST_DESCRIBE_STRUCT(RegistryPersonIn, (),
                      (known, relation, nik, name, sex, born_on, born_place, mother_name, father, mother, marital))

/// Wider than what is kept, so that a text that is too long is told with the other faults of its form.
struct RegistryFamilyIn {
    std::optional<RegionCode> region;
    std::optional<Line<0, 40>> no_kk;
    std::optional<Line<0, 600>> address;
    std::optional<Line<0, 40>> rt, rw;
    std::optional<Line<0, 40>> household;
    std::optional<std::int64_t> lat, lon;  // millionths of a degree
    std::vector<RegistryPersonIn> members;
    std::optional<RegistryGroundIn> ground;
    std::optional<bool> only_check;  // the form knows of faults of its own: the others are asked for, nothing is kept
};
BOOST_DESCRIBE_STRUCT(RegistryFamilyIn, (),
                      (region, no_kk, address, rt, rw, household, lat, lon, members, ground, only_check))

struct RegistryHomeIn {
    std::optional<Line<0, 40>> no_kk;
    std::optional<Line<0, 600>> address;
    std::optional<Line<0, 40>> rt, rw;
    std::optional<std::int64_t> lat, lon;
};
BOOST_DESCRIBE_STRUCT(RegistryHomeIn, (), (no_kk, address, rt, rw, lat, lon))
struct RegistryHomeEditIn {
    FamilyId id;
    std::int64_t version = 0;
    RegistryHomeIn home;
    std::optional<RegistryGroundIn> ground;
};
BOOST_DESCRIBE_STRUCT(RegistryHomeEditIn, (), (id, version, home, ground))

struct RegistryIdentityIn {
    PersonId id;
    std::int64_t version = 0;
    std::optional<Line<0, 40>> nik;
    std::optional<Line<0, 120>> name;
    std::optional<Line<0, 1>> sex;
    std::optional<Date> born_on;
    std::optional<Line<0, 120>> born_place, mother_name;
    std::optional<PersonId> father, mother;
    std::optional<std::int64_t> relation, marital;
    std::optional<RegistryGroundIn> ground;
};
BOOST_DESCRIBE_STRUCT(RegistryIdentityIn, (),
                      (id, version, nik, name, sex, born_on, born_place, mother_name, father, mother, relation, marital,
                       ground))

struct RegistryAnswersIn {
    FamilyId id;
    std::optional<PersonId> person;
    Line<1, 40> section;
    std::optional<FormVersion> form;
    std::map<std::string, std::int64_t> answers;
    std::optional<AnsweredId> seen;
    std::optional<RegistryGroundIn> ground;
};
BOOST_DESCRIBE_STRUCT(RegistryAnswersIn, (), (id, person, section, form, answers, seen, ground))

struct RegistryEventIn {
    FamilyId id;
    EventKind kind = EventKind::born;
    std::int64_t version = 0;
    std::optional<PersonId> person;
    std::optional<RegistryPersonIn> somebody;
    std::optional<RegistryHomeIn> place;
    std::optional<RegionCode> region;
    std::optional<FamilyId> other;
    std::optional<std::vector<PersonId>> who;
    std::optional<PersonId> head;
    std::optional<RegistryGroundIn> ground;
    std::optional<bool> only_check;  // as in RegistryFamilyIn
};
BOOST_DESCRIBE_STRUCT(RegistryEventIn, (),
                      (id, kind, version, person, somebody, place, region, other, who, head, ground, only_check))

struct RegistryDecileIn {
    FamilyId id;
    DecileOf of = DecileOf::bps;
    Line<1, 10> period;
    std::int64_t decile = 0;
};
BOOST_DESCRIBE_STRUCT(RegistryDecileIn, (), (id, of, period, decile))

struct RegistryListIn {
    std::optional<RegionCode> region;
    std::optional<FamilyState> state;
    std::optional<std::int64_t> decile_max;
    std::optional<bool> is_without_decile, is_without_head;
    std::optional<Date> as_of;
    std::optional<FamilyId> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(RegistryListIn, (),
                      (region, state, decile_max, is_without_decile, is_without_head, as_of, after, limit))
struct RegistryFamilyAt {
    FamilyId id;
    std::optional<Date> as_of;
};
BOOST_DESCRIBE_STRUCT(RegistryFamilyAt, (), (id, as_of))
struct RegistryPersonAt {
    PersonId id;
};
BOOST_DESCRIBE_STRUCT(RegistryPersonAt, (), (id))
struct RegistryHistoryIn {
    Line<1, 20> id;  // of a family or a person, as the path says
    std::optional<EventId> before;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(RegistryHistoryIn, (), (id, before, limit))
struct RegistryNikIn {
    PersonId id;
    Text<1, 500> reason;
};
BOOST_DESCRIBE_STRUCT(RegistryNikIn, (), (id, reason))

struct RegistryPairsIn {
    std::optional<PairState> state;
    std::optional<RegionCode> region;
    std::optional<PairId> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(RegistryPairsIn, (), (state, region, after, limit))
struct RegistryPairAt {
    PairId id;
};
BOOST_DESCRIBE_STRUCT(RegistryPairAt, (), (id))
struct RegistrySuspectIn {
    PersonId left, right;
};
BOOST_DESCRIBE_STRUCT(RegistrySuspectIn, (), (left, right))
struct RegistryJudgeIn {
    PairId id;
    PairState state = PairState::different;
    std::optional<PersonId> keep;
    Text<1, 500> reason;
};
BOOST_DESCRIBE_STRUCT(RegistryJudgeIn, (), (id, state, keep, reason))
struct RegistryUndoIn {
    MergeId id;
    Text<1, 500> reason;
};
BOOST_DESCRIBE_STRUCT(RegistryUndoIn, (), (id, reason))

}  // namespace sinergi::registry::wire
