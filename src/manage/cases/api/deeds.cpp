// Every deed on a case: once for its Idempotency-Key, answered with the row as it stands afterwards.

#include "cases/api/stand.hpp"

#include <array>

namespace sinergi::cases {
namespace {

using http::Call;
using http::Method;

template <class In, class F>
void add_deed(http::Router& router, House& house, std::string path, std::string_view summary, F deed) {
    router.add<In, wire::CaseDeedOut>(
        Method::post, "/api/v1/cases/{id}/" + std::move(path), {.summary = summary, .tag = "cases"},
        [&house, deed](Call const& call, In const& in) {
            return deed_out(house, call, [&](db::Tx& tx, Desk const& desk, access::Officer const& by) {
                return deed(tx, desk, by, in);
            });
        });
}

NewCase wish_of(wire::CaseIn const& in) {
    NewCase wish{.is_managed = in.form == wire::Form::managed,
                 .region = in.region,
                 .need = in.need.text(),
                 .types = texts(in.types),
                 .source = in.source.value_or(Source::visit),
                 .risk = in.risk.value_or(Risk::unknown),
                 .urgency = in.urgency.value_or(Urgency::normal),
                 .grievance = in.grievance.value_or(grievances::GrievanceId{}),
                 .act = text_of(in.act),
                 .proof = text_of(in.proof)};
    if (in.person) wish.persons.push_back(person_of(*in.person));
    if (in.persons)
        for (auto const& one : *in.persons) wish.persons.push_back(person_of(one));
    return wish;
}

Result<http::Answer<wire::CaseDeedOut>> opened(House& house, Call const& call, NewCase const& wish) {
    SINERGI_MUST(house.areas.check_open(wish.region));
    SINERGI_TRY(out, deed_out(house, call, [&](db::Tx& tx, Desk const& desk, access::Officer const& by) {
                    return open(tx, desk, by, wish);
                }));
    return http::Answer<wire::CaseDeedOut>{out, {.status = 201}};
}

/// What the complaint says is what the case begins with, where nothing else is said.
Result<http::Answer<wire::CaseDeedOut>> from_complaint(House& house, Call const& call,
                                                       wire::FromComplaintIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    NewCase wish{.is_managed = in.form.value_or(wire::Form::managed) == wire::Form::managed,
                 .region = in.region.value_or(RegionCode{}),
                 .need = text_of(in.need),
                 .types = texts(in.types),
                 .source = Source::complaint,
                 .risk = in.risk.value_or(Risk::unknown),
                 .urgency = in.urgency.value_or(Urgency::normal),
                 .grievance = in.id};
    if (in.persons)
        for (auto const& one : *in.persons) wish.persons.push_back(person_of(one));
    SINERGI_TRY(said, house.office.db.read([&](db::Tx& tx) { return complaint_words(tx, by, in.id); }));
    if (wish.region == RegionCode{}) wish.region = said.region;
    if (wish.need.empty()) wish.need = said.need;
    if (!in.urgency && said.is_urgent) wish.urgency = Urgency::emergency;
    return opened(house, call, wish);
}

void add_work(http::Router& router, House& house) {
    add_deed<wire::EntryIn>(
        router, house, "entries", "Add a line to the timeline",
        [](db::Tx& tx, Desk const& desk, access::Officer const& by, wire::EntryIn const& in) {
            return enter(
                tx, desk, by, in.id,
                {.kind = in.kind.text(), .body = in.body.text, .papers = in.papers.value_or(std::vector<PaperId>{})});
        });
    add_deed<wire::RiskIn>(router, house, "risk", "Risk and urgency",
                           [](db::Tx& tx, Desk const& desk, access::Officer const& by, wire::RiskIn const& in) {
                               RiskBody body{.risk = in.risk, .urgency = in.urgency};
                               if (in.reason) body.reason = *in.reason;
                               return enter(tx, desk, by, in.id, {.kind = "risk_set", .body = json::write(body)});
                           });
    add_deed<wire::OneIn>(router, house, "take", "Take it oneself",
                          [](db::Tx& tx, Desk const& desk, access::Officer const& by, wire::OneIn const& in) {
                              return take(tx, desk, by, in.id);
                          });
    add_deed<wire::AssignIn>(router, house, "assign", "Give it to an officer or a unit",
                             [](db::Tx& tx, Desk const& desk, access::Officer const& by, wire::AssignIn const& in) {
                                 return assign(tx, desk, by, in.id, in.officer.value_or(access::AccountId{}),
                                               in.unit.value_or(access::UnitId{}));
                             });
    add_deed<wire::TypesIn>(router, house, "types", "Which of the 26 PPKS types",
                            [](db::Tx& tx, Desk const& desk, access::Officer const& by, wire::TypesIn const& in) {
                                return set_types(tx, desk, by, in.id, texts(in.types));
                            });
    add_deed<wire::PersonOfIn>(
        router, house, "person", "Add a person, or change one",
        [](db::Tx& tx, Desk const& desk, access::Officer const& by, wire::PersonOfIn const& in) {
            return set_person(
                tx, desk, by, in.id,
                {.person = in.person.value_or(PersonId{}), .version = in.version, .values = person_of(in.values)});
        });
    add_deed<wire::TypesIn>(router, house, "manage", "A short case that stays open becomes a managed one",
                            [](db::Tx& tx, Desk const& desk, access::Officer const& by, wire::TypesIn const& in) {
                                return manage(tx, desk, by, in.id, texts(in.types));
                            });
    add_deed<wire::CloseIn>(
        router, house, "close", "End it with a reason; of a managed case a supervisor approves",
        [](db::Tx& tx, Desk const& desk, access::Officer const& by, wire::CloseIn const& in) {
            return close(tx, desk, by, in.id,
                         {.reason = in.reason.text(), .text = text_of(in.text), .answer = text_of(in.answer)});
        });
    add_deed<wire::ReasonIn>(router, house, "reopen", "Take an ended case up again",
                             [](db::Tx& tx, Desk const& desk, access::Officer const& by, wire::ReasonIn const& in) {
                                 return reopen(tx, desk, by, in.id, in.reason.text());
                             });
}

Result<wire::CaseAskOut> asked(House& house, Call const& call, wire::AskIn const& in, AssignmentKind kind) {
    SINERGI_TRY(by, house.doors.officer(call));
    Ask wish{.kind = kind,
             .to_node = in.to_node.text(),
             .reason = text_of(in.reason),
             .asked = in.asked.text(),
             .with_pen = in.pen.value_or(false),
             .due_hours = in.due_hours};
    if (in.tried)
        for (auto const& one : *in.tried) wish.tried.push_back(one.text());
    Stand const stand(house, call);
    if (in.preview.value_or(false))
        return house.office.db.write([&](db::Tx& tx) -> Result<wire::CaseAskOut> {
            SINERGI_TRY(shown, preview(tx, stand.desk(), by, in.id, wish));
            wire::CaseAskOut out;
            out.this_will_be_sent.emplace();
            for (auto const& line : shown.lines)
                out.this_will_be_sent->push_back({line.label_id, line.label_en,
                                                  line.area ? house.areas.path_of(*line.area) : line.value,
                                                  line.value_en});
            out.ground = ground_out(tx, shown.ground, shown.answer_by);
            return out;
        });
    SINERGI_TRY(out, deed_out(house, call, [&](db::Tx& tx, Desk const& desk, access::Officer const& who) {
                    return ask(tx, desk, who, in.id, wish);
                }));
    return wire::CaseAskOut{.this_will_be_sent = {}, .ground = {}, .row = out.row, .waits = out.waits};
}

Result<wire::CaseErasureOut> look(House& house, Call const& call, wire::OneIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    SINERGI_TRY(seen, house.office.db.write([&](db::Tx& tx) { return look_erasable(tx, stand.desk(), by, in.id); }));
    return wire::CaseErasureOut{.id = in.id,
                                .tracking_number = case_number(in.id),
                                .form = seen.c.is_managed ? wire::Form::managed : wire::Form::short_,
                                .state = boost::describe::enum_to_string(seen.c.state, ""),
                                .region_name = house.areas.path_of(seen.c.region),
                                .received_at = seen.c.received_at,
                                .is_open = seen.c.is_open || !is_ended(seen.c.state),
                                .is_erased = seen.c.erased_at.has_value(),
                                .persons = seen.persons,
                                .words = seen.entries,
                                .papers = seen.papers,
                                .offices = seen.offices};
}

Result<wire::CaseErasedOut> erased(House& house, Call const& call, wire::ErasureIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<wire::CaseErasedOut> {
        SINERGI_MUST(erase(tx, stand.desk(), by, in.id, in.reason.text()));
        return wire::CaseErasedOut{.id = in.id, .erased_at = call.now};
    });
}

struct ReplyRoute {
    std::string_view path, summary;
    Reply what;
};
constexpr std::array reply_routes{
    ReplyRoute{"accept", "We take it on", Reply::accept},
    ReplyRoute{"decline", "We do not, with a reason", Reply::decline},
    ReplyRoute{"done", "Done, with the result", Reply::done},
    ReplyRoute{"return", "Given back without a result, with a reason", Reply::return_},
    ReplyRoute{"withdraw", "We asked by mistake; while it is not accepted", Reply::withdraw}};

void add_asking(http::Router& router, House& house) {
    add_deed<wire::ReferIn>(router, house, "refer", "To a place: treatment at once, else a supervisor approves",
                            [](db::Tx& tx, Desk const& desk, access::Officer const& by, wire::ReferIn const& in) {
                                return refer(tx, desk, by, in.id,
                                             {.place = in.place,
                                              .asked = in.asked.text(),
                                              .basis = in.basis.value_or(referrals::Basis::public_task),
                                              .payer = in.payer.value_or(referrals::Payer::none)});
                            });
    for (auto const& [path, kind] :
         {std::pair{"escalate", AssignmentKind::escalation}, std::pair{"dispose", AssignmentKind::disposition}})
        router.add<wire::AskIn, wire::CaseAskOut>(
            Method::post, std::string("/api/v1/cases/{id}/") + path,
            {.summary = kind == AssignmentKind::escalation ? "Ask an office above; preview shows what would be sent"
                                                           : "Ask an office below, with a clock",
             .tag = "cases"},
            [&house, kind](Call const& call, wire::AskIn const& in) { return asked(house, call, in, kind); });
    add_deed<wire::PenIn>(router, house, "pen", "Offer, take or give back the lead",
                          [](db::Tx& tx, Desk const& desk, access::Officer const& by, wire::PenIn const& in) {
                              return move_pen(tx, desk, by, in.id, in.deed, text_of(in.to_node));
                          });
    for (auto const& route : reply_routes)
        add_deed<wire::ReplyIn>(
            router, house, "assignments/{assignment}/" + std::string(route.path), route.summary,
            [what = route.what](db::Tx& tx, Desk const& desk, access::Officer const& by, wire::ReplyIn const& in) {
                auto const text = what == Reply::done && in.result ? in.result->text() : text_of(in.reason);
                return reply(tx, desk, by, in.id, in.assignment, what, text);
            });
    for (auto const& [path, verdict] :
         {std::pair{"approve", Verdict::approve}, std::pair{"disapprove", Verdict::disapprove}})
        add_deed<wire::DecideIn>(
            router, house, "approvals/{approval}/" + std::string(path),
            verdict == Verdict::approve ? "Approve: it takes effect" : "Refuse it, with a reason",
            [verdict](db::Tx& tx, Desk const& desk, access::Officer const& by, wire::DecideIn const& in) {
                return decide(tx, desk, by, in.id, in.approval, verdict, text_of(in.reason));
            });
}

}  // namespace

void add_deed_routes(http::Router& router, House& house) {
    router.add<wire::CaseIn, wire::CaseDeedOut>(
        Method::post, "/api/v1/cases",
        {.summary = "Open a case; a short one with act and proof is closed at once", .tag = "cases", .status = 201},
        [&](Call const& call, wire::CaseIn const& in) { return opened(house, call, wish_of(in)); });
    router.add<wire::FromComplaintIn, wire::CaseDeedOut>(
        Method::post, "/api/v1/grievances/{id}/case",
        {.summary = "A complaint becomes a case; it keeps its own promise", .tag = "cases", .status = 201},
        [&](Call const& call, wire::FromComplaintIn const& in) { return from_complaint(house, call, in); });
    router.add<wire::OneIn, wire::CaseErasureOut>(
        Method::get, "/api/v1/cases/{id}/erasure",
        {.summary = "What an erasure of a case would take; nothing of what it says", .tag = "cases"},
        [&house](Call const& call, wire::OneIn const& in) { return look(house, call, in); });
    router.add<wire::ErasureIn, wire::CaseErasedOut>(
        Method::post, "/api/v1/cases/{id}/erase",
        {.summary = "Empty what is personal in an ended case, here and where it is shared", .tag = "cases"},
        [&house](Call const& call, wire::ErasureIn const& in) { return erased(house, call, in); });
    add_work(router, house);
    add_asking(router, house);
}

}  // namespace sinergi::cases
