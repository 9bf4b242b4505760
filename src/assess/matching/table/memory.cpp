#include "matching/table/memory.hpp"

#include "base/result.hpp"

#include <cstdlib>
#include <new>

#include <sys/mman.h>
#include <unistd.h>

namespace sinergi::matching {
namespace {

constexpr std::uintptr_t big_page = std::uintptr_t{2} << 20;

}  // namespace

void ask_for_big_pages(void const* begin, std::size_t bytes) noexcept {
    auto const from = (reinterpret_cast<std::uintptr_t>(begin) + big_page - 1) & ~(big_page - 1);
    auto const to = (reinterpret_cast<std::uintptr_t>(begin) + bytes) & ~(big_page - 1);
    if (from < to) ::madvise(reinterpret_cast<void*>(from), to - from, MADV_HUGEPAGE);
}

Store::~Store() {
    if (data_) ::munmap(data_, bytes_);
    if (file_ >= 0) ::close(file_);
}

void Store::move_to(std::string const& folder) {
    auto name = folder + "/rows.XXXXXX";
    file_ = ::mkstemp(name.data());
    if (file_ < 0) throw Fault("matching: no file could be made in " + folder);
    ::unlink(name.c_str());
}

void Store::resize(std::size_t bytes) {
    constexpr std::size_t page = 4096;
    auto const wanted = (bytes + page - 1) & ~(page - 1);
    if (wanted == bytes_) return;
    if (file_ >= 0 && ::ftruncate(file_, static_cast<off_t>(wanted)) != 0) throw Fault("matching: the disk is full");
    if (wanted == 0) {
        ::munmap(data_, bytes_);
        data_ = nullptr;
        bytes_ = 0;
        return;
    }
    auto* const to = data_ != nullptr ? ::mremap(data_, bytes_, wanted, MREMAP_MAYMOVE)
                     : file_ >= 0     ? ::mmap(nullptr, wanted, PROT_READ | PROT_WRITE, MAP_SHARED, file_, 0)
                                  : ::mmap(nullptr, wanted, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (to == MAP_FAILED) throw std::bad_alloc();
    data_ = static_cast<char*>(to);
    bytes_ = wanted;
    // The whole of it: mremap moves no area that is of two kinds.
    if (file_ < 0) ::madvise(data_, bytes_, MADV_HUGEPAGE);
}

void Store::rest() const noexcept {
    if (file_ >= 0 && data_) ::madvise(data_, bytes_, MADV_DONTNEED);
}

}  // namespace sinergi::matching
