#pragma once
// The log: one line a thing that happened, to stderr, for the administrator. A line never holds a NIK, whoever wrote
// it: every line passes `safe`. Names, texts and account numbers are the caller's to leave out.

#include <fmt/format.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace sinergi::log {

enum class Level : std::uint8_t { info, warn, error };

/// Writes one line. From any thread; never throws, because a full disk must not stop the deed that reports it.
void write(Level level, std::string_view line) noexcept;

template <class... Values>
void info(fmt::format_string<Values...> form, Values&&... values) {
    write(Level::info, fmt::format(form, std::forward<Values>(values)...));
}
template <class... Values>
void warn(fmt::format_string<Values...> form, Values&&... values) {
    write(Level::warn, fmt::format(form, std::forward<Values>(values)...));
}
template <class... Values>
void error(fmt::format_string<Values...> form, Values&&... values) {
    write(Level::error, fmt::format(form, std::forward<Values>(values)...));
}

/// Lines below `level` are left out from now on.
void show_from(Level level);

/// `line` as it may be written: NIKs masked, control characters as spaces, so that nobody can forge a second line; at
/// most 4,000 bytes.
[[nodiscard]] std::string safe(std::string_view line);

/// For tests: lines go to `listener`, already safe, instead of stderr. An empty one gives stderr back.
void listen(std::function<void(Level, std::string const&)> listener);

}  // namespace sinergi::log
