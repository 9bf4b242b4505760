#include "base/phone.hpp"

namespace sinergi {

Result<Phone> Phone::parse(std::string_view text) {
    auto const no = refuse(Why::malformed, "base.phone_malformed");
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c == '+' ? i != 0 : (c != ' ' && c != '-' && c != '.' && c != '(' && c != ')'))
            return no;
    }
    std::string_view national = digits;
    if (text.starts_with('+') && !national.starts_with("62")) return no;  // a number abroad
    if (national.starts_with("62")) national.remove_prefix(2);
    while (national.starts_with("0")) national.remove_prefix(1);
    bool const mobile =
        national.starts_with("8") && national.size() >= 9 && national.size() <= 12 && national[1] != '0';
    bool const fixed =
        !national.starts_with("8") && !national.starts_with("1") && national.size() >= 7 && national.size() <= 11;
    if (!mobile && !fixed) return no;
    Phone phone;
    phone.e164_ = "+62" + std::string(national);
    return phone;
}

std::string Phone::masked() const { return e164_.substr(0, 6) + "••••" + e164_.substr(e164_.size() - 3); }

}  // namespace sinergi
