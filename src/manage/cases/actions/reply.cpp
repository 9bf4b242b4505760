// What this office was asked, answered; and the pen on its way.

#include "audit/actions.hpp"
#include "cases/actions/letters.hpp"

#include <algorithm>

namespace sinergi::cases {
namespace {

struct ReplyBody {
    AssignmentId assignment;
    std::string from_node, reason, result;
};
BOOST_DESCRIBE_STRUCT(ReplyBody, (), (assignment, from_node, reason, result))
struct PenBody {
    std::string to_node;
};
BOOST_DESCRIBE_STRUCT(PenBody, (), (to_node))

void put_pen(Case& c, Pen pen) {
    c.pen_node = std::move(pen.node);
    c.pen_seq = pen.seq;
    c.pen_offered_to = std::move(pen.offered_to);
}

/// The pen that came with the asking is taken with the acceptance, given back with a refusal, and offered back when the
/// work is done.
Result<std::string_view> pen_follows(Desk const& desk, Case& c, Assignment const& a, Reply what) {
    auto const own = desk.own();
    if (!a.with_pen) return std::string_view{};
    if (c.pen_offered_to == own && what == Reply::accept) {
        SINERGI_TRY(pen, taken(c.pen(), own));
        put_pen(c, pen);
        return std::string_view("pen_taken");
    }
    if (c.pen_offered_to == own) {
        SINERGI_TRY(pen, given_back(c.pen(), own));
        put_pen(c, pen);
        return std::string_view("pen_returned");
    }
    bool const is_end = what == Reply::done || what == Reply::return_;
    if (is_end && may_lead(c.pen(), own) && !is_ended(c.state)) {
        SINERGI_TRY(pen, offered(c.pen(), own, a.from_node));
        put_pen(c, pen);
        return std::string_view("pen_offered");
    }
    return std::string_view{};
}

std::string_view kind_of(Reply what) {
    switch (what) {
        case Reply::accept:
            return "accepted";
        case Reply::decline:
            return "declined";
        case Reply::done:
            return "done";
        case Reply::return_:
            return "returned";
        case Reply::withdraw:
            return "withdrawn";
    }
    return "done";
}

/// A place without account told it by telephone or letter: the office notes it, and it comes back through `heard`.
Result<Case> note_of_place(db::Tx& tx, Desk const& desk, access::Officer const& by, Taken const& taken,
                           Assignment const& a, Reply what, std::string const& text) {
    if (!by.may(access::Act::work_case)) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_MUST(is_theirs(by, taken.c));
    using referrals::Deed;
    auto const deed = what == Reply::accept    ? Deed::accepted
                      : what == Reply::decline ? Deed::declined
                      : what == Reply::done    ? Deed::answered
                                               : Deed::handed_back;
    referrals::Told const told = [&desk](db::Tx& within, referrals::Happened const& happened) {
        return heard(within, desk, happened);
    };
    SINERGI_MUST(referrals::reply(tx, {desk.office, desk.now, &told}, by, a.referral, deed, {.text = text}));
    return store::get_plain(tx, taken.c.id);
}

}  // namespace

Result<Case> reply(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id, AssignmentId assignment,
                   Reply what, std::string const& text) {
    if (what == Reply::withdraw) return withdraw(tx, desk, by, id, assignment, text);
    SINERGI_TRY(taken, taken_up(tx, desk, by, id));
    SINERGI_TRY(a, store::get_assignment(tx, assignment));
    if (a.case_id != id) return refuse(Why::not_found, "cases.assignment_unknown");
    bool const needs_text = what != Reply::accept;
    if (needs_text && trimmed(text).empty())
        return refuse(Why::malformed, "cases.reason_missing", what == Reply::done ? "result" : "reason");
    if (!a.referral.is_none()) return note_of_place(tx, desk, by, taken, a, what, text);
    if (a.to_node != desk.own()) return refuse(Why::not_allowed, "cases.not_your_part");
    if (!by.may(access::Act::lead_case)) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_MUST(is_theirs(by, taken.c));
    SINERGI_TRY(state, after(a.state, what));
    auto const before = taken.c;
    auto& c = taken.c;
    auto const clean = mask_niks(text);
    a.state = state;
    if (what == Reply::accept || what == Reply::decline) a.answered_at = desk.now;
    if (!is_running(state)) a.ended_at = desk.now;
    (what == Reply::done ? a.result : a.state_reason) = clean;
    store::update_assignment(tx, a);
    if (what == Reply::accept && c.officer.is_none()) {
        c.officer = by.id;
        c.unit = by.unit;
    }
    SINERGI_TRY(pen_kind, pen_follows(desk, c, a, what));
    // The pen first: what follows is then known to be the word of who leads.
    if (!pen_kind.empty()) {
        letters::tell_pen(tx, desk, c, "");
        if (pen_kind == "pen_taken") move(c, State::ditangani, desk.now);
        SINERGI_MUST(
            leave(tx, desk, by.trace(), c, {.kind = pen_kind, .body = json::write(PenBody{c.pen_offered_to})}));
    }
    ReplyBody const body{.assignment = a.id, .from_node = a.from_node, .reason = a.state_reason, .result = a.result};
    SINERGI_MUST(leave(tx, desk, by.trace(), c, {.kind = kind_of(what), .body = json::write(body)}));
    letters::tell_answer(tx, desk, c, a);
    keep(tx, desk, before, c);
    return c;
}

Result<Case> move_pen(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id, PenDeed deed,
                      std::string const& to_node) {
    SINERGI_TRY(taken, taken_up(tx, desk, by, id));
    auto const before = taken.c;
    auto& c = taken.c;
    if (!by.may(access::Act::lead_case)) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_MUST(is_theirs(by, c));
    std::string_view kind = "pen_offered";
    if (deed == PenDeed::offer) {
        auto const shares = store::shares(tx, id);
        if (std::ranges::find(shares, to_node, &store::ShareRow::node) == shares.end())
            return refuse(Why::conflict, "cases.not_shared", "to_node");
        SINERGI_TRY(pen, offered(c.pen(), desk.own(), to_node));
        put_pen(c, pen);
    } else {
        bool const takes = deed == PenDeed::take;
        SINERGI_TRY(pen, takes ? cases::taken(c.pen(), desk.own()) : given_back(c.pen(), desk.own()));
        put_pen(c, pen);
        kind = takes ? "pen_taken" : "pen_returned";
    }
    letters::tell_pen(tx, desk, c, "");
    SINERGI_MUST(leave(tx, desk, by.trace(), c, {.kind = kind, .body = json::write(PenBody{c.pen_offered_to})}));
    keep(tx, desk, before, c);
    return c;
}

}  // namespace sinergi::cases
