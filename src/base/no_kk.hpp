#pragma once

#include <string_view>

namespace sinergi {

/// Is it a nomor KK, the 16 digits of a family card? Not the NIK beside it, which people write where the card is not at
/// hand. Lists from elsewhere are told more of what is wrong (assess/registry/rules/check.cpp).
/// @source docs/sources.md#nik
[[nodiscard]] bool is_no_kk(std::string_view text, std::string_view nik_beside) noexcept;

}  // namespace sinergi
