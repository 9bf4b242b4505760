// A removal: two people, a proof, a letter to the family, and only then the registry; then the appeal.

#include "objections/actions/removals.hpp"

#include "base/nik.hpp"
#include "objections/actions/trace.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "registry/visits/visits.hpp"

#include <algorithm>

namespace sinergi::objections {
namespace {

using access::Act;

Result<Removal> taken(db::Tx& tx, access::Officer const& by, RemovalId id, RemovalState wanted) {
    SINERGI_TRY(permit, access::permit(Act::decide_registry, by, by.area));
    SINERGI_TRY(removal, get(tx, permit, id));
    if (removal.state != wanted) return refuse(Why::conflict, "objections.not_in_this_state");
    return removal;
}

Result<Removal> keep(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Removal next) {
    ++next.version;
    SINERGI_MUST(store::update(tx, next));
    tell(tx, desk, trace,
         {.act = "objections.removal_" + word(next.state),
          .kind = "removal",
          .id = next.id.raw(),
          .region = next.region});
    return next;
}

/// Families of a round: the day by which follows from the office's clock.
Result<std::vector<visits::Visit>> round(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                         std::span<registry::FamilyId const> families) {
    auto const days = static_cast<std::int32_t>(store::clocks_on(tx, desk.today()).check_days);
    RegistryDesk const records(desk);
    return visits::ask_round(tx, records.as_desk, by, families, desk.today().plus_days(days));
}

}  // namespace

Result<std::int64_t> open_round(db::Tx& tx, Desk const& desk, access::Officer const& by, RegionCode const& village,
                                std::int64_t count) {
    SINERGI_MUST(access::permit(Act::verify_registry, by, village));
    SINERGI_MUST(check_village(desk, village));
    RegistryDesk const records(desk);
    SINERGI_TRY(made, round(tx, desk, by, visits::draw(tx, records.as_desk, {.village = village, .count = count})));
    return static_cast<std::int64_t>(made.size());
}

Result<visits::VisitId> check_among_others(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                           registry::Family const& family) {
    if (auto const open = visits::open_visit_of(tx, family.id)) return open->id;
    RegistryDesk const records(desk);
    auto const others = store::clocks_on(tx, desk.today()).cover_families;
    auto all =
        visits::draw(tx, records.as_desk,
                     {.village = family.region, .without = family.id, .count = others, .rest = visits::Rest::waived});
    // Alone it would tell that somebody objected: then a person decides what to do.
    if (all.empty()) return refuse(Why::conflict, "objections.no_cover_family", "family");
    // Its place among them follows from the same lot: neither the first nor the last id says which one was meant.
    auto const lot =
        crypto::keyed_digest(desk.office.secret, "objections.place:" + family.id.text() + std::to_string(desk.now.ms));
    auto const at = static_cast<unsigned char>(lot[0]) % (all.size() + 1);
    all.insert(all.begin() + static_cast<std::ptrdiff_t>(at), family.id);
    SINERGI_TRY(made, round(tx, desk, by, all));
    return std::ranges::find(made, family.id, &visits::Visit::family)->id;
}

Result<Removal> propose_removal(db::Tx& tx, Desk const& desk, access::Officer const& by, visits::VisitId id,
                                std::string const& programme, std::string const& reason) {
    SINERGI_TRY(permit, access::permit(Act::verify_registry, by, by.area));
    auto const visit = visits::known_visit(tx, id);
    if (!visit || !permit.area().has(visit->region)) return refuse(Why::not_found, "objections.visit_unknown");
    bool const is_proven =
        visit->state == visits::VisitState::accepted && visit->finding == visits::VisitFinding::differs;
    if (!is_proven) return refuse(Why::conflict, "objections.removal_needs_difference");
    if (visit->visited_by == by.id) return refuse(Why::conflict, "objections.four_eyes");
    if (trimmed(programme).empty()) return refuse(Why::malformed, "objections.programme_missing", "programme");
    auto const known = store::reasons(tx);
    if (std::ranges::find(known, reason, &Reason::code) == known.end())
        return refuse(Why::malformed, "objections.reason_unknown", "reason");
    // A check of before this program, accepted without a day and without minutes.
    auto proof = visits::proof_of(*visit);
    if (proof.empty()) return refuse(Why::conflict, "objections.removal_needs_proof");
    auto const name = std::string(trimmed(programme));
    if (store::is_proposed(tx, id, name)) return refuse(Why::conflict, "objections.removal_there");
    Removal const made{.id = desk.office.ids.make<Removal>(desk.now),
                       .region = visit->region,
                       .family = visit->family,
                       .visit = id,
                       .programme = name,
                       .reason = reason,
                       .proof = std::move(proof),
                       .minutes = visit->minutes,
                       .minutes_on = visit->minutes_on,
                       .proposed_by = by.id,
                       .proposed_at = desk.now};
    store::insert(tx, made);
    tell(tx, desk, by.trace(),
         {.act = "objections.removal_proposed", .kind = "removal", .id = made.id.raw(), .region = made.region});
    return made;
}

Result<Removal> get(db::Tx& tx, access::Permit const& permit, RemovalId id) {
    auto found = store::find(tx, id);
    if (!found || !permit.area().has(found->region)) return refuse(Why::not_found, "objections.removal_unknown");
    return *std::move(found);
}

std::vector<Removal> waiting_removals(db::Tx& tx, access::Officer const& by, std::int64_t limit) {
    auto const permit = access::permit(Act::see_registry, by, by.area);
    if (!permit) return {};
    return store::removals(tx, *permit, store::Which::open, 0, limit);
}

Result<Removal> decide(db::Tx& tx, Desk const& desk, access::Officer const& by, RemovalId id, Word said) {
    SINERGI_TRY(removal, taken(tx, by, id, RemovalState::proposed));
    if (removal.proposed_by == by.id) return refuse(Why::conflict, "objections.four_eyes");
    auto next = removal;
    next.state = said == Word::yes ? RemovalState::decided : RemovalState::refused;
    next.decided_by = by.id;
    next.decided_at = desk.now;
    return keep(tx, desk, by.trace(), std::move(next));
}

Result<Removal> told(db::Tx& tx, Desk const& desk, access::Officer const& by, RemovalId id, Date on) {
    SINERGI_TRY(removal, taken(tx, by, id, RemovalState::decided));
    auto const decided_on = date_in(desk.office.zone, removal.decided_at.value_or(desk.now));
    if (on > desk.today() || on < decided_on) return refuse(Why::malformed, "objections.day_missing", "on");
    RegistryDesk const records(desk);
    registry::Exclusion wish;
    wish.programme = removal.programme;
    wish.reason = removal.reason;
    wish.proof = removal.proof;
    SINERGI_TRY(exclusion, registry::exclude(tx, records.as_desk, by, removal.family, std::move(wish)));
    auto next = removal;
    next.state = RemovalState::told;
    next.told_on = on;
    next.appeal_until = appeal_until(on, desk.time(tx));
    next.exclusion = exclusion.raw();
    return keep(tx, desk, by.trace(), std::move(next));
}

Result<Removal> appeal(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by, RemovalId id,
                       std::string const& text) {
    auto const found = store::find(tx, id);
    if (!found) return refuse(Why::not_found, "objections.removal_unknown");
    if (by && !access::permit(Act::take_request, *by, found->region))
        return refuse(Why::not_found, "objections.removal_unknown");
    SINERGI_MUST(may_appeal(*found, desk.today()));
    SINERGI_MUST(check_text(text, 10));
    auto next = *found;
    next.state = RemovalState::appealed;
    next.appealed_at = desk.now;
    next.appeal_due = appeal_due(desk.time(tx));
    next.appeal = mask_niks(trimmed(text));
    audit::Trace trace = by ? by->trace() : audit::Trace{.actor = audit::ActorKind::citizen};
    return keep(tx, desk, trace, std::move(next));
}

Result<Removal> answer(db::Tx& tx, Desk const& desk, access::Officer const& by, RemovalId id, Word stands,
                       std::string const& text) {
    SINERGI_TRY(removal, taken(tx, by, id, RemovalState::appealed));
    if (removal.proposed_by == by.id) return refuse(Why::conflict, "objections.four_eyes");
    SINERGI_MUST(check_text(text, 10));
    auto next = removal;
    next.state = stands == Word::yes ? RemovalState::upheld : RemovalState::restored;
    next.answer = mask_niks(trimmed(text));
    next.answered_at = desk.now;
    if (stands == Word::no) {
        RegistryDesk const records(desk);
        SINERGI_MUST(registry::readmit(tx, records.as_desk, by, registry::ExclusionId(removal.exclusion),
                                       "Keberatan diterima: " + next.answer));
    }
    return keep(tx, desk, by.trace(), std::move(next));
}

Result<Removal> find_told(db::Tx& tx, Desk const& desk, std::string_view number, std::string_view key) {
    SINERGI_TRY(id, proved(desk.office, KeyOf::removal, number, key));
    auto found = store::find(tx, RemovalId(id));
    bool const is_told = found && found->told_on.has_value();
    if (!is_told) return refuse(Why::not_found, "objections.number_or_key_wrong");
    return *std::move(found);
}

}  // namespace sinergi::objections
