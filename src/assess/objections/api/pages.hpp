#pragma once
// Pages without JavaScript: what a browser posts, and what every page shows. Only for this house's api.

#include "objections/api/shared.hpp"

#include <kainjow/mustache.hpp>

#include <map>

namespace sinergi::objections::page {

using kainjow::mustache::data;
using kainjow::mustache::object;

/// What a browser posted. Files are raw bytes, not yet looked at.
struct Form {
    std::map<std::string, std::string, std::less<>> values;
    std::vector<std::string> files;
    std::vector<NewPhoto> photos;  // uploaded already: "id:token"
    [[nodiscard]] std::string value(std::string_view name) const;
};
[[nodiscard]] Form form_of(std::vector<http::FormPart> const& parts);

/// One field cleaned as its type says; a fault is kept with the field's name.
template <class T>
[[nodiscard]] std::string take(Form const& form, std::string_view name, std::vector<FieldFault>& faults) {
    auto const parsed = T::parse(form.value(name));
    if (parsed) return parsed->text();
    faults.push_back({std::string(name), std::string(parsed.error().key), parsed.error().about});
    return {};
}

/// Office, numbers to call, the other language.
[[nodiscard]] data context_of(House& house, http::Call const& call);
[[nodiscard]] http::Reply render(House& house, http::Call const& call, std::string_view name, data const& context,
                                 int status = 200);
/// What cannot be mended in the form: too many tries, too large.
[[nodiscard]] http::Reply message(House& house, http::Call const& call, Refusal const& no);
/// The villages of this office to choose from; beyond a regency those found by `region_query`.
void set_villages(data& context, House& house, Form const& form);
/// What was typed, shown again.
void set_values(data& context, Form const& form, std::initializer_list<char const*> names);
[[nodiscard]] std::string new_key();

/// Sends a form under its client key: a second press of the button hears the first answer.
template <class F>
auto once(http::Call const& call, Form const& form, F&& deed) {
    auto const key = form.value("client_key");
    std::string body;
    for (auto const& [name, value] : form.values) body += name + "=" + value + "\n";
    http::Call keyed = call;
    http::Call::Raw raw = call.raw != nullptr ? *call.raw : http::Call::Raw{};
    if (!key.empty()) raw.headers.emplace_back("Idempotency-Key", key);
    keyed.raw = &raw;
    keyed.body = body;
    return deed(keyed);
}

/// Number, key and what happens next.
struct ReceiptOut {
    std::string number, key;
    Date due_on;
};
BOOST_DESCRIBE_STRUCT(ReceiptOut, (), (number, key, due_on))
[[nodiscard]] http::Reply show_receipt(House& house, http::Call const& call, ReceiptOut const& receipt, KeyOf kind);

[[nodiscard]] http::Reply tracking(House& house, http::Call const& call);
[[nodiscard]] http::Reply show_decision(House& house, http::Call const& call);
[[nodiscard]] http::Reply take_appeal(House& house, http::Call const& call);

}  // namespace sinergi::objections::page
