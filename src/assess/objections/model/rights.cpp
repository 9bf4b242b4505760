#include "objections/model/rights.hpp"

namespace sinergi::objections {

bool proves(registry::Person const& person, registry::Family const& family, Knows const& said) {
    int fits = 0, differs = 0;
    auto const hold = [&](bool is_said, bool is_known, bool is_same) {
        if (is_said && is_known) ++(is_same ? fits : differs);
    };
    hold(said.born_on.has_value(), person.born_on.has_value(), said.born_on == person.born_on);
    auto const mother = search_key(said.mother_name), known = search_key(person.mother_name);
    hold(!mother.empty(), !known.empty(), mother == known);
    hold(!said.no_kk.empty(), !family.no_kk.empty(), said.no_kk == family.no_kk);
    return fits >= 2 && differs == 0;
}

}  // namespace sinergi::objections
