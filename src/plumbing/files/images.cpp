#include "plumbing/files/images.hpp"

#include "plumbing/files/pixels.hpp"

#include <fmt/format.h>
#include <libexif/exif-data.h>

#include <cmath>
#include <memory>
#include <semaphore>

namespace sinergi::files {

namespace {

using std::string_view_literals::operator""sv;

/// @pre at + 2 <= bytes.size(), and + 4 for the next one
int big16(std::string_view bytes, std::size_t at) noexcept {
    return static_cast<unsigned char>(bytes[at]) << 8 | static_cast<unsigned char>(bytes[at + 1]);
}
std::int64_t big32(std::string_view bytes, std::size_t at) noexcept {
    return std::int64_t{big16(bytes, at)} << 16 | big16(bytes, at + 2);
}

std::unexpected<Refusal> broken() { return refuse(Why::malformed, "files.picture_broken"); }

Done sized(Picture& picture, std::int64_t width, std::int64_t height) {
    if (width <= 0 || height <= 0) return broken();
    if (width > 65'500 || height > 65'500 || width * height > picture_pixels_max)
        return refuse(Why::too_large, "files.picture_too_large");
    picture.width = static_cast<int>(width);
    picture.height = static_cast<int>(height);
    return {};
}

// ---- EXIF

struct Forget {
    void operator()(ExifData* data) const noexcept { exif_data_unref(data); }
};

/// Degrees, minutes and seconds as three fractions, and the letter of the hemisphere.
std::optional<double> degrees(ExifContent* gps, ExifTag value, ExifTag side, char negative, ExifByteOrder order) {
    auto const* entry = exif_content_get_entry(gps, value);
    auto const* hemisphere = exif_content_get_entry(gps, side);
    if (!entry || !hemisphere || entry->format != EXIF_FORMAT_RATIONAL || entry->components != 3 || entry->size < 24 ||
        hemisphere->size < 1)
        return {};
    double sum = 0;
    double unit = 1;
    for (unsigned at = 0; at < 3; ++at, unit /= 60) {
        auto const part = exif_get_rational(entry->data + at * 8, order);
        if (part.denominator == 0) return {};
        sum += unit * part.numerator / part.denominator;
    }
    return hemisphere->data[0] == static_cast<unsigned char>(negative) ? -sum : sum;
}

std::optional<Position> position_in(ExifData* data) {
    auto* gps = data->ifd[EXIF_IFD_GPS];
    auto const order = exif_data_get_byte_order(data);
    auto const tag = [](int number) { return static_cast<ExifTag>(number); };  // GPS tags share numbers with others
    auto const lat = degrees(gps, tag(EXIF_TAG_GPS_LATITUDE), tag(EXIF_TAG_GPS_LATITUDE_REF), 'S', order);
    auto const lon = degrees(gps, tag(EXIF_TAG_GPS_LONGITUDE), tag(EXIF_TAG_GPS_LONGITUDE_REF), 'W', order);
    if (!lat || !lon || std::abs(*lat) > 90 || std::abs(*lon) > 180) return {};
    if (*lat == 0 && *lon == 0) return {};  // a camera without a fix writes zeros
    return Position{*lat, *lon};
}

std::string taken_in(ExifData* data) {
    auto const* entry = exif_content_get_entry(data->ifd[EXIF_IFD_EXIF], EXIF_TAG_DATE_TIME_ORIGINAL);
    if (!entry || entry->size < 19) return {};
    std::string text(reinterpret_cast<char const*>(entry->data), 19);  // "2026:11:22 08:00:00"
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const shape = "dddd:dd:dd dd:dd:dd"[at];
        if (shape == 'd' ? text[at] < '0' || text[at] > '9' : text[at] != shape) return {};
    }
    text[4] = text[7] = '-';
    return text.starts_with("0000") ? std::string{} : text;
}

/// `block`: "Exif\0\0" and the TIFF behind it.
void read_exif(Picture& picture, std::string_view block) {
    std::unique_ptr<ExifData, Forget> const data(exif_data_new());
    if (!data) throw std::bad_alloc();
    exif_data_unset_option(data.get(), EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);  // reads, and mends nothing
    exif_data_load_data(data.get(), reinterpret_cast<unsigned char const*>(block.data()),
                        static_cast<unsigned>(block.size()));
    if (auto const* entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
        entry && entry->format == EXIF_FORMAT_SHORT && entry->size >= 2) {
        auto const turn = exif_get_short(entry->data, exif_data_get_byte_order(data.get()));
        if (turn >= 1 && turn <= 8) picture.orientation = turn;
    }
    picture.position = position_in(data.get());
    picture.taken_at = taken_in(data.get());
}

// ---- headers

/// Walks the segments up to the first scan: the frame's size and the EXIF block stand there.
Result<Picture> look_jpeg(std::string_view bytes) {
    Picture picture{.kind = PictureKind::jpeg};
    bool is_sized = false;
    bool has_exif = false;
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        if (bytes[at] != '\xFF') return broken();
        auto const marker = static_cast<unsigned char>(bytes[at + 1]);
        if (marker == 0xFF) {  // padding
            ++at;
            continue;
        }
        auto const length = static_cast<std::size_t>(big16(bytes, at + 2));
        if (marker == 0xD9 || marker < 0xC0 || length < 2 || at + 2 + length > bytes.size()) return broken();
        auto const body = bytes.substr(at + 4, length - 2);
        if (marker == 0xDA) {
            if (!is_sized) return broken();
            return picture;
        }
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
            if (is_sized || body.size() < 6) return broken();
            SINERGI_MUST(sized(picture, big16(body, 3), big16(body, 1)));
            is_sized = true;
        }
        if (marker == 0xE1 && !has_exif && body.starts_with("Exif\0\0"sv)) {
            read_exif(picture, body);
            has_exif = true;
        }
        at += 2 + length;
    }
    return broken();
}

/// Walks the chunks for eXIf, which may stand behind the picture's data.
Result<Picture> look_png(std::string_view bytes) {
    Picture picture{.kind = PictureKind::png};
    if (bytes.size() < 33 || bytes.substr(12, 4) != "IHDR") return broken();
    SINERGI_MUST(sized(picture, big32(bytes, 16), big32(bytes, 20)));
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        auto const length = static_cast<std::size_t>(big32(bytes, at));
        if (length > bytes.size() - at - 12) return broken();
        auto const name = bytes.substr(at + 4, 4);
        if (name == "eXIf" && length < 65'530)
            read_exif(picture, std::string("Exif\0\0"sv).append(bytes.substr(at + 8, length)));
        if (name == "IEND") return picture;
        at += 12 + length;
    }
    return broken();
}

/// Pictures that phones make and that we do not open: the sentence says what to send instead.
bool is_other_picture(std::string_view bytes) noexcept {
    if (bytes.starts_with("GIF8") || bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return true;
    if (bytes.size() < 12) return false;
    if (bytes.starts_with("RIFF") && bytes.substr(8).starts_with("WEBP")) return true;
    if (bytes.substr(4, 4) != "ftyp") return false;
    for (auto const brand : {"heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif", "avis"})
        if (bytes.substr(8, 4) == brand) return true;
    return false;
}

/// At most two pictures are decoded at once: a burst of large photos waits and does not fill the memory.
std::counting_semaphore<> seats(2);

struct Seat {
    Seat() { seats.acquire(); }
    Seat(Seat const&) = delete;
    Seat& operator=(Seat const&) = delete;
    ~Seat() { seats.release(); }
};

}  // namespace

Result<Picture> look(std::string_view bytes) {
    if (bytes.size() > picture_bytes_max) return refuse(Why::too_large, "files.picture_too_large");
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return look_jpeg(bytes);
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return look_png(bytes);
    if (is_other_picture(bytes)) return refuse(Why::malformed, "files.picture_kind");
    return refuse(Why::malformed, "files.not_a_picture");
}

namespace {

Result<Pixels> drawn_anew(std::string_view bytes, Picture const& was, int side_max) {
    SINERGI_TRY(decoded, was.kind == PictureKind::jpeg ? decode_jpeg(bytes, side_max) : decode_png(bytes, side_max));
    return upright(std::move(decoded), was.orientation);
}

}  // namespace

Result<CleanPicture> cleaned(std::string_view bytes) {
    SINERGI_TRY(was, look(bytes));
    Seat const seat;
    SINERGI_TRY(pixels, drawn_anew(bytes, was, picture_side_max));
    return CleanPicture{.was = std::move(was),
                        .jpeg = encode_jpeg(pixels),
                        .width = pixels.width,
                        .height = pixels.height,
                        .thumbnail = encode_jpeg(shrunk(pixels, thumbnail_side_max))};
}

Result<CleanMark> cleaned_mark(std::string_view bytes, int side_max) {
    SINERGI_TRY(was, look(bytes));
    Seat const seat;
    SINERGI_TRY(pixels, drawn_anew(bytes, was, side_max));
    return CleanMark{.png = encode_png(pixels), .width = pixels.width, .height = pixels.height};
}

}  // namespace sinergi::files
