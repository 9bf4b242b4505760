// Entries by hand: read as what their kind says, then what follows from them.

#include "cases/actions/waiting.hpp"
#include "plumbing/json/describe.hpp"

#include <algorithm>

namespace sinergi::cases {
namespace {

template <class Body>
Result<std::string> as(std::string_view text) {
    SINERGI_TRY(body, json::read<Body>(text));
    return json::write(body);
}

struct Reader {
    std::string_view kind;
    Result<std::string> (*read)(std::string_view);
};
constexpr std::array<Reader, 22> readers{{
    {"note", as<NoteBody>},
    {"need_met", as<NeedMetBody>},
    {"risk_set", as<RiskBody>},
    {"identified", as<IdentifiedBody>},
    {"medical_need", as<MedicalNeedBody>},
    {"discharge_notice", as<DischargeBody>},
    {"health_back", as<HealthBackBody>},
    {"assessment", as<AssessmentBody>},
    {"plan", as<PlanBody>},
    {"goal_done", as<GoalDoneBody>},
    {"service", as<ServiceBody>},
    {"shelter_in", as<ShelterInBody>},
    {"shelter_out", as<ShelterOutBody>},
    {"tracing", as<TracingBody>},
    {"journey", as<JourneyBody>},
    {"reunification", as<ReunificationBody>},
    {"death", as<DeathBody>},
    {"minutes_two", as<MinutesTwoBody>},
    {"consent", as<ConsentBody>},
    {"tried", as<TriedBody>},
    {"aftercare_due", as<AftercareDueBody>},
    {"aftercare", as<AftercareBody>},
}};

/// What an approval keeps of an entry that waits.
struct WaitingEntry {
    std::string kind;
    json::RawJson body;
    std::vector<PaperId> papers;
};
BOOST_DESCRIBE_STRUCT(WaitingEntry, (), (kind, body, papers))

template <class Body>
Body body_of(std::string_view text) {
    auto body = json::read<Body>(text);
    SINERGI_CHECK(body.has_value());  // checked on its way in
    return *std::move(body);
}

std::size_t goals_of(db::Tx& tx, CaseId id) {
    std::size_t goals = 0;
    for (auto const& entry : store::entries_of_kind(tx, id, "plan"))
        if (!entry.is_partial) goals = body_of<PlanBody>(entry.body).goals.size();
    return goals;
}

void put_due(db::Tx& tx, Desk const& desk, CaseId id, std::string kind, Date on, std::string what) {
    store::insert_due(
        tx, id, {.id = desk.office.ids.next(desk.now), .kind = std::move(kind), .due_on = on, .what = std::move(what)});
}

/// Consent is for a purpose and a receiver; the minutes of two officers stand for it only where they name both.
Done check_receiver(db::Tx& tx, ConsentFor purpose, std::optional<referrals::PlaceId> receiver,
                    MaybeShort const& receiver_name) {
    if (receiver && !referrals::find_place(tx, *receiver))
        return refuse(Why::malformed, "cases.place_unknown", "receiver");
    bool const is_named = receiver || (purpose == ConsentFor::publicity && !receiver_name.is_empty());
    if (!is_named) return refuse(Why::malformed, "cases.receiver_missing", "receiver");
    return {};
}

/// The receiver's name as it is today stands beside its id, for whoever reads the line later or elsewhere.
template <class Body>
std::string with_receiver(db::Tx& tx, std::string_view text) {
    auto body = body_of<Body>(text);
    if (!body.receiver) return std::string(text);
    if (auto const place = referrals::find_place(tx, *body.receiver))
        if (auto name = MaybeShort::parse(place->name)) body.receiver_name = *std::move(name);
    return json::write(body);
}

/// What a kind asks beyond its shape.
Done check(db::Tx& tx, Desk const& desk, Case const& c, NewEntry const& wish) {
    if (wish.kind == "service") {
        auto const body = body_of<ServiceBody>(wish.body);
        if (find_service(body.code.text()) == nullptr) return refuse(Why::malformed, "cases.service_unknown", "code");
        if (!(body.quantity > 0) || body.quantity > 1e6)
            return refuse(Why::malformed, "cases.quantity_wrong", "quantity");
        if (body.bast.is_empty() && wish.papers.empty()) return refuse(Why::malformed, "cases.receipt_missing", "bast");
    }
    if (wish.kind == "plan") {
        auto const goals = body_of<PlanBody>(wish.body).goals.size();
        if (goals == 0 || goals > goals_max) return refuse(Why::malformed, "cases.goals_missing", "goals");
    }
    if (wish.kind == "goal_done") {
        auto const goal = body_of<GoalDoneBody>(wish.body).goal;
        if (goal < 0 || static_cast<std::size_t>(goal) >= goals_of(tx, c.id))
            return refuse(Why::malformed, "cases.goal_unknown", "goal");
    }
    if (wish.kind == "need_met" && c.is_managed) return refuse(Why::conflict, "cases.only_short");
    if (wish.kind == "shelter_in" && c.in_shelter) return refuse(Why::conflict, "cases.already_in_shelter");
    if (wish.kind == "shelter_out" && !c.in_shelter) return refuse(Why::conflict, "cases.not_in_shelter");
    if (wish.kind == "consent") {
        auto const body = body_of<ConsentBody>(wish.body);
        if (body.given_by == Consenter::guardian && body.name.is_empty())
            return refuse(Why::malformed, "cases.guardian_missing", "name");
        SINERGI_MUST(check_receiver(tx, body.purpose, body.receiver, body.receiver_name));
    }
    if (wish.kind == "minutes_two") {
        auto const body = body_of<MinutesTwoBody>(wish.body);
        if (body.officer_first == body.officer_second)
            return refuse(Why::malformed, "cases.two_officers", "officer_second");
        if (body.purpose) SINERGI_MUST(check_receiver(tx, *body.purpose, body.receiver, body.receiver_name));
    }
    if (wish.kind == "shelter_out" || wish.kind == "aftercare") {
        auto const on =
            wish.kind == "aftercare" ? body_of<AftercareBody>(wish.body).on : body_of<ShelterOutBody>(wish.body).on;
        if (on > desk.today()) return refuse(Why::malformed, "cases.day_in_future", "on");
    }
    return {};
}

void end_health(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id, std::string const& summary) {
    for (auto& a : store::assignments(tx, id)) {
        if (!a.is_health || !is_running(a.state)) continue;
        // The place has no account here: the office notes what it was told, and the referral ends with it.
        referrals::Desk const desk_there{desk.office, desk.now, nullptr};
        if (!a.referral.is_none()) {
            auto const noted = referrals::reply(tx, desk_there, by, a.referral, referrals::Deed::handed_back,
                                                {.text = summary.empty() ? "Diserahkan kembali" : summary});
            if (!noted) continue;  // its partner answers for itself
        }
        a.state = AssignmentState::returned;
        a.ended_at = desk.now;
        store::update_assignment(tx, a);
    }
}

Done follow_health(db::Tx& tx, Desk const& desk, access::Officer const& by, Case& c, NewEntry const& wish, Hand hand) {
    if (wish.kind == "medical_need") {
        bool const needs = body_of<MedicalNeedBody>(wish.body).needs_treatment;
        c.medical = needs ? Medical::needed : Medical::none;
    } else if (wish.kind == "discharge_notice") {
        auto const body = body_of<DischargeBody>(wish.body);
        put_due(tx, desk, c.id, "discharge", body.on, body.place.text());
    } else {
        auto const body = body_of<HealthBackBody>(wish.body);
        if (hand.has_lead) c.medical = body.has_recovered ? Medical::recovered : Medical::needed;
        if (hand.has_lead && c.state == State::dirujuk) move(c, State::ditangani, desk.now);
        store::end_dues(tx, c.id, "discharge", desk.now);
        end_health(tx, desk, by, c.id, body.summary.text());
    }
    return {};
}

void follow_stay(db::Tx& tx, Desk const& desk, Case& c, NewEntry const& wish) {
    if (wish.kind == "shelter_in") {
        auto const body = body_of<ShelterInBody>(wish.body);
        store::insert_stay(tx, c.id,
                           {.id = desk.office.ids.next(desk.now),
                            .place = body.place.text(),
                            .bed = body.bed.text(),
                            .first_on = body.on,
                            .last_on = {}});
        c.in_shelter = true;
        return;
    }
    store::end_stay(tx, c.id, body_of<ShelterOutBody>(wish.body).on);
    c.in_shelter = false;
}

void follow_aftercare(db::Tx& tx, Desk const& desk, Case& c, NewEntry const& wish) {
    std::optional<Date> next;
    std::string what;
    store::end_dues(tx, c.id, "aftercare", desk.now);
    if (wish.kind == "aftercare") {
        next = body_of<AftercareBody>(wish.body).next_on;
    } else {
        auto const body = body_of<AftercareDueBody>(wish.body);
        next = body.on;
        what = body.what.text();
    }
    c.aftercare_at.reset();
    if (!next) return;
    put_due(tx, desk, c.id, "aftercare", *next, what);
    c.aftercare_at = start_of(*next, desk.office.zone);
}

/// What follows for the case.
Done follow(db::Tx& tx, Desk const& desk, access::Officer const& by, Case& c, NewEntry const& wish, Hand hand) {
    auto const is = [&](std::string_view kind) { return wish.kind == kind; };
    if (is("risk_set")) {
        auto const body = body_of<RiskBody>(wish.body);
        c.risk = body.risk;
        c.urgency = body.urgency;
        c.promise_at = std::min(c.promise_at, promise(c, desk.time()));
    } else if (is("identified")) {
        auto const identity = word(body_of<IdentifiedBody>(wish.body).identity);
        for (auto person : store::persons(tx, c.id)) {
            if (person.role != "subject") continue;
            auto const before = person.name;
            person.identity = identity;
            ++person.version;
            store::put_person(tx, person, before);
        }
    } else if (is("medical_need") || is("discharge_notice") || is("health_back")) {
        SINERGI_MUST(follow_health(tx, desk, by, c, wish, hand));
    } else if (is("shelter_in") || is("shelter_out")) {
        follow_stay(tx, desk, c, wish);
    } else if (is("aftercare") || is("aftercare_due")) {
        follow_aftercare(tx, desk, c, wish);
    } else if (is("need_met") && hand.has_lead) {
        move(c, State::selesai, desk.now);
        c.closed_at = desk.now;
        c.close_reason = "need_met";
        c.answer = body_of<NeedMetBody>(wish.body).act.text();
        tell_complaint(tx, desk, c, c.answer);
    }
    return {};
}

}  // namespace

Result<std::string> checked_body(std::string_view kind, std::string_view text) {
    auto const reader = std::ranges::find(readers, kind, &Reader::kind);
    if (reader == readers.end()) return refuse(Why::malformed, "cases.not_by_hand", std::string(kind));
    SINERGI_TRY(body, reader->read(text));
    return mask_niks(body);
}

Done apply_entry(db::Tx& tx, Desk const& desk, access::Officer const& by, Case& c, NewEntry const& wish) {
    auto const before = c;
    auto const hand = hand_of(c, store::assignments(tx, c.id), desk.own());
    SINERGI_MUST(check(tx, desk, c, wish));
    bool const is_work = wish.kind != "note" && wish.kind != "tried" && wish.kind != "aftercare_due";
    if (is_work) start_work(c, hand, by, desk.now);
    SINERGI_MUST(follow(tx, desk, by, c, wish, hand));
    SINERGI_MUST(leave(tx, desk, by.trace(), c, {.kind = wish.kind, .body = wish.body, .papers = wish.papers}));
    keep(tx, desk, before, c);
    return {};
}

Result<Outcome> enter(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id, NewEntry const& wish) {
    SINERGI_TRY(taken, taken_up(tx, desk, by, id));
    auto const* kind = find_entry_kind(wish.kind);
    if (kind == nullptr) return refuse(Why::malformed, "cases.kind_unknown", "kind");
    SINERGI_MUST(may_enter(by, taken.c, taken.hand, *kind));
    NewEntry checked = wish;
    SINERGI_TRY(body, checked_body(wish.kind, wish.body));
    checked.body = std::move(body);
    SINERGI_MUST(check(tx, desk, taken.c, checked));
    if (wish.kind == "consent") checked.body = with_receiver<ConsentBody>(tx, checked.body);
    if (wish.kind == "minutes_two") checked.body = with_receiver<MinutesTwoBody>(tx, checked.body);
    if (auto const waits = approval_for(taken.c, wish.kind))
        return wait_for(tx, desk, by, taken.c, *waits, "entry",
                        json::write(WaitingEntry{checked.kind, {checked.body}, checked.papers}));
    SINERGI_MUST(apply_entry(tx, desk, by, taken.c, checked));
    return Outcome{.now = std::move(taken.c), .waits = {}};
}

Done may_add_paper(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id) {
    SINERGI_TRY(taken, taken_up(tx, desk, by, id));
    if (!by.may(access::Act::work_case)) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_MUST(is_theirs(by, taken.c));
    if (!taken.hand.has_part) return refuse(Why::not_allowed, "cases.not_your_part", "papers");
    return {};
}

Done add_papers(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                std::vector<store::PaperRow> const& papers) {
    SINERGI_MUST(may_add_paper(tx, desk, by, id));
    SINERGI_TRY(c, store::get_plain(tx, id));
    for (auto paper : papers) {
        paper.secrecy = c.is_child ? Secrecy::child : Secrecy::identity;
        store::insert_paper(tx, paper);
    }
    note(tx, desk, by.trace(), c, "paper_added");
    return {};
}

Result<NewEntry> waiting_entry(std::string_view body) {
    SINERGI_TRY(kept, json::read<WaitingEntry>(body));
    return NewEntry{.kind = kept.kind, .body = kept.body.text, .papers = kept.papers};
}

}  // namespace sinergi::cases
