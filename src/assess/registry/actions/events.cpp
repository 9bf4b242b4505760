// What happens to a family, each as one deed: nobody is moved by editing fields.
//
//   born      somebody                      a child of the family
//   died      person [head]                 stays in the file, no longer counted
//   married   person, somebody | other      comes in as told, or goes to the other family
//   divorced  person                        marital state alone
//   moved     region, place                 the whole family to a new home
//   came_in   somebody                      a person, new or of the registry
//   left      person, reason [head]         moved away, nobody knows where to
//   split     who, region, place [head]     some of them become a family of their own
//   joined    other                         all of them go to another family; this one ends
//   new_head  head                          of a family whose head died, and nobody said who follows

#include "registry/actions/shared.hpp"

#include <algorithm>

namespace sinergi::registry {
namespace {

/// The family in hand while something happens to it.
struct Scene {
    db::Tx& tx;
    Desk const& desk;
    access::Officer const& by;
    NewEvent const& wish;
    Date day;
    Taken taken;
    Family family;                // as it will stand
    std::vector<Person> members;  // as they will stand
    FamilyId other{};
    PersonId person{};

    Person* member(PersonId id) {
        auto const found = std::ranges::find(members, id, &Person::id);
        return found == members.end() ? nullptr : &*found;
    }
    Done keep(Person& one) {
        stamp(one, desk, by, wish.ground.source, day);
        SINERGI_MUST(store::save(tx, one));
        ++one.version;
        desk.touched.push_back(one.id);
        return {};
    }
};

/// @refuses registry.event_person_missing registry.not_a_member
Result<Person*> who(Scene& scene) {
    if (scene.wish.person.is_none()) return refuse(Why::malformed, "registry.event_person_missing", "person");
    auto* const one = scene.member(scene.wish.person);
    if (one == nullptr) return refuse(Why::malformed, "registry.not_a_member", "person");
    scene.person = one->id;
    return one;
}

/// A family whose head died or went names another one, unless nobody is left.
Done hand_over_head(Scene& scene) {
    auto& members = scene.members;
    if (std::ranges::any_of(members, is_living_head)) return {};
    if (std::ranges::none_of(members, is_living)) {
        bool const is_dead =
            std::ranges::any_of(members, [](auto const& one) { return one.state == PersonState::dead; });
        scene.family.state = is_dead ? FamilyState::dead : FamilyState::moved;
        return {};
    }
    auto* const next = scene.member(scene.wish.head);
    if (next == nullptr || !is_living(*next)) return refuse(Why::malformed, "registry.head_needed", "head");
    next->relation = relation_head;
    store::close_membership(scene.tx, next->id, scene.family.id, scene.day, word(scene.wish.kind));
    join(scene.tx, scene.desk, next->id, scene.family, relation_head, scene.day, scene.wish.kind);
    return scene.keep(*next);
}

Done take_in(Scene& scene) {
    auto const& told = scene.wish.somebody;
    if (!told) return refuse(Why::malformed, "registry.event_person_missing", "somebody");
    if (!told->known.is_none()) {
        SINERGI_TRY(known, bring(scene.tx, scene.desk, scene.by, scene.family, *told, scene.wish.ground, scene.day));
        SINERGI_MUST(scene.keep(known));
        join(scene.tx, scene.desk, known.id, scene.family, known.relation, scene.day, scene.wish.kind);
        scene.person = known.id;
        std::erase_if(scene.members, [&](Person const& one) { return one.id == known.id; });
        scene.members.push_back(std::move(known));
        return {};
    }
    Faults faults;
    auto person = person_of(scene.desk, scene.by, scene.family, *told, scene.wish.ground, scene.day, faults);
    SINERGI_MUST(faults.told());
    if (scene.wish.kind == EventKind::born && !person.born_on) person.born_on = scene.day;
    store::insert(scene.tx, person);
    join(scene.tx, scene.desk, person.id, scene.family, person.relation, scene.day, scene.wish.kind);
    suspect_same_nik(scene.tx, scene.desk, person);
    scene.person = person.id;
    scene.members.push_back(std::move(person));
    return {};
}

/// A person goes to another family of the registry, under the relation told.
Done send_to(Scene& scene, Person& one, Family const& other, std::int64_t relation) {
    store::close_membership(scene.tx, one.id, scene.family.id, scene.day, word(scene.wish.kind));
    one.family = other.id;
    one.region = other.region;
    one.relation = relation;
    join(scene.tx, scene.desk, one.id, other, relation, scene.day, scene.wish.kind);
    return scene.keep(one);
}

/// Counts and head of a family that others came to.
Done settle_other(Scene& scene, Family other) {
    auto const members = store::members(scene.tx, other.id);
    SINERGI_MUST(no_block(check_family(other, members, scene.desk.today())));
    settle(other, members);
    stamp(other, scene.desk, scene.by, scene.wish.ground.source, scene.day);
    SINERGI_MUST(store::save(scene.tx, other));
    leave(scene.tx, scene.desk, scene.by, scene.wish.ground, scene.day,
          {.kind = EventKind::came_in, .family = &other, .person = scene.person, .other_family = scene.family.id});
    return {};
}

Result<Family> other_family(Scene& scene) {
    SINERGI_TRY(other, take(scene.tx, scene.desk, access::Act::edit_registry, scene.by, scene.wish.other));
    if (other.family.state != FamilyState::active || other.family.id == scene.family.id)
        return refuse(Why::conflict, "registry.family_ended", "other");
    scene.other = other.family.id;
    return other.family;
}

Done die(Scene& scene) {
    SINERGI_TRY(one, who(scene));
    one->state = PersonState::dead;
    one->state_on = scene.day;
    SINERGI_MUST(no_block(check_person(*one, scene.desk.today())));
    SINERGI_MUST(scene.keep(*one));
    return hand_over_head(scene);
}

Done marry(Scene& scene) {
    SINERGI_TRY(one, who(scene));
    one->marital = marital_married;
    if (scene.wish.other.is_none()) {
        SINERGI_MUST(scene.keep(*one));
        if (!scene.wish.somebody) return {};
        auto const keeps = scene.person;
        SINERGI_MUST(take_in(scene));
        scene.person = keeps;
        return {};
    }
    SINERGI_TRY(other, other_family(scene));
    auto const relation = scene.wish.somebody ? scene.wish.somebody->relation : relation_other;
    SINERGI_MUST(send_to(scene, *one, other, relation));
    std::erase_if(scene.members, [&](Person const& member) { return member.id == scene.person; });
    SINERGI_MUST(hand_over_head(scene));
    return settle_other(scene, other);
}

Done go_away(Scene& scene) {
    SINERGI_TRY(one, who(scene));
    one->state = PersonState::moved;
    one->state_on = scene.day;
    SINERGI_MUST(scene.keep(*one));
    store::close_membership(scene.tx, one->id, scene.family.id, scene.day, word(EventKind::left));
    return hand_over_head(scene);
}

Done put_place(Scene& scene, Family& family) {
    Faults faults;
    if (scene.wish.region) {
        faults.check(check_village(scene.desk, *scene.wish.region));
        family.region = *scene.wish.region;
    }
    if (scene.wish.place) {
        put_home(family, *scene.wish.place, faults);
        family.lat = scene.wish.place->lat;  // a point of the old home is none of the new one
        family.lon = scene.wish.place->lon;
    }
    return faults.told();
}

Done move_house(Scene& scene) {
    if (!scene.wish.region && !scene.wish.place) return refuse(Why::malformed, "registry.nothing_changed");
    SINERGI_MUST(put_place(scene, scene.family));
    for (auto& one : scene.members) {
        if (one.region == scene.family.region) continue;
        one.region = scene.family.region;
        SINERGI_MUST(scene.keep(one));
    }
    return {};
}

Done split_off(Scene& scene) {
    if (scene.wish.who.empty()) return refuse(Why::malformed, "registry.event_person_missing", "who");
    Family made;
    made.id = scene.desk.office.ids.make<Family>(scene.desk.now);
    made.region = scene.family.region;
    made.address = scene.family.address;
    made.rt = scene.family.rt;
    made.rw = scene.family.rw;
    made.household = scene.family.household;
    SINERGI_MUST(put_place(scene, made));
    stamp(made, scene.desk, scene.by, scene.wish.ground.source, scene.day);
    auto const head = scene.wish.head.is_none() ? scene.wish.who.front() : scene.wish.head;
    bool const is_head_there = std::ranges::find(scene.wish.who, head) != scene.wish.who.end();
    auto const new_head = is_head_there ? head : scene.wish.who.front();
    std::vector<Person> gone;
    for (auto const id : scene.wish.who) {
        auto* const one = scene.member(id);
        if (one == nullptr) return refuse(Why::malformed, "registry.not_a_member", "who");
        auto const relation = id == new_head                   ? relation_head
                              : one->relation == relation_head ? relation_other
                                                               : one->relation;
        SINERGI_MUST(send_to(scene, *one, made, relation));
        gone.push_back(*one);
    }
    std::erase_if(scene.members,
                  [&](Person const& one) { return std::ranges::find(scene.wish.who, one.id) != scene.wish.who.end(); });
    SINERGI_MUST(no_block(check_family(made, gone, scene.desk.today())));
    settle(made, gone);
    store::insert(scene.tx, made);
    scene.other = made.id;
    leave(scene.tx, scene.desk, scene.by, scene.wish.ground, scene.day,
          {.kind = EventKind::created, .family = &made, .other_family = scene.family.id});
    return hand_over_head(scene);
}

Done join_other(Scene& scene) {
    SINERGI_TRY(other, other_family(scene));
    for (auto& one : scene.members) {
        if (!is_living(one)) continue;
        SINERGI_MUST(send_to(scene, one, other, one.relation == relation_head ? relation_other : one.relation));
        scene.person = one.id;
    }
    std::erase_if(scene.members, is_living);
    scene.family.state = FamilyState::merged;
    scene.family.merged_into = other.id;
    return settle_other(scene, other);
}

Done name_head(Scene& scene) {
    if (std::ranges::any_of(scene.members, is_living_head)) return refuse(Why::conflict, "registry.head_lives", "head");
    auto const* const next = scene.member(scene.wish.head);
    if (next == nullptr || !is_living(*next)) return refuse(Why::malformed, "registry.head_needed", "head");
    scene.person = next->id;
    return hand_over_head(scene);
}

Done happen(Scene& scene) {
    switch (scene.wish.kind) {
        case EventKind::born:
        case EventKind::came_in:
            return take_in(scene);
        case EventKind::died:
            return die(scene);
        case EventKind::married:
            return marry(scene);
        case EventKind::divorced: {
            SINERGI_TRY(one, who(scene));
            one->marital = 3;
            return scene.keep(*one);
        }
        case EventKind::moved:
            return move_house(scene);
        case EventKind::left:
            return go_away(scene);
        case EventKind::split:
            return split_off(scene);
        case EventKind::joined:
            return join_other(scene);
        case EventKind::new_head:
            return name_head(scene);
        default:
            return refuse(Why::malformed, "registry.event_not_recordable", "kind");
    }
}

}  // namespace

Result<Family> record(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id, NewEvent const& wish) {
    SINERGI_TRY(taken, take_to_change(tx, desk, by, id, wish.version));
    SINERGI_TRY(day, day_of(desk, wish.ground));
    Scene scene{.tx = tx,
                .desk = desk,
                .by = by,
                .wish = wish,
                .day = day,
                .taken = taken,
                .family = taken.family,
                .members = taken.members};
    SINERGI_MUST(happen(scene));
    auto& family = scene.family;
    if (family.state == FamilyState::active) SINERGI_MUST(no_block(check_family(family, scene.members, desk.today())));
    settle(family, scene.members);
    stamp(family, desk, by, wish.ground.source, day);
    SINERGI_MUST(store::save(tx, family));
    ++family.version;
    std::vector<Change> changes;
    add_change(changes, "region", taken.family.region.text(), family.region.text());
    add_change(changes, "address", taken.family.address, family.address);
    add_change(changes, "no_kk", taken.family.no_kk, family.no_kk);
    add_change(changes, "head", taken.family.head_name, family.head_name);
    leave(tx, desk, by, wish.ground, day,
          {.kind = wish.kind,
           .family = &family,
           .person = scene.person,
           .other_family = scene.other,
           .changes = std::move(changes)});
    return family;
}

}  // namespace sinergi::registry
