#pragma once
// What differs between a row of theirs and a family of ours. Pure.

#include "siks/model.hpp"

#include <span>

namespace sinergi::siks {

/// A family of ours as the comparison needs it.
struct Ours {
    registry::Family const& family;
    std::span<registry::Person const> members;
    std::optional<std::int64_t> decile;  // of the told quarter; none when we have none for it
};
/// What theirs says and ours says otherwise. What theirs leaves out is no difference; names and addresses are compared
/// by their letters. A NIK of any member is found, so the name is held beside that member, else beside the head.
[[nodiscard]] std::vector<Difference> differences(Told const& told, Ours const& ours);
/// Does the row say where the family lives? Without it nothing proves that a correction came through.
[[nodiscard]] bool says_home(Told const& told) noexcept;
/// Is the decile all that differs? Then taking it settles the task.
[[nodiscard]] bool is_of_decile_alone(std::span<Difference const> differences) noexcept;

}  // namespace sinergi::siks
