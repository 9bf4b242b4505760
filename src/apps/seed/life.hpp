#pragma once
// Makes a plot happen: every turn by the action that a screen would call, with the clock of its day.

#include "seed/plot.hpp"

#include "plumbing/files/files.hpp"

namespace sinergi::seed {

/// A photo on disk, to be named by a row.
struct Shot {
    std::string digest, thumb;
    int width = 0, height = 0;
};
/// Draws and keeps the photos of every tale, in order; before the transaction that names them.
/// @throws Fault
[[nodiscard]] std::vector<std::vector<Shot>> take_photos(Plot const& plot, files::FileStore const& files);

/// @param office whose ids are those of the plot's days
[[nodiscard]] Done live(db::Tx& tx, access::Office& office, calendar::Calendar const& calendar, Staff const& staff,
                        Plot const& plot, std::vector<std::vector<Shot>> const& photos);

}  // namespace sinergi::seed
