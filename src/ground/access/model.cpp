#include "access/model.hpp"

namespace sinergi::access {

std::string_view role_text(Role role) noexcept { return boost::describe::enum_to_string(role, ""); }

Role role_of(std::string_view text) {
    Role role{};
    SINERGI_CHECK(boost::describe::enum_from_string(std::string(text).c_str(), role));
    return role;
}

Result<AccountName> AccountName::parse(std::string_view text) {
    AccountName name;
    for (char c : trimmed(text)) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        bool const is_letter = c >= 'a' && c <= 'z';
        bool const is_other = (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
        if (!is_letter && (!is_other || name.text_.empty())) return refuse(Why::malformed, "access.account_malformed");
        name.text_ += c;
        if (name.text_.size() > 40) break;
    }
    if (name.text_.size() < 3 || name.text_.size() > 40) return refuse(Why::malformed, "access.account_malformed");
    return name;
}

audit::Trace Officer::trace(std::string purpose) const {
    if (id.is_none()) return {.actor = audit::ActorKind::system, .purpose = std::move(purpose)};
    return {.actor = audit::ActorKind::officer,
            .account = id.raw(),
            .role = std::string(role_text(role)),
            .purpose = std::move(purpose)};
}

}  // namespace sinergi::access
