#pragma once
// Inside of matching: a file read through memory.

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sinergi::matching {

/// A file in memory as far as it is looked at.
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
            ::madvise(at, out.size_, MADV_SEQUENTIAL);
        }
        ::close(handle);
        return out;
    }
    Mapped(Mapped&& other) noexcept : data_(std::exchange(other.data_, nullptr)), size_(other.size_) {}
    Mapped& operator=(Mapped&&) = delete;
    ~Mapped() {
        if (data_) ::munmap(data_, size_);
    }
    [[nodiscard]] std::string_view text() const noexcept { return {data_, size_}; }
    /// Gives the pages of a part back: the file must not count as our memory.
    void forget(std::size_t from, std::size_t to) const noexcept {
        constexpr std::size_t page = 4096;
        auto const begin = (from + page - 1) & ~(page - 1), end = to & ~(page - 1);
        if (begin < end) ::madvise(data_ + begin, end - begin, MADV_DONTNEED);
    }

private:
    Mapped() = default;
    char* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace sinergi::matching
