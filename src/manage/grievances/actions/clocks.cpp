#include "access/directory.hpp"
#include "grievances/actions.hpp"
#include "grievances/actions/trace.hpp"
#include "grievances/rules.hpp"
#include "plumbing/notices/notices.hpp"

namespace sinergi::grievances {
namespace {

audit::Trace const system_trace{.actor = audit::ActorKind::system};

/// Absent people, and whoever may not see the report (it names them, or its kind is closed to them), are not on the
/// ladder.
Ladder ladder_of(db::Tx& tx, Desk const& desk, Grievance const& g) {
    auto const today = date_in(desk.office.zone, desk.now);
    auto const named = g.guard == 2 ? store::named(tx, g.id) : std::vector<store::NamedRow>{};
    auto const present = [&](access::AccountId who) -> access::AccountId {
        if (who.is_none() || access::is_absent(tx, who, today)) return {};
        auto const somebody = access::find_officer(tx, who);
        auto there = g;
        there.climbed_to = who;  // the regent sees it once it came up to them
        return somebody && is_visible(*somebody, there, is_among(*somebody, named)) ? who : access::AccountId{};
    };
    Ladder ladder;
    auto const unit_head = g.unit.is_none() ? access::AccountId{} : access::head_of_unit(tx, g.unit);
    ladder.unit_head = present(unit_head);
    ladder.superior = g.officer.is_none() ? ladder.unit_head : present(access::superior_of(tx, g.officer));
    ladder.duty_officer = present(access::duty_officer(tx, today));
    ladder.office_head = present(access::office_head(tx));
    ladder.oversight = present(access::oversight_head(tx));
    if (static_cast<Guard>(g.guard) == Guard::named) ladder.regent = present(access::regent(tx));
    return ladder;
}

Done climb(db::Tx& tx, Desk const& desk, Grievance const& g) {
    auto const to = next_rung(g, ladder_of(tx, desk, g));
    Grievance next = g;
    next.climbs += 1;
    if (!to.is_none()) next.climbed_to = to;
    SINERGI_TRY(moved, after(next, Deed::climbed, desk.time()));
    moved.state_due = end_of_rung(desk.now, g.is_urgent, desk.time());
    store::update(tx, moved);
    if (to.is_none()) return {};  // nobody is on that rung today; the next one is tried when its time comes
    leave(tx, desk, system_trace, moved,
          {.deed = Deed::climbed, .from = g.state, .about = "account", .about_id = to.raw()});
    return {};
}

Done finish(db::Tx& tx, Desk const& desk, Grievance const& g) {
    SINERGI_TRY(next, after(g, Deed::finished, desk.time()));
    store::update(tx, next);
    leave(tx, desk, system_trace, next, {.deed = Deed::finished, .from = g.state, .is_public = true});
    return {};
}

}  // namespace

Result<std::int64_t> run_clocks(db::Tx& tx, Desk const& desk, std::int64_t limit) {
    std::int64_t moved = 0;
    for (auto const id : store::run_out(tx, desk.now, limit)) {
        SINERGI_TRY(g, store::get_plain(tx, id));
        SINERGI_MUST(g.state == State::dijawab ? finish(tx, desk, g) : climb(tx, desk, g));
        ++moved;
    }
    return moved;
}

void close_kind(db::Database& db, IdMaker& ids, std::string_view kind, Moment now) {
    GrievanceId after;
    for (;;) {
        auto const some = db.read([&](db::Tx& tx) { return store::unguarded_of_kind(tx, kind, after); });
        if (some.empty()) return;
        after = some.back();
        db.write([&](db::Tx& tx) -> Done {
              for (auto const id : some) {
                  store::close_to_others(tx, id);
                  SINERGI_TRY(g, store::get_plain(tx, id));
                  notices::post(tx, ids,
                                {.at = now,
                                 .topic = "grievances.closed_to_others",
                                 .subject = id.raw(),
                                 .region = g.region,
                                 .unit = g.unit.raw(),
                                 .account = g.officer.raw(),
                                 .guard = g.guard});
              }
              return {};
          }).value();
    }
}

Result<std::int64_t> hand_over(db::Tx& tx, Desk const& desk, access::AccountId from, access::AccountId to) {
    std::int64_t moved = 0;
    for (auto const id : store::open_of_officer(tx, from, {})) {
        SINERGI_TRY(g, store::get_plain(tx, id));
        auto next = g;
        // A successor whom the report names, or who may not see it, does not get it.
        bool const is_taken = !to.is_none() && to != from && given_to(tx, g, to).has_value();
        next.officer = is_taken ? to : access::AccountId{};
        // Without a successor the work goes back to where nobody has it yet.
        if (!is_taken && g.state == State::dikerjakan) next.state = State::diteruskan;
        ++next.version;
        store::update(tx, next);
        leave(tx, desk, system_trace, next,
              {.deed = Deed::assigned, .from = g.state, .about = "account", .about_id = next.officer.raw()});
        ++moved;
    }
    return moved;
}

}  // namespace sinergi::grievances
