#include "base/nik.hpp"

#include <algorithm>

namespace sinergi {
namespace {

constexpr std::size_t nik_digits = 16;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
int two(std::string_view digits, std::size_t at) { return (digits[at] - '0') * 10 + (digits[at + 1] - '0'); }

/// Day and month as a NIK (woman +40) or a No. KK would have them, province from 11 on. Tells a number of the
/// population register from a phone or an account number of the same length.
bool has_shape(std::string_view digits) {
    int const day = two(digits, 6) > 40 ? two(digits, 6) - 40 : two(digits, 6);
    int const month = two(digits, 8);
    return digits.substr(0, 2) >= "11" && day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

std::string mask(std::string_view digits) {
    std::string out(digits.substr(0, 4));
    for (int i = 0; i < 8; ++i) out += "•";
    out += digits.substr(12);
    return out;
}

/// The run of digits that starts at `at`, single separators between them allowed.
struct Run {
    std::string digits;
    std::size_t end = 0;  // after the last digit
};

Run run_at(std::string_view text, std::size_t at) {
    Run run;
    while (at < text.size()) {
        if (is_digit(text[at])) {
            run.digits += text[at];
            run.end = ++at;
        } else if ((text[at] == ' ' || text[at] == '.' || text[at] == '-') && at + 1 < text.size() && is_digit(text[at + 1])) {
            ++at;
        } else {
            break;
        }
    }
    return run;
}

}  // namespace

Result<Nik> Nik::parse(std::string_view text) {
    if (text.size() != nik_digits || !std::ranges::all_of(text, is_digit) || !has_shape(text) || text.substr(12) == "0000")
        return refuse(Why::malformed, "base.nik_malformed");
    Nik nik;
    std::ranges::copy(text, nik.digits_.begin());
    return nik;
}

std::string Nik::masked() const { return mask(digits()); }

std::string mask_niks(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            out += text[at++];
            continue;
        }
        auto const run = run_at(text, at);
        // Longer runs may hide a NIK among other numbers ("KK 3208... 3208..."): each window of 16 is looked at.
        std::size_t from = 0;
        std::string digits = run.digits;
        bool found = false;
        std::string masked;
        while (from < digits.size()) {
            if (from + nik_digits <= digits.size() && has_shape(std::string_view(digits).substr(from, nik_digits))) {
                masked += mask(std::string_view(digits).substr(from, nik_digits));
                from += nik_digits;
                found = true;
            } else {
                masked += digits[from++];
            }
        }
        out += found ? std::string_view(masked) : text.substr(at, run.end - at);
        at = run.end;
    }
    return out;
}

}  // namespace sinergi
