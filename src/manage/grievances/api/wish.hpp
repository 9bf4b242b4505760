#pragma once
// From the wire's NewGrievance, an officer's or a citizen's, to the action's.

#include "grievances/api/shared.hpp"
#include "grievances/api/wire_in.hpp"

namespace sinergi::grievances {

constexpr std::size_t photos_max = 5;
constexpr std::size_t named_max = 5;

template <class T>
[[nodiscard]] std::string text_of(std::optional<T> const& member) {
    return member ? member->text() : std::string{};
}

[[nodiscard]] inline NewReporter reporter_of(wire::ReporterIn const& in) {
    NewReporter reporter{.name = text_of(in.name),
                         .phone = text_of(in.phone),
                         .email = text_of(in.email),
                         .address = text_of(in.address)};
    if (in.language && in.language->text() == "en") reporter.language = "en";
    if (in.safe_contact) {
        auto const& safe = *in.safe_contact;
        reporter.contact = safe.channel.value_or(ContactChannel::phone);
        reporter.hours_from = safe.hours_from;
        reporter.hours_to = safe.hours_to;
        reporter.no_text = safe.no_text.value_or(false);
    }
    return reporter;
}

[[nodiscard]] inline std::vector<NewNamed> named_of(std::vector<wire::NamedIn> const& about) {
    std::vector<NewNamed> named;
    for (auto const& one : about)
        named.push_back({.kind = one.kind,
                         .name = text_of(one.name),
                         .region = one.region.value_or(RegionCode{}),
                         .account = one.account.value_or(access::AccountId{}),
                         .unit = one.unit.value_or(access::UnitId{})});
    return named;
}

template <class In>
Result<NewGrievance> wish_of(House const& house, In const& in) {
    SINERGI_MUST(house.areas.check_open(in.region));
    if (in.lat.has_value() != in.lon.has_value() ||
        (in.lat && (*in.lat < -11.5 || *in.lat > 6.5 || *in.lon < 94.5 || *in.lon > 141.5)))
        return refuse(Why::malformed, "grievances.outside_indonesia", "lat");
    NewGrievance wish{.kind = in.kind.text(),
                      .region = in.region,
                      .text = in.text.text(),
                      .place = text_of(in.place),
                      .lat = in.lat,
                      .lon = in.lon,
                      .privacy = in.privacy,
                      .follows = in.follows.value_or(GrievanceId{})};
    if (in.reporter) {
        wish.reporter = reporter_of(*in.reporter);
        for (auto const hour : {wish.reporter->hours_from, wish.reporter->hours_to})
            if (hour && (*hour < 0 || *hour > 23))
                return refuse(Why::malformed, "grievances.hours_outside", "safe_contact");
    }
    if (in.photos && in.photos->size() > photos_max)
        return refuse(Why::malformed, "grievances.too_many_photos", "photos");
    if (in.about && in.about->size() > named_max) return refuse(Why::malformed, "grievances.too_many_named", "about");
    if (in.photos)
        for (auto const& photo : *in.photos) wish.photos.push_back({photo.id, photo.token.text()});
    if (in.about)
        for (auto const& named : *in.about)
            wish.about.push_back(
                {.kind = named.kind, .name = text_of(named.name), .region = named.region.value_or(RegionCode{})});
    if constexpr (requires { in.channel; }) {
        wish.channel = in.channel;
        wish.source_ref = text_of(in.source_ref);
        wish.received_at = in.received_at;
        wish.is_urgent = in.is_urgent.value_or(false);
        wish.officer = in.officer.value_or(access::AccountId{});
        if (in.about)
            for (std::size_t i = 0; i < in.about->size(); ++i)
                wish.about[i].account = (*in.about)[i].account.value_or(access::AccountId{});
    }
    return wish;
}

}  // namespace sinergi::grievances
