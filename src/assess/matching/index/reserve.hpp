#pragma once
// Inside of the index: an array that grows without ever moving, and that may begin as a file mapped into memory.

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>

namespace sinergi::matching {

/// Address space is set aside once; memory comes as it is touched. So growing costs nothing and nobody waits for a
/// copy.
class Space {
public:
    /// @throws Unavailable when the system gives no address space
    explicit Space(std::size_t bytes_max);
    Space(Space&& from) noexcept : at_(std::exchange(from.at_, nullptr)), bytes_max_(from.bytes_max_) {}
    Space& operator=(Space&& from) noexcept {
        std::swap(at_, from.at_);
        std::swap(bytes_max_, from.bytes_max_);
        return *this;
    }
    ~Space();
    [[nodiscard]] std::byte* at() const noexcept { return at_; }
    [[nodiscard]] std::size_t bytes_max() const noexcept { return bytes_max_; }
    /// Lets the front be `bytes` of a file, from a whole page on. What is written there stays in memory.
    /// @throws Unavailable
    void map(int file, std::size_t from, std::size_t bytes);

private:
    std::byte* at_ = nullptr;
    std::size_t bytes_max_ = 0;
};

template <class T>
class Reserve {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    explicit Reserve(std::size_t max) : space_(max * sizeof(T)) {}
    [[nodiscard]] T& operator[](std::size_t at) noexcept { return data()[at]; }
    [[nodiscard]] T const& operator[](std::size_t at) const noexcept { return data()[at]; }
    [[nodiscard]] T* data() const noexcept { return reinterpret_cast<T*>(space_.at()); }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::span<T const> all() const noexcept { return {data(), size_}; }
    /// New ones are zero.
    /// @throws Unavailable when there is no room left
    void grow_to(std::size_t size) {
        if (size * sizeof(T) > space_.bytes_max()) throw Unavailable("the index is full");
        size_ = size;
    }
    void map(int file, std::size_t from, std::size_t size) {
        grow_to(size);
        if (size > 0) space_.map(file, from, size * sizeof(T));
    }

private:
    Space space_;
    std::size_t size_ = 0;
};

}  // namespace sinergi::matching
