#pragma once
// What the registry answers.

#include "registry/api/wire.hpp"

namespace sinergi::registry::wire {

struct RegistryPersonOut {
    PersonId id;
    FamilyId family;
    RegionCode region;
    std::string region_name, name, nik_masked, sex;
    std::int64_t relation = 0, marital = 0;
    std::optional<Date> born_on;
    std::optional<std::int64_t> age;
    std::string born_place, mother_name;
    PersonId father, mother, merged_into;
    PersonState state = PersonState::here;
    std::optional<Date> state_on;
    Padan padan = Padan::unknown;
    Source source = Source::office;
    std::string author_name;
    Moment recorded_at;
    Date valid_from;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(RegistryPersonOut, (),
                      (id, family, region, region_name, name, nik_masked, sex, relation, marital, born_on, age,
                       born_place, mother_name, father, mother, merged_into, state, state_on, padan, source,
                       author_name, recorded_at, valid_from, version))

struct RegistryFamilyRowOut {
    FamilyId id;
    RegionCode region;
    std::string region_name, no_kk_masked, head_name, address, rt, rw;
    FamilyState state = FamilyState::active;
    bool is_without_head = false;  // its head died, and nobody said who follows
    std::int64_t members = 0;
    std::optional<std::int64_t> decile;
    std::string decile_period;
    HouseholdId household;
    std::optional<std::int64_t> lat, lon;
    FamilyId merged_into;
    Source source = Source::office;
    std::string author_name;
    Moment recorded_at;
    Date valid_from;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(RegistryFamilyRowOut, (),
                      (id, region, region_name, no_kk_masked, head_name, address, rt, rw, state, is_without_head,
                       members, decile, decile_period, household, lat, lon, merged_into, source, author_name,
                       recorded_at, valid_from, version))
struct RegistryFamiliesOut {
    std::vector<RegistryFamilyRowOut> items;
    std::optional<FamilyId> next;
};
BOOST_DESCRIBE_STRUCT(RegistryFamiliesOut, (), (items, next))

/// One weight of a score, in words.
struct RegistryWhyOut {
    std::string words;
    std::int64_t weight = 0;  // thousandths of a bit; above 0 speaks for one person
};
BOOST_DESCRIBE_STRUCT(RegistryWhyOut, (), (words, weight))
struct RegistryHitOut {
    RegistryPersonOut person;
    std::string head_name, address;
    std::int64_t percent = 0;  // how sure that it is the one asked for; 100 of a number that was typed
    std::vector<RegistryWhyOut> why;
};
BOOST_DESCRIBE_STRUCT(RegistryHitOut, (), (person, head_name, address, percent, why))
struct RegistryHitsOut {
    std::vector<RegistryHitOut> items;
    bool is_whole = true;  // false while the index is still being built: somebody may be missing
};
BOOST_DESCRIBE_STRUCT(RegistryHitsOut, (), (items, is_whole))

struct RegistryFindingOut {
    Fault fault = Fault::name_missing;
    Weight weight = Weight::doubt;
    std::string at, sentence;
};
BOOST_DESCRIBE_STRUCT(RegistryFindingOut, (), (fault, weight, at, sentence))

struct RegistryAnsweredOut {
    AnsweredId id;
    std::string subject;  // id of the family or the person
    std::string section;
    FormVersion form = FormVersion::regsosek2022;
    std::map<std::string, std::int64_t> answers;
    std::map<std::string, std::int64_t> mapped;  // of an older form, in today's codes, where the source says how
    Source source = Source::office;
    std::string author_name;
    Moment recorded_at;
    Date valid_from;
};
BOOST_DESCRIBE_STRUCT(RegistryAnsweredOut, (),
                      (id, subject, section, form, answers, mapped, source, author_name, recorded_at, valid_from))

struct RegistryEventOut {
    EventId id;
    EventKind kind = EventKind::created;
    Date on_day;
    FamilyId family;
    PersonId person;
    FamilyId other_family;
    PersonId other_person;
    std::vector<Change> changes;
    std::string section, reason;
    Source source = Source::office;
    std::string author_name, by_role;
    Moment recorded_at;
};
BOOST_DESCRIBE_STRUCT(RegistryEventOut, (),
                      (id, kind, on_day, family, person, other_family, other_person, changes, section, reason, source,
                       author_name, by_role, recorded_at))
struct RegistryEventsOut {
    std::vector<RegistryEventOut> items;
    std::optional<EventId> next;
};
BOOST_DESCRIBE_STRUCT(RegistryEventsOut, (), (items, next))

struct RegistryDecileOut {
    DecileOf of = DecileOf::bps;
    std::string period;
    std::int64_t decile = 0;
    Moment received_at;
};
BOOST_DESCRIBE_STRUCT(RegistryDecileOut, (), (of, period, decile, received_at))

/// What a list of the state says, as of its cut-off; `value` a code of its code list, else its words.
struct RegistryFactOut {
    std::string subject;  // id of the family or the person
    FactKind kind = FactKind::status_dtsen;
    std::string value;
    Source source = Source::list;
    std::string author_name;
    Date as_of;
    Moment recorded_at;
};
BOOST_DESCRIBE_STRUCT(RegistryFactOut, (), (subject, kind, value, source, author_name, as_of, recorded_at))

struct RegistryFamilyOut {
    RegistryFamilyRowOut family;
    std::vector<RegistryPersonOut> members;
    std::vector<RegistryAnsweredOut> answers, specifics;
    std::vector<RegistryDecileOut> deciles;
    std::vector<RegistryFactOut> facts;  // the newest of a kind and subject last
    std::vector<RegistryEventOut> events;
    std::vector<RegistryFindingOut> findings;
    std::vector<PairId> pairs;
    bool sees_specific = false, may_edit = false;
};
BOOST_DESCRIBE_STRUCT(RegistryFamilyOut, (),
                      (family, members, answers, specifics, deciles, facts, events, findings, pairs, sees_specific,
                       may_edit))
struct RegistryPersonMadeOut {
    RegistryPersonOut person;
    std::vector<RegistryFindingOut> findings;
};
BOOST_DESCRIBE_STRUCT(RegistryPersonMadeOut, (), (person, findings))

struct RegistryNikOut {
    std::string nik;
};
BOOST_DESCRIBE_STRUCT(RegistryNikOut, (), (nik))

struct RegistryPairOut {
    PairId id;
    PairState state = PairState::open;
    RegistryPersonOut left, right;
    std::string left_head, right_head;  // heads of their families
    std::int64_t percent = 0;
    std::vector<RegistryWhyOut> why;
    std::string decided_by, reason;
    std::optional<Moment> decided_at;
    std::optional<MergeId> merge;  // to undo, where it was merged
};
BOOST_DESCRIBE_STRUCT(RegistryPairOut, (),
                      (id, state, left, right, left_head, right_head, percent, why, decided_by, reason, decided_at,
                       merge))
struct RegistryPairsOut {
    std::vector<RegistryPairOut> items;
    std::optional<PairId> next;
};
BOOST_DESCRIBE_STRUCT(RegistryPairsOut, (), (items, next))

}  // namespace sinergi::registry::wire
