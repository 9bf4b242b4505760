#include "access/directory.hpp"
#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "grievances/actions.hpp"
#include "grievances/actions/trace.hpp"
#include "grievances/rules.hpp"

#include <fmt/ranges.h>

#include <algorithm>

namespace sinergi::grievances {
namespace {

constexpr std::int32_t extend_days_max = 90;

/// A complaint that `by` may see and do `deed` to, as it stands.
Result<Grievance> taken_up(db::Tx& tx, access::Officer const& by, GrievanceId id, Deed deed, Wish const& wish) {
    SINERGI_TRY(permit, access::permit(access::Act::see_grievance, by, by.area));
    SINERGI_TRY(found, store::get(tx, permit, id));
    SINERGI_MUST(may_do(by, found, deed));
    if (wish.version && *wish.version != found.version)
        return refuse(Why::conflict, "grievances.changed", std::to_string(found.version));
    return std::move(found);
}

/// The unit that is given work: there is such a unit, and nobody of it is named.
Done check_unit(db::Tx& tx, Grievance const& grievance, access::UnitId unit) {
    if (!access::has_unit(tx, unit)) return refuse(Why::malformed, "grievances.unit_unknown", "unit");
    if (static_cast<Guard>(grievance.guard) != Guard::named) return {};
    for (auto const& row : store::named(tx, grievance.id))
        if (row.unit == unit) return refuse(Why::conflict, "grievances.unit_named", "unit");
    return {};
}

Done check_text(Wish const& wish) {
    if (wish.text.empty()) return refuse(Why::malformed, "grievances.text_needed", "text");
    return {};
}

Done check_extension(Wish const& wish, Grievance const& grievance, Desk const& desk) {
    SINERGI_MUST(check_text(wish));
    if (!wish.until) return refuse(Why::malformed, "http.member_missing", "until");
    auto const today = date_in(desk.office.zone, desk.now);
    auto const promised = date_in(desk.office.zone, grievance.promise_at);
    auto const latest = std::max(promised, today);
    if (*wish.until <= latest) return refuse(Why::malformed, "grievances.extend_past", "until");
    if (wish.until->days() > latest.days() + extend_days_max)
        return refuse(Why::malformed, "grievances.extend_too_far", "until");
    return {};
}

/// A code of the list, or words, or both: with a code alone the reporter reads its sentence.
Done check_rejection(db::Tx& tx, access::Officer const& by, Grievance const& g, Wish const& wish) {
    SINERGI_MUST(check_rejecter(tx, by, g));
    if (wish.reason.empty() && wish.text.empty()) return refuse(Why::malformed, "grievances.text_needed", "text");
    if (wish.reason.empty() || std::ranges::find(reject_reasons, wish.reason) != reject_reasons.end()) return {};
    return refuse(Why::malformed, "grievances.reason_unknown", fmt::format("{}", fmt::join(reject_reasons, ", ")));
}

/// Was the reporter answered since the last time they rebutted, or it was taken up again?
bool is_answered(db::Tx& tx, GrievanceId id) {
    bool is = false;
    for (auto const& step : store::public_steps(tx, id)) {
        if (step.deed == word(Deed::rebutted) || step.deed == word(Deed::reopened)) is = false;
        if (step.deed == word(Deed::answered)) is = true;
    }
    return is;
}

/// Merges `from` into `wish.into`: both reporters keep their number and key; what was merged before follows.
Done merge(db::Tx& tx, access::Officer const& by, Grievance& from, Wish const& wish) {
    if (wish.into == from.id) return refuse(Why::malformed, "grievances.merge_self", "into");
    SINERGI_TRY(permit, access::permit(access::Act::see_grievance, by, by.area));
    SINERGI_TRY(target, store::get(tx, permit, wish.into));
    if (!is_open(target.state)) return refuse(Why::conflict, "grievances.merge_ended", "into");
    // Who may see the one would else read of the other.
    if (target.guard != from.guard) return refuse(Why::conflict, "grievances.merge_guarded", "into");
    if (static_cast<Guard>(from.guard) == Guard::named) {
        // Both ways: whom either names sees neither, nor the number of the other.
        auto const of_from = store::named(tx, from.id), of_target = store::named(tx, target.id);
        store::insert_named(tx, target.id, of_from);
        store::insert_named(tx, from.id, of_target);
        for (auto const merged : store::merged_with(tx, target.id)) store::insert_named(tx, merged, of_from);
        for (auto const merged : store::merged_with(tx, from.id)) store::insert_named(tx, merged, of_target);
    }
    store::move_merged(tx, from.id, target.id);
    from.merged_into = target.id;
    return {};
}

Done verify(db::Tx& tx, Desk const& desk, Grievance& g, Wish const& wish) {
    if (!wish.kind.empty()) {
        SINERGI_TRY(kind, desk.settings.active_kind(wish.kind));
        take_kind(g, kind, desk.time());
    }
    if (!wish.unit.is_none()) {
        SINERGI_MUST(check_unit(tx, g, wish.unit));
        g.unit = wish.unit;
    }
    if (!wish.officer.is_none()) {
        SINERGI_TRY(officer, given_to(tx, g, wish.officer));
        g.officer = officer.id;
    }
    return {};
}

Done give(db::Tx& tx, access::Officer const& by, Grievance& g, Deed deed, access::AccountId to) {
    if (deed == Deed::claimed && !g.officer.is_none() && g.officer != by.id)
        return refuse(Why::conflict, "grievances.already_theirs");
    SINERGI_TRY(officer, given_to(tx, g, to));
    g.officer = to;
    if (g.unit.is_none()) g.unit = officer.unit;
    return {};
}

/// Words, or for a closing without words an answer that stands. Who answers has it, or nobody would be seen to.
Done answer(db::Tx& tx, access::Officer const& by, Grievance& g, Deed deed, Wish const& wish) {
    if (deed == Deed::answered) SINERGI_MUST(check_text(wish));
    if (wish.text.empty() && !is_answered(tx, g.id))
        return refuse(Why::conflict, "grievances.close_unanswered", "text");
    if (g.officer.is_none() && given_to(tx, g, by.id)) g.officer = by.id;
    return {};
}

/// Does the reporter see that it was done? Who works on it, and what the office says to itself, stays inside.
bool is_public(Deed deed, Grievance const& g) {
    if (deed == Deed::forwarded) return g.guard == static_cast<std::int64_t>(Guard::none);
    return deed != Deed::assigned && deed != Deed::claimed && deed != Deed::noted && deed != Deed::sent &&
           deed != Deed::named;
}

/// What a deed changes before the state moves; answers the step it leaves.
Result<Left> change(db::Tx& tx, Desk const& desk, access::Officer const& by, Grievance& g, Deed deed,
                    Wish const& wish) {
    Left left{.deed = deed, .from = g.state, .is_public = is_public(deed, g), .text = wish.text};
    auto const about = [&](std::string_view what, std::int64_t id) {
        left.about = what;
        left.about_id = id;
    };
    switch (deed) {
        case Deed::verified:
            SINERGI_MUST(verify(tx, desk, g, wish));
            break;
        case Deed::forwarded:
            SINERGI_MUST(check_unit(tx, g, wish.unit));
            g.unit = wish.unit;
            g.officer = {};
            about("unit", wish.unit.raw());
            break;
        case Deed::assigned:
        case Deed::claimed: {
            auto const to = deed == Deed::claimed ? by.id : wish.officer;
            SINERGI_MUST(give(tx, by, g, deed, to));
            about("account", to.raw());
            break;
        }
        case Deed::rejected:
            SINERGI_MUST(check_rejection(tx, by, g, wish));
            about(wish.reason, 0);
            break;
        case Deed::extended:
            SINERGI_MUST(check_extension(wish, g, desk));
            g.extended_to = *wish.until;
            about(wish.until->text(), 0);
            break;
        case Deed::merged:
            SINERGI_MUST(merge(tx, by, g, wish));
            about("grievance", g.merged_into.raw());
            break;
        case Deed::asked:
            SINERGI_MUST(check_text(wish));
            store::set_asked(tx, g.id, true);
            break;
        case Deed::answered:
        case Deed::closed:
            SINERGI_MUST(answer(tx, by, g, deed, wish));
            break;
        case Deed::reopened:
        case Deed::noted:
            SINERGI_MUST(check_text(wish));
            break;
        case Deed::sent:
            about("step", wish.step.raw());
            break;
        case Deed::named:
            SINERGI_MUST(name_somebody(tx, g, wish.about));
            break;
        default:
            return refuse(Why::not_allowed, "access.act_not_allowed");  // the reporter's and the system's own
    }
    return left;
}

}  // namespace

Result<Grievance> act(db::Tx& tx, Desk const& desk, access::Officer const& by, GrievanceId id, Deed deed,
                      Wish const& wish) {
    SINERGI_TRY(grievance, taken_up(tx, by, id, deed, wish));
    SINERGI_TRY(left, change(tx, desk, by, grievance, deed, wish));
    // A note leaves the complaint as it is; all else is a new version of it.
    if (deed != Deed::noted && deed != Deed::sent) {
        SINERGI_TRY(next, after(grievance, deed, desk.time()));
        store::update(tx, next);
        grievance = next;
    }
    bool const ends_asking = deed == Deed::closed || deed == Deed::rejected;
    if (ends_asking && grievance.is_asked) store::set_asked(tx, id, false);
    if (deed == Deed::reopened) store::count_turn(tx, id, deed);
    leave(tx, desk, by.trace(), grievance, std::move(left));
    return std::move(grievance);
}

void act_ahead(db::Tx& tx, access::Officer const& by, GrievanceId id, Wish const& wish) {
    if (auto const permit = access::permit(access::Act::see_grievance, by, by.area)) store::get_ahead(tx, *permit, id);
    if (!wish.officer.is_none()) access::find_officer_ahead(tx, wish.officer);
}

Result<Grievance> answer_and_close(db::Tx& tx, Desk const& desk, access::Officer const& by, GrievanceId id,
                                   Wish const& wish) {
    if (wish.text.empty()) return refuse(Why::malformed, "grievances.text_needed", "text");
    return act(tx, desk, by, id, Deed::closed, wish);
}

Result<Grievance> open_file(db::Tx& tx, Desk const& desk, access::Officer const& by, GrievanceId id) {
    SINERGI_TRY(permit, access::permit(access::Act::see_grievance, by, by.area));
    SINERGI_TRY(found, store::get(tx, permit, id));
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "grievances.read",
                {.kind = "grievance", .id = id.raw(), .region = found.region});
    return std::move(found);
}

Result<store::Reporter> open_reporter(db::Tx& tx, Desk const& desk, access::Officer const& by, GrievanceId id,
                                      std::string const& reason) {
    SINERGI_TRY(permit, access::permit(access::Act::open_reporter, by, by.area, mask_niks(reason)));
    SINERGI_TRY(found, store::get(tx, permit, id));
    auto reporter = store::find_reporter(tx, id);
    if (!reporter) return refuse(Why::not_found, "grievances.reporter_unknown");
    leave(tx, desk, permit.trace(), found, {.deed = Deed::opened, .from = found.state, .text = reason});
    return *std::move(reporter);
}

}  // namespace sinergi::grievances
