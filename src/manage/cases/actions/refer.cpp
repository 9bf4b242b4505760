// To a place: a health place for treatment, or any other office. What the place does comes back through `heard`.

#include "audit/actions.hpp"
#include "cases/actions/waiting.hpp"
#include "plumbing/json/describe.hpp"

#include <algorithm>

namespace sinergi::cases {
namespace {

using referrals::PlaceKind;

struct ReferredBody {
    AssignmentId assignment;
    std::string place, asked, payer, basis, letter;
};
BOOST_DESCRIBE_STRUCT(ReferredBody, (), (assignment, place, asked, payer, basis, letter))
struct AnsweredBody {
    AssignmentId assignment;
    std::string place, reason, result;
};
BOOST_DESCRIBE_STRUCT(AnsweredBody, (), (assignment, place, reason, result))

bool is_health_place(PlaceKind kind) {
    return kind == PlaceKind::puskesmas || kind == PlaceKind::rsud || kind == PlaceKind::rsj;
}
/// Outside government, so the law alone is no ground. @source docs/sources.md#pdp-basis
bool needs_consent(PlaceKind kind) { return kind == PlaceKind::lks || kind == PlaceKind::other; }

template <class Body>
bool has_consent(db::Tx& tx, Desk const& desk, CaseId id, std::string_view kind, referrals::PlaceId to) {
    for (auto const& entry : store::entries_of_kind(tx, id, kind)) {
        // Places are this office's own: what another office wrote names one of its own.
        if (entry.author_node != desk.own() || entry.is_partial) continue;
        auto const body = json::read<Body>(entry.body);  // of an older release: without a purpose it does not read
        if (body && is_consent_to(body->purpose, body->receiver, to)) return true;
    }
    return false;
}
bool has_consent(db::Tx& tx, Desk const& desk, CaseId id, referrals::PlaceId to) {
    return has_consent<ConsentBody>(tx, desk, id, "consent", to) ||
           has_consent<MinutesTwoBody>(tx, desk, id, "minutes_two", to);
}

Result<referrals::Place> checked_place(db::Tx& tx, Desk const& desk, Case const& c, Refer const& wish) {
    auto place = referrals::find_place(tx, wish.place);
    if (!place) return refuse(Why::malformed, "cases.place_unknown", "place");
    if (!referrals::is_open(*place, desk.today())) return refuse(Why::conflict, "cases.office_closed", "place");
    bool const is_emergency = c.urgency == Urgency::emergency;
    bool const by_consent = wish.basis == referrals::Basis::consent;
    if ((by_consent || (needs_consent(place->kind) && !is_emergency)) && !has_consent(tx, desk, c.id, wish.place))
        return refuse(Why::not_entitled, "cases.consent_missing", "basis");
    return *std::move(place);
}

/// On what ground it goes, whatever was ticked: outside government only with consent, or for somebody's life.
referrals::Basis basis_of(Case const& c, PlaceKind kind, referrals::Basis ticked) {
    using referrals::Basis;
    if (!needs_consent(kind) || ticked == Basis::consent) return ticked;
    return c.urgency == Urgency::emergency ? Basis::vital_interest : Basis::consent;
}

/// May it be asked of a place now? Asked again when a supervisor says yes: much may have happened meanwhile.
Done check(access::Officer const& by, Case const& c, Hand hand) {
    if (!by.may(access::Act::work_case)) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_MUST(is_theirs(by, c));
    if (is_ended(c.state)) return refuse(Why::conflict, "cases.ended");
    if (!hand.has_part) return refuse(Why::not_allowed, "cases.not_your_part", "referred");
    return {};
}

/// All that the place sees of the person: who it is, what is needed; of health only what a health place needs.
std::vector<referrals::Shown> shown_to(db::Tx& tx, Case const& c, referrals::Place const& place) {
    std::vector<referrals::Shown> lines;
    auto const add = [&](std::string label_id, std::string label_en, std::string value) {
        if (!value.empty()) lines.push_back({std::move(label_id), std::move(label_en), std::move(value)});
    };
    add("Nomor kasus", "Case number", case_number(c.id));
    add("Kebutuhan", "Need", c.need);
    for (auto const& p : store::persons(tx, c.id)) {
        if (p.role != "subject") continue;
        add("Nama", "Name", p.name);
        add("Jenis kelamin", "Sex", std::string(sex_said_as(p.sex).name_id));
        add("Umur", "Age", p.age_band);
        if (is_health_place(place.kind) || place.kind == PlaceKind::dukcapil) add("NIK", "NIK", p.nik_masked);
        add("Alamat", "Address", p.address);
    }
    if (!is_health_place(place.kind)) return lines;
    for (auto const& entry : store::entries_of_kind(tx, c.id, "medical_need")) {
        if (entry.is_partial) continue;
        if (auto const body = json::read<MedicalNeedBody>(entry.body))
            add("Keadaan", "Condition", body->finding.text());
    }
    return lines;
}

}  // namespace

Done apply_referral(db::Tx& tx, Desk const& desk, access::Officer const& by, Case& c, Refer const& wish) {
    auto const before = c;
    auto const hand = hand_of(c, store::assignments(tx, c.id), desk.own());
    SINERGI_MUST(check(by, c, hand));
    SINERGI_TRY(place, checked_place(tx, desk, c, wish));
    auto const basis = basis_of(c, place.kind, wish.basis);
    bool const is_health = is_health_place(place.kind);
    bool const is_emergency = c.urgency == Urgency::emergency;
    auto const due = is_emergency
                         ? desk.now.plus_ms(desk.clocks.emergency_hours * hour_ms)
                         : calendar::deadline_in_working_days(
                               desk.calendar, desk.now, static_cast<int>(desk.clocks.referral_days), desk.office.zone);
    SINERGI_TRY(referral, referrals::refer(tx, {desk.office, desk.now, nullptr}, by,
                                           {.subject_kind = "case",
                                            .subject = c.id.raw(),
                                            .region = c.region,
                                            .place = wish.place,
                                            .asked = wish.asked,
                                            .basis = basis,
                                            .payer = wish.payer,
                                            .due_at = due,
                                            .shown = shown_to(tx, c, place),
                                            .guard = c.guard}));
    Assignment a{.id = desk.office.ids.make<Assignment>(desk.now),
                 .case_id = c.id,
                 .kind = AssignmentKind::referral,
                 .author_node = desk.own(),
                 .author_id = {},
                 .from_node = desk.own(),
                 .to_node = {},
                 .referral = referral.id,
                 .place = wish.place,
                 .reason = {},
                 .asked = wish.asked,
                 .tried = {},
                 .asked_at = desk.now,
                 .due_at = due,
                 .is_emergency = is_emergency,
                 .is_health = is_health,
                 .basis = word(basis),
                 .asked_by = by.id};
    a.author_id = a.id.text();
    store::insert_assignment(tx, a);
    if (hand.has_lead) {
        if (c.officer.is_none()) c.officer = by.id;
        move(c, State::dirujuk, desk.now);
        if (is_health && is_health_open(c.medical)) c.medical = Medical::treated;
    }
    ReferredBody const body{.assignment = a.id,
                            .place = place.name,
                            .asked = wish.asked,
                            .payer = word(wish.payer),
                            .basis = a.basis,
                            .letter = referral.number};
    SINERGI_MUST(leave(tx, desk, by.trace(), c,
                       {.kind = is_health ? "health_referral" : "referred", .body = json::write(body)}));
    keep(tx, desk, before, c);
    return {};
}

Result<Outcome> refer(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id, Refer const& wish) {
    SINERGI_TRY(taken, taken_up(tx, desk, by, id));
    SINERGI_MUST(check(by, taken.c, taken.hand));
    Refer checked = wish;
    SINERGI_TRY(asked, said(wish.asked, "asked"));
    checked.asked = std::move(asked);
    SINERGI_TRY(place, checked_place(tx, desk, taken.c, checked));
    bool const goes_at_once = is_health_place(place.kind) || taken.c.urgency == Urgency::emergency;
    if (!goes_at_once) return wait_for(tx, desk, by, taken.c, ApprovalKind::referral, "refer", json::write(checked));
    SINERGI_MUST(apply_referral(tx, desk, by, taken.c, checked));
    return Outcome{.now = std::move(taken.c), .waits = {}};
}

Result<Refer> waiting_refer(std::string_view body) { return json::read<Refer>(body); }

// ---- what the place did

namespace {

/// Papers a partner handed in stand in the case's file too.
std::vector<PaperId> take_papers(db::Tx& tx, Desk const& desk, Case const& c, referrals::Happened const& happened) {
    std::vector<PaperId> taken;
    for (auto const& paper : referrals::papers_of(tx, happened.referral.id)) {
        if (std::ranges::find(happened.papers, paper.id) == happened.papers.end()) continue;
        store::PaperRow const row{.id = desk.office.ids.make<Paper>(desk.now),
                                  .case_id = c.id,
                                  .entry = {},
                                  .digest = paper.digest,
                                  .thumb = {},
                                  .kind = "document",
                                  .file_name = paper.file_name,
                                  .type = paper.type,
                                  .bytes = paper.bytes,
                                  .secrecy = Secrecy::identity,
                                  .from_node = {},
                                  .at = desk.now,
                                  .account = happened.by.id};
        store::insert_paper(tx, row);
        taken.push_back(row.id);
    }
    return taken;
}

struct Followed {
    AssignmentState state = AssignmentState::asked;
    std::string_view kind;
    std::string_view health_kind;
};
Followed followed_by(referrals::Deed deed) {
    using referrals::Deed;
    switch (deed) {
        case Deed::accepted:
            return {AssignmentState::accepted, "accepted", "accepted"};
        case Deed::declined:
            return {AssignmentState::declined, "declined", "declined"};
        case Deed::answered:
            return {AssignmentState::done, "answered", "health_back"};
        case Deed::handed_back:
            return {AssignmentState::returned, "returned", "health_back"};
        case Deed::asked:
        case Deed::withdrawn:
            break;
    }
    return {AssignmentState::returned, "returned", "returned"};
}

std::string body_for(Assignment const& a, referrals::Happened const& happened, std::string const& place, bool is_back) {
    auto const& r = happened.referral;
    // Of a treatment the line tells that it was answered; by whom and why stands with what was asked, for who may read
    // it.
    if (!is_back && a.is_health)
        return json::write(AnsweredBody{.assignment = a.id, .place = {}, .reason = {}, .result = {}});
    if (!is_back)
        return json::write(AnsweredBody{.assignment = a.id, .place = place, .reason = r.reason, .result = r.result});
    HealthBackBody back;
    auto const text = mask_niks(r.result.empty() ? r.reason : r.result);
    if (auto summary = Maybe::parse(text)) back.summary = *std::move(summary);
    return json::write(back);
}

}  // namespace

Done heard(db::Tx& tx, Desk const& desk, referrals::Happened const& happened) {
    auto a = store::find_assignment(tx, happened.referral.id);
    if (!a) return {};  // of another house
    SINERGI_TRY(c, store::get_plain(tx, a->case_id));
    auto const before = c;
    auto const next = followed_by(happened.deed);
    bool const is_end = !is_running(next.state);
    a->state = next.state;
    a->state_reason = mask_niks(happened.referral.reason);
    a->result = mask_niks(happened.referral.result);
    if (happened.deed == referrals::Deed::accepted || happened.deed == referrals::Deed::declined)
        a->answered_at = desk.now;
    if (is_end) a->ended_at = desk.now;
    store::update_assignment(tx, *a);
    auto const place = referrals::find_place(tx, a->place);
    bool const is_back = a->is_health && next.health_kind == "health_back";
    if (c.pen_node == desk.own() && is_end && !is_ended(c.state)) {
        auto const rest = store::assignments(tx, c.id);
        bool const waits = std::ranges::any_of(
            rest, [&](Assignment const& one) { return one.kind == AssignmentKind::referral && is_running(one.state); });
        if (!waits && c.state == State::dirujuk) move(c, State::ditangani, desk.now);
        if (is_back) c.medical = Medical::recovered;
        if (a->is_health && next.state == AssignmentState::declined) c.medical = Medical::needed;
    }
    auto const papers = take_papers(tx, desk, c, happened);
    SINERGI_MUST(leave(tx, desk, happened.by.trace(), c,
                       {.kind = a->is_health ? next.health_kind : next.kind,
                        .body = body_for(*a, happened, place ? place->name : "", is_back),
                        .papers = papers}));
    keep(tx, desk, before, c);
    return {};
}

}  // namespace sinergi::cases
