#include "access/directory.hpp"
#include "audit/actions.hpp"
#include "cases/actions/waiting.hpp"

namespace sinergi::cases {
namespace {

audit::Trace const system_trace{.actor = audit::ActorKind::system};

struct ClimbedBody {
    access::AccountId to;
    std::int64_t rung = 0;
};
BOOST_DESCRIBE_STRUCT(ClimbedBody, (), (to, rung))

/// Absent people, and whoever may not see the case (it names them, or is closed to them), are not on the ladder.
grievances::Ladder ladder_of(db::Tx& tx, Desk const& desk, Case const& c) {
    auto const named = c.guard == static_cast<std::int64_t>(Guard::named) ? store::as_named(store::named(tx, c.id))
                                                                          : std::vector<Named>{};
    auto const present = [&](access::AccountId who) -> access::AccountId {
        if (who.is_none() || access::is_absent(tx, who, desk.today())) return {};
        auto const somebody = access::find_officer(tx, who);
        return somebody && is_visible(*somebody, c, names(named, *somebody)) ? who : access::AccountId{};
    };
    grievances::Ladder ladder;
    auto const unit_head = c.unit.is_none() ? access::AccountId{} : access::head_of_unit(tx, c.unit);
    ladder.unit_head = present(unit_head);
    ladder.superior = c.officer.is_none() ? ladder.unit_head : present(access::superior_of(tx, c.officer));
    ladder.duty_officer = present(access::duty_officer(tx, desk.today()));
    ladder.office_head = present(access::office_head(tx));
    ladder.oversight = present(access::oversight_head(tx));
    return ladder;
}

/// One rung is a working day; of an emergency four hours.
Moment end_of_rung(Desk const& desk, Case const& c) {
    if (c.urgency == Urgency::emergency) return desk.now.plus_ms(4 * hour_ms);
    return calendar::deadline_in_working_days(desk.calendar, desk.now, 1, desk.office.zone);
}

Done climb(db::Tx& tx, Desk const& desk, Case const& c) {
    auto const to = next_rung(c, ladder_of(tx, desk, c));
    Case next = c;
    ++next.climbs;
    if (!to.is_none()) next.climbed_to = to;
    next.due_at = end_of_rung(desk, c);
    // Nobody on that rung today: the next one is tried when its time comes.
    if (!to.is_none())
        SINERGI_MUST(leave(tx, desk, system_trace, next,
                           {.kind = "climbed", .body = json::write(ClimbedBody{to, next.climbs})}));
    keep(tx, desk, c, next);
    return {};
}

/// Nobody helped within the day: what stays open is a managed case.
Done outgrow(db::Tx& tx, Desk const& desk, Case const& c) {
    Case next = c;
    become_managed(desk, next);
    SINERGI_MUST(leave(tx, desk, system_trace, next, {.kind = "managed"}));
    keep(tx, desk, c, next);
    return {};
}

}  // namespace

Result<std::int64_t> run_clocks(db::Tx& tx, Desk const& desk, std::int64_t limit) {
    std::int64_t moved = 0;
    for (auto const id : store::run_out(tx, desk.now, limit)) {
        SINERGI_TRY(c, store::get_plain(tx, id));
        bool const is_short = !c.is_managed && may_lead(c.pen(), desk.own()) && !is_ended(c.state);
        SINERGI_MUST(is_short ? outgrow(tx, desk, c) : climb(tx, desk, c));
        ++moved;
    }
    return moved;
}

}  // namespace sinergi::cases
