#include "cases/rules.hpp"

#include <algorithm>
#include <array>

namespace sinergi::cases {

Hand hand_of(Case const& c, std::span<Assignment const> all, std::string_view own) {
    Hand hand{.has_lead = may_lead(c.pen(), own), .has_part = c.pen_node == own || c.origin_node == own};
    for (auto const& a : all) hand.has_part |= a.to_node == own && a.state == AssignmentState::accepted;
    return hand;
}

Done may_node_write(Case const& c, std::span<Assignment const> all, std::string_view author, EntryKind const& kind) {
    bool const has_pen = c.pen_node == author;
    bool const is_lead_entry = kind.part == Part::lead || kind.word == "closed" || kind.word == "reopened";
    if (is_lead_entry && !has_pen) return refuse(Why::not_allowed, "cases.not_your_part", std::string(kind.word));
    if (has_pen || c.origin_node == author) return {};
    // Whoever was asked writes from the asking to its own end, the line of the end included.
    bool const was_asked =
        std::ranges::any_of(all, [&](Assignment const& a) { return a.to_node == author || a.from_node == author; });
    bool const is_running_now = std::ranges::any_of(all, [&](Assignment const& a) {
        return (a.to_node == author || a.from_node == author) && is_running(a.state);
    });
    if (is_running_now || (was_asked && (kind.part == Part::deed || kind.word == "note"))) return {};
    return refuse(Why::not_allowed, "cases.not_your_part", std::string(kind.word));
}

Done is_theirs(access::Officer const& by, Case const& c) {
    using access::Role;
    bool const is_field =
        by.role == Role::village_operator || by.role == Role::subdistrict || by.role == Role::field_officer;
    bool const theirs = c.officer == by.id || c.opened_by == by.id || (!by.unit.is_none() && c.unit == by.unit);
    if (is_field && !theirs) return refuse(Why::not_allowed, "cases.not_yours");
    return {};
}

namespace {

Done check_lead(Case const& c, Hand hand) {
    if (hand.has_lead) return {};
    if (!c.pen_offered_to.empty()) return refuse(Why::conflict, "cases.pen_is_offered", c.pen_offered_to);
    return refuse(Why::conflict, "cases.pen_elsewhere", c.pen_node);
}

}  // namespace

Done may_enter(access::Officer const& by, Case const& c, Hand hand, EntryKind const& kind) {
    bool const is_lead = kind.part == Part::lead;
    if (kind.part == Part::deed) return refuse(Why::malformed, "cases.not_by_hand", std::string(kind.word));
    if (!by.may(is_lead ? access::Act::lead_case : access::Act::work_case))
        return refuse(Why::not_allowed, "access.act_not_allowed");
    // A note may be left by whoever sees it, also while the pen is on its way; all else needs a part.
    bool const is_note = kind.word == "note";
    if (!is_note) SINERGI_MUST(is_theirs(by, c));
    if (!is_note && !hand.has_part) return refuse(Why::not_allowed, "cases.not_your_part", std::string(kind.word));
    if (is_lead) SINERGI_MUST(check_lead(c, hand));
    bool const is_after = kind.word == "aftercare" || kind.word == "aftercare_due" || is_note;
    if (is_ended(c.state) && !is_after) return refuse(Why::conflict, "cases.ended");
    if (kind.is_managed_only && !c.is_managed) return refuse(Why::conflict, "cases.only_managed");
    if (c.medical == Medical::open && (kind.word == "assessment" || kind.word == "plan"))
        return refuse(Why::conflict, "cases.medical_first");
    return {};
}

Done may_lead_deed(access::Officer const& by, Case const& c, Hand hand) {
    if (!by.may(access::Act::lead_case)) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_MUST(is_theirs(by, c));
    SINERGI_MUST(check_lead(c, hand));
    if (is_ended(c.state)) return refuse(Why::conflict, "cases.ended");
    return {};
}

std::optional<ApprovalKind> approval_for(Case const& c, std::string_view kind) {
    if (kind == "shelter_in") return ApprovalKind::shelter;
    if (kind == "plan" && c.is_child) return ApprovalKind::child;
    return std::nullopt;
}

Done may_approve(access::Officer const& by, access::AccountId asked_by) {
    if (!by.may(access::Act::approve_case)) return refuse(Why::not_allowed, "access.act_not_allowed");
    if (by.id == asked_by) return refuse(Why::not_allowed, "cases.own_approval");
    return {};
}

bool is_consent_to(std::optional<ConsentFor> purpose, std::optional<referrals::PlaceId> receiver,
                   referrals::PlaceId place) noexcept {
    return purpose && *purpose != ConsentFor::publicity && receiver && *receiver == place;
}

Done may_close(Case const& c, std::span<Assignment const> all) {
    if (c.medical == Medical::open) return refuse(Why::conflict, "cases.medical_first");
    if (c.in_shelter) return refuse(Why::conflict, "cases.still_in_shelter");
    for (auto const& a : all)
        if (is_running(a.state) && a.kind == AssignmentKind::referral)
            return refuse(Why::conflict, "cases.still_asked");
    return {};
}

Done check_escalation(std::string_view reason, std::span<std::string const> tried, bool has_tried_entry) {
    if (!is_escalation_reason(reason)) return refuse(Why::malformed, "cases.reason_unknown", "reason");
    bool const is_empty = std::ranges::all_of(tried, [](std::string const& one) { return trimmed(one).empty(); });
    if (reason != emergency_reason && is_empty && !has_tried_entry)
        return refuse(Why::malformed, "cases.tried_missing", "tried");
    return {};
}

bool is_above(std::string_view to, std::string_view own) noexcept {
    if (own == "pusat") return false;
    return to == "pusat" || (to.size() < own.size() && own.starts_with(to));
}

Result<AssignmentState> after(AssignmentState state, Reply reply) {
    auto const over = refuse(Why::conflict, "cases.assignment_over");
    switch (reply) {
        case Reply::accept:
            return state == AssignmentState::asked ? Result<AssignmentState>(AssignmentState::accepted) : over;
        case Reply::decline:
            return state == AssignmentState::asked ? Result<AssignmentState>(AssignmentState::declined) : over;
        case Reply::done:
            return is_running(state) ? Result<AssignmentState>(AssignmentState::done) : over;
        case Reply::return_:
            return is_running(state) ? Result<AssignmentState>(AssignmentState::returned) : over;
        case Reply::withdraw:
            if (state == AssignmentState::accepted) return refuse(Why::conflict, "cases.accepted_already");
            return state == AssignmentState::asked ? Result<AssignmentState>(AssignmentState::withdrawn) : over;
    }
    return over;
}

bool may_withdraw(access::Officer const& by, Case const& c, Assignment const& a, std::string_view own) {
    auto const act = a.referral.is_none() ? access::Act::lead_case : access::Act::work_case;
    return a.from_node == own && a.state == AssignmentState::asked && by.may(act) && is_theirs(by, c).has_value();
}

std::vector<std::string> deeds_now(access::Officer const& by, Case const& c, Hand hand, bool is_asked_here) {
    std::vector<std::string> out;
    using access::Act;
    bool const may_work = by.may(Act::work_case) && is_theirs(by, c).has_value();
    bool const leads = by.may(Act::lead_case) && is_theirs(by, c).has_value();
    auto const enter = [&](std::string_view word) {
        if (may_enter(by, c, hand, *find_entry_kind(word))) out.emplace_back(word);
    };
    if (is_asked_here && leads) out.insert(out.end(), {"accept", "decline"});
    if (!is_ended(c.state) && may_work && c.officer.is_none()) out.emplace_back("take");
    bool const may_deed = may_lead_deed(by, c, hand).has_value();
    if (c.medical == Medical::open) enter("medical_need");
    if (c.medical == Medical::needed && may_work) out.emplace_back("refer_health");
    if (c.medical == Medical::treated) {
        enter("discharge_notice");
        enter("health_back");
    }
    if (!c.is_managed && !is_ended(c.state)) {
        enter("need_met");
        if (may_deed) out.emplace_back("manage");
    }
    for (auto const* word : {"identified", "risk_set", "assessment", "plan", "goal_done", "service", "tracing", "tried",
                             "journey", "reunification", "minutes_two", "consent", "death"})
        enter(word);
    enter(c.in_shelter ? "shelter_out" : "shelter_in");
    if (may_work && !is_ended(c.state) && hand.has_part) out.emplace_back("refer");
    if (may_deed) out.insert(out.end(), {"assign", "types", "person", "escalate", "dispose", "offer_pen"});
    if (c.pen_offered_to.empty() && may_deed && c.medical != Medical::open) out.emplace_back("close");
    if (is_ended(c.state) && !c.erased_at && hand.has_lead && by.may(Act::lead_case)) out.emplace_back("reopen");
    if (is_ended(c.state)) {
        enter("aftercare");
        enter("aftercare_due");
    }
    enter("note");
    return out;
}

}  // namespace sinergi::cases
