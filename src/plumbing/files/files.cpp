#include "plumbing/files/files.hpp"

#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <atomic>
#include <cerrno>
#include <cstring>

namespace sinergi::files {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t name_chars = 64;

std::string digest_of(std::string_view bytes) { return crypto::hex(crypto::digest(bytes)); }

bool is_name(std::string_view name) noexcept {
    return name.size() == name_chars && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// The world failed. A full or failing disk may be well again later; the rest is a wrong set-up.
[[noreturn]] void fail(char const* what, fs::path const& where, int error) {
    auto const text = fmt::format("files: {} {}: {}", what, where.string(), std::strerror(error));
    switch (error) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
        case EIO:
        case EROFS:
        case EMFILE:
        case ENFILE:
            throw Unavailable(text);
        default:
            throw Fault(text);
    }
}

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int fd) noexcept : fd_(fd) {}
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    [[nodiscard]] int get() const noexcept { return fd_; }
    [[nodiscard]] bool is_open() const noexcept { return fd_ >= 0; }

private:
    int fd_;
};

void write_whole(int fd, std::string_view bytes, fs::path const& where) {
    while (!bytes.empty()) {
        auto const wrote = ::write(fd, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) fail("write", where, errno);
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    // Since Linux 4.13 a failed write-back is told here once; after it the file is given up, never synced again.
    if (::fsync(fd) != 0) fail("sync", where, errno);
}

/// A name is safe from a power cut only when its folder is synced too.
void sync_folder(fs::path const& folder) {
    Descriptor const fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd.is_open()) fail("open", folder, errno);
    if (::fsync(fd.get()) != 0) fail("sync", folder, errno);
}

void make_folder(fs::path const& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0) return sync_folder(folder.parent_path());
    if (errno != EEXIST) fail("make", folder, errno);
}

enum class Share : int { with_others = LOCK_SH, alone = LOCK_EX };

/// Who puts a file anew and who removes it wait for each other here.
void lock(int fd, Share share, fs::path const& where) {
    while (::flock(fd, static_cast<int>(share)) != 0)
        if (errno != EINTR) fail("lock", where, errno);
}

std::optional<struct stat> look_at(fs::path const& place) {
    struct stat about{};
    if (::stat(place.c_str(), &about) == 0) return about;
    if (errno != ENOENT) fail("look at", place, errno);
    return std::nullopt;
}

struct stat look_at(int fd, fs::path const& place) {
    struct stat about{};
    if (::fstat(fd, &about) != 0) fail("look at", place, errno);
    return about;
}

/// Does the open file stand at its place still, neither removed nor replaced? A backup may hold a second link to it, so
/// that the number of links says nothing.
bool is_the_same(struct stat const& open, std::optional<struct stat> const& placed) noexcept {
    return placed && placed->st_ino == open.st_ino && placed->st_dev == open.st_dev;
}

Moment put_at(struct stat const& about) noexcept {
    return {std::int64_t{about.st_mtim.tv_sec} * second_ms + about.st_mtim.tv_nsec / 1'000'000};
}

/// Gives the draft its place. Where another file stands there, cut short say, nobody removes that one meanwhile: they
/// would remove ours, which has its name. @return 0, or why not
int place_over(fs::path const& draft, fs::path const& place) {
    for (;;) {
        Descriptor const old(::open(place.c_str(), O_RDONLY | O_CLOEXEC));
        if (!old.is_open() && errno != ENOENT) fail("open", place, errno);
        if (old.is_open()) {
            lock(old.get(), Share::alone, place);
            if (!is_the_same(look_at(old.get(), place), look_at(place))) continue;  // removed or replaced meanwhile
        }
        return ::rename(draft.c_str(), place.c_str()) == 0 ? 0 : errno;
    }
}

/// Removes its file unless told that it has found its place.
class Draft {
public:
    explicit Draft(fs::path path) : path_(std::move(path)) {}
    Draft(Draft const&) = delete;
    Draft& operator=(Draft const&) = delete;
    ~Draft() {
        if (!is_placed_) ::unlink(path_.c_str());
    }
    [[nodiscard]] fs::path const& path() const noexcept { return path_; }
    void placed() noexcept { is_placed_ = true; }

private:
    fs::path path_;
    bool is_placed_ = false;
};

}  // namespace

FileStore::FileStore(fs::path folder) : folder_(fs::absolute(std::move(folder))), temp_(folder_ / "unfinished") {
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) fail("make", folder_, error.value());
    make_folder(temp_);
    sweep();
}

/// A draft somebody still writes is locked by them; an unlocked one was left by a power cut.
void FileStore::sweep() const {
    for (auto const& entry : fs::directory_iterator(temp_)) {
        Descriptor const fd(::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC));
        if (fd.is_open() && ::flock(fd.get(), LOCK_EX | LOCK_NB) == 0) ::unlink(entry.path().c_str());
    }
}

std::string FileStore::put(std::string_view bytes) const {
    auto name = digest_of(bytes);
    auto const place = folder_ / name.substr(0, 2) / name;
    if (keep_at(place, bytes.size())) return name;
    make_folder(place.parent_path());
    write_new(place, bytes);
    return name;
}

bool FileStore::keep_at(fs::path const& place, std::size_t bytes) const {
    for (;;) {
        Descriptor const fd(::open(place.c_str(), O_RDONLY | O_CLOEXEC));
        if (!fd.is_open() && errno == ENOENT) return false;
        if (!fd.is_open()) fail("open", place, errno);
        lock(fd.get(), Share::with_others, place);
        auto const about = look_at(fd.get(), place);
        if (!is_the_same(about, look_at(place))) continue;  // removed or replaced while we waited
        if (static_cast<std::size_t>(about.st_size) != bytes) return false;
        if (::futimens(fd.get(), nullptr) != 0) fail("touch", place, errno);
        sync_folder(place.parent_path());  // another thread may have named it and not have synced it yet
        return true;
    }
}

bool FileStore::keep(std::string_view name, std::int64_t bytes) const {
    auto const place = path_of(name);
    return place && bytes >= 0 && keep_at(*place, static_cast<std::size_t>(bytes));
}

void FileStore::write_new(fs::path const& place, std::string_view bytes) const {
    static std::atomic<std::uint64_t> drafts{0};
    for (int turn = 0;; ++turn) {
        Draft draft(temp_ / fmt::format("{}-{}", ::getpid(), drafts.fetch_add(1)));
        Descriptor const fd(::open(draft.path().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        if (!fd.is_open()) fail("make", draft.path(), errno);
        if (::flock(fd.get(), LOCK_EX) != 0) fail("lock", draft.path(), errno);
        write_whole(fd.get(), bytes, draft.path());
        auto const error = place_over(draft.path(), place);
        if (error == 0) {
            draft.placed();
            return sync_folder(place.parent_path());
        }
        // Swept by a process that opened the folder between our making and our locking it: once more.
        if (error != ENOENT || turn == 3) fail("rename", draft.path(), error);
    }
}

Result<fs::path> FileStore::path_of(std::string_view name) const {
    if (!is_name(name)) return refuse(Why::not_found, "files.not_found");
    return folder_ / name.substr(0, 2) / name;
}

Result<std::string> FileStore::get(std::string_view name) const {
    SINERGI_TRY(place, path_of(name));
    Descriptor const fd(::open(place.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.is_open() && errno == ENOENT) return refuse(Why::not_found, "files.not_found");
    if (!fd.is_open()) fail("open", place, errno);
    auto const about = look_at(fd.get(), place);
    std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
    std::size_t at = 0;
    while (at < bytes.size()) {
        auto const got = ::read(fd.get(), bytes.data() + at, bytes.size() - at);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("read", place, errno);
        if (got == 0) break;
        at += static_cast<std::size_t>(got);
    }
    bytes.resize(at);
    if (digest_of(bytes) != name) throw Fault(fmt::format("files: {} no longer holds what its name promises", name));
    return bytes;
}

bool FileStore::is_put_since(std::string_view name, Moment since) const {
    auto const place = path_of(name);
    auto const about = place ? look_at(*place) : std::nullopt;
    return about && put_at(*about) >= since;
}

bool FileStore::remove(std::string_view name, Moment put_before) const {
    auto const place = path_of(name);
    if (!place) return true;
    Descriptor const fd(::open(place->c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.is_open() && errno == ENOENT) return true;
    if (!fd.is_open()) fail("open", *place, errno);
    lock(fd.get(), Share::alone, *place);
    auto const about = look_at(fd.get(), *place);
    auto const placed = look_at(*place);
    if (!placed) return true;
    if (!is_the_same(about, placed) || put_at(about) >= put_before) return false;
    if (::unlink(place->c_str()) != 0) fail("remove", *place, errno);
    sync_folder(place->parent_path());
    return true;
}

std::vector<std::string> FileStore::put_before(std::string_view shelf, Moment before) const {
    std::vector<std::string> found;
    std::error_code none;
    for (auto const& entry : fs::directory_iterator(folder_ / shelf, none)) {
        auto name = entry.path().filename().string();
        auto const about = is_name(name) ? look_at(entry.path()) : std::nullopt;
        if (about && put_at(*about) < before) found.push_back(std::move(name));
    }
    return found;
}

std::vector<Stored> FileStore::list() const {
    std::vector<Stored> found;
    for (auto const& shelf : fs::directory_iterator(folder_)) {
        if (!shelf.is_directory() || shelf.path() == temp_) continue;
        for (auto const& entry : fs::directory_iterator(shelf.path())) {
            std::error_code gone;  // removed while we look
            auto const bytes = entry.file_size(gone);
            auto name = entry.path().filename().string();
            if (!gone && is_name(name)) found.push_back({std::move(name), static_cast<std::int64_t>(bytes)});
        }
    }
    std::ranges::sort(found, {}, &Stored::name);
    return found;
}

std::int64_t FileStore::total_bytes() const {
    std::int64_t sum = 0;
    for (auto const& one : list()) sum += one.bytes;
    return sum;
}

}  // namespace sinergi::files
