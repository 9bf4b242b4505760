#include "referrals/rules.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <tuple>

namespace sinergi::referrals {
namespace {

constexpr double earth_km = 6371.0;

/// Digits that two codes share from the front.
std::size_t shared(RegionCode const& a, RegionCode const& b) noexcept {
    auto const left = a.view(), right = b.view();
    std::size_t i = 0;
    while (i < left.size() && i < right.size() && left[i] == right[i]) ++i;
    return i;
}

/// How near by the code alone: the same village, district, regency, province, or none of these.
int closeness(RegionCode const& a, RegionCode const& b) noexcept {
    auto const digits = shared(a, b);
    int steps = 0;
    for (std::size_t const level : {2U, 4U, 6U, 10U}) steps += digits >= level ? 1 : 0;
    return steps;
}

bool holds(Urgency row, Urgency asked) noexcept { return row == Urgency::any || asked == Urgency::any || row == asked; }

}  // namespace

Authority authority_for(Setting setting, Matter matter) noexcept {
    if (setting == Setting::outside_institution) return Authority::regency;
    return matter == Matter::ordinary ? Authority::province : Authority::ministry;
}

Authority authority_of(PlaceKind kind) noexcept {
    switch (kind) {
        case PlaceKind::sentra:
            return Authority::ministry;
        case PlaceKind::province_institution:
        case PlaceKind::rsj:
            return Authority::province;
        case PlaceKind::puskesmas:
        case PlaceKind::rsud:
        case PlaceKind::satpol_pp:
        case PlaceKind::police:
        case PlaceKind::uptd_ppa:
        case PlaceKind::dukcapil:
        case PlaceKind::baznas:
        case PlaceKind::disdik:
        case PlaceKind::bpbd:
        case PlaceKind::shelter:
        case PlaceKind::lks:
        case PlaceKind::dinsos:
        case PlaceKind::puskesos:
        case PlaceKind::other:
            return Authority::regency;
    }
    return Authority::regency;
}

double distance_km(double lat_a, double lon_a, double lat_b, double lon_b) noexcept {
    auto const radians = [](double degrees) { return degrees * std::numbers::pi / 180.0; };
    auto const half = [](double angle) { return std::pow(std::sin(angle / 2), 2); };
    auto const h = half(radians(lat_b - lat_a)) +
                   std::cos(radians(lat_a)) * std::cos(radians(lat_b)) * half(radians(lon_b - lon_a));
    return 2 * earth_km * std::asin(std::min(1.0, std::sqrt(h)));
}

bool is_open(Place const& place, Date today) noexcept { return !place.closed_since || today < *place.closed_since; }

std::vector<Near> nearest(std::span<Place const> places, Here const& here, Date today, std::size_t limit) {
    std::vector<Near> found;
    for (auto const& place : places) {
        if (!is_open(place, today)) continue;
        Near near{.place = place};
        if (here.lat && here.lon && place.lat && place.lon)
            near.km = distance_km(*here.lat, *here.lon, *place.lat, *place.lon);
        found.push_back(std::move(near));
    }
    // Somebody who stands at a point asks for metres; a code says no more than in whose area a place lies.
    auto const rank = [&](Near const& one) {
        return std::tuple(one.km.has_value() ? 0 : 1, one.km.value_or(0), -closeness(here.region, one.place.region),
                          std::string_view(one.place.name), one.place.id.raw());
    };
    std::ranges::sort(found, [&](Near const& a, Near const& b) { return rank(a) < rank(b); });
    if (found.size() > limit) found.resize(limit);
    return found;
}

RegionCode search_area(PlaceKind kind, RegionCode const& region) noexcept {
    auto const up_to = [](RegionCode code, RegionLevel level) {
        while (code.level() > level) code = code.parent();
        return code;
    };
    switch (authority_of(kind)) {
        case Authority::ministry:
            return {};
        case Authority::province:
            return up_to(region, RegionLevel::province);
        case Authority::regency:
            return up_to(region, RegionLevel::regency);
    }
    return {};
}

std::vector<GuideRow> answer(std::span<GuideRow const> rows, std::string_view need, RegionCode const& region,
                             Urgency urgency) {
    std::map<std::string_view, GuideRow const*> narrowest;
    for (auto const& row : rows) {
        if (!row.region.has(region)) continue;
        auto& kept = narrowest[row.code];
        if (kept == nullptr || kept->region.level() < row.region.level()) kept = &row;
    }
    std::vector<GuideRow> out;
    for (auto const& [code, row] : narrowest)
        if (!row->is_hidden && (need.empty() || row->need == need) && holds(row->urgency, urgency)) out.push_back(*row);
    auto const rank = [&](GuideRow const& row) {
        bool const is_first = urgency == Urgency::urgent && row.urgency == Urgency::urgent;
        return std::tuple(is_first ? 0 : 1, row.sort, std::string_view(row.code));
    };
    std::ranges::sort(out, [&](GuideRow const& a, GuideRow const& b) { return rank(a) < rank(b); });
    return out;
}

bool is_partner_of(access::Officer const& by, Referral const& referral) noexcept {
    return by.may(access::Act::answer_referral) && !referral.unit.is_none() && by.unit == referral.unit;
}

bool may_note_answer(access::Officer const& by, Referral const& referral) noexcept {
    return by.may(access::Act::work_case) && referral.unit.is_none() && by.area.has(referral.region);
}

Result<State> after(State state, Deed deed) {
    auto const no = [&]() -> Result<State> {
        return refuse(Why::conflict, "referrals.not_now", boost::describe::enum_to_string(state, ""));
    };
    switch (deed) {
        case Deed::asked:
            return no();
        case Deed::accepted:
            return state == State::asked ? State::accepted : no();
        case Deed::declined:
            return state == State::asked ? State::declined : no();
        case Deed::answered:
            // What is done at once is answered without being accepted first.
            return state == State::asked || state == State::accepted ? State::done : no();
        case Deed::handed_back:
            return state == State::accepted || state == State::done ? State::returned : no();
        case Deed::withdrawn:
            return state == State::asked || state == State::accepted ? State::withdrawn : no();
    }
    return no();
}

bool is_ended(State state) noexcept { return state != State::asked && state != State::accepted; }

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto const line = trimmed(text.substr(0, end));
        if (!line.empty()) out.emplace_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

}  // namespace sinergi::referrals
