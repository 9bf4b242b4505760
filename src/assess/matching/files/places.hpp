#pragma once
// Where results go: looked at before anything is read, written beside their places, put there together at the end.

#include "matching/table/memory.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::matching {

/// A result as it was asked for: "--out", "clusters.csv".
struct Target {
    std::string_view option;
    std::string path;
};

/// Where one result goes.
struct Place {
    /// A device or a pipe is written to as it is; what the standard output is already goes through it.
    enum class Way : std::uint8_t { beside, direct, standard_output };
    std::string path;  // links followed
    Way way = Way::beside;
    unsigned mode = 0644;  // as of the file that stands there
};

/// Looks at every target: results differ from each other and from what is read, also by another path or a link, and
/// can be written.
/// @param inputs  files that are read
/// @return a place a target, in their order
/// @refuses matching.out_is_input matching.out_twice matching.out_is_folder matching.out_no_folder
///          matching.out_not_writable matching.out_is_report
[[nodiscard]] Result<std::vector<Place>> places_of(std::span<Target const> targets,
                                                   std::span<std::string const> inputs);

/// A file that is there only once it is whole: what is not put in place leaves nothing behind.
class NewFile {
public:
    /// @throws NotWritten, as do all others
    explicit NewFile(Place place);
    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;
    ~NewFile();
    void add(std::string_view text);
    /// All is written; from here on putting it in place is all that is left to do.
    void close();
    void put();

private:
    [[noreturn]] void fail() const;
    Place place_;
    std::string beside_;  // empty: none, or put in place
    int file_ = -1;
};

}  // namespace sinergi::matching
