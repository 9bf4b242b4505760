#pragma once
// Attachments in a folder, named by what they hold: the same content is stored once, and a power cut leaves either the
// whole file or none.

#include "base/result.hpp"
#include "base/time.hpp"

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
    /// again, but counts as put anew. Call it before the transaction that names the file, never within one, and name
    /// it within `naming_ms` (loose.hpp).
    /// @throws Unavailable when the disk is full or fails; nothing half written stays behind
    [[nodiscard]] std::string put(std::string_view bytes) const;

    /// @refuses files.not_found when there is none of that name
    /// @throws Fault when the content is no longer what its name promises
    [[nodiscard]] Result<std::string> get(std::string_view name) const;

    /// Is it here, whole? Then it counts as put anew: for who is about to name what came before.
    [[nodiscard]] bool keep(std::string_view name, std::int64_t bytes) const;

    /// Was it put at or after `since`, by the clock of the machine? Not when it is gone.
    [[nodiscard]] bool is_put_since(std::string_view name, Moment since) const;

    /// Removes a file that was last put before a moment. Only loose.hpp calls it, which knows that nobody names it. A
    /// put that comes at the same time either keeps the file or writes it anew.
    /// @return is it gone?
    bool remove(std::string_view name, Moment put_before) const;

    /// Every file, by name: what a backup copies.
    [[nodiscard]] std::vector<Stored> list() const;
    [[nodiscard]] std::int64_t total_bytes() const;
    /// Names of files on one shelf, "00" to "ff", that were last put before that moment.
    [[nodiscard]] std::vector<std::string> put_before(std::string_view shelf, Moment before) const;

    [[nodiscard]] std::filesystem::path const& folder() const noexcept { return folder_; }
    /// Where a file of that name stands, for a backup that copies or links.
    /// @refuses files.not_found unless `name` is 64 small hex digits
    [[nodiscard]] Result<std::filesystem::path> path_of(std::string_view name) const;

private:
    void sweep() const;
    [[nodiscard]] bool keep_at(std::filesystem::path const& place, std::size_t bytes) const;
    void write_new(std::filesystem::path const& place, std::string_view bytes) const;

    std::filesystem::path folder_;
    std::filesystem::path temp_;
};

}  // namespace sinergi::files
