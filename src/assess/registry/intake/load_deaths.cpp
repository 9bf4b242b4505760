// Who died by a file: dead from that day on, not from the day of the import; and who heads the family then.

#include "registry/actions/shared.hpp"
#include "registry/intake/batch.hpp"
#include "registry/store/imports.hpp"

#include <algorithm>

namespace sinergi::registry::intake {
namespace {

/// Changes what holds from `day` on, also what stood meanwhile: each stretch since then stands once more, changed.
template <class Row, class Change>
Done hold_from(db::Tx& tx, Row& row, Date day, Change const& change) {
    for (auto& stretch : store::since(tx, row.id, day)) {
        auto const from = std::max(day, stretch.valid_from);
        change(stretch, from);
        stretch.version = row.version;
        SINERGI_MUST(store::save(tx, stretch));
        row = std::move(stretch);
        ++row.version;
    }
    return {};
}

/// Since when somebody who is dead from `day` on stood in this family.
Date counted_from(db::Tx& tx, Person const& dead, Date day) {
    auto from = without_end;
    for (auto const& stay : store::memberships(tx, dead.id))
        if (stay.family == dead.family && stay.to_on > day) from = std::min(from, stay.from_on);
    return std::max(from, day);
}

}  // namespace

std::uint32_t Loader::head_told(std::uint32_t family) const {
    for (auto const place : members_of(family)) {
        auto const& row = told_.persons[place];
        if (!row.is_faulty && row.relation == relation_head && row.died_on == no_day) return place;
    }
    return UINT32_MAX;
}

std::uint32_t Loader::note_head(std::uint32_t family, std::vector<Person> const& there) {
    std::uint32_t dead = UINT32_MAX;
    for (auto const place : members_of(family)) {
        auto const& row = told_.persons[place];
        bool const is_first = dead == UINT32_MAX || row.relation == relation_head;
        if (!row.is_faulty && row.died_on != no_day && is_first) dead = place;
    }
    bool const was_without = is_without_head(there);
    if (dead == UINT32_MAX && !was_without) return UINT32_MAX;
    auto after = there;
    for (auto const place : members_of(family)) {
        if (told_.persons[place].is_faulty) continue;
        auto told = told_.person(told_.persons[place]);
        auto const* const found = find_member(there, told);
        if (found == nullptr)
            after.push_back(std::move(told));
        else if (told.state == PersonState::dead && found->state != PersonState::merged)
            after[static_cast<std::size_t>(found - there.data())].state = told.state;
    }
    if (!is_without_head(after)) return UINT32_MAX;
    auto const next = head_told(family);
    if (next != UINT32_MAX || was_without) return next;  // that it has none was said when it lost it
    ++without_head_;
    auto const& row = told_.persons[dead];
    late_faults_.push_back({Fault::head_died, row.file, row.line,
                            std::string(title_of(told_.columns[row.file], "died_on")), Date(row.died_on).text()});
    return UINT32_MAX;
}

void Loader::leave_death(db::Tx& tx, Desk const& desk, Family const& family, Person const& person) {
    (void)next_id(desk.now);
    leave(tx, desk, wish_.by, {wish_.source, {}, wish_.reason}, *person.state_on,
          {.kind = EventKind::died, .family = &family, .person = person.id});
    (void)next_id(desk.now);
}

Done Loader::bury(db::Tx& tx, Desk const& desk, ImportId import, std::uint32_t place, Family& family,
                  std::vector<Person>& members) {
    for (auto const at : members_of(place)) {
        auto const& row = told_.persons[at];
        auto const found = std::ranges::find(members, PersonId(person_id_[at]), &Person::id);
        bool const is_changed = person_fate_[at] == Fate::changed && row.died_on != no_day;
        if (!is_changed || found == members.end()) continue;
        if (found->state == PersonState::dead || found->state == PersonState::merged) continue;
        bool const was_living = is_living(*found);
        Date const day(row.died_on);
        SINERGI_MUST(hold_from(tx, *found, day, [&](Person& one, Date from) {
            one.state = PersonState::dead;
            one.state_on = day;
            stamp(one, desk, wish_.by, wish_.source, from);
        }));
        store::note_change(tx, import, found->id.raw(), true, found->version);
        desk.touched.push_back(found->id);
        if (was_living)
            SINERGI_MUST(hold_from(tx, family, counted_from(tx, *found, day), [&](Family& one, Date from) {
                if (one.members > 0) --one.members;
                if (one.members == 0 && one.state == FamilyState::active) one.state = FamilyState::dead;
                if (one.head == found->id) one.head = {};
                stamp(one, desk, wish_.by, wish_.source, from);
            }));
        leave_death(tx, desk, family, *found);
    }
    return {};
}

void Loader::take_head(db::Tx& tx, Desk const& desk, std::uint32_t place, Family const& family,
                       std::vector<Person>& members, std::vector<PersonId>& changed) {
    auto const at = head_told(place);
    if (at == UINT32_MAX || !is_without_head(members)) return;
    auto const next = std::ranges::find(members, PersonId(person_id_[at]), &Person::id);
    if (next == members.end() || !is_living(*next)) return;
    next->relation = relation_head;
    changed.push_back(next->id);
    store::close_membership(tx, next->id, family.id, desk.today(), word(EventKind::imported));
    (void)next_id(desk.now);
    join(tx, desk, next->id, family, relation_head, desk.today(), EventKind::imported);
    (void)next_id(desk.now);
}

}  // namespace sinergi::registry::intake
