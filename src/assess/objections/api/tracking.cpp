// Pages by number and key: where my objection or proposal stands; a decision about my own aid and the appeal.

#include "objections/api/pages.hpp"

#include "plumbing/locale/words.hpp"
#include "registry/actions/others.hpp"

namespace sinergi::objections::page {
namespace {

using http::Call;
using http::Reply;

constexpr int wrong_keys_max = 20;             // a quarter of an hour, from one address
constexpr int wrong_keys_of_number_max = 200;  // for one number, from everywhere
constexpr std::int64_t quarter_ms = 15 * minute_ms;

/// Only wrong tries are counted; once the count is full even a right key waits, or guessing would go on.
template <class F>
auto guarded(House& house, Call const& call, std::string const& number, F&& find) -> std::invoke_result_t<F&, db::Tx&> {
    SINERGI_MUST(house.doors.has_try_left(call.peer, "wrong_objection_key", wrong_keys_max, quarter_ms));
    auto const id = id_number(number);
    auto const counted = id ? id_text(*id) : std::string();
    SINERGI_MUST(house.doors.has_try_left(counted, "wrong_objection_key_of", wrong_keys_of_number_max, quarter_ms));
    auto found = house.office.db.read(find);
    if (found) return found;
    SINERGI_MUST(house.doors.let_in_as(call.peer, "wrong_objection_key", wrong_keys_max, quarter_ms));
    if (id)
        SINERGI_MUST(house.doors.let_in_as(counted, "wrong_objection_key_of", wrong_keys_of_number_max, quarter_ms));
    return found;
}

struct Words {
    House& house;
    locale::Language language;
    std::string_view code;
    Words(House& h, Call const& call)
        : house(h), language(locale::language_of(call.language())), code(call.language()) {}
    [[nodiscard]] std::string say(std::string const& key) const { return house.say("objections." + key, code); }
    [[nodiscard]] std::string day(Date day) const { return locale::day_words(day, language); }
    [[nodiscard]] std::string day(Moment at) const { return day(date_in(house.office.zone, at)); }
};

data line(std::string const& what, std::string const& at, std::string const& text) {
    return data(object{{"what", what}, {"at", at}, {"text", text}});
}

data found_objection(Words const& words, Tracked const& tracked) {
    auto const& o = tracked.objection;
    data found{object{{"number", number_text(o.id.raw())},
                      {"kind_name", words.say("page.is_objection")},
                      {"state_name", words.say("public_state." + word(o.state))},
                      {"state_text", words.say("public_text." + word(o.state))},
                      {"received_on", words.day(o.received_at)},
                      {"due_on", words.day(o.due_at)},
                      {"tone", is_open(o.state) ? "work" : "done"}}};
    found.set("is_open", is_open(o.state));
    data timeline{data::type::list};
    for (auto step = tracked.steps.rbegin(); step != tracked.steps.rend(); ++step) {
        bool const is_said = step->deed == "concluded" || step->deed == "set_aside";
        timeline << line(words.say("public_deed." + step->deed), words.day(step->at), is_said ? step->body : "");
    }
    found.set("timeline", timeline);
    return found;
}

/// Where it stands as a word of `usul_line`: the village's desk, the list, the meeting, the offices, the ministry.
std::string stage_of(TrackedUsul const& tracked) {
    if (tracked.usul.state != UsulState::accepted) return {};
    return tracked.standing ? proposals::word(tracked.standing->state) : "waiting";
}

data found_usul(Words const& words, TrackedUsul const& tracked) {
    auto const& u = tracked.usul;
    auto const state = word(u.state), stage = stage_of(tracked);
    bool const is_no = u.state == UsulState::refused || stage == "excepted" || stage == "refused";
    data found{
        object{{"number", number_text(u.id.raw())},
               {"kind_name", words.say("page.is_usul")},
               {"state_name", stage.empty() ? words.say("usul_state." + state) : words.say("usul_line." + stage)},
               {"state_text", stage.empty() ? words.say("usul_text." + state) : words.say("usul_line_text." + stage)},
               {"received_on", words.day(u.received_at)},
               {"tone", is_no                ? "no"
                        : stage == "arrived" ? "done"
                                             : "work"}}};
    found.set("is_open", false);
    data timeline{data::type::list};
    if (auto const& at = tracked.standing) {
        auto const reason = words.code == "en" ? at->reason_en : at->reason_id;
        auto said = reason.empty() || at->words.empty() ? reason + at->words : reason + ": " + at->words;
        auto const has = [&](std::optional<Date> on, std::string const& what) {
            if (on) timeline << line(words.say("usul_line." + what), words.day(*on), std::exchange(said, {}));
        };
        has(at->arrived_on, "arrived");
        has(at->entered_on, "entered");
        if (!said.empty() && !at->met_on) timeline << line(words.say("usul_line." + stage), "", said);
        has(at->met_on, stage == "excepted" ? "excepted" : "met");
    }
    if (u.decided_at) {
        std::string said = u.told;
        if (u.state == UsulState::refused && !tracked.hears_why) said = words.say("page.usul_reason_at_office");
        if (!u.refusal.empty())
            said = words.say("refusal." + u.refusal) + "\n" + u.told + "\n" + words.say("refusal_next." + u.refusal);
        timeline << line(words.say("usul_state." + state), words.day(*u.decided_at), said);
    }
    timeline << line(words.say("public_deed.received"), words.day(u.received_at), "");
    found.set("timeline", timeline);
    return found;
}

data found_removal(Words const& words, Removal const& r, std::string const& head, std::string const& reason,
                   std::string const& key, Date today) {
    auto const state = word(r.state);
    data found{object{{"number", number_text(r.id.raw())},
                      {"key", key},
                      {"head_name", head},
                      {"programme", r.programme},
                      {"reason", reason},
                      {"proof", r.proof},
                      {"state_name", words.say("removal_state." + state)},
                      {"state_text", words.say("removal_text." + state)},
                      {"told_on", r.told_on ? words.day(*r.told_on) : ""},
                      {"appeal_until", r.appeal_until ? words.day(*r.appeal_until) : ""},
                      {"appeal", r.appeal},
                      {"answer", r.answer},
                      {"tone", r.state == RemovalState::restored ? "done" : "work"}}};
    if (r.appeal_due) found.set("appeal_due", words.day(*r.appeal_due));
    found.set("may_appeal", may_appeal(r, today).has_value());
    found.set("has_appeal", !r.appeal.empty());
    found.set("has_answer", !r.answer.empty());
    return found;
}

/// A removal as its family sees it.
struct Seen {
    Removal removal;
    std::string head, reason;
};

Result<Seen> seen(House& house, Call const& call, std::string const& number, std::string const& key) {
    Stand const stand(house, call);
    return guarded(house, call, number, [&](db::Tx& tx) -> Result<Seen> {
        SINERGI_TRY(removal, find_told(tx, stand.desk(), number, key));
        auto const family = registry::find_family(tx, removal.family);
        return Seen{removal, family ? family->head_name : std::string{},
                    stand.reason_name(store::reasons(tx), removal.reason)};
    });
}

Reply decision(House& house, Call const& call, std::string const& number, std::string const& key,
               std::vector<FieldFault> const& faults, std::string const& typed) {
    auto context = context_of(house, call);
    context.set("nomor", number);
    context.set("kunci", key);
    context.set("typed", typed);
    context.set("client_key", new_key());
    web::set_wrong(context, faults, call.language());
    if (number.empty() || key.empty()) return render(house, call, "keberatan", context);
    auto const found = seen(house, call, number, key);
    if (!found) {
        context.set("wrong_key", locale::say(found.error(), locale::language_of(call.language())));
        return render(house, call, "keberatan", context, http::status_of(found.error().why));
    }
    Stand const stand(house, call);
    context.set("decision",
                found_removal(Words(house, call), found->removal, found->head, found->reason, key, stand.today()));
    return render(house, call, "keberatan", context, faults.empty() ? 200 : 400);
}

}  // namespace

Reply show_receipt(House& house, Call const& call, ReceiptOut const& receipt, KeyOf kind) {
    Words const words(house, call);
    auto context = context_of(house, call);
    context.set("nomor", receipt.number);
    context.set("kunci", receipt.key);
    data made{object{{"number", receipt.number},
                     {"key", receipt.key},
                     {"copy_text", receipt.number + " / " + receipt.key},
                     {"track_url", "/lacak-usul?nomor=" + receipt.number + "&kunci=" + receipt.key},
                     {"next", words.say(kind == KeyOf::objection ? "page.objection_next" : "page.usul_next")}}};
    if (kind == KeyOf::objection) made.set("due_on", words.day(receipt.due_on));
    context.set("made", made);
    return render(house, call, "lacak-usul", context);
}

Reply tracking(House& house, Call const& call) {
    auto const number = call.asked("nomor").value_or(""), key = call.asked("kunci").value_or("");
    auto context = context_of(house, call);
    context.set("nomor", number);
    context.set("kunci", key);
    if (number.empty() || key.empty()) return render(house, call, "lacak-usul", context);
    Stand const stand(house, call);
    Words const words(house, call);
    auto const found = guarded(house, call, number, [&](db::Tx& tx) -> Result<data> {
        if (auto const usul = track_usul(tx, stand.desk(), number, key)) return found_usul(words, *usul);
        SINERGI_TRY(tracked, track(tx, stand.desk(), number, key));
        return found_objection(words, tracked);
    });
    if (found) {
        context.set("found", *found);
        return render(house, call, "lacak-usul", context);
    }
    context.set("wrong", locale::say(found.error(), locale::language_of(call.language())));
    return render(house, call, "lacak-usul", context, http::status_of(found.error().why));
}

Reply show_decision(House& house, Call const& call) {
    return decision(house, call, call.asked("nomor").value_or(""), call.asked("kunci").value_or(""), {}, {});
}

Reply take_appeal(House& house, Call const& call) {
    auto const parts = http::read_form(call);
    if (!parts) return message(house, call, parts.error());
    auto const form = form_of(*parts);
    auto const number = form.value("nomor"), key = form.value("kunci");
    std::vector<FieldFault> faults;
    auto const text = take<Text<0, 3000>>(form, "text", faults);
    if (!faults.empty()) return decision(house, call, number, key, faults, form.value("text"));
    auto const found = seen(house, call, number, key);
    if (!found) return decision(house, call, number, key, {}, {});
    Stand const stand(house, call);
    auto const said = once(call, form, [&](Call const& keyed) {
        return access::once(house.office, keyed, access::AccountId{}, [&](db::Tx& tx) -> Result<ReceiptOut> {
            SINERGI_TRY(next, appeal(tx, stand.desk(), std::nullopt, found->removal.id, text));
            return ReceiptOut{number, {}, next.appeal_due.value_or(stand.today())};
        });
    });
    if (!said && said.error().why == Why::malformed)
        return decision(house, call, number, key, {{"text", std::string(said.error().key), {}}}, text);
    if (!said) return message(house, call, said.error());
    return decision(house, call, number, key, {}, {});
}

}  // namespace sinergi::objections::page
