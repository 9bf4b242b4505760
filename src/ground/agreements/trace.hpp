#pragma once
// The end of every deed on an agreement: its new version, audit line and notice, and the word to the other side. Only
// for this house's actions.

#include "agreements/actions.hpp"

namespace sinergi::agreements {

/// Counts the version up, sets the state of today, stores the head, notes the deed and tells the partner.
void leave(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Agreement& agreement, std::string_view deed);
/// Audit line and notice "agreements.<deed>" alone.
void note(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Agreement const& agreement, std::string_view deed);

/// A snapshot as it travels. Of a later release's members only `more` is passed over.
[[nodiscard]] std::string news_json(Snapshot const& snapshot);
/// @refuses agreements.news_malformed
[[nodiscard]] Result<Snapshot> read_news(std::string_view json);

}  // namespace sinergi::agreements
