// Taking an objection in, and what its challenger sees of it.

#include "access/directory.hpp"
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

Done check_wish(db::Tx& tx, Desk const& desk, NewObjection const& wish) {
    SINERGI_MUST(check_village(desk, wish.region));
    if (char_count(trimmed(wish.family_name)) < 2)
        return refuse(Why::malformed, "objections.family_missing", "family_name");
    SINERGI_MUST(check_reason(tx, wish.reason));
    SINERGI_MUST(check_text(wish.body, 10));
    if (char_count(trimmed(wish.by.name)) < 2) return refuse(Why::malformed, "objections.challenger_missing", "name");
    SINERGI_MUST(Nik::parse(wish.by.nik));
    if (!wish.is_declared) return refuse(Why::malformed, "objections.not_declared", "declared");
    if (wish.photos.empty()) return refuse(Why::malformed, "objections.photo_missing", "photos");
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
    if (by) SINERGI_MUST(access::permit(Act::take_request, *by, wish.region));
    SINERGI_MUST(check_wish(tx, desk, wish));
    SINERGI_TRY(phone, phone_of(wish.by.phone));
    std::vector<store::PhotoRow> photos;
    for (auto const& one : wish.photos) {
        auto found = store::loose_photo(tx, one.id, token_digest(desk.office, one.token));
        if (!found) return refuse(Why::malformed, "objections.photo_unknown", "photos");
        photos.push_back(*std::move(found));
    }
    for (auto const& one : photos)
        if (!wish.place && one.lat && one.lon) wish.place = Place{*one.lat, *one.lon};
    if (!wish.place) return refuse(Why::malformed, "objections.place_missing", "place");
    SINERGI_MUST(check_place(wish.place->lat, wish.place->lon));

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
                         .lat = wish.place->lat,
                         .lon = wish.place->lon,
                         .taken_by = by ? by->id : access::AccountId{}};
    store::insert(tx, made,
                  {.name = mask_niks(trimmed(wish.by.name)),
                   .nik = wish.by.nik,
                   .phone = phone,
                   .address = mask_niks(trimmed(wish.by.address))});
    for (auto const& one : photos) store::give_photo(tx, one.id, made.id);
    bar_named(tx, made.id, wish.official);
    leave(tx, desk, trace_of(by), made, {.deed = Deed::received, .from = State::received});
    return Receipt{made.id.raw(), number_text(made.id.raw()), key_of(desk.office, KeyOf::objection, made.id.raw()),
                   due};
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
