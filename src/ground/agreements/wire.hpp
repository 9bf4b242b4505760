#pragma once
// Terms, people, plan and minutes as JSON: the API's and the partner's. Only for this house.

#include "agreements/rules.hpp"
#include "base/text.hpp"
#include "plumbing/json/describe.hpp"

namespace sinergi::agreements::wire {

struct SignatoryIn {
    Side side = Side::first;
    Line<2, 120> name;
    Line<0, 160> title;
    static constexpr std::string_view optional_members = "title";
};
BOOST_DESCRIBE_STRUCT(SignatoryIn, (), (side, name, title))

struct ContactIn {
    Side side = Side::first;
    Line<2, 120> name;
    Line<0, 160> title;
    Line<0, 40> phone;
    Line<0, 120> email;
    bool is_emergency = false;
    static constexpr std::string_view optional_members = "title,phone,email,is_emergency";
};
BOOST_DESCRIBE_STRUCT(ContactIn, (), (side, name, title, phone, email, is_emergency))

struct TermsIn {
    Line<3, 300> title;
    std::string party_first, party_second;
    Date starts_on, ends_on;
    Line<0, 120> number_first, number_second;
    Line<0, 300> parent_mou;
    Text<0, 4000> scope;
    std::optional<Date> signed_on;
    std::optional<std::int64_t> answer_days, answer_hours, emergency_hours;
    std::vector<Field> fields;
    std::vector<SignatoryIn> signatories;
    static constexpr std::string_view optional_members =
        "number_first,number_second,parent_mou,scope,fields,signatories";
};
BOOST_DESCRIBE_STRUCT(TermsIn, (),
                      (title, party_first, party_second, starts_on, ends_on, number_first, number_second, parent_mou,
                       scope, signed_on, answer_days, answer_hours, emergency_hours, fields, signatories))

[[nodiscard]] Terms terms_of(TermsIn const& in);
[[nodiscard]] std::vector<Contact> contacts_of(std::vector<ContactIn> const& in);

// ---- news

struct Word {
    std::int64_t terms_version = 0;
    std::optional<Date> on;
};
BOOST_DESCRIBE_STRUCT(Word, (), (terms_version, on))

struct Mark {
    std::optional<Date> done_on;
    Text<0, 2000> note;
    std::string proof;
};
BOOST_DESCRIBE_STRUCT(Mark, (), (done_on, note, proof))

struct Item {
    std::string origin_node;
    PlanItemId origin_id;
    std::int64_t year = 0;
    Line<3, 500> action;
    Line<0, 200> owner_first, owner_second;
    Date due;
    bool is_withdrawn = false;
    Mark first, second;
};
BOOST_DESCRIBE_STRUCT(Item, (),
                      (origin_node, origin_id, year, action, owner_first, owner_second, due, is_withdrawn, first,
                       second))

struct Minutes {
    std::string origin_node;
    EvaluationId origin_id;
    Date held_on;
    Line<3, 200> title;
    Text<0, 20000> minutes;
    std::string file;
};
BOOST_DESCRIBE_STRUCT(Minutes, (), (origin_node, origin_id, held_on, title, minutes, file))

/// The whole of it. A later release puts what this one does not know under `more`.
struct News {
    std::string origin_node;
    AgreementId origin_id;
    std::int64_t version = 0;
    TermsIn terms;
    std::int64_t terms_version = 0;
    std::string terms_by;
    Word confirmed_first, confirmed_second;
    std::vector<ContactIn> contacts;
    std::string signed_file;
    std::optional<Date> ended_on;
    Text<0, 500> ended_why;
    std::vector<Item> plan;
    std::vector<Minutes> evaluations;
    std::optional<json::RawJson> more;
};
BOOST_DESCRIBE_STRUCT(News, (),
                      (origin_node, origin_id, version, terms, terms_version, terms_by, confirmed_first,
                       confirmed_second, contacts, signed_file, ended_on, ended_why, plan, evaluations, more))

[[nodiscard]] News news_of(Snapshot const& snapshot);
[[nodiscard]] Snapshot snapshot_of(News const& news);

}  // namespace sinergi::agreements::wire
