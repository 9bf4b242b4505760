// What was asked by mistake, taken back; and what another node tells of persons since the case was shared.

#include "cases/actions/letters.hpp"
#include "cases/actions/taking.hpp"

#include <algorithm>

namespace sinergi::cases {
namespace {

audit::Trace const system_trace{.actor = audit::ActorKind::system, .purpose = "federation"};

struct WithdrawnBody {
    AssignmentId assignment;
    std::string to_node, place, reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawnBody, (), (assignment, to_node, place, reason))

/// The lead has it again: as after a place that declined.
void come_back(db::Tx& tx, Desk const& desk, Case& c, Assignment const& a) {
    if (c.pen_node != desk.own() || is_ended(c.state) || c.state != State::dirujuk) return;
    auto const rest = store::assignments(tx, c.id);
    bool const waits = std::ranges::any_of(
        rest, [](Assignment const& one) { return one.kind == AssignmentKind::referral && is_running(one.state); });
    if (!waits) move(c, State::ditangani, desk.now);
    if (a.is_health) c.medical = Medical::needed;
}

}  // namespace

Result<Case> withdraw(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id, AssignmentId assignment,
                      std::string const& reason) {
    SINERGI_TRY(taken, taken_up(tx, desk, by, id));
    SINERGI_TRY(a, store::get_assignment(tx, assignment));
    if (a.case_id != id) return refuse(Why::not_found, "cases.assignment_unknown");
    if (trimmed(reason).empty()) return refuse(Why::malformed, "cases.reason_missing", "reason");
    if (a.from_node != desk.own()) return refuse(Why::not_allowed, "cases.not_your_part");
    bool const is_referral = !a.referral.is_none();
    if (!by.may(is_referral ? access::Act::work_case : access::Act::lead_case))
        return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_MUST(is_theirs(by, taken.c));
    SINERGI_TRY(state, after(a.state, Reply::withdraw));
    auto const before = taken.c;
    auto& c = taken.c;
    a.state = state;
    a.state_reason = mask_niks(reason);
    a.ended_at = desk.now;
    store::update_assignment(tx, a);
    std::string place;
    if (is_referral) {
        SINERGI_MUST(referrals::withdraw(tx, {desk.office, desk.now, nullptr}, by, a.referral, a.state_reason));
        if (auto const found = referrals::find_place(tx, a.place)) place = found->name;
    } else {
        letters::tell_withdrawn(tx, desk, c, a);
    }
    WithdrawnBody const body{
        .assignment = a.id, .to_node = a.to_node, .place = place, .reason = is_referral ? "" : a.state_reason};
    SINERGI_MUST(leave(tx, desk, by.trace(), c, {.kind = "withdrawn", .body = json::write(body)}));
    // Where the pen was offered along it comes back with the other side's word; until then nobody edits the lead.
    taking::go_on(tx, desk, c);
    come_back(tx, desk, c, a);
    keep(tx, desk, before, c);
    return c;
}

namespace taking {

Done take_withdrawn(db::Tx& tx, Desk const& desk, Arrived const& arrived) {
    SINERGI_TRY(letter, read<letters::WithdrawnLetter>(arrived));
    SINERGI_TRY(shared, shared_case(tx, arrived));
    auto a = store::find_assignment(tx, letter.author_node, letter.author_id);
    if (!a || a->case_id != shared.c.id) return refuse(Why::not_found, "cases.assignment_unknown");
    if (a->author_node != arrived.from_node || a->to_node != desk.own())
        return refuse(Why::not_allowed, "cases.not_your_part");
    if (!is_running(a->state)) return {};  // over before, or taken before: who asked hears our own word
    a->state = AssignmentState::withdrawn;
    a->state_reason = mask_niks(letter.reason);
    a->ended_at = letter.at;
    store::update_assignment(tx, *a);
    auto c = shared.c;
    std::string_view pen_kind;
    if (a->with_pen && c.pen_offered_to == desk.own()) {
        SINERGI_TRY(pen, given_back(c.pen(), desk.own()));
        put_pen(c, pen);
        pen_kind = "pen_returned";
    } else if (a->with_pen && may_lead(c.pen(), desk.own()) && !is_ended(c.state)) {
        // Accepted while the withdrawal was on its way: the lead goes home.
        SINERGI_TRY(pen, offered(c.pen(), desk.own(), a->from_node));
        put_pen(c, pen);
        pen_kind = "pen_offered";
    }
    if (!pen_kind.empty()) {
        letters::tell_pen(tx, desk, c, "");
        SINERGI_MUST(leave(tx, desk, system_trace, c, {.kind = pen_kind}));
    }
    note(tx, desk, system_trace, c, "withdrawn_heard");
    keep(tx, desk, shared.c, c);
    return {};
}

Done take_persons(db::Tx& tx, Desk const& desk, Arrived const& arrived) {
    SINERGI_TRY(letter, read<letters::PersonsLetter>(arrived));
    SINERGI_TRY(shared, shared_case(tx, arrived));
    auto c = shared.c;
    bool const is_theirs_to_say = c.pen_node == arrived.from_node || !is_sharing(shared.shares, c.pen_node);
    if (c.pen_node == desk.own() || !is_theirs_to_say)
        return refuse(Why::not_allowed, "cases.not_your_part", "persons");
    SINERGI_MUST(check_persons(letter.persons));
    auto const ground = ground_from(tx, desk, arrived, shared.share.is_emergency);
    SINERGI_MUST(check_allowed(ground, letters::fields_in(letter.persons, letter.is_child || c.is_child)));
    c.is_child |= letter.is_child;
    SINERGI_MUST(put_persons(tx, desk, c.id, letter.persons));
    note(tx, desk, system_trace, c, "persons_heard");
    letters::tell_persons(tx, desk, c, letter.persons, arrived.from_node);
    keep(tx, desk, shared.c, c);
    return {};
}

}  // namespace taking
}  // namespace sinergi::cases
