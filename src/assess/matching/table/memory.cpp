#include "matching/table/memory.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <new>

#include <fcntl.h>
#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

namespace sinergi::matching {
namespace {

constexpr std::uintptr_t big_page = std::uintptr_t{2} << 20;
constexpr std::size_t page = 4096;

constexpr std::uintptr_t whole(std::uintptr_t bytes, std::uintptr_t of) noexcept {
    return (bytes + of - 1) & ~(of - 1);
}
/// How far it is to where the next big page begins.
std::size_t before_big_page(void const* at) noexcept {
    auto const begin = reinterpret_cast<std::uintptr_t>(at);
    return whole(begin, big_page) - begin;
}

}  // namespace

void* take_pages(std::size_t bytes) {
    auto const wanted = whole(bytes, page);
    auto const room = wanted + big_page;
    auto* const at = ::mmap(nullptr, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED) throw std::bad_alloc();
    auto const before = before_big_page(at);
    auto* const out = static_cast<char*>(at) + before;
    if (before > 0) ::munmap(at, before);
    if (auto const rest = big_page - before; rest > 0) ::munmap(out + wanted, rest);
    // What is behind the last whole one stays small: half of a big page would be taken for nothing.
    if (auto const big = wanted & ~(big_page - 1); big > 0) ::madvise(out, big, MADV_HUGEPAGE);
    return out;
}

void ask_for_big_pages(void const* begin, std::size_t bytes) noexcept {
    auto const before = before_big_page(begin);
    if (before >= bytes) return;
    auto* const from = static_cast<char*>(const_cast<void*>(begin)) + before;
    if (auto const big = (bytes - before) & ~(big_page - 1); big > 0) ::madvise(from, big, MADV_HUGEPAGE);
}

void give_pages(void* at, std::size_t bytes) noexcept { ::munmap(at, whole(bytes, page)); }

void rest_program() noexcept {
    auto const rest = [](dl_phdr_info* object, std::size_t, void*) {
        for (auto const& part : std::span(object->dlpi_phdr, object->dlpi_phnum)) {
            if (part.p_type != PT_LOAD || (part.p_flags & PF_W) != 0) continue;  // what was written to is nowhere else
            auto const begin = (object->dlpi_addr + part.p_vaddr) & ~(page - 1);
            auto const bytes = object->dlpi_addr + part.p_vaddr + part.p_memsz - begin;
            // NOLINTNEXTLINE(performance-no-int-to-ptr): the linker tells where its parts lie in numbers
            ::madvise(reinterpret_cast<void*>(begin), bytes, MADV_DONTNEED);
        }
        return 0;
    };
    ::dl_iterate_phdr(rest, nullptr);
}

NotWritten::NotWritten(std::string of, int why)
    : Fault("matching: " + of + ": " + std::strerror(why)), path(std::move(of)), error(why) {}

Store::~Store() {
    if (data_) ::munmap(data_, bytes_);
    if (file_ >= 0) ::close(file_);
}

void Store::move_to(std::string const& folder) {
    auto name = folder + "/rows.XXXXXX";
    file_ = ::mkstemp(name.data());
    if (file_ < 0) throw NotWritten(folder, errno);
    ::unlink(name.c_str());
    folder_ = folder;
}

void Store::resize(std::size_t bytes) {
    auto const wanted = whole(bytes, page);
    if (wanted == bytes_) return;
    if (file_ >= 0) {
        // A place that is only promised would be refused when it is written to, by a signal.
        auto const fault =
            wanted < bytes_ ? (::ftruncate(file_, static_cast<off_t>(wanted)) == 0 ? 0 : errno)
                            : ::posix_fallocate(file_, static_cast<off_t>(bytes_), static_cast<off_t>(wanted - bytes_));
        if (fault != 0) throw NotWritten(folder_, fault);
    }
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

void Store::rest(std::size_t from, std::size_t to) const noexcept {
    if (file_ < 0 || !data_) return;
    auto const begin = whole(from, page), end = whole(to, page);
    if (begin < end) ::madvise(data_ + begin, end - begin, MADV_DONTNEED);
}

void Store::expect_jumps() const noexcept {
    if (file_ >= 0 && data_) ::madvise(data_, bytes_, MADV_RANDOM);
}

}  // namespace sinergi::matching
