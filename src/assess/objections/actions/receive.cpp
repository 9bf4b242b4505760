// Taking an objection in, and what its challenger sees of it.

#include "access/directory.hpp"
#include "base/faults.hpp"
#include "base/nik.hpp"
#include "objections/actions/trace.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"

#include <algorithm>

namespace sinergi::objections {
namespace {

using access::Act;

Done check_reason(db::Tx& tx, std::string_view code) {
    auto const known = store::reasons(tx);
    bool const is_there =
        std::ranges::any_of(known, [&](Reason const& one) { return one.code == code && one.is_public; });
    if (!is_there) return refuse(Why::malformed, "objections.reason_unknown", "reason");
    return {};
}

/// Officers the challenger may mean: rather one too many, who then does not see it, than one too few.
void bar_named(db::Tx& tx, ObjectionId id, std::string const& official) {
    auto const said = words(official);
    if (said.empty()) return;
    for (auto const& person : access::called(tx, said)) store::bar(tx, id, person.id);
}

std::string token_digest(access::Office const& office, std::string_view token) {
    return crypto::base64url(crypto::keyed_digest(office.secret, "objections.photo:" + std::string(token)));
}

/// What is kept of a wish beside its own words.
struct Checked {
    std::string phone;
    std::vector<store::PhotoRow> photos;
    std::optional<Place> place;
};
/// Where it is: as it was said, else as a photo says.
std::optional<Place> place_of(NewObjection const& wish, std::vector<store::PhotoRow> const& photos, Faults& faults) {
    auto place = wish.place;
    for (auto const& one : photos)
        if (!place && one.lat && one.lon) place = Place{*one.lat, *one.lon};
    if (!place)
        faults.check(refuse(Why::malformed, "objections.place_missing"), "place");
    else
        faults.check(check_place(place->lat, place->lon));
    return place;
}
Checked check_wish(db::Tx& tx, Desk const& desk, NewObjection const& wish, Faults& faults) {
    faults.check(check_village(desk, wish.region), "region");
    if (char_count(trimmed(wish.family_name)) < 2)
        faults.check(refuse(Why::malformed, "objections.family_missing"), "family_name");
    faults.check(check_reason(tx, wish.reason));
    faults.check(check_text(wish.body, 10));
    Checked out;
    if (wish.photos.empty()) faults.check(refuse(Why::malformed, "objections.photo_missing"), "photos");
    for (auto const& one : wish.photos) {
        if (auto found = store::loose_photo(tx, one.id, token_digest(desk.office, one.token)))
            out.photos.push_back(*std::move(found));
        else
            faults.check(refuse(Why::malformed, "objections.photo_unknown"), "photos");
    }
    out.place = place_of(wish, out.photos, faults);
    if (char_count(trimmed(wish.by.name)) < 2)
        faults.check(refuse(Why::malformed, "objections.challenger_missing"), "name");
    faults.check(check_nik(wish.by.nik), "nik");
    out.phone = faults.value(phone_of(wish.by.phone), "phone");
    if (!wish.is_declared) faults.check(refuse(Why::malformed, "objections.not_declared"), "declared");
    return out;
}

audit::Trace trace_of(std::optional<access::Officer> const& by) {
    if (by) return by->trace();
    audit::Trace trace;
    trace.actor = audit::ActorKind::citizen;
    return trace;
}

}  // namespace

NewPhoto keep_photo(db::Tx& tx, Desk const& desk, KeptPhoto const& photo) {
    NewPhoto const held{desk.office.ids.make<Photo>(desk.now), crypto::base64url(crypto::random_bytes(16))};
    store::insert_photo(tx, {held.id, photo.digest, photo.thumb, photo.lat, photo.lon},
                        token_digest(desk.office, held.token), desk.now);
    return held;
}

Result<Receipt> object(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by, NewObjection wish) {
    bool const has_region = wish.region != RegionCode{};
    if (by) SINERGI_MUST(access::permit(Act::take_request, *by, has_region ? wish.region : by->area));
    Faults faults;
    auto const checked = check_wish(tx, desk, wish, faults);
    SINERGI_MUST(faults.told());

    auto const time = desk.time(tx);
    auto const due = answer_due(desk.now, time.clocks, time.zone);
    Objection const made{.id = desk.office.ids.make<Objection>(desk.now),
                         .region = wish.region,
                         .channel = by ? Channel::counter : Channel::web,
                         .received_at = desk.now,
                         .due_at = due,
                         .climb_at = due,
                         .programme = mask_niks(trimmed(wish.programme)),
                         .family_name = mask_niks(trimmed(wish.family_name)),
                         .address = mask_niks(trimmed(wish.address)),
                         .rt = std::string(trimmed(wish.rt)),
                         .rw = std::string(trimmed(wish.rw)),
                         .reason = wish.reason,
                         .body = mask_niks(trimmed(wish.body)),
                         .lat = checked.place->lat,
                         .lon = checked.place->lon,
                         .taken_by = by ? by->id : access::AccountId{}};
    store::insert(tx, made,
                  {.name = mask_niks(trimmed(wish.by.name)),
                   .nik = wish.by.nik,
                   .phone = checked.phone,
                   .address = mask_niks(trimmed(wish.by.address))});
    for (auto const& one : checked.photos) store::give_photo(tx, one.id, made.id);
    bar_named(tx, made.id, wish.official);
    leave(tx, desk, trace_of(by), made, {.deed = Deed::received, .from = State::received});
    return Receipt{made.id.raw(), number_text(made.id.raw()), key_of(desk.office, KeyOf::objection, made.id.raw()),
                   due};
}

Done check(db::Tx& tx, Desk const& desk, NewObjection const& wish) {
    Faults faults;
    (void)check_wish(tx, desk, wish, faults);
    return faults.told();
}

bool has_any(db::Tx& tx) { return store::has_any(tx); }

Result<Tracked> track(db::Tx& tx, Desk const& desk, std::string_view number, std::string_view key) {
    SINERGI_TRY(id, proved(desk.office, KeyOf::objection, number, key));
    auto found = store::find(tx, ObjectionId(id));
    if (!found) return refuse(Why::not_found, "objections.number_or_key_wrong");
    Tracked out{*std::move(found), store::steps(tx, ObjectionId(id))};
    std::erase_if(out.steps, [](store::StepRow const& step) { return !step.is_public; });
    return out;
}

}  // namespace sinergi::objections
