#pragma once
// Joining, suspending, rotating: what administrators do with other nodes. Two people on each side, and a fingerprint
// typed from paper, before anything is exchanged.

#include "federation/envelope.hpp"
#include "federation/post.hpp"

namespace sinergi::federation {

/// Who does it. On the command line there is no account: account 0, and a name.
struct By {
    std::int64_t account = 0;
    std::string name;
    audit::Trace trace{};
};

/// Proposes a node by its card; `typed` is the fingerprint from paper. Also of a suspended one, with new keys.
/// @refuses federation.fingerprint_differs federation.own_node federation.already_joined
Done propose(db::Tx& tx, Post& post, By const& by, ReadCard const& card, std::string_view url, std::string_view typed);
/// A second person agrees, and letters begin to go.
/// @refuses federation.node_unknown federation.not_proposed federation.same_person
Done confirm(db::Tx& tx, Post& post, By const& by, std::string const& node);
/// From now on nothing of it is taken and nothing goes to it; letters wait.
/// @refuses federation.node_unknown federation.not_joined
Done suspend(db::Tx& tx, Post& post, By const& by, std::string const& node);
/// @refuses federation.node_unknown federation.not_suspended
Done resume(db::Tx& tx, Post& post, By const& by, std::string const& node);
/// New keys for this node; every partner is told by a letter that the old keys sign. When the old ones leaked, nothing
/// they signed is let in there any more, whatever its date; what waits here is signed anew.
Done rotate(db::Tx& tx, Post& post, By const& by, RotateWhy why = RotateWhy::routine);
/// Tells every partner our name, address and release (after the address was changed, or an upgrade).
Done tell_card(db::Tx& tx, Post& post);
/// Tries the line: a letter that says nothing and does nothing there; when it is stored, everything works.
/// @refuses federation.node_unknown
Done ping(db::Tx& tx, Post& post, std::string const& node, std::string const& stream);

}  // namespace sinergi::federation
