// What officers do with an objection.

#include "access/directory.hpp"
#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "objections/actions/trace.hpp"
#include "registry/visits/visits.hpp"

#include <algorithm>

namespace sinergi::objections {
namespace {

using access::Act;

/// An objection that these eyes may see; for all others it does not exist.
Result<Objection> seen(db::Tx& tx, access::Officer const& by, ObjectionId id) {
    if (!handles(by)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto found = store::find(tx, id);
    if (!found || !may_see(by, found->region, store::barred(tx, id)))
        return refuse(Why::not_found, "objections.not_found");
    return *std::move(found);
}

Done match(db::Tx& tx, Objection& next, Wish const& wish) {
    auto const family = registry::find_family(tx, wish.family);
    if (!family) return refuse(Why::not_found, "registry.family_unknown", "family");
    if (family->region != next.region) return refuse(Why::conflict, "objections.family_elsewhere", "family");
    if (next.state != State::received) return refuse(Why::conflict, "objections.not_in_this_state");
    next.family = wish.family;
    return {};
}

Done begin_check(db::Tx& tx, Desk const& desk, access::Officer const& by, Objection& next) {
    auto const family = registry::find_family(tx, next.family);
    if (!family) return refuse(Why::conflict, "objections.not_matched", "family");
    SINERGI_TRY(visit, check_among_others(tx, desk, by, *family));
    next.visit = visit;
    return {};
}

Done conclude(db::Tx& tx, access::Officer const& by, Objection& next, Wish const& wish) {
    SINERGI_MUST(check_text(wish.text, 10));
    auto const visit = visits::known_visit(tx, next.visit);
    auto const outcome = visit ? outcome_of(*visit) : std::nullopt;
    if (!outcome) return refuse(Why::conflict, "objections.check_open");
    if (visit->visited_by == by.id) return refuse(Why::conflict, "objections.four_eyes");
    next.state = *outcome;
    return {};
}

Done shape(db::Tx& tx, Desk const& desk, access::Officer const& by, Deed deed, Wish const& wish, Objection& next) {
    switch (deed) {
        case Deed::claimed:
            next.officer = by.id;
            return {};
        case Deed::matched:
            return match(tx, next, wish);
        case Deed::checking:
            return begin_check(tx, desk, by, next);
        case Deed::concluded:
            SINERGI_MUST(conclude(tx, by, next, wish));
            break;
        case Deed::set_aside:
            SINERGI_MUST(check_text(wish.text, 10));
            break;
        case Deed::ministry:
            if (!wish.ministry || !wish.on || *wish.on > desk.today())
                return refuse(Why::malformed, "objections.day_missing", "on");
            next.ministry = word(*wish.ministry);
            next.ministry_on = wish.on;
            return {};
        case Deed::barred:
            if (!access::find_person(tx, wish.account))
                return refuse(Why::malformed, "objections.account_unknown", "account");
            SINERGI_MUST(check_text(wish.text, 5));
            store::bar(tx, next.id, wish.account);
            // Who is barred does not stay in charge.
            if (next.officer == wish.account) next.officer = {};
            if (next.climbed_to == wish.account) next.climbed_to = {};
            return {};
        case Deed::noted:
            return check_text(wish.text, 2);
        case Deed::received:
        case Deed::climbed:
        case Deed::opened:
            return refuse(Why::malformed, "objections.not_in_this_state");
    }
    next.told = mask_niks(trimmed(wish.text));
    next.closed_at = desk.now;
    return {};
}

}  // namespace

Result<Objection> act(db::Tx& tx, Desk const& desk, access::Officer const& by, ObjectionId id, Deed deed,
                      Wish const& wish) {
    SINERGI_TRY(found, seen(tx, by, id));
    if (wish.version && *wish.version != found.version) return refuse(Why::conflict, "objections.changed_meanwhile");
    auto next = found;
    SINERGI_TRY(state, after(found.state, deed));
    next.state = state;
    SINERGI_MUST(shape(tx, desk, by, deed, wish, next));
    if (next.officer.is_none() && deed != Deed::barred) next.officer = by.id;
    ++next.version;
    SINERGI_MUST(store::update(tx, next));
    leave(tx, desk, by.trace(), next, {.deed = deed, .from = found.state, .text = wish.text});
    return next;
}

Result<File> open_file(db::Tx& tx, Desk const& desk, access::Officer const& by, ObjectionId id) {
    SINERGI_TRY(found, seen(tx, by, id));
    File file{.objection = found,
              .steps = store::steps(tx, id),
              .photos = store::photos(tx, id),
              .barred = store::barred(tx, id),
              .family = {},
              .visit = {}};
    if (!found.family.is_none()) file.family = registry::find_family(tx, found.family);
    if (!found.visit.is_none()) file.visit = visits::known_visit(tx, found.visit);
    audit::note(tx, desk.office.ids, desk.now, by.trace(), "objections.opened",
                {.kind = "objection", .id = id.raw(), .region = found.region});
    return file;
}

Result<OpenedChallenger> open_challenger(db::Tx& tx, Desk const& desk, access::Officer const& by, ObjectionId id,
                                         std::string const& reason) {
    if (!by.may(Act::open_reporter)) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_TRY(found, seen(tx, by, id));
    if (char_count(trimmed(reason)) < 5) return refuse(Why::malformed, "objections.reason_missing", "reason");
    OpenedChallenger out{.challenger = store::challenger(tx, id)};
    auto const known = registry::with_nik(tx, out.challenger.nik);
    out.is_of_another_village =
        !known.empty() && std::ranges::none_of(known, [&](auto const& one) { return one.region == found.region; });
    audit::note(tx, desk.office.ids, desk.now, by.trace(reason), "objections.challenger_opened",
                {.kind = "objection", .id = id.raw(), .region = found.region});
    return out;
}

namespace {

/// A day later the next rung, until nobody stands above.
Done climb(db::Tx& tx, Desk const& desk, ObjectionId id) {
    auto const found = store::find(tx, id);
    if (!found || !is_open(found->state)) return {};
    auto const barred = store::barred(tx, id);
    auto const from = found->climbed_to.is_none() ? found->officer : found->climbed_to;
    std::array const ladder{from.is_none() ? access::AccountId{} : access::superior_of(tx, from),
                            access::office_head(tx)};
    auto next = *found;
    next.climb_at = desk.now.plus_ms(day_ms);
    ++next.version;
    auto const above = next_rung(ladder, from, barred);
    bool const is_at_top = above.is_none() || above == found->climbed_to;
    if (!is_at_top) {
        next.climbed_to = above;
        ++next.climbs;
    }
    SINERGI_MUST(store::update(tx, next));
    if (!is_at_top) leave(tx, desk, {}, next, {.deed = Deed::climbed, .from = found->state});
    return {};
}

}  // namespace

Result<std::int64_t> run_clocks(db::Tx& tx, Desk const& desk, std::int64_t limit) {
    std::int64_t moved = 0;
    for (auto const id : store::to_climb(tx, desk.now, limit)) {
        SINERGI_MUST(climb(tx, desk, id));
        ++moved;
    }
    for (auto const id : store::late_appeals(tx, desk.today(), limit)) {
        auto next = store::find(tx, id);
        if (!next) continue;
        next->is_late_told = true;
        ++next->version;
        SINERGI_MUST(store::update(tx, *next));
        tell(tx, desk, {},
             {.act = "objections.appeal_late",
              .kind = "removal",
              .id = id.raw(),
              .region = next->region,
              .account = access::office_head(tx)});
        ++moved;
    }
    return moved;
}

}  // namespace sinergi::objections
