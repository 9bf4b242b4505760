#pragma once
// Long arrays: on pages of 2 MB, because every look here and there costs a walk of the page table else; or on disk,
// when memory is short.

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace sinergi::matching {

/// Calls for memory that is looked at, or changed, some steps later. GCC takes a function that does nothing else for
/// one without effect and leaves out its calls; the empty asm says that it has one.
inline void call_for_memory(void const* at) noexcept {
    __builtin_prefetch(at);
    asm volatile("");
}
inline void call_to_change(void const* at) noexcept {
    __builtin_prefetch(at, 1);
    asm volatile("");
}

/// Memory that begins where a big page does and is on big pages as far as whole ones go: memory in name only until it
/// is touched, and each small page that is touched for the first time costs about a microsecond.
/// @throws std::bad_alloc
[[nodiscard]] void* take_pages(std::size_t bytes);
void give_pages(void* at, std::size_t bytes) noexcept;

/// Lets go of the code and the constants that the program's start touched: they stand on disk, and what is needed again
/// comes back by itself.
void rest_program() noexcept;

/// Asks for big pages where whole ones lie within; before it is first written to.
void ask_for_big_pages(void const* begin, std::size_t bytes) noexcept;
/// A vector of so many, on big pages as far as they go.
template <class T>
[[nodiscard]] std::vector<T> roomy(std::size_t size) {
    std::vector<T> out;
    out.reserve(size);
    ask_for_big_pages(out.data(), size * sizeof(T));
    out.resize(size);
    return out;
}

/// For vectors of our own: what is long is on pages of its own.
template <class T>
struct BigPages {
    using value_type = T;
    static constexpr std::size_t long_from = std::size_t{1} << 20;
    BigPages() = default;
    template <class U>
    BigPages(BigPages<U> const&) noexcept {}
    [[nodiscard]] T* allocate(std::size_t count) {
        auto const bytes = count * sizeof(T);
        return bytes < long_from ? std::allocator<T>().allocate(count) : static_cast<T*>(take_pages(bytes));
    }
    void deallocate(T* at, std::size_t count) noexcept {
        auto const bytes = count * sizeof(T);
        if (bytes < long_from) return std::allocator<T>().deallocate(at, count);
        give_pages(at, bytes);
    }
    friend bool operator==(BigPages const&, BigPages const&) = default;
};
template <class T>
using Long = std::vector<T, BigPages<T>>;

/// The disk is full, or a folder is gone since it was looked at. `what()` is for a log.
class NotWritten : public Fault {
public:
    /// @param error  errno
    NotWritten(std::string path, int error);
    std::string path;
    int error;
};

/// Bytes that grow, filled with zeros: in memory, or in a file without a name.
class Store {
public:
    Store() = default;
    Store(Store&& other) noexcept { swap(other); }
    Store& operator=(Store&& other) noexcept {
        swap(other);
        return *this;
    }
    ~Store();
    /// From now on in a file within `folder`. @throws NotWritten
    void move_to(std::string const& folder);
    /// @throws NotWritten when the disk has no room for it, before anything is written there; std::bad_alloc
    void resize(std::size_t bytes);
    /// Gives memory back, the part of it from byte to byte; what stands in a file stays there.
    void rest(std::size_t from, std::size_t to) const noexcept;
    /// From now on it is read here and there: around what is read nothing else is fetched from a file.
    void expect_jumps() const noexcept;
    [[nodiscard]] char* data() const noexcept { return data_; }

private:
    void swap(Store& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(bytes_, other.bytes_);
        std::swap(file_, other.file_);
        folder_.swap(other.folder_);
    }
    char* data_ = nullptr;
    std::size_t bytes_ = 0;  // mapped
    int file_ = -1;
    std::string folder_;  // of the file
};

/// A list of plain values in a Store.
template <class T>
class Array {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] T* data() noexcept { return reinterpret_cast<T*>(store_.data()); }
    [[nodiscard]] T const* data() const noexcept { return reinterpret_cast<T const*>(store_.data()); }
    [[nodiscard]] T& operator[](std::size_t at) noexcept { return data()[at]; }
    [[nodiscard]] T const& operator[](std::size_t at) const noexcept { return data()[at]; }
    [[nodiscard]] T* begin() noexcept { return data(); }
    [[nodiscard]] T* end() noexcept { return data() + size_; }
    [[nodiscard]] T const* begin() const noexcept { return data(); }
    [[nodiscard]] T const* end() const noexcept { return data() + size_; }
    /// New elements are zero bytes.
    void resize(std::size_t size) {
        store_.resize(size * sizeof(T));
        size_ = size;
    }
    void move_to(std::string const& folder) { store_.move_to(folder); }
    void rest() const noexcept { rest(0, size_); }
    void rest(std::size_t from, std::size_t to) const noexcept { store_.rest(from * sizeof(T), to * sizeof(T)); }
    void expect_jumps() const noexcept { store_.expect_jumps(); }

private:
    Store store_;
    std::size_t size_ = 0;
};

}  // namespace sinergi::matching
