#pragma once
// What a file of SIKS-NG says, row by row. Only for this house's actions.

#include "siks/actions.hpp"

namespace sinergi::siks {

struct ToldList {
    std::vector<Told> rows;
    std::int64_t read = 0, unreadable = 0;
};
/// Columns by their headings, as lists and the registry's imports know them; a card's number or a NIK is needed.
/// @param period the quarter of rows that name none
/// @refuses sheet.* lists.* siks.no_number
[[nodiscard]] Result<ToldList> read_list(std::string const& name, std::string_view bytes, Date today,
                                         std::string const& period);
[[nodiscard]] std::string masked(Told const& told);

}  // namespace sinergi::siks
