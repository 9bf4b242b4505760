// Places and the guide: what the office keeps so that people find the door.

#include "access/directory.hpp"
#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "plumbing/notices/notices.hpp"
#include "referrals/actions.hpp"
#include "referrals/store.hpp"

namespace sinergi::referrals {
namespace {

constexpr std::int64_t near_rows_max = 2'000;
constexpr std::int64_t beds_max = 100'000;

template <class T>
Done fit(std::string& text, std::string_view key, std::string_view which) {
    auto parsed = T::parse(text);
    if (!parsed) return refuse(Why::malformed, key, std::string(which));
    text = parsed->text();
    return {};
}

Done check(db::Tx& tx, Place& place) {
    constexpr std::string_view key = "referrals.place_malformed";
    SINERGI_MUST(fit<Line<2, 200>>(place.name, key, "name"));
    SINERGI_MUST(fit<Line<0, 300>>(place.law, key, "law"));
    SINERGI_MUST(fit<Line<0, 300>>(place.address, key, "address"));
    SINERGI_MUST(fit<Line<0, 40>>(place.phone, key, "phone"));
    SINERGI_MUST(fit<Line<0, 200>>(place.hours, key, "hours"));
    SINERGI_MUST(fit<Text<0, 4000>>(place.offers, key, "offers"));
    if (place.lat.has_value() != place.lon.has_value()) return refuse(Why::malformed, key, "lon");
    if (place.lat && (*place.lat < -90 || *place.lat > 90)) return refuse(Why::malformed, key, "lat");
    if (place.lon && (*place.lon < -180 || *place.lon > 180)) return refuse(Why::malformed, key, "lon");
    if (place.capacity && (*place.capacity < 0 || *place.capacity > beds_max))
        return refuse(Why::malformed, key, "capacity");
    if (!place.unit.is_none() && !access::has_unit(tx, place.unit))
        return refuse(Why::malformed, "referrals.unit_unknown", "unit");
    return {};
}

Done check(GuideRow& row) {
    constexpr std::string_view key = "referrals.row_malformed";
    SINERGI_MUST(fit<Line<3, 60>>(row.code, key, "code"));
    if (row.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._") != std::string::npos)
        return refuse(Why::malformed, key, "code");
    SINERGI_MUST(fit<Line<2, 160>>(row.office_id, key, "office_id"));
    SINERGI_MUST(fit<Line<2, 160>>(row.office_en, key, "office_en"));
    SINERGI_MUST(fit<Line<2, 200>>(row.service_id, key, "service_id"));
    SINERGI_MUST(fit<Line<2, 200>>(row.service_en, key, "service_en"));
    SINERGI_MUST(fit<Text<0, 2000>>(row.steps_id, key, "steps_id"));
    SINERGI_MUST(fit<Text<0, 2000>>(row.steps_en, key, "steps_en"));
    SINERGI_MUST(fit<Text<0, 2000>>(row.documents_id, key, "documents_id"));
    SINERGI_MUST(fit<Text<0, 2000>>(row.documents_en, key, "documents_en"));
    SINERGI_MUST(fit<Line<0, 40>>(row.phone, key, "phone"));
    return fit<Line<3, 300>>(row.source, key, "source");
}

void note(db::Tx& tx, Desk const& desk, audit::Trace const& trace, std::string_view act, audit::Subject subject) {
    audit::note(tx, desk.office.ids, desk.now, trace, act, subject);
    notices::Notice notice;
    notice.at = desk.now;
    notice.topic = act;
    notice.subject = subject.id;
    notice.region = subject.region;
    notices::post(tx, desk.office.ids, std::move(notice));
}

void note(db::Tx& tx, Desk const& desk, audit::Trace const& trace, std::string_view act, Place const& place) {
    note(tx, desk, trace, act, {.kind = "place", .id = place.id.raw(), .region = place.region});
}

/// One that this officer may keep, at the version they saw.
Result<Place> kept(db::Tx& tx, access::Officer const& by, PlaceId id) {
    auto found = store::find_place(tx, id);
    if (!found) return refuse(Why::not_found, "referrals.place_unknown");
    SINERGI_MUST(access::permit(access::Act::manage_settings, by, by.area));
    return *std::move(found);
}

}  // namespace

std::optional<Place> find_place(db::Tx& tx, PlaceId id) { return store::find_place(tx, id); }

std::vector<Place> places(db::Tx& tx, std::optional<PlaceKind> kind, RegionCode const& within, std::int64_t limit) {
    return store::places(tx, kind, within, limit);
}

std::vector<Near> nearest_places(db::Tx& tx, PlaceKind kind, Here const& here, Date today, std::size_t limit) {
    auto const found = store::places(tx, kind, search_area(kind, here.region), near_rows_max);
    return nearest(found, here, today, limit);
}

Result<Place> add_place(db::Tx& tx, Desk const& desk, access::Officer const& by, Place place) {
    // An office refers to places outside its area too: to a sentra, to the province.
    SINERGI_TRY(permit, access::permit(access::Act::manage_settings, by, by.area));
    SINERGI_MUST(check(tx, place));
    place.id = desk.office.ids.make<Place>(desk.now);
    place.version = 1;
    place.free_beds.reset();
    place.free_on.reset();
    store::insert(tx, place);
    note(tx, desk, permit.trace(), "referrals.place_added", place);
    return place;
}

Result<Place> change_place(db::Tx& tx, Desk const& desk, access::Officer const& by, Place place) {
    SINERGI_TRY(before, kept(tx, by, place.id));
    if (before.version != place.version)
        return refuse(Why::conflict, "referrals.changed_meanwhile", std::to_string(before.version));
    SINERGI_MUST(check(tx, place));
    place.free_beds = before.free_beds;
    place.free_on = before.free_on;
    place.closed_since = before.closed_since;
    ++place.version;
    store::update(tx, place);
    note(tx, desk, by.trace(), "referrals.place_changed", place);
    return place;
}

Result<Place> close_place(db::Tx& tx, Desk const& desk, access::Officer const& by, Closure const& closure) {
    SINERGI_TRY(place, kept(tx, by, closure.place));
    if (place.version != closure.version)
        return refuse(Why::conflict, "referrals.changed_meanwhile", std::to_string(place.version));
    place.closed_since = closure.since;
    ++place.version;
    store::update(tx, place);
    note(tx, desk, by.trace(), closure.since ? "referrals.place_closed" : "referrals.place_opened", place);
    return std::move(place);
}

Result<Place> tell_beds(db::Tx& tx, Desk const& desk, access::Officer const& by, PlaceId id, std::int64_t free_beds) {
    auto place = store::find_place(tx, id);
    if (!place) return refuse(Why::not_found, "referrals.place_unknown");
    bool const is_own = by.may(access::Act::answer_referral) && !place->unit.is_none() && place->unit == by.unit;
    if (!is_own && place->is_secret && !by.may(access::Act::lead_case))
        return refuse(Why::not_found, "referrals.place_unknown");  // nor is a safe house known to exist
    if (!is_own) {
        SINERGI_TRY(permit, access::permit(access::Act::work_case, by, place->region));
        // A village's officer does not speak for the regency's hospital.
        if (permit.area() != place->region) return refuse(Why::not_allowed, "access.area_not_allowed");
    }
    if (free_beds < 0 || free_beds > place->capacity.value_or(beds_max))
        return refuse(Why::malformed, "referrals.beds_malformed", std::to_string(place->capacity.value_or(beds_max)));
    place->free_beds = free_beds;
    place->free_on = desk.today();
    ++place->version;
    store::update(tx, *place);
    note(tx, desk, by.trace(), "referrals.beds_told", *place);
    return *std::move(place);
}

std::vector<Need> needs(db::Tx& tx) { return store::needs(tx); }

std::vector<GuideRow> guide_rows(db::Tx& tx, RegionCode const& region) {
    std::vector<GuideRow> out;
    for (auto code = region;; code = code.parent()) {
        auto found = store::rows_of(tx, code);
        out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
        if (code.view().empty()) return out;
    }
}

Done put_row(db::Tx& tx, Desk const& desk, access::Officer const& by, GuideRow const& row) {
    auto checked = row;
    SINERGI_MUST(check(checked));
    // The permit narrows to the officer's area: nobody writes for a wider one.
    SINERGI_TRY(permit, access::permit(access::Act::manage_settings, by, row.region));
    if (permit.area() != row.region) return refuse(Why::not_allowed, "access.area_not_allowed", "region");
    auto const all = store::needs(tx);
    if (std::ranges::find(all, row.need, &Need::code) == all.end())
        return refuse(Why::malformed, "referrals.need_unknown", "need");
    store::put(tx, checked);
    note(tx, desk, permit.trace(), "referrals.guide_changed", {.kind = "guide", .id = 0, .region = row.region});
    return {};
}

Done delete_row(db::Tx& tx, Desk const& desk, access::Officer const& by, std::string const& code,
                RegionCode const& region) {
    SINERGI_TRY(permit, access::permit(access::Act::manage_settings, by, region));
    if (permit.area() != region) return refuse(Why::not_allowed, "access.area_not_allowed", "region");
    // What came with the program is hidden by a row of one's own, not deleted: an upgrade would not bring it back.
    if (region.view().empty()) return refuse(Why::conflict, "referrals.row_of_program", code);
    if (!store::remove_row(tx, code, region)) return refuse(Why::not_found, "referrals.row_unknown");
    note(tx, desk, permit.trace(), "referrals.guide_changed", {.kind = "guide", .id = 0, .region = region});
    return {};
}

Done put_need(db::Tx& tx, Desk const& desk, access::Officer const& by, Need const& need) {
    SINERGI_TRY(permit, access::permit(access::Act::manage_settings, by, by.area));
    constexpr std::string_view key = "referrals.need_malformed";
    auto checked = need;
    SINERGI_MUST(fit<Line<2, 40>>(checked.code, key, "code"));
    SINERGI_MUST(fit<Line<2, 160>>(checked.name_id, key, "name_id"));
    SINERGI_MUST(fit<Line<2, 160>>(checked.name_en, key, "name_en"));
    SINERGI_MUST(fit<Line<0, 200>>(checked.hint_id, key, "hint_id"));
    SINERGI_MUST(fit<Line<0, 200>>(checked.hint_en, key, "hint_en"));
    store::put(tx, checked);
    note(tx, desk, permit.trace(), "referrals.guide_changed", {.kind = "guide", .id = 0, .region = desk.office.area});
    return {};
}

}  // namespace sinergi::referrals
