#include "plumbing/files/pixels.hpp"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <jerror.h>
#include <jpeglib.h>
#include <png.h>

namespace sinergi::files {

namespace {

constexpr long jpeg_memory_max = 128L * 1024 * 1024;
constexpr int scans_max = 40;  // cameras and WhatsApp write about ten; hundreds on a large picture stop a server

/// libjpeg leaves by longjmp. So each call of it stands in a function of its own below, marked `noexcept`, that holds
/// nothing but plain values: no destructor is ever jumped over.
struct Exit {
    jpeg_error_mgr manager;
    jmp_buf back;
    bool is_too_large;
    bool is_cut;
};

Exit& exit_of(j_common_ptr jpeg) { return *reinterpret_cast<Exit*>(jpeg->err); }

extern "C" {
[[noreturn]] void leave(j_common_ptr jpeg) {
    auto& exit = exit_of(jpeg);
    exit.is_too_large = jpeg->err->msg_code == JERR_OUT_OF_MEMORY || jpeg->err->msg_code == JERR_NO_BACKING_STORE ||
                        jpeg->err->msg_code == JERR_WIDTH_OVERFLOW;
    std::longjmp(exit.back, 1);
}
void hear(j_common_ptr jpeg, int level) {
    if (level < 0 && (jpeg->err->msg_code == JWRN_JPEG_EOF || jpeg->err->msg_code == JWRN_HIT_MARKER))
        exit_of(jpeg).is_cut = true;
}
void stay_silent(j_common_ptr) {}
void count_scans(j_common_ptr jpeg) {
    if (!jpeg->is_decompressor) return;
    if (reinterpret_cast<j_decompress_ptr>(jpeg)->input_scan_number > scans_max) leave(jpeg);
}
}

void prepare(Exit& exit) noexcept {
    jpeg_std_error(&exit.manager);
    exit.manager.error_exit = leave;
    exit.manager.emit_message = hear;
    exit.manager.output_message = stay_silent;
}

/// A JPEG being read. Plain C inside; the functions say false when libjpeg gave up.
struct JpegIn {
    jpeg_decompress_struct jpeg{};
    jpeg_progress_mgr progress{};
    Exit exit{};

    JpegIn() = default;
    JpegIn(JpegIn const&) = delete;
    JpegIn& operator=(JpegIn const&) = delete;
    ~JpegIn() { jpeg_destroy_decompress(&jpeg); }

    /// Decoding to an eighth, a quarter ... is nearly free; the rest of the way is the Shrinker's.
    bool begin(std::string_view bytes, int side_max) noexcept {
        prepare(exit);
        jpeg.err = &exit.manager;
        if (setjmp(exit.back)) return false;
        jpeg_create_decompress(&jpeg);
        jpeg.mem->max_memory_to_use = jpeg_memory_max;
        progress.progress_monitor = count_scans;
        jpeg.progress = &progress;
        jpeg_mem_src(&jpeg, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
        if (jpeg_read_header(&jpeg, TRUE) != JPEG_HEADER_OK) return false;
        if (std::int64_t{jpeg.image_width} * jpeg.image_height > picture_pixels_max) {
            exit.is_too_large = true;
            return false;
        }
        jpeg.out_color_space = jpeg.num_components == 4 ? JCS_CMYK : JCS_RGB;
        jpeg.scale_denom = 8;
        auto const longer = std::max(jpeg.image_width, jpeg.image_height);
        for (jpeg.scale_num = 1; jpeg.scale_num < 8; ++jpeg.scale_num)
            if (longer * jpeg.scale_num / 8 >= static_cast<unsigned>(side_max)) break;
        return jpeg_start_decompress(&jpeg) == TRUE;
    }

    bool read_row(std::uint8_t* row) noexcept {
        if (setjmp(exit.back)) return false;
        return jpeg_read_scanlines(&jpeg, &row, 1) == 1;
    }

    bool end() noexcept {
        if (setjmp(exit.back)) return false;
        return jpeg_finish_decompress(&jpeg) == TRUE && !exit.is_cut;
    }

    [[nodiscard]] std::unexpected<Refusal> refusal() const {
        if (exit.is_too_large) return refuse(Why::too_large, "files.picture_too_large");
        return refuse(Why::malformed, "files.picture_broken");
    }
};

/// Adobe writes its four inks turned round.
void inks_to_rgb(std::uint8_t const* inks, std::uint8_t* rgb, unsigned width, bool is_turned) noexcept {
    for (unsigned x = 0; x < width; ++x, inks += 4, rgb += 3) {
        for (int c = 0; c < 3; ++c) {
            auto const ink = is_turned ? inks[c] : 255 - inks[c];
            auto const black = is_turned ? inks[3] : 255 - inks[3];
            rgb[c] = static_cast<std::uint8_t>(ink * black / 255);
        }
    }
}

/// A JPEG being written.
struct JpegOut {
    jpeg_compress_struct jpeg{};
    Exit exit{};
    unsigned char* bytes = nullptr;
    unsigned long size = 0;

    JpegOut() = default;
    JpegOut(JpegOut const&) = delete;
    JpegOut& operator=(JpegOut const&) = delete;
    ~JpegOut() {
        jpeg_destroy_compress(&jpeg);
        std::free(bytes);
    }

    bool write(Pixels const& pixels) noexcept {
        prepare(exit);
        jpeg.err = &exit.manager;
        if (setjmp(exit.back)) return false;
        jpeg_create_compress(&jpeg);
        jpeg_mem_dest(&jpeg, &bytes, &size);
        jpeg.image_width = static_cast<JDIMENSION>(pixels.width);
        jpeg.image_height = static_cast<JDIMENSION>(pixels.height);
        jpeg.input_components = 3;
        jpeg.in_color_space = JCS_RGB;
        jpeg_set_defaults(&jpeg);
        jpeg_set_quality(&jpeg, 82, TRUE);
        jpeg.optimize_coding = TRUE;
        jpeg_start_compress(&jpeg, TRUE);
        while (jpeg.next_scanline < jpeg.image_height) {
            auto* row = const_cast<JSAMPROW>(pixels.at(0, static_cast<int>(jpeg.next_scanline)));
            jpeg_write_scanlines(&jpeg, &row, 1);
        }
        jpeg_finish_compress(&jpeg);
        return true;
    }
};

struct PngIn {
    png_image image{};
    PngIn() { image.version = PNG_IMAGE_VERSION; }
    PngIn(PngIn const&) = delete;
    PngIn& operator=(PngIn const&) = delete;
    ~PngIn() { png_image_free(&image); }
};

}  // namespace

Result<Pixels> decode_jpeg(std::string_view bytes, int side_max) {
    JpegIn in;
    if (!in.begin(bytes, side_max)) return in.refusal();
    auto const width = in.jpeg.output_width;
    Shrinker shrinker(static_cast<int>(width), static_cast<int>(in.jpeg.output_height), side_max);
    std::vector<std::uint8_t> row(std::size_t{width} * static_cast<unsigned>(in.jpeg.output_components));
    std::vector<std::uint8_t> rgb(std::size_t{width} * 3);
    bool const has_inks = in.jpeg.output_components == 4;
    for (unsigned y = 0; y < in.jpeg.output_height; ++y) {
        if (!in.read_row(row.data())) return in.refusal();
        if (has_inks) inks_to_rgb(row.data(), rgb.data(), width, in.jpeg.saw_Adobe_marker != FALSE);
        shrinker.add(has_inks ? rgb.data() : row.data());
    }
    if (!in.end()) return in.refusal();
    return std::move(shrinker).take();
}

/// libpng's simplified reader jumps within itself alone, and keeps chunks below 8 MB.
Result<Pixels> decode_png(std::string_view bytes, int side_max) {
    PngIn in;
    if (!png_image_begin_read_from_memory(&in.image, bytes.data(), bytes.size()))
        return refuse(Why::malformed, "files.picture_broken");
    if (std::int64_t{in.image.width} * in.image.height > picture_pixels_max)
        return refuse(Why::too_large, "files.picture_too_large");
    in.image.format = PNG_FORMAT_RGB;
    std::vector<std::uint8_t> whole(PNG_IMAGE_SIZE(in.image));
    png_color const white{255, 255, 255};
    if (!png_image_finish_read(&in.image, &white, whole.data(), 0, nullptr) || PNG_IMAGE_FAILED(in.image))
        return refuse(Why::malformed, "files.picture_broken");
    auto const stride = std::size_t{in.image.width} * 3;
    Shrinker shrinker(static_cast<int>(in.image.width), static_cast<int>(in.image.height), side_max);
    for (std::size_t y = 0; y < in.image.height; ++y) shrinker.add(whole.data() + y * stride);
    return std::move(shrinker).take();
}

std::string encode_jpeg(Pixels const& pixels) {
    JpegOut out;
    if (!out.write(pixels)) throw Fault("files: libjpeg could not write a picture");
    return {reinterpret_cast<char const*>(out.bytes), out.size};
}

std::string encode_png(Pixels const& pixels) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(pixels.width);
    image.height = static_cast<png_uint_32>(pixels.height);
    image.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = 0;
    if (png_image_write_to_memory(&image, nullptr, &size, 0, pixels.rgb.data(), 0, nullptr) == 0)
        throw Fault("files: libpng could not write a picture");
    std::string bytes(size, '\0');
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.rgb.data(), 0, nullptr) == 0)
        throw Fault("files: libpng could not write a picture");
    bytes.resize(size);
    return bytes;
}

}  // namespace sinergi::files
