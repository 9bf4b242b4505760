#pragma once
// What a house that holds somebody else's list beside the registry asks: a family by its card or by a member's number.

#include "registry/actions.hpp"

namespace sinergi::registry {

struct Card {
    Family family;
    std::vector<Person> members;
    std::vector<DecileRow> deciles;
};
/// The active family with this card, within the permit's area.
[[nodiscard]] std::optional<Card> find_card(db::Tx& tx, access::Permit const& permit, std::string_view no_kk);
/// The active family of the one living person with this NIK; none when two carry it.
[[nodiscard]] std::optional<Card> find_card_of(db::Tx& tx, access::Permit const& permit, std::string_view nik);
/// Active families of the permit's area, by village and head, from the one after `after`.
[[nodiscard]] std::vector<Family> families_of(db::Tx& tx, access::Permit const& permit, FamilyId after,
                                              std::int64_t limit);

}  // namespace sinergi::registry
