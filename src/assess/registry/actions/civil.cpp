#include "registry/actions/civil.hpp"

#include "audit/about.hpp"
#include "plumbing/json/write.hpp"
#include "registry/actions/shared.hpp"
#include "registry/store/civil.hpp"

namespace sinergi::registry {

Walked walk(db::Tx& tx, access::Permit const& permit, FamilyId after, std::int64_t families) {
    Walked out;
    auto const page = store::list(tx, {.area = permit.area(), .state = "active", .after = after, .limit = families});
    for (auto const& family : page)
        for (auto& one : store::members(tx, family.id))
            if (one.state == PersonState::here || one.state == PersonState::moved ||
                one.state == PersonState::not_found)
                out.persons.push_back(std::move(one));
    if (static_cast<std::int64_t>(page.size()) == families) out.last = page.back().id;
    return out;
}

Result<Person> person_now(db::Tx& tx, access::Permit const& permit, PersonId id) {
    SINERGI_TRY(person, store::get_person(tx, id));
    if (!permit.area().has(person.region)) return refuse(Why::not_found, "registry.person_unknown", "person");
    return person;
}

Result<Checked> checked(db::Tx& tx, access::Permit const& permit, PersonId id) {
    SINERGI_TRY(person, person_now(tx, permit, id));
    Checked out{.person = person};
    if (auto family = store::find_family(tx, person.family)) out.family = *std::move(family);
    for (auto const& stay : store::memberships(tx, id))
        if (stay.family == person.family && stay.to_on == without_end) out.joined_by = stay.cause;
    return out;
}

void set_padan(db::Tx& tx, Desk const& desk, access::Officer const& by, Person const& person, Padan padan,
               std::string_view reason) {
    if (person.padan == padan || !store::set_padan(tx, person.id, padan)) return;
    store::insert(tx, {.id = desk.office.ids.make<Event>(desk.now),
                       .kind = EventKind::padan,
                       .on_day = desk.today(),
                       .region = person.region,
                       .family = person.family,
                       .person = person.id,
                       .changes = json::write(
                           std::vector<Change>{{"padan", std::string(word(person.padan)), std::string(word(padan))}}),
                       .reason = mask_reason(reason),
                       .source = Source::dukcapil,
                       .author = by.id,
                       .by_role = std::string(access::role_text(by.role)),
                       .recorded_at = desk.now});
}

void forget_reason(db::Tx& tx, PersonId id, Moment at) {
    for (auto const family : store::empty_reason_of_edit(tx, id, at))
        audit::forget_deed(tx, {.kind = "family", .id = family.raw()}, "registry.edited", at);
}

}  // namespace sinergi::registry
