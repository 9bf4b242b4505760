#include "agreements/rules.hpp"

#include "base/faults.hpp"

#include <algorithm>
#include <tuple>

namespace sinergi::agreements {
namespace {

constexpr std::int64_t hours_a_day = 24;

Confirmed& confirmed_of(Agreement& agreement, Side side) {
    return side == Side::first ? agreement.confirmed_first : agreement.confirmed_second;
}
Confirmed const& confirmed_of(Agreement const& agreement, Side side) {
    return side == Side::first ? agreement.confirmed_first : agreement.confirmed_second;
}
Progress& progress_of(PlanItem& item, Side side) { return side == Side::first ? item.first : item.second; }
Progress const& progress_of(PlanItem const& item, Side side) { return side == Side::first ? item.first : item.second; }

/// The one that counts on a day: signed last, then begun last, then by its name.
Agreement const* holding(std::span<Agreement const> agreements, std::string_view from, std::string_view to, Date day) {
    auto const rank = [](Agreement const& one) {
        return std::tuple(one.terms.signed_on.value_or(one.terms.starts_on), one.terms.starts_on, one.origin_id.raw(),
                          std::string_view(one.origin_node));
    };
    Agreement const* best = nullptr;
    for (auto const& one : agreements)
        if (one.is_between(from, to) && holds_on(one, day) && (best == nullptr || rank(*best) < rank(one))) best = &one;
    return best;
}

void take_terms(Agreement& ours, Agreement const& theirs) {
    ours.terms = theirs.terms;
    ours.terms_version = theirs.terms_version;
    ours.terms_by = theirs.terms_by;
    ours.confirmed_first = {};
    ours.confirmed_second = {};
}

void take_contacts(Agreement& ours, Agreement const& theirs, Side side) {
    std::erase_if(ours.contacts, [&](Contact const& one) { return one.side == side; });
    for (auto const& one : theirs.contacts)
        if (one.side == side) ours.contacts.push_back(one);
    std::ranges::stable_sort(ours.contacts, {}, [](Contact const& one) { return one.side; });
}

void take_end(Agreement& ours, Agreement const& theirs) {
    if (!theirs.ended_on || (ours.ended_on && *ours.ended_on <= *theirs.ended_on)) return;
    ours.ended_on = theirs.ended_on;
    ours.ended_why = theirs.ended_why;
}

template <class Thing>
auto find_same(std::vector<Thing>& things, Thing const& wanted) {
    return std::ranges::find_if(things, [&](Thing const& one) {
        return one.origin_node == wanted.origin_node && one.origin_id == wanted.origin_id;
    });
}

void take_item(std::vector<PlanItem>& plan, PlanItem const& item, std::string_view from, Side side) {
    auto at = find_same(plan, item);
    if (at == plan.end()) {
        if (item.origin_node != from) return;  // nobody writes an item down in somebody else's name
        PlanItem added = item;
        added.id = {};
        progress_of(added, side == Side::first ? Side::second : Side::first) = {};
        plan.push_back(std::move(added));
        return;
    }
    if (item.origin_node == from) {
        at->year = item.year;
        at->action = item.action;
        at->owner_first = item.owner_first;
        at->owner_second = item.owner_second;
        at->due = item.due;
        at->is_withdrawn = item.is_withdrawn;
    }
    progress_of(*at, side) = progress_of(item, side);
}

void take_evaluation(std::vector<Evaluation>& all, Evaluation const& one, std::string_view from) {
    if (one.origin_node != from || find_same(all, one) != all.end()) return;
    all.push_back(one);
    all.back().id = {};
}

/// Ours, or, when we never heard of it, theirs without what only we may say.
Snapshot beginning(std::optional<Snapshot> const& ours, Snapshot const& theirs, Side own_side) {
    if (ours) return *ours;
    Snapshot begun{.agreement = theirs.agreement, .plan = {}, .evaluations = {}};
    begun.agreement.id = {};
    begun.agreement.version = 0;
    confirmed_of(begun.agreement, own_side) = {};
    return begun;
}

Done check_clock(std::optional<std::int64_t> const& clock, std::int64_t slowest) {
    if (!clock) return {};
    if (*clock < 1) return refuse(Why::malformed, "agreements.clock_malformed");
    if (*clock > slowest) return refuse(Why::malformed, "agreements.clock_slower", std::to_string(slowest));
    return {};
}

}  // namespace

bool holds_on(Agreement const& agreement, Date day) noexcept {
    return agreement.is_confirmed() && agreement.terms.starts_on <= day && day <= agreement.terms.ends_on &&
           (!agreement.ended_on || day < *agreement.ended_on);
}

Ground ground_for(std::span<Agreement const> agreements, std::string_view from, std::string_view to, Date signed_day,
                  Urgency urgency, Defaults const& defaults) {
    Ground ground;
    ground.answer_days = defaults.answer_days;
    auto const* const agreement = holding(agreements, from, to, signed_day);
    if (agreement != nullptr) {
        auto const& terms = agreement->terms;
        ground.by = By::agreement;
        ground.agreement = agreement->id;
        ground.fields = terms.fields;
        ground.is_flagged = false;
        // An agreement speeds; terms that would slow the law down are not followed.
        if (terms.answer_hours) {
            ground.answer_hours = std::min(*terms.answer_hours, defaults.answer_days * hours_a_day);
            ground.answer_days = 0;
        } else if (terms.answer_days) {
            ground.answer_days = std::min(*terms.answer_days, defaults.answer_days);
        }
    }
    if (urgency == Urgency::emergency) {
        ground.basis = Basis::vital_interest;
        ground.by = By::emergency;
        ground.fields = ground.fields.with({Field::identity, Field::contact, Field::health});
        auto const agreed = agreement != nullptr ? agreement->terms.emergency_hours : std::nullopt;
        ground.answer_hours = std::min(agreed.value_or(defaults.emergency_hours), defaults.emergency_hours);
        ground.answer_days = 0;
    }
    return ground;
}

Moment due_at(Ground const& ground, Moment asked, calendar::Calendar const& calendar, Zone zone) {
    if (ground.answer_hours > 0) return calendar::deadline_in_hours(asked, static_cast<int>(ground.answer_hours));
    return calendar::deadline_in_working_days(calendar, asked, static_cast<int>(ground.answer_days), zone);
}

Done check_fields(Ground const& ground, Fields const& sent) {
    for (auto const field : sent.list())
        if (!ground.fields.has(field))
            return refuse(Why::not_allowed, "agreements.field_not_allowed", boost::describe::enum_to_string(field, ""));
    return {};
}

Done check_terms(Terms const& terms, Defaults const& defaults) {
    Faults faults;
    (void)faults.value(parse_node(terms.party_first), "party_first");
    (void)faults.value(parse_node(terms.party_second), "party_second");
    if (terms.party_first == terms.party_second)
        faults.check(refuse(Why::malformed, "agreements.same_party"), "party_second");
    if (terms.ends_on < terms.starts_on) faults.check(refuse(Why::malformed, "agreements.dates_reversed"), "ends_on");
    if (terms.answer_days && terms.answer_hours)
        faults.check(refuse(Why::malformed, "agreements.clock_twice"), "answer_hours");
    faults.check(check_clock(terms.answer_days, defaults.answer_days), "answer_days");
    faults.check(check_clock(terms.answer_hours, defaults.answer_days * hours_a_day), "answer_hours");
    faults.check(check_clock(terms.emergency_hours, defaults.emergency_hours), "emergency_hours");
    return faults.told();
}

Done check_signing(Agreement const& agreement) {
    auto const& terms = agreement.terms;
    if (terms.number_first.empty() || terms.number_second.empty())
        return refuse(Why::conflict, "agreements.number_missing",
                      terms.number_first.empty() ? "number_first" : "number_second");
    if (!terms.signed_on) return refuse(Why::conflict, "agreements.signing_missing", "signed_on");
    for (auto const side : {Side::first, Side::second})
        if (std::ranges::find(terms.signatories, side, &Signatory::side) == terms.signatories.end())
            return refuse(Why::conflict, "agreements.signatory_missing", "signatories");
    return {};
}

std::optional<Side> side_of(Agreement const& agreement, std::string_view node) noexcept {
    if (agreement.terms.party_first == node) return Side::first;
    if (agreement.terms.party_second == node) return Side::second;
    return std::nullopt;
}

std::string const& partner_of(Agreement const& agreement, std::string_view own) noexcept {
    return agreement.terms.party_first == own ? agreement.terms.party_second : agreement.terms.party_first;
}

State state_on(Agreement const& agreement, Date today) noexcept {
    if (agreement.ended_on && *agreement.ended_on <= today) return State::ended;
    if (!agreement.is_confirmed()) return State::draft;
    return today > agreement.terms.ends_on ? State::ended : State::in_force;
}

bool is_ending(Agreement const& agreement, Date today) noexcept {
    return state_on(agreement, today) == State::in_force && today.plus_days(warn_days) >= agreement.terms.ends_on;
}

Result<Snapshot> merged(std::optional<Snapshot> const& ours, Snapshot const& theirs, std::string_view from,
                        std::string_view own) {
    auto const from_side = side_of(theirs.agreement, from);
    auto const own_side = side_of(theirs.agreement, own);
    if (!from_side || !own_side || from == own) return refuse(Why::not_allowed, "agreements.news_not_party");
    if (ours && (ours->agreement.terms.party_first != theirs.agreement.terms.party_first ||
                 ours->agreement.terms.party_second != theirs.agreement.terms.party_second))
        return refuse(Why::not_allowed, "agreements.news_not_party");
    SINERGI_MUST(check_terms(theirs.agreement.terms));

    auto out = beginning(ours, theirs, *own_side);
    auto& mine = out.agreement;
    auto const& told = theirs.agreement;
    bool const is_newer = std::tie(told.terms_version, told.terms_by) > std::tie(mine.terms_version, mine.terms_by);
    if (is_newer && mine.is_confirmed() && told.terms != mine.terms)
        return refuse(Why::conflict, "agreements.news_terms_fixed");
    if (is_newer && !mine.is_confirmed()) take_terms(mine, told);
    // A word counts for the terms it was given on, and for no other text of the same number.
    auto& word = confirmed_of(mine, *from_side);
    if (told.terms == mine.terms && told.terms_version == mine.terms_version &&
        confirmed_of(told, *from_side).terms_version > word.terms_version)
        word = confirmed_of(told, *from_side);
    take_contacts(mine, told, *from_side);
    if (mine.signed_file.empty()) mine.signed_file = told.signed_file;
    take_end(mine, told);
    mine.partner_version = told.version;
    for (auto const& item : theirs.plan) take_item(out.plan, item, from, *from_side);
    for (auto const& one : theirs.evaluations) take_evaluation(out.evaluations, one, from);
    return out;
}

}  // namespace sinergi::agreements
