#pragma once
// Deeds with lists: send a file, compare two, settle a doubt, download, forget. Files and results lie in the vault, for
// as long as their owner said; nobody else sees them.

#include "access/doors.hpp"
#include "lists/archive.hpp"
#include "lists/store.hpp"
#include "plumbing/jobs/runner.hpp"

namespace sinergi::lists {

/// What the house stands on. Made by apps/server.
struct House {
    access::Office& office;
    access::Doors& doors;
    Vault& vault;
    http::Router::Say say;
};

inline constexpr std::size_t file_bytes_max = std::size_t{64} * 1024 * 1024;
inline constexpr std::int64_t file_kept_ms = 2 * hour_ms;               // a file that nobody compares
inline constexpr std::int64_t kept_after_download_ms = 15 * minute_ms;  // of until_download: long enough to try again
inline constexpr std::string_view job_kind = "lists.compare";

/// A file that was sent, and what it looks like.
struct Sent {
    SentFile file;
    Look look;
};
/// Looks at the file before it is kept: what cannot be read is not kept.
/// @refuses access.act_not_allowed sheet.* lists.not_a_table lists.empty lists.file_name
Result<Sent> send_file(House& house, access::Officer const& by, std::string_view name, std::string_view bytes,
                       Moment now);
/// The same file again, another of its sheets, or columns as a person set them.
/// @refuses lists.gone and as send_file
Result<Sent> look_again(House& house, access::Officer const& by, FileId id, std::optional<std::string> sheet,
                        Moment now);

/// One of the two lists.
struct SideWish {
    FileId file;
    std::string sheet;           // "" as found
    std::vector<Holds> columns;  // empty: as recognised
};
BOOST_DESCRIBE_STRUCT(SideWish, (), (file, sheet, columns))
struct AskWish {
    SideWish left, right;
    Keep keep = Keep::one_day;
};
BOOST_DESCRIBE_STRUCT(AskWish, (), (left, right, keep))
/// Remembers the columns by their headings, and starts the job.
/// @refuses lists.gone lists.no_person_column lists.same_file and as send_file
Result<Asked> ask(House& house, access::Officer const& by, AskWish const& wish, Moment now);

/// The work of a job of `job_kind`.
Result<std::string> work(House& house, jobs::JobContext& job);

/// A comparison of one's own, and how far it is.
struct Stand {
    Asked asked;
    jobs::Job job;
    std::vector<Settled> settled;
};
/// @refuses access.act_not_allowed lists.gone
Result<Stand> stand(House& house, access::Officer const& by, ComparisonId id, Moment now);
/// Its result, as settled so far.
struct Opened {
    Stand stand;
    std::unique_ptr<Archive> archive;
    std::unique_ptr<SettledTables> tables;
    Summary summary;  // groups counted as settled
};
/// @refuses lists.gone lists.not_done
Result<Opened> open(House& house, access::Officer const& by, ComparisonId id, Moment now);
/// No verdict takes an earlier one back.
/// @refuses lists.gone lists.not_done lists.no_such_doubt
Done decide(House& house, access::Officer const& by, ComparisonId id, std::int64_t doubt,
            std::optional<Verdict> verdict, Moment now);
/// @refuses lists.gone jobs.already_finished
Done cancel(House& house, access::Officer const& by, ComparisonId id, Moment now);
/// The workbook. With Keep::until_download it is the beginning of the end.
/// @refuses lists.gone lists.not_done
Result<std::string> download(House& house, access::Officer const& by, ComparisonId id, locale::Language language,
                             Moment now);
/// Forgets it at once, running or done.
/// @refuses lists.gone
Done forget(House& house, access::Officer const& by, ComparisonId id, Moment now);

/// Forgets what is due: every ten minutes, by apps/server.
/// @return how many files and comparisons
std::int64_t tidy(House& house, Moment now);

}  // namespace sinergi::lists
