// /ke-mana for phones without JavaScript: needs, then answers with the nearest places. Nothing here is about a person.

#include "plumbing/locale/words.hpp"
#include "referrals/api/shared.hpp"

#include <fmt/format.h>

namespace sinergi::referrals {
namespace {

using http::Call;
using http::Reply;
using kainjow::mustache::data;
using kainjow::mustache::object;

/// A query member that only holds what a code holds; else "".
std::string code_in(Call const& call, std::string_view name) {
    auto const value = call.asked(name).value_or("");
    return value.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos ? value : "";
}

struct Asking {
    std::string need, region;
    bool is_urgent = false;
    [[nodiscard]] std::string url(std::string const& chosen, bool urgent, std::string_view language = {}) const {
        auto out = "/ke-mana?perlu=" + chosen;
        if (urgent) out += "&mendesak=1";
        if (!region.empty()) out += "&wilayah=" + region;
        if (!language.empty()) out += "&lang=" + std::string(language);
        return out;
    }
};

data list_of(std::vector<std::string> const& lines) {
    data out{data::type::list};
    for (auto const& line : lines) out << data(object{{"text", line}});
    return out;
}

data base_context(House& house, Call const& call, Asking const& asking) {
    auto const other = asking.url(asking.need, asking.is_urgent, call.language() == "en" ? "id" : "en");
    return web::page_context({house.office.name, house.areas.name_of(house.office.area), house.help}, call, other);
}

data needs_context(House& house, Call const& call, Asking const& asking) {
    bool const is_english = call.language() == "en";
    data out{data::type::list};
    for (auto const& need : house.office.db.read([](db::Tx& tx) { return needs(tx); }))
        out << data(object{{"code", need.code},
                           {"name", is_english ? need.name_en : need.name_id},
                           {"hint", is_english ? need.hint_en : need.hint_id},
                           {"url", asking.url(need.code, false)}});
    return out;
}

data districts_context(House& house, Asking const& asking) {
    data out{data::type::list};
    if (house.office.area.view().empty()) return out;
    auto const atlas = house.areas.atlas();
    for (auto const& child : atlas->children(house.office.area)) {
        data row{object{{"code", child.code.text()}, {"name", std::string(child.name)}}};
        row.set("is_chosen", child.code.text() == asking.region);
        out << row;
    }
    return out;
}

data place_context(NearOut const& place, std::string_view language) {
    data out{object{{"name", place.name},
                    {"region_name", place.region_name},
                    {"address", place.address},
                    {"phone", place.phone},
                    {"href", "tel:" + place.phone},
                    {"hours", place.hours}}};
    out.set("has_phone", !place.phone.empty());
    out.set("has_hours", !place.hours.empty());
    out.set("has_km", place.km.has_value());
    if (place.km) {
        auto km = fmt::format("{:.1f}", *place.km);
        if (language != "en") std::ranges::replace(km, '.', ',');
        out.set("km", km);
    }
    return out;
}

data answers_context(std::vector<AnswerOut> const& found, std::string_view language) {
    data out{data::type::list};
    for (auto const& one : found) {
        data places{data::type::list};
        for (auto const& place : one.places) places << place_context(place, language);
        data row{object{
            {"office", one.office}, {"service", one.service}, {"phone", one.phone}, {"href", "tel:" + one.phone}}};
        row.set("is_urgent", one.urgency == Urgency::urgent);
        row.set("has_phone", !one.phone.empty());
        row.set("steps", list_of(one.steps));
        row.set("has_documents", !one.documents.empty());
        row.set("documents", list_of(one.documents));
        row.set("has_places", !one.places.empty());
        row.set("places", places);
        out << row;
    }
    return out;
}

Reply page(House& house, Call const& call) {
    Asking const asking{code_in(call, "perlu"), code_in(call, "wilayah"), call.asked("mendesak").has_value()};
    auto context = base_context(house, call, asking);
    auto const here = here_of(house, asking.region, {}, {});
    context.set("needs", needs_context(house, call, asking));
    context.set("has_need", !asking.need.empty());
    context.set("need_code", asking.need);
    context.set("is_urgent", asking.is_urgent);
    context.set("urgent_url", asking.url(asking.need, true));
    context.set("calm_url", asking.url(asking.need, false));
    context.set("districts", districts_context(house, asking));
    context.set("poster_url",
                "/api/v1/guide/poster.pdf?region=" + (here ? here->region.text() : house.office.area.text()) +
                    "&lang=" + std::string(call.language()));
    int status = 200;
    if (!asking.need.empty() && here) {
        auto const found = house.office.db.read([&](db::Tx& tx) {
            return answers(
                tx, house,
                {.need = asking.need, .here = *here, .urgency = asking.is_urgent ? Urgency::urgent : Urgency::any},
                call.language(), date_in(house.office.zone, call.now));
        });
        if (found.empty()) status = 404;
        context.set("has_answers", !found.empty());
        context.set("need_name", found.empty() ? asking.need : found.front().need_name);
        context.set("answers", answers_context(found, call.language()));
    }
    return web::render_page(house.page_template, call, "ke-mana", context, status);
}

}  // namespace

void add_page_routes(http::Router& router, House& house) {
    router.add_raw(http::Method::get, "/ke-mana", {.summary = "A page", .tag = "pages", .is_public = true},
                   [&](Call const& call) { return page(house, call); });
}

}  // namespace sinergi::referrals
