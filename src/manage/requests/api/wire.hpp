#pragma once
// What goes over the wire. Only for this house's api.

#include "base/text.hpp"
#include "requests/actions/letters.hpp"
#include "requests/actions/pbi.hpp"

namespace sinergi::requests::wire {

struct RequestPersonIn {
    Line<0, 120> name;  // what is missing is told by the deed, with all else that is wrong
    std::optional<Line<0, 16>> nik, no_kk;
    std::optional<Line<0, 60>> born_place;
    std::optional<Date> born_on;
    std::optional<Line<0, 200>> address;
    std::optional<Line<0, 30>> phone;
    std::optional<Line<0, 120>> asker_name;
    std::optional<Line<0, 60>> asker_relation;
    std::optional<Answers> answers;
};
BOOST_DESCRIBE_STRUCT(RequestPersonIn, (),
                      (name, nik, no_kk, born_place, born_on, address, phone, asker_name, asker_relation, answers))

struct RequestIn {
    Line<0, 40> kind;
    std::optional<RegionCode> region;
    RequestPersonIn person;
    std::optional<bool> is_urgent;
    std::optional<Text<0, 2000>> note;
    std::optional<Need> need;
    std::optional<Date> deactivated_on;
};
BOOST_DESCRIBE_STRUCT(RequestIn, (), (kind, region, person, is_urgent, note, need, deactivated_on))

struct RequestReceiptOut {
    RequestId id;
    std::string tracking_number, key;
    Moment due_at;
    Date due_on;
    bool is_urgent = false;
    std::vector<Wanted> missing;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(RequestReceiptOut, (), (id, tracking_number, key, due_at, due_on, is_urgent, missing, version))

struct RequestRowOut {
    RequestId id;
    std::string tracking_number, kind, kind_name;
    RegionCode region;
    std::string region_name;
    State state = State::received;
    std::string state_name;
    bool is_urgent = false, is_late = false;
    Moment received_at, due_at, state_since;
    Date due_on;
    std::int64_t days_left = 0, hours_left = 0;
    std::string name, nik;  // the number masked
    std::optional<access::AccountId> officer;
    std::string officer_name;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(RequestRowOut, (),
                      (id, tracking_number, kind, kind_name, region, region_name, state, state_name, is_urgent, is_late,
                       received_at, due_at, state_since, due_on, days_left, hours_left, name, nik, officer,
                       officer_name, version))
struct RequestsOut {
    std::vector<RequestRowOut> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(RequestsOut, (), (items, next))

struct RequestPersonOut {
    std::string name, nik, no_kk, born_place;
    std::optional<Date> born_on;
    std::string address, phone, asker_name, asker_relation;
    Answers answers, specific;  // the latter with act see_health
};
BOOST_DESCRIBE_STRUCT(RequestPersonOut, (),
                      (name, nik, no_kk, born_place, born_on, address, phone, asker_name, asker_relation, answers,
                       specific))

struct RequestPaperOut {
    PaperId id;
    std::string code, file_name, type;
    std::int64_t bytes = 0;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(RequestPaperOut, (), (id, code, file_name, type, bytes, at))
struct CheckOut {
    std::string code;
    bool is_met = false;
    std::string note, by_name;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(CheckOut, (), (code, is_met, note, by_name, at))
struct RequestStepOut {
    Moment at;
    std::string deed, deed_name, by_name, by_role, text, to_state;
};
BOOST_DESCRIBE_STRUCT(RequestStepOut, (), (at, deed, deed_name, by_name, by_role, text, to_state))
struct LetterOut {
    LetterId id;
    RequestId request;
    std::string number, kind, kind_name, code, signer_name, end_reason, region_name;
    Date dated;
    std::optional<Date> valid_until;
    Standing standing = Standing::numbered;
    Signing signing = Signing::none;
    bool is_in_force = false, is_from_outside = false, has_scan = false;
    std::optional<Moment> signed_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(LetterOut, (),
                      (id, request, number, kind, kind_name, code, signer_name, end_reason, region_name, dated,
                       valid_until, standing, signing, is_in_force, is_from_outside, has_scan, signed_at, version))
struct RequestFileOut {
    RequestRowOut request;
    Kind kind;
    RequestPersonOut person;
    std::vector<RequestPaperOut> papers;
    std::vector<Wanted> missing;
    std::vector<CheckOut> checks;
    std::vector<RequestStepOut> steps;
    std::vector<LetterOut> letters;
    std::optional<Pbi> pbi;
    std::vector<Deed> deeds;  // what state and permit allow now
    std::string key;          // for the receipt, printed again
};
BOOST_DESCRIBE_STRUCT(RequestFileOut, (),
                      (request, kind, person, papers, missing, checks, steps, letters, pbi, deeds, key))

struct RequestDeedIn {
    RequestId id;
    std::optional<Text<0, 2000>> text;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(RequestDeedIn, (), (id, text, version))
struct CheckIn {
    Line<1, 40> code;
    bool is_met = false;
    std::optional<Line<0, 300>> note;
};
BOOST_DESCRIBE_STRUCT(CheckIn, (), (code, is_met, note))
struct ChecksIn {
    RequestId id;
    std::vector<CheckIn> checks;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(ChecksIn, (), (id, checks, version))
struct OneIn {
    RequestId id;
};
BOOST_DESCRIBE_STRUCT(OneIn, (), (id))

}  // namespace sinergi::requests::wire
