// The public door: report, find again, rebut. No account; a number and a key. Doors are counted by address.

#include "grievances/api/public.hpp"
#include "grievances/actions/trace.hpp"
#include "grievances/api/shared.hpp"
#include "grievances/api/wire_in.hpp"
#include "plumbing/files/images.hpp"

#include <algorithm>

namespace sinergi::grievances {
namespace {

using http::Call;
using http::Method;
using http::Nothing;

// Tries at a public door from one address. A village office behind one address reports for many.
constexpr int reports_max = 60;                // an hour
constexpr int wrong_keys_max = 20;             // a quarter of an hour, from one address
constexpr int wrong_keys_of_number_max = 200;  // for one number, from everywhere: its key has 40 bits
constexpr int photos_an_hour_max = 200;
constexpr int looks_max = 600;  // an hour
constexpr std::int64_t quarter_ms = 15 * minute_ms;
constexpr std::int64_t nearby_days = 60;

struct KindOut {
    std::string code, name_id, name_en, hint_id, hint_en;
    bool is_closed = false, is_urgent = false, is_emergency = false;
    std::int64_t promise_days = 0, promise_hours = 0;
};
BOOST_DESCRIBE_STRUCT(KindOut, (),
                      (code, name_id, name_en, hint_id, hint_en, is_closed, is_urgent, is_emergency, promise_days,
                       promise_hours))

struct OfficeOut {
    std::string name;
    RegionCode area;
    std::string area_name;
    std::vector<KindOut> kinds;
    std::vector<HelpLine> help;
    std::int64_t rebut_days = 0, verify_days = 0;
};
BOOST_DESCRIBE_STRUCT(OfficeOut, (), (name, area, area_name, kinds, help, rebut_days, verify_days))

struct NearbyIn {
    std::optional<Line<0, 40>> kind;
    RegionCode region;
    std::optional<double> lat, lon;
};
BOOST_DESCRIBE_STRUCT(NearbyIn, (), (kind, region, lat, lon))
struct NearbyRow {
    std::string tracking_number, kind, kind_name, place, state_name;
    Date received_on;
    std::int64_t follow_count = 0;
};
BOOST_DESCRIBE_STRUCT(NearbyRow, (), (tracking_number, kind, kind_name, place, state_name, received_on, follow_count))
struct NearbyOut {
    std::vector<NearbyRow> items;
};
BOOST_DESCRIBE_STRUCT(NearbyOut, (), (items))

struct TrackIn {
    Line<1, 40> tracking_number;
    std::optional<Line<0, 40>> key;
};
BOOST_DESCRIBE_STRUCT(TrackIn, (), (tracking_number, key))
struct TurnIn {
    Line<1, 40> tracking_number;
    std::optional<Line<0, 40>> key;  // also as ?key=
    std::optional<Text<0, 5000>> text;
    std::optional<bool> satisfied;
};
BOOST_DESCRIBE_STRUCT(TurnIn, (), (tracking_number, key, text, satisfied))

struct PhotoReceipt {
    PhotoId id;
    std::string token;
    std::int64_t width = 0, height = 0;
    std::optional<double> lat, lon;
};
BOOST_DESCRIBE_STRUCT(PhotoReceipt, (), (id, token, width, height, lat, lon))

OfficeOut office_out(House& house, Call const& call) {
    Stand const stand(house, call);
    auto const& clocks = stand.settings().clocks;
    OfficeOut out{.name = house.office.name,
                  .area = house.office.area,
                  .area_name = house.areas.name_of(house.office.area),
                  .kinds = {},
                  .help = house.help,
                  .rebut_days = clocks.rebut_days,
                  .verify_days = clocks.verify_days};
    for (auto const& k : stand.settings().kinds) {
        if (!k.is_active) continue;
        out.kinds.push_back({k.code, k.name_id, k.name_en, k.hint_id, k.hint_en, k.is_closed, k.urgent_hours > 0,
                             k.is_emergency, promise_days(k, clocks), k.urgent_hours});
    }
    return out;
}

Result<NearbyOut> nearby(House& house, Call const& call, NearbyIn const& in) {
    SINERGI_MUST(house.doors.let_in(call, "nearby", looks_max, hour_ms));
    Stand const stand(house, call);
    NearbyOut out;
    // Of a village only: of a whole regency it would be a list to be copied.
    if (in.region.level() != RegionLevel::village) return out;
    auto const since = call.now.plus_ms(-nearby_days * day_ms);
    for (auto const& row :
         house.office.db.read([&](db::Tx& tx) { return store::nearby(tx, in.region, text_of(in.kind), since); }))
        out.items.push_back({tracking_number(row.id), row.kind, stand.kind_name(row.kind), row.place,
                             stand.word_name("state", row.state), date_in(house.office.zone, row.received_at),
                             row.followers});
    return out;
}

bool may_finish(State state) { return state == State::dijawab || state == State::selesai; }

/// The last question of the office that waits for an answer.
std::optional<std::string> open_question(std::vector<store::StepRow> const& steps, bool is_asked) {
    if (!is_asked) return std::nullopt;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step)
        if (step->deed == "asked") return step->body;
    return std::nullopt;
}

}  // namespace

TrackedOut tracked_out(Stand const& stand, db::Tx& tx, Tracked const& tracked) {
    auto& house = stand.house();
    auto const& g = tracked.speaks;
    auto const content = store::content(tx, g.id);
    auto const own = tracked.own.id;
    // What the office said on the matter that speaks for it is shown; what another of its reporters wrote is not.
    auto const is_of_another = [&](store::StepRow const& step, bool is_mine) {
        if (!step.account.is_none() || step.deed == "finished") return false;
        return is_mine ? step.about_id != 0 && step.about_id != own.raw() : step.about_id != own.raw();
    };
    auto steps = store::public_steps(tx, own);
    std::erase_if(steps, [&](auto const& step) { return is_of_another(step, true); });
    if (own != g.id)
        for (auto& step : store::public_steps(tx, g.id))
            if (!is_of_another(step, false)) steps.push_back(std::move(step));
    TrackedOut out{.tracking_number = tracking_number(tracked.own.id),
                   .kind = tracked.own.kind,
                   .kind_name = stand.kind_name(tracked.own.kind),
                   .state = std::string(word(g.state)),
                   .state_name = stand.word_name("public_state", word(g.state)),
                   .region_name = house.areas.path_of(tracked.own.region),
                   .received_at = tracked.own.received_at,
                   .answer_by = date_in(house.office.zone, tracked.own.promise_at),
                   .answer_by_at = tracked.own.promise_at,
                   .is_urgent = tracked.own.is_urgent,
                   .is_late = is_open(g.state) && g.state != State::dijawab && tracked.own.promise_at < stand.now(),
                   .extended_to = g.extended_to};
    bool const is_rejected = g.state == State::ditolak;
    out.may_rebut = is_rejected ? may_contest(g, rejection_of(steps).contested, stand.time()).has_value()
                                : may_rebut(g, stand.now()).has_value();
    for (auto& step : steps) {
        if (step.deed == "extended") out.extended_why = step.body;
        // Words with which an officer hands it to another are not for the reporter.
        if (step.deed == "verified" || step.deed == "forwarded" || step.deed == "merged") step.body.clear();
        if (step.body.empty() && step.deed == "rejected") step.body = stand.word_name("reject_text", step.about);
        out.timeline.push_back({.at = step.at,
                                .act = step.deed,
                                .act_name = stand.word_name("deed", step.deed),
                                .text = step.body,
                                .by_office = !step.account.is_none()});
    }
    out.question = open_question(steps, content.is_asked);
    out.may_reopen = out.may_rebut && !is_rejected;
    auto const until = is_rejected ? contest_until(g, stand.time()) : g.state_due;
    if (out.may_rebut) out.rebut_until = date_in(house.office.zone, until);
    out.may_rate = may_finish(g.state) && !content.is_satisfied;
    out.satisfied = content.is_satisfied;
    return out;
}

Result<TrackedOut> track_for(House& house, Call const& call, std::string const& number, std::string const& key) {
    // Only wrong tries are counted, so that a village office may look up as many as it has keys for; once the count is
    // full, by address or for the number, even a right key waits, or guessing would go on. A number bears more than an
    // address, or whoever found a receipt could keep its reporter out.
    SINERGI_MUST(house.doors.has_try_left(call.peer, "wrong_key", wrong_keys_max, quarter_ms));
    // The number as it is, not as it was typed: with other dashes it is no other number.
    auto const id = GrievanceId::parse(number);
    auto const counted = id ? id->text() : std::string();
    SINERGI_MUST(house.doors.has_try_left(counted, "wrong_key_of", wrong_keys_of_number_max, quarter_ms));
    Stand const stand(house, call);
    auto found = house.office.db.read([&](db::Tx& tx) -> Result<TrackedOut> {
        SINERGI_TRY(tracked, track(tx, stand.desk(), number, key));
        return tracked_out(stand, tx, tracked);
    });
    if (!found) {
        SINERGI_MUST(house.doors.let_in_as(call.peer, "wrong_key", wrong_keys_max, quarter_ms));
        if (id) SINERGI_MUST(house.doors.let_in_as(counted, "wrong_key_of", wrong_keys_of_number_max, quarter_ms));
    }
    return found;
}

Result<TrackedOut> turn_for(House& house, Call const& call, std::string const& number, std::string const& key,
                            Deed deed, std::string const& text, std::optional<bool> is_satisfied) {
    SINERGI_TRY(seen, track_for(house, call, number, key));
    Stand const stand(house, call);
    std::int64_t told = 0;
    auto const turn = [&](db::Tx& tx) -> Result<TrackedOut> {
        SINERGI_TRY(tracked, reporter_does(tx, stand.desk(), number, key, deed, text, is_satisfied));
        told = tracked.own.id.raw();
        return tracked_out(stand, tx, tracked);
    };
    return access::once(house.office, call, access::AccountId{}, turn, {}, &told);
}

Result<wire::PublicReceiptOut> receive_public(House& house, Call const& call, NewGrievance const& wish) {
    SINERGI_MUST(house.doors.let_in(call, "report", reports_max, hour_ms));
    Stand const stand(house, call);
    std::int64_t told = 0;
    auto const taken_in = [&](db::Tx& tx) -> Result<wire::PublicReceiptOut> {
        SINERGI_TRY(receipt, receive(tx, stand.desk(), std::nullopt, wish));
        told = receipt.id.raw();
        return wire::PublicReceiptOut{.tracking_number = tracking_number(receipt.id),
                                      .key = receipt.key,
                                      .answer_by = date_in(house.office.zone, receipt.promise_at),
                                      .answer_by_at = receipt.promise_at,
                                      .is_urgent = receipt.is_urgent};
    };
    return access::once(house.office, call, access::AccountId{}, taken_in, {.about = db::Foresight::something_new},
                        &told);
}

Result<NewPhotoKept> take_photo(House& house, Call const& call, std::string_view bytes) {
    SINERGI_MUST(house.doors.let_in(call, "photo", photos_an_hour_max, hour_ms));
    SINERGI_TRY(clean, files::cleaned(bytes));
    KeptPhoto photo{.digest = house.files.put(clean.jpeg),
                    .thumb = house.files.put(clean.thumbnail),
                    .width = clean.width,
                    .height = clean.height};
    if (clean.was.position) {
        photo.lat = clean.was.position->lat;
        photo.lon = clean.was.position->lon;
    }
    SINERGI_TRY(held, house.office.db.write([&](db::Tx& tx) -> Result<NewPhoto> {
        return keep_photo(tx, house.office, photo, call.now);
    }));
    return NewPhotoKept{.photo = std::move(photo), .held = std::move(held)};
}

void add_public_routes(http::Router& router, House& house) {
    router.add<Nothing, OfficeOut>(
        Method::get, "/api/v1/public/office",
        {.summary = "The office, its kinds and the numbers to call", .tag = "public", .is_public = true},
        [&](Call const& call, Nothing const&) -> Result<OfficeOut> { return office_out(house, call); });
    router.add<NearbyIn, NearbyOut>(Method::get, "/api/v1/public/nearby",
                                    {.summary = "Reported in this village lately", .tag = "public", .is_public = true},
                                    [&](Call const& call, NearbyIn const& in) { return nearby(house, call, in); });
    router.add<wire::PublicGrievanceIn, wire::PublicReceiptOut>(
        Method::post, "/api/v1/public/grievances",
        {.summary = "Report a problem", .tag = "public", .status = 201, .is_public = true},
        [&](Call const& call, wire::PublicGrievanceIn const& in) -> Result<wire::PublicReceiptOut> {
            SINERGI_TRY(wish, wish_of(house, in));
            return receive_public(house, call, wish);
        });
    router.add<TrackIn, TrackedOut>(Method::get, "/api/v1/public/grievances/{tracking_number}",
                                    {.summary = "Where my report stands", .tag = "public", .is_public = true},
                                    [&](Call const& call, TrackIn const& in) {
                                        return track_for(house, call, in.tracking_number.text(), text_of(in.key));
                                    });
    struct Turn {
        std::string_view path, summary;
        Deed deed;
    };
    for (auto const& turn :
         {Turn{"rebut", "The answer is wrong", Deed::rebutted}, Turn{"reopen", "It is not solved", Deed::reopened},
          Turn{"reply", "Answer the office's question", Deed::replied}, Turn{"rate", "Did it help?", Deed::rated}})
        router.add<TurnIn, TrackedOut>(
            Method::post, "/api/v1/public/grievances/{tracking_number}/" + std::string(turn.path),
            {.summary = turn.summary, .tag = "public", .is_public = true},
            [&house, deed = turn.deed](Call const& call, TurnIn const& in) {
                auto const key = in.key ? in.key->text() : call.asked("key").value_or("");
                return turn_for(house, call, in.tracking_number.text(), key, deed, text_of(in.text), in.satisfied);
            });
    router.add_raw(Method::post, "/api/v1/public/photos",
                   {.summary = "A photo for a report: JPG or PNG",
                    .tag = "public",
                    .body_max = files::picture_bytes_max,
                    .is_public = true},
                   [&](Call const& call) {
                       auto const kept = take_photo(house, call, call.body);
                       if (!kept) return http::problem(kept.error(), call.language(), house.say);
                       auto const& photo = kept->photo;
                       PhotoReceipt const out{kept->held.id, kept->held.token, photo.width,
                                              photo.height,  photo.lat,        photo.lon};
                       return http::Reply{.status = 201, .body = json::write(out)};
                   });
}

}  // namespace sinergi::grievances
