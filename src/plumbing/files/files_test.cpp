#include "plumbing/files/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace sinergi::files {
namespace {

namespace fs = std::filesystem;

struct Folder {
    fs::path path;
    Folder() {
        auto name = (fs::temp_directory_path() / "sinergi-files-XXXXXX").string();
        if (!::mkdtemp(name.data())) throw Fault("no folder for the test");
        path = name;
    }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    ~Folder() { fs::remove_all(path); }
};

std::size_t drafts_in(FileStore const& store) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(store.folder() / "unfinished"), fs::directory_iterator{}));
}

TEST(Files, GivesBackWhatWasPut) {
    Folder const folder;
    FileStore const store(folder.path);
    auto const name = store.put("surat keterangan");
    EXPECT_EQ(name, "b2f33d0244ed35c55a59be651c04c59d6a7e5be18bd07fca54ebf834af004c64");
    EXPECT_EQ(*store.get(name), "surat keterangan");
    EXPECT_EQ(*store.get(store.put("")), "");
}

TEST(Files, StoresTheSameContentOnce) {
    Folder const folder;
    FileStore const store(folder.path);
    auto const first = store.put("foto");
    EXPECT_EQ(store.put("foto"), first);
    auto const second = store.put("foto lain");
    EXPECT_THAT(store.list(), testing::UnorderedElementsAre(Stored{first, 4}, Stored{second, 9}));
    EXPECT_EQ(store.total_bytes(), 13);
}

constexpr Moment ever{4'000'000'000'000};  // after every file; the tests look at no clock
constexpr Moment long_ago{1};

/// As if it had been put in 1970.
void make_old(FileStore const& store, std::string const& name) {
    fs::last_write_time(store.path_of(name).value(), std::chrono::file_clock::from_sys(std::chrono::sys_seconds{}));
}

TEST(Files, ForgetsWhatIsRemovedAndDoesNotMindTheSecondTime) {
    Folder const folder;
    FileStore const store(folder.path);
    auto const name = store.put("foto");
    EXPECT_TRUE(store.remove(name, ever));
    EXPECT_TRUE(store.remove(name, ever));
    EXPECT_EQ(store.get(name).error().key, "files.not_found");
    EXPECT_TRUE(store.list().empty());
}

TEST(Files, KnowsNoFileOutsideItsFolder) {
    Folder const folder;
    FileStore const store(folder.path);
    for (auto const* name : {"", "../../etc/passwd", "unfinished", "ab",
                             "B2F33D0244ED35C55A59BE651C04C59D6A7E5BE18BD07FCA54EBF834AF004C64"}) {
        SCOPED_TRACE(name);
        EXPECT_EQ(store.get(name).error().key, "files.not_found");
        EXPECT_TRUE(store.remove(name, ever));
        EXPECT_FALSE(store.keep(name, 0));
    }
}

TEST(Files, KeepsWhatWasPutAgainOrIsAboutToBeNamed) {
    Folder const folder;
    FileStore const store(folder.path);
    auto const name = store.put("foto");
    EXPECT_FALSE(store.remove(name, long_ago)) << "it was put since";
    make_old(store, name);
    EXPECT_FALSE(store.is_put_since(name, long_ago));
    EXPECT_EQ(store.put_before(name.substr(0, 2), long_ago), std::vector<std::string>{name});
    ASSERT_EQ(store.put("foto"), name);
    EXPECT_TRUE(store.is_put_since(name, long_ago));
    EXPECT_FALSE(store.remove(name, long_ago));
    make_old(store, name);
    EXPECT_FALSE(store.keep(name, 3)) << "cut short";
    EXPECT_TRUE(store.keep(name, 4));
    EXPECT_FALSE(store.remove(name, long_ago));
    EXPECT_TRUE(store.put_before(name.substr(0, 2), long_ago).empty());
    make_old(store, name);
    EXPECT_TRUE(store.remove(name, long_ago));
    EXPECT_TRUE(store.put_before(name.substr(0, 2), ever).empty());
}

TEST(Files, WhatIsPutWhileItIsRemovedIsThere) {
    Folder const folder;
    FileStore const store(folder.path);
    auto const name = store.put("kartu keluarga");
    for (int turn = 0; turn < 200; ++turn) {
        make_old(store, name);
        {
            std::jthread const remover([&] { (void)store.remove(name, long_ago); });
            std::jthread const second([&] { (void)store.remove(name, long_ago); });
            (void)store.put("kartu keluarga");
            ASSERT_TRUE(store.get(name)) << "from the moment that put returns";
        }
        ASSERT_EQ(store.get(name).value(), "kartu keluarga");
    }
}

TEST(Files, NoticesAFileThatWasChanged) {
    Folder const folder;
    FileStore const store(folder.path);
    auto const name = store.put("berita acara");
    std::ofstream(*store.path_of(name), std::ios::binary) << "berita palsu";
    EXPECT_THROW((void)store.get(name), Fault);
}

TEST(Files, WritesAgainWhatWasCutShort) {
    Folder const folder;
    FileStore const store(folder.path);
    auto const name = store.put("berita acara");
    fs::resize_file(*store.path_of(name), 3);
    EXPECT_EQ(store.put("berita acara"), name);
    EXPECT_EQ(*store.get(name), "berita acara");
}

/// Does somebody wait for a lock on this file?
bool is_waited_for(fs::path const& place) {
    struct stat about{};
    if (::stat(place.c_str(), &about) != 0) return false;
    std::ifstream locks("/proc/locks");
    auto const file = ":" + std::to_string(about.st_ino) + " ";
    for (std::string line; std::getline(locks, line);)
        if (line.find("->") != std::string::npos && line.find(file) != std::string::npos) return true;
    return false;
}

TEST(Files, WhoeverRemovesAFileThatWasCutShortDoesNotRemoveTheOneThatReplacesIt) {
    Folder const folder;
    FileStore const store(folder.path);
    auto const name = store.put("berita acara");
    auto const place = *store.path_of(name);
    fs::resize_file(place, 3);
    // As remove() does: locked, looked at, about to be removed by its name. Shared, so that put looks at it as well.
    int const held = ::open(place.c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_EQ(::flock(held, LOCK_SH), 0);
    std::atomic<bool> is_put = false;
    std::jthread putter([&] {
        (void)store.put("berita acara");
        is_put = true;
    });
    while (!is_put && !is_waited_for(place)) std::this_thread::yield();
    EXPECT_FALSE(is_put) << "it waits until the remover is done";
    EXPECT_EQ(::unlink(place.c_str()), 0);
    ::close(held);
    putter.join();
    EXPECT_EQ(*store.get(name), "berita acara");
}

TEST(Files, SweepsAtTheStartWhatAPowerCutLeft) {
    Folder const folder;
    {
        FileStore const store(folder.path);
    }
    std::ofstream(folder.path / "unfinished" / "17-4") << "half a pho";
    FileStore const store(folder.path);
    EXPECT_EQ(drafts_in(store), 0U);
    EXPECT_TRUE(store.list().empty());
}

TEST(Files, LeavesNothingHalfDoneWhenTheDiskIsFull) {
    Folder const folder;
    FileStore const store(folder.path);
    // A limit on the size of files stands in for a full disk: write fails in the middle all the same.
    auto const before = std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &limit), 0);
    auto small = limit;
    small.rlim_cur = 4'096;
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    EXPECT_THROW((void)store.put(std::string(100'000, 'x')), Unavailable);
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &limit), 0);
    std::signal(SIGXFSZ, before);
    EXPECT_EQ(drafts_in(store), 0U);
    EXPECT_TRUE(store.list().empty());
    EXPECT_EQ(store.get(store.put(std::string(100'000, 'x')))->size(), 100'000U);
}

TEST(Files, TakesTheSameAndDifferentFilesFromManyThreads) {
    Folder const folder;
    FileStore const store(folder.path);
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread)
            threads.emplace_back([&] {
                for (int turn = 0; turn < 20; ++turn) (void)store.put("berkas " + std::to_string(turn));
            });
    }
    EXPECT_EQ(store.list().size(), 20U);
    EXPECT_EQ(drafts_in(store), 0U);
}

RC_GTEST_PROP(Files, AnyBytesComeBackAsTheyWere, (std::string bytes)) {
    static Folder const folder;
    static FileStore const store(folder.path);
    RC_ASSERT(*store.get(store.put(bytes)) == bytes);
}

}  // namespace
}  // namespace sinergi::files
