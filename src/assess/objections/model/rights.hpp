#pragma once
// What somebody asks about the own data, and what is answered. @source docs/sources.md#own-data

#include "objections/model.hpp"

namespace sinergi::objections {

struct RightsRequest;
using RightsId = Id<RightsRequest>;

enum class RightsKind : std::uint8_t { access, correction, objection };
BOOST_DESCRIBE_ENUM(RightsKind, access, correction, objection)
/// The paper that proved who asks: seen in the original.
enum class IdentityPaper : std::uint8_t { ktp, kk, certificate };
BOOST_DESCRIBE_ENUM(IdentityPaper, ktp, kk, certificate)
/// identified: the paper was seen. proved: what only its owner knows fits too. failed: three times it did not.
enum class RightsState : std::uint8_t { identified, proved, failed, closed };
BOOST_DESCRIBE_ENUM(RightsState, identified, proved, failed, closed)
/// `forwarded`: the civil registry owns that fact. `refused`: a reason of Pasal 33, in the answer.
enum class RightsOutcome : std::uint8_t { done, forwarded, refused };
BOOST_DESCRIBE_ENUM(RightsOutcome, done, forwarded, refused)

inline constexpr std::int64_t rights_hours = 72;  // 3 x 24, UU 27/2022 Pasal 30 and 32
inline constexpr std::int64_t identity_tries_max = 3;

struct RightsRequest {
    RightsId id;
    RegionCode region;
    registry::PersonId person;
    registry::FamilyId family;
    RightsKind kind = RightsKind::access;
    RightsState state = RightsState::identified;
    IdentityPaper paper = IdentityPaper::ktp;
    std::string body;
    Moment received_at, due_at;
    std::int64_t tries = 0;
    access::AccountId taken_by;
    std::string outcome;  // word of RightsOutcome, or ""
    std::string answer;
    access::AccountId closed_by;
    std::optional<Moment> closed_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(RightsRequest, (),
                      (id, region, person, family, kind, state, paper, body, received_at, due_at, tries, taken_by,
                       outcome, answer, closed_by, closed_at, version))

/// What the asker knows. Empty and none: not asked.
struct Knows {
    std::optional<Date> born_on;
    std::string mother_name, no_kk;
};
/// Do two facts of the registry fit what is said, and none speak against it? Names by their search key.
[[nodiscard]] bool proves(registry::Person const& person, registry::Family const& family, Knows const& said);

}  // namespace sinergi::objections
