#pragma once
// The web app inside the program.

#include "plumbing/http/http.hpp"

#include <span>
#include <string_view>

namespace sinergi::web {

/// Every built file of the web app, ready for Router::add_static. Lives as long as the program.
[[nodiscard]] std::span<http::Router::StaticFile const> files();

/// A page's mustache template by language and name ("id/lapor"). Asking for one that was not built is a broken
/// promise: the names are literals of ours.
[[nodiscard]] std::string_view page_template(std::string_view name);

}  // namespace sinergi::web
