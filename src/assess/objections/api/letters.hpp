#pragma once
// What the family is handed on paper. Made of the check, the removal and the family alone.

#include "objections/api.hpp"
#include "plumbing/print/print.hpp"
#include "registry/model.hpp"

namespace sinergi::objections {

/// The notice of a periodic check and how to respond: the same words for every family.
[[nodiscard]] print::Letter check_letter(House const& house, FamilyCheck const& check, registry::Family const& family);
/// Why, in words, and the clocks of the appeal.
struct Grounds {
    std::string reason;
    Clocks clocks;
};
/// The removal: reason, proof, and how to appeal with which number and key.
[[nodiscard]] print::Letter removal_letter(House const& house, Removal const& removal, registry::Family const& family,
                                           Grounds const& grounds);

}  // namespace sinergi::objections
