#pragma once
// A case's file as it is answered. Only for this house's api.

#include "cases/api/wire_out.hpp"

namespace sinergi::cases::wire {

struct CaseNameOut {
    std::string code, name_id, name_en;
};
BOOST_DESCRIBE_STRUCT(CaseNameOut, (), (code, name_id, name_en))
struct CasePersonOut {
    PersonId id;
    std::string role, identity, name, nik_masked, sex;
    std::optional<Date> born_on;
    std::string age_band, phone, address, relation;
    std::int64_t version = 0;
    bool is_withheld = false;
};
BOOST_DESCRIBE_STRUCT(CasePersonOut, (),
                      (id, role, identity, name, nik_masked, sex, born_on, age_band, phone, address, relation, version,
                       is_withheld))
struct CaseGoalOut {
    std::string goal, how, who;
    std::optional<Date> until;
    bool is_done = false;
    std::string result;
};
BOOST_DESCRIBE_STRUCT(CaseGoalOut, (), (goal, how, who, until, is_done, result))
struct CasePlanOut {
    std::vector<CaseGoalOut> goals;
};
BOOST_DESCRIBE_STRUCT(CasePlanOut, (), (goals))
struct StayOut {
    std::string place, bed;
    Date first_on;
    std::optional<Date> last_on;
    std::int64_t days = 0;
};
BOOST_DESCRIBE_STRUCT(StayOut, (), (place, bed, first_on, last_on, days))
struct ShelterOut {
    bool in_shelter = false;
    std::int64_t bed_days = 0;
    std::vector<StayOut> stays;
};
BOOST_DESCRIBE_STRUCT(ShelterOut, (), (in_shelter, bed_days, stays))
struct CaseAssignmentOut {
    AssignmentId id;
    AssignmentKind kind = AssignmentKind::referral;
    AssignmentState state = AssignmentState::asked;
    std::string from_node, to_node, place_name, reason, asked, tried, state_reason, result;
    Moment asked_at, due_at;
    std::optional<Moment> answered_at, ended_at;
    bool is_emergency = false, with_pen = false, is_flagged = false, is_ours = false, is_late = false;
    bool may_withdraw = false;
    std::string basis;
    bool is_withheld = false;
    std::optional<referrals::ReferralId> referral;  // whose letter goes with the person
};
BOOST_DESCRIBE_STRUCT(CaseAssignmentOut, (),
                      (id, kind, state, from_node, to_node, place_name, reason, asked, tried, state_reason, result,
                       asked_at, due_at, answered_at, ended_at, is_emergency, with_pen, is_flagged, is_ours, is_late,
                       may_withdraw, basis, is_withheld, referral))
struct CaseApprovalOut {
    ApprovalId id;
    ApprovalKind kind = ApprovalKind::shelter;
    std::string deed, state, asked_by_name, decided_by_name, reason;
    Moment asked_at;
    std::optional<Moment> decided_at;
    std::optional<json::RawJson> body;  // what takes effect; null when withheld
    bool may_decide = false;
};
BOOST_DESCRIBE_STRUCT(CaseApprovalOut, (),
                      (id, kind, deed, state, asked_by_name, decided_by_name, reason, asked_at, decided_at, body,
                       may_decide))
struct CaseDueOut {
    std::string kind;
    Date due_on;
    std::string what;
    bool is_done = false;
};
BOOST_DESCRIBE_STRUCT(CaseDueOut, (), (kind, due_on, what, is_done))
struct CasePaperOut {
    PaperId id;
    std::string kind, file_name, type, url;
    std::int64_t bytes = 0;
    Moment at;
    std::string from_node;
};
BOOST_DESCRIBE_STRUCT(CasePaperOut, (), (id, kind, file_name, type, url, bytes, at, from_node))
struct CasePapersOut {
    std::vector<CasePaperOut> items;
};
BOOST_DESCRIBE_STRUCT(CasePapersOut, (), (items))
struct CaseStepOut {
    EntryId id;
    Moment at;
    std::string kind;  // "withheld" when it is
    std::string by_name, by_role, office, author_node;
    std::optional<json::RawJson> body;  // null when withheld, or when its words were not sent along
    bool is_withheld = false, is_partial = false;
    std::vector<CasePaperOut> papers;
};
BOOST_DESCRIBE_STRUCT(CaseStepOut, (),
                      (id, at, kind, by_name, by_role, office, author_node, body, is_withheld, is_partial, papers))
struct CaseTimelineOut {
    std::vector<CaseStepOut> items;  // newest first
    std::optional<EntryId> next;     // goes on with what is older
};
BOOST_DESCRIBE_STRUCT(CaseTimelineOut, (), (items, next))
struct CaseNodeOut {
    std::string node;
    Moment since;
    bool is_emergency = false;
    CaseGroundOut ground;
};
BOOST_DESCRIBE_STRUCT(CaseNodeOut, (), (node, since, is_emergency, ground))
struct SharingOut {
    std::string own_node, origin_node, pen_node, pen_offered_to;
    std::vector<CaseNodeOut> nodes;
};
BOOST_DESCRIBE_STRUCT(SharingOut, (), (own_node, origin_node, pen_node, pen_offered_to, nodes))
struct CaseFileOut {
    CaseRowOut head;
    std::optional<grievances::GrievanceId> grievance;
    std::string grievance_number, source, answer, close_reason;
    std::optional<Moment> closed_at, erased_at;
    Moment promise_at;
    std::vector<CasePersonOut> persons;
    std::vector<CaseNameOut> types;
    State state = State::baru;
    std::vector<std::string> deeds;
    std::optional<CasePlanOut> plan;
    std::optional<Medical> health;  // null when withheld
    ShelterOut shelter;
    std::vector<CaseAssignmentOut> assignments;
    std::vector<CaseApprovalOut> approvals;
    std::vector<CaseDueOut> due;
    std::vector<CasePaperOut> papers;
    std::vector<CaseStepOut> timeline;     // newest first: its first page
    std::optional<EntryId> timeline_next;  // GET .../timeline?after= goes on
    std::vector<std::string> kinds;        // which kinds of entries stand in the whole of it, for this reader
    SharingOut sharing;
};
BOOST_DESCRIBE_STRUCT(CaseFileOut, (),
                      (head, grievance, grievance_number, source, answer, close_reason, closed_at, erased_at,
                       promise_at, persons, types, state, deeds, plan, health, shelter, assignments, approvals, due,
                       papers, timeline, timeline_next, kinds, sharing))

}  // namespace sinergi::cases::wire
