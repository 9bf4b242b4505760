// A disk that forgets: what a program wrote and did not sync is not on it when the power goes. Loaded before the C
// library (LD_PRELOAD). The program's folder, SINERGI_DISK, is the page cache; SINERGI_DISK_SYNCED, a copy of it, is
// the disk: bytes get there only by fsync, fdatasync or sync_file_range of their file. power_cut_test.py kills the
// program and then takes the disk, or the disk with some sectors of the cache.
//
// A new file is on the disk from its first sync on (as ext4 does); a removed or renamed one is gone at once.

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace {

struct Written {
    off_t from;
    std::string bytes;
};
/// What a file holds in the cache that the disk does not, in the order in which it was written. The bytes are kept here
/// and not read again: to open and close a file of SQLite's would drop the locks this process holds on it.
struct Unsynced {
    std::vector<Written> parts;
    bool is_resized = false;
};

template <class F>
F real(char const* name) {
    return reinterpret_cast<F>(::dlsym(RTLD_NEXT, name));
}

struct Disk {
    std::string cache, synced;
    std::mutex lock;
    std::map<std::string, Unsynced> files;  // by path within the folder

    Disk() {
        if (auto const* folder = std::getenv("SINERGI_DISK")) cache = folder;
        if (auto const* folder = std::getenv("SINERGI_DISK_SYNCED")) synced = folder;
    }
    /// The path within the folder, or "" when it lies elsewhere.
    [[nodiscard]] std::string within(std::string const& path) const {
        if (cache.empty() || path.compare(0, cache.size() + 1, cache + "/") != 0) return {};
        return path.substr(cache.size() + 1);
    }
    [[nodiscard]] std::string of(int file) const {
        if (cache.empty()) return {};
        std::array<char, 4096> name{};
        auto const link = "/proc/self/fd/" + std::to_string(file);
        auto const length = ::readlink(link.c_str(), name.data(), name.size() - 1);
        return length > 0 ? within({name.data(), static_cast<std::size_t>(length)}) : std::string{};
    }
    void wrote(int file, off_t from, void const* bytes, ssize_t length) {
        if (length <= 0) return;
        auto const path = of(file);
        if (path.empty()) return;
        std::lock_guard const held(lock);
        files[path].parts.push_back({from, {static_cast<char const*>(bytes), static_cast<std::size_t>(length)}});
    }
    void resized(int file) {
        auto const path = of(file);
        if (path.empty()) return;
        std::lock_guard const held(lock);
        files[path].is_resized = true;
    }
    void sync(int file);
};

/// Never ended: the program still writes while its statics go.
Disk& disk() {
    static auto* const the = new Disk;
    return *the;
}

void make_folders(std::string const& path) {
    for (auto at = path.find('/', 1); at != std::string::npos; at = path.find('/', at + 1)) {
        ::mkdir(path.substr(0, at).c_str(), 0700);
    }
}

void Disk::sync(int file) {
    auto const path = of(file);
    if (path.empty()) return;
    std::lock_guard const held(lock);
    auto& unsynced = files[path];
    auto const target = synced + "/" + path;
    make_folders(target);
    auto const open_real = real<int (*)(char const*, int, ...)>("open64");
    auto const write_real = real<ssize_t (*)(int, void const*, std::size_t, off_t)>("pwrite64");
    int const to = open_real(target.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    for (auto const& part : unsynced.parts) write_real(to, part.bytes.data(), part.bytes.size(), part.from);
    struct stat size{};
    if (unsynced.is_resized && ::fstat(file, &size) == 0) {
        real<int (*)(int, off_t)>("ftruncate64")(to, size.st_size);
    }
    ::close(to);
    unsynced = {};
}

}  // namespace

extern "C" {

ssize_t pwrite64(int file, void const* bytes, std::size_t count, off_t from) {
    auto const done = real<ssize_t (*)(int, void const*, std::size_t, off_t)>("pwrite64")(file, bytes, count, from);
    disk().wrote(file, from, bytes, done);
    return done;
}
ssize_t pwrite(int file, void const* bytes, std::size_t count, off_t from) {
    return pwrite64(file, bytes, count, from);
}

ssize_t write(int file, void const* bytes, std::size_t count) {
    auto const done = real<ssize_t (*)(int, void const*, std::size_t)>("write")(file, bytes, count);
    auto const at = ::lseek(file, 0, SEEK_CUR);
    if (done > 0 && at >= done) disk().wrote(file, at - done, bytes, done);
    return done;
}

ssize_t writev(int file, iovec const* parts, int count) {
    auto const done = real<ssize_t (*)(int, iovec const*, int)>("writev")(file, parts, count);
    auto const at = ::lseek(file, 0, SEEK_CUR);
    if (done > 0 && at >= done) {
        std::string whole;
        for (int i = 0; i < count; ++i) whole.append(static_cast<char const*>(parts[i].iov_base), parts[i].iov_len);
        disk().wrote(file, at - done, whole.data(), done);
    }
    return done;
}

int ftruncate64(int file, off_t length) noexcept {
    auto const done = real<int (*)(int, off_t)>("ftruncate64")(file, length);
    if (done == 0) disk().resized(file);
    return done;
}
int ftruncate(int file, off_t length) noexcept { return ftruncate64(file, length); }

// The real sync is left out: the disk here is a folder.
int fsync(int file) {
    disk().sync(file);
    return 0;
}
int fdatasync(int file) {
    disk().sync(file);
    return 0;
}
int sync_file_range(int file, off_t, off_t, unsigned) {
    disk().sync(file);
    return 0;
}

int unlink(char const* path) noexcept {
    auto const done = real<int (*)(char const*)>("unlink")(path);
    auto const name = disk().within(path);
    if (done == 0 && !name.empty()) {
        std::lock_guard const held(disk().lock);
        disk().files.erase(name);
        real<int (*)(char const*)>("unlink")((disk().synced + "/" + name).c_str());
    }
    return done;
}

int rename(char const* from, char const* to) noexcept {
    auto const done = real<int (*)(char const*, char const*)>("rename")(from, to);
    auto const old_name = disk().within(from);
    auto const new_name = disk().within(to);
    if (done == 0 && !old_name.empty() && !new_name.empty()) {
        std::lock_guard const held(disk().lock);
        disk().files[new_name] = disk().files[old_name];
        disk().files.erase(old_name);
        make_folders(disk().synced + "/" + new_name);
        real<int (*)(char const*, char const*)>("rename")((disk().synced + "/" + old_name).c_str(),
                                                          (disk().synced + "/" + new_name).c_str());
    }
    return done;
}

}  // extern "C"
