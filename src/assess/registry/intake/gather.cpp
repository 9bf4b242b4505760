// Told rows become families: persons under their cards, each family checked as the rules see it.

#include "registry/actions/shared.hpp"
#include "registry/intake/told.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace sinergi::registry::intake {

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
    for (auto const& found : check_family(card, people, today)) {
        // The head's own row was faulty: that is said there already.
        if (found.fault == Fault::no_head && people.size() < told.count) {
            told.is_faulty = true;
            continue;
        }
        // "members.3.nik" is of one row, "members" of all of them.
        auto const is_of_one = found.at.starts_with("members.");
        auto const at = is_of_one ? std::stoul(found.at.substr(8)) : 0;
        auto const column = is_of_one ? found.at.substr(found.at.rfind('.') + 1) : std::string{};
        auto const* row = places.empty() ? nullptr : &persons[places[std::min(at, places.size() - 1)]];
        note(found.fault, row ? row->file : told.file, row ? row->line : told.line, column,
             column == "nik" && row ? row->nik : std::string_view{});
        if (weight_of(found.fault) == Weight::doubt) continue;
        if (is_of_one && row)
            persons[places[at]].is_faulty = true;
        else
            told.is_faulty = true;
    }
    // What was found only now may have left nobody, or nobody at its head.
    bool const has_head = std::ranges::any_of(places, [&](std::uint32_t place) {
        return !persons[place].is_faulty && persons[place].relation == relation_head;
    });
    if (told.count > 0 && !has_head) told.is_faulty = true;
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
