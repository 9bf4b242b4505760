#pragma once
// From rows to the wire: names beside codes, what is near, what may be done now. Only for this house's api.

#include "plumbing/json/describe.hpp"
#include "referrals/api.hpp"

namespace sinergi::referrals {

/// A place as anybody may see it.
struct NearOut {
    PlaceId id;
    PlaceKind kind = PlaceKind::other;
    std::string kind_name, name, region_name, address, phone, hours;
    std::vector<std::string> offers;
    std::optional<double> lat, lon, km;
    std::optional<std::int64_t> free_beds;
    std::optional<Date> free_on;
};
BOOST_DESCRIBE_STRUCT(NearOut, (),
                      (id, kind, kind_name, name, region_name, address, phone, hours, offers, lat, lon, km, free_beds,
                       free_on))

/// One answer of the guide in one language.
struct AnswerOut {
    std::string code, need, need_name;
    Urgency urgency = Urgency::any;
    PlaceKind place_kind = PlaceKind::other;
    std::string office, service;
    std::vector<std::string> steps, documents;
    std::string phone, source;
    std::vector<NearOut> places;
};
BOOST_DESCRIBE_STRUCT(AnswerOut, (),
                      (code, need, need_name, urgency, place_kind, office, service, steps, documents, phone, source,
                       places))

struct GuideAsked {
    std::string need;  // "" all
    Here here;
    Urgency urgency = Urgency::any;
    std::size_t places_max = 3;
};

[[nodiscard]] NearOut told(House const& house, Near const& near, std::string_view language);
/// The guide's answer with the nearest places of each office.
[[nodiscard]] std::vector<AnswerOut> answers(db::Tx& tx, House const& house, GuideAsked const& asked,
                                             std::string_view language, Date today);
/// Where a call asks from: the region it names, else the office's area; a place on the map or the middle of that area.
/// @refuses base.region_malformed
[[nodiscard]] Result<Here> here_of(House const& house, std::optional<std::string> const& region,
                                   std::optional<double> lat, std::optional<double> lon);
[[nodiscard]] std::string kind_name(House const& house, PlaceKind kind, std::string_view language);

/// A referral this officer may read and act on: a partner's own, or one of a case that `may_see` opens.
/// @refuses referrals.unknown
[[nodiscard]] Done check_reader(db::Tx& tx, House const& house, access::Officer const& by, ReferralId id);
/// The letter that goes with the person. @refuses referrals.unknown
[[nodiscard]] Result<std::string> letter_pdf(db::Tx& tx, House const& house, Referral const& referral, Moment now);

void add_place_routes(http::Router& router, House& house);
void add_guide_routes(http::Router& router, House& house);
void add_partner_routes(http::Router& router, House& house);
void add_page_routes(http::Router& router, House& house);

}  // namespace sinergi::referrals
