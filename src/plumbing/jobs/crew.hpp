#pragma once
// A loop spread over threads: parts are numbered, so that what comes of it does not depend on who did which.

#include <cstddef>
#include <functional>

namespace sinergi::jobs {

/// As many threads as asked for; 0: as many as the machine has, at least 1.
[[nodiscard]] unsigned hands(unsigned wanted) noexcept;

/// Calls `work(part, worker)` for every part from 0 to `parts`, on `threads` threads at once, and returns when all is
/// done. Parts are begun in their order; `worker` is below `threads`. What a part throws is thrown again here, after
/// the others have stopped.
void spread(unsigned threads, std::size_t parts, std::function<void(std::size_t part, unsigned worker)> const& work);

}  // namespace sinergi::jobs
