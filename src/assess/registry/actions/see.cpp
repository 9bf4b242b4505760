// Opening a family, a NIK; what other houses ask and leave here.

#include "audit/actions.hpp"
#include "registry/actions/shared.hpp"

namespace sinergi::registry {

bool has_any(db::Tx& tx) { return store::count_persons(tx, 1) > 0; }

namespace {

constexpr std::int64_t events_shown = 30;

/// All that is asked of a family and its members besides their rows, at once.
void ask_ahead(db::Tx& tx, FamilyId id, std::span<Person const> members, bool sees_specific) {
    auto const ask = [&](std::int64_t subject) {
        store::answers_ahead(tx, subject, store::Shelf::open);
        if (sees_specific) store::answers_ahead(tx, subject, store::Shelf::specific);
        store::facts_ahead(tx, subject);
    };
    ask(id.raw());
    for (auto const& one : members) {
        ask(one.id.raw());
        store::open_pairs_ahead(tx, one.id);
    }
    store::deciles_ahead(tx, id);
    store::events_ahead(tx, id, {}, events_shown);
}

}  // namespace

Result<FamilyFile> open(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id,
                        std::optional<Date> as_of) {
    SINERGI_TRY(file, look(tx, desk, by, id, as_of));
    note_opened(tx, desk, by, id, file.family.region);
    return file;
}

void note_opened(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id, RegionCode const& region) {
    audit::note(tx, desk.office.ids, desk.now, by.trace(), "registry.opened",
                {.kind = "family", .id = id.raw(), .region = region});
}

Result<FamilyFile> look(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id,
                        std::optional<Date> as_of) {
    store::family_ahead(tx, id);
    SINERGI_TRY(taken, take(tx, desk, access::Act::see_registry, by, id));
    FamilyFile file{.family = taken.family, .members = std::move(taken.members)};
    if (as_of) {
        auto const then = store::family_as_of(tx, id, *as_of);
        if (!then) return refuse(Why::not_found, "registry.not_known_then", "as_of");
        file.family = *then;
        file.members = store::members_as_of(tx, id, *as_of);
    }
    file.sees_specific = access::permit(access::Act::see_person_specific, by, taken.family.region).has_value();
    file.may_edit = !as_of && by.may(access::Act::edit_registry) && file.family.state != FamilyState::merged;
    ask_ahead(tx, id, file.members, file.sees_specific);
    auto const gather = [&](std::int64_t subject) {
        for (auto& one : store::answers(tx, subject, store::Shelf::open))
            if (!as_of || one.valid_from <= *as_of) file.answers.push_back(std::move(one));
        if (file.sees_specific)
            for (auto& one : store::answers(tx, subject, store::Shelf::specific))
                if (!as_of || one.valid_from <= *as_of) file.specifics.push_back(std::move(one));
        for (auto& one : store::facts(tx, subject))
            if (!as_of || one.as_of <= *as_of) file.facts.push_back(std::move(one));
    };
    gather(id.raw());
    for (auto const& one : file.members) {
        gather(one.id.raw());
        for (auto const& pair : store::open_pairs_of(tx, one.id)) file.pairs.push_back(pair);
    }
    file.deciles = store::deciles(tx, id);
    file.events = store::events(tx, id, {}, events_shown);
    file.findings = check_family(file.family, file.members, desk.today());
    return file;
}

Result<PersonFile> open(db::Tx& tx, Desk const& desk, access::Officer const& by, PersonId id) {
    if (!by.may(access::Act::see_registry)) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_TRY(person, store::get_person(tx, id));
    auto const permit = access::permit(access::Act::see_registry, by, person.region);
    if (!permit) return refuse(Why::not_found, "registry.person_unknown", "person");
    auto const name_of = [&](PersonId one) {
        auto const found = one.is_none() ? std::nullopt : store::find_person(tx, one);
        return found && access::permit(access::Act::see_registry, by, found->region) ? found->name : std::string{};
    };
    PersonFile file{.person = person, .father_name = name_of(person.father), .mother_name = name_of(person.mother)};
    for (auto const& stay : store::memberships(tx, id)) {
        auto const family = store::find_family(tx, stay.family);
        bool const is_seen = family && access::permit(access::Act::see_registry, by, family->region);
        file.stays.insert(file.stays.begin(), Stay{stay, is_seen ? family->head_name : std::string{}});
    }
    file.events = store::events(tx, id, {}, 50);
    file.pairs = store::open_pairs_of(tx, id);
    for (auto const& merge : store::merges_of(tx, id))
        if (!merge.undone_at) file.merges.push_back(merge);
    file.may_edit = by.may(access::Act::edit_registry) && person.state != PersonState::merged;
    audit::note(tx, desk.office.ids, desk.now, permit->trace(), "registry.person_opened",
                {.kind = "person", .id = id.raw(), .region = person.region});
    return file;
}

Result<Person> open_nik(db::Tx& tx, Desk const& desk, access::Officer const& by, PersonId id,
                        std::string const& reason) {
    if (char_count(trimmed(reason)) < 5) return refuse(Why::malformed, "registry.reason_missing", "reason");
    SINERGI_TRY(person, store::get_person(tx, id));
    if (!by.may(access::Act::see_registry)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto const permit = access::permit(access::Act::see_registry, by, person.region, reason);
    if (!permit) return refuse(Why::not_found, "registry.person_unknown", "person");
    audit::note(tx, desk.office.ids, desk.now, permit->trace(), "registry.nik_opened",
                {.kind = "person", .id = id.raw(), .region = person.region});
    return person;
}

std::vector<DecileRow> deciles_of(db::Tx& tx, FamilyId id) { return store::deciles(tx, id); }

Done remember(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id, EventKind kind,
              Ground const& ground) {
    bool const is_of_others = kind == EventKind::proposed || kind == EventKind::decided ||
                              kind == EventKind::objected || kind == EventKind::checked;
    if (!is_of_others) return refuse(Why::malformed, "registry.event_not_recordable", "kind");
    SINERGI_TRY(taken, take(tx, desk, access::Act::see_registry, by, id));
    SINERGI_TRY(day, day_of(desk, ground));
    leave(tx, desk, by, ground, day, {.kind = kind, .family = &taken.family});
    return {};
}

}  // namespace sinergi::registry
