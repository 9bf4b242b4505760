// What is told of a complaint beyond the office.

#include "grievances/actions.hpp"

namespace sinergi::grievances {

std::optional<Outline> outline(db::Tx& tx, GrievanceId id) {
    auto const own = store::get_plain(tx, id);
    if (!own) return std::nullopt;
    auto const speaks = own->merged_into.is_none() ? own : store::get_plain(tx, own->merged_into);
    return Outline{.id = id,
                   .kind = own->kind,
                   .state = speaks ? speaks->state : own->state,
                   .region = own->region,
                   .guard = own->guard,
                   .received_at = own->received_at,
                   .promise_at = own->promise_at,
                   .answered_at = speaks ? speaks->answered_at : own->answered_at};
}

std::vector<PublicStep> public_timeline(db::Tx& tx, GrievanceId id) {
    std::vector<PublicStep> out;
    for (auto& step : store::public_steps(tx, id)) {
        // What another reporter of the same matter wrote is theirs.
        bool const is_of_another = step.account.is_none() && step.about_id != 0 && step.about_id != id.raw();
        if (is_of_another) continue;
        out.push_back({.at = step.at, .deed = step.deed, .state = step.to_state, .text = std::move(step.body)});
    }
    return out;
}

}  // namespace sinergi::grievances
