#include "plumbing/sheet/zip.hpp"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>

namespace sinergi::sheet {

namespace {

constexpr std::size_t piece_bytes = 64 * 1024;
constexpr std::int64_t ratio_free_bytes = 16 * 1024 * 1024;  // below this a high ratio harms nobody

constexpr int any_case = 2;  // part names are compared without regard to case (ECMA-376-2, 6.2.2.3)

/// The bytes, seen by minizip as a file.
struct Source {
    std::string_view bytes;
    std::size_t at = 0;
};

Source& source(voidpf opaque) { return *static_cast<Source*>(opaque); }

extern "C" {
voidpf source_open(voidpf opaque, void const*, int) { return opaque; }
uLong source_read(voidpf opaque, voidpf, void* to, uLong size) {
    auto& from = source(opaque);
    auto const got = std::min<std::size_t>(size, from.bytes.size() - from.at);
    std::memcpy(to, from.bytes.data() + from.at, got);
    from.at += got;
    return got;
}
ZPOS64_T source_tell(voidpf opaque, voidpf) { return source(opaque).at; }
long source_seek(voidpf opaque, voidpf, ZPOS64_T offset, int origin) {
    auto& from = source(opaque);
    ZPOS64_T const base = origin == ZLIB_FILEFUNC_SEEK_CUR   ? from.at
                          : origin == ZLIB_FILEFUNC_SEEK_END ? from.bytes.size()
                                                             : 0;
    if (offset > from.bytes.size() || base + offset > from.bytes.size()) return -1;
    from.at = static_cast<std::size_t>(base + offset);
    return 0;
}
int source_close(voidpf, voidpf) { return 0; }
int source_error(voidpf, voidpf) { return 0; }
}

std::unexpected<Refusal> broken() { return refuse(Why::malformed, "sheet.xlsx_broken"); }

}  // namespace

struct Zip::Inside {
    Source from;
    unzFile zip = nullptr;
    bool is_open = false;
    std::int64_t unpacked = 0;
    std::int64_t packed = 0;
    Limits limits;
    std::array<char, piece_bytes> piece{};

    Inside(std::string_view bytes, Limits const& set) : from{bytes}, limits(set) {}
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;
    ~Inside() {
        end();
        if (zip) unzClose(zip);
    }
    void end() noexcept {
        if (is_open) unzCloseCurrentFile(zip);
        is_open = false;
    }
};

Zip::Zip(std::unique_ptr<Inside> in) noexcept : in_(std::move(in)) {}
Zip::Zip(Zip&&) noexcept = default;
Zip::~Zip() = default;

Result<Zip> Zip::open(std::string_view bytes, Limits const& limits) {
    auto in = std::make_unique<Inside>(bytes, limits);
    zlib_filefunc64_def const calls{source_open, source_read,  nullptr,      source_tell,
                                    source_seek, source_close, source_error, &in->from};
    auto mutable_calls = calls;
    in->zip = unzOpen2_64("", &mutable_calls);
    if (!in->zip) return broken();
    return Zip(std::move(in));
}

bool Zip::has(std::string const& name) {
    in_->end();
    return unzLocateFile(in_->zip, name.c_str(), any_case) == UNZ_OK;
}

Done Zip::begin(std::string const& name) {
    in_->end();
    if (unzLocateFile(in_->zip, name.c_str(), any_case) != UNZ_OK) return broken();
    unz_file_info64 about{};
    if (unzGetCurrentFileInfo64(in_->zip, &about, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) return broken();
    if (std::cmp_greater(about.uncompressed_size, in_->limits.unpacked_bytes_max))
        return refuse(Why::too_large, "sheet.too_large");
    if ((about.flag & 1) != 0 || unzOpenCurrentFile(in_->zip) != UNZ_OK) return broken();
    in_->is_open = true;
    in_->unpacked = 0;
    in_->packed = static_cast<std::int64_t>(std::min<std::uint64_t>(about.compressed_size, in_->from.bytes.size()));
    return {};
}

/// Counts what really comes out, whatever the directory promised.
Result<std::string_view> Zip::more() {
    SINERGI_CHECK(in_->is_open);
    auto const got = unzReadCurrentFile(in_->zip, in_->piece.data(), piece_bytes);
    if (got < 0) return broken();
    if (got == 0) {
        in_->is_open = false;
        if (unzCloseCurrentFile(in_->zip) != UNZ_OK) return broken();  // the check sum
        return std::string_view{};
    }
    in_->unpacked += got;
    if (in_->unpacked > in_->limits.unpacked_bytes_max ||
        (in_->unpacked > ratio_free_bytes && in_->unpacked / (in_->packed + 1) > in_->limits.ratio_max))
        return refuse(Why::too_large, "sheet.too_large");
    return std::string_view(in_->piece.data(), static_cast<std::size_t>(got));
}

}  // namespace sinergi::sheet
