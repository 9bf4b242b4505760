#pragma once
// Attachments in a folder, named by what they hold: the same content is stored once, and a power cut leaves either the
// whole file or none.

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::files {

struct Stored {
    std::string name;  // BLAKE2b-256 of the content, 64 small hex digits
    std::int64_t bytes = 0;
    friend bool operator==(Stored const&, Stored const&) = default;
};

/// A folder of files. Safe from many threads and several processes.
class FileStore {
public:
    /// Opens the folder, makes it where it is missing, and removes what a power cut left half written.
    /// @throws Fault when it cannot be made or read
    explicit FileStore(std::filesystem::path folder);

    /// Keeps the bytes and says their name; on disk, synced, before it returns. Content already there is not written
    /// again. Call it before the transaction that names the file, never within one.
    /// @throws Unavailable when the disk is full or fails; nothing half written stays behind
    [[nodiscard]] std::string put(std::string_view bytes) const;

    /// @refuses files.not_found when there is none of that name
    /// @throws Fault when the content is no longer what its name promises
    [[nodiscard]] Result<std::string> get(std::string_view name) const;

    /// Forgets the file; one that is gone already is no failure. The caller knows that nobody names it any more.
    void remove(std::string_view name) const;

    /// Every file, by name: what a backup copies.
    [[nodiscard]] std::vector<Stored> list() const;
    [[nodiscard]] std::int64_t total_bytes() const;

    [[nodiscard]] std::filesystem::path const& folder() const noexcept { return folder_; }
    /// Where a file of that name stands, for a backup that copies or links.
    /// @refuses files.not_found unless `name` is 64 small hex digits
    [[nodiscard]] Result<std::filesystem::path> path_of(std::string_view name) const;

private:
    void sweep() const;
    void write_new(std::filesystem::path const& place, std::string_view bytes) const;

    std::filesystem::path folder_;
    std::filesystem::path temp_;
};

}  // namespace sinergi::files
