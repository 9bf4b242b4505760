// Creating a family, editing it and its members, answers of the form, deciles.

#include "plumbing/json/write.hpp"
#include "registry/actions/shared.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sinergi::registry {
namespace {

/// A card that another family of today carries.
Done check_card(db::Tx& tx, Family const& family) {
    for (auto const& other : store::families_by_kk(tx, family.no_kk))
        if (other.id != family.id && other.state == FamilyState::active)
            return refuse(Why::conflict, "registry.fault_kk_known", "no_kk");
    return {};
}

Result<HouseholdId> household_of(db::Tx& tx, Desk const& desk, NewFamily const& wish) {
    if (wish.household.empty()) return HouseholdId{};
    SINERGI_TRY(code, (Line<1, 40>::parse(wish.household)));
    if (auto const found = store::find_household(tx, code.text())) return found->id;
    Household const made{desk.office.ids.make<Household>(desk.now), wish.region, code.text()};
    store::insert(tx, made);
    return made.id;
}

std::vector<Change> changes_of(Family const& before, Family const& after) {
    std::vector<Change> out;
    auto const place = [](std::optional<std::int64_t> const& at) { return at ? std::to_string(*at) : std::string{}; };
    add_change(out, "region", before.region.text(), after.region.text());
    add_change(out, "no_kk", before.no_kk, after.no_kk);
    add_change(out, "address", before.address, after.address);
    add_change(out, "rt", before.rt, after.rt);
    add_change(out, "rw", before.rw, after.rw);
    add_change(out, "lat", place(before.lat), place(after.lat));
    add_change(out, "lon", place(before.lon), place(after.lon));
    return out;
}

std::vector<Change> changes_of(Person const& before, Person const& after) {
    std::vector<Change> out;
    auto const day = [](std::optional<Date> const& on) { return on ? on->text() : std::string{}; };
    auto const id = [](PersonId one) { return one.is_none() ? std::string{} : one.text(); };
    add_change(out, "nik", before.nik, after.nik);
    add_change(out, "name", before.name, after.name);
    add_change(out, "sex", before.sex, after.sex);
    add_change(out, "born_on", day(before.born_on), day(after.born_on));
    add_change(out, "born_place", before.born_place, after.born_place);
    add_change(out, "mother_name", before.mother_name, after.mother_name);
    add_change(out, "father", id(before.father), id(after.father));
    add_change(out, "mother", id(before.mother), id(after.mother));
    add_change(out, "relation", std::to_string(before.relation), std::to_string(after.relation));
    add_change(out, "marital", std::to_string(before.marital), std::to_string(after.marital));
    return out;
}

Result<Person> edited(Person const& before, PersonEdit const& wish) {
    auto next = before;
    if (wish.nik) {
        SINERGI_TRY(nik, read_nik(*wish.nik));
        next.nik = nik;
        if (next.nik != before.nik) next.padan = Padan::unknown;
    }
    if (wish.name) next.name = *wish.name;
    if (wish.sex) next.sex = *wish.sex;
    if (wish.born_on) next.born_on = wish.born_on;
    if (wish.born_place) next.born_place = *wish.born_place;
    if (wish.mother_name) next.mother_name = *wish.mother_name;
    if (wish.father) next.father = *wish.father;
    if (wish.mother) next.mother = *wish.mother;
    if (wish.relation) next.relation = *wish.relation;
    if (wish.marital) next.marital = *wish.marital;
    return next;
}

/// A new head takes the place of the old one, whose relation somebody must then say.
Done step_down(db::Tx& tx, Desk const& desk, access::Officer const& by, std::vector<Person>& members, PersonId head,
               Ground const& ground, Date day) {
    for (auto& one : members)
        if (one.id != head && one.relation == relation_head && one.state != PersonState::dead) {
            one.relation = relation_other;
            stamp(one, desk, by, ground.source, day);
            SINERGI_MUST(store::save(tx, one));
        }
    return {};
}

/// The members as told; who was refused stands there with what could be read, so that the others keep their places.
std::vector<Person> members_of(db::Tx& tx, Desk const& desk, access::Officer const& by, Family const& family,
                               NewFamily const& wish, Date day, Faults& faults) {
    std::vector<Person> members;
    for (auto const& told : wish.members) {
        Faults own;
        if (told.known.is_none()) {
            members.push_back(person_of(desk, by, family, told, wish.ground, day, own));
        } else if (auto moved = bring(tx, desk, by, family, told, wish.ground, day)) {
            members.push_back(*std::move(moved));
        } else {
            own.take(moved.error());
            members.push_back(store::get_person(tx, told.known).value_or(Person{.name = "-"}));
            members.back().relation = told.relation;
        }
        faults.within(fmt::format("members.{}.", members.size() - 1), own);
    }
    return members;
}

}  // namespace

Result<Family> create(db::Tx& tx, Desk const& desk, access::Officer const& by, NewFamily const& wish) {
    Faults faults;
    if (wish.region == RegionCode{}) {
        if (!by.may(access::Act::edit_registry)) return refuse(Why::not_allowed, "access.act_not_allowed");
    } else {
        SINERGI_MUST(access::permit(access::Act::edit_registry, by, wish.region));
    }
    faults.check(check_village(desk, wish.region));
    auto const day = faults.value(day_of(desk, wish.ground));
    Family family;
    family.id = desk.office.ids.make<Family>(desk.now);
    family.region = wish.region;
    put_home(family, {wish.no_kk, wish.address, wish.rt, wish.rw, wish.lat, wish.lon}, faults);
    faults.check(check_card(tx, family));
    family.household = faults.value(household_of(tx, desk, wish), "household");
    stamp(family, desk, by, wish.ground.source, day);
    auto members = members_of(tx, desk, by, family, wish, day, faults);
    faults.check(no_block(check_family(family, members, desk.today())));
    SINERGI_MUST(faults.told());
    settle(family, members);
    store::insert(tx, family);
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (wish.members[i].known.is_none()) {
            store::insert(tx, members[i]);
        } else {
            SINERGI_MUST(store::save(tx, members[i]));
        }
        join(tx, desk, members[i].id, family, members[i].relation, day, EventKind::created);
        desk.touched.push_back(members[i].id);
        suspect_same_nik(tx, desk, members[i]);
    }
    leave(tx, desk, by, wish.ground, day, {.kind = EventKind::created, .family = &family});
    return family;
}

Result<Family> edit(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id, std::int64_t version,
                    FamilyEdit const& wish, Ground const& ground) {
    SINERGI_TRY(taken, take_to_change(tx, desk, by, id, version));
    Faults faults;
    auto const day = faults.value(day_of(desk, ground));
    auto next = taken.family;
    put_home(next, wish, faults);
    SINERGI_MUST(faults.told());
    auto changes = changes_of(taken.family, next);
    if (changes.empty()) return refuse(Why::malformed, "registry.nothing_changed");
    if (next.no_kk != taken.family.no_kk) SINERGI_MUST(check_card(tx, next));
    for (auto const& one : taken.members)
        if (!next.no_kk.empty() && one.nik == next.no_kk)
            return refuse(Why::malformed, "registry.fault_nik_is_kk", "no_kk");
    stamp(next, desk, by, ground.source, day);
    SINERGI_MUST(store::save(tx, next));
    ++next.version;
    for (auto const& one : taken.members) desk.touched.push_back(one.id);
    leave(tx, desk, by, ground, day,
          {.kind = EventKind::edited, .family = &next, .changes = std::move(changes), .section = "home"});
    return next;
}

Result<Person> edit(db::Tx& tx, Desk const& desk, access::Officer const& by, PersonId id, std::int64_t version,
                    PersonEdit const& wish, Ground const& ground) {
    SINERGI_TRY(before, store::get_person(tx, id));
    SINERGI_TRY(taken, take(tx, desk, access::Act::edit_registry, by, before.family));
    if (before.version != version) return refuse(Why::conflict, "registry.changed_meanwhile", "person");
    SINERGI_TRY(day, day_of(desk, ground));
    SINERGI_TRY(next, edited(before, wish));
    auto changes = changes_of(before, next);
    if (changes.empty()) return refuse(Why::malformed, "registry.nothing_changed");
    auto& members = taken.members;
    if (next.relation == relation_head && before.relation != relation_head)
        SINERGI_MUST(step_down(tx, desk, by, members, id, ground, day));
    stamp(next, desk, by, ground.source, day);
    auto found = check_person(next, desk.today());
    *std::ranges::find(members, id, &Person::id) = next;
    std::ranges::copy(check_family(taken.family, members, desk.today()), std::back_inserter(found));
    SINERGI_MUST(no_block(found));
    SINERGI_MUST(store::save(tx, next));
    ++next.version;
    if (next.relation != before.relation) {
        store::close_membership(tx, id, taken.family.id, day, word(EventKind::edited));
        join(tx, desk, id, taken.family, next.relation, day, EventKind::edited);
    }
    auto family = taken.family;
    settle(family, members);
    if (family.head != taken.family.head || family.head_name != taken.family.head_name) {
        stamp(family, desk, by, ground.source, day);
        SINERGI_MUST(store::save(tx, family));
    }
    if (next.nik != before.nik) suspect_same_nik(tx, desk, next);
    leave(tx, desk, by, ground, day,
          {.kind = EventKind::edited,
           .family = &family,
           .person = id,
           .changes = std::move(changes),
           .section = "identity"});
    return next;
}

Result<Answered> answer(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId family, PersonId person,
                        NewAnswers const& wish, Ground const& ground) {
    SINERGI_TRY(section, section_of(wish.section));
    bool const is_of_person = section.subject == SubjectKind::person;
    if (is_of_person == person.is_none()) return refuse(Why::malformed, "registry.section_of_other", "section");
    SINERGI_TRY(taken, take(tx, desk, access::Act::edit_registry, by, family));
    if (section.is_specific) SINERGI_MUST(access::permit(access::Act::see_person_specific, by, taken.family.region));
    SINERGI_TRY(day, day_of(desk, ground));
    AskedOf of;
    if (is_of_person) {
        auto const one = std::ranges::find(taken.members, person, &Person::id);
        if (one == taken.members.end()) return refuse(Why::not_found, "registry.not_a_member", "person");
        of = AskedOf{age_on(one->born_on, day), one->sex, one->marital};
    }
    SINERGI_MUST(no_block(check_answers(section, wish.form, wish.answers, of)));
    auto const shelf = section.is_specific ? store::Shelf::specific : store::Shelf::open;
    auto const subject = is_of_person ? person.raw() : family.raw();
    AnsweredId latest;
    for (auto const& one : store::answers(tx, subject, shelf))
        if (one.section == wish.section) latest = one.id;
    if (latest != wish.seen) return refuse(Why::conflict, "registry.changed_meanwhile", "seen");
    Answered made{.id = desk.office.ids.make<Answered>(desk.now),
                  .subject = subject,
                  .section = wish.section,
                  .form = wish.form,
                  .body = json::write(wish.answers),
                  .source = ground.source,
                  .author = by.id,
                  .recorded_at = desk.now,
                  .valid_from = day};
    store::insert(tx, made, shelf);
    leave(tx, desk, by, ground, day,
          {.kind = EventKind::answered, .family = &taken.family, .person = person, .section = wish.section});
    return made;
}

Done put_decile(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id, DecileRow const& decile) {
    SINERGI_TRY(taken, take(tx, desk, access::Act::import_registry, by, id));
    SINERGI_TRY(period, read_quarter(decile.period));
    if (decile.decile < 1 || decile.decile > 10)
        return refuse(Why::malformed, "registry.decile_out_of_range", "decile");
    store::put_decile(tx, id, decile, by.id);
    auto next = taken.family;
    if (decile.maker != DecileOf::bps || period < next.decile_period) return {};
    std::vector<Change> changes;
    add_change(changes, "decile", next.decile ? std::to_string(*next.decile) : "", std::to_string(decile.decile));
    if (changes.empty() && period == next.decile_period) return {};
    next.decile = decile.decile;
    next.decile_period = period;
    stamp(next, desk, by, Source::dtsen, desk.today());
    SINERGI_MUST(store::save(tx, next));
    leave(tx, desk, by, {.source = Source::dtsen, .on = {}, .reason = period}, desk.today(),
          {.kind = EventKind::decile, .family = &next, .changes = std::move(changes)});
    return {};
}

}  // namespace sinergi::registry
