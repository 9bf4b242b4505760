#pragma once
// What the API answers: names beside codes, what is late, what this officer may do. Only for this house's api.

#include "agreements/api.hpp"
#include "plumbing/json/describe.hpp"

namespace sinergi::agreements {

struct PlanPartOut {
    std::string owner;
    std::optional<Date> done_on;
    std::string note, proof;
    bool is_ours = false;
};
BOOST_DESCRIBE_STRUCT(PlanPartOut, (), (owner, done_on, note, proof, is_ours))

struct PlanItemOut {
    PlanItemId id;
    std::int64_t year = 0;
    std::string action;
    PlanPartOut first, second;
    Date due;
    bool is_done = false, is_late = false, is_withdrawn = false, is_text_ours = false;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PlanItemOut, (),
                      (id, year, action, first, second, due, is_done, is_late, is_withdrawn, is_text_ours, version))

struct EvaluationOut {
    EvaluationId id;
    Date held_on;
    std::string title, minutes, file, by_node;
};
BOOST_DESCRIBE_STRUCT(EvaluationOut, (), (id, held_on, title, minutes, file, by_node))

struct TermsOut {
    std::string title, party_first, party_second, party_first_name, party_second_name;
    Date starts_on, ends_on;
    std::string number_first, number_second, parent_mou, scope;
    std::optional<Date> signed_on;
    std::optional<std::int64_t> answer_days, answer_hours, emergency_hours;
    std::vector<Field> fields;
    std::vector<Signatory> signatories;
};
BOOST_DESCRIBE_STRUCT(TermsOut, (),
                      (title, party_first, party_second, party_first_name, party_second_name, starts_on, ends_on,
                       number_first, number_second, parent_mou, scope, signed_on, answer_days, answer_hours,
                       emergency_hours, fields, signatories))

struct AgreementRowOut {
    AgreementId id;
    std::string name, title, number_first, number_second, partner, partner_name;
    State state = State::draft;
    std::optional<Date> signed_on;
    Date starts_on, ends_on;
    std::optional<Date> ended_on;
    std::int64_t days_left = 0;  // to the last day; below 0 when it has passed
    bool is_ending = false, is_confirmed_by_us = false, is_confirmed_by_partner = false;
    std::int64_t items = 0, items_done = 0, items_late = 0, version = 0;
};
BOOST_DESCRIBE_STRUCT(AgreementRowOut, (),
                      (id, name, title, number_first, number_second, partner, partner_name, state, signed_on, starts_on,
                       ends_on, ended_on, days_left, is_ending, is_confirmed_by_us, is_confirmed_by_partner, items,
                       items_done, items_late, version))

struct AgreementOut {
    AgreementRowOut head;
    TermsOut terms;
    std::optional<Side> own_side;
    std::vector<Contact> contacts;
    std::string signed_file, ended_why;
    std::vector<PlanItemOut> plan;
    std::vector<EvaluationOut> evaluations;
    std::vector<Paper> papers;
    std::vector<std::string> deeds;  // what this officer may do now
};
BOOST_DESCRIBE_STRUCT(AgreementOut, (),
                      (head, terms, own_side, contacts, signed_file, ended_why, plan, evaluations, papers, deeds))

struct AgreementsOut {
    std::vector<AgreementRowOut> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(AgreementsOut, (), (items, next))

struct GroundOut {
    std::string to, to_name;
    Basis basis = Basis::public_task;
    By by = By::statute;
    std::optional<AgreementId> agreement;
    std::string number_first, number_second;
    std::vector<Field> fields;
    std::int64_t answer_hours = 0, answer_days = 0;
    bool is_flagged = true;
};
BOOST_DESCRIBE_STRUCT(GroundOut, (),
                      (to, to_name, basis, by, agreement, number_first, number_second, fields, answer_hours,
                       answer_days, is_flagged))

/// "Kabupaten Kuningan", "Kementerian Sosial".
[[nodiscard]] std::string node_name(House const& house, std::string_view node);
[[nodiscard]] AgreementRowOut row_of(House const& house, Desk const& desk, Agreement const& agreement,
                                     std::vector<PlanItem> const& plan);
/// @refuses agreements.unknown
[[nodiscard]] Result<AgreementOut> whole(db::Tx& tx, House const& house, Desk const& desk, access::Officer const& by,
                                         AgreementId id);
/// Who may read: whoever sees cases or manages agreements.
/// @refuses access.act_not_allowed
[[nodiscard]] Result<access::Officer> reader(House& house, http::Call const& call);

void add_paper_routes(http::Router& router, House& house);

}  // namespace sinergi::agreements
