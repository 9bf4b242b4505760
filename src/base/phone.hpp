#pragma once

#include "base/result.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace sinergi {

/// A telephone number in Indonesia, kept as "+62...". 0, 62 and +62 in front and spaces, dots, dashes and brackets
/// within are forgiven.
class Phone {
public:
    /// @refuses base.phone_malformed unless a mobile (8[1-9] and 7 to 10 digits more) or a fixed number with its area
    /// code
    [[nodiscard]] static Result<Phone> parse(std::string_view text);
    [[nodiscard]] std::string const& text() const noexcept { return e164_; }
    [[nodiscard]] bool is_mobile() const noexcept { return e164_.starts_with("+628"); }
    /// "+62812••••890": for lists.
    [[nodiscard]] std::string masked() const;
    /// "6281234567890", as wa.me wants it.
    [[nodiscard]] std::string_view digits() const noexcept { return std::string_view(e164_).substr(1); }
    friend auto operator<=>(Phone const&, Phone const&) = default;

private:
    Phone() = default;
    std::string e164_;
};

}  // namespace sinergi
