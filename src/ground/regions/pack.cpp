#include "regions/pack.hpp"

#define ZLIB_CONST  // the input may be read-only
#include <zlib.h>

#include <array>
#include <memory>
#include <string>

extern "C" {
extern unsigned char const sinergi_regions_pack[];
extern unsigned char const sinergi_regions_pack_end[];
}

namespace sinergi::regions {
namespace {

constexpr std::size_t piece_bytes = 64U * 1024U;
constexpr int gzip_window = 15 + 16;

/// "3208\tKabupaten Kuningan"
void visit_line(std::string_view line, std::function<void(RegionCode const&, std::string_view)> const& visit) {
    auto const tab = line.find('\t');
    auto const code = RegionCode::parse(line.substr(0, tab));
    if (tab == std::string_view::npos || !code) throw Fault("the packed areas are broken");
    visit(*code, line.substr(tab + 1));
}

}  // namespace

void each_packed(std::function<void(RegionCode const&, std::string_view)> const& visit) {
    z_stream stream{};
    stream.next_in = sinergi_regions_pack;
    stream.avail_in = static_cast<uInt>(sinergi_regions_pack_end - sinergi_regions_pack);
    if (inflateInit2(&stream, gzip_window) != Z_OK) throw Fault("the packed areas cannot be read");
    auto const end = std::unique_ptr<z_stream, int (*)(z_stream*)>(&stream, inflateEnd);

    // Piece by piece, so that a start never holds all of it.
    std::string piece(piece_bytes, '\0');
    std::string text;
    for (int state = Z_OK; state == Z_OK;) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = piece_bytes;
        state = inflate(&stream, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END) throw Fault("the packed areas are broken");
        text.append(piece, 0, piece_bytes - stream.avail_out);
        std::size_t from = 0;
        for (auto line_end = text.find('\n'); line_end != std::string::npos; line_end = text.find('\n', from)) {
            visit_line(std::string_view(text).substr(from, line_end - from), visit);
            from = line_end + 1;
        }
        text.erase(0, from);
    }
    if (!text.empty()) throw Fault("the packed areas end in the middle of a line");
}

}  // namespace sinergi::regions
