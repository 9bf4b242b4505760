#pragma once
// The rights of whom the data are about: at the counter, after the identity was proved twice.

#include "objections/actions.hpp"
#include "objections/model/rights.hpp"
#include "objections/store/rights.hpp"
#include "registry/model/form.hpp"

namespace sinergi::objections {

struct NewRights {
    std::string nik;  // from the original paper
    IdentityPaper paper = IdentityPaper::ktp;
    RightsKind kind = RightsKind::access;
    std::string body{};  // what is wrong, what is objected to
};
/// First step: an officer holds the paper. The clock of 3x24 hours begins. Acts take_request and see_registry.
/// @refuses access.act_not_allowed base.nik_malformed objections.rights_unknown objections.text_short
[[nodiscard]] Result<RightsRequest> identify(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                             NewRights const& wish);
/// Second step: what its owner knows. The officer is not told what is kept, nor which of it did not fit; after three
/// tries it has failed.
/// @refuses objections.rights_not_here access.act_not_allowed objections.not_in_this_state
[[nodiscard]] Result<RightsRequest> prove(db::Tx& tx, Desk const& desk, access::Officer const& by, RightsId id,
                                          Knows const& said);

/// One line of what is kept: a fact, what it says, who said so and since when.
struct KeptLine {
    std::string part;    // "family", "person", "answer", "fact", "decile", "removal", "file", "opened"
    std::string who;     // a member's name, or ""
    std::string label;   // key of the question or the fact; of "opened" the act
    std::string value;   // as shown; of "opened" the role
    std::string source;  // word of registry::Source, or ""
    std::optional<Date> on;
};
/// Everything kept about the family of who asks, and who opened it. Nothing that another person said of them.
/// @refuses objections.rights_not_here access.act_not_allowed objections.rights_not_proved
[[nodiscard]] Result<std::vector<KeptLine>> kept_about(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                                       RightsId id, std::string_view language);

/// Answers it: done, forwarded to the civil registry, or refused with a reason.
/// @refuses objections.rights_not_here access.act_not_allowed objections.rights_not_proved objections.text_short
[[nodiscard]] Result<RightsRequest> settle(db::Tx& tx, Desk const& desk, access::Officer const& by, RightsId id,
                                           RightsOutcome outcome, std::string const& answer);
/// @refuses objections.rights_not_here, also beyond the permit
[[nodiscard]] Result<RightsRequest> get(db::Tx& tx, access::Permit const& permit, RightsId id);

}  // namespace sinergi::objections
