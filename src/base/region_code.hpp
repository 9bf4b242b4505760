#pragma once

#include "base/result.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace sinergi {

/// How deep a code reaches in the Kemendagri tree.
enum class RegionLevel : std::uint8_t { country = 0, province = 2, regency = 4, district = 6, village = 10 };

/// A Kemendagri area code: 2, 4, 6 or 10 digits without dots; empty for the whole country.
/// An area is a range of codes, so that an index walks it: [first(), after()).
/// @source docs/sources.md#region-codes
class RegionCode {
public:
    constexpr RegionCode() noexcept = default;  // the whole country
    /// Dots are forgiven ("32.08.01.2001").
    /// @refuses base.region_malformed unless 2, 4, 6 or 10 digits
    [[nodiscard]] static Result<RegionCode> parse(std::string_view text);

    [[nodiscard]] std::string text() const { return std::string(view()); }
    [[nodiscard]] std::string_view view() const noexcept { return {digits_.data(), length_}; }
    /// "32.08.01.2001", for people.
    [[nodiscard]] std::string dotted() const;
    [[nodiscard]] RegionLevel level() const noexcept { return static_cast<RegionLevel>(length_); }
    /// Is `inner` this area or within it?
    [[nodiscard]] bool has(RegionCode const& inner) const noexcept { return inner.view().starts_with(view()); }
    /// The area one level up; of a province, the country; of the country, itself.
    [[nodiscard]] RegionCode parent() const noexcept;
    [[nodiscard]] std::string first() const { return text(); }
    /// The end of the range: the last digit plus one with carry (32089 -> 3209, 99 -> ":").
    [[nodiscard]] std::string after() const;
    friend auto operator<=>(RegionCode const& a, RegionCode const& b) { return a.view() <=> b.view(); }
    friend bool operator==(RegionCode const& a, RegionCode const& b) { return a.view() == b.view(); }

private:
    std::array<char, 10> digits_{};
    std::uint8_t length_ = 0;
};

}  // namespace sinergi
