#include "matching/index/reserve.hpp"

#include <sys/mman.h>

namespace sinergi::matching {
namespace {

// A village's index lives in small pages: a large one would cost it 2 MB for each of its arrays.
constexpr std::size_t small_pages = std::size_t{8} << 20;

}  // namespace

Space::Space(std::size_t bytes_max) : bytes_max_(bytes_max) {
    auto* const at =
        mmap(nullptr, bytes_max, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (at == MAP_FAILED) throw Unavailable("no address space for the index");
    // Each search touches some hundred places far apart: with pages of 2 MB it misses the table of pages less often.
    at_ = static_cast<std::byte*>(at);
    if (bytes_max > small_pages) madvise(at_ + small_pages, bytes_max - small_pages, MADV_HUGEPAGE);
}

Space::~Space() {
    if (at_) munmap(at_, bytes_max_);
}

void Space::map(int file, std::size_t from, std::size_t bytes) {
    auto* const mapped =
        mmap(at_, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, file, static_cast<off_t>(from));
    if (mapped == MAP_FAILED) throw Unavailable("the snapshot of the index cannot be mapped");
}

}  // namespace sinergi::matching
