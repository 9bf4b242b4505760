#pragma once
// Inside of files: decoding, shrinking and encoding. Not for other houses.

#include "plumbing/files/images.hpp"

#include <vector>

namespace sinergi::files {

/// Rows of RGB, three bytes a pixel, without gaps.
struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb{};
    [[nodiscard]] std::uint8_t const* at(int x, int y) const noexcept {
        return rgb.data() +
               (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 3;
    }
};

/// Takes a picture row by row and keeps it smaller: each pixel is the mean of the area it covers.
class Shrinker {
public:
    /// Keeps the shape; the longer side becomes at most `side_max`. Never enlarges.
    Shrinker(int width, int height, int side_max);
    void add(std::uint8_t const* rgb_row);
    [[nodiscard]] Pixels take() &&;

private:
    void flush();

    int width_;
    int height_;
    int row_ = 0;
    int out_row_ = 0;
    Pixels out_;
    std::vector<float> narrow_;  // the row, already as wide as the result
    std::vector<float> sum_;     // of the rows so far within the result's row
    float weight_ = 0;
};

[[nodiscard]] Pixels shrunk(Pixels const& from, int side_max);
/// Turned as EXIF orientation 1..8 asks.
[[nodiscard]] Pixels upright(Pixels from, int orientation);

/// Decoded and at most `side_max` on its longer side.
/// @refuses files.picture_broken files.picture_too_large
[[nodiscard]] Result<Pixels> decode_jpeg(std::string_view bytes, int side_max);
[[nodiscard]] Result<Pixels> decode_png(std::string_view bytes, int side_max);
/// JPEG, quality 82, no metadata.
[[nodiscard]] std::string encode_jpeg(Pixels const& pixels);
/// PNG without loss, no metadata.
[[nodiscard]] std::string encode_png(Pixels const& pixels);

}  // namespace sinergi::files
