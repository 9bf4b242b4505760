#pragma once
// Who did or read something about one subject, for the house that owes its subject an answer (UU 27/2022, Pasal 32).

#include "audit/model.hpp"
#include "plumbing/db/db.hpp"

#include <boost/describe.hpp>

#include <vector>

namespace sinergi::audit {

/// A line without its purpose: what an officer wrote there may speak of somebody else.
struct AboutLine {
    Moment at;
    std::string actor, role, act;
};
BOOST_DESCRIBE_STRUCT(AboutLine, (), (at, actor, role, act))

/// The newest first, at most `limit`. The caller has its own permit and notes its own line.
[[nodiscard]] std::vector<AboutLine> lines_about(db::Tx& tx, std::string_view subject_kind, std::int64_t subject,
                                                 std::int64_t limit);

}  // namespace sinergi::audit
