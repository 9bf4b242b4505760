#pragma once
// Parts of take_letter: one function a kind of letter. Only for this house's actions.

#include "cases/actions/letters.hpp"

namespace sinergi::cases::taking {

/// @refuses cases.letter_malformed
template <class Letter>
[[nodiscard]] Result<Letter> read(Arrived const& arrived) {
    auto letter = json::read<Letter>(arrived.payload);
    if (!letter) return refuse(Why::malformed, "cases.letter_malformed", std::string(letter.error().key));
    return *std::move(letter);
}

/// A case we share with who sent the letter.
struct Shared {
    Case c;
    store::ShareRow share;
    std::vector<store::ShareRow> shares;
};
/// @refuses cases.not_shared
[[nodiscard]] Result<Shared> shared_case(db::Tx& tx, Arrived const& arrived);
[[nodiscard]] bool is_sharing(std::vector<store::ShareRow> const& shares, std::string_view node);
void put_pen(Case& c, Pen pen);

Done take_answer(db::Tx& tx, Desk const& desk, Arrived const& arrived);
Done take_pen(db::Tx& tx, Desk const& desk, Arrived const& arrived);
Done take_lead(db::Tx& tx, Desk const& desk, Arrived const& arrived);
Done take_known_asked(db::Tx& tx, Desk const& desk, Arrived const& arrived);
Done take_known_answer(db::Tx& tx, Desk const& desk, Arrived const& arrived);

}  // namespace sinergi::cases::taking
