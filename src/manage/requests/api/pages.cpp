// Pages for anybody, without JavaScript: where my request stands; is this letter genuine?

#include "plumbing/locale/words.hpp"
#include "requests/actions/trace.hpp"
#include "requests/api/shared.hpp"

#include <algorithm>

namespace sinergi::requests {
namespace {

using http::Call;
using http::Method;
using http::Reply;
using kainjow::mustache::data;
using kainjow::mustache::object;

constexpr int wrong_keys_max = 20;             // a quarter of an hour, from one address
constexpr int wrong_keys_of_number_max = 200;  // for one number, from everywhere
constexpr std::int64_t quarter_ms = 15 * minute_ms;

data base_context(House& house, Call const& call) {
    auto const other = std::string(call.path) + (call.language() == "en" ? "?lang=id" : "?lang=en");
    return web::page_context({house.office.name, house.areas.name_of(house.office.area), house.help}, call, other);
}

Reply render(House& house, Call const& call, std::string_view name, data const& context, int status) {
    return web::render_page(house.page_template, call, name, context, status);
}

Result<File> tracked(House& house, Call const& call, std::string const& number, std::string const& key) {
    SINERGI_MUST(house.doors.has_try_left(call.peer, "wrong_request_key", wrong_keys_max, quarter_ms));
    auto const id = RequestId::parse(number);
    auto const counted = id ? id->text() : std::string();
    SINERGI_MUST(house.doors.has_try_left(counted, "wrong_request_key_of", wrong_keys_of_number_max, quarter_ms));
    Stand const stand(house, call);
    auto found = house.office.db.read([&](db::Tx& tx) { return track(tx, stand.desk(), number, key); });
    if (found) return found;
    SINERGI_MUST(house.doors.let_in_as(call.peer, "wrong_request_key", wrong_keys_max, quarter_ms));
    if (id) SINERGI_MUST(house.doors.let_in_as(counted, "wrong_request_key_of", wrong_keys_of_number_max, quarter_ms));
    return found;
}

struct TrackedStep {
    Moment at;
    std::string deed, deed_name, text;
};
BOOST_DESCRIBE_STRUCT(TrackedStep, (), (at, deed, deed_name, text))
struct TrackedRequest {
    std::string tracking_number, kind_name, state_name, state_text;
    State state = State::received;
    Date received_on, due_on;
    bool is_open = false, is_late = false, is_urgent = false;
    std::vector<std::string> missing;
    std::string receives;
    std::vector<TrackedStep> steps;  // newest first
};
BOOST_DESCRIBE_STRUCT(TrackedRequest, (),
                      (tracking_number, kind_name, state_name, state_text, state, received_on, due_on, is_open, is_late,
                       is_urgent, missing, receives, steps))

TrackedRequest out_of(Stand const& stand, File const& file) {
    auto const& r = file.request;
    bool const is_english = stand.language() == "en";
    auto const zone = stand.house().office.zone;
    TrackedRequest out{.tracking_number = tracking_number(r.id),
                       .kind_name = is_english ? file.kind.name_en : file.kind.name_id,
                       .state_name = stand.word_name("state", word(r.state)),
                       .state_text = stand.word_name("state_text", word(r.state)),
                       .state = r.state,
                       .received_on = date_in(zone, r.received_at),
                       .due_on = date_in(zone, r.due_at),
                       .is_open = is_open(r.state),
                       .is_late = is_open(r.state) && r.state != State::signed_off && r.due_at < stand.now(),
                       .is_urgent = r.is_urgent,
                       .receives = is_english ? file.kind.receives_en : file.kind.receives_id};
    if (r.state == State::received || r.state == State::incomplete)
        for (auto const& one : missing_papers(file.kind, file.papers))
            out.missing.push_back(is_english ? one.name_en : one.name_id);
    for (auto step = file.steps.rbegin(); step != file.steps.rend(); ++step) {
        if (!step->is_public) continue;
        bool const is_said = step->deed == "asked" || step->deed == "declined" || step->deed == "decided";
        out.steps.push_back({step->at, step->deed, stand.word_name("deed", step->deed), is_said ? step->body : ""});
    }
    return out;
}

data found_context(Stand const& stand, TrackedRequest const& t) {
    auto const language = locale::language_of(stand.language());
    auto const zone = stand.house().office.zone;
    data found{object{{"tracking_number", t.tracking_number},
                      {"kind_name", t.kind_name},
                      {"state_name", t.state_name},
                      {"state_text", t.state_text},
                      {"received_on", locale::day_words(t.received_on, language)},
                      {"due_on", locale::long_day_words(t.due_on, language)},
                      {"receives", t.receives}}};
    bool const is_good = t.state == State::signed_off || t.state == State::handed_over;
    found.set("tone", t.state == State::declined ? "no" : is_good ? "done" : t.is_open ? "work" : "");
    found.set("is_open", t.is_open && !is_good);
    found.set("is_late", t.is_late);
    data missing{data::type::list};
    for (auto const& one : t.missing) missing << data(object{{"text", one}});
    found.set("is_missing", !t.missing.empty());
    found.set("missing", missing);
    data timeline{data::type::list};
    for (auto const& step : t.steps)
        timeline << data(object{{"what", step.deed_name},
                                {"at", locale::day_words(date_in(zone, step.at), language) + ", " +
                                           locale::clock_words(step.at, zone, language)},
                                {"text", step.text}});
    found.set("timeline", timeline);
    return found;
}

Reply tracking(House& house, Call const& call) {
    auto const number = call.asked("nomor").value_or(""), key = call.asked("kunci").value_or("");
    auto context = base_context(house, call);
    context.set("nomor", number);
    context.set("kunci", key);
    if (number.empty() || key.empty()) return render(house, call, "permohonan", context, 200);
    auto const file = tracked(house, call, number, key);
    if (file) {
        Stand const stand(house, call);
        context.set("found", found_context(stand, out_of(stand, *file)));
        return render(house, call, "permohonan", context, 200);
    }
    context.set("wrong", locale::say(file.error(), locale::language_of(call.language())));
    return render(house, call, "permohonan", context, http::status_of(file.error().why));
}

/// Genuine, issued on, still in force or not: nothing of a person, nor what the letter is about.
Reply proof(House& house, Call const& call) {
    auto const language = locale::language_of(call.language());
    auto const letter = proved_for(house, call, call.parameters.find("code")->second);
    auto context = base_context(house, call);
    if (!letter) {
        context.set("wrong", locale::say(letter.error(), language));
        return render(house, call, "surat", context, http::status_of(letter.error().why));
    }
    auto const today = date_in(house.office.zone, call.now);
    auto const say = [&](std::string const& key) { return house.say("requests.proof." + key, call.language()); };
    bool const is_over = letter->valid_until && *letter->valid_until < today;
    auto const standing = letter->standing == Standing::valid && is_over
                              ? std::string("over")
                              : std::string(boost::describe::enum_to_string(letter->standing, ""));
    data found{object{{"number", letter->number},
                      {"dated", locale::day_words(letter->dated, language)},
                      {"title", say(standing)},
                      {"text", say(standing + "_text")}}};
    found.set("tone", is_in_force(*letter, today) ? "done" : standing == "numbered" ? "work" : "no");
    if (letter->valid_until) found.set("valid_until", locale::day_words(*letter->valid_until, language));
    if (letter->ended_at)
        found.set("ended_on", locale::day_words(date_in(house.office.zone, *letter->ended_at), language));
    context.set("found", found);
    return render(house, call, "surat", context, 200);
}

struct TrackIn {
    Line<1, 40> tracking_number;
    std::optional<Line<0, 40>> key;
};
BOOST_DESCRIBE_STRUCT(TrackIn, (), (tracking_number, key))

}  // namespace

void add_page_routes(http::Router& router, House& house) {
    router.add<TrackIn, TrackedRequest>(Method::get, "/api/v1/public/requests/{tracking_number}",
                                        {.summary = "Where my request stands", .tag = "public", .is_public = true},
                                        [&](Call const& call, TrackIn const& in) -> Result<TrackedRequest> {
                                            SINERGI_TRY(
                                                file, tracked(house, call, in.tracking_number.text(), text_of(in.key)));
                                            return out_of(Stand(house, call), file);
                                        });
    router.add_raw(Method::get, "/lacak-permohonan",
                   {.summary = "Where my request stands, a page", .tag = "public", .is_public = true},
                   [&](Call const& call) { return tracking(house, call); });
    router.add_raw(Method::get, "/surat/{code}",
                   {.summary = "Is this letter genuine?", .tag = "public", .is_public = true},
                   [&](Call const& call) { return proof(house, call); });
}

}  // namespace sinergi::requests
