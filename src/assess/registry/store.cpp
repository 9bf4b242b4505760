#include "registry/store.hpp"

#include "base/text.hpp"
#include "registry/store_sql.hpp"

#include <algorithm>

namespace sinergi::registry::store {
namespace {

constexpr std::int64_t walk_max = 3'000;  // names looked at for one search by beginning

struct PlaceInList {
    RegionCode region;
    std::string head_key;
    FamilyId id;
};
BOOST_DESCRIBE_STRUCT(PlaceInList, (), (region, head_key, id))

/// The end of the range of texts that begin with this one.
std::string after_all(std::string_view beginning) { return std::string(beginning) + "\x7F"; }

}  // namespace

void persons_ahead(db::Tx& tx, std::span<PersonId const> ids) {
    for (auto const id : ids) tx.ahead(sql::find_person, {{"id", id}});
}

void families_ahead(db::Tx& tx, std::span<FamilyId const> ids) {
    for (auto const id : ids) tx.ahead(sql::find_family, {{"id", id}});
}

void family_ahead(db::Tx& tx, FamilyId id) {
    tx.ahead(sql::find_family, {{"id", id}});
    tx.ahead(sql::members, {{"family", id}});
}

std::optional<Person> find_person(db::Tx& tx, PersonId id) { return tx.find<Person>(sql::find_person, {{"id", id}}); }

Result<Person> get_person(db::Tx& tx, PersonId id) {
    auto found = find_person(tx, id);
    if (!found) return refuse(Why::not_found, "registry.person_unknown", "person");
    return *std::move(found);
}

std::vector<Person> persons_by_nik(db::Tx& tx, std::string_view nik, std::int64_t limit) {
    if (nik.empty()) return {};
    return tx.all<Person>(sql::persons_by_nik, {{"nik", nik}, {"row_max", limit}});
}

std::vector<Person> persons_by_name(db::Tx& tx, std::string_view name, RegionCode const& area, std::int64_t limit) {
    auto const key = search_key(name);
    if (key.size() < 2) return {};
    if (area.level() == RegionLevel::village)
        return tx.all<Person>(sql::persons_of_village_by_name,
                              {{"village", area}, {"first", key}, {"after", after_all(key)}, {"row_max", limit}});
    return tx.all<Person>(sql::persons_by_name, {{"first", key},
                                                 {"after", after_all(key)},
                                                 {"walk_max", walk_max},
                                                 {"area_first", area.first()},
                                                 {"area_after", area.after()},
                                                 {"row_max", limit}});
}

std::vector<Person> members(db::Tx& tx, FamilyId family) { return tx.all<Person>(sql::members, {{"family", family}}); }

std::vector<Person> members_as_of(db::Tx& tx, FamilyId family, Date day) {
    std::vector<Person> out;
    for (auto const id : tx.all<PersonId>(sql::members_as_of, {{"family", family}, {"day", day}})) {
        auto then = tx.find<Person>(sql::person_as_of, {{"id", id}, {"day", day}});
        if (!then) then = find_person(tx, id);
        if (!then) continue;
        for (auto const& stay : memberships(tx, id))
            if (stay.family == family && stay.from_on <= day && day < stay.to_on) then->relation = stay.relation;
        out.push_back(*std::move(then));
    }
    return out;
}

std::vector<Indexed> all_persons(db::Tx& tx, PersonId after, std::int64_t limit) {
    return tx.all<Indexed>(sql::all_persons, {{"after", after.raw()}, {"row_max", limit}});
}

std::int64_t count_persons(db::Tx& tx, std::int64_t up_to) {
    return tx.find<std::int64_t>(sql::count_persons, {{"row_max", up_to}}).value_or(0);
}

std::optional<Family> find_family(db::Tx& tx, FamilyId id) { return tx.find<Family>(sql::find_family, {{"id", id}}); }

Result<Family> get_family(db::Tx& tx, FamilyId id) {
    auto found = find_family(tx, id);
    if (!found) return refuse(Why::not_found, "registry.family_unknown", "family");
    return *std::move(found);
}

std::optional<Family> family_as_of(db::Tx& tx, FamilyId id, Date day) {
    return tx.find<Family>(sql::family_as_of, {{"id", id}, {"day", day}});
}

std::vector<Family> families_by_kk(db::Tx& tx, std::string_view no_kk, std::int64_t limit) {
    if (no_kk.empty()) return {};
    return tx.all<Family>(sql::families_by_kk, {{"no_kk", no_kk}, {"row_max", limit}});
}

std::vector<Family> list(db::Tx& tx, ListFilter const& filter) {
    auto const from = filter.after.is_none() ? std::optional<PlaceInList>{}
                                             : tx.find<PlaceInList>(sql::place_of_family, {{"id", filter.after}});
    auto const at = from.value_or(PlaceInList{filter.area, "", FamilyId{}});
    if (filter.is_without_head)
        return tx.all<Family>(sql::list_without_head, {{"area_first", filter.area.first()},
                                                       {"area_after", filter.area.after()},
                                                       {"after_region", at.region},
                                                       {"after_key", at.head_key},
                                                       {"after_id", at.id.raw()},
                                                       {"row_max", filter.limit}});
    return tx.all<Family>(sql::list_families, {{"area_first", filter.area.first()},
                                               {"area_after", filter.area.after()},
                                               {"after_region", at.region},
                                               {"after_key", at.head_key},
                                               {"after_id", at.id.raw()},
                                               {"state", filter.state},
                                               {"decile_max", filter.decile_max},
                                               {"is_without_decile", filter.is_without_decile},
                                               {"row_max", filter.limit}});
}

std::vector<Family> list_as_of(db::Tx& tx, RegionCode const& area, Date day, std::int64_t limit) {
    return tx.all<Family>(
        sql::list_as_of,
        {{"area_first", area.first()}, {"area_after", area.after()}, {"day", day}, {"row_max", limit}});
}

std::vector<Person> since(db::Tx& tx, PersonId id, Date day) {
    return tx.all<Person>(sql::person_since, {{"id", id}, {"day", day}});
}

std::vector<Family> since(db::Tx& tx, FamilyId id, Date day) {
    return tx.all<Family>(sql::family_since, {{"id", id}, {"day", day}});
}

#define REGISTRY_PERSON_ARGS(p)                                                                                   \
    {"id", (p).id}, {"region", (p).region}, {"family", (p).family}, {"relation", (p).relation}, {"nik", (p).nik}, \
        {"name", (p).name}, {"name_key", search_key((p).name)}, {"sex", (p).sex}, {"born_on", (p).born_on},       \
        {"born_place", (p).born_place}, {"mother_name", (p).mother_name}, {"father", (p).father},                 \
        {"mother", (p).mother}, {"marital", (p).marital}, {"state", word((p).state)}, {"state_on", (p).state_on}, \
        {"merged_into", (p).merged_into}, {"padan", word((p).padan)}, {"source", word((p).source)},               \
        {"author", (p).author.raw()}, {"recorded_at", (p).recorded_at}, {"valid_from", (p).valid_from}, {         \
        "version", (p).version                                                                                    \
    }

#define REGISTRY_FAMILY_ARGS(f)                                                                                     \
    {"id", (f).id}, {"region", (f).region}, {"no_kk", (f).no_kk}, {"head", (f).head}, {"head_name", (f).head_name}, \
        {"head_key", search_key((f).head_name)}, {"address", (f).address}, {"rt", (f).rt}, {"rw", (f).rw},          \
        {"state", word((f).state)}, {"household", (f).household}, {"members", (f).members}, {"decile", (f).decile}, \
        {"decile_period", (f).decile_period}, {"lat", (f).lat}, {"lon", (f).lon}, {"merged_into", (f).merged_into}, \
        {"source", word((f).source)}, {"author", (f).author.raw()}, {"recorded_at", (f).recorded_at},               \
        {"valid_from", (f).valid_from}, {                                                                           \
        "version", (f).version                                                                                      \
    }

void insert(db::Tx& tx, Person const& person) { tx.run(sql::insert_person, {REGISTRY_PERSON_ARGS(person)}); }
void insert(db::Tx& tx, Family const& family) { tx.run(sql::insert_family, {REGISTRY_FAMILY_ARGS(family)}); }

Done save(db::Tx& tx, Person const& next) {
    auto const kept =
        tx.run(sql::keep_person, {{"id", next.id}, {"version", next.version}, {"until", next.valid_from}});
    if (kept == 0) return refuse(Why::conflict, "registry.changed_meanwhile", "person");
    tx.later(sql::close_person, {{"id", next.id}, {"until", next.valid_from}});
    SINERGI_CHECK(tx.run(sql::update_person, {REGISTRY_PERSON_ARGS(next)}) == 1);
    return {};
}

Done save(db::Tx& tx, Family const& next) {
    auto const kept =
        tx.run(sql::keep_family, {{"id", next.id}, {"version", next.version}, {"until", next.valid_from}});
    if (kept == 0) return refuse(Why::conflict, "registry.changed_meanwhile", "family");
    tx.later(sql::close_family, {{"id", next.id}, {"until", next.valid_from}});
    SINERGI_CHECK(tx.run(sql::update_family, {REGISTRY_FAMILY_ARGS(next)}) == 1);
    return {};
}

std::optional<Household> find_household(db::Tx& tx, std::string_view code) {
    return tx.find<Household>(sql::find_household, {{"code", code}});
}

void insert(db::Tx& tx, Household const& household) {
    tx.run(sql::insert_household, {{"id", household.id}, {"region", household.region}, {"code", household.code}});
}

void insert(db::Tx& tx, Membership const& membership) {
    tx.run(sql::insert_membership, {{"id", membership.id},
                                    {"person", membership.person},
                                    {"family", membership.family},
                                    {"relation", membership.relation},
                                    {"from_on", membership.from_on},
                                    {"to_on", membership.to_on},
                                    {"cause", membership.cause},
                                    {"end_cause", membership.end_cause}});
}

std::vector<Membership> memberships(db::Tx& tx, PersonId person) {
    return tx.all<Membership>(sql::memberships, {{"person", person}});
}

void close_membership(db::Tx& tx, PersonId person, FamilyId family, Date day, std::string_view cause) {
    tx.run(sql::close_membership, {{"person", person}, {"family", family}, {"to_on", day}, {"cause", cause}});
}

void reopen_membership(db::Tx& tx, MembershipId id) {
    tx.run(sql::open_membership, {{"id", id}, {"forever", without_end}});
}

void insert(db::Tx& tx, Answered const& answered, Shelf shelf) {
    tx.run(shelf == Shelf::specific ? sql::insert_specific : sql::insert_answer, {{"id", answered.id},
                                                                                  {"subject", answered.subject},
                                                                                  {"section", answered.section},
                                                                                  {"form", word(answered.form)},
                                                                                  {"body", answered.body},
                                                                                  {"source", word(answered.source)},
                                                                                  {"author", answered.author.raw()},
                                                                                  {"recorded_at", answered.recorded_at},
                                                                                  {"valid_from", answered.valid_from}});
}

std::vector<Answered> answers(db::Tx& tx, std::int64_t subject, Shelf shelf) {
    return tx.all<Answered>(shelf == Shelf::specific ? sql::specifics : sql::answers, {{"subject", subject}});
}

void answers_ahead(db::Tx& tx, std::int64_t subject, Shelf shelf) {
    tx.ahead(shelf == Shelf::specific ? sql::specifics : sql::answers, {{"subject", subject}});
}

void insert(db::Tx& tx, Fact const& fact) {
    tx.run(sql::insert_fact, {{"id", fact.id},
                              {"subject", fact.subject},
                              {"kind", word(fact.kind)},
                              {"value", fact.value},
                              {"source", word(fact.source)},
                              {"author", fact.author.raw()},
                              {"recorded_at", fact.recorded_at},
                              {"as_of", fact.as_of}});
}

std::vector<Fact> facts(db::Tx& tx, std::int64_t subject) { return tx.all<Fact>(sql::facts, {{"subject", subject}}); }

void facts_ahead(db::Tx& tx, std::int64_t subject) { tx.ahead(sql::facts, {{"subject", subject}}); }

void put_decile(db::Tx& tx, FamilyId family, DecileRow const& decile, access::AccountId author) {
    tx.later(sql::keep_decile, {{"family", family},
                                {"maker", word(decile.maker)},
                                {"period", decile.period},
                                {"decile", decile.decile},
                                {"now", decile.received_at}});
    tx.run(sql::put_decile, {{"family", family},
                             {"maker", word(decile.maker)},
                             {"period", decile.period},
                             {"decile", decile.decile},
                             {"received_at", decile.received_at},
                             {"author", author.raw()}});
}

std::vector<DecileRow> deciles(db::Tx& tx, FamilyId family) {
    return tx.all<DecileRow>(sql::deciles, {{"family", family}});
}

void deciles_ahead(db::Tx& tx, FamilyId family) { tx.ahead(sql::deciles, {{"family", family}}); }

void insert(db::Tx& tx, Event const& event) {
    tx.later(sql::insert_event, {{"id", event.id},
                                 {"kind", word(event.kind)},
                                 {"on_day", event.on_day},
                                 {"region", event.region},
                                 {"family", event.family},
                                 {"person", event.person},
                                 {"other_family", event.other_family},
                                 {"other_person", event.other_person},
                                 {"changes", event.changes},
                                 {"section", event.section},
                                 {"reason", event.reason},
                                 {"source", word(event.source)},
                                 {"author", event.author.raw()},
                                 {"by_role", event.by_role},
                                 {"recorded_at", event.recorded_at}});
}

std::vector<Event> events(db::Tx& tx, FamilyId family, EventId before, std::int64_t limit) {
    auto const from = before.is_none() ? INT64_MAX : before.raw();
    return tx.all<Event>(sql::events_of_family, {{"family", family}, {"before", from}, {"row_max", limit}});
}

void events_ahead(db::Tx& tx, FamilyId family, EventId before, std::int64_t limit) {
    auto const from = before.is_none() ? INT64_MAX : before.raw();
    tx.ahead(sql::events_of_family, {{"family", family}, {"before", from}, {"row_max", limit}});
}

std::vector<Event> events(db::Tx& tx, PersonId person, EventId before, std::int64_t limit) {
    auto const from = before.is_none() ? INT64_MAX : before.raw();
    return tx.all<Event>(sql::events_of_person, {{"person", person}, {"before", from}, {"row_max", limit}});
}

void put_pair(db::Tx& tx, Pair const& pair) {
    tx.run(sql::put_pair, {{"id", pair.id},
                           {"left", std::min(pair.left, pair.right)},
                           {"right", std::max(pair.left, pair.right)},
                           {"region", pair.region},
                           {"score", pair.score}});
}

std::optional<Pair> find_pair(db::Tx& tx, PairId id) { return tx.find<Pair>(sql::find_pair, {{"id", id}}); }

std::optional<Pair> pair_of(db::Tx& tx, PersonId one, PersonId other) {
    return tx.find<Pair>(sql::pair_of, {{"left", std::min(one, other)}, {"right", std::max(one, other)}});
}

std::vector<Pair> pairs(db::Tx& tx, PairState state, RegionCode const& area, PairId after, std::int64_t limit) {
    auto const from = after.is_none() ? std::optional<Pair>{} : find_pair(tx, after);
    return tx.all<Pair>(sql::list_pairs, {{"state", word(state)},
                                          {"area_first", area.first()},
                                          {"area_after", area.after()},
                                          {"after_region", from ? from->region : area},
                                          {"after_id", from ? from->id.raw() : std::int64_t{0}},
                                          {"row_max", limit}});
}

std::vector<Pair> open_pairs_of(db::Tx& tx, PersonId person) {
    return tx.all<Pair>(sql::pairs_of, {{"person", person}});
}

void open_pairs_ahead(db::Tx& tx, PersonId person) { tx.ahead(sql::pairs_of, {{"person", person}}); }

void decide(db::Tx& tx, PairId id, PairState state, access::AccountId by, std::string_view reason, Moment now) {
    tx.run(sql::decide_pair, {{"id", id}, {"state", word(state)}, {"by", by.raw()}, {"reason", reason}, {"now", now}});
}

void insert(db::Tx& tx, Merge const& merge) {
    tx.run(sql::insert_merge, {{"id", merge.id},
                               {"kept", merge.kept},
                               {"gone", merge.gone},
                               {"reason", merge.reason},
                               {"author", merge.author.raw()},
                               {"made_at", merge.made_at},
                               {"undo", merge.undo}});
}

std::optional<Merge> find_merge(db::Tx& tx, MergeId id) { return tx.find<Merge>(sql::find_merge, {{"id", id}}); }
std::vector<Merge> merges_of(db::Tx& tx, PersonId kept) { return tx.all<Merge>(sql::merges_of, {{"person", kept}}); }

bool undo_merge(db::Tx& tx, MergeId id, access::AccountId by, Moment now) {
    return tx.run(sql::undo_merge, {{"id", id}, {"by", by.raw()}, {"now", now}}) == 1;
}

}  // namespace sinergi::registry::store
