#pragma once
// What the program itself keeps only so long: news that was heard and jobs that are done. What a house keeps, it
// forgets by itself (docs/admin.md#retention).

#include "plumbing/files/loose.hpp"
#include "server/node.hpp"

namespace sinergi::apps {

inline constexpr std::int64_t notice_days = 90;  // and never one that a follower has still to hear
inline constexpr std::int64_t job_days = 30;     // since it finished

struct Forgotten {
    std::int64_t notices = 0, jobs = 0;
};
/// In steps, so that nobody waits long for the database.
Forgotten forget_old(db::Database& db, Moment now);

/// Of every house that keeps files: what its rows name.
[[nodiscard]] files::Namers file_namers();
/// Files that an erasure let go, a photo seconds after its complaint. @return how many were removed
std::int64_t remove_loose_files(Node& node);
/// Lets go what nobody names: files of deeds that were refused, and what a power cut left. @return how many
std::int64_t loosen_unnamed_files(Node& node);

}  // namespace sinergi::apps
