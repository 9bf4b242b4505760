#include "plumbing/files/images.hpp"

#include "plumbing/files/pixels.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <jpeglib.h>
#include <cstdio>

namespace sinergi::files {
namespace {

using std::string_view_literals::operator""sv;

/// Left half red, right half blue, the uppermost eighth white: no side looks like another.
Pixels flag(int width, int height) {
    Pixels pixels{.width = width, .height = height};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            bool const is_white = y < height / 8;
            bool const is_left = x < width / 2;
            pixels.rgb.push_back(is_white || is_left ? 255 : 0);
            pixels.rgb.push_back(is_white ? 255 : 0);
            pixels.rgb.push_back(is_white || !is_left ? 255 : 0);
        }
    return pixels;
}

std::string big(std::uint32_t number, int bytes) {
    std::string out;
    for (int at = bytes - 1; at >= 0; --at) out.push_back(static_cast<char>(number >> (8 * at) & 0xFF));
    return out;
}

/// One entry of an EXIF directory, big end first.
std::string entry(unsigned tag, unsigned type, unsigned count, std::string const& four) {
    return big(tag, 2) + big(type, 2) + big(count, 4) + four;
}

/// A camera at 6.984 S, 108.484 E (Kuningan), turned as `orientation`, on 22 November 2026 at eight.
std::string exif(unsigned orientation) {
    auto const fractions = [](unsigned degrees, unsigned minutes, unsigned seconds_100) {
        return big(degrees, 4) + big(1, 4) + big(minutes, 4) + big(1, 4) + big(seconds_100, 4) + big(100, 4);
    };
    std::string const head = "MM" + big(42, 2) + big(8, 4);
    constexpr unsigned main_at = 8, main_bytes = 2 + 3 * 12 + 4;
    constexpr unsigned exif_at = main_at + main_bytes, exif_bytes = 2 + 12 + 4 + 20;
    constexpr unsigned gps_at = exif_at + exif_bytes, gps_bytes = 2 + 4 * 12 + 4;
    auto const main = big(3, 2) + entry(0x0112, 3, 1, big(orientation, 2) + big(0, 2)) +
                      entry(0x8769, 4, 1, big(exif_at, 4)) + entry(0x8825, 4, 1, big(gps_at, 4)) + big(0, 4);
    auto const own =
        big(1, 2) + entry(0x9003, 2, 20, big(exif_at + 18, 4)) + big(0, 4) + std::string("2026:11:22 08:00:00\0"sv);
    auto const gps = big(4, 2) + entry(1, 2, 2, std::string("S\0\0\0"sv)) + entry(2, 5, 3, big(gps_at + gps_bytes, 4)) +
                     entry(3, 2, 2, std::string("E\0\0\0"sv)) + entry(4, 5, 3, big(gps_at + gps_bytes + 24, 4)) +
                     big(0, 4) + fractions(6, 59, 240) + fractions(108, 29, 240);
    return std::string("Exif\0\0"sv) + head + main + own + gps;
}

std::string with_exif(std::string const& jpeg, unsigned orientation) {
    auto const block = exif(orientation);
    return jpeg.substr(0, 2) + "\xFF\xE1" + big(static_cast<std::uint32_t>(block.size() + 2), 2) + block +
           jpeg.substr(2);
}

/// With an empty check sum: looking does not decode.
std::string chunk(std::string const& name, std::string const& body) {
    return big(static_cast<std::uint32_t>(body.size()), 4) + name + body + big(0, 4);
}

bool is_near(Pixels const& pixels, int x, int y, int red, int green, int blue) {
    auto const* p = pixels.at(x, y);
    return std::abs(p[0] - red) < 40 && std::abs(p[1] - green) < 40 && std::abs(p[2] - blue) < 40;
}

TEST(Images, SeesWhatAPhotoSaysOfItself) {
    auto const seen = look(with_exif(encode_jpeg(flag(64, 48)), 6));
    ASSERT_TRUE(seen.has_value());
    EXPECT_EQ(seen->kind, PictureKind::jpeg);
    EXPECT_EQ(seen->width, 64);
    EXPECT_EQ(seen->height, 48);
    EXPECT_EQ(seen->orientation, 6);
    EXPECT_EQ(seen->taken_at, "2026-11-22 08:00:00");
    ASSERT_TRUE(seen->position.has_value());
    EXPECT_NEAR(seen->position->lat, -6.984, 1e-6);
    EXPECT_NEAR(seen->position->lon, 108.484, 1e-6);
}

TEST(Images, SeesTheSizeOfAPng) {
    auto const seen = look(encode_png(flag(40, 30)));
    ASSERT_TRUE(seen.has_value());
    EXPECT_EQ(seen->kind, PictureKind::png);
    EXPECT_EQ(seen->width, 40);
    EXPECT_FALSE(seen->position.has_value());
}

TEST(Images, ReadsThePositionInAPngToo) {
    auto png = encode_png(flag(16, 16));
    png.insert(33, chunk("eXIf", exif(1).substr(6)));
    auto const seen = look(png);
    ASSERT_TRUE(seen.has_value());
    EXPECT_TRUE(seen->position.has_value());
}

TEST(Images, RefusesWhatIsNoPhotoWhateverItsName) {
    auto const jpeg = encode_jpeg(flag(32, 32));
    auto const png = encode_png(flag(32, 32));
    auto huge_png = png;
    huge_png.replace(16, 8, big(60'000, 4) + big(60'000, 4));
    auto huge_jpeg = jpeg;
    auto const frame = huge_jpeg.find("\xFF\xC0");
    huge_jpeg.replace(frame + 5, 4, big(60'000, 2) + big(60'000, 2));
    struct Row {
        char const* why;
        std::string bytes;
        std::string_view key;
    };
    for (auto const& row : std::vector<Row>{
             {"nothing", "", "files.not_a_picture"},
             {"a program",
              "\x7F"
              "ELF\2\1\1",
              "files.not_a_picture"},
             {"a Windows program", std::string("MZ\x90\0"sv), "files.not_a_picture"},
             {"a script", "#!/bin/sh\nrm -rf /\n", "files.not_a_picture"},
             {"a PDF", "%PDF-1.7\n", "files.not_a_picture"},
             {"an SVG with a script", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "files.not_a_picture"},
             {"a page", "<html><img></html>", "files.not_a_picture"},
             {"WebP", std::string("RIFF\x10\0\0\0WEBPVP8 "sv), "files.picture_kind"},
             {"the first four bytes of a WebP", "RIFF", "files.not_a_picture"},
             {"HEIC",
              std::string("\0\0\0\x18"
                          "ftypheic\0\0\0\0"sv),
              "files.picture_kind"},
             {"a PNG of 60,000 x 60,000", huge_png, "files.picture_too_large"},
             {"a JPEG of 60,000 x 60,000", huge_jpeg, "files.picture_too_large"},
             {"200 MB", jpeg + std::string(200'000'000, '\0'), "files.picture_too_large"},
             {"only the first bytes of a JPEG", jpeg.substr(0, 12), "files.picture_broken"},
             {"only the first bytes of a PNG", png.substr(0, 20), "files.picture_broken"},
             {"a JPEG cut off", jpeg.substr(0, jpeg.size() - 40), "files.picture_broken"},
             {"a PNG cut off", png.substr(0, png.size() - 20), "files.picture_broken"},
             {"a PNG with a changed byte", std::string(png).replace(png.size() - 30, 1, "\x55"),
              "files.picture_broken"},
         }) {
        SCOPED_TRACE(row.why);
        auto const clean = cleaned(row.bytes);
        ASSERT_FALSE(clean.has_value());
        EXPECT_EQ(clean.error().key, row.key);
    }
}

TEST(Images, KeepsNothingButThePixels) {
    auto jpeg = with_exif(encode_jpeg(flag(64, 48)), 1);
    jpeg += "PK\3\4 and a program behind the picture <?php system($_GET[0]); ?>";
    auto const clean = cleaned(jpeg);
    ASSERT_TRUE(clean.has_value());
    EXPECT_TRUE(clean->was.position.has_value());
    for (auto const& kept : {clean->jpeg, clean->thumbnail}) {
        EXPECT_EQ(kept.find("Exif"), std::string::npos);
        EXPECT_EQ(kept.find("2026"), std::string::npos);
        EXPECT_EQ(kept.find("php"), std::string::npos);
        EXPECT_FALSE(look(kept)->position.has_value());
    }
}

TEST(Images, ShrinksToWhatAScreenNeeds) {
    auto const clean = cleaned(encode_jpeg(flag(4'000, 3'000)));
    ASSERT_TRUE(clean.has_value());
    EXPECT_EQ(clean->width, 1'600);
    EXPECT_EQ(clean->height, 1'200);
    auto const small = look(clean->thumbnail);
    EXPECT_EQ(small->width, 320);
    EXPECT_EQ(small->height, 240);
    auto const pixels = decode_jpeg(clean->jpeg, 1'600);
    EXPECT_TRUE(is_near(*pixels, 10, 10, 255, 255, 255));
    EXPECT_TRUE(is_near(*pixels, 10, 1'100, 255, 0, 0));
    EXPECT_TRUE(is_near(*pixels, 1'590, 1'100, 0, 0, 255));
}

TEST(Images, NeverEnlarges) {
    auto const clean = cleaned(encode_png(flag(50, 20)));
    ASSERT_TRUE(clean.has_value());
    EXPECT_EQ(clean->width, 50);
    EXPECT_EQ(clean->height, 20);
}

TEST(Images, AMarkForPaperIsDrawnAnewWithoutLoss) {
    auto const mark = cleaned_mark(with_exif(encode_jpeg(flag(900, 600)), 1), 300);
    ASSERT_TRUE(mark.has_value());
    EXPECT_EQ(mark->width, 300);
    EXPECT_EQ(mark->height, 200);
    EXPECT_EQ(mark->png.find("2026"), std::string::npos) << "nothing but the pixels";
    EXPECT_EQ(cleaned_mark(mark->png, 300)->png, mark->png) << "a PNG stays what it is";
    EXPECT_EQ(cleaned_mark("<svg/>", 300).error().key, "files.not_a_picture");
}

TEST(Images, TurnsEveryOrientationUpright) {
    // The eight ways a camera may have held the flag; `stored` undoes what the camera asks for.
    constexpr std::array back{1, 2, 3, 4, 5, 8, 7, 6};
    for (unsigned turn = 1; turn <= 8; ++turn) {
        SCOPED_TRACE(turn);
        auto const stored = upright(flag(160, 80), back[turn - 1]);
        auto const clean = cleaned(with_exif(encode_jpeg(stored), turn));
        ASSERT_TRUE(clean.has_value());
        ASSERT_EQ(clean->width, 160);
        ASSERT_EQ(clean->height, 80);
        auto const pixels = decode_jpeg(clean->jpeg, 1'600);
        EXPECT_TRUE(is_near(*pixels, 4, 4, 255, 255, 255));
        EXPECT_TRUE(is_near(*pixels, 4, 75, 255, 0, 0));
        EXPECT_TRUE(is_near(*pixels, 155, 75, 0, 0, 255));
    }
}

/// A JPEG of another make: several scans (progressive) or four inks (CMYK as Adobe writes it).
std::string other_jpeg(int width, int height, int inks, bool is_progressive) {
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    unsigned char* out = nullptr;
    unsigned long size = 0;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &out, &size);
    jpeg.image_width = static_cast<JDIMENSION>(width);
    jpeg.image_height = static_cast<JDIMENSION>(height);
    jpeg.input_components = inks;
    jpeg.in_color_space = inks == 4 ? JCS_CMYK : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    if (is_progressive) {
        for (int at = 0; at < inks; ++at) jpeg.comp_info[at].h_samp_factor = jpeg.comp_info[at].v_samp_factor = 1;
        jpeg_simple_progression(&jpeg);
    }
    jpeg_start_compress(&jpeg, TRUE);
    std::vector<std::uint8_t> row(static_cast<std::size_t>(width * inks), 255);
    if (inks == 4)
        for (std::size_t at = 1; at < row.size(); at += 4) row[at] = row[at + 1] = 0;  // red: neither green nor blue
    while (jpeg.next_scanline < jpeg.image_height) {
        auto* line = row.data();
        jpeg_write_scanlines(&jpeg, &line, 1);
    }
    jpeg_finish_compress(&jpeg);
    std::string bytes(reinterpret_cast<char const*>(out), size);
    jpeg_destroy_compress(&jpeg);
    std::free(out);
    return bytes;
}

TEST(Images, ReadsProgressiveAndFourInkPhotos) {
    EXPECT_TRUE(cleaned(other_jpeg(640, 480, 3, true)).has_value());
    auto const red = decode_jpeg(other_jpeg(64, 64, 4, false), 1'600);
    ASSERT_TRUE(red.has_value());
    EXPECT_TRUE(is_near(*red, 30, 30, 255, 0, 0));
}

TEST(Images, RefusesAProgressivePhotoThatWouldFillTheMemory) {
    auto const clean = cleaned(other_jpeg(6'300, 6'300, 3, true));  // 238 MB of coefficients
    ASSERT_FALSE(clean.has_value());
    EXPECT_EQ(clean.error().key, "files.picture_too_large");
}

RC_GTEST_PROP(Images, NoChangedBytesStopIt, ()) {
    static auto const jpeg = with_exif(encode_jpeg(flag(48, 32)), 3);
    static auto const png = encode_png(flag(48, 32));
    auto bytes = *rc::gen::element(jpeg, png);
    auto const changes = *rc::gen::inRange(1, 8);
    for (int change = 0; change < changes; ++change)
        bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
    if (auto const clean = cleaned(bytes)) RC_ASSERT(look(clean->jpeg).has_value());
}

RC_GTEST_PROP(Images, ShrinkingKeepsOneColourAsItIs, ()) {
    auto const width = *rc::gen::inRange(1, 200);
    auto const height = *rc::gen::inRange(1, 200);
    auto const side = *rc::gen::inRange(1, 200);
    auto const grey = *rc::gen::arbitrary<std::uint8_t>();
    Pixels const from{.width = width,
                      .height = height,
                      .rgb = std::vector<std::uint8_t>(static_cast<std::size_t>(width * height * 3), grey)};
    auto const to = shrunk(from, side);
    RC_ASSERT(std::max(to.width, to.height) == std::min(side, std::max(width, height)));
    for (auto const value : to.rgb) RC_ASSERT(value == grey);
}

}  // namespace
}  // namespace sinergi::files
