// Pages for phones without JavaScript: the same door, as forms. Templates: web/public, rendered per language by the
// build.

#include "grievances/api/pages.hpp"

#include "grievances/api/public.hpp"
#include "plumbing/locale/words.hpp"

namespace sinergi::grievances {
namespace {

using http::Call;
using http::Method;
using http::Reply;
using kainjow::mustache::data;
using kainjow::mustache::object;

constexpr std::size_t form_bytes_max = std::size_t{32} * 1024 * 1024;

locale::Language language_of(Stand const& stand) { return locale::language_of(stand.language()); }

std::string other_language_url(Call const& call) {
    std::string url(call.path);
    url += call.language() == "en" ? "?lang=id" : "?lang=en";
    for (auto const* kept : {"nomor", "kunci", "jenis"})
        if (auto const value = call.asked(kept)) url += "&" + std::string(kept) + "=" + page::encoded(*value);
    return url;
}

data base_context(House& house, Call const& call) {
    return web::page_context({house.office.name, house.areas.name_of(house.office.area), house.help}, call,
                             other_language_url(call));
}

Reply render(House& house, Call const& call, std::string_view name, data const& context, int status = 200) {
    return web::render_page(house.page_template, call, name, context, status);
}

Reply message(House& house, Call const& call, Refusal const& no) {
    auto context = base_context(house, call);
    context.set("title", house.say("grievances.page.problem", call.language()));
    context.set("text", locale::say(no, locale::language_of(call.language())));
    return render(house, call, "pesan", context, http::status_of(no.why));
}

std::string promise_words(Stand const& stand, Kind const& kind) {
    auto const& clocks = stand.settings().clocks;
    bool const is_english = stand.language() == "en";
    if (kind.urgent_hours > 0) return std::to_string(kind.urgent_hours) + (is_english ? " hours" : " jam");
    return std::to_string(promise_days(kind, clocks)) + (is_english ? " working days" : " hari kerja");
}

data kinds_context(Stand const& stand, std::string_view chosen) {
    bool const is_english = stand.language() == "en";
    data kinds{data::type::list};
    for (auto const& kind : stand.settings().kinds) {
        if (!kind.is_active) continue;
        data row{object{{"code", kind.code},
                        {"name", is_english ? kind.name_en : kind.name_id},
                        {"hint", is_english ? kind.hint_en : kind.hint_id},
                        {"promise", promise_words(stand, kind)}}};
        row.set("is_closed", kind.is_closed);
        row.set("is_emergency", kind.is_emergency);
        row.set("is_chosen", kind.code == chosen);
        kinds << row;
    }
    return kinds;
}

// ---- the form

data villages_context(House& house, RegionCode const& chosen) {
    data districts{data::type::list};
    auto const atlas = house.areas.atlas();
    for (auto const& district :
         regions::search(*atlas, {.within = house.office.area, .level = RegionLevel::district, .limit = 1'000})) {
        data villages{data::type::list};
        for (auto const& village :
             regions::search(*atlas, {.within = district.code, .level = RegionLevel::village, .limit = 1'000})) {
            data row{object{{"code", village.code.text()}, {"name", std::string(village.name)}}};
            row.set("is_chosen", village.code == chosen);
            villages << row;
        }
        data row{object{{"name", std::string(district.name)}}};
        row.set("villages", villages);
        districts << row;
    }
    return districts;
}

data found_context(House& house, std::string const& query, RegionCode const& chosen) {
    data found{data::type::list};
    auto const atlas = house.areas.atlas();
    for (auto const& village : regions::search(
             *atlas, {.text = query, .within = house.office.area, .level = RegionLevel::village, .limit = 20})) {
        data row{object{{"code", village.code.text()}, {"name", house.areas.path_of(village.code)}}};
        row.set("is_chosen", village.code == chosen);
        found << row;
    }
    return found;
}

Reply show_form(House& house, Call const& call, page::Form const& form, std::vector<FieldFault> const& faults,
                std::vector<store::Nearby> const& nearby = {}) {
    Stand const stand(house, call);
    auto context = base_context(house, call);
    auto const region = RegionCode::parse(form.value("region")).value_or(RegionCode{});
    bool const has_districts =
        house.office.area.level() == RegionLevel::regency || house.office.area.level() == RegionLevel::district;
    context.set("kinds", kinds_context(stand, form.value("kind")));
    context.set("has_districts", has_districts);
    if (has_districts)
        context.set("districts", villages_context(house, region));
    else
        context.set("found", found_context(house, form.value("region_query"), region));
    context.set("region_query", form.value("region_query"));
    data around{data::type::list};
    for (auto const& row : nearby)
        around << data(
            object{{"tracking_number", tracking_number(row.id)},
                   {"kind_name", stand.kind_name(row.kind)},
                   {"place", row.place},
                   {"received_on", locale::day_words(date_in(house.office.zone, row.received_at), language_of(stand))},
                   {"state_name", stand.word_name("state", row.state)}});
    context.set("has_nearby", !nearby.empty());
    context.set("nearby", around);
    web::set_wrong(context, faults, stand.language());
    data value{object{}};
    for (auto const* name :
         {"text", "place", "lat", "lon", "name", "phone", "email", "hours_from", "hours_to", "about_name"})
        value.set(name, form.value(name));
    context.set("value", value);
    context.set("is", page::ticks(form));
    data photos{data::type::list};
    for (auto const& photo : form.photos) photos << data(object{{"id", photo.id.text()}, {"token", photo.token}});
    context.set("photos", photos);
    context.set("client_key", form.value("client_key").empty() ? page::new_key() : form.value("client_key"));
    return render(house, call, "lapor", context, faults.empty() ? 200 : 400);
}

Reply show_receipt(House& house, Call const& call, wire::PublicReceiptOut const& receipt, page::Form const& form) {
    Stand const stand(house, call);
    auto context = base_context(house, call);
    auto const query = "nomor=" + page::encoded(receipt.tracking_number) + "&kunci=" + page::encoded(receipt.key);
    auto const answer_by = locale::long_day_words(receipt.answer_by, language_of(stand));
    context.set("tracking_number", receipt.tracking_number);
    context.set("key", receipt.key);
    context.set("answer_by", answer_by);
    auto const kind = stand.settings().kind(form.value("kind"));
    if (receipt.is_urgent && kind)
        context.set("answer_hours", std::to_string(std::max<std::int64_t>(kind->urgent_hours, 1)));
    context.set("is_emergency", kind && kind->is_emergency);
    if (!form.value("follows").empty()) context.set("follows", form.value("follows"));
    context.set("track_url", "/lacak?" + query);
    context.set("receipt_url", "/api/v1/public/grievances/" + page::encoded(receipt.tracking_number) +
                                   "/receipt?key=" + page::encoded(receipt.key));
    auto const words = house.say("grievances.page.copy", stand.language());
    auto const copy = words + " " + receipt.tracking_number + " / " + receipt.key + " (" + answer_by + ")";
    context.set("copy_text", copy);
    context.set("share_url", "https://wa.me/?text=" + page::encoded(copy));
    return render(house, call, "tanda", context, 200);
}

Reply take_form(House& house, Call const& call) {
    auto parts = http::read_form(call);
    if (!parts) return message(house, call, parts.error());
    page::Form form;
    std::vector<FieldFault> faults;
    page::fill(form, *parts);
    for (auto const& file : form.files) {
        auto kept = take_photo(house, call, file);
        if (!kept)
            faults.push_back({"photos", std::string(kept.error().key), ""});
        else
            form.photos.push_back(kept->held);
    }
    if (!form.value("cari").empty()) return show_form(house, call, form, {});
    auto wish = page::wish_of(house, form, faults);
    if (!faults.empty()) return show_form(house, call, form, faults);
    // Once, before it is sent: was this reported already? The form comes back with the list and `checked`.
    auto const kind = house.settings.now(call.now)->kind(wish.kind);
    bool const asks = form.value("checked").empty() && kind && !kind->is_closed && wish.about.empty();
    if (asks) {
        auto const since = call.now.plus_ms(-60 * day_ms);
        auto const around =
            house.office.db.read([&](db::Tx& tx) { return store::nearby(tx, wish.region, wish.kind, since); });
        if (!around.empty()) return show_form(house, call, form, {}, around);
    }
    auto const receipt = page::once(call, form, [&](Call const& keyed) { return receive_public(house, keyed, wish); });
    if (!receipt) {
        auto const& no = receipt.error();
        if (no.why != Why::malformed) return message(house, call, no);
        return show_form(house, call, form,
                         no.faults.empty() ? std::vector{FieldFault{no.about, std::string(no.key), ""}} : no.faults);
    }
    return show_receipt(house, call, *receipt, form);
}

// ---- tracking

std::string tone_of(std::string_view state) {
    if (state == "selesai" || state == "dijawab") return "done";
    if (state == "ditolak") return "no";
    if (state == "diterima" || state == "verifikasi") return "";
    return "work";
}

data found_report(Stand const& stand, TrackedOut const& t, std::string const& key) {
    auto const language = language_of(stand);
    auto const zone = stand.house().office.zone;
    auto const day = [&](Moment moment) { return locale::day_words(date_in(zone, moment), language); };
    data timeline{data::type::list};
    for (auto step = t.timeline.rbegin(); step != t.timeline.rend(); ++step) {
        data row{object{{"at", day(step->at) + ", " + locale::clock_words(step->at, zone, language)},
                        {"what", step->act_name},
                        {"by", stand.word_name("page", step->by_office ? "by_office" : "by_you")},
                        {"text", step->text}}};
        row.set("by_office", step->by_office);
        timeline << row;
    }
    bool const is_open = t.state != "selesai" && t.state != "ditolak" && t.state != "dijawab" && t.state != "digabung";
    data found{object{{"tracking_number", t.tracking_number},
                      {"key", key},
                      {"kind_name", t.kind_name},
                      {"region_name", t.region_name},
                      {"received_on", day(t.received_at)},
                      {"answer_by", locale::long_day_words(t.answer_by, language)},
                      {"tone", tone_of(t.state)},
                      {"state_name", t.state_name},
                      {"state_text", stand.word_name("state_text", t.state)},
                      {"receipt_url", "/api/v1/public/grievances/" + page::encoded(t.tracking_number) +
                                          "/receipt?key=" + page::encoded(key)}}};
    found.set("is_open", is_open);
    found.set("is_late", t.is_late);
    if (t.extended_to) {
        found.set("extended_to", locale::day_words(*t.extended_to, language));
        found.set("extended_why", t.extended_why.value_or(""));
    }
    if (t.question) found.set("question", *t.question);
    found.set("may_reply", t.question.has_value());
    found.set("may_rebut", t.may_rebut);
    found.set("may_reopen", t.may_reopen);
    if (t.rebut_until) found.set("rebut_until", locale::long_day_words(*t.rebut_until, language));
    found.set("may_rate", t.may_rate);
    found.set("was_rated", t.satisfied.has_value());
    found.set("timeline", timeline);
    return found;
}

Reply show_tracking(House& house, Call const& call, std::string const& number, std::string const& key,
                    Result<TrackedOut> const& tracked, std::string const& done = {}) {
    Stand const stand(house, call);
    auto context = base_context(house, call);
    context.set("nomor", number);
    context.set("kunci", key);
    if (!done.empty()) context.set("done", done);
    if (tracked) {
        context.set("found", found_report(stand, *tracked, key));
        return render(house, call, "lacak", context);
    }
    web::set_wrong(
        context,
        {{tracked.error().key == "grievances.text_needed" ? "text" : "nomor", std::string(tracked.error().key), ""}},
        stand.language());
    return render(house, call, "lacak", context, http::status_of(tracked.error().why));
}

Reply tracking(House& house, Call const& call) {
    auto const number = call.asked("nomor").value_or("");
    auto const key = call.asked("kunci").value_or("");
    if (number.empty() && key.empty()) return render(house, call, "lacak", base_context(house, call));
    return show_tracking(house, call, number, key, track_for(house, call, number, key));
}

Reply take_turn(House& house, Call const& call, Deed deed) {
    auto const parts = http::read_form(call);
    if (!parts) return message(house, call, parts.error());
    page::Form form;
    page::fill(form, *parts);
    auto const number = call.parameters.find("nomor")->second;
    auto const key = form.value("kunci");
    auto const text = Text<0, 5000>::parse(form.value("text"));
    if (!text) return message(house, call, text.error());
    auto const satisfied =
        form.value("satisfied").empty() ? std::nullopt : std::optional(form.value("satisfied") == "ya");
    auto const turned = turn_for(house, call, number, key, deed, text->text(), satisfied);
    if (turned)
        return show_tracking(
            house, call, number, key, turned,
            house.say("grievances.page.done_" + std::string(deed == Deed::rated ? "rated" : "sent"), call.language()));
    auto const seen = track_for(house, call, number, key);
    if (!seen) return show_tracking(house, call, number, key, turned);
    return message(house, call, turned.error());
}

Reply front(House& house, Call const& call) {
    Stand const stand(house, call);
    auto context = base_context(house, call);
    context.set("kinds", kinds_context(stand, ""));
    return render(house, call, "depan", context);
}

}  // namespace

void add_page_routes(http::Router& router, House& house) {
    http::Doc const page{.summary = "A page", .tag = "pages", .is_public = true};
    http::Doc const form{.summary = "A form", .tag = "pages", .body_max = form_bytes_max, .is_public = true};
    router.add_raw(Method::get, "/", page, [&](Call const& call) { return front(house, call); });
    router.add_raw(Method::get, "/lapor", page, [&](Call const& call) {
        page::Form empty;
        empty.set("kind", call.asked("jenis").value_or(""));
        empty.set("privacy", "open");
        return show_form(house, call, empty, {});
    });
    router.add_raw(Method::post, "/lapor", form, [&](Call const& call) { return take_form(house, call); });
    router.add_raw(Method::get, "/lacak", page, [&](Call const& call) { return tracking(house, call); });
    struct Turn {
        std::string_view path;
        Deed deed;
    };
    for (auto const& turn : {Turn{"jawab", Deed::replied}, Turn{"bantah", Deed::rebutted},
                             Turn{"buka-lagi", Deed::reopened}, Turn{"nilai", Deed::rated}})
        router.add_raw(Method::post, "/lacak/{nomor}/" + std::string(turn.path), page,
                       [&house, deed = turn.deed](Call const& call) { return take_turn(house, call, deed); });
}

}  // namespace sinergi::grievances
