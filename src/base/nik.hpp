#pragma once

#include "base/result.hpp"

#include <array>
#include <compare>
#include <string>
#include <string_view>

namespace sinergi {

/// NIK (nomor induk kependudukan): the 16-digit population number of one person.
/// Digits 1-6 area of first registration, 7-12 birth date DDMMYY (women: DD + 40), 13-16 serial.
/// @source docs/sources.md#nik
class Nik {
public:
    /// @refuses base.nik_malformed unless 16 digits with day and month in range and a serial above 0000
    [[nodiscard]] static Result<Nik> parse(std::string_view text);

    /// For the store and for a partner with an agreement. Never for a log line.
    [[nodiscard]] std::string_view digits() const noexcept { return {digits_.data(), digits_.size()}; }

    /// "3208••••••••9001": for people and for logs.
    [[nodiscard]] std::string masked() const;
    friend auto operator<=>(Nik const&, Nik const&) = default;

private:
    Nik() noexcept = default;
    std::array<char, 16> digits_{};
};

/// Free text with every NIK or No. KK in it masked ("3208••••••••9001"), also when written with spaces, dots or
/// dashes between the digits. Free text and logs never hold one.
[[nodiscard]] std::string mask_niks(std::string_view text);

}  // namespace sinergi
