#include "registry/visits/visits.hpp"

#include "audit/actions.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/notices/notices.hpp"
#include "registry/actions/shared.hpp"
#include "registry/store_sql.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sinergi::registry::visits {
namespace {

using access::Act;
using access::Officer;
constexpr std::size_t reason_min = 5;
constexpr std::int64_t page_rows = 2'000;      // families of a village that are read at a time
constexpr std::int64_t rest_ms = 90 * day_ms;  // a periodic round draws nobody again sooner

Done check_reason(std::string const& reason) {
    if (char_count(trimmed(reason)) < reason_min) return refuse(Why::malformed, "registry.reason_missing", "reason");
    return {};
}

void note(db::Tx& tx, Desk const& desk, Officer const& by, Visit const& visit, std::string_view act,
          std::string purpose = {}) {
    audit::note(tx, desk.office.ids, desk.now, by.trace(std::move(purpose)), act,
                {.kind = "visit", .id = visit.id.raw(), .region = visit.region});
    notices::post(tx, desk.office.ids,
                  {.at = desk.now, .topic = std::string(act), .subject = visit.id.raw(), .region = visit.region});
}

/// What follows from the outcome where nobody compared anything.
VisitFinding finding_of(VisitOutcome outcome, VisitFinding seen) noexcept {
    switch (outcome) {
        case VisitOutcome::met:
            return seen == VisitFinding::absent ? VisitFinding::none : seen;
        case VisitOutcome::absent:
        case VisitOutcome::refused:
            return VisitFinding::absent;
        case VisitOutcome::moved:
        case VisitOutcome::not_found:
            return VisitFinding::differs;
    }
    return VisitFinding::none;
}

/// May it be accepted? What was seen, or minutes, or tries that met nobody.
Done check_grounds(Desk const& desk, Visit const& visit, Judgement const& wish, VisitFinding finding) {
    if (wish.minutes_on && *wish.minutes_on > desk.today())
        return refuse(Why::malformed, "registry.ground_in_future", "minutes_on");
    bool const has_minutes = !trimmed(wish.minutes).empty() && wish.minutes_on;
    bool const is_given_up = visit.tries > 0 && finding == VisitFinding::absent;
    if (visit.state == VisitState::open && !has_minutes && !is_given_up)
        return refuse(Why::conflict, "registry.visit_not_done", "visit");
    if (finding == VisitFinding::none) return refuse(Why::malformed, "registry.visit_finding_missing", "finding");
    return {};
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

/// Nothing rests on what was not believed: not the day, not the place, not the answers. Who was there stays.
void send_back(Visit& visit) {
    visit.outcome.clear();
    visit.visited_on.reset();
    visit.lat.reset();
    visit.lon.reset();
    visit.seen = VisitFinding::none;
    visit.found = "[]";
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
    if (store::open_visit(tx, wish.family)) return refuse(Why::conflict, "registry.visit_open_already", "family");
    SINERGI_MUST(store::insert(tx, visit));
    note(tx, desk, by, visit, "registry.visit_asked", wish.reason);
    return visit;
}

Result<std::vector<Visit>> ask_round(db::Tx& tx, Desk const& desk, Officer const& by,
                                     std::span<FamilyId const> families, Date due_on) {
    if (!by.may(Act::verify_registry) && !by.may(Act::decide_registry))
        return refuse(Why::not_allowed, "access.act_not_allowed");
    std::vector<Visit> made;
    for (auto const id : families) {
        auto const family = store::find_family(tx, id);
        if (!family || !by.area.has(family->region)) return refuse(Why::not_found, "registry.family_unknown", "family");
        if (store::open_visit(tx, id)) continue;
        made.push_back({.id = desk.office.ids.make<Visit>(desk.now),
                        .family = id,
                        .region = family->region,
                        .reason = std::string(round_reason),
                        .asked_by = by.id,
                        .asked_at = desk.now,
                        .due_on = due_on});
        SINERGI_MUST(store::insert(tx, made.back()));
        note(tx, desk, by, made.back(), "registry.visit_asked", made.back().reason);
    }
    return made;
}

std::vector<FamilyId> draw(db::Tx& tx, Desk const& desk, Lottery const& among) {
    struct Lot {
        std::string lot;
        FamilyId family;
    };
    std::vector<Lot> lots;
    auto const seed = "registry.round:" + std::to_string(desk.now.ms) + ":";
    auto const since = among.rest == Rest::kept ? desk.now.plus_ms(-rest_ms) : Moment{INT64_MAX};
    FamilyId last;
    for (bool is_more = true; is_more;) {
        auto const page = store::may_be_drawn(tx, among.village, since, last, page_rows);
        for (auto const id : page)
            if (id != among.without) lots.push_back({crypto::keyed_digest(desk.office.secret, seed + id.text()), id});
        is_more = std::ssize(page) == page_rows;
        if (is_more) last = page.back();
    }
    std::ranges::sort(lots, {}, &Lot::lot);
    std::vector<FamilyId> out;
    for (auto const& one : lots) {
        if (std::ssize(out) >= among.count) break;
        out.push_back(one.family);
    }
    return out;
}

std::optional<Visit> open_visit_of(db::Tx& tx, FamilyId family) { return store::open_visit(tx, family); }
std::optional<Visit> known_visit(db::Tx& tx, VisitId id) { return store::find_visit(tx, id); }

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
    auto const seen = finding_of(wish.outcome, wish.seen);
    if (seen == VisitFinding::none) return refuse(Why::malformed, "registry.visit_finding_missing", "seen");
    visit.seen = seen;
    visit.state = wish.outcome == VisitOutcome::absent ? VisitState::open : VisitState::done;
    visit.tries += 1;
    visit.outcome = std::string(word(wish.outcome));
    visit.way = wish.way;
    visit.visited_on = day;
    visit.visited_by = by.id;
    visit.lat = wish.lat;
    visit.lon = wish.lon;
    auto const line = trimmed(wish.note).empty() ? "" : day.text() + ": " + mask_reason(wish.note);
    visit.note += visit.note.empty() || line.empty() ? line : "\n" + line;
    if (!trimmed(wish.family_says).empty()) visit.family_says = mask_reason(wish.family_says);
    visit.found = json::write(wish.found);
    SINERGI_MUST(store::save(tx, visit));
    ++visit.version;
    note(tx, desk, by, visit, "registry.visit_reported");
    return visit;
}

Result<Visit> judge(db::Tx& tx, Desk const& desk, Officer const& by, VisitId id, Judgement const& wish) {
    SINERGI_TRY(visit, find(tx, by, id, Act::verify_registry));
    SINERGI_MUST(check_reason(wish.reason));
    bool const is_accepted = wish.verdict == VisitVerdict::accept;
    bool const was_done = visit.state == VisitState::done;
    auto const finding = wish.finding == VisitFinding::none ? visit.seen : wish.finding;
    if (visit.state == VisitState::accepted || (!is_accepted && visit.state == VisitState::open))
        return refuse(Why::conflict, "registry.visit_not_done", "visit");
    if (visit.version != wish.version) return refuse(Why::conflict, "registry.changed_meanwhile", "visit");
    if (visit.visited_by == by.id) return refuse(Why::not_allowed, "registry.visit_own", "visit");
    if (is_accepted) SINERGI_MUST(check_grounds(desk, visit, wish, finding));
    visit.judged_by = by.id;
    visit.judged_at = desk.now;
    visit.verdict = mask_reason(wish.reason);
    visit.state = is_accepted ? VisitState::accepted : VisitState::open;
    if (is_accepted) {
        visit.finding = finding;
        visit.minutes = mask_reason(wish.minutes);
        visit.minutes_on = wish.minutes_on;
    } else {
        send_back(visit);
    }
    SINERGI_MUST(store::save(tx, visit));
    ++visit.version;
    if (is_accepted) {
        Ground const ground{.source = Source::visit,
                            .on = visit.visited_on,
                            .reason = fmt::format("{} {}", visit.id.text(), wish.reason)};
        if (was_done) SINERGI_MUST(write_found(tx, desk, by, visit, ground));
        SINERGI_TRY(family, store::get_family(tx, visit.family));
        leave(tx, desk, by, ground, visit.visited_on.value_or(desk.today()),
              {.kind = EventKind::checked, .family = &family, .section = visit.outcome});
    }
    note(tx, desk, by, visit, is_accepted ? "registry.visit_accepted" : "registry.visit_returned", wish.reason);
    return visit;
}

std::string proof_of(Visit const& visit) {
    std::string proof;
    if (!visit.minutes.empty() && visit.minutes_on)
        proof = fmt::format("Berita acara {}, {}", visit.minutes, visit.minutes_on->text());
    if (visit.visited_on) proof += (proof.empty() ? "" : "; ") + ("kunjungan " + visit.visited_on->text());
    return proof;
}

Done add(db::Tx& tx, Desk const& desk, Officer const& by, Photo const& photo) {
    SINERGI_TRY(visit, find(tx, by, photo.visit, Act::edit_registry));
    if (visit.state != VisitState::open) return refuse(Why::conflict, "registry.visit_not_open", "visit");
    store::insert(tx, photo);
    note(tx, desk, by, visit, "registry.visit_photo");
    return {};
}

db::Statement const& file_names() noexcept { return sql::file_names; }

}  // namespace sinergi::registry::visits
