#include "registry/intake/load.hpp"

#include "base/text.hpp"
#include "registry/actions/shared.hpp"
#include "registry/intake/batch.hpp"
#include "registry/store/imports.hpp"

#include <algorithm>

namespace sinergi::registry::intake {
namespace {

constexpr std::uint32_t compared_at_once = 500;

/// Of a told text and one that stands: taken when it says something else.
bool put(std::string& mine, std::string_view theirs) {
    if (theirs.empty() || mine == theirs) return false;
    mine = theirs;
    return true;
}

bool is_same_death(Person const& mine, Person const& theirs) noexcept {
    return mine.state == theirs.state && mine.state_on == theirs.state_on;
}

bool put_person(Person& mine, Person const& theirs) {
    bool is_changed = put(mine.nik, theirs.nik);
    is_changed |= put(mine.name, theirs.name);
    is_changed |= put(mine.sex, theirs.sex);
    is_changed |= put(mine.born_place, theirs.born_place);
    is_changed |= put(mine.mother_name, theirs.mother_name);
    if (theirs.born_on && theirs.born_on != mine.born_on) {
        mine.born_on = theirs.born_on;
        is_changed = true;
    }
    if (theirs.marital != 0 && theirs.marital != mine.marital) {
        mine.marital = theirs.marital;
        is_changed = true;
    }
    // A list tells of the dead; that somebody is alive again it does not tell.
    if (theirs.state == PersonState::dead && mine.state != PersonState::merged && !is_same_death(mine, theirs)) {
        mine.state = PersonState::dead;
        mine.state_on = theirs.state_on;
        is_changed = true;
    }
    return is_changed;
}

bool put_family(Family& mine, Family const& theirs) {
    bool is_changed = put(mine.address, theirs.address);
    is_changed |= put(mine.rt, theirs.rt);
    is_changed |= put(mine.rw, theirs.rw);
    if (!theirs.region.view().empty() && mine.region != theirs.region) {
        mine.region = theirs.region;
        is_changed = true;
    }
    return is_changed;
}

/// The family of a card; one of whom all are dead when there is no other.
std::optional<Family> find_of_card(db::Tx& tx, std::string_view no_kk) {
    std::optional<Family> dead;
    for (auto& one : store::families_by_kk(tx, no_kk)) {
        if (one.state == FamilyState::active) return std::move(one);
        if (one.state == FamilyState::dead) dead = std::move(one);
    }
    return dead;
}

std::vector<std::string> const person_columns{"id",          "region",   "family",      "relation",   "nik",
                                              "name",        "name_key", "sex",         "born_on",    "born_place",
                                              "mother_name", "marital",  "state",       "state_on",   "padan",
                                              "source",      "author",   "recorded_at", "valid_from", "version"};
std::vector<std::string> const membership_columns{"id", "person", "family", "relation", "from_on", "to_on", "cause"};
std::vector<std::string> const family_columns{
    "id",    "region",  "no_kk",  "head",          "head_name", "head_key", "address",     "rt",         "rw",
    "state", "members", "decile", "decile_period", "source",    "author",   "recorded_at", "valid_from", "version"};
std::vector<std::string> const event_columns{"id",     "kind",   "on_day", "region",  "family",     "person",
                                             "reason", "source", "author", "by_role", "recorded_at"};

}  // namespace

Person const* find_member(std::vector<Person> const& there, Person const& told) {
    for (auto const& one : there)
        if (!told.nik.empty() && one.nik == told.nik) return &one;
    auto const key = search_key(told.name);
    for (auto const& one : there) {
        bool const has_other_nik = !told.nik.empty() && !one.nik.empty();
        if (!has_other_nik && one.born_on == told.born_on && search_key(one.name) == key) return &one;
    }
    return nullptr;
}

Loader::Loader(access::Office& office, regions::Atlas const& atlas, Told const& told, LoadWish wish)
    : office_(office),
      atlas_(atlas),
      told_(told),
      wish_(std::move(wish)),
      family_fate_(told.families.size(), Fate::faulty),
      person_fate_(told.persons.size(), Fate::faulty),
      family_id_(told.families.size(), 0),
      person_id_(told.persons.size(), 0),
      is_answer_new_(told.answers.size(), false),
      is_fact_new_(told.facts.size(), false),
      is_decile_new_(told.families.size(), false) {}

std::int64_t Loader::next_id(Moment at) {
    auto const id = office_.ids.next(at);
    if (first_id_ == 0) first_id_ = id;
    last_id_ = id;
    return id;
}

void Loader::compare_member(db::Tx& tx, std::uint32_t place, std::vector<Person> const& there, bool& is_changed) {
    auto const& row = told_.persons[place];
    if (row.is_faulty) return;
    auto const told = told_.person(row);
    auto const* const found = find_member(there, told);
    if (found == nullptr) {
        person_fate_[place] = Fate::fresh;
        is_changed = true;
        (void)compare_answers(tx, row.first_answer, row.answer_count, 0);
        (void)compare_facts(tx, row.first_fact, row.fact_count, 0);
        if (!is_empty_) note_known(tx, place, told);
        return;
    }
    person_id_[place] = found->id.raw();
    auto next = *found;
    bool const differs = put_person(next, told);
    person_fate_[place] = differs ? Fate::changed : Fate::same;
    is_changed |= differs;
    is_changed |= compare_answers(tx, row.first_answer, row.answer_count, found->id.raw());
    is_changed |= compare_facts(tx, row.first_fact, row.fact_count, found->id.raw());
}

void Loader::compare_family(db::Tx& tx, std::uint32_t place) {
    auto const& row = told_.families[place];
    if (row.is_faulty) return;
    auto const there = is_empty_ ? std::nullopt : find_of_card(tx, row.no_kk);
    // A list of families alone tells of those that are known.
    if (!there && row.count == 0) {
        late_faults_.push_back({Fault::no_members, row.file, row.line, "no_kk", masked_number(row.no_kk)});
        return;
    }
    if (!there && row.region.empty()) {
        late_faults_.push_back({Fault::region_unknown, row.file, row.line, "kode_wil", masked_number(row.no_kk)});
        return;
    }
    auto const members = there ? store::members(tx, there->id) : std::vector<Person>{};
    auto const next_head = note_head(place, members);
    bool is_changed = next_head != UINT32_MAX;
    if (there) {
        family_id_[place] = there->id.raw();
        auto next = *there;
        is_changed |= put_family(next, told_.family(row));
    }
    is_decile_new_[place] = is_new_decile(tx, row, FamilyId(family_id_[place]));
    is_changed |= is_decile_new_[place];
    is_changed |= compare_answers(tx, row.first_answer, row.answer_count, family_id_[place]);
    is_changed |= compare_facts(tx, row.first_fact, row.fact_count, family_id_[place]);
    for (std::uint32_t i = 0; i < row.count; ++i) compare_member(tx, told_.members[row.first + i], members, is_changed);
    if (next_head != UINT32_MAX) person_fate_[next_head] = Fate::changed;
    family_fate_[place] = !there ? Fate::fresh : is_changed ? Fate::changed : Fate::same;
}

ImportCounts Loader::compare() {
    auto const families = static_cast<std::uint32_t>(told_.families.size());
    is_empty_ = office_.db.read([](db::Tx& tx) { return store::count_persons(tx, 1); }) == 0;
    for (std::uint32_t from = 0; from < families; from += compared_at_once)
        (void)office_.db.read([&](db::Tx& tx) {
            for (auto i = from; i < std::min(families, from + compared_at_once); ++i) compare_family(tx, i);
            return 0;
        });
    note_doubles();
    ImportCounts out{.rows = told_.rows};
    for (auto const fate : family_fate_) {
        out.families_new += fate == Fate::fresh;
        out.families_changed += fate == Fate::changed;
        out.families_same += fate == Fate::same;
        out.families_faulty += fate == Fate::faulty;
    }
    for (auto const fate : person_fate_) {
        out.persons_new += fate == Fate::fresh;
        out.persons_changed += fate == Fate::changed;
        out.persons_same += fate == Fate::same;
        out.persons_faulty += fate == Fate::faulty;
    }
    out.families_without_head = without_head_;
    out.doubts = static_cast<std::int64_t>(doubles_.size() + own_doubles_.size());
    count_told(out);
    return out;
}

Loader::Batch Loader::batch(std::uint32_t from, std::uint32_t to, Moment made_at) {
    Batch out{.fresh = {},
              .made_at = made_at,
              .today = date_in(office_.zone, made_at).text(),
              .forever = without_end.text(),
              .source = std::string(word(wish_.source)),
              .role = std::string(access::role_text(wish_.by.role))};
    for (auto i = from; i < to; ++i) {
        if (family_fate_[i] != Fate::fresh) continue;
        family_id_[i] = next_id(made_at);
        Batch::Of one{.place = i};
        for (auto const place : members_of(i)) {
            if (person_fate_[place] != Fate::fresh) continue;
            person_id_[place] = next_id(made_at);
            auto const& person = told_.persons[place];
            bool const is_dead = person.died_on != no_day;
            if (!is_dead) ++one.members;
            if (person.relation != relation_head || (is_dead && one.head != UINT32_MAX)) continue;
            one.head = place;
            one.is_head_dead = is_dead;
        }
        out.fresh.push_back(one);
    }
    return out;
}

std::span<std::uint32_t const> Loader::members_of(std::uint32_t family) const {
    auto const& row = told_.families[family];
    return std::span(told_.members).subspan(row.first, row.count);
}

void Loader::write_persons(Batch const& batch) {
    office_.db.bulk("registry_person", person_columns, [&](db::Bulk& bulk) {
        for (auto const& one : batch.fresh)
            for (auto const place : members_of(one.place)) {
                if (person_fate_[place] != Fate::fresh) continue;
                auto const& p = told_.persons[place];
                auto const key = search_key(p.name);
                auto const born = p.born_on == no_day ? std::optional<Date>{} : std::optional(Date(p.born_on));
                bulk.add({{"id", person_id_[place]},
                          {"region", told_.families[one.place].region},
                          {"family", family_id_[one.place]},
                          {"relation", std::int64_t{p.relation}},
                          {"nik", p.nik},
                          {"name", p.name},
                          {"name_key", key},
                          {"sex", std::string_view(&p.sex, p.sex == ' ' ? 0 : 1)},
                          {"born_on", born},
                          {"born_place", p.born_place},
                          {"mother_name", p.mother_name},
                          {"marital", std::int64_t{p.marital}},
                          {"state", p.died_on == no_day ? "here" : "dead"},
                          {"state_on", p.died_on == no_day ? std::optional<Date>{} : std::optional(Date(p.died_on))},
                          {"padan", "unknown"},
                          {"source", batch.source},
                          {"author", wish_.by.id.raw()},
                          {"recorded_at", batch.made_at},
                          {"valid_from", batch.today},
                          {"version", std::int64_t{1}}});
                touched_.push_back(PersonId(person_id_[place]));
            }
        bulk.finish();
    });
    office_.db.bulk("registry_membership", membership_columns, [&](db::Bulk& bulk) {
        for (auto const& one : batch.fresh)
            for (auto const place : members_of(one.place))
                if (person_fate_[place] == Fate::fresh)
                    bulk.add({{"id", next_id(batch.made_at)},
                              {"person", person_id_[place]},
                              {"family", family_id_[one.place]},
                              {"relation", std::int64_t{told_.persons[place].relation}},
                              {"from_on", batch.today},
                              {"to_on", batch.forever},
                              {"cause", word(EventKind::imported)}});
        bulk.finish();
    });
}

void Loader::write_families(Batch const& batch) {
    office_.db.bulk("registry_family", family_columns, [&](db::Bulk& bulk) {
        for (auto const& one : batch.fresh) {
            auto const& f = told_.families[one.place];
            bool const has_head = one.head != UINT32_MAX;
            auto const head = has_head ? told_.persons[one.head].name : std::string_view{};
            auto const key = search_key(head);
            bool const has_decile = is_decile_new_[one.place];
            bulk.add({{"id", family_id_[one.place]},
                      {"region", f.region},
                      {"no_kk", f.no_kk},
                      {"head", PersonId(has_head && !one.is_head_dead ? person_id_[one.head] : 0)},
                      {"head_name", head},
                      {"head_key", key},
                      {"address", f.address},
                      {"rt", f.rt},
                      {"rw", f.rw},
                      {"state", one.members == 0 ? "dead" : "active"},
                      {"members", one.members},
                      {"decile", has_decile ? std::optional(std::int64_t{f.decile}) : std::nullopt},
                      {"decile_period", has_decile ? f.period : std::string_view{}},
                      {"source", batch.source},
                      {"author", wish_.by.id.raw()},
                      {"recorded_at", batch.made_at},
                      {"valid_from", batch.today},
                      {"version", std::int64_t{1}}});
        }
        bulk.finish();
    });
}

void Loader::write_events(Batch const& batch) {
    office_.db.bulk("registry_event", event_columns, [&](db::Bulk& bulk) {
        auto const add = [&](EventKind kind, std::uint32_t family, std::string const& on_day,
                             std::optional<std::int64_t> person) {
            bulk.add({{"id", next_id(batch.made_at)},
                      {"kind", word(kind)},
                      {"on_day", on_day},
                      {"region", told_.families[family].region},
                      {"family", family_id_[family]},
                      {"person", person},
                      {"reason", wish_.reason},
                      {"source", batch.source},
                      {"author", wish_.by.id.raw()},
                      {"by_role", batch.role},
                      {"recorded_at", batch.made_at}});
        };
        for (auto const& one : batch.fresh) add(EventKind::imported, one.place, batch.today, std::nullopt);
        for (auto const& one : batch.fresh)
            for (auto const place : members_of(one.place))
                if (auto const died_on = told_.persons[place].died_on;
                    person_fate_[place] == Fate::fresh && died_on != no_day)
                    add(EventKind::died, one.place, Date(died_on).text(), person_id_[place]);
        bulk.finish();
    });
}

void Loader::write_fresh(std::uint32_t from, std::uint32_t to, Moment made_at) {
    auto const one = batch(from, to, made_at);
    if (one.fresh.empty()) return;
    // Members before their family: who lists families sees whole ones.
    write_persons(one);
    write_answers(one);
    write_facts(one);
    write_deciles(one);
    write_families(one);
    write_events(one);
}

/// A member of a family that stands, as the file tells him.
Done Loader::write_member(db::Tx& tx, Desk const& desk, Family const& family, std::uint32_t place,
                          std::vector<Person>& members, std::vector<PersonId>& changed) {
    auto told = told_.person(told_.persons[place]);
    if (person_fate_[place] == Fate::fresh) {
        told.id = PersonId(next_id(desk.now));
        told.region = family.region;
        told.family = family.id;
        stamp(told, desk, wish_.by, wish_.source, desk.today());
        store::insert(tx, told);
        join(tx, desk, told.id, family, told.relation, desk.today(), EventKind::imported);
        person_id_[place] = told.id.raw();
        desk.touched.push_back(told.id);
        if (told.state == PersonState::dead) leave_death(tx, desk, family, told);
        members.push_back(std::move(told));
        return {};
    }
    if (person_fate_[place] != Fate::changed) return {};
    auto const found = std::ranges::find(members, PersonId(person_id_[place]), &Person::id);
    if (found == members.end()) return {};
    if (put_person(*found, told)) changed.push_back(found->id);
    return {};
}

Done Loader::write_changed(ImportId import, std::span<std::uint32_t const> places, Moment made_at) {
    std::vector<PersonId> touched;
    auto const done = office_.db.write([&](db::Tx& tx) -> Done {
        touched.clear();
        Desk const desk{office_, atlas_, made_at, touched};
        for (auto const place : places) SINERGI_MUST(change_family(tx, desk, import, place));
        return {};
    });
    if (done) touched_.insert(touched_.end(), touched.begin(), touched.end());
    return done;
}

/// A family that stands, as the file tells it.
Done Loader::change_family(db::Tx& tx, Desk const& desk, ImportId import, std::uint32_t place) {
    auto const& row = told_.families[place];
    auto const day = desk.today();
    store::family_ahead(tx, FamilyId(family_id_[place]));
    SINERGI_TRY(family, store::get_family(tx, FamilyId(family_id_[place])));
    auto const before = family;
    auto members = store::members(tx, family.id);
    SINERGI_MUST(bury(tx, desk, import, place, family, members));
    put_family(family, told_.family(row));
    std::vector<PersonId> changed;
    for (auto& one : members)
        if (one.region != family.region) {  // they live where their family lives
            one.region = family.region;
            changed.push_back(one.id);
        }
    for (auto const at : members_of(place)) SINERGI_MUST(write_member(tx, desk, family, at, members, changed));
    take_head(tx, desk, place, family, members, changed);
    for (auto& one : members) {
        if (std::ranges::find(changed, one.id) == changed.end()) continue;
        stamp(one, desk, wish_.by, wish_.source, day);
        SINERGI_MUST(store::save(tx, one));
        store::note_change(tx, import, one.id.raw(), true, ++one.version);
        desk.touched.push_back(one.id);
    }
    settle(family, members);
    if (std::ranges::any_of(members, is_living))
        family.state = FamilyState::active;
    else if (std::ranges::find(members, PersonState::dead, &Person::state) != members.end())
        family.state = FamilyState::dead;
    stamp(family, desk, wish_.by, wish_.source, day);
    write_told(tx, day, place, family, desk.now);
    SINERGI_MUST(store::save(tx, family));
    store::note_change(tx, import, family.id.raw(), false, ++family.version);
    std::vector<Change> changes;
    add_change(changes, "address", before.address, family.address);
    add_change(changes, "region", before.region.text(), family.region.text());
    leave(tx, desk, wish_.by, {wish_.source, {}, wish_.reason}, day,
          {.kind = EventKind::imported, .family = &family, .changes = std::move(changes)});
    return {};
}

Done Loader::load(ImportId import, Moment made_at, Goes const& goes) {
    auto const total = static_cast<std::uint32_t>(told_.families.size());
    for (std::uint32_t from = 0; from < total; from += wish_.families_at_once) {
        auto const to = std::min(total, from + wish_.families_at_once);
        write_fresh(from, to, made_at);
        std::vector<std::uint32_t> changed;
        for (auto i = from; i < to; ++i)
            if (family_fate_[i] == Fate::changed) changed.push_back(i);
        for (std::span<std::uint32_t const> rest = changed; !rest.empty();) {
            auto const some = rest.first(std::min(rest.size(), changed_at_once));
            SINERGI_MUST(write_changed(import, some, made_at));
            rest = rest.subspan(some.size());
        }
        if (goes && !goes(to, total)) return refuse(Why::conflict, "registry.import_cancelled");
    }
    write_doubles(made_at);
    return {};
}

}  // namespace sinergi::registry::intake
