#pragma once
// What may leave, how it is signed, when a silent address is tried again. Pure.

#include "exchange/model.hpp"

#include <string>
#include <string_view>

namespace sinergi::exchange {

/// Does a system with these kinds ("" all) hear of this one?
[[nodiscard]] bool hears_of(std::string_view kinds, std::string_view kind) noexcept;

/// How long an address is left alone after its `fails`-th failure in a row: a second, doubling to an hour.
[[nodiscard]] std::int64_t wait_after_ms(std::int64_t fails) noexcept;

/// What the signature is made of: id, moment in seconds and body with dots between.
[[nodiscard]] std::string signed_text(std::string_view id, std::int64_t at_s, std::string_view body);

}  // namespace sinergi::exchange
