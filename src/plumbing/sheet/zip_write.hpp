#pragma once
// Inside of sheet: parts of a ZIP file, packed while they are written.

#include "base/result.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct z_stream_s;

namespace sinergi::sheet {

/// A part's bytes, packed piece by piece: memory holds what is packed and one piece. Its level is the quickest: a
/// workbook is written while somebody waits, and its XML repeats itself enough.
class Packed {
public:
    Packed();
    Packed(Packed&&) noexcept;
    Packed& operator=(Packed&&) noexcept;
    ~Packed();
    /// Write at its end, then flush().
    [[nodiscard]] std::string& room() noexcept { return room_; }
    /// Packs what was written, once there is enough of it.
    void flush() {
        if (room_.size() >= piece_bytes) pack(Last::no);
    }

private:
    friend class ZipWriter;
    static constexpr std::size_t piece_bytes = 128 * 1024;
    enum class Last : bool { no, yes };
    struct Ends {
        void operator()(z_stream_s* stream) const;
    };
    void pack(Last last);
    std::string room_, packed_;
    std::unique_ptr<z_stream_s, Ends> stream_;
    std::uint64_t size_ = 0;
    std::uint32_t check_ = 0;
};

/// The file: parts in their order. The same parts give the same bytes.
class ZipWriter {
public:
    /// @throws Unavailable when a part or the whole grows beyond 4 GB
    void add(std::string_view name, Packed part);
    [[nodiscard]] std::string take() &&;

private:
    struct Entry {
        std::string name;
        std::uint32_t check = 0, packed = 0, size = 0, begins = 0;
    };
    std::string bytes_;
    std::vector<Entry> entries_;
};

}  // namespace sinergi::sheet
