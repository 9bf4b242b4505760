#pragma once
// Parts of take_letter: one function a kind of letter. Only for this house's actions.

#include "cases/actions/letters.hpp"

namespace sinergi::cases::taking {

/// @refuses cases.letter_malformed
template <class Letter>
[[nodiscard]] Result<Letter> read(Arrived const& arrived) {
    auto letter = json::read_known<Letter>(arrived.payload);
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
/// Nobody is asked any more: the lead goes on.
void go_on(db::Tx& tx, Desk const& desk, Case& c);

/// The ground on which a letter came, as of its signing; what it holds beyond that is refused.
[[nodiscard]] agreements::Ground ground_from(db::Tx& tx, Desk const& desk, Arrived const& letter, bool is_emergency);
/// @refuses cases.field_not_allowed
[[nodiscard]] Done check_allowed(agreements::Ground const& ground, agreements::Fields const& held);
/// @refuses cases.letter_malformed
[[nodiscard]] Done check_persons(std::vector<letters::PersonOut> const& persons);
/// Adds those who are new and writes over the others what was told of them; what was not told stays.
/// @refuses cases.letter_malformed
Done put_persons(db::Tx& tx, Desk const& desk, CaseId id, std::vector<letters::PersonOut> const& persons);
/// @return false when it stood here already
bool put_entry(db::Tx& tx, Desk const& desk, CaseId id, std::string const& from, letters::EntryOut const& entry);
/// A case that is not here yet, as a letter tells it.
[[nodiscard]] Case case_from(Desk const& desk, letters::AskedLetter const& letter);
/// @refuses cases.letter_malformed
Done create(db::Tx& tx, Desk const& desk, std::string const& from, letters::AskedLetter const& letter, Case& c);
/// The lead's word upon what stands here.
void put_lead(Case& c, letters::LeadLetter const& letter);

Done take_answer(db::Tx& tx, Desk const& desk, Arrived const& arrived);
Done take_pen(db::Tx& tx, Desk const& desk, Arrived const& arrived);
Done take_lead(db::Tx& tx, Desk const& desk, Arrived const& arrived);
Done take_withdrawn(db::Tx& tx, Desk const& desk, Arrived const& arrived);
Done take_persons(db::Tx& tx, Desk const& desk, Arrived const& arrived);
Done take_erased(db::Tx& tx, Desk const& desk, Arrived const& arrived);
Done take_known_asked(db::Tx& tx, Desk const& desk, Arrived const& arrived);
Done take_known_answer(db::Tx& tx, Desk const& desk, Arrived const& arrived);

}  // namespace sinergi::cases::taking
