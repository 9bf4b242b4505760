#pragma once
// What the routes answer. What a reader may not know is withheld here, by rules/sight.cpp. Only for this house's api.

#include "cases/api/wire.hpp"

namespace sinergi::cases::wire {

struct CaseRowOut {
    CaseId id;
    std::string number;
    RegionCode region;
    std::string region_name;
    Form form = Form::short_;
    State state = State::baru;
    std::vector<std::string> types;
    std::string need;
    Risk risk = Risk::unknown;
    Urgency urgency = Urgency::normal;
    bool is_child = false;
    std::optional<access::AccountId> officer;
    std::string officer_name, unit_name, pen_node;
    std::optional<Moment> due_at;  // none: nothing runs out here
    Moment received_at;
    std::optional<std::int64_t> days_left;  // working days; -1 and less: late
    std::string waiting_for;                // approval pen health place asked_up asked_down incoming ""
    std::int64_t version = 0;
    bool withheld = false;
};
BOOST_DESCRIBE_STRUCT(CaseRowOut, (),
                      (id, number, region, region_name, form, state, types, need, risk, urgency, is_child, officer,
                       officer_name, unit_name, pen_node, due_at, received_at, days_left, waiting_for, version,
                       withheld))
struct CaseListOut {
    std::vector<CaseRowOut> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(CaseListOut, (), (items, next))
struct CaseQueueOut {
    std::string code, name_id, name_en;
    std::int64_t count = 0;
    bool count_is_capped = false;
    std::optional<Moment> oldest_at;
    std::int64_t late_count = 0;
};
BOOST_DESCRIBE_STRUCT(CaseQueueOut, (), (code, name_id, name_en, count, count_is_capped, oldest_at, late_count))
struct CaseQueuesOut {
    std::vector<CaseQueueOut> items;
};
BOOST_DESCRIBE_STRUCT(CaseQueuesOut, (), (items))
struct CaseReasonOut {
    std::string id, en;
};
BOOST_DESCRIBE_STRUCT(CaseReasonOut, (), (id, en))
struct CaseAlikeOut {
    CaseRowOut row;
    std::vector<std::string> because;    // nik name namesake words type
    std::vector<CaseReasonOut> reasons;  // of a namesake
};
BOOST_DESCRIBE_STRUCT(CaseAlikeOut, (), (row, because, reasons))
struct CaseAlikesOut {
    std::vector<CaseAlikeOut> items;
};
BOOST_DESCRIBE_STRUCT(CaseAlikesOut, (), (items))
/// The case after a deed; `waits` when it waits for a supervisor instead.
struct CaseDeedOut {
    CaseRowOut row;
    std::optional<ApprovalId> waits;
};
BOOST_DESCRIBE_STRUCT(CaseDeedOut, (), (row, waits))
struct CaseErasureOut {
    CaseId id;
    std::string tracking_number;
    Form form = Form::short_;
    std::string state, region_name;
    Moment received_at;
    bool is_open = false, is_erased = false;
    std::int64_t persons = 0, words = 0, papers = 0, offices = 0;
};
BOOST_DESCRIBE_STRUCT(CaseErasureOut, (),
                      (id, tracking_number, form, state, region_name, received_at, is_open, is_erased, persons, words,
                       papers, offices))
struct CaseErasedOut {
    CaseId id;
    Moment erased_at;
};
BOOST_DESCRIBE_STRUCT(CaseErasedOut, (), (id, erased_at))
struct CaseLineOut {
    std::string label_id, label_en, value, value_en;  // value_en "" as `value`: somebody's own words
};
BOOST_DESCRIBE_STRUCT(CaseLineOut, (), (label_id, label_en, value, value_en))
struct CaseGroundOut {
    std::string by, basis, agreement_number;
    std::vector<std::string> fields;
    bool is_flagged = false;
    std::optional<Moment> answer_by;
};
BOOST_DESCRIBE_STRUCT(CaseGroundOut, (), (by, basis, agreement_number, fields, is_flagged, answer_by))
/// Of a preview the lines and the ground; of the deed the row, and what waits.
struct CaseAskOut {
    std::optional<std::vector<CaseLineOut>> this_will_be_sent;
    std::optional<CaseGroundOut> ground;
    std::optional<CaseRowOut> row;
    std::optional<ApprovalId> waits;
};
BOOST_DESCRIBE_STRUCT(CaseAskOut, (), (this_will_be_sent, ground, row, waits))
struct NikOut {
    std::string nik;
};
BOOST_DESCRIBE_STRUCT(NikOut, (), (nik))

}  // namespace sinergi::cases::wire
