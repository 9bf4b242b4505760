#pragma once
// `sinergi erase NUMBER`: the same erasure as on screen, by whoever runs the server.

#include "server/node.hpp"

namespace sinergi::apps {

/// Empties what is personal in the ended complaint, request, objection, citizen's proposal, question about the own
/// data, list of proposals, check against the civil registry (by the person's number) or case of that number. Offices
/// that share a case hear it when this one next runs.
/// @return the number as people write it
/// @throws Fault with the sentence when there is no such record, it is open still or was erased before
[[nodiscard]] std::string erase_by_number(Node& node, std::string const& number, std::string const& reason);

}  // namespace sinergi::apps
