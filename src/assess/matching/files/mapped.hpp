#pragma once
// Inside of matching: a file read through memory.

#include "base/result.hpp"

#include <cerrno>
#include <string>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sinergi::matching {

/// A file looked at here and there in memory, and read in parts.
class Mapped {
public:
    static Result<Mapped> open(std::string const& path) {
        auto const handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        struct stat about{};
        if (handle < 0) return refuse(Why::not_found, "matching.no_file", path);
        if (::fstat(handle, &about) != 0 || !S_ISREG(about.st_mode)) {
            ::close(handle);
            return refuse(Why::not_found, "matching.no_file", path);
        }
        Mapped out;
        out.size_ = static_cast<std::size_t>(about.st_size);
        if (out.size_ > 0) {
            auto* const at = ::mmap(nullptr, out.size_, PROT_READ, MAP_PRIVATE, handle, 0);
            if (at == MAP_FAILED) {
                ::close(handle);
                throw Fault("matching: the file could not be mapped");
            }
            out.data_ = static_cast<char*>(at);
            ::posix_fadvise(handle, 0, 0, POSIX_FADV_SEQUENTIAL);
        }
        out.handle_ = handle;
        return out;
    }
    Mapped(Mapped&& other) noexcept
        : data_(std::exchange(other.data_, nullptr)), size_(other.size_), handle_(std::exchange(other.handle_, -1)) {}
    Mapped& operator=(Mapped&&) = delete;
    ~Mapped() {
        if (data_) ::munmap(data_, size_);
        if (handle_ >= 0) ::close(handle_);
    }
    [[nodiscard]] std::string_view text() const noexcept { return {data_, size_}; }
    /// A part of it copied into `room`: what is gone through whole costs less so than page by page, and does not count
    /// as our memory. @throws Fault when it cannot be read
    std::string_view read(std::size_t from, std::size_t to, std::string& room) const {
        if (room.size() < to - from) room.resize(to - from);
        for (std::size_t done = 0; done < to - from;) {
            auto const got = ::pread(handle_, room.data() + done, to - from - done, static_cast<off_t>(from + done));
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) throw Fault("matching: the file could not be read to its end");
            done += static_cast<std::size_t>(got);
        }
        return {room.data(), to - from};
    }

private:
    Mapped() = default;
    char* data_ = nullptr;
    std::size_t size_ = 0;
    int handle_ = -1;
};

}  // namespace sinergi::matching
