#pragma once
// Rows of the registry. A back room: only actions and api come here.

#include "access/model.hpp"
#include "plumbing/db/db.hpp"
#include "registry/model/entries.hpp"

#include <functional>
#include <span>

namespace sinergi::registry {

/// The word an enum is stored and sent as.
std::string_view word(auto value) { return boost::describe::enum_to_string(value, ""); }

struct Merge;
using MergeId = Id<Merge>;
/// A merge, and what it takes to undo it.
struct Merge {
    MergeId id;
    PersonId kept, gone;
    std::string reason;
    access::AccountId author;
    Moment made_at;
    std::string undo;  // JSON
    std::optional<Moment> undone_at;
};
BOOST_DESCRIBE_STRUCT(Merge, (), (id, kept, gone, reason, author, made_at, undo, undone_at))

struct DecileRow {
    DecileOf maker = DecileOf::bps;
    std::string period;
    std::int64_t decile = 0;
    Moment received_at;
};
BOOST_DESCRIBE_STRUCT(DecileRow, (), (maker, period, decile, received_at))

/// Somebody as the index of names needs him.
struct Indexed {
    PersonId id;
    RegionCode region;
    std::string nik, name, sex;
    std::optional<Date> born_on;
    std::string born_place, mother_name, no_kk, address;
};
BOOST_DESCRIBE_STRUCT(Indexed, (), (id, region, nik, name, sex, born_on, born_place, mother_name, no_kk, address))

}  // namespace sinergi::registry

namespace sinergi::registry::store {

/// Questions that will be asked of these, so that PostgreSQL answers them together (db::Tx::ahead): in this order.
void persons_ahead(db::Tx& tx, std::span<PersonId const> ids);
void families_ahead(db::Tx& tx, std::span<FamilyId const> ids);
/// The row of a family and its members.
void family_ahead(db::Tx& tx, FamilyId id);

[[nodiscard]] std::optional<Person> find_person(db::Tx& tx, PersonId id);
/// @refuses registry.person_unknown
[[nodiscard]] Result<Person> get_person(db::Tx& tx, PersonId id);
[[nodiscard]] std::vector<Person> persons_by_nik(db::Tx& tx, std::string_view nik, std::int64_t limit = 20);
/// Whose name begins like this, within an area.
[[nodiscard]] std::vector<Person> persons_by_name(db::Tx& tx, std::string_view name, RegionCode const& area,
                                                  std::int64_t limit);
/// Of today, in the order they came.
[[nodiscard]] std::vector<Person> members(db::Tx& tx, FamilyId family);
[[nodiscard]] std::vector<Person> members_as_of(db::Tx& tx, FamilyId family, Date day);
/// By id, from the one after `after`.
[[nodiscard]] std::vector<Indexed> all_persons(db::Tx& tx, PersonId after, std::int64_t limit);
[[nodiscard]] std::int64_t count_persons(db::Tx& tx, std::int64_t up_to);

[[nodiscard]] std::optional<Family> find_family(db::Tx& tx, FamilyId id);
/// @refuses registry.family_unknown
[[nodiscard]] Result<Family> get_family(db::Tx& tx, FamilyId id);
[[nodiscard]] std::optional<Family> family_as_of(db::Tx& tx, FamilyId id, Date day);
[[nodiscard]] std::vector<Family> families_by_kk(db::Tx& tx, std::string_view no_kk, std::int64_t limit = 20);

struct ListFilter {
    RegionCode area;  // within the permit's
    std::string state;
    std::int64_t decile_max = 0;
    bool is_without_decile = false;
    bool is_without_head = false;  // of the active ones, whose head died: decile and state are not asked then
    FamilyId after;
    std::int64_t limit = 50;
};
/// By village and head.
[[nodiscard]] std::vector<Family> list(db::Tx& tx, ListFilter const& filter);
/// Active ones as they were on a day, by head.
[[nodiscard]] std::vector<Family> list_as_of(db::Tx& tx, RegionCode const& area, Date day, std::int64_t limit);

/// What holds after `day`, stretch by stretch: each with the day from which it holds.
[[nodiscard]] std::vector<Person> since(db::Tx& tx, PersonId id, Date day);
[[nodiscard]] std::vector<Family> since(db::Tx& tx, FamilyId id, Date day);
void insert(db::Tx& tx, Person const& person);
void insert(db::Tx& tx, Family const& family);
/// The row as it was goes to the history; `next` takes its place as the version after `next.version`.
/// @refuses registry.changed_meanwhile when somebody else saved since
Done save(db::Tx& tx, Person const& next);
Done save(db::Tx& tx, Family const& next);

[[nodiscard]] std::optional<Household> find_household(db::Tx& tx, std::string_view code);
void insert(db::Tx& tx, Household const& household);

void insert(db::Tx& tx, Membership const& membership);
[[nodiscard]] std::vector<Membership> memberships(db::Tx& tx, PersonId person);
/// From `day` on this person is no longer of this family.
void close_membership(db::Tx& tx, PersonId person, FamilyId family, Date day, std::string_view cause);
void reopen_membership(db::Tx& tx, MembershipId id);

enum class Shelf : std::uint8_t { open, specific };
void insert(db::Tx& tx, Answered const& answered, Shelf shelf);
/// By section, the newest last.
[[nodiscard]] std::vector<Answered> answers(db::Tx& tx, std::int64_t subject, Shelf shelf);
void answers_ahead(db::Tx& tx, std::int64_t subject, Shelf shelf);

void insert(db::Tx& tx, Fact const& fact);
/// By kind, the newest last.
[[nodiscard]] std::vector<Fact> facts(db::Tx& tx, std::int64_t subject);
void facts_ahead(db::Tx& tx, std::int64_t subject);

/// What it takes the place of is kept.
void put_decile(db::Tx& tx, FamilyId family, DecileRow const& decile, access::AccountId author);
[[nodiscard]] std::vector<DecileRow> deciles(db::Tx& tx, FamilyId family);
void deciles_ahead(db::Tx& tx, FamilyId family);

void insert(db::Tx& tx, Event const& event);
/// Newest first, older than `before` (none: from the newest).
[[nodiscard]] std::vector<Event> events(db::Tx& tx, FamilyId family, EventId before, std::int64_t limit);
[[nodiscard]] std::vector<Event> events(db::Tx& tx, PersonId person, EventId before, std::int64_t limit);
void events_ahead(db::Tx& tx, FamilyId family, EventId before, std::int64_t limit);

/// Smaller id left; a pair that is known stays as it is.
void put_pair(db::Tx& tx, Pair const& pair);
[[nodiscard]] std::optional<Pair> find_pair(db::Tx& tx, PairId id);
[[nodiscard]] std::optional<Pair> pair_of(db::Tx& tx, PersonId one, PersonId other);
[[nodiscard]] std::vector<Pair> pairs(db::Tx& tx, PairState state, RegionCode const& area, PairId after,
                                      std::int64_t limit);
[[nodiscard]] std::vector<Pair> open_pairs_of(db::Tx& tx, PersonId person);
void open_pairs_ahead(db::Tx& tx, PersonId person);
void decide(db::Tx& tx, PairId id, PairState state, access::AccountId by, std::string_view reason, Moment now);

void insert(db::Tx& tx, Merge const& merge);
[[nodiscard]] std::optional<Merge> find_merge(db::Tx& tx, MergeId id);
[[nodiscard]] std::vector<Merge> merges_of(db::Tx& tx, PersonId kept);
/// @return was it still to be undone?
bool undo_merge(db::Tx& tx, MergeId id, access::AccountId by, Moment now);

}  // namespace sinergi::registry::store
