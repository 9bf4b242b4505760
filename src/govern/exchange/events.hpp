#pragma once
// A change as the world outside reads it.

#include "exchange/model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sinergi::exchange {

/// One CloudEvent as JSON; `source` is the office ("/sinergi/3208").
/// @source docs/sources.md#cloudevents
[[nodiscard]] std::string cloud_event(Change const& change, std::string_view source);
/// Several as one body of application/cloudevents-batch+json.
[[nodiscard]] std::string batch(std::vector<Change> const& changes, std::string_view source);

}  // namespace sinergi::exchange
