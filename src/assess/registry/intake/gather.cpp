// Told rows become families: persons under their cards, each family checked as the rules see it.

#include "registry/actions/shared.hpp"
#include "registry/intake/told.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace sinergi::registry::intake {
namespace {

/// What rows that stand there twice look like.
bool is_of_doubled_rows(Finding const& found) noexcept {
    return found.fault == Fault::two_heads || found.fault == Fault::nik_twice_in_family ||
           found.fault == Fault::twice_in_family;
}

/// What was read of a person, by the words of the mapping.
std::string shown(Person const& one, std::string_view word) {
    if (word == "nik") return one.nik;
    if (word == "name") return one.name;
    if (word == "sex") return one.sex;
    if (word == "born_on") return one.born_on ? one.born_on->text() : std::string{};
    if (word == "died_on") return one.state_on ? one.state_on->text() : std::string{};
    if (word == "relation") return fmt::format("{} · {}", one.relation, one.name);
    return word == "marital" ? std::to_string(one.marital) : std::string{};
}

}  // namespace

Person Told::person(ToldPerson const& told) const {
    Person out;
    out.nik = told.nik;
    out.name = told.name;
    out.sex = told.sex == ' ' ? std::string{} : std::string(1, told.sex);
    if (told.born_on != no_day) out.born_on = Date(told.born_on);
    out.born_place = told.born_place;
    out.mother_name = told.mother_name;
    out.relation = told.relation;
    out.marital = told.marital;
    if (told.died_on == no_day) return out;
    out.state = PersonState::dead;
    out.state_on = Date(told.died_on);
    return out;
}

Family Told::family(ToldFamily const& told) const {
    Family out;
    out.no_kk = told.no_kk;
    out.address = told.address;
    out.rt = told.rt;
    out.rw = told.rw;
    if (auto const region = RegionCode::parse(told.region)) out.region = *region;
    return out;
}

void Told::check(ToldFamily& told, Date today) {
    thread_local std::vector<Person> people;
    thread_local std::vector<std::uint32_t> places;
    people.clear();
    places.clear();
    for (std::uint32_t i = 0; i < told.count; ++i) {
        auto const place = members[told.first + i];
        if (persons[place].is_faulty) continue;
        people.push_back(person(persons[place]));
        places.push_back(place);
    }
    // All its rows are faulty, which is said there already.
    if (told.count > 0 && people.empty()) {
        told.is_faulty = true;
        return;
    }
    Family card;
    card.no_kk = told.no_kk;
    bool const has_head = std::ranges::find(people, relation_head, &Person::relation) != people.end();
    auto const findings = check_family(card, people, today);
    bool const is_doubled = told.elsewhere != UINT32_MAX && std::ranges::any_of(findings, is_of_doubled_rows);
    if (told.elsewhere != UINT32_MAX)
        note_elsewhere(told, is_doubled ? Fault::written_in_two_villages : Fault::two_villages);
    told.is_faulty |= is_doubled;
    for (auto const& found : findings) {
        // That the rows stand there twice is said with their villages.
        if (is_doubled && is_of_doubled_rows(found)) continue;
        // The head of the file is dead: comparing knows whether somebody heads the family in the registry by now.
        if (found.fault == Fault::no_head && has_head) continue;
        // The head's own row was faulty: that is said there already.
        if (found.fault == Fault::no_head && people.size() < told.count) {
            told.is_faulty = true;
            continue;
        }
        note_found(told, found, places);
        if (weight_of(found.fault) == Weight::doubt) continue;
        if (found.at.starts_with("members."))
            persons[places[std::stoul(found.at.substr(8))]].is_faulty = true;
        else
            told.is_faulty = true;
    }
    // What was found only now may have left nobody, or no head, living or dead.
    auto const is_left = [&](std::uint32_t place) { return !persons[place].is_faulty; };
    auto const is_alive = [&](std::uint32_t place) { return is_left(place) && persons[place].died_on == no_day; };
    bool const keeps_head = std::ranges::any_of(
        places, [&](std::uint32_t place) { return is_left(place) && persons[place].relation == relation_head; });
    if (told.count > 0 && std::ranges::none_of(places, is_left)) told.is_faulty = true;
    if (!keeps_head && std::ranges::any_of(places, is_alive)) told.is_faulty = true;
}

void Told::note_found(ToldFamily const& told, Finding const& found, std::span<std::uint32_t const> places) {
    auto const put = [&](Fault fault, ToldPerson const& row, std::string_view word) {
        note(fault, row.file, row.line, title_of(columns[row.file], word), shown(person(row), word));
    };
    // "members.3.nik" is of one row, "members" of all of them.
    if (found.at.starts_with("members.")) {
        auto const& row = persons[places[std::stoul(found.at.substr(8))]];
        auto const word = std::string_view(found.at).substr(found.at.rfind('.') + 1);
        return put(found.fault, row, word == "state_on" ? "died_on" : word);
    }
    std::vector<std::uint32_t> heads;
    for (auto const place : places)
        if (persons[place].relation == relation_head) heads.push_back(place);
    if (found.fault == Fault::two_heads) {
        for (auto const place : heads)
            if (persons[place].died_on == no_day) put(found.fault, persons[place], "relation");
        return;
    }
    if (found.fault == Fault::no_head) return put(found.fault, persons[places.front()], "relation");
    auto const* row = places.empty() ? nullptr : &persons[places.front()];
    note(found.fault, row ? row->file : told.file, row ? row->line : told.line, {}, {});
}

void Told::note_elsewhere(ToldFamily const& told, Fault fault) {
    auto const& other = families[told.elsewhere];
    auto const read = fmt::format("{} ↔ {}", told.region, other.region);
    // A doubt is of the row that is not believed, a fault of both.
    if (weight_of(fault) == Weight::blocks)
        note_as(fault, told.file, told.line, title_of(columns[told.file], "region"), read);
    note_as(fault, other.file, other.line, title_of(columns[other.file], "region"), read);
}

void Told::add_cards() {
    std::unordered_map<std::string_view, std::uint32_t> placed;
    placed.reserve(families.size());
    for (std::uint32_t i = 0; i < families.size(); ++i) placed.try_emplace(families[i].no_kk, i);
    for (auto const& card : cards_) {
        auto const found = placed.find(card.no_kk);
        if (found != placed.end()) {
            // The list of persons says what the list of families does not.
            auto& family = families[found->second];
            if (family.fact_count == 0) {
                family.first_fact = card.first_fact;
                family.fact_count = card.fact_count;
            }
            if (family.decile != 0) continue;
            family.decile = card.decile;
            family.period = card.period;
        } else if (!has_family_file_) {
            placed.try_emplace(card.no_kk, static_cast<std::uint32_t>(families.size()));
            families.push_back(card);
        }
    }
}

void Told::gather(Date today, regions::Atlas const& atlas) {
    std::unordered_map<std::string_view, std::uint32_t> by_card;
    add_cards();
    by_card.reserve(families.size());
    for (std::uint32_t i = 0; i < families.size(); ++i) {
        auto& family = families[i];
        if (family.is_faulty || family.no_kk.empty()) continue;
        auto const [first, is_new] = by_card.try_emplace(family.no_kk, i);
        if (is_new) continue;
        family.is_faulty = true;
        auto& stands = families[first->second];
        bool const is_elsewhere = !family.region.empty() && !stands.region.empty() && family.region != stands.region;
        if (!has_family_file_ && is_elsewhere && stands.elsewhere == UINT32_MAX) stands.elsewhere = i;
        if (has_family_file_)
            note(families[first->second].region == family.region ? Fault::kk_known : Fault::two_villages, family.file,
                 family.line, "no_kk", family.no_kk);
    }
    for (auto& person : persons) {
        auto const found = by_card.find(person.no_kk);
        if (found == by_card.end()) {
            if (!person.is_faulty) note(Fault::no_family, person.file, person.line, "no_kk", person.no_kk);
            person.is_faulty = true;
            continue;
        }
        person.family = found->second;
        ++families[found->second].count;
    }
    std::uint32_t at = 0;
    for (auto& family : families) {
        family.first = at;
        at += family.count;
        family.count = 0;
    }
    members.resize(at);
    for (std::uint32_t i = 0; i < persons.size(); ++i) {
        if (persons[i].family == UINT32_MAX) continue;
        auto& family = families[persons[i].family];
        members[family.first + family.count++] = i;
    }
    std::string_view last_open;
    for (auto& family : families) {
        if (family.is_faulty) continue;
        // Without a place only who stands in the registry already can be meant; comparing says who does not.
        if (!family.region.empty() && family.region != last_open) {
            if (check_place(family, atlas))
                last_open = family.region;
            else
                family.is_faulty = true;
        }
        check(family, today);
    }
}

bool Told::check_place(ToldFamily const& family, regions::Atlas const& atlas) {
    auto const code = RegionCode::parse(family.region);
    auto const found = code ? atlas.find(*code) : std::nullopt;
    if (found && found->is_open() && code->level() == RegionLevel::village) return true;
    if (!found || found->is_open()) {
        note_as(Fault::region_unknown, family.file, family.line, "kode_wil", std::string(family.region));
        return false;
    }
    // It was split, merged or renamed: what it became is said, a person says which.
    auto shown = fmt::format("{} {}", family.region, found->name);
    for (auto const& now : atlas.now(*code)) shown += fmt::format(" → {} {}", now.view(), atlas.name_of(now));
    note_as(Fault::region_ended, family.file, family.line, "kode_wil", std::move(shown));
    return false;
}

}  // namespace sinergi::registry::intake
