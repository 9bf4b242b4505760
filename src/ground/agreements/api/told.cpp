#include "agreements/api/told.hpp"

#include "agreements/store.hpp"

#include <algorithm>

namespace sinergi::agreements {
namespace {

bool is_late(PlanItem const& item, Date today) { return !item.is_done() && !item.is_withdrawn && item.due < today; }

TermsOut told(House const& house, Terms const& t) {
    return {.title = t.title,
            .party_first = t.party_first,
            .party_second = t.party_second,
            .party_first_name = node_name(house, t.party_first),
            .party_second_name = node_name(house, t.party_second),
            .starts_on = t.starts_on,
            .ends_on = t.ends_on,
            .number_first = t.number_first,
            .number_second = t.number_second,
            .parent_mou = t.parent_mou,
            .scope = t.scope,
            .signed_on = t.signed_on,
            .answer_days = t.answer_days,
            .answer_hours = t.answer_hours,
            .emergency_hours = t.emergency_hours,
            .fields = t.fields.list(),
            .signatories = t.signatories};
}

PlanPartOut told(std::string const& owner, Progress const& part, bool is_ours) {
    return {owner, part.done_on, part.note, part.proof, is_ours};
}

std::vector<std::string> deeds_of(Agreement const& a, access::Officer const& by, Desk const& desk) {
    auto const side = side_of(a, desk.own());
    if (!by.may(access::Act::manage_agreement) || !side) return {};
    if (state_on(a, desk.today()) == State::ended) return {"evaluate"};
    auto const& word = *side == Side::first ? a.confirmed_first : a.confirmed_second;
    std::vector<std::string> out;
    if (word.terms_version != a.terms_version) out = {"change", "sign"};
    for (auto const* deed : {"contacts", "end", "plan", "evaluate", "attach"}) out.emplace_back(deed);
    return out;
}

}  // namespace

std::string node_name(House const& house, std::string_view node) {
    if (node == "pusat") return house.say("agreements.ministry", "id");
    auto const code = RegionCode::parse(node);
    return code ? house.region_name(*code) : std::string(node);
}

AgreementRowOut row_of(House const& house, Desk const& desk, Agreement const& a, std::vector<PlanItem> const& plan) {
    auto const own = desk.own();
    auto const& partner = partner_of(a, own);
    auto const today = desk.today();
    auto const count = [&](auto is) { return std::ranges::count_if(plan, is); };
    bool const is_first = side_of(a, own) == Side::first;
    auto const is_word = [&](Confirmed const& word) { return word.terms_version == a.terms_version; };
    return {.id = a.id,
            .name = a.name(),
            .title = a.terms.title,
            .number_first = a.terms.number_first,
            .number_second = a.terms.number_second,
            .partner = partner,
            .partner_name = node_name(house, partner),
            .state = state_on(a, today),
            .signed_on = a.terms.signed_on,
            .starts_on = a.terms.starts_on,
            .ends_on = a.terms.ends_on,
            .ended_on = a.ended_on,
            .days_left = a.terms.ends_on.days() - today.days(),
            .is_ending = is_ending(a, today),
            .is_confirmed_by_us = is_word(is_first ? a.confirmed_first : a.confirmed_second),
            .is_confirmed_by_partner = is_word(is_first ? a.confirmed_second : a.confirmed_first),
            .items = count([](PlanItem const& one) { return !one.is_withdrawn; }),
            .items_done = count([](PlanItem const& one) { return !one.is_withdrawn && one.is_done(); }),
            .items_late = count([&](PlanItem const& one) { return is_late(one, today); }),
            .version = a.version};
}

Result<AgreementOut> whole(db::Tx& tx, House const& house, Desk const& desk, access::Officer const& by,
                           AgreementId id) {
    SINERGI_TRY(a, get(tx, id));
    auto const plan = store::plan_of(tx, id);
    auto const side = side_of(a, desk.own());
    AgreementOut out{.head = row_of(house, desk, a, plan),
                     .terms = told(house, a.terms),
                     .own_side = side,
                     .contacts = a.contacts,
                     .signed_file = a.signed_file,
                     .ended_why = a.ended_why,
                     .plan = {},
                     .evaluations = {},
                     .papers = store::papers_of(tx, id),
                     .deeds = deeds_of(a, by, desk)};
    for (auto const& one : plan)
        out.plan.push_back({.id = one.id,
                            .year = one.year,
                            .action = one.action,
                            .first = told(one.owner_first, one.first, side == Side::first),
                            .second = told(one.owner_second, one.second, side == Side::second),
                            .due = one.due,
                            .is_done = one.is_done(),
                            .is_late = is_late(one, desk.today()),
                            .is_withdrawn = one.is_withdrawn,
                            .is_text_ours = one.origin_node == desk.own(),
                            .version = one.version});
    for (auto const& one : store::evaluations_of(tx, id))
        out.evaluations.push_back({one.id, one.held_on, one.title, one.minutes, one.file, one.origin_node});
    return out;
}

Result<access::Officer> reader(House& house, http::Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    if (!by.may(access::Act::see_case) && !by.may(access::Act::manage_agreement))
        return refuse(Why::not_allowed, "access.act_not_allowed");
    return std::move(by);
}

}  // namespace sinergi::agreements
