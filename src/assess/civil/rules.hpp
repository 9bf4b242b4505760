#pragma once
// What an answer means beside what we have. Pure.

#include "base/result.hpp"
#include "civil/model.hpp"

namespace sinergi::civil {

enum class Outcome : std::uint8_t { agrees, differs, not_found };

/// A field of ours as it is asked and compared: "1985-08-17", "L", a name; "" when we have none.
[[nodiscard]] std::string ours(registry::Person const& person, Field field);
[[nodiscard]] Question question_of(registry::Person const& person);

/// Do two texts say the same? Names and places by letters alone ("Nur'aini" is "NURAINI"), days and sex as they are.
[[nodiscard]] bool is_same(Field field, std::string_view one, std::string_view other);
/// Each field of the answer beside ours as it stands now: a value is compared anew, a bare verdict is taken as it is.
[[nodiscard]] std::vector<FieldSaid> beside(registry::Person const& person, std::vector<FieldSaid> const& said);
[[nodiscard]] Outcome outcome(Found found, std::span<FieldSaid const> fields) noexcept;

/// @source docs/sources.md#registry-padan (the names of the states; the steps between them are ours)
[[nodiscard]] State after_answer(std::optional<State> before, Outcome outcome) noexcept;
/// Somebody mends it or says why ours stays. What agrees stays as it is.
[[nodiscard]] State after_mending(State before) noexcept;
[[nodiscard]] bool is_open(State state) noexcept;
/// Has an officer still something to do? To mend it or say why ours stays (MKa, MKb, Q2a, Q2b), or to look a second
/// time (Q1a). Q1 and Q1b wait for the next asking alone.
[[nodiscard]] bool is_due(State state) noexcept;
/// May a second officer pass it? Only what was not found and is being mended.
[[nodiscard]] bool may_pass(State state) noexcept;
[[nodiscard]] registry::Padan padan_of(State state) noexcept;

/// Why a NIK may not be found, guessed from what we know: an officer or the answer says better.
/// @param age whole years; none when nobody knows
/// @param joined_by how the person came into the family, a word of registry::EventKind
[[nodiscard]] Cause likely_cause(std::optional<std::int64_t> age, std::string_view joined_by) noexcept;
/// A cause in somebody's words ("belum rekam", "biometrik ganda") or by its key; none when there is none in them.
[[nodiscard]] Cause cause_in(std::string_view words);
/// Can an officer say so of somebody not found?
[[nodiscard]] bool is_of_not_found(Cause cause) noexcept;

}  // namespace sinergi::civil
