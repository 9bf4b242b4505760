#pragma once
// Inside of lists: a file's bytes as rows, CSV or XLSX.

#include "plumbing/sheet/xlsx.hpp"

namespace sinergi::lists {

[[nodiscard]] bool is_xlsx(std::string_view bytes) noexcept;
/// The separator that most of the first lines have: titles above a table have none. 0: let the reader guess.
[[nodiscard]] char separator_of(std::string_view bytes) noexcept;
/// @refuses sheet.*
[[nodiscard]] Result<std::unique_ptr<sheet::Rows>> open_rows(std::string_view bytes, std::size_t sheet,
                                                             sheet::Limits limits);

}  // namespace sinergi::lists
