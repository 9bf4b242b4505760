// Who works on it, what kind of case it is, how it ends, and what a supervisor says to that.

#include "access/directory.hpp"
#include "audit/actions.hpp"
#include "cases/actions/letters.hpp"
#include "cases/actions/waiting.hpp"

#include <algorithm>

namespace sinergi::cases {
namespace {

struct AssignedBody {
    access::AccountId officer;
    access::UnitId unit;
};
BOOST_DESCRIBE_STRUCT(AssignedBody, (), (officer, unit))
struct TypesBody {
    std::vector<std::string> types;
};
BOOST_DESCRIBE_STRUCT(TypesBody, (), (types))
struct PersonBody {
    std::string role;
    bool is_new = false;
};
BOOST_DESCRIBE_STRUCT(PersonBody, (), (role, is_new))
struct ClosedBody {
    std::string reason, text, answer;
};
BOOST_DESCRIBE_STRUCT(ClosedBody, (), (reason, text, answer))
struct WordsBody {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(WordsBody, (), (reason))

/// May somebody be given it: allowed to work, to see it, and not named by it?
Result<access::Officer> given_to(db::Tx& tx, Case c, access::AccountId officer) {
    auto somebody = access::find_officer(tx, officer);
    if (!somebody) return refuse(Why::malformed, "cases.officer_unknown", "officer");
    auto const named = c.guard == static_cast<std::int64_t>(Guard::named) ? store::as_named(store::named(tx, c.id))
                                                                          : std::vector<Named>{};
    c.officer = somebody->id;
    if (!somebody->may(access::Act::work_case) || !is_visible(*somebody, c, names(named, *somebody)))
        return refuse(Why::conflict, "cases.officer_not_here", "officer");
    return *std::move(somebody);
}

Done give(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Taken& taken) {
    auto& c = taken.c;
    SINERGI_MUST(leave(tx, desk, trace, c, {.kind = "assigned", .body = json::write(AssignedBody{c.officer, c.unit})}));
    return {};
}

}  // namespace

Result<Case> take(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id) {
    SINERGI_TRY(taken, taken_up(tx, desk, by, id));
    auto const before = taken.c;
    if (!by.may(access::Act::work_case)) return refuse(Why::not_allowed, "access.act_not_allowed");
    if (is_ended(taken.c.state)) return refuse(Why::conflict, "cases.ended");
    if (!taken.c.officer.is_none() && taken.c.officer != by.id) return refuse(Why::conflict, "cases.already_theirs");
    SINERGI_TRY(officer, given_to(tx, taken.c, by.id));
    taken.c.officer = officer.id;
    if (taken.c.unit.is_none()) taken.c.unit = officer.unit;
    start_work(taken.c, taken.hand, by, desk.now);
    SINERGI_MUST(leave(tx, desk, by.trace(), taken.c, {.kind = "taken"}));
    keep(tx, desk, before, taken.c);
    return taken.c;
}

Result<Case> assign(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id, access::AccountId officer,
                    access::UnitId unit) {
    SINERGI_TRY(taken, taken_up(tx, desk, by, id));
    auto const before = taken.c;
    auto& c = taken.c;
    // Who does it inside this office is this office's own, with or without the pen.
    if (!by.may(access::Act::lead_case)) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_MUST(is_theirs(by, c));
    if (is_ended(c.state)) return refuse(Why::conflict, "cases.ended");
    if (officer.is_none() && unit.is_none()) return refuse(Why::malformed, "cases.officer_unknown", "officer");
    if (!unit.is_none() && !access::has_unit(tx, unit)) return refuse(Why::malformed, "cases.unit_unknown", "unit");
    c.officer = {};
    if (!officer.is_none()) {
        SINERGI_TRY(somebody, given_to(tx, c, officer));
        c.officer = somebody.id;
        if (unit.is_none()) unit = somebody.unit;
    }
    if (c.guard == static_cast<std::int64_t>(Guard::named))
        for (auto const& row : store::named(tx, id))
            if (!row.unit.is_none() && row.unit == unit) return refuse(Why::conflict, "cases.officer_not_here", "unit");
    c.unit = unit;
    if (!c.officer.is_none() && c.state == State::baru && taken.hand.has_lead) move(c, State::ditangani, desk.now);
    SINERGI_MUST(give(tx, desk, by.trace(), taken));
    keep(tx, desk, before, c);
    return c;
}

Result<Case> set_types(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                       std::vector<std::string> const& types) {
    SINERGI_TRY(taken, taken_up(tx, desk, by, id));
    auto const before = taken.c;
    SINERGI_MUST(may_lead_deed(by, taken.c, taken.hand));
    SINERGI_MUST(check_types(types, taken.c.is_managed));
    take_types(taken.c, types);
    SINERGI_MUST(leave(tx, desk, by.trace(), taken.c, {.kind = "types_set", .body = json::write(TypesBody{types})}));
    keep(tx, desk, before, taken.c);
    return taken.c;
}

Result<Case> set_person(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id, PersonWish const& wish) {
    SINERGI_TRY(taken, taken_up(tx, desk, by, id));
    auto const before = taken.c;
    if (!may_read(by, taken.c, Secrecy::identity)) return refuse(Why::not_allowed, "cases.withheld");
    SINERGI_MUST(may_lead_deed(by, taken.c, taken.hand));
    SINERGI_MUST(put_person(tx, desk, taken.c, wish));
    PersonBody const body{.role = wish.values.role, .is_new = wish.person.is_none()};
    SINERGI_MUST(leave(tx, desk, by.trace(), taken.c, {.kind = "person_set", .body = json::write(body)}));
    if (!store::shares(tx, id).empty())
        letters::tell_persons(tx, desk, taken.c, letters::whole_persons(tx, desk, id), "");
    keep(tx, desk, before, taken.c);
    return taken.c;
}

void become_managed(Desk const& desk, Case& c) {
    c.is_managed = true;
    c.medical = Medical::open;
    c.state_since = desk.now;
    c.climbs = 0;
    c.promise_at = std::max(c.promise_at, promise(c, desk.time()));
}

Result<Case> manage(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                    std::vector<std::string> const& types) {
    SINERGI_TRY(taken, taken_up(tx, desk, by, id));
    auto const before = taken.c;
    SINERGI_MUST(may_lead_deed(by, taken.c, taken.hand));
    if (taken.c.is_managed) return refuse(Why::conflict, "cases.only_short");
    if (!types.empty() || taken.c.types.empty()) {
        SINERGI_MUST(check_types(types, true));
        take_types(taken.c, types);
    }
    become_managed(desk, taken.c);
    SINERGI_MUST(leave(tx, desk, by.trace(), taken.c, {.kind = "managed"}));
    keep(tx, desk, before, taken.c);
    return taken.c;
}

// ---- closing

namespace {

/// Whoever asked this office hears that it is done with the closing itself; whom this office asked hears the closing.
void end_asked(db::Tx& tx, Desk const& desk, Case const& c, std::string const& result) {
    for (auto& a : store::assignments(tx, c.id)) {
        if (a.to_node.empty() || !is_running(a.state)) continue;
        bool const is_ours = a.to_node == desk.own();
        a.state = is_ours ? AssignmentState::done : AssignmentState::returned;
        if (is_ours) a.result = result;
        a.ended_at = desk.now;
        store::update_assignment(tx, a);
        if (is_ours) letters::tell_answer(tx, desk, c, a);
    }
}

}  // namespace

Done apply_closing(db::Tx& tx, Desk const& desk, access::Officer const& by, Case& c, Closing const& how) {
    auto const before = c;
    SINERGI_MUST(may_close(c, store::assignments(tx, c.id)));
    auto const* reason = find_close_reason(how.reason);
    if (reason == nullptr) return refuse(Why::malformed, "cases.reason_unknown", "reason");
    move(c, reason->is_finished ? State::selesai : State::dihentikan, desk.now);
    c.closed_at = desk.now;
    c.close_reason = how.reason;
    c.answer = how.answer;
    bool const is_seen_again = c.is_managed && reason->is_finished && how.reason != "died";
    if (is_seen_again && !c.aftercare_at) {
        auto const on = desk.today().plus_days(static_cast<std::int32_t>(desk.clocks.aftercare_days));
        store::insert_due(tx, c.id,
                          {.id = desk.office.ids.next(desk.now), .kind = "aftercare", .due_on = on, .what = ""});
        c.aftercare_at = start_of(on, desk.office.zone);
    }
    // The text is the file's own; who asked hears the answer, or else how it ended.
    auto const told = how.answer.empty() ? std::string(reason->name_id) : how.answer;
    end_asked(tx, desk, c, told);
    SINERGI_MUST(leave(tx, desk, by.trace(), c,
                       {.kind = "closed", .body = json::write(ClosedBody{how.reason, how.text, how.answer})}));
    keep(tx, desk, before, c);
    tell_complaint(tx, desk, c, told);
    return {};
}

Result<Outcome> close(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id, Closing const& how) {
    SINERGI_TRY(taken, taken_up(tx, desk, by, id));
    SINERGI_MUST(may_lead_deed(by, taken.c, taken.hand));
    SINERGI_MUST(may_close(taken.c, taken.all));
    if (find_close_reason(how.reason) == nullptr) return refuse(Why::malformed, "cases.reason_unknown", "reason");
    Closing const checked{.reason = how.reason, .text = mask_niks(how.text), .answer = mask_niks(how.answer)};
    if (taken.c.is_managed)
        return wait_for(tx, desk, by, taken.c, ApprovalKind::closing, "close",
                        json::write(ClosedBody{checked.reason, checked.text, checked.answer}));
    SINERGI_MUST(apply_closing(tx, desk, by, taken.c, checked));
    return Outcome{.now = std::move(taken.c), .waits = {}};
}

Result<Case> reopen(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id, std::string const& reason) {
    SINERGI_TRY(taken, taken_up(tx, desk, by, id));
    auto const before = taken.c;
    auto& c = taken.c;
    if (!by.may(access::Act::lead_case)) return refuse(Why::not_allowed, "access.act_not_allowed");
    if (!is_ended(c.state)) return refuse(Why::conflict, "cases.not_ended");
    if (taken.c.erased_at) return refuse(Why::conflict, "cases.already_erased");
    if (!taken.hand.has_lead) return refuse(Why::conflict, "cases.pen_elsewhere", c.pen_node);
    SINERGI_TRY(why, said(reason, "reason"));
    move(c, State::ditangani, desk.now);
    c.closed_at.reset();
    c.close_reason.clear();
    c.aftercare_at.reset();
    store::end_dues(tx, id, "aftercare", desk.now);
    SINERGI_MUST(leave(tx, desk, by.trace(), c, {.kind = "reopened", .body = json::write(WordsBody{why})}));
    keep(tx, desk, before, c);
    return c;
}

// ---- what waits for a supervisor

namespace {

struct ApprovalBody {
    ApprovalId approval;
    ApprovalKind kind = ApprovalKind::shelter;
    std::string deed, reason;
};
BOOST_DESCRIBE_STRUCT(ApprovalBody, (), (approval, kind, deed, reason))

bool is_any_waiting(db::Tx& tx, CaseId id) {
    auto const all = store::approvals(tx, id);
    return std::ranges::any_of(all, [](auto const& one) { return one.state == "asked"; });
}

/// The deed as it was asked for, by whoever asked for it: the supervisor's word stands beside it in the timeline.
Done perform(db::Tx& tx, Desk const& desk, store::ApprovalRow const& waiting, Case& c) {
    auto const asker = access::find_officer(tx, waiting.asked_by);
    if (!asker) return refuse(Why::conflict, "cases.asker_gone");
    auto const hand = hand_of(c, store::assignments(tx, c.id), desk.own());
    if (waiting.deed == "entry") {
        SINERGI_TRY(wish, waiting_entry(waiting.body));
        SINERGI_MUST(may_enter(*asker, c, hand, *find_entry_kind(wish.kind)));
        return apply_entry(tx, desk, *asker, c, wish);
    }
    if (waiting.deed == "close") {
        SINERGI_TRY(how, json::read<ClosedBody>(waiting.body));
        SINERGI_MUST(may_lead_deed(*asker, c, hand));
        return apply_closing(tx, desk, *asker, c, {.reason = how.reason, .text = how.text, .answer = how.answer});
    }
    if (waiting.deed == "refer") {
        SINERGI_TRY(wish, waiting_refer(waiting.body));
        return apply_referral(tx, desk, *asker, c, wish);
    }
    SINERGI_TRY(wish, waiting_ask(waiting.body));
    return apply_ask(tx, desk, *asker, c, wish);
}

}  // namespace

Result<Outcome> wait_for(db::Tx& tx, Desk const& desk, access::Officer const& by, Case const& c, ApprovalKind kind,
                         std::string_view deed, std::string body) {
    store::ApprovalRow const row{.id = desk.office.ids.make<Approval>(desk.now),
                                 .case_id = c.id,
                                 .kind = kind,
                                 .deed = std::string(deed),
                                 .body = std::move(body),
                                 .asked_by = by.id,
                                 .asked_at = desk.now};
    store::insert_approval(tx, row);
    Case next = c;
    next.waits_approval = true;
    ApprovalBody const said_so{.approval = row.id, .kind = kind, .deed = row.deed, .reason = ""};
    SINERGI_MUST(leave(tx, desk, by.trace(), next, {.kind = "approval_asked", .body = json::write(said_so)}));
    keep(tx, desk, c, next);
    return Outcome{.now = std::move(next), .waits = row.id};
}

Result<Outcome> decide(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id, ApprovalId approval,
                       Verdict verdict, std::string const& reason) {
    SINERGI_TRY(taken, taken_up(tx, desk, by, id));
    SINERGI_TRY(row, store::get_approval(tx, approval));
    if (row.case_id != id) return refuse(Why::not_found, "cases.approval_unknown");
    if (row.state != "asked") return refuse(Why::conflict, "cases.approval_decided");
    SINERGI_MUST(may_approve(by, row.asked_by));
    if (!may_read(by, taken.c, Secrecy::identity)) return refuse(Why::not_allowed, "cases.withheld");
    bool const is_yes = verdict == Verdict::approve;
    if (!is_yes && trimmed(reason).empty()) return refuse(Why::malformed, "cases.reason_missing", "reason");
    row.state = is_yes ? "approved" : "disapproved";
    row.decided_by = by.id;
    row.decided_at = desk.now;
    row.reason = mask_niks(reason);
    SINERGI_MUST(store::decide_approval(tx, row));
    auto const before = taken.c;
    taken.c.waits_approval = is_any_waiting(tx, id);
    ApprovalBody const body{.approval = row.id, .kind = row.kind, .deed = row.deed, .reason = row.reason};
    SINERGI_MUST(
        leave(tx, desk, by.trace(), taken.c, {.kind = is_yes ? "approved" : "disapproved", .body = json::write(body)}));
    keep(tx, desk, before, taken.c);
    if (is_yes) SINERGI_MUST(perform(tx, desk, row, taken.c));
    return Outcome{.now = std::move(taken.c), .waits = {}};
}

Result<std::int64_t> hand_over(db::Tx& tx, Desk const& desk, access::AccountId from, access::AccountId to) {
    std::int64_t moved = 0;
    // In steps: some hold more than one step reads.
    for (auto all = store::open_of_officer(tx, from); !all.empty(); all = store::open_of_officer(tx, from))
        for (auto const id : all) {
            Taken taken{.c = {}, .all = store::assignments(tx, id), .hand = {}};
            SINERGI_TRY(c, store::get_plain(tx, id));
            taken.c = c;
            bool const is_taken = !to.is_none() && to != from && given_to(tx, c, to).has_value();
            taken.c.officer = is_taken ? to : access::AccountId{};
            SINERGI_MUST(give(tx, desk, {.actor = audit::ActorKind::system}, taken));
            keep(tx, desk, c, taken.c);
            ++moved;
        }
    return moved;
}

std::int64_t highest_id(db::Tx& tx) { return store::highest_id(tx); }
Clocks clocks_on(db::Tx& tx, Date day) { return store::clocks_on(tx, day); }

}  // namespace sinergi::cases
