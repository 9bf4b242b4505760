#pragma once
// Lines about one subject, for the house that owes its subject an answer: who did or read what about it, and that the
// words of one deed go (UU 27/2022, docs/sources.md#pdp-access).

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

/// Empties the purposes of the lines one deed left about a subject at that moment. The lines stay, and the chain whole.
void forget_deed(db::Tx& tx, Subject const& subject, std::string_view act, Moment at);

}  // namespace sinergi::audit
