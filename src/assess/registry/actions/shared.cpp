#include "registry/actions/shared.hpp"

#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/notices/notices.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sinergi::registry {
namespace {

using NameText = Line<1, 120>;
using PlaceText = Line<0, 120>;
using HomeText = Line<0, 200>;
using ShortText = Line<0, 5>;

bool is_number(std::string_view field) noexcept { return field == "nik" || field == "no_kk"; }

}  // namespace

Result<Date> day_of(Desk const& desk, Ground const& ground) {
    auto const day = ground.on.value_or(desk.today());
    if (day > desk.today()) return refuse(Why::malformed, "registry.ground_in_future", "on");
    return day;
}

Done check_village(Desk const& desk, RegionCode const& region) {
    if (region.level() != RegionLevel::village) return refuse(Why::malformed, "registry.region_not_village", "region");
    auto const found = desk.atlas.find(region);
    if (!found) return refuse(Why::malformed, "registry.fault_region_unknown", "region");
    if (!found->is_open()) return refuse(Why::malformed, "registry.fault_region_ended", "region");
    return {};
}

Result<Taken> take(db::Tx& tx, Desk const& desk, access::Act act, access::Officer const& by, FamilyId id,
                   std::string purpose) {
    (void)desk;
    if (!by.may(act)) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_TRY(family, store::get_family(tx, id));
    auto permit = access::permit(act, by, family.region, std::move(purpose));
    if (!permit) return refuse(Why::not_found, "registry.family_unknown", "family");
    return Taken{*std::move(permit), family, store::members(tx, id)};
}

Result<Taken> take_to_change(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id,
                             std::int64_t version) {
    SINERGI_TRY(taken, take(tx, desk, access::Act::edit_registry, by, id));
    if (taken.family.state == FamilyState::merged) return refuse(Why::conflict, "registry.family_ended", "family");
    if (taken.family.version != version) return refuse(Why::conflict, "registry.changed_meanwhile", "family");
    return taken;
}

std::string masked_number(std::string_view digits) {
    if (digits.size() < 9) return std::string(digits);
    return fmt::format("{}••••••••{}", digits.substr(0, 4), digits.substr(digits.size() - 4));
}

std::string mask_reason(std::string_view reason) { return mask_niks(trimmed(reason)); }

void add_change(std::vector<Change>& changes, std::string_view field, std::string_view before, std::string_view after) {
    if (before == after) return;
    if (is_number(field))
        changes.push_back({std::string(field), masked_number(before), masked_number(after)});
    else
        changes.push_back({std::string(field), mask_niks(before), mask_niks(after)});
}

void leave(db::Tx& tx, Desk const& desk, access::Officer const& by, Ground const& ground, Date day, Note const& line) {
    auto const& family = *line.family;
    store::insert(tx, {.id = desk.office.ids.make<Event>(desk.now),
                       .kind = line.kind,
                       .on_day = day,
                       .region = family.region,
                       .family = family.id,
                       .person = line.person,
                       .other_family = line.other_family,
                       .other_person = line.other_person,
                       .changes = json::write(line.changes),
                       .section = line.section,
                       .reason = mask_niks(ground.reason),
                       .source = ground.source,
                       .author = by.id,
                       .by_role = std::string(access::role_text(by.role)),
                       .recorded_at = desk.now});
    auto const act = "registry." + std::string(word(line.kind));
    audit::note(tx, desk.office.ids, desk.now, by.trace(ground.reason), act,
                {.kind = "family", .id = family.id.raw(), .region = family.region});
    notices::post(tx, desk.office.ids,
                  {.at = desk.now, .topic = act, .subject = family.id.raw(), .region = family.region});
    if (!line.person.is_none()) desk.touched.push_back(line.person);
}

Person person_of(Desk const& desk, access::Officer const& by, Family const& family, NewPerson const& told,
                 Ground const& ground, Date day, Faults& faults) {
    Person person;
    person.id = desk.office.ids.make<Person>(desk.now);
    person.region = family.region;
    person.family = family.id;
    person.relation = told.relation;
    person.nik = faults.value(read_nik(told.nik), "nik");
    if (trimmed(told.name).empty())
        faults.take({.key = "registry.fault_name_missing"}, "name");
    else
        person.name = line_of<NameText>(told.name, "name", faults);
    person.sex = told.sex;
    person.born_on = told.born_on;
    person.born_place = line_of<PlaceText>(told.born_place, "born_place", faults);
    person.mother_name = line_of<PlaceText>(told.mother_name, "mother_name", faults);
    person.father = told.father;
    person.mother = told.mother;
    person.marital = told.marital;
    stamp(person, desk, by, ground.source, day);
    return person;
}

void put_home(Family& family, FamilyEdit const& wish, Faults& faults) {
    if (wish.no_kk) family.no_kk = faults.value(read_kk(*wish.no_kk), "no_kk");
    if (wish.address) family.address = line_of<HomeText>(*wish.address, "address", faults);
    if (wish.rt) family.rt = line_of<ShortText>(*wish.rt, "rt", faults);
    if (wish.rw) family.rw = line_of<ShortText>(*wish.rw, "rw", faults);
    if (wish.lat) family.lat = wish.lat;
    if (wish.lon) family.lon = wish.lon;
}

Result<Person> bring(db::Tx& tx, Desk const& desk, access::Officer const& by, Family const& family,
                     NewPerson const& told, Ground const& ground, Date day) {
    SINERGI_TRY(person, store::get_person(tx, told.known));
    if (!access::permit(access::Act::edit_registry, by, person.region))
        return refuse(Why::not_found, "registry.person_unknown", "known");
    if (person.state == PersonState::merged) return refuse(Why::conflict, "registry.merged_already", "known");
    if (person.state == PersonState::dead) return refuse(Why::conflict, "registry.person_gone", "known");
    bool const is_away = person.state == PersonState::moved;  // has left that family already
    if (person.family == family.id && !is_away) return refuse(Why::conflict, "registry.fault_twice_in_family", "known");
    if (!person.family.is_none() && !is_away) {
        SINERGI_TRY(old, store::get_family(tx, person.family));
        auto rest = store::members(tx, old.id);
        std::erase_if(rest, [&](Person const& one) { return one.id == person.id; });
        bool const is_headless = person.relation == relation_head && std::ranges::any_of(rest, [](Person const& one) {
                                     return one.state == PersonState::here;
                                 });
        if (is_headless) return refuse(Why::conflict, "registry.head_needed", "members");
        store::close_membership(tx, person.id, old.id, day, word(EventKind::left));
        settle(old, rest);
        if (rest.empty()) old.state = FamilyState::moved;
        stamp(old, desk, by, ground.source, day);
        SINERGI_MUST(store::save(tx, old));
        leave(tx, desk, by, ground, day,
              {.kind = EventKind::left, .family = &old, .person = person.id, .other_family = family.id});
    }
    person.state = PersonState::here;
    person.state_on.reset();
    person.family = family.id;
    person.region = family.region;
    person.relation = told.relation;
    stamp(person, desk, by, ground.source, day);
    return person;
}

void settle(Family& family, std::span<Person const> members) {
    family.members = std::ranges::count_if(members, is_living);
    if (auto const head = std::ranges::find_if(members, is_living_head); head != members.end()) {
        family.head = head->id;
        family.head_name = head->name;
    } else {
        family.head = {};
    }
}

void join(db::Tx& tx, Desk const& desk, PersonId person, Family const& family, std::int64_t relation, Date day,
          EventKind cause) {
    store::insert(tx, {.id = desk.office.ids.make<Membership>(desk.now),
                       .person = person,
                       .family = family.id,
                       .relation = relation,
                       .from_on = day,
                       .to_on = without_end,
                       .cause = std::string(word(cause)),
                       .end_cause = ""});
}

void suspect_same_nik(db::Tx& tx, Desk const& desk, Person const& person) {
    constexpr std::int64_t same_number = 12'000;  // thousandths of a bit: what a NIK in common is worth by itself
    for (auto const& other : store::persons_by_nik(tx, person.nik))
        if (other.id != person.id && other.state != PersonState::merged) suspect(tx, desk, person, other, same_number);
}

}  // namespace sinergi::registry
