#include "matching/files/places.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace sinergi::matching {
namespace {

namespace fs = std::filesystem;

/// What tells a file from all others, whether it is there or not yet.
struct Identity {
    struct stat about{};
    int error = 0;     // 0: it is there
    std::string name;  // links followed
    [[nodiscard]] bool is_null_device() const noexcept {
        return error == 0 && S_ISCHR(about.st_mode) && about.st_rdev == ::makedev(1, 3);
    }
    /// What is thrown away may be thrown there twice.
    friend bool operator==(Identity const& a, Identity const& b) {
        if ((a.error == 0) != (b.error == 0)) return false;
        if (a.error != 0) return a.name == b.name;
        return a.about.st_dev == b.about.st_dev && a.about.st_ino == b.about.st_ino && !a.is_null_device();
    }
};

std::string folder_of(std::string const& path) {
    auto const folder = fs::path(path).parent_path();
    return folder.empty() ? "." : folder.string();
}

Identity identity_of(std::string const& path) {
    Identity out;
    out.error = ::stat(path.c_str(), &out.about) == 0 ? 0 : errno;
    std::error_code fault;
    auto const folder = fs::canonical(folder_of(path), fault);
    auto const whole = fs::canonical(path, fault);
    out.name = !fault ? whole.string() : folder.empty() ? path : (folder / fs::path(path).filename()).string();
    return out;
}

Identity identity_of(int handle) {
    Identity out;
    out.error = ::fstat(handle, &out.about) == 0 ? 0 : errno;
    return out;
}

std::string beside(std::string const& path) { return path + ".new"; }

/// A file in a folder: one that is there, or one that can be made.
Done look_at_file(std::string const& path, Identity const& identity) {
    auto const folder = folder_of(identity.name);
    std::error_code fault;
    if (!fs::is_directory(folder, fault)) return refuse(Why::not_found, "matching.out_no_folder", path);
    auto const no = [&](std::string const& which) {
        return refuse(Why::not_allowed, "matching.out_not_writable", which + ": " + std::strerror(errno));
    };
    if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0) return no(folder);
    if (identity.error == 0 && ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0) return no(path);
    struct stat there{};
    auto const name = beside(identity.name);
    if (::lstat(name.c_str(), &there) == 0) {
        if (S_ISDIR(there.st_mode)) return refuse(Why::conflict, "matching.out_is_folder", name);
    } else if (errno != ENOENT) {
        return no(path);
    }
    return {};
}

Result<Place> look_at(std::string const& path, Identity const& identity) {
    Place out{.path = identity.name};
    if (path.empty() || path.ends_with('/')) return refuse(Why::malformed, "matching.out_is_folder", path);
    if (identity.error == ENOENT || identity.error == ENOTDIR) {
        SINERGI_MUST(look_at_file(path, identity));
        return out;
    }
    if (identity.error != 0)
        return refuse(Why::not_allowed, "matching.out_not_writable", path + ": " + std::strerror(identity.error));
    auto const mode = identity.about.st_mode;
    if (S_ISDIR(mode) || S_ISBLK(mode)) return refuse(Why::malformed, "matching.out_is_folder", path);
    if (identity == identity_of(STDOUT_FILENO)) {
        if (identity == identity_of(STDERR_FILENO)) return refuse(Why::conflict, "matching.out_is_report", path);
        out.way = Place::Way::standard_output;
        return out;
    }
    if (S_ISREG(mode)) {
        out.mode = mode & 0777;
        SINERGI_MUST(look_at_file(path, identity));
        return out;
    }
    out.way = Place::Way::direct;
    out.path = path;  // a pipe of another program has no name of its own
    if (::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0)
        return refuse(Why::not_allowed, "matching.out_not_writable", path + ": " + std::strerror(errno));
    return out;
}

}  // namespace

Result<std::vector<Place>> places_of(std::span<Target const> targets, std::span<std::string const> inputs) {
    std::vector<Place> out;
    std::vector<Identity> read;
    for (auto const& input : inputs) read.push_back(identity_of(input));
    // What is written beside its place first must not meet anything either.
    std::vector<std::pair<Identity, std::size_t>> written;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        auto const& path = targets[i].path;
        auto const identity = identity_of(path);
        SINERGI_TRY(place, look_at(path, identity));
        std::vector<Identity> mine{identity};
        if (place.way == Place::Way::beside) mine.push_back(identity_of(beside(identity.name)));
        auto const named = std::string(targets[i].option) + " " + path;
        for (auto const& one : mine) {
            for (std::size_t k = 0; k < read.size(); ++k)
                if (one == read[k]) return refuse(Why::conflict, "matching.out_is_input", named);
            for (auto const& [other, of] : written)
                if (one == other)
                    return refuse(Why::conflict, "matching.out_twice", std::string(targets[of].option) + ", " + named);
        }
        for (auto& one : mine) written.emplace_back(std::move(one), i);
        out.push_back(std::move(place));
    }
    return out;
}

NewFile::NewFile(Place place) : place_(std::move(place)) {
    if (place_.way == Place::Way::standard_output) {
        file_ = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    } else if (place_.way == Place::Way::direct) {
        file_ = ::open(place_.path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    } else {
        // What a killed run left there is of no use; a link there is not followed.
        ::unlink(beside(place_.path).c_str());
        file_ = ::open(beside(place_.path).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, place_.mode);
        if (file_ >= 0) beside_ = beside(place_.path);
    }
    if (file_ < 0) fail();
}

NewFile::NewFile(NewFile&& other) noexcept
    : place_(std::move(other.place_)),
      beside_(std::exchange(other.beside_, {})),
      file_(std::exchange(other.file_, -1)) {}

NewFile::~NewFile() {
    if (file_ >= 0) ::close(file_);
    if (!beside_.empty()) ::unlink(beside_.c_str());
}

void NewFile::fail() const { throw NotWritten(place_.path, errno); }

void NewFile::add(std::string_view text) {
    while (!text.empty()) {
        auto const written = ::write(file_, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail();
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

void NewFile::close() {
    if (::close(std::exchange(file_, -1)) != 0) fail();
}

void NewFile::put() {
    if (file_ >= 0) close();
    if (beside_.empty()) return;
    if (::rename(beside_.c_str(), place_.path.c_str()) != 0) fail();
    beside_.clear();
}

}  // namespace sinergi::matching
