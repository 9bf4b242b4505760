#pragma once
// Who did or read what about whom, and why. Lines are written unchained in the deed's own transaction; the sealer
// chains them in blocks (docs/decisions/0009). Knows no Permit: it takes a plain Trace.

#include "base/id.hpp"
#include "base/region_code.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace sinergi::audit {

struct Line;
using LineId = Id<Line>;

/// Who is behind a deed. Zero account: the public (a citizen without account) or the system itself.
enum class ActorKind : std::uint8_t { officer, citizen, system };
struct Trace {
    ActorKind actor = ActorKind::system;
    std::int64_t account = 0;
    std::string role{};     // "back_office", "" for citizen and system
    std::string purpose{};  // why, in the officer's words or the route's; never personal data
    std::string address{};  // network address, for sign-in and public doors
};

/// What a line is about: the kind of thing and its id, never its content.
struct Subject {
    std::string_view kind;  // "grievance", "account", "region", "list"
    std::int64_t id = 0;
    RegionCode region{};
};

}  // namespace sinergi::audit
