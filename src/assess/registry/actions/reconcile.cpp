#include "registry/actions/reconcile.hpp"

namespace sinergi::registry {
namespace {

std::optional<Card> card_of(db::Tx& tx, access::Permit const& permit, Family const& family) {
    if (family.state != FamilyState::active || !permit.area().has(family.region)) return std::nullopt;
    return Card{family, store::members(tx, family.id), store::deciles(tx, family.id)};
}

}  // namespace

std::optional<Card> find_card(db::Tx& tx, access::Permit const& permit, std::string_view no_kk) {
    for (auto const& one : store::families_by_kk(tx, no_kk))
        if (auto found = card_of(tx, permit, one)) return found;
    return std::nullopt;
}

std::optional<Card> find_card_of(db::Tx& tx, access::Permit const& permit, std::string_view nik) {
    std::optional<FamilyId> only;
    for (auto const& one : store::persons_by_nik(tx, nik)) {
        if (one.state == PersonState::merged || one.state == PersonState::dead || one.family.is_none()) continue;
        if (only && *only != one.family) return std::nullopt;
        only = one.family;
    }
    if (!only) return std::nullopt;
    auto const family = store::find_family(tx, *only);
    return family ? card_of(tx, permit, *family) : std::nullopt;
}

std::vector<Family> families_of(db::Tx& tx, access::Permit const& permit, FamilyId after, std::int64_t limit) {
    return store::list(tx, {.area = permit.area(), .state = "active", .after = after, .limit = limit});
}

}  // namespace sinergi::registry
