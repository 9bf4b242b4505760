#pragma once
// The end of every deed on a request: its step, its audit line, its notice. Only for this house's actions.

#include "requests/actions.hpp"

namespace sinergi::requests {

struct Left {
    Deed deed = Deed::noted;
    State from = State::received;
    std::string text{};
};
[[nodiscard]] std::string word(Deed deed);
[[nodiscard]] std::string word(State state);
/// Does the applicant see that it was done?
[[nodiscard]] bool is_public(Deed deed) noexcept;
void leave(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Request const& now_is, Left left);
/// A request that `by` may see and do `deed` to. @refuses requests.not_found access.act_not_allowed
/// requests.four_eyes requests.changed_meanwhile
[[nodiscard]] Result<Request> taken_up(db::Tx& tx, access::Officer const& by, RequestId id, Deed deed,
                                       std::optional<std::int64_t> version);
/// Moves a request and leaves its trace. @refuses requests.not_in_this_state
[[nodiscard]] Result<Request> move(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Request const& from,
                                   Kind const& kind, Deed deed, std::string text);

}  // namespace sinergi::requests
