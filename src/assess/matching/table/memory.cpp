#include "matching/table/memory.hpp"

#include "base/result.hpp"

#include <cstdlib>
#include <new>

#include <sys/mman.h>
#include <unistd.h>

namespace sinergi::matching {
namespace {

constexpr std::uintptr_t big_page = std::uintptr_t{2} << 20;
constexpr std::size_t page = 4096;

constexpr std::uintptr_t whole(std::uintptr_t bytes, std::uintptr_t of) noexcept {
    return (bytes + of - 1) & ~(of - 1);
}

}  // namespace

void* take_pages(std::size_t bytes) {
    auto const wanted = whole(bytes, page);
    auto const room = wanted + big_page;
    auto* const at = ::mmap(nullptr, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED) throw std::bad_alloc();
    auto const begin = reinterpret_cast<std::uintptr_t>(at);
    auto const from = whole(begin, big_page);
    if (from > begin) ::munmap(at, from - begin);
    if (auto const rest = begin + room - (from + wanted); rest > 0)
        ::munmap(reinterpret_cast<void*>(from + wanted), rest);
    auto* const out = reinterpret_cast<void*>(from);
    // What is behind the last whole one stays small: half of a big page would be taken for nothing.
    if (auto const big = wanted & ~(big_page - 1); big > 0) ::madvise(out, big, MADV_HUGEPAGE);
    return out;
}

void ask_for_big_pages(void const* begin, std::size_t bytes) noexcept {
    auto const from = whole(reinterpret_cast<std::uintptr_t>(begin), big_page);
    auto const to = (reinterpret_cast<std::uintptr_t>(begin) + bytes) & ~(big_page - 1);
    if (from < to) ::madvise(reinterpret_cast<void*>(from), to - from, MADV_HUGEPAGE);
}

void give_pages(void* at, std::size_t bytes) noexcept { ::munmap(at, whole(bytes, page)); }

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
    auto const wanted = whole(bytes, page);
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
                                      : take_pages(wanted);
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
