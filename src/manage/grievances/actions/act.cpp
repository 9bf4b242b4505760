#include "access/directory.hpp"
#include "audit/actions.hpp"
#include "grievances/actions.hpp"
#include "grievances/actions/trace.hpp"
#include "grievances/rules.hpp"

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

/// The officer who is given work: active, allowed to see this complaint, and not among those it names.
Result<access::Officer> given_to(db::Tx& tx, Grievance const& grievance, access::AccountId officer) {
    auto const somebody = access::find_officer(tx, officer);
    if (!somebody) return refuse(Why::malformed, "grievances.officer_unknown", "officer");
    bool names_them = false;
    for (auto const& row : grievance.guard == 2 ? store::named(tx, grievance.id) : std::vector<store::NamedRow>{}) {
        AboutKind kind{};
        boost::describe::enum_from_string(row.kind.c_str(), kind);
        names_them = names_them || is_named(*somebody, row.unit, {kind, row.account, row.region});
    }
    Grievance as_theirs = grievance;
    as_theirs.officer = officer;
    if (!is_visible(*somebody, as_theirs, names_them)) return refuse(Why::conflict, "grievances.officer_not_here", "officer");
    return *somebody;
}

Done check_extension(Wish const& wish, Grievance const& grievance, Desk const& desk) {
    if (!wish.until) return refuse(Why::malformed, "http.member_missing", "until");
    auto const today = date_in(desk.office.zone, desk.now);
    if (*wish.until <= today) return refuse(Why::malformed, "grievances.extend_past", "until");
    auto const promised = date_in(desk.office.zone, grievance.promise_at);
    if (wish.until->days() > std::max(promised, today).days() + extend_days_max)
        return refuse(Why::malformed, "grievances.extend_too_far", "until");
    return {};
}

/// Merges `from` into `wish.into`: both reporters keep their number and key; what was merged before follows.
Result<GrievanceId> merge_into(db::Tx& tx, access::Officer const& by, Grievance const& from, Wish const& wish) {
    if (wish.into == from.id) return refuse(Why::malformed, "grievances.merge_self", "into");
    SINERGI_TRY(permit, access::permit(access::Act::see_grievance, by, by.area));
    SINERGI_TRY(target, store::get(tx, permit, wish.into));
    if (!is_open(target.state) || !target.merged_into.is_none()) return refuse(Why::conflict, "grievances.merge_ended", "into");
    store::move_merged(tx, from.id, target.id);
    return target.id;
}

/// What a deed changes before the state moves; answers the step it leaves.
Result<Left> change(db::Tx& tx, Desk const& desk, access::Officer const& by, Grievance& g, Deed deed, Wish const& wish) {
    Left left{.deed = deed, .from = g.state, .text = wish.text};
    auto const needs_text = [&]() -> Done {
        if (wish.text.empty()) return refuse(Why::malformed, "grievances.text_needed", "text");
        return {};
    };
    switch (deed) {
        case Deed::verified:
            if (!wish.kind.empty()) {
                SINERGI_TRY(kind, desk.settings.active_kind(wish.kind));
                g.kind = kind.code;
                if (g.guard != 2 && kind.is_closed) g.guard = 1;  // never lowered: who reported it as closed was promised so
                if (g.unit.is_none()) g.unit = kind.unit;
            }
            if (!wish.unit.is_none()) g.unit = wish.unit;
            if (!wish.officer.is_none()) {
                SINERGI_TRY(officer, given_to(tx, g, wish.officer));
                g.officer = officer.id;
            }
            left.is_public = true;
            break;
        case Deed::forwarded:
            if (!access::has_unit(tx, wish.unit)) return refuse(Why::malformed, "grievances.unit_unknown", "unit");
            g.unit = wish.unit;
            g.officer = {};
            left.about = "unit";
            left.about_id = wish.unit.raw();
            left.is_public = g.guard == 0;
            break;
        case Deed::assigned:
        case Deed::claimed: {
            auto const to = deed == Deed::claimed ? by.id : wish.officer;
            if (deed == Deed::claimed && !g.officer.is_none() && g.officer != by.id)
                return refuse(Why::conflict, "grievances.already_theirs");
            SINERGI_TRY(officer, given_to(tx, g, to));
            g.officer = to;
            if (g.unit.is_none()) g.unit = officer.unit;
            left.about = "account";
            left.about_id = to.raw();
            break;
        }
        case Deed::rejected:
            SINERGI_MUST(needs_text());
            left.about = wish.reason;
            left.is_public = true;
            break;
        case Deed::extended:
            SINERGI_MUST(needs_text());
            SINERGI_MUST(check_extension(wish, g, desk));
            g.extended_to = *wish.until;
            left.about = wish.until->text();
            left.is_public = true;
            break;
        case Deed::merged: {
            SINERGI_TRY(into, merge_into(tx, by, g, wish));
            g.merged_into = into;
            left.about = "grievance";
            left.about_id = into.raw();
            left.is_public = true;
            break;
        }
        case Deed::asked:
            SINERGI_MUST(needs_text());
            store::set_asked(tx, g.id, true);
            left.is_public = true;
            break;
        case Deed::answered:
        case Deed::reopened:
            SINERGI_MUST(needs_text());
            left.is_public = true;
            break;
        case Deed::closed: left.is_public = true; break;
        case Deed::noted: SINERGI_MUST(needs_text()); break;
        case Deed::sent:
            left.about = "step";
            left.about_id = wish.step.raw();
            break;
        default: return refuse(Why::not_allowed, "access.act_not_allowed");  // the reporter's and the system's own
    }
    return left;
}

}  // namespace

Result<Grievance> act(db::Tx& tx, Desk const& desk, access::Officer const& by, GrievanceId id, Deed deed, Wish const& wish) {
    SINERGI_TRY(grievance, taken_up(tx, by, id, deed, wish));
    SINERGI_TRY(left, change(tx, desk, by, grievance, deed, wish));
    if (deed == Deed::closed && !grievance.first_answer_at && wish.text.empty())
        return refuse(Why::conflict, "grievances.close_unanswered", "text");
    // A note leaves the complaint as it is; all else is a new version of it.
    if (deed != Deed::noted && deed != Deed::sent) {
        SINERGI_TRY(next, after(grievance, deed, desk.time()));
        SINERGI_MUST(store::update(tx, next));
        grievance = next;
    }
    if (deed == Deed::closed || deed == Deed::rejected) store::set_asked(tx, id, false);
    if (deed == Deed::reopened) store::count_turn(tx, id, deed);
    leave(tx, desk, by.trace(), grievance, std::move(left));
    return std::move(grievance);
}

Result<Grievance> answer_and_close(db::Tx& tx, Desk const& desk, access::Officer const& by, GrievanceId id, Wish const& wish) {
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
    SINERGI_TRY(permit, access::permit(access::Act::open_reporter, by, by.area, reason));
    SINERGI_TRY(found, store::get(tx, permit, id));
    auto reporter = store::find_reporter(tx, id);
    if (!reporter) return refuse(Why::not_found, "grievances.reporter_unknown");
    leave(tx, desk, permit.trace(), found, {.deed = Deed::opened, .from = found.state, .text = reason});
    return *std::move(reporter);
}

}  // namespace sinergi::grievances
