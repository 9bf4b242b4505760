#pragma once
// A public form without JavaScript: what was typed, and how it becomes a report. Only for this house's api.

#include "grievances/api/shared.hpp"

#include <kainjow/mustache.hpp>

#include <map>

namespace sinergi::grievances::page {

/// What a browser posted. Files are raw bytes, not yet looked at.
struct Form {
    std::map<std::string, std::string, std::less<>> values;
    std::vector<std::string> files;
    std::vector<NewPhoto> photos;  // uploaded already: "id:token"
    [[nodiscard]] std::string value(std::string_view name) const;
    void set(std::string name, std::string value) { values[std::move(name)] = std::move(value); }
};

/// Sorts the parts of a form; a part of a file without content is no file.
void fill(Form& form, std::vector<http::FormPart> const& parts);
/// The report of a form; what is wrong is added to `faults`, every field at once.
[[nodiscard]] NewGrievance wish_of(House const& house, Form const& form, std::vector<FieldFault>& faults);
/// `is` of the template: which boxes are ticked.
[[nodiscard]] kainjow::mustache::data ticks(Form const& form);
/// Percent-encoded for a URL.
[[nodiscard]] std::string encoded(std::string_view text);
/// A new client key for a form.
[[nodiscard]] std::string new_key();

/// Sends a form under its client key: a second press of the button, whose bytes differ by the browser's own boundary,
/// hears the first answer.
template <class F>
auto once(http::Call const& call, Form const& form, F&& deed) {
    auto const key = form.value("client_key");
    std::string body;
    for (auto const& [name, value] : form.values)
        if (name != "checked") body += name + "=" + value + "\n";
    http::Call keyed = call;
    http::Call::Raw raw = call.raw != nullptr ? *call.raw : http::Call::Raw{};
    if (!key.empty()) raw.headers.emplace_back("Idempotency-Key", key);
    keyed.raw = &raw;
    keyed.body = body;
    return deed(keyed);
}

}  // namespace sinergi::grievances::page
