#include "objections/actions/checks.hpp"

#include "base/nik.hpp"
#include "objections/actions/trace.hpp"
#include "plumbing/crypto/crypto.hpp"

#include <algorithm>

namespace sinergi::objections {
namespace {

using access::Act;
constexpr std::int64_t families_max = 2'000;   // of a village, among which the others are drawn
constexpr std::int64_t rest_ms = 90 * day_ms;  // nobody is drawn again sooner

FamilyCheck open_one(db::Tx& tx, Desk const& desk, access::Officer const& by, registry::FamilyId family,
                     RegionCode const& region) {
    auto const days = static_cast<std::int32_t>(store::clocks_on(tx, desk.today()).check_days);
    FamilyCheck const check{.id = desk.office.ids.make<FamilyCheck>(desk.now),
                            .region = region,
                            .family = family,
                            .opened_at = desk.now,
                            .due_at = end_of(desk.today().plus_days(days), desk.office.zone),
                            .opened_by = by.id};
    store::insert(tx, check);
    tell(tx, desk, by.trace(),
         {.act = "objections.check_opened", .kind = "check", .id = check.id.raw(), .region = region});
    return check;
}

/// Families of a village in an order that nobody can foretell and that is not the order of their ids, without those
/// that are or were lately checked. Drawn by a keyed digest, so that a deed that runs again draws the same.
std::vector<registry::FamilyId> drawn(db::Tx& tx, Desk const& desk, RegionCode const& village,
                                      registry::FamilyId without, std::int64_t count) {
    struct Lot {
        std::string lot;
        registry::FamilyId family;
    };
    std::vector<Lot> lots;
    auto const seed = "objections.draw:" + std::to_string(desk.now.ms) + ":";
    for (auto const id : registry::active_in(tx, village, families_max))
        if (id != without) lots.push_back({crypto::keyed_digest(desk.office.secret, seed + id.text()), id});
    std::ranges::sort(lots, {}, &Lot::lot);
    std::vector<registry::FamilyId> out;
    for (auto const& one : lots) {
        if (static_cast<std::int64_t>(out.size()) == count) break;
        if (!store::was_checked_since(tx, one.family, desk.now.plus_ms(-rest_ms))) out.push_back(one.family);
    }
    return out;
}

Result<FamilyCheck> taken(db::Tx& tx, access::Officer const& by, Act act, CheckId id,
                          std::optional<std::int64_t> version) {
    SINERGI_TRY(permit, access::permit(act, by, by.area));
    SINERGI_TRY(check, get(tx, permit, id));
    if (check.state == CheckState::closed) return refuse(Why::conflict, "objections.not_in_this_state");
    if (version && *version != check.version) return refuse(Why::conflict, "objections.changed_meanwhile");
    return check;
}

std::string proof_of(FamilyCheck const& check, Closing const& wish) {
    std::string proof;
    if (!trimmed(wish.minutes).empty() && wish.minutes_on)
        proof = "Berita acara " + std::string(trimmed(wish.minutes)) + ", " + wish.minutes_on->text();
    if (check.visited_on) {
        if (!proof.empty()) proof += "; ";
        proof += "kunjungan " + check.visited_on->text();
    }
    return mask_niks(proof);
}

Done propose(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyCheck const& check, Closing const& wish) {
    if (wish.finding != Finding::differs) return refuse(Why::malformed, "objections.removal_needs_difference");
    auto const known = store::reasons(tx);
    if (std::ranges::find(known, wish.reason, &Reason::code) == known.end())
        return refuse(Why::malformed, "objections.reason_unknown", "reason");
    Removal const made{.id = desk.office.ids.make<Removal>(desk.now),
                       .region = check.region,
                       .family = check.family,
                       .check_id = check.id,
                       .programme = std::string(trimmed(wish.programme)),
                       .reason = wish.reason,
                       .proof = proof_of(check, wish),
                       .minutes = std::string(trimmed(wish.minutes)),
                       .minutes_on = wish.minutes_on,
                       .proposed_by = by.id,
                       .proposed_at = desk.now};
    store::insert(tx, made);
    tell(tx, desk, by.trace(),
         {.act = "objections.removal_proposed", .kind = "removal", .id = made.id.raw(), .region = made.region});
    return {};
}

}  // namespace

Result<FamilyCheck> get(db::Tx& tx, access::Permit const& permit, CheckId id) {
    auto found = store::find(tx, id);
    if (!found || !permit.area().has(found->region)) return refuse(Why::not_found, "objections.check_unknown");
    return *std::move(found);
}

Result<std::int64_t> open_checks(db::Tx& tx, Desk const& desk, access::Officer const& by, RegionCode const& village,
                                 std::int64_t count) {
    SINERGI_MUST(access::permit(Act::verify_registry, by, village));
    SINERGI_MUST(check_village(desk, village));
    auto const families = drawn(tx, desk, village, {}, count);
    for (auto const family : families) (void)open_one(tx, desk, by, family, village);
    return static_cast<std::int64_t>(families.size());
}

Result<CheckId> check_among_others(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                   registry::Family const& family) {
    if (auto const open = store::open_check_of(tx, family.id)) return open->id;
    auto const others = store::clocks_on(tx, desk.today()).cover_families;
    auto all = drawn(tx, desk, family.region, family.id, others);
    // Its place among them follows from the same lot: neither the first nor the last id says which one was meant.
    auto const lot =
        crypto::keyed_digest(desk.office.secret, "objections.place:" + family.id.text() + std::to_string(desk.now.ms));
    auto const at = static_cast<unsigned char>(lot[0]) % (all.size() + 1);
    all.insert(all.begin() + static_cast<std::ptrdiff_t>(at), family.id);
    CheckId meant;
    for (auto const one : all) {
        auto const check = open_one(tx, desk, by, one, family.region);
        if (one == family.id) meant = check.id;
    }
    return meant;
}

Result<FamilyCheck> visit(db::Tx& tx, Desk const& desk, access::Officer const& by, CheckId id, Visit const& wish,
                          std::optional<std::int64_t> version) {
    SINERGI_TRY(check, taken(tx, by, Act::edit_registry, id, version));
    auto const on = wish.on.value_or(desk.today());
    if (on > desk.today()) return refuse(Why::malformed, "objections.day_missing", "on");
    if (wish.seen == Finding::none) return refuse(Why::malformed, "objections.finding_missing", "seen");
    SINERGI_MUST(check_text(wish.note, 5));
    if (wish.place) SINERGI_MUST(check_place(wish.place->lat, wish.place->lon));
    auto next = check;
    next.state = CheckState::visited;
    next.visited_by = by.id;
    next.visited_on = on;
    next.seen = wish.seen;
    auto const line = on.text() + ": " + mask_niks(trimmed(wish.note));
    next.note = check.note.empty() ? line : check.note + "\n" + line;
    if (wish.place) {
        next.lat = wish.place->lat;
        next.lon = wish.place->lon;
    }
    if (!trimmed(wish.family_says).empty()) next.family_says = mask_niks(trimmed(wish.family_says));
    ++next.version;
    SINERGI_MUST(store::update(tx, next));
    tell(tx, desk, by.trace(),
         {.act = "objections.check_visited", .kind = "check", .id = id.raw(), .region = check.region});
    return next;
}

Result<FamilyCheck> close(db::Tx& tx, Desk const& desk, access::Officer const& by, CheckId id, Closing const& wish,
                          std::optional<std::int64_t> version) {
    SINERGI_TRY(check, taken(tx, by, Act::verify_registry, id, version));
    if (check.visited_by == by.id) return refuse(Why::conflict, "objections.four_eyes");
    if (wish.finding == Finding::none) return refuse(Why::malformed, "objections.finding_missing", "finding");
    if (wish.minutes_on && *wish.minutes_on > desk.today())
        return refuse(Why::malformed, "objections.day_missing", "minutes_on");
    if (proof_of(check, wish).empty()) return refuse(Why::malformed, "objections.proof_missing", "minutes");
    auto next = check;
    next.state = CheckState::closed;
    next.finding = wish.finding;
    next.closed_by = by.id;
    next.closed_at = desk.now;
    ++next.version;
    SINERGI_MUST(store::update(tx, next));
    if (!trimmed(wish.programme).empty()) SINERGI_MUST(propose(tx, desk, by, next, wish));
    RegistryDesk const records(desk);
    SINERGI_MUST(registry::mark(tx, records.as_desk, by, check.family, registry::EventKind::checked,
                                {.source = registry::Source::visit, .reason = proof_of(check, wish)}));
    tell(tx, desk, by.trace(),
         {.act = "objections.check_closed", .kind = "check", .id = id.raw(), .region = check.region});
    return next;
}

}  // namespace sinergi::objections
