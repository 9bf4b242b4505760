#include "agreements/wire.hpp"

namespace sinergi::agreements::wire {
namespace {

/// Text of our own that was checked when it came in.
template <class T>
T kept(std::string const& text) {
    auto parsed = T::parse(text);
    SINERGI_CHECK(parsed.has_value());
    return *std::move(parsed);
}

SignatoryIn told(Signatory const& one) {
    return {one.side, kept<Line<2, 120>>(one.name), kept<Line<0, 160>>(one.title)};
}

ContactIn told(Contact const& one) {
    return {one.side,
            kept<Line<2, 120>>(one.name),
            kept<Line<0, 160>>(one.title),
            kept<Line<0, 40>>(one.phone),
            kept<Line<0, 120>>(one.email),
            one.is_emergency};
}

TermsIn told(Terms const& terms) {
    TermsIn out{.title = kept<Line<3, 300>>(terms.title),
                .party_first = terms.party_first,
                .party_second = terms.party_second,
                .starts_on = terms.starts_on,
                .ends_on = terms.ends_on,
                .number_first = kept<Line<0, 120>>(terms.number_first),
                .number_second = kept<Line<0, 120>>(terms.number_second),
                .parent_mou = kept<Line<0, 300>>(terms.parent_mou),
                .scope = kept<Text<0, 4000>>(terms.scope),
                .signed_on = terms.signed_on,
                .answer_days = terms.answer_days,
                .answer_hours = terms.answer_hours,
                .emergency_hours = terms.emergency_hours,
                .fields = terms.fields.list(),
                .signatories = {}};
    for (auto const& one : terms.signatories) out.signatories.push_back(told(one));
    return out;
}

Mark told(Progress const& one) { return {one.done_on, kept<Text<0, 2000>>(one.note), one.proof}; }

Item told(PlanItem const& one) {
    return {one.origin_node,
            one.origin_id,
            one.year,
            kept<Line<3, 500>>(one.action),
            kept<Line<0, 200>>(one.owner_first),
            kept<Line<0, 200>>(one.owner_second),
            one.due,
            one.is_withdrawn,
            told(one.first),
            told(one.second)};
}

Minutes told(Evaluation const& one) {
    return {
        one.origin_node, one.origin_id, one.held_on, kept<Line<3, 200>>(one.title), kept<Text<0, 20000>>(one.minutes),
        one.file};
}

Progress heard(Mark const& mark) { return {mark.done_on, mark.note.text(), mark.proof}; }

}  // namespace

Terms terms_of(TermsIn const& in) {
    Terms out{.number_first = in.number_first.text(),
              .number_second = in.number_second.text(),
              .title = in.title.text(),
              .parent_mou = in.parent_mou.text(),
              .scope = in.scope.text(),
              .party_first = in.party_first,
              .party_second = in.party_second,
              .signed_on = in.signed_on,
              .starts_on = in.starts_on,
              .ends_on = in.ends_on,
              .answer_days = in.answer_days,
              .answer_hours = in.answer_hours,
              .emergency_hours = in.emergency_hours,
              .fields = {},
              .signatories = {}};
    for (auto const field : in.fields) out.fields.add(field);
    for (auto const& one : in.signatories) out.signatories.push_back({one.side, one.name.text(), one.title.text()});
    return out;
}

std::vector<Contact> contacts_of(std::vector<ContactIn> const& in) {
    std::vector<Contact> out;
    for (auto const& one : in)
        out.push_back(
            {one.side, one.name.text(), one.title.text(), one.phone.text(), one.email.text(), one.is_emergency});
    return out;
}

News news_of(Snapshot const& snapshot) {
    auto const& a = snapshot.agreement;
    News out{.origin_node = a.origin_node,
             .origin_id = a.origin_id,
             .version = a.version,
             .terms = told(a.terms),
             .terms_version = a.terms_version,
             .terms_by = a.terms_by,
             .confirmed_first = {a.confirmed_first.terms_version, a.confirmed_first.on},
             .confirmed_second = {a.confirmed_second.terms_version, a.confirmed_second.on},
             .contacts = {},
             .signed_file = a.signed_file,
             .ended_on = a.ended_on,
             .ended_why = kept<Text<0, 500>>(a.ended_why),
             .plan = {},
             .evaluations = {},
             .more = {}};
    for (auto const& one : a.contacts) out.contacts.push_back(told(one));
    for (auto const& one : snapshot.plan) out.plan.push_back(told(one));
    for (auto const& one : snapshot.evaluations) out.evaluations.push_back(told(one));
    return out;
}

Snapshot snapshot_of(News const& news) {
    Snapshot out;
    auto& a = out.agreement;
    a.origin_node = news.origin_node;
    a.origin_id = news.origin_id;
    a.version = news.version;
    a.terms = terms_of(news.terms);
    a.terms_version = news.terms_version;
    a.terms_by = news.terms_by;
    a.confirmed_first = {news.confirmed_first.terms_version, news.confirmed_first.on};
    a.confirmed_second = {news.confirmed_second.terms_version, news.confirmed_second.on};
    a.contacts = contacts_of(news.contacts);
    a.signed_file = news.signed_file;
    a.ended_on = news.ended_on;
    a.ended_why = news.ended_why.text();
    for (auto const& one : news.plan)
        out.plan.push_back({.id = {},
                            .origin_node = one.origin_node,
                            .origin_id = one.origin_id,
                            .year = one.year,
                            .action = one.action.text(),
                            .owner_first = one.owner_first.text(),
                            .owner_second = one.owner_second.text(),
                            .due = one.due,
                            .is_withdrawn = one.is_withdrawn,
                            .first = heard(one.first),
                            .second = heard(one.second)});
    for (auto const& one : news.evaluations)
        out.evaluations.push_back({.id = {},
                                   .origin_node = one.origin_node,
                                   .origin_id = one.origin_id,
                                   .held_on = one.held_on,
                                   .title = one.title.text(),
                                   .minutes = one.minutes.text(),
                                   .file = one.file});
    return out;
}

}  // namespace sinergi::agreements::wire
