#pragma once
// Small coloured scenes in the place of photos: nobody's house, nobody's face.

#include <cstdint>
#include <string>

namespace sinergi::seed {

enum class Scene : std::uint8_t { house, market, flood, road, queue };

/// A PNG of 640 x 480; the same scene and seed give the same picture.
[[nodiscard]] std::string draw(Scene scene, std::uint64_t seed);

}  // namespace sinergi::seed
