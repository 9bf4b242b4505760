#pragma once
// What a counter promises and who may do what, given facts. Pure. Letters: rules/letters.hpp; PBI-JK: rules/pbi.hpp;
// why aid stopped: rules/aid.hpp.

#include "access/rules.hpp"
#include "calendar/rules.hpp"
#include "requests/model.hpp"

namespace sinergi::requests {

/// What clocks are counted with.
struct Time {
    calendar::Calendar const& calendar;
    Zone zone;
    Moment now;
};

enum class Pace : std::uint8_t { ordinary, emergency };

/// The end of the kind's last working day, or so many hours by the clock for an emergency.
[[nodiscard]] Moment promise(Kind const& kind, Pace pace, Moment from, Time const& time);

/// The state after `deed`; deeds that leave the state as it is answer it unchanged.
/// @refuses requests.not_in_this_state (about: the state)
[[nodiscard]] Result<State> next_state(State state, Deed deed, Kind const& kind);
/// Every deed that the state allows.
[[nodiscard]] std::vector<Deed> deeds_now(State state, Kind const& kind);

/// The act of access that a deed needs.
[[nodiscard]] access::Act act_of(Deed deed) noexcept;
/// May `by` do it? Who checked a request does not initial it: four eyes see each letter.
/// @refuses access.act_not_allowed requests.four_eyes
[[nodiscard]] Done may_do(access::Officer const& by, Request const& request, Deed deed);

/// The request after `deed`: state, clock, ends. `completed` starts an ordinary clock anew (the promise counts from
/// complete papers); an emergency's is never moved.
/// @refuses requests.not_in_this_state
[[nodiscard]] Result<Request> after(Request const& before, Deed deed, Kind const& kind, Time const& time);

/// Whole working days until `due`: 0 on its last day, at most -1 once it is over.
[[nodiscard]] std::int64_t days_left(Moment due, Time const& time);

/// A kind as an administrator may keep it: codes, lists, clocks, number format and template.
/// @refuses requests.kind_malformed (about: which member) requests.template_field_unknown
/// requests.number_field_unknown requests.number_field_missing
[[nodiscard]] Done check_kind(Kind const& kind);

/// Required fields of a kind that stand empty; answers to none of its fields are refused.
/// @refuses requests.answer_missing requests.answer_unknown (each at "person.answers.<code>")
[[nodiscard]] Done check_answers(Kind const& kind, Person const& person);

/// Words by which a name is found: a search key whose old spellings are folded (oe u, dj j, tj c, doubled letters), so
/// that "Soeharto" finds "Suharto".
[[nodiscard]] std::vector<std::string> name_terms(std::string_view name);

}  // namespace sinergi::requests
