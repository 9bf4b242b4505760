#pragma once
// One step of a Loader, and of taking back. Only for its own files.

#include "registry/intake/load.hpp"

namespace sinergi::registry::intake {

inline constexpr std::size_t changed_at_once = 50;  // families or persons in one step of the writer

/// Who of a family is meant: by NIK, else by name and day.
[[nodiscard]] Person const* find_member(std::vector<Person> const& there, Person const& told);

/// Families of one step that are written by bulk, and what all their rows share.
struct Loader::Batch {
    struct Of {
        std::uint32_t place;
        std::uint32_t head = UINT32_MAX;
        std::int64_t members = 0;  // living
        bool is_head_dead = false;
    };
    std::vector<Of> fresh;
    Moment made_at;
    std::string today, forever, source, role;
};

}  // namespace sinergi::registry::intake
