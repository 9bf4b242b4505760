#include "base/region_code.hpp"

namespace sinergi {

Result<RegionCode> RegionCode::parse(std::string_view text) {
    RegionCode code;
    for (char const c : text) {
        if (c == '.') continue;
        if (c < '0' || c > '9' || code.length_ == code.digits_.size())
            return refuse(Why::malformed, "base.region_malformed");
        code.digits_[code.length_++] = c;
    }
    if (code.length_ != 2 && code.length_ != 4 && code.length_ != 6 && code.length_ != 10)
        return refuse(Why::malformed, "base.region_malformed");
    return code;
}

std::string RegionCode::dotted() const {
    std::string out;
    for (std::size_t i = 0; i < length_; ++i) {
        if (i == 2 || i == 4 || i == 6) out += '.';
        out += digits_[i];
    }
    return out;
}

RegionCode RegionCode::parent() const noexcept {
    RegionCode up = *this;
    up.length_ = length_ == 10 ? 6 : static_cast<std::uint8_t>(length_ > 2 ? length_ - 2 : 0);
    for (std::size_t i = up.length_; i < up.digits_.size(); ++i) up.digits_[i] = 0;
    return up;
}

std::string RegionCode::after() const {
    std::string end = text();
    while (!end.empty() && end.back() == '9') end.pop_back();
    if (end.empty()) return ":";  // the character after '9'
    ++end.back();
    return end;
}

}  // namespace sinergi
