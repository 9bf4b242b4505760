#include "seed/pictures.hpp"

#include "seed/people.hpp"

#include "base/result.hpp"

#include <png.h>

#include <algorithm>
#include <vector>

namespace sinergi::seed {
namespace {

constexpr int width = 640;
constexpr int height = 480;

struct Color {
    std::uint8_t red, green, blue;
};

class Canvas {
public:
    Canvas() : rgb_(static_cast<std::size_t>(width) * height * 3) {}
    void dot(int x, int y, Color color) {
        if (x < 0 || y < 0 || x >= width || y >= height) return;
        auto* at = &rgb_[(static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)) * 3];
        at[0] = color.red, at[1] = color.green, at[2] = color.blue;
    }
    void box(int left, int top, int right, int bottom, Color color) {
        for (int y = std::max(top, 0); y < std::min(bottom, height); ++y)
            for (int x = std::max(left, 0); x < std::min(right, width); ++x) dot(x, y, color);
    }
    /// A roof or a mountain: its foot from `left` to `right`.
    void peak(int left, int right, int top, int bottom, Color color) {
        for (int y = top; y < bottom; ++y) {
            auto const half = (right - left) * (y - top) / (2 * (bottom - top));
            box((left + right) / 2 - half, y, (left + right) / 2 + half, y + 1, color);
        }
    }
    void disc(int x, int y, int radius, Color color) {
        for (int dy = -radius; dy <= radius; ++dy)
            for (int dx = -radius; dx <= radius; ++dx)
                if (dx * dx + dy * dy <= radius * radius) dot(x + dx, y + dy, color);
    }
    [[nodiscard]] std::string png() const {
        png_image image{};
        image.version = PNG_IMAGE_VERSION;
        image.width = width;
        image.height = height;
        image.format = PNG_FORMAT_RGB;
        png_alloc_size_t bytes = 0;
        auto const is_sized = png_image_write_to_memory(&image, nullptr, &bytes, 0, rgb_.data(), 0, nullptr);
        std::string out(bytes, '\0');
        auto const is_written =
            is_sized != 0 ? png_image_write_to_memory(&image, out.data(), &bytes, 0, rgb_.data(), 0, nullptr) : 0;
        SINERGI_CHECK(is_written != 0);
        out.resize(bytes);
        return out;
    }

private:
    std::vector<std::uint8_t> rgb_;
};

void sky_and_ground(Canvas& canvas, Chance& chance) {
    auto const light = chance.between(-20, 20);
    for (int y = 0; y < 300; ++y) {
        auto const tone = static_cast<std::uint8_t>(190 + light + y / 10);
        canvas.box(0, y, width, y + 1,
                   {static_cast<std::uint8_t>(tone - 40), tone, static_cast<std::uint8_t>(std::min(tone + 15, 255))});
    }
    canvas.peak(60, 560, chance.between(60, 110), 300, {96, 128, 120});  // Ciremai is seen from everywhere
    canvas.box(0, 300, width, height, {132, 160, 96});
    canvas.disc(chance.between(60, 580), chance.between(40, 90), 26, {250, 240, 190});
}

void house(Canvas& canvas, int left, int top, Color wall) {
    canvas.box(left, top, left + 170, top + 120, wall);
    canvas.peak(left - 22, left + 192, top - 70, top, {168, 84, 60});
    canvas.box(left + 66, top + 40, left + 102, top + 120, {92, 64, 44});
    canvas.box(left + 16, top + 34, left + 50, top + 70, {70, 92, 110});
    canvas.box(left + 120, top + 34, left + 154, top + 70, {70, 92, 110});
}

Color some_wall(Chance& chance) {
    return {static_cast<std::uint8_t>(chance.between(190, 240)), static_cast<std::uint8_t>(chance.between(180, 225)),
            static_cast<std::uint8_t>(chance.between(150, 210))};
}

}  // namespace

std::string draw(Scene scene, std::uint64_t seed) {
    Chance chance(seed);
    Canvas canvas;
    sky_and_ground(canvas, chance);
    auto const shift = chance.between(-30, 30);
    switch (scene) {
        case Scene::house:
            house(canvas, 230 + shift, 250, some_wall(chance));
            break;
        case Scene::market:
            for (int stall = 0; stall < 4; ++stall) {
                auto const left = 20 + stall * 155 + shift / 3;
                canvas.box(left, 240, left + 130, 262,
                           {static_cast<std::uint8_t>(chance.between(120, 230)), 96,
                            static_cast<std::uint8_t>(chance.between(60, 200))});
                canvas.box(left + 6, 262, left + 12, 360, {96, 80, 64});
                canvas.box(left + 118, 262, left + 124, 360, {96, 80, 64});
                canvas.box(left, 330, left + 130, 360, {176, 140, 96});
            }
            break;
        case Scene::flood:
            house(canvas, 120 + shift, 240, some_wall(chance));
            house(canvas, 390 + shift, 256, some_wall(chance));
            canvas.box(0, 330 + shift / 2, width, height, {140, 116, 84});
            for (int wave = 0; wave < 40; ++wave) {
                auto const x = chance.between(0, 600);
                auto const y = chance.between(340, 470);
                canvas.box(x, y, x + 36, y + 3, {172, 150, 116});
            }
            break;
        case Scene::road:
            canvas.peak(120, 520, 290, height, {110, 110, 112});
            for (int mark = 0; mark < 5; ++mark)
                canvas.box(316, 310 + mark * 36, 324, 326 + mark * 36, {230, 230, 220});
            break;
        case Scene::queue:
            house(canvas, 20, 240, some_wall(chance));
            for (int person = 0; person < 7; ++person) {
                auto const x = 240 + person * 54;
                canvas.disc(x, 318, 14, {150, 110, 84});
                canvas.box(x - 16, 334, x + 16, 410,
                           {static_cast<std::uint8_t>(chance.between(60, 220)),
                            static_cast<std::uint8_t>(chance.between(60, 200)), 140});
            }
            break;
    }
    return canvas.png();
}

}  // namespace sinergi::seed
