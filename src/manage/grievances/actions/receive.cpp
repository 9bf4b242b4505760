#include "access/directory.hpp"
#include "base/faults.hpp"
#include "base/nik.hpp"
#include "grievances/actions.hpp"
#include "grievances/actions/trace.hpp"
#include "grievances/rules.hpp"
#include "grievances/store/photos.hpp"
#include "grievances/store/search.hpp"
#include "plumbing/crypto/codes.hpp"
#include "plumbing/crypto/crypto.hpp"

namespace sinergi::grievances {
namespace {

constexpr std::int64_t received_late_max_ms = 366 * day_ms;

Privacy default_privacy(NewGrievance const& wish, Grievance const& filed) {
    if (wish.privacy) return *wish.privacy;
    return filed.guard == static_cast<std::int64_t>(Guard::none) ? Privacy::open : Privacy::confidential;
}

/// Only what everybody nearby was shown may be followed: a number is no way to learn of a closed or confidential
/// report.
Done check_followed(db::Tx& tx, GrievanceId follows) {
    if (follows.is_none()) return {};
    auto const followed = store::get_plain(tx, follows);
    bool const is_shown = followed && followed->guard == static_cast<std::int64_t>(Guard::none) &&
                          store::content(tx, follows).privacy == "open";
    if (!is_shown) return refuse(Why::malformed, "grievances.follows_unknown", "follows");
    return {};
}

Result<Moment> received_moment(NewGrievance const& wish, Moment now) {
    auto const at = wish.received_at.value_or(now);
    if (at > now) return refuse(Why::malformed, "grievances.received_in_future", "received_at");
    if (now.ms - at.ms > received_late_max_ms)
        return refuse(Why::malformed, "grievances.received_too_old", "received_at");
    return at;
}

/// The head of office or of the inspectorate, when a report names them by their post.
access::AccountId holder_of(db::Tx& tx, std::vector<std::string> const& written) {
    auto const has = [&](std::string_view word) { return std::ranges::find(written, word) != written.end(); };
    if (has("inspektur") || (has("kepala") && has("inspektorat"))) return access::oversight_head(tx);
    bool const is_head =
        has("kadis") || has("kadinsos") || (has("kepala") && (has("dinas") || has("dinsos") || has("kantor")));
    return is_head ? access::office_head(tx) : access::AccountId{};
}

store::Reporter reporter_row(NewReporter const& r, GrievanceId of) {
    return {.grievance = of,
            .name = mask_niks(r.name),
            .phone = r.phone,
            .email = mask_niks(r.email),
            .address = mask_niks(r.address),
            .contact = boost::describe::enum_to_string(r.contact, "phone"),
            .hours_from = r.hours_from,
            .hours_to = r.hours_to,
            .no_text = r.no_text,
            .language = r.language};
}

}  // namespace

// Better one officer too many left out than the named one let in.
std::vector<store::NamedRow> resolve(db::Tx& tx, std::vector<NewNamed> const& about, RegionCode const& where) {
    std::vector<store::NamedRow> rows;
    for (auto const& named : about) {
        store::NamedRow row{.kind = boost::describe::enum_to_string(named.kind, ""),
                            .account = named.account,
                            .unit = named.unit,
                            .region = named.region == RegionCode{} ? where : named.region,
                            .name = mask_niks(named.name)};
        if (!named.account.is_none()) row.unit = access::unit_of(tx, named.account);
        rows.push_back(row);
        if (!named.account.is_none() || named.kind == AboutKind::village) continue;
        row.name.clear();  // what was written stands in the first row
        for (auto const& somebody : access::called(tx, words(named.name))) {
            row.account = somebody.id;
            row.unit = somebody.unit;
            rows.push_back(row);
        }
        if (auto const by_post = holder_of(tx, words(named.name)); !by_post.is_none()) {
            row.account = by_post;
            row.unit = access::unit_of(tx, by_post);
            rows.push_back(row);
        }
    }
    return rows;
}

access::AccountId beyond_overseers(db::Tx& tx, Grievance const& grievance, std::vector<store::NamedRow> const& named) {
    if (static_cast<Guard>(grievance.guard) != Guard::named) return {};
    for (auto const id : access::overseers(tx)) {
        auto const somebody = access::find_officer(tx, id);
        if (somebody && is_visible(*somebody, grievance, is_among(*somebody, named))) return {};
    }
    auto const above = access::find_officer(tx, access::regent(tx));
    return above && !is_among(*above, named) ? above->id : access::AccountId{};
}

Done name_somebody(db::Tx& tx, Grievance& g, std::vector<NewNamed> const& about) {
    if (about.empty()) return refuse(Why::malformed, "http.member_missing", "about");
    for (auto const& one : about) {
        if (!one.account.is_none() && !access::find_officer(tx, one.account))
            return refuse(Why::malformed, "grievances.officer_unknown", "about");
        if (!one.unit.is_none() && !access::has_unit(tx, one.unit))
            return refuse(Why::malformed, "grievances.unit_unknown", "about");
    }
    auto const rows = resolve(tx, about, g.region);
    store::insert_named(tx, g.id, rows);
    for (auto const merged : store::merged_with(tx, g.id)) {
        store::insert_named(tx, merged, rows);
        store::guard_named(tx, merged);
    }
    g.guard = static_cast<std::int64_t>(Guard::named);
    auto const named = store::named(tx, g.id);
    auto const may_keep = [&](access::AccountId who) {
        auto const somebody = who.is_none() ? std::nullopt : access::find_officer(tx, who);
        return somebody && is_visible(*somebody, g, is_among(*somebody, named));
    };
    if (!may_keep(g.officer)) {
        g.officer = {};
        if (g.state == State::dikerjakan) g.state = State::diteruskan;  // where nobody has it yet
    }
    if (std::ranges::any_of(named, [&](auto const& row) { return !row.unit.is_none() && row.unit == g.unit; }))
        g.unit = {};
    if (!may_keep(g.climbed_to)) g.climbed_to = {};
    if (g.officer.is_none() && g.climbed_to.is_none()) g.climbed_to = beyond_overseers(tx, g, named);
    return {};
}

namespace {

std::string opens(GrievanceId id) { return "grievances.key:" + std::to_string(id.raw()); }

}  // namespace

std::string key_of(access::Office const& office, GrievanceId id) { return crypto::paper_key(office.secret, opens(id)); }

bool is_key_of(access::Office const& office, GrievanceId id, std::string_view key) {
    return crypto::is_paper_key(office.secret, opens(id), key);
}

Result<Receipt> receive(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by, NewGrievance wish) {
    audit::Trace trace{.actor = audit::ActorKind::citizen};
    if (by) {
        SINERGI_TRY(permit, access::permit(access::Act::receive_grievance, *by, wish.region));
        trace = permit.trace();
    }
    Faults faults;
    if (!desk.office.area.has(wish.region)) faults.check(refuse(Why::malformed, "grievances.place_outside"), "region");
    auto const kind = faults.value(desk.settings.active_kind(wish.kind), "kind");
    auto const received_at = faults.value(received_moment(wish, desk.now));
    faults.check(check_followed(tx, wish.follows));
    SINERGI_MUST(faults.told());
    auto const named = resolve(tx, wish.about, wish.region);

    auto filed = file(kind, by && wish.is_urgent, !named.empty(), wish.region, received_at, desk.time());
    filed.id = desk.office.ids.make<Grievance>(desk.now);
    if (!wish.officer.is_none()) {
        if (!by || !by->may(access::Act::assign_grievance)) return refuse(Why::not_allowed, "access.act_not_allowed");
        auto const officer = access::find_officer(tx, wish.officer);
        if (!officer) return refuse(Why::malformed, "grievances.officer_unknown", "officer");
        SINERGI_MUST(check_taker(*officer, filed, named));
        filed.officer = officer->id;
        if (filed.unit.is_none()) filed.unit = officer->unit;
        filed.state = filed.state == State::diterima ? State::verifikasi : State::dikerjakan;
    }
    if (filed.officer.is_none()) filed.climbed_to = beyond_overseers(tx, filed, named);
    auto const privacy = default_privacy(wish, filed);
    store::Content content{.channel = boost::describe::enum_to_string(wish.channel, "web"),
                           .privacy = boost::describe::enum_to_string(privacy, "open"),
                           .place = mask_niks(wish.place),
                           .lat = wish.lat,
                           .lon = wish.lon,
                           .body = mask_niks(wish.text),
                           .source_ref = mask_niks(wish.source_ref),
                           .received_by = by ? by->id : access::AccountId{},
                           .follows = wish.follows};
    store::insert(tx, filed, content, store::search_words(content.body, content.place));
    if (wish.reporter && privacy != Privacy::anonymous)
        store::insert_reporter(tx, reporter_row(*wish.reporter, filed.id));
    store::insert_named(tx, filed.id, named);
    for (auto const& photo : wish.photos) SINERGI_MUST(store::attach_photo(tx, photo.id, photo.token, filed.id));
    if (privacy == Privacy::anonymous && !wish.photos.empty()) store::drop_photo_places(tx, filed.id);
    leave(tx, desk, trace, filed, {.deed = Deed::received, .from = filed.state, .is_public = true});
    if (!filed.climbed_to.is_none())
        leave(tx, desk, {.actor = audit::ActorKind::system}, filed,
              {.deed = Deed::climbed, .from = filed.state, .about = "account", .about_id = filed.climbed_to.raw()});
    return Receipt{.id = filed.id,
                   .key = key_of(desk.office, filed.id),
                   .promise_at = filed.promise_at,
                   .is_urgent = filed.is_urgent};
}

WordRows word_rows(GrievanceId id, std::string_view body, std::string_view place) {
    return {.fortnight = store::fortnight_of(id), .words = store::search_words(body, place)};
}

std::int64_t highest_id(db::Tx& tx) { return store::highest_id(tx); }

}  // namespace sinergi::grievances
