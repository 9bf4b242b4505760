// The two lists that matching is tried on.

#include "synth/sheet.hpp"
#include "synth/synth.hpp"

namespace sinergi::synth {
namespace {

/// How many records of a person stand in the register beside the first: none for six in seven.
int further_records(Chance& chance) {
    auto const drawn = chance.share();
    return drawn < 0.86 ? 0 : drawn < 0.96 ? 1 : drawn < 0.988 ? 2 : 3;
}

/// A family that moved and was entered anew, everybody with the same new card and house, while the old rows stayed.
void add_moved(Scribe& scribe, std::vector<Person> const& family, Mixed& out, std::uint64_t rows_max) {
    auto const move = scribe.draw_move(family.front());
    for (auto const& person : family) {
        if (out.rows() >= rows_max) return;
        auto entry = scribe.write(person, family);
        Scribe::apply(move, entry);
        out.add(entry);
    }
}

void add_person(Scribe& scribe, Person const& person, std::vector<Person> const& family, Mixed& out,
                std::uint64_t rows_max) {
    auto& chance = scribe.chance();
    for (int left = 1 + further_records(chance); left > 0 && out.rows() < rows_max; --left)
        out.add(chance.is(0.4) ? entry_of(person) : scribe.write(person, family));
}

Tally tally_of(Families const& families, std::uint64_t rows, std::uint64_t others) {
    return {.persons = families.persons(), .families = families.families(), .rows = rows, .others = others};
}

}  // namespace

Result<Tally> make_dedupe(Wish const& wish, std::string const& out) {
    SINERGI_TRY(places, Places::within(wish.area));
    Families families(places, wish.seed);
    Scribe scribe(families, wish.errors, wish.seed);
    Sheet sheet(out, columns);
    Mixed mixed(sheet, wish.seed);
    auto const rows_max = wish.records > 0 ? wish.records : ~std::uint64_t{0};
    while (wish.records > 0 ? mixed.rows() < rows_max : families.persons() < wish.persons) {
        auto const& family = families.next();
        for (auto const& person : family) add_person(scribe, person, family, mixed, rows_max);
        if (scribe.chance().is(0.012)) add_moved(scribe, family, mixed, rows_max);
    }
    mixed.end();
    return tally_of(families, sheet.rows(), 0);
}

Result<Tally> make_link(Wish const& wish, std::string const& civil, std::string const& social) {
    SINERGI_TRY(places, Places::within(wish.area));
    Families families(places, wish.seed);
    Scribe scribe(families, wish.errors, wish.seed);
    Sheet civil_sheet(civil, columns), social_sheet(social, columns);
    Mixed civil_mixed(civil_sheet, wish.seed), social_mixed(social_sheet, wish.seed + 1);
    while (families.persons() < wish.persons) {
        auto const& family = families.next();
        for (auto const& person : family) {
            auto& chance = scribe.chance();
            if (!chance.is(0.05)) civil_mixed.add(entry_of(person));
            if (!chance.is(0.8)) continue;
            social_mixed.add(scribe.write(person, family));
            if (chance.is(0.03)) social_mixed.add(scribe.write(person, family));
        }
    }
    civil_mixed.end();
    social_mixed.end();
    return tally_of(families, civil_sheet.rows(), social_sheet.rows());
}

}  // namespace sinergi::synth
