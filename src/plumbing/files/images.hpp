#pragma once
// Photos from outside. What a file is, its bytes say, never its name; what is kept is drawn anew from the pixels, so
// that nothing else hidden in the file survives: no position, no owner's name, no program behind the picture.

#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sinergi::files {

inline constexpr std::size_t picture_bytes_max = 10 * 1024 * 1024;
inline constexpr std::int64_t picture_pixels_max = 40'000'000;
inline constexpr int picture_side_max = 1'600;  // pixels, of what is kept
inline constexpr int thumbnail_side_max = 320;  // pixels

enum class PictureKind : std::uint8_t { jpeg, png };

/// Degrees, WGS 84; south and west are negative.
struct Position {
    double lat = 0;
    double lon = 0;
};

/// What a photo says about itself before it is decoded.
struct Picture {
    PictureKind kind = PictureKind::jpeg;
    int width = 0;  // pixels, as stored: before it is turned upright
    int height = 0;
    int orientation = 1;                 // EXIF 1..8; 1 is upright
    std::optional<Position> position{};  // where the camera says it stood
    std::string taken_at{};              // "2026-11-22 08:00:00" by the camera's clock, without a zone; or ""
};

/// Reads the headers only.
/// @refuses files.picture_kind for WebP, HEIC and the like (send JPG or PNG) files.not_a_picture
///          files.picture_too_large files.picture_broken
[[nodiscard]] Result<Picture> look(std::string_view bytes);

/// A photo fit to be kept and shown: JPEG, upright, without metadata.
struct CleanPicture {
    Picture was;       // what look() said
    std::string jpeg;  // at most picture_side_max on its longer side
    int width = 0;
    int height = 0;
    std::string thumbnail;  // JPEG, at most thumbnail_side_max
};

/// Decodes the whole picture and draws it anew; transparent parts become white. Two at a time in one process, so that
/// memory stays below 2 x 160 MB whatever arrives; the others wait.
/// @refuses as look()
[[nodiscard]] Result<CleanPicture> cleaned(std::string_view bytes);

/// A mark for paper (a logo): PNG, upright, without metadata, transparent parts white.
struct CleanMark {
    std::string png;
    int width = 0;  // pixels, at most `side_max`
    int height = 0;
};
/// @param side_max  pixels of the longer side
/// @refuses as look()
[[nodiscard]] Result<CleanMark> cleaned_mark(std::string_view bytes, int side_max);

}  // namespace sinergi::files
