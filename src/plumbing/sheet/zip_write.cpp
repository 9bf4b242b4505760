#include "plumbing/sheet/zip_write.hpp"

#include <zlib.h>

#include <array>

namespace sinergi::sheet {
namespace {

constexpr std::uint64_t bytes_max = 0xFFFF'FFFE;

void put16(std::string& out, std::uint32_t value) {
    out += static_cast<char>(value & 0xFF);
    out += static_cast<char>(value >> 8 & 0xFF);
}
void put32(std::string& out, std::uint32_t value) {
    put16(out, value & 0xFFFF);
    put16(out, value >> 16);
}

}  // namespace

void Packed::Ends::operator()(z_stream_s* stream) const {
    deflateEnd(stream);
    delete stream;
}

Packed::Packed() : stream_(new z_stream{}) {
    SINERGI_CHECK(deflateInit2(stream_.get(), 1, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) == Z_OK);
}
Packed::Packed(Packed&&) noexcept = default;
Packed& Packed::operator=(Packed&&) noexcept = default;
Packed::~Packed() = default;

void Packed::pack(Last last) {
    auto& z = *stream_;
    check_ =
        static_cast<std::uint32_t>(crc32_z(check_, reinterpret_cast<unsigned char const*>(room_.data()), room_.size()));
    size_ += room_.size();
    z.next_in = reinterpret_cast<unsigned char*>(room_.data());
    z.avail_in = static_cast<unsigned>(room_.size());
    std::array<unsigned char, 64 * 1024> piece;
    int said = Z_OK;
    do {
        z.next_out = piece.data();
        z.avail_out = static_cast<unsigned>(piece.size());
        said = deflate(&z, last == Last::yes ? Z_FINISH : Z_NO_FLUSH);
        packed_.append(reinterpret_cast<char const*>(piece.data()), piece.size() - z.avail_out);
    } while (said != Z_STREAM_END && (last == Last::yes || z.avail_out == 0));
    room_.clear();
}

void ZipWriter::add(std::string_view name, Packed part) {
    part.pack(Packed::Last::yes);
    if (part.size_ > bytes_max || bytes_.size() + part.packed_.size() + 1'000'000 > bytes_max)
        throw Unavailable("sheet: a workbook beyond 4 GB");
    Entry const entry{std::string(name), part.check_, static_cast<std::uint32_t>(part.packed_.size()),
                      static_cast<std::uint32_t>(part.size_), static_cast<std::uint32_t>(bytes_.size())};
    put32(bytes_, 0x04034B50);
    put16(bytes_, 20);  // needs version 2.0
    put16(bytes_, 0);
    put16(bytes_, 8);           // deflated
    put32(bytes_, 0x21 << 16);  // 1 January 1980: the same rows give the same bytes
    put32(bytes_, entry.check);
    put32(bytes_, entry.packed);
    put32(bytes_, entry.size);
    put16(bytes_, static_cast<std::uint32_t>(name.size()));
    put16(bytes_, 0);
    bytes_ += name;
    bytes_ += part.packed_;
    entries_.push_back(entry);
}

std::string ZipWriter::take() && {
    auto const begins = static_cast<std::uint32_t>(bytes_.size());
    for (auto const& entry : entries_) {
        put32(bytes_, 0x02014B50);
        put16(bytes_, 20);
        put16(bytes_, 20);
        put16(bytes_, 0);
        put16(bytes_, 8);
        put32(bytes_, 0x21 << 16);
        put32(bytes_, entry.check);
        put32(bytes_, entry.packed);
        put32(bytes_, entry.size);
        put16(bytes_, static_cast<std::uint32_t>(entry.name.size()));
        put32(bytes_, 0);  // no extra field, no comment
        put32(bytes_, 0);  // first disk, no inner attributes
        put32(bytes_, 0);
        put32(bytes_, entry.begins);
        bytes_ += entry.name;
    }
    auto const size = static_cast<std::uint32_t>(bytes_.size()) - begins;
    put32(bytes_, 0x06054B50);
    put32(bytes_, 0);
    put16(bytes_, static_cast<std::uint32_t>(entries_.size()));
    put16(bytes_, static_cast<std::uint32_t>(entries_.size()));
    put32(bytes_, size);
    put32(bytes_, begins);
    put16(bytes_, 0);
    return std::move(bytes_);
}

}  // namespace sinergi::sheet
