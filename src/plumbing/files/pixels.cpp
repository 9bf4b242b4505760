#include "plumbing/files/pixels.hpp"

#include <algorithm>
#include <cmath>

namespace sinergi::files {

namespace {

std::size_t count(int number) noexcept { return static_cast<std::size_t>(number); }

/// The side of the result that goes with `side`, when the longer one of both becomes at most `side_max`.
int scaled(int side, int longer, int side_max) noexcept {
    if (longer <= side_max) return side;
    auto const exact = static_cast<double>(side) * side_max / longer;
    return std::max(1, static_cast<int>(std::lround(exact)));
}

}  // namespace

Shrinker::Shrinker(int width, int height, int side_max) : width_(width), height_(height) {
    auto const longer = std::max(width, height);
    out_.width = scaled(width, longer, side_max);
    out_.height = scaled(height, longer, side_max);
    out_.rgb.reserve(count(out_.width) * count(out_.height) * 3);
    narrow_.resize(count(out_.width) * 3);
    sum_.resize(narrow_.size());
}

void Shrinker::add(std::uint8_t const* rgb_row) {
    SINERGI_CHECK(row_ < height_);
    if (width_ == out_.width && height_ == out_.height) {
        out_.rgb.insert(out_.rgb.end(), rgb_row, rgb_row + count(width_) * 3);
        ++row_;
        return;
    }
    // Widths are counted in units of 1 / (width x out width), so that every border is a whole number.
    std::ranges::fill(narrow_, 0.0F);
    auto const step = std::int64_t{out_.width};
    auto const cell = std::int64_t{width_};
    auto const share = 1.0F / static_cast<float>(cell);
    for (std::int64_t x = 0; x < width_; ++x) {
        auto const first = x * step / cell;
        auto const inside = std::min(step, (first + 1) * cell - x * step);
        auto const* from = rgb_row + x * 3;
        auto* to = narrow_.data() + first * 3;
        for (int c = 0; c < 3; ++c) {
            to[c] += static_cast<float>(from[c]) * static_cast<float>(inside) * share;
            if (inside < step) to[c + 3] += static_cast<float>(from[c]) * static_cast<float>(step - inside) * share;
        }
    }
    auto const begin = std::int64_t{row_} * out_.height;
    auto const border = std::int64_t{out_row_ + 1} * height_;
    auto const inside = static_cast<float>(std::min(std::int64_t{out_.height}, border - begin));
    for (std::size_t at = 0; at < sum_.size(); ++at) sum_[at] += narrow_[at] * inside;
    weight_ += inside;
    ++row_;
    if (begin + out_.height < border) return;
    flush();
    auto const rest = static_cast<float>(begin + out_.height - border);
    for (std::size_t at = 0; at < sum_.size(); ++at) sum_[at] = narrow_[at] * rest;
    weight_ = rest;
}

void Shrinker::flush() {
    for (auto const value : sum_)
        out_.rgb.push_back(static_cast<std::uint8_t>(std::clamp(value / weight_ + 0.5F, 0.0F, 255.0F)));
    ++out_row_;
}

Pixels Shrinker::take() && {
    SINERGI_CHECK(row_ == height_);
    SINERGI_CHECK(out_.rgb.size() == count(out_.width) * count(out_.height) * 3);
    return std::move(out_);
}

Pixels shrunk(Pixels const& from, int side_max) {
    Shrinker shrinker(from.width, from.height, side_max);
    for (int y = 0; y < from.height; ++y) shrinker.add(from.at(0, y));
    return std::move(shrinker).take();
}

Pixels upright(Pixels from, int orientation) {
    if (orientation <= 1 || orientation > 8) return from;
    bool const is_swapped = orientation >= 5;
    Pixels to{.width = is_swapped ? from.height : from.width, .height = is_swapped ? from.width : from.height};
    to.rgb.reserve(from.rgb.size());
    auto const last_x = from.width - 1;
    auto const last_y = from.height - 1;
    for (int y = 0; y < to.height; ++y) {
        for (int x = 0; x < to.width; ++x) {
            auto const* pixel = [&] {
                switch (orientation) {
                    case 2:
                        return from.at(last_x - x, y);
                    case 3:
                        return from.at(last_x - x, last_y - y);
                    case 4:
                        return from.at(x, last_y - y);
                    case 5:
                        return from.at(y, x);
                    case 6:
                        return from.at(y, last_y - x);
                    case 7:
                        return from.at(last_x - y, last_y - x);
                    default:
                        return from.at(last_x - y, x);
                }
            }();
            to.rgb.insert(to.rgb.end(), pixel, pixel + 3);
        }
    }
    return to;
}

}  // namespace sinergi::files
