#pragma once
// What keeps an office alive: backup proved by a restore, and the restore itself.

#include "server/node.hpp"

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

namespace sinergi::apps {

struct BackupReport {
    std::int64_t files = 0;
    std::int64_t bytes = 0;
    std::string head;                    // of the audit chain in the copy: write it down elsewhere
    std::vector<std::string> missing{};  // files that rows name and that the office has lost
};

/// Exit status of a backup that is kept and can be restored, but lacks files the office has lost: another one than 1,
/// with which there is none.
inline constexpr int not_whole = 3;
/// Tells what was copied, and on `err` which files the office has lost and what to do.
/// @return exit status: 0, or `not_whole`
[[nodiscard]] int tell(BackupReport const& report, std::ostream& out, std::ostream& err);

/// Copies files that a listing told of, unless they are in the folder whole. One that was removed since is passed over.
/// @throws Fault when one cannot be copied
void copy_files(files::FileStore const& store, std::vector<files::Stored> const& listed,
                std::filesystem::path const& to);

/// Copies an office while it serves: database (SQLite's online backup; PostgreSQL by pg_dump), files, secret, settings,
/// with a list of what was copied and its digests. Files go and come meanwhile: whatever a row of the copy names is
/// there, or the report says that the office itself has lost it. Then opens the copy and verifies its audit chain: a
/// backup nobody can restore is no backup.
/// @throws Fault when `to` exists and is not empty, or the copy does not prove itself
[[nodiscard]] BackupReport backup(Place const& from, std::filesystem::path const& to);

/// Makes an office from a backup. Every file is held against its digest first; nothing is written unless all fit. Tells
/// again what the backup lacked.
/// @throws Fault when `to` holds an office already, or the backup is damaged
[[nodiscard]] BackupReport restore(std::filesystem::path const& from, Place const& to);

}  // namespace sinergi::apps
