#include "base/nik.hpp"

#include <algorithm>
#include <optional>
#include <vector>

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

constexpr std::string_view bullet = "•";
/// "3208 0112 0780 9001", "3208/01...", on two lines: as people write them, up to three marks between two digits. The
/// last two are the bytes of a no-break space.
constexpr std::string_view marks = " .-/,_\n\r\t\xC2\xA0";
constexpr std::size_t gap_max = 3;

/// Where the digits of one run stand in the text: the first at `first`, each next at most gap_max marks further.
std::vector<std::size_t> digits_from(std::string_view text, std::size_t first) {
    std::vector<std::size_t> at{first};
    for (std::size_t next = first + 1; next < text.size() && next - at.back() <= gap_max + 1; ++next) {
        if (is_digit(text[next]))
            at.push_back(next);
        else if (marks.find(text[next]) == std::string_view::npos)
            break;
    }
    return at;
}

/// What happens to a digit of a run: windows of 16 may overlap when numbers stand close together.
struct Cover {
    std::vector<bool> is_hidden;       // the eight digits in the middle of a window
    std::vector<bool> is_joined_next;  // the marks up to the next digit fall away
};

bool has_hidden(Cover const& cover, std::size_t from) {
    auto const begin = cover.is_hidden.begin() + static_cast<std::ptrdiff_t>(from);
    return std::find(begin, begin + nik_digits, true) != begin + nik_digits;
}

void hide(Cover& cover, std::size_t from) {
    for (std::size_t i = from + 4; i < from + 12; ++i) cover.is_hidden[i] = true;
    for (std::size_t i = from; i + 1 < from + nik_digits; ++i) cover.is_joined_next[i] = true;
}

/// First the numbers that stand side by side. Then those that begin in the open end of another ("...9001" and twelve
/// digits more): no 16 open digits of the shape stay.
std::optional<Cover> cover_of(std::string const& digits) {
    auto const is_one = [&](std::size_t from) { return has_shape(std::string_view(digits).substr(from, nik_digits)); };
    std::optional<Cover> cover;
    for (std::size_t from = 0; from + nik_digits <= digits.size(); ++from) {
        if (!is_one(from)) continue;
        if (!cover) cover = Cover{std::vector<bool>(digits.size()), std::vector<bool>(digits.size())};
        hide(*cover, from);
        from += nik_digits - 1;
    }
    for (std::size_t from = 0; cover && from + nik_digits <= digits.size(); ++from)
        if (is_one(from) && !has_hidden(*cover, from)) hide(*cover, from);
    return cover;
}

}  // namespace

Result<Nik> Nik::parse(std::string_view text) {
    if (text.size() != nik_digits || !std::ranges::all_of(text, is_digit) || !has_shape(text) ||
        text.substr(12) == "0000")
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
        auto const places = digits_from(text, at);
        auto const end = places.back() + 1;
        std::string digits;
        for (auto const place : places) digits += text[place];
        auto const cover = cover_of(digits);
        if (!cover) out += text.substr(at, end - at);
        for (std::size_t i = 0; cover && i < places.size(); ++i) {
            if (cover->is_hidden[i])
                out += bullet;
            else
                out += digits[i];
            if (i + 1 < places.size() && !cover->is_joined_next[i])
                out += text.substr(places[i] + 1, places[i + 1] - places[i] - 1);
        }
        at = end;
    }
    return out;
}

}  // namespace sinergi
