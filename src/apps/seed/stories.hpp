#pragma once
// Cases of the demo that two offices share, played deed by deed as their screens would, letters carried by hand.

#include "seed/together.hpp"

namespace sinergi::seed {

/// @throws Fault when a deed is refused, with its key
void play_stories(Side const& regency, Side const& ministry, Staff const& ministry_staff, Areas const& areas,
                  Moment now);

/// Partners, institutions and sentra on both nodes. Made up, but for the sentra in Surakarta.
[[nodiscard]] Done put_places(db::Tx& tx, Side const& side, access::Officer const& admin, Moment now);

}  // namespace sinergi::seed
