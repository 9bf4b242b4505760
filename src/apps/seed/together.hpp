#pragma once
// Two offices that work together: the ministry beside the regency of the demo, joined, with the agreement of 4 October
// 2023 and cases at every stage on both sides.

#include "federation/plugs.hpp"
#include "seed/staff.hpp"

namespace sinergi::seed {

/// One of the two, as its own program would open it.
struct Side {
    access::Office& office;
    calendar::Calendar const& calendar;
    federation::Post& post;
    std::string url;  // where the other reaches it
};

/// Founds the ministry's office, joins both, lays the agreement down and plays the cases, letters carried by hand. On a
/// ministry that has them nothing is added: its accounts get new passwords.
/// @return the ministry's accounts
/// @throws Fault when a deed of the story is refused, with its key
[[nodiscard]] std::vector<SeedAccount> seed_ministry(Side const& regency, Side const& ministry, Areas const& areas,
                                                     Moment now);

}  // namespace sinergi::seed
