#include "grievances/api/pages.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"

#include <charconv>

namespace sinergi::grievances::page {
namespace {

/// "16:00" -> 16.
std::optional<std::int64_t> hour_of(std::string_view text) {
    std::int64_t hour = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + std::min<std::size_t>(text.size(), 2), hour);
    if (error != std::errc{} || hour < 0 || hour > 23) return std::nullopt;
    return hour;
}

std::optional<double> degrees(std::string const& text) {
    if (text.empty()) return std::nullopt;
    char* end = nullptr;
    double const value = std::strtod(text.c_str(), &end);
    return end == text.c_str() + text.size() ? std::optional(value) : std::nullopt;
}

/// Reads one field through its value type; a fault is kept with the field's name.
template <class T>
std::optional<T> take(Form const& form, std::string_view name, std::vector<FieldFault>& faults) {
    auto parsed = T::parse(form.value(name));
    if (parsed) return *std::move(parsed);
    faults.push_back({std::string(name), std::string(parsed.error().key), parsed.error().about});
    return std::nullopt;
}

void take_reporter(Form const& form, NewGrievance& wish, std::vector<FieldFault>& faults) {
    NewReporter reporter;
    if (auto const name = take<Line<0, 100>>(form, "name", faults)) reporter.name = name->text();
    if (!form.value("phone").empty())
        if (auto const phone = take<Phone>(form, "phone", faults)) reporter.phone = phone->text();
    if (auto const email = take<Line<0, 120>>(form, "email", faults)) reporter.email = email->text();
    boost::describe::enum_from_string(form.value("contact").c_str(), reporter.contact);
    reporter.hours_from = hour_of(form.value("hours_from"));
    reporter.hours_to = hour_of(form.value("hours_to"));
    reporter.no_text = !form.value("no_text").empty();
    if (!reporter.name.empty() || !reporter.phone.empty() || !reporter.email.empty()) wish.reporter = reporter;
}

}  // namespace

std::string Form::value(std::string_view name) const {
    auto const found = values.find(name);
    return found == values.end() ? std::string{} : found->second;
}

void fill(Form& form, std::vector<http::FormPart> const& parts) {
    constexpr std::size_t files_max = 5;
    for (auto const& part : parts) {
        if (part.name == "photos") {
            if (!part.bytes.empty() && form.files.size() < files_max) form.files.push_back(part.bytes);
        } else if (part.name == "photo") {
            auto const colon = part.bytes.find(':');
            auto const id = PhotoId::parse(std::string_view(part.bytes).substr(0, colon));
            if (id && colon != std::string::npos && form.photos.size() < files_max)
                form.photos.push_back({*id, part.bytes.substr(colon + 1)});
        } else {
            form.set(part.name, part.bytes);
        }
    }
}

NewGrievance wish_of(House const& house, Form const& form, std::vector<FieldFault>& faults) {
    NewGrievance wish;
    if (form.value("kind").empty())
        faults.push_back({"kind", "http.member_missing", ""});
    else
        wish.kind = form.value("kind");
    if (form.value("region").empty()) {
        faults.push_back({"region", "http.member_missing", ""});
    } else if (auto const region = take<RegionCode>(form, "region", faults)) {
        wish.region = *region;
        if (auto const open = house.areas.check_open(*region); !open)
            faults.push_back({"region", std::string(open.error().key), ""});
    }
    if (auto const text = take<Text<1, 5000>>(form, "text", faults)) wish.text = text->text();
    if (auto const place = take<Line<0, 200>>(form, "place", faults)) wish.place = place->text();
    wish.lat = degrees(form.value("lat"));
    wish.lon = degrees(form.value("lon"));
    if (!wish.lat || !wish.lon) wish.lat = wish.lon = std::nullopt;
    Privacy privacy{};
    if (boost::describe::enum_from_string(form.value("privacy").c_str(), privacy)) wish.privacy = privacy;
    // A closed kind is confidential unless the reporter says otherwise; "open" is only the form's first tick.
    auto const kind = house.settings.now(house.office.clock.now())->kind(wish.kind);
    if (wish.privacy == Privacy::open && ((kind && kind->is_closed) || !form.value("about_kind").empty()))
        wish.privacy.reset();
    take_reporter(form, wish, faults);
    NewNamed named;
    if (boost::describe::enum_from_string(form.value("about_kind").c_str(), named.kind)) {
        if (auto const name = take<Line<0, 120>>(form, "about_name", faults)) named.name = name->text();
        wish.about.push_back(std::move(named));
    }
    if (auto const follows = GrievanceId::parse(form.value("follows")); follows && !form.value("follows").empty())
        wish.follows = *follows;
    wish.photos = form.photos;
    return wish;
}

kainjow::mustache::data ticks(Form const& form) {
    kainjow::mustache::data is{kainjow::mustache::object{}};
    for (auto const* privacy : {"open", "confidential", "anonymous"}) is.set(privacy, form.value("privacy") == privacy);
    auto const contact = form.value("contact").empty() ? std::string("whatsapp") : form.value("contact");
    for (auto const* by : {"phone", "whatsapp", "email", "none"}) is.set(std::string("by_") + by, contact == by);
    is.set("no_text", !form.value("no_text").empty());
    for (auto const* about : {"officer", "village", "facilitator"})
        is.set(std::string("about_") + about, form.value("about_kind") == about);
    is.set("about_any", !form.value("about_kind").empty());
    return is;
}

std::string encoded(std::string_view text) {
    std::string out;
    for (char const c : text) {
        bool const is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                              c == '.' || c == '_' || c == '~';
        if (is_plain)
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

std::string new_key() { return crypto::base64url(crypto::random_bytes(16)); }

}  // namespace sinergi::grievances::page
