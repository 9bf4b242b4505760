#pragma once
// What goes over the wire. Only for this house's api.

#include "base/text.hpp"
#include "cases/actions.hpp"
#include "plumbing/json/describe.hpp"

namespace sinergi::cases::wire {

// ---- in

struct ListIn {
    std::optional<Line<0, 40>> queue, type;
    std::optional<State> state;
    std::optional<RegionCode> region;
    std::optional<access::AccountId> officer;
    std::optional<Line<0, 200>> q;
    std::optional<Line<0, 60>> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ListIn, (), (queue, type, state, region, officer, q, after, limit))
struct SearchIn {
    Line<1, 200> q;
    std::optional<RegionCode> region;
};
BOOST_DESCRIBE_STRUCT(SearchIn, (), (q, region))
struct PersonIn {
    std::optional<Line<0, 20>> role;
    std::optional<Identity> identity;
    std::optional<Line<0, 100>> name;
    std::optional<Nik> nik;
    std::optional<Line<0, 1>> sex;
    std::optional<Date> born_on;
    std::optional<std::int64_t> age;
    std::optional<Phone> phone;
    std::optional<Line<0, 200>> address, relation;
};
BOOST_DESCRIBE_STRUCT(PersonIn, (), (role, identity, name, nik, sex, born_on, age, phone, address, relation))
enum class Form : std::uint8_t { short_, managed };
BOOST_DESCRIBE_ENUM(Form, short_, managed)
struct CaseIn {
    Form form = Form::short_;
    RegionCode region;
    Text<1, 1000> need;
    std::optional<std::vector<Line<1, 40>>> types;
    std::optional<Source> source;
    std::optional<PersonIn> person;
    std::optional<std::vector<PersonIn>> persons;
    std::optional<Risk> risk;
    std::optional<Urgency> urgency;
    std::optional<grievances::GrievanceId> grievance;
    std::optional<Text<0, 2000>> act, proof;
};
BOOST_DESCRIBE_STRUCT(CaseIn, (),
                      (form, region, need, types, source, person, persons, risk, urgency, grievance, act, proof))
struct FromComplaintIn {
    grievances::GrievanceId id;
    std::optional<Form> form;
    std::optional<RegionCode> region;
    std::optional<Text<0, 1000>> need;
    std::optional<std::vector<Line<1, 40>>> types;
    std::optional<std::vector<PersonIn>> persons;
    std::optional<Risk> risk;
    std::optional<Urgency> urgency;
};
BOOST_DESCRIBE_STRUCT(FromComplaintIn, (), (id, form, region, need, types, persons, risk, urgency))
struct SimilarIn {
    std::optional<RegionCode> region;
    std::optional<Line<0, 100>> name;
    std::optional<Text<0, 1000>> need;
    std::optional<Line<0, 40>> type;
    std::optional<Nik> nik;
    std::optional<Line<0, 1>> sex;
    std::optional<Date> born_on;
};
BOOST_DESCRIBE_STRUCT(SimilarIn, (), (region, name, need, type, nik, sex, born_on))
struct OfComplaintIn {
    grievances::GrievanceId id;
};
BOOST_DESCRIBE_STRUCT(OfComplaintIn, (), (id))
struct OneIn {
    CaseId id;
};
BOOST_DESCRIBE_STRUCT(OneIn, (), (id))
struct TimelineIn {
    CaseId id;
    std::optional<EntryId> after;  // goes on with what is older
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(TimelineIn, (), (id, after, limit))
struct EntryIn {
    CaseId id;
    Line<1, 40> kind;
    json::RawJson body;
    std::optional<std::vector<PaperId>> papers;
};
BOOST_DESCRIBE_STRUCT(EntryIn, (), (id, kind, body, papers))
struct RiskIn {
    CaseId id;
    Risk risk = Risk::unknown;
    Urgency urgency = Urgency::normal;
    std::optional<Text<0, 2000>> reason;
};
BOOST_DESCRIBE_STRUCT(RiskIn, (), (id, risk, urgency, reason))
struct AssignIn {
    CaseId id;
    std::optional<access::AccountId> officer;
    std::optional<access::UnitId> unit;
};
BOOST_DESCRIBE_STRUCT(AssignIn, (), (id, officer, unit))
struct TypesIn {
    CaseId id;
    std::optional<std::vector<Line<1, 40>>> types;
};
BOOST_DESCRIBE_STRUCT(TypesIn, (), (id, types))
struct PersonOfIn {
    CaseId id;
    std::optional<PersonId> person;
    std::optional<std::int64_t> version;  // of the person that is changed, as it was seen
    PersonIn values;
};
BOOST_DESCRIBE_STRUCT(PersonOfIn, (), (id, person, version, values))
struct NikIn {
    CaseId id;
    PersonId person;
    Text<5, 500> reason;
};
BOOST_DESCRIBE_STRUCT(NikIn, (), (id, person, reason))
struct CloseIn {
    CaseId id;
    Line<1, 40> reason;
    std::optional<Text<0, 2000>> text, answer;
};
BOOST_DESCRIBE_STRUCT(CloseIn, (), (id, reason, text, answer))
struct ReasonIn {
    CaseId id;
    Text<1, 2000> reason;
};
BOOST_DESCRIBE_STRUCT(ReasonIn, (), (id, reason))
struct ErasureIn {
    CaseId id;
    Text<5, 500> reason;
};
BOOST_DESCRIBE_STRUCT(ErasureIn, (), (id, reason))
struct ReferIn {
    CaseId id;
    referrals::PlaceId place;
    Text<1, 2000> asked;
    std::optional<referrals::Basis> basis;
    std::optional<referrals::Payer> payer;
};
BOOST_DESCRIBE_STRUCT(ReferIn, (), (id, place, asked, basis, payer))
struct AskIn {
    CaseId id;
    Line<1, 10> to_node;
    Text<1, 2000> asked;
    std::optional<Line<0, 40>> reason;
    std::optional<std::vector<Text<0, 500>>> tried;
    std::optional<bool> pen, preview;
    std::optional<std::int64_t> due_hours;
};
BOOST_DESCRIBE_STRUCT(AskIn, (), (id, to_node, asked, reason, tried, pen, preview, due_hours))
struct PenIn {
    CaseId id;
    PenDeed deed = PenDeed::offer;
    std::optional<Line<0, 10>> to_node;
};
BOOST_DESCRIBE_STRUCT(PenIn, (), (id, deed, to_node))
struct ReplyIn {
    CaseId id;
    AssignmentId assignment;
    std::optional<Text<0, 2000>> reason, result;
};
BOOST_DESCRIBE_STRUCT(ReplyIn, (), (id, assignment, reason, result))
struct DecideIn {
    CaseId id;
    ApprovalId approval;
    std::optional<Text<0, 2000>> reason;
};
BOOST_DESCRIBE_STRUCT(DecideIn, (), (id, approval, reason))

}  // namespace sinergi::cases::wire
