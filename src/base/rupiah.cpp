#include "base/rupiah.hpp"

namespace sinergi {

Rupiah operator+(Rupiah a, Rupiah b) {
    std::int64_t sum = 0;
    SINERGI_CHECK(!__builtin_add_overflow(a.whole_, b.whole_, &sum));
    return Rupiah(sum);
}

Rupiah operator-(Rupiah a, Rupiah b) {
    std::int64_t rest = 0;
    SINERGI_CHECK(!__builtin_sub_overflow(a.whole_, b.whole_, &rest));
    return Rupiah(rest);
}

Rupiah Rupiah::floor_share(std::int64_t parts) const {
    SINERGI_CHECK(parts > 0);
    auto const down = whole_ / parts - (whole_ % parts < 0 ? 1 : 0);
    return Rupiah(down);
}

std::string Rupiah::text() const {
    auto const digits = grouped(whole_);
    return whole_ < 0 ? "-Rp " + digits.substr(1) : "Rp " + digits;
}

std::string grouped(std::int64_t number) {
    auto digits = std::to_string(number);
    auto const start = static_cast<std::ptrdiff_t>(number < 0 ? 1 : 0);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > start; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, '.');
    return digits;
}

}  // namespace sinergi
