#pragma once
// Columns of a file that hold what the state says of a person or a family: standing in DTSEN, PBI, aid, and the like.

#include "registry/intake/columns.hpp"
#include "registry/model/form.hpp"

namespace sinergi::registry::intake {

/// A column and the fact it holds.
struct FactColumn {
    std::int32_t column = 0;
    FactKind kind = FactKind::status_dtsen;
};
/// Of persons: standing and PBI. Of families: the others, and the standing where no person has one.
[[nodiscard]] std::vector<FactColumn> fact_columns(Columns const& columns, SubjectKind subject);

/// What the cell says: a code of the list's own code list, else its words; "" nothing.
/// @refuses registry.fault_code_unknown
/// @source docs/sources.md#registry-forms
[[nodiscard]] Result<std::string_view> fact_in(FactKind kind, std::string_view cell);

/// The day a cut-off names: itself, or the last day of a quarter; none when it names neither.
[[nodiscard]] std::optional<Date> cut_off_in(std::string_view cell, Date today);

}  // namespace sinergi::registry::intake
