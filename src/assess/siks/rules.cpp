#include "siks/rules.hpp"

#include "base/nik.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace sinergi::siks {
namespace {

std::string letters_of(std::string_view text) {
    auto key = search_key(text);
    std::erase(key, ' ');
    return key;
}

/// Who of the family their row means: by NIK, else the head.
registry::Person const* meant(Told const& told, Ours const& ours) {
    auto const by_nik = std::ranges::find(ours.members, told.nik, &registry::Person::nik);
    if (!told.nik.empty() && by_nik != ours.members.end()) return &*by_nik;
    auto const head = std::ranges::find(ours.members, ours.family.head, &registry::Person::id);
    return head == ours.members.end() ? nullptr : &*head;
}

}  // namespace

std::vector<Difference> differences(Told const& told, Ours const& ours) {
    std::vector<Difference> out;
    auto const add = [&](Field field, std::string_view mine, std::string_view theirs) {
        out.push_back({field, mask_niks(mine), mask_niks(theirs)});
    };
    if (!told.no_kk.empty() && told.no_kk != ours.family.no_kk) add(Field::no_kk, ours.family.no_kk, told.no_kk);
    auto const* const person = meant(told, ours);
    if (!told.nik.empty() && (person == nullptr || person->nik != told.nik))
        add(Field::nik, person != nullptr ? person->nik : std::string{}, told.nik);
    auto const name = person != nullptr ? person->name : ours.family.head_name;
    if (!told.name.empty() && letters_of(told.name) != letters_of(name)) add(Field::name, name, told.name);
    if (!told.address.empty() && letters_of(told.address) != letters_of(ours.family.address))
        add(Field::address, ours.family.address, told.address);
    if (!told.region.empty() && told.region != ours.family.region.text())
        add(Field::region, ours.family.region.text(), told.region);
    if (told.decile != 0 && ours.decile != told.decile)
        add(Field::decile, ours.decile ? std::to_string(*ours.decile) : "", std::to_string(told.decile));
    return out;
}

bool says_home(Told const& told) noexcept { return !told.name.empty() && !told.address.empty(); }

bool is_of_decile_alone(std::span<Difference const> differences) noexcept {
    return !differences.empty() &&
           std::ranges::all_of(differences, [](Difference const& one) { return one.field == Field::decile; });
}

}  // namespace sinergi::siks
