#pragma once
// The files of an import, open, and what they tell. Only for this room.

#include "registry/intake/imports.hpp"

namespace sinergi::registry::intake {

/// @refuses access.act_not_allowed
[[nodiscard]] Result<access::Permit> import_permit(access::Officer const& by);
void note(House& house, db::Tx& tx, access::Officer const& by, std::string_view act, ImportRow const& import,
          Moment now);
/// @refuses lists.gone
[[nodiscard]] Result<std::vector<File>> files_of(House const& house, ImportRow const& import);
/// Read as they are to be today: with the quarter, the columns and the cells that officers set.
/// @refuses lists.gone and as Told::read
[[nodiscard]] Result<Told> told_of(House& house, ImportRow const& import, Heard const& heard = {});
/// Puts an import back to be looked at anew.
[[nodiscard]] Result<ImportRow> check_again(House& house, db::Tx& tx, access::Officer const& by, ImportRow import,
                                            Moment now);

}  // namespace sinergi::registry::intake
