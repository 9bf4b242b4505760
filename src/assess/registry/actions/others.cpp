#include "registry/actions/others.hpp"

#include "registry/actions/shared.hpp"
#include "registry/store_sql.hpp"

#include <algorithm>

namespace sinergi::registry {

std::optional<Family> find_family(db::Tx& tx, FamilyId id) { return store::find_family(tx, id); }
std::vector<Person> members_of(db::Tx& tx, FamilyId id) { return store::members(tx, id); }
std::vector<Person> with_nik(db::Tx& tx, std::string_view nik) { return store::persons_by_nik(tx, nik); }

std::optional<Person> stands_as(db::Tx& tx, PersonId id) {
    constexpr int steps_max = 32;  // a merge into oneself is refused; a circle would be a fault of the data
    auto found = store::find_person(tx, id);
    for (int i = 0; found && !found->merged_into.is_none() && i < steps_max; ++i)
        found = store::find_person(tx, found->merged_into);
    return found;
}

std::vector<PersonId> known_as(db::Tx& tx, PersonId id) {
    constexpr std::size_t ids_max = 32;
    std::vector<PersonId> out{id};
    for (std::size_t at = 0; at < out.size() && out.size() < ids_max; ++at)
        for (auto const& merge : store::merges_of(tx, out[at]))
            if (!merge.undone_at && std::ranges::find(out, merge.gone) == out.end()) out.push_back(merge.gone);
    return out;
}

std::vector<FamilyId> active_in(db::Tx& tx, RegionCode const& village, std::int64_t limit) {
    return tx.all<FamilyId>(sql::active_in, {{"region", village}, {"row_max", limit}});
}

Done mark(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id, EventKind kind, Ground const& ground) {
    SINERGI_TRY(family, store::get_family(tx, id));
    SINERGI_TRY(day, day_of(desk, ground));
    leave(tx, desk, by, ground, day, {.kind = kind, .family = &family});
    return {};
}

std::vector<Exclusion> exclusions(db::Tx& tx, FamilyId id) {
    return tx.all<Exclusion>(sql::exclusions_of, {{"family", id}});
}

Result<ExclusionId> exclude(db::Tx& tx, Desk const& desk, access::Officer const& by, FamilyId id, Exclusion wish) {
    SINERGI_TRY(taken, take(tx, desk, access::Act::decide_registry, by, id));
    if (trimmed(wish.reason).empty() || trimmed(wish.proof).empty())
        return refuse(Why::malformed, "registry.reason_missing", "reason");
    auto const before = exclusions(tx, id);
    bool const is_there = std::ranges::any_of(
        before, [&](Exclusion const& one) { return one.programme == wish.programme && !one.to_on; });
    if (is_there) return refuse(Why::conflict, "registry.excluded_already", "programme");
    wish.id = desk.office.ids.make<Exclusion>(desk.now);
    wish.proof = mask_niks(wish.proof);
    tx.run(sql::insert_exclusion, {{"id", wish.id},
                                   {"family", id},
                                   {"programme", wish.programme},
                                   {"reason", wish.reason},
                                   {"proof", wish.proof},
                                   {"from_on", desk.today()},
                                   {"author", by.id}});
    leave(tx, desk, by, {.reason = wish.proof}, desk.today(),
          {.kind = EventKind::decided,
           .family = &taken.family,
           .changes = {{"excluded", "", wish.programme}, {"reason", "", wish.reason}}});
    return wish.id;
}

Done readmit(db::Tx& tx, Desk const& desk, access::Officer const& by, ExclusionId id, std::string const& cause) {
    auto const found = tx.find<Exclusion>(sql::find_exclusion, {{"id", id}});
    if (!found || found->to_on) return refuse(Why::not_found, "registry.exclusion_unknown", "exclusion");
    SINERGI_TRY(taken, take(tx, desk, access::Act::decide_registry, by, found->family));
    if (trimmed(cause).empty()) return refuse(Why::malformed, "registry.reason_missing", "reason");
    tx.run(sql::end_exclusion,
           {{"id", id}, {"to_on", desk.today()}, {"ended_by", by.id}, {"end_cause", mask_niks(cause)}});
    leave(tx, desk, by, {.reason = cause}, desk.today(),
          {.kind = EventKind::decided, .family = &taken.family, .changes = {{"excluded", found->programme, ""}}});
    return {};
}

}  // namespace sinergi::registry
