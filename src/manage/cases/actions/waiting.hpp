#pragma once
// What an approval keeps of a deed that waits, read back. Only for this house's actions.

#include "cases/actions/trace.hpp"

namespace sinergi::cases {

[[nodiscard]] Result<NewEntry> waiting_entry(std::string_view body);
[[nodiscard]] Result<Refer> waiting_refer(std::string_view body);
[[nodiscard]] Result<Ask> waiting_ask(std::string_view body);
void become_managed(Desk const& desk, Case& c);

}  // namespace sinergi::cases
