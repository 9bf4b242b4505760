// A case's file: opening it is an action, its line is in the audit chain before the answer goes out. What the reader
// has no right to is told as withheld, never what it was.

#include "agreements/actions.hpp"
#include "cases/api/stand.hpp"

#include <algorithm>

namespace sinergi::cases {
namespace {

using http::Call;
using http::Method;

/// All that stands in a file, and who reads it.
struct Opened {
    Case c;
    std::vector<store::PersonRow> persons;
    std::vector<Assignment> assignments;
    std::vector<store::ApprovalRow> approvals;
    std::vector<store::PaperRow> papers;
};

bool reads(access::Officer const& by, Case const& c, Secrecy secrecy) { return may_read(by, c, secrecy); }
bool tells_health(std::string const& deed) {
    return deed == "medical_need" || deed == "refer_health" || deed == "discharge_notice" || deed == "health_back";
}

wire::CasePersonOut person_out(access::Officer const& by, Case const& c, store::PersonRow const& p) {
    wire::CasePersonOut out{.id = p.id, .role = p.role};
    out.is_withheld = !reads(by, c, p.is_child ? Secrecy::child : Secrecy::identity);
    if (out.is_withheld) return out;
    out.identity = p.identity;
    out.name = p.name;
    out.nik_masked = p.nik_masked;
    out.sex = p.sex;
    out.born_on = p.born_on;
    out.age_band = p.age_band;
    out.phone = p.phone;
    out.address = p.address;
    out.relation = p.relation;
    out.version = p.version;
    return out;
}

std::optional<wire::CasePlanOut> plan_out(db::Tx& tx, access::Officer const& by, Case const& c) {
    if (!reads(by, c, Secrecy::identity)) return std::nullopt;
    std::optional<wire::CasePlanOut> out;
    EntryId written{};
    for (auto const& entry : store::entries_of_kind(tx, c.id, "plan")) {
        auto const plan = entry.is_partial ? Result<PlanBody>(refuse(Why::not_found, "cases.withheld"))
                                           : json::read<PlanBody>(entry.body);
        if (!plan) continue;
        out.emplace();
        written = entry.id;
        for (auto const& goal : plan->goals)
            out->goals.push_back(
                {.goal = goal.goal.text(), .how = goal.how.text(), .who = goal.who.text(), .until = goal.until});
    }
    if (!out) return out;
    for (auto const& entry : store::entries_of_kind(tx, c.id, "goal_done")) {
        if (entry.is_partial || entry.id < written) continue;
        auto const done = json::read<GoalDoneBody>(entry.body);
        if (!done || static_cast<std::size_t>(done->goal) >= out->goals.size()) continue;
        auto& goal = out->goals[static_cast<std::size_t>(done->goal)];
        goal.is_done = true;
        goal.result = done->result.text();
    }
    return out;
}

wire::ShelterOut shelter_out(std::vector<store::StayRow> const& stays, Case const& c, Date today) {
    wire::ShelterOut out{.in_shelter = c.in_shelter};
    for (auto const& stay : stays) {
        // A bed-day is a day with a bed in it: the day of leaving counts with the day of coming.
        auto const days = std::max(1, stay.last_on.value_or(today).days() - stay.first_on.days() + 1);
        out.bed_days += days;
        out.stays.push_back({stay.place, stay.bed, stay.first_on, stay.last_on, days});
    }
    return out;
}

wire::CaseAssignmentOut assignment_out(db::Tx& tx, Stand const& stand, access::Officer const& by, Case const& c,
                                       Assignment const& a) {
    wire::CaseAssignmentOut out{.id = a.id,
                                .kind = a.kind,
                                .state = a.state,
                                .from_node = a.from_node,
                                .to_node = a.to_node,
                                .asked_at = a.asked_at,
                                .due_at = a.due_at,
                                .answered_at = a.answered_at,
                                .ended_at = a.ended_at,
                                .is_emergency = a.is_emergency,
                                .with_pen = a.with_pen,
                                .is_flagged = a.is_flagged,
                                .is_ours = a.to_node == stand.desk().own(),
                                .is_late = is_running(a.state) && a.due_at < stand.now(),
                                .may_withdraw = may_withdraw(by, c, a, stand.desk().own()),
                                .basis = a.basis};
    out.is_withheld = !reads(by, c, a.is_health ? Secrecy::health : Secrecy::identity);
    if (out.is_withheld) return out;
    out.reason = a.reason;
    out.asked = a.asked;
    out.tried = a.tried;
    out.state_reason = a.state_reason;
    out.result = a.result;
    if (!a.referral.is_none()) out.referral = a.referral;
    if (!a.place.is_none())
        if (auto const place = referrals::find_place(tx, a.place)) out.place_name = place->name;
    return out;
}

constexpr std::int64_t steps_default = 100, steps_max = 500;

/// A page of the timeline, newest first.
wire::CaseTimelineOut timeline(db::Tx& tx, Stand const& stand, access::Officer const& by, Case const& c,
                               wire::TimelineIn const& in) {
    wire::CaseTimelineOut out;
    auto const own = stand.desk().own();
    auto const limit = std::clamp(in.limit.value_or(steps_default), std::int64_t{1}, steps_max);
    auto rows = store::entries_before(tx, c.id, in.after.value_or(EntryId{}), limit + 1);
    if (std::ssize(rows) > limit) {
        rows.pop_back();
        out.next = rows.back().id;
    }
    auto const papers = store::papers(tx, c.id);
    for (auto const& entry : rows) {
        wire::CaseStepOut step{.id = entry.id,
                               .at = entry.at,
                               .kind = "withheld",
                               .by_role = entry.by_role,
                               .office = entry.office,
                               .author_node = entry.author_node};
        step.is_withheld = !reads(by, c, secrecy_of(entry.kind, entry.secrecy, c));
        if (!step.is_withheld) {
            // The name of a hospital's clerk would tell what is withheld.
            if (entry.author_node == own) step.by_name = stand.person(tx, entry.account);
            step.kind = entry.kind;
            step.is_partial = entry.is_partial;
            if (!entry.is_partial) step.body = json::RawJson{entry.body};
            for (auto const& paper : papers)
                if (paper.entry == entry.id) step.papers.push_back(paper_out(c.id, paper));
        }
        out.items.push_back(std::move(step));
    }
    return out;
}

wire::SharingOut sharing(db::Tx& tx, Stand const& stand, Case const& c) {
    auto const desk = stand.desk();
    wire::SharingOut out{.own_node = desk.own(),
                         .origin_node = c.origin_node,
                         .pen_node = c.pen_node,
                         .pen_offered_to = c.pen_offered_to};
    for (auto const& share : store::shares(tx, c.id)) {
        auto const ground = agreements::ground_between(
            tx, desk.own(), share.node, desk.today(),
            share.is_urgent ? agreements::Urgency::emergency : agreements::Urgency::ordinary);
        out.nodes.push_back({share.node, share.since, share.is_urgent, ground_out(tx, ground, std::nullopt)});
    }
    return out;
}

void put_parts(db::Tx& tx, Stand const& stand, access::Officer const& by, Opened const& file, wire::CaseFileOut& out) {
    auto const& c = file.c;
    for (auto const& p : file.persons) out.persons.push_back(person_out(by, c, p));
    for (auto const& code : types_for(by, c)) {
        auto const* type = find_type(code);
        out.types.push_back({code, std::string(type->name_id), std::string(type->name_en)});
    }
    out.plan = plan_out(tx, by, c);
    out.shelter = shelter_out(store::stays(tx, c.id), c, stand.desk().today());
    if (!reads(by, c, Secrecy::identity)) out.shelter = {};
    for (auto const& a : file.assignments) out.assignments.push_back(assignment_out(tx, stand, by, c, a));
    // What waits for a supervisor tells by its kind alone that it is about a child.
    for (auto const& a : file.approvals) {
        if (!reads(by, c, Secrecy::identity)) continue;
        wire::CaseApprovalOut row{.id = a.id,
                                  .kind = a.kind,
                                  .deed = a.deed,
                                  .state = a.state,
                                  .asked_by_name = stand.person(tx, a.asked_by),
                                  .decided_by_name = stand.person(tx, a.decided_by),
                                  .reason = a.reason,
                                  .asked_at = a.asked_at,
                                  .decided_at = a.decided_at,
                                  .body = json::RawJson{a.body}};
        row.may_decide = a.state == "asked" && may_approve(by, a.asked_by).has_value();
        out.approvals.push_back(std::move(row));
    }
    for (auto const& due : store::dues(tx, c.id)) {
        bool const is_health = due.kind == "discharge";
        if (!reads(by, c, is_health ? Secrecy::health : Secrecy::identity)) continue;
        out.due.push_back({due.kind, due.due_on, due.what, due.done_at.has_value()});
    }
    for (auto const& paper : file.papers)
        if (paper.entry.is_none() && reads(by, c, paper.secrecy)) out.papers.push_back(paper_out(c.id, paper));
}

Result<wire::CaseFileOut> opened(db::Tx& tx, Stand const& stand, access::Officer const& by, CaseId id) {
    auto const desk = stand.desk();
    SINERGI_TRY(c, open_file(tx, desk, by, id));
    Opened const file{.c = c,
                      .persons = store::persons(tx, id),
                      .assignments = store::assignments(tx, id),
                      .approvals = store::approvals(tx, id),
                      .papers = store::papers(tx, id)};
    wire::CaseFileOut out{.head = stand.row(tx, c, by), .source = boost::describe::enum_to_string(c.source, "")};
    out.promise_at = c.promise_at;
    out.state = c.state;
    out.closed_at = c.closed_at;
    out.erased_at = c.erased_at;
    bool const is_read = !is_withheld(by, c);
    if (is_read) out.close_reason = c.close_reason;
    if (is_read) out.answer = c.answer;
    if (!c.grievance.is_none() && by.may(access::Act::see_grievance)) {
        out.grievance = c.grievance;
        out.grievance_number = grievances::tracking_number(c.grievance);
    }
    if (reads(by, c, Secrecy::health)) out.health = c.medical;
    bool const is_asked = std::ranges::any_of(file.assignments, [&](Assignment const& a) {
        return a.to_node == desk.own() && a.state == AssignmentState::asked;
    });
    out.deeds = deeds_now(by, c, hand_of(c, file.assignments, desk.own()), is_asked);
    if (!is_read) std::erase_if(out.deeds, [](auto const& deed) { return deed != "take" && deed != "note"; });
    // That somebody is to be treated, or is, is told by what may be done next.
    if (!out.health) std::erase_if(out.deeds, tells_health);
    put_parts(tx, stand, by, file, out);
    auto page = timeline(tx, stand, by, c, {.id = id, .after = {}, .limit = {}});
    out.timeline = std::move(page.items);
    out.timeline_next = page.next;
    for (auto const& [kind, secrecy] : store::kinds_of(tx, id))
        if (reads(by, c, secrecy_of(kind, secrecy, c)) && (out.kinds.empty() || out.kinds.back() != kind))
            out.kinds.push_back(kind);
    out.sharing = sharing(tx, stand, c);
    return out;
}

}  // namespace

void add_file_routes(http::Router& router, House& house) {
    router.add<wire::OneIn, wire::CaseFileOut>(
        Method::get, "/api/v1/cases/{id}", {.summary = "Open a case's file; the reading is logged", .tag = "cases"},
        [&](Call const& call, wire::OneIn const& in) -> Result<wire::CaseFileOut> {
            SINERGI_TRY(by, house.doors.officer(call));
            Stand const stand(house, call);
            return house.office.db.write([&](db::Tx& tx) { return opened(tx, stand, by, in.id); });
        });
    router.add<wire::TimelineIn, wire::CaseTimelineOut>(
        Method::get, "/api/v1/cases/{id}/timeline",
        {.summary = "What happened to a case, newest first; the reading is logged", .tag = "cases"},
        [&](Call const& call, wire::TimelineIn const& in) -> Result<wire::CaseTimelineOut> {
            SINERGI_TRY(by, house.doors.officer(call));
            Stand const stand(house, call);
            return house.office.db.write([&](db::Tx& tx) -> Result<wire::CaseTimelineOut> {
                SINERGI_TRY(c, open_file(tx, stand.desk(), by, in.id));
                return timeline(tx, stand, by, c, in);
            });
        });
    router.add<wire::NikIn, wire::NikOut>(Method::post, "/api/v1/cases/{id}/persons/{person}/open",
                                          {.summary = "The whole NIK of a person, with a reason", .tag = "cases"},
                                          [&](Call const& call, wire::NikIn const& in) -> Result<wire::NikOut> {
                                              SINERGI_TRY(by, house.doors.officer(call));
                                              Stand const stand(house, call);
                                              SINERGI_TRY(nik, house.office.db.write([&](db::Tx& tx) {
                                                  return open_nik(tx, stand.desk(), by, in.id, in.person,
                                                                  in.reason.text());
                                              }));
                                              return wire::NikOut{nik};
                                          });
}

}  // namespace sinergi::cases
