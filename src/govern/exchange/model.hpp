#pragma once
// Systems of others that work with an office: what each may do, and where it wants to be told.
// Words: docs/glossary.md#roles (outside system).

#include "access/model.hpp"
#include "base/id.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>

#include <optional>
#include <string>

namespace sinergi::exchange {

struct Hook;
using HookId = Id<Hook>;

/// What an outside system may do. Its area is that of its account.
struct System {
    access::AccountId account;
    bool may_push = false;  // hand in reports
    bool may_pull = false;  // read what changed, be told of it
    std::string kinds;      // codes of complaints with a blank between; "" all
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(System, (), (account, may_push, may_pull, kinds, version))

enum class HookState : std::uint8_t { active, paused };
BOOST_DESCRIBE_ENUM(HookState, active, paused)

/// An address that is told of changes, in order, each at least once.
struct Hook {
    HookId id;
    access::AccountId account;
    std::string url;
    std::string secret;  // boxed with the node's secret
    HookState state = HookState::active;
    std::int64_t cursor = 0;  // seq of the last notice that was taken
    std::int64_t fails = 0;   // in a row
    Moment next_try_at;
    std::string last_fault;  // what went wrong last, for the administrator; never an answer's body
    std::optional<Moment> told_at;
};
BOOST_DESCRIBE_STRUCT(Hook, (), (id, account, url, secret, state, cursor, fails, next_try_at, last_fault, told_at))

/// Something that happened to a complaint, as it may leave the office: nothing that was said, nobody's name.
struct Change {
    std::int64_t seq = 0;
    Moment at;
    std::string topic;       // "grievances.assigned"
    std::string number;      // tracking number
    std::string source_ref;  // the system's own number when it sent the report; else ""
    std::string kind;
    std::string state;  // as it is now
    RegionCode region;
    Moment received_at;
    Moment answer_by;
    std::optional<Moment> answered_at;
};

}  // namespace sinergi::exchange
