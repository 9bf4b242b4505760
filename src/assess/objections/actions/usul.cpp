#include "objections/actions/usul.hpp"

#include "audit/actions.hpp"
#include "base/faults.hpp"
#include "base/no_kk.hpp"
#include "objections/actions/trace.hpp"

#include <algorithm>

namespace sinergi::objections {
namespace {

using access::Act;

/// The code of a programme that is named by its code or name; letters alone count.
Result<std::string> programme_of(db::Tx& tx, std::string_view said) {
    if (trimmed(said).empty()) return refuse(Why::malformed, "objections.programme_missing", "programme");
    auto const key = search_key(said);
    for (auto const& one : proposals::programmes(tx))
        if (search_key(one.code) == key || search_key(one.name_id) == key || search_key(one.name_en) == key)
            return one.code;
    return refuse(Why::malformed, "objections.programme_unknown", "programme");
}

/// What is kept of a wish beside its own words.
struct Checked {
    std::string programme, phone;
};
Checked check_wish(db::Tx& tx, Desk const& desk, NewUsul const& wish, Faults& faults) {
    faults.check(check_village(desk, wish.region), "region");
    if (char_count(trimmed(wish.name)) < 2)
        faults.check(refuse(Why::malformed, "objections.name_missing"), "candidate");
    if (!wish.nik.empty()) faults.check(check_nik(wish.nik), "nik");
    if (!wish.no_kk.empty() && !is_no_kk(wish.no_kk, wish.nik))
        faults.check(refuse(Why::malformed, "objections.kk_malformed"), "no_kk");
    faults.check(check_text(wish.body, 10));
    if (char_count(trimmed(wish.by.name)) < 2)
        faults.check(refuse(Why::malformed, "objections.proposer_missing"), "name");
    if (!wish.is_declared) faults.check(refuse(Why::malformed, "objections.not_declared"), "declared");
    Checked out{.programme = {}, .phone = faults.value(phone_of(wish.by.phone), "phone")};
    if (wish.kind == UsulKind::programme) out.programme = faults.value(programme_of(tx, wish.programme));
    return out;
}

/// One of these states, and in no list yet.
Result<Usul> taken(db::Tx& tx, access::Officer const& by, UsulId id, std::initializer_list<UsulState> wanted,
                   std::optional<std::int64_t> version) {
    SINERGI_TRY(permit, access::permit(Act::edit_registry, by, by.area));
    SINERGI_TRY(usul, get(tx, permit, id));
    bool const is_wanted = std::ranges::find(wanted, usul.state) != wanted.end();
    if (!is_wanted || !usul.item.is_none()) return refuse(Why::conflict, "objections.not_in_this_state");
    if (version && *version != usul.version) return refuse(Why::conflict, "objections.changed_meanwhile");
    return usul;
}

Result<Usul> keep(db::Tx& tx, Desk const& desk, access::Officer const& by, Usul next, std::string_view act) {
    ++next.version;
    SINERGI_MUST(store::update(tx, next));
    tell(tx, desk, by.trace(), {.act = act, .kind = "usul", .id = next.id.raw(), .region = next.region});
    return next;
}
Result<Usul> decided(db::Tx& tx, Desk const& desk, access::Officer const& by, Usul next) {
    next.decided_by = by.id;
    next.decided_at = desk.now;
    auto const act = "objections.usul_" + word(next.state);
    return keep(tx, desk, by, std::move(next), act);
}

Done check_family(db::Tx& tx, Usul const& usul, registry::FamilyId family) {
    auto const known = registry::find_family(tx, family);
    if (!known) return refuse(Why::not_found, "registry.family_unknown", "family");
    if (known->region != usul.region) return refuse(Why::conflict, "objections.family_elsewhere", "family");
    return {};
}

/// Its line in the village's list.
Result<proposals::Item> line_of(db::Tx& tx, Desk const& desk, access::Officer const& by, Usul const& usul,
                                registry::FamilyId family) {
    proposals::NewItem wish{.kind = proposals::Kind::family,
                            .family = family,
                            .note = "Usul warga " + number_text(usul.id.raw()),
                            .origin = proposals::ItemOrigin::citizen};
    if (usul.kind == UsulKind::programme) {
        SINERGI_TRY(code, programme_of(tx, usul.programme));
        wish.kind = proposals::Kind::programme;
        wish.programme = code;
    }
    auto const atlas = desk.areas.atlas();
    std::vector<registry::PersonId> touched;
    return proposals::take_in(tx, {desk.office, *atlas, desk.now, touched}, by, usul.region, wish);
}

/// Not into a list today, and perhaps into a later one: what the village took on is not lost over it. The programme is
/// an old proposal's in free words.
bool waits(Refusal const& said) {
    static constexpr std::array<std::string_view, 4> later{"proposals.no_open_roll", "proposals.already_listed",
                                                           "proposals.roll_full", "objections.programme_unknown"};
    return std::ranges::find(later, said.key) != later.end();
}

}  // namespace

Result<Receipt> propose(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by, NewUsul wish) {
    bool const has_region = wish.region != RegionCode{};
    if (by) SINERGI_MUST(access::permit(Act::take_request, *by, has_region ? wish.region : by->area));
    Faults faults;
    auto const checked = check_wish(tx, desk, wish, faults);
    SINERGI_MUST(faults.told());
    Usul const made{.id = desk.office.ids.make<Usul>(desk.now),
                    .region = wish.region,
                    .channel = by ? Channel::counter : Channel::web,
                    .kind = wish.kind,
                    .whose = wish.whose,
                    .received_at = desk.now,
                    .programme = checked.programme,
                    .name = mask_niks(trimmed(wish.name)),
                    .nik = wish.nik,
                    .no_kk = wish.no_kk,
                    .address = mask_niks(trimmed(wish.address)),
                    .rt = std::string(trimmed(wish.rt)),
                    .rw = std::string(trimmed(wish.rw)),
                    .body = mask_niks(trimmed(wish.body)),
                    .taken_by = by ? by->id : access::AccountId{}};
    store::insert(tx, made, {.name = mask_niks(trimmed(wish.by.name)), .phone = checked.phone});
    audit::Trace const trace = by ? by->trace() : audit::Trace{.actor = audit::ActorKind::citizen};
    tell(tx, desk, trace,
         {.act = "objections.usul_received", .kind = "usul", .id = made.id.raw(), .region = made.region});
    return Receipt{made.id.raw(), number_text(made.id.raw()), key_of(desk.office, KeyOf::usul, made.id.raw()),
                   desk.now};
}

Done check(db::Tx& tx, Desk const& desk, NewUsul const& wish) {
    Faults faults;
    (void)check_wish(tx, desk, wish, faults);
    return faults.told();
}

Result<Usul> get(db::Tx& tx, access::Permit const& permit, UsulId id) {
    auto found = store::find(tx, id);
    if (!found || !permit.area().has(found->region)) return refuse(Why::not_found, "objections.usul_unknown");
    return *std::move(found);
}

Result<Usul> accept(db::Tx& tx, Desk const& desk, access::Officer const& by, UsulId id, registry::FamilyId family,
                    std::optional<std::int64_t> version) {
    SINERGI_TRY(usul, taken(tx, by, id, {UsulState::received}, version));
    if (usul.kind == UsulKind::programme && family.is_none())
        return refuse(Why::malformed, "objections.usul_needs_family", "family");
    auto next = usul;
    next.state = UsulState::accepted;
    next.family = family;
    if (!family.is_none()) {
        SINERGI_MUST(check_family(tx, usul, family));
        auto const line = line_of(tx, desk, by, usul, family);
        if (!line && !waits(line.error())) return std::unexpected(line.error());
        if (line) next.item = line->id;
    }
    return decided(tx, desk, by, std::move(next));
}

Result<Usul> enrol(db::Tx& tx, Desk const& desk, access::Officer const& by, UsulId id, Enrolment const& into) {
    SINERGI_TRY(usul, taken(tx, by, id, {UsulState::accepted}, into.version));
    auto next = usul;
    if (!into.family.is_none()) next.family = into.family;
    if (usul.kind == UsulKind::programme && !into.programme.empty()) {
        SINERGI_TRY(code, programme_of(tx, into.programme));
        next.programme = code;
    }
    if (next.family.is_none()) return refuse(Why::malformed, "objections.usul_needs_family", "family");
    SINERGI_MUST(check_family(tx, usul, next.family));
    SINERGI_TRY(line, line_of(tx, desk, by, next, next.family));
    next.item = line.id;
    return keep(tx, desk, by, std::move(next), "objections.usul_enrolled");
}

Result<Usul> turn_down(db::Tx& tx, Desk const& desk, access::Officer const& by, UsulId id, Refused why,
                       std::string const& text, std::optional<std::int64_t> version) {
    SINERGI_TRY(usul, taken(tx, by, id, {UsulState::received, UsulState::accepted}, version));
    SINERGI_MUST(check_text(text, 10));
    auto next = usul;
    next.state = UsulState::refused;
    next.refusal = word(why);
    next.told = mask_niks(trimmed(text));
    return decided(tx, desk, by, std::move(next));
}

Result<UsulFile> open_usul(db::Tx& tx, Desk const& desk, access::Officer const& by, UsulId id) {
    SINERGI_TRY(permit, access::permit(Act::edit_registry, by, by.area));
    SINERGI_TRY(usul, get(tx, permit, id));
    UsulFile file{.usul = usul,
                  .by = store::proposer(tx, id),
                  .known = {},
                  .standing = usul.item.is_none() ? std::nullopt : proposals::standing(tx, usul.item)};
    // Of the own area alone: that somebody is known elsewhere is not this officer's to hear.
    if (!usul.nik.empty())
        for (auto& one : registry::with_nik(tx, usul.nik))
            if (permit.area().has(one.region)) file.known.push_back(std::move(one));
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "objections.usul_opened",
                {.kind = "usul", .id = id.raw(), .region = usul.region});
    return file;
}

Result<TrackedUsul> track_usul(db::Tx& tx, Desk const& desk, std::string_view number, std::string_view key) {
    SINERGI_TRY(id, proved(desk.office, KeyOf::usul, number, key));
    auto found = store::find(tx, UsulId(id));
    if (!found) return refuse(Why::not_found, "objections.number_or_key_wrong");
    TrackedUsul out{.usul = *std::move(found), .standing = {}};
    if (!out.usul.item.is_none()) out.standing = proposals::standing(tx, out.usul.item);
    // On the public page anybody says "myself"; at the counter an officer saw the card.
    out.hears_why = out.usul.channel == Channel::counter && out.usul.whose != Whose::other;
    if (out.hears_why) return out;
    out.usul.refusal.clear();
    out.usul.told.clear();
    if (out.standing) out.standing->reason_id = out.standing->reason_en = out.standing->words = {};
    return out;
}

}  // namespace sinergi::objections
