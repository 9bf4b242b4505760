#include "access/directory.hpp"
#include "grievances/actions.hpp"
#include "grievances/actions/trace.hpp"
#include "grievances/rules.hpp"

#include <array>

namespace sinergi::grievances {
namespace {

/// Who decides about a contested rejection: the superior of whoever rejected it, else the next above who may see it.
access::AccountId judge_of(db::Tx& tx, Desk const& desk, Grievance const& g, access::AccountId rejecter) {
    auto const today = date_in(desk.office.zone, desk.now);
    auto const named = store::named(tx, g.id);
    std::array const above{rejecter.is_none() ? access::AccountId{} : access::superior_of(tx, rejecter),
                           g.unit.is_none() ? access::AccountId{} : access::head_of_unit(tx, g.unit),
                           access::office_head(tx), access::oversight_head(tx)};
    for (auto const who : above) {
        if (who.is_none() || who == rejecter || access::is_absent(tx, who, today)) continue;
        auto const somebody = access::find_officer(tx, who);
        if (somebody && somebody->may(access::Act::see_load) && is_visible(*somebody, g, is_among(*somebody, named)))
            return who;
    }
    return {};
}

/// The reporter contests the rejection of `g`. @return who decides now; who rejected it does not judge themselves
Result<access::AccountId> contest(db::Tx& tx, Desk const& desk, Grievance& g) {
    auto const rejection = rejection_of(store::public_steps(tx, g.id));
    SINERGI_MUST(may_contest(g, rejection.contested, desk.time()));
    if (g.officer == rejection.by) g.officer = {};
    return judge_of(tx, desk, g, rejection.by);
}

/// It helped: the matter ends, unless others reported the same, who keep their ten days.
Done end_satisfied(db::Tx& tx, Desk const& desk, GrievanceId own, Grievance& g) {
    if (own != g.id || !store::merged_with(tx, g.id).empty()) return {};
    SINERGI_TRY(done, after(g, Deed::finished, desk.time()));
    store::update(tx, done);
    leave(tx, desk, {.actor = audit::ActorKind::system}, done,
          {.deed = Deed::finished, .from = g.state, .is_public = true});
    g = done;
    return {};
}

}  // namespace

Rejection rejection_of(std::vector<store::StepRow> const& steps) {
    Rejection out;
    for (auto const& step : steps) {
        if (step.deed == word(Deed::rejected)) out.by = step.account;
        if (step.deed == word(Deed::rebutted) && step.from_state == word(State::ditolak))
            out.contested = Contested::once;
    }
    return out;
}

Done check_rejecter(db::Tx& tx, access::Officer const& by, Grievance const& grievance) {
    auto const before = rejection_of(store::public_steps(tx, grievance.id));
    if (before.contested == Contested::never) return {};
    bool const is_above = by.may(access::Act::see_load) || by.role == access::Role::regent;
    if (is_above && by.id != before.by) return {};
    return refuse(Why::not_allowed, "grievances.contested_above");
}

Result<Tracked> track(db::Tx& tx, Desk const& desk, std::string_view number, std::string_view key) {
    auto const wrong = refuse(Why::not_found, "grievances.number_or_key_wrong");
    auto const id = GrievanceId::parse(number);
    // An unknown number costs the same digest as a wrong key and is answered alike.
    if (!id || key.size() > 32 || !is_key_of(desk.office, *id, key)) return wrong;
    auto own = store::get_plain(tx, *id);
    if (!own) return wrong;
    Tracked tracked{.own = *own, .speaks = *std::move(own)};
    if (!tracked.own.merged_into.is_none()) {
        SINERGI_TRY(greater, store::get_plain(tx, tracked.own.merged_into));
        tracked.speaks = std::move(greater);
    }
    return tracked;
}

Result<Tracked> reporter_does(db::Tx& tx, Desk const& desk, std::string_view number, std::string_view key, Deed deed,
                              std::string const& text, std::optional<bool> is_satisfied) {
    SINERGI_TRY(tracked, track(tx, desk, number, key));
    auto& g = tracked.speaks;
    if (text.empty() && deed != Deed::rated) return refuse(Why::malformed, "grievances.text_needed", "text");
    Left left{.deed = deed, .from = g.state, .is_public = true, .text = text};
    // Said about the matter that speaks for theirs, but not to its own reporter: whose words they are stays with them.
    if (tracked.own.id != g.id) {
        left.about = "grievance";
        left.about_id = tracked.own.id.raw();
    }
    bool const moves = deed == Deed::rebutted || deed == Deed::reopened;
    access::AccountId judge;
    switch (deed) {
        case Deed::rebutted:
        case Deed::reopened:
            if (deed == Deed::rebutted && g.state == State::ditolak) {
                SINERGI_TRY(above, contest(tx, desk, g));
                judge = above;
            } else {
                SINERGI_MUST(may_rebut(g, desk.now));
            }
            store::count_turn(tx, g.id, deed);
            break;
        case Deed::replied:
            if (!is_open(g.state))
                return refuse(Why::conflict, "grievances.not_in_this_state", std::string(word(g.state)));
            store::set_asked(tx, g.id, false);
            break;
        case Deed::rated: {
            if (!is_satisfied) return refuse(Why::malformed, "http.member_missing", "satisfied");
            SINERGI_TRY(stays, next_state(g, Deed::rated));
            store::set_satisfied(tx, g.id, *is_satisfied);
            left.about = *is_satisfied ? "satisfied" : "unsatisfied";
            left.is_public = stays == State::dijawab || stays == State::selesai;
            break;
        }
        default:
            return refuse(Why::not_allowed, "access.act_not_allowed");
    }
    if (moves) {
        SINERGI_TRY(next, after(g, deed, desk.time()));
        next.climbed_to = judge;
        store::update(tx, next);
        g = next;
    }
    leave(tx, desk, {.actor = audit::ActorKind::citizen}, g, std::move(left));
    if (deed == Deed::rated && *is_satisfied && g.state == State::dijawab)
        SINERGI_MUST(end_satisfied(tx, desk, tracked.own.id, g));
    if (tracked.own.id == g.id) tracked.own = g;
    return tracked;
}

}  // namespace sinergi::grievances
