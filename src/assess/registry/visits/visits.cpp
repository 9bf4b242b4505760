#include "registry/visits/visits.hpp"

#include "audit/actions.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "registry/actions/shared.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sinergi::registry::visits {
namespace {

using access::Act;
using access::Officer;
constexpr std::size_t reason_min = 5, note_max = 2'000;

Done check_reason(std::string const& reason) {
    if (char_count(trimmed(reason)) < reason_min) return refuse(Why::malformed, "registry.reason_missing", "reason");
    return {};
}

void note(db::Tx& tx, Desk const& desk, Officer const& by, Visit const& visit, std::string_view act,
          std::string purpose = {}) {
    audit::note(tx, desk.office.ids, desk.now, by.trace(std::move(purpose)), act,
                {.kind = "visit", .id = visit.id.raw(), .region = visit.region});
}

/// Every section as it was found, held against the form as if it were answered at the desk.
Done check_found(Taken const& taken, Date day, std::vector<Found> const& found) {
    for (auto const& one : found) {
        SINERGI_TRY(section, section_of(one.section));
        if (section.is_specific) return refuse(Why::malformed, "registry.visit_specific", "section");
        bool const is_of_person = section.subject == SubjectKind::person;
        if (is_of_person == one.person.is_none()) return refuse(Why::malformed, "registry.section_of_other", "section");
        AskedOf of;
        if (is_of_person) {
            auto const member = std::ranges::find(taken.members, one.person, &Person::id);
            if (member == taken.members.end()) return refuse(Why::not_found, "registry.not_a_member", "person");
            of = AskedOf{age_on(member->born_on, day), member->sex, member->marital};
        }
        SINERGI_MUST(no_block(check_answers(section, FormVersion::regsosek2022, one.answers, of)));
    }
    return {};
}

/// What was found becomes answers of the family, on the day of the visit.
Done write_found(db::Tx& tx, Desk const& desk, Officer const& by, Visit const& visit, Ground const& ground) {
    SINERGI_TRY(found, json::read<std::vector<Found>>(visit.found));
    for (auto const& one : found) {
        auto const subject = one.person.is_none() ? visit.family.raw() : one.person.raw();
        AnsweredId latest;
        for (auto const& before : store::answers(tx, subject, store::Shelf::open))
            if (before.section == one.section) latest = before.id;
        SINERGI_MUST(answer(tx, desk, by, visit.family, one.person,
                            {.section = one.section, .answers = one.answers, .seen = latest}, ground));
    }
    if (!visit.lat || !visit.lon) return {};
    SINERGI_TRY(family, store::get_family(tx, visit.family));
    if (family.lat == visit.lat && family.lon == visit.lon) return {};
    SINERGI_MUST(edit(tx, desk, by, visit.family, family.version,
                      FamilyEdit{.no_kk = {}, .address = {}, .rt = {}, .rw = {}, .lat = visit.lat, .lon = visit.lon},
                      ground));
    return {};
}

}  // namespace

Result<Visit> ask(db::Tx& tx, Desk const& desk, Officer const& by, NewVisit const& wish) {
    SINERGI_TRY(taken, take(tx, desk, Act::edit_registry, by, wish.family));
    SINERGI_MUST(check_reason(wish.reason));
    Visit const visit{.id = desk.office.ids.make<Visit>(desk.now),
                      .family = wish.family,
                      .region = taken.family.region,
                      .reason = mask_reason(wish.reason),
                      .asked_by = by.id,
                      .asked_at = desk.now,
                      .due_on = wish.due_on};
    for (auto const& other : store::visits_of(tx, wish.family))
        if (other.state != VisitState::accepted) return refuse(Why::conflict, "registry.visit_open_already", "family");
    SINERGI_MUST(store::insert(tx, visit));
    note(tx, desk, by, visit, "registry.visit_asked", wish.reason);
    return visit;
}

Result<Visit> find(db::Tx& tx, Officer const& by, VisitId id, Act act) {
    if (!by.may(act)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto visit = store::find_visit(tx, id);
    if (!visit || !access::permit(act, by, visit->region))
        return refuse(Why::not_found, "registry.visit_unknown", "visit");
    return *std::move(visit);
}

Result<Visit> report(db::Tx& tx, Desk const& desk, Officer const& by, VisitId id, NewResult const& wish) {
    SINERGI_TRY(visit, find(tx, by, id, Act::edit_registry));
    if (visit.state != VisitState::open) return refuse(Why::conflict, "registry.visit_not_open", "visit");
    if (visit.version != wish.version) return refuse(Why::conflict, "registry.changed_meanwhile", "visit");
    SINERGI_TRY(taken, take(tx, desk, Act::edit_registry, by, visit.family));
    SINERGI_TRY(day, day_of(desk, {.source = Source::visit, .on = wish.on, .reason = {}}));
    SINERGI_MUST(check_found(taken, day, wish.found));
    if (wish.outcome == VisitOutcome::met && wish.found.empty() && trimmed(wish.note).empty())
        return refuse(Why::malformed, "registry.visit_nothing_found", "note");
    visit.state = wish.outcome == VisitOutcome::absent ? VisitState::open : VisitState::done;
    visit.tries += 1;
    visit.outcome = std::string(word(wish.outcome));
    visit.way = wish.way;
    visit.visited_on = day;
    visit.visited_by = by.id;
    visit.lat = wish.lat;
    visit.lon = wish.lon;
    visit.note = mask_reason(wish.note).substr(0, note_max);
    visit.found = json::write(wish.found);
    SINERGI_MUST(store::save(tx, visit));
    ++visit.version;
    note(tx, desk, by, visit, "registry.visit_reported");
    return visit;
}

Result<Visit> judge(db::Tx& tx, Desk const& desk, Officer const& by, VisitId id, std::int64_t version,
                    VisitVerdict verdict, std::string const& reason) {
    SINERGI_TRY(visit, find(tx, by, id, Act::verify_registry));
    SINERGI_MUST(check_reason(reason));
    if (visit.state != VisitState::done) return refuse(Why::conflict, "registry.visit_not_done", "visit");
    if (visit.version != version) return refuse(Why::conflict, "registry.changed_meanwhile", "visit");
    if (visit.visited_by == by.id) return refuse(Why::not_allowed, "registry.visit_own", "visit");
    visit.judged_by = by.id;
    visit.judged_at = desk.now;
    visit.verdict = mask_reason(reason);
    visit.state = verdict == VisitVerdict::accept ? VisitState::accepted : VisitState::open;
    SINERGI_MUST(store::save(tx, visit));
    ++visit.version;
    if (verdict == VisitVerdict::accept) {
        Ground const ground{
            .source = Source::visit, .on = visit.visited_on, .reason = fmt::format("{} {}", visit.id.text(), reason)};
        SINERGI_MUST(write_found(tx, desk, by, visit, ground));
        SINERGI_TRY(family, store::get_family(tx, visit.family));
        leave(tx, desk, by, ground, visit.visited_on.value_or(desk.today()),
              {.kind = EventKind::checked, .family = &family, .section = visit.outcome});
    }
    note(tx, desk, by, visit, verdict == VisitVerdict::accept ? "registry.visit_accepted" : "registry.visit_returned",
         reason);
    return visit;
}

Done add(db::Tx& tx, Desk const& desk, Officer const& by, Photo const& photo) {
    SINERGI_TRY(visit, find(tx, by, photo.visit, Act::edit_registry));
    if (visit.state != VisitState::open) return refuse(Why::conflict, "registry.visit_not_open", "visit");
    store::insert(tx, photo);
    note(tx, desk, by, visit, "registry.visit_photo");
    return {};
}

}  // namespace sinergi::registry::visits
