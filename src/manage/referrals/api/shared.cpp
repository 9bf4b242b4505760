#include "referrals/api/shared.hpp"

namespace sinergi::referrals {
namespace {

constexpr double millionths = 1'000'000.0;

std::string const& in_language(std::string_view language, std::string const& id, std::string const& en) {
    return language == "en" ? en : id;
}

}  // namespace

std::string kind_name(House const& house, PlaceKind kind, std::string_view language) {
    return house.say("referrals.kind." + std::string(boost::describe::enum_to_string(kind, "")), language);
}

NearOut told(House const& house, Near const& near, std::string_view language) {
    auto const& place = near.place;
    return {.id = place.id,
            .kind = place.kind,
            .kind_name = kind_name(house, place.kind, language),
            .name = place.name,
            .region_name = house.areas.name_of(place.region),
            .address = place.address,
            .phone = place.phone,
            .hours = place.hours,
            .offers = lines_of(place.offers),
            .lat = place.lat,
            .lon = place.lon,
            .km = near.km,
            .free_beds = place.free_beds,
            .free_on = place.free_on};
}

std::vector<AnswerOut> answers(db::Tx& tx, House const& house, GuideAsked const& asked, std::string_view language,
                               Date today) {
    std::map<std::string, std::string> names;
    for (auto const& need : needs(tx)) names[need.code] = in_language(language, need.name_id, need.name_en);
    std::map<PlaceKind, std::vector<NearOut>> near;
    std::vector<AnswerOut> out;
    for (auto const& row : answer(guide_rows(tx, asked.here.region), asked.need, asked.here.region, asked.urgency)) {
        auto [kept, is_new] = near.try_emplace(row.place_kind);
        // "Other" is no kind that one place stands for.
        if (is_new && row.place_kind != PlaceKind::other)
            for (auto const& one : nearest_places(tx, row.place_kind, asked.here, today, asked.places_max))
                if (!one.place.is_secret) kept->second.push_back(told(house, one, language));
        out.push_back({.code = row.code,
                       .need = row.need,
                       .need_name = names[row.need],
                       .urgency = row.urgency,
                       .place_kind = row.place_kind,
                       .office = in_language(language, row.office_id, row.office_en),
                       .service = in_language(language, row.service_id, row.service_en),
                       .steps = lines_of(in_language(language, row.steps_id, row.steps_en)),
                       .documents = lines_of(in_language(language, row.documents_id, row.documents_en)),
                       .phone = row.phone,
                       .source = row.source,
                       .places = kept->second});
    }
    return out;
}

Result<Here> here_of(House const& house, std::optional<std::string> const& region, std::optional<double> lat,
                     std::optional<double> lon) {
    Here here{.region = house.office.area, .lat = lat, .lon = lon};
    if (region && !region->empty()) {
        SINERGI_TRY(code, RegionCode::parse(*region));
        here.region = code;
    }
    if (here.lat && here.lon) return here;
    here.lat = here.lon = std::nullopt;
    auto const found = house.areas.atlas()->find(here.region);
    if (found && found->centre) {
        here.lat = found->centre->lat / millionths;
        here.lon = found->centre->lon / millionths;
    }
    return here;
}

Done check_reader(db::Tx& tx, House const& house, access::Officer const& by, ReferralId id) {
    auto const found = find(tx, id);
    if (found && is_partner_of(by, *found)) return {};
    if (found && by.may(access::Act::see_case) && by.area.has(found->region) && house.may_see &&
        house.may_see(tx, by, found->subject_kind, found->subject))
        return {};
    return refuse(Why::not_found, "referrals.unknown");
}

void add_routes(http::Router& router, House& house) {
    add_place_routes(router, house);
    add_guide_routes(router, house);
    add_partner_routes(router, house);
    add_page_routes(router, house);
}

}  // namespace sinergi::referrals
