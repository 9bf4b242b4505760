#pragma once
// What the family is handed on paper. Made of the removal and the family alone.

#include "objections/api.hpp"
#include "plumbing/print/print.hpp"
#include "registry/model.hpp"

namespace sinergi::objections {

/// Why, in words, and the clocks of the appeal.
struct Grounds {
    std::string reason;
    Clocks clocks;
};
/// The removal: reason, proof, and how to appeal with which number and key.
[[nodiscard]] print::Letter removal_letter(House const& house, Removal const& removal, registry::Family const& family,
                                           Grounds const& grounds);

}  // namespace sinergi::objections
