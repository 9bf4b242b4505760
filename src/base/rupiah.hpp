#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <string>

namespace sinergi {

/// Whole rupiah. Sums are checked: an overflow is a broken promise, never a wrong payment.
class Rupiah {
public:
    constexpr Rupiah() noexcept = default;
    constexpr explicit Rupiah(std::int64_t whole) noexcept : whole_(whole) {}
    [[nodiscard]] constexpr std::int64_t whole() const noexcept { return whole_; }
    /// "Rp 1.250.300"
    [[nodiscard]] std::string text() const;
    /// The share of one of `parts`, rounded down; the rest stays with the caller (`*this` minus parts times share).
    [[nodiscard]] Rupiah floor_share(std::int64_t parts) const;

    friend Rupiah operator+(Rupiah a, Rupiah b);
    friend Rupiah operator-(Rupiah a, Rupiah b);
    friend auto operator<=>(Rupiah, Rupiah) = default;

private:
    std::int64_t whole_ = 0;
};

constexpr Rupiah operator""_rupiah(unsigned long long whole) { return Rupiah(static_cast<std::int64_t>(whole)); }

/// 1'250'300 -> "1.250.300": digits in groups of three, the Indonesian way.
[[nodiscard]] std::string grouped(std::int64_t number);

}  // namespace sinergi
