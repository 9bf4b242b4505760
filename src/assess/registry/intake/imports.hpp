#pragma once
// Deeds with imports: send files, look at what they would do, apply, take back. The files lie closed beside the
// database, each import's under a key of its own.

#include "lists/archive.hpp"
#include "plumbing/http/http.hpp"
#include "plumbing/jobs/runner.hpp"
#include "registry/intake/load.hpp"
#include "registry/known.hpp"

namespace sinergi::registry::intake {

/// What imports stand on. Made by apps/server.
struct House {
    access::Office& office;
    access::Doors& doors;
    Known& known;
    regions::Areas const& areas;
    lists::Vault& vault;
    http::Router::Say say;
};

inline constexpr std::string_view job_kind = "registry.import";
inline constexpr std::size_t files_max = 4, bytes_max = std::size_t{256} * 1024 * 1024;

struct SentFile {
    std::int64_t id = 0;  // in the vault
    std::string name;
    std::int64_t size = 0;
};
BOOST_DESCRIBE_STRUCT(SentFile, (), (id, name, size))

struct File {
    std::string name, bytes;
};
/// Keeps the files and lets a job look at them.
/// @param period the quarter of deciles whose row names none: "2026-Q3"; "" nobody says
/// @refuses access.act_not_allowed registry.import_no_file registry.period_malformed
Result<ImportRow> send(House& house, access::Officer const& by, std::vector<File> const& files, Source source,
                       Moment now, std::string_view period = {});
/// @refuses registry.import_not_ready registry.import_busy
Result<ImportRow> apply(House& house, access::Officer const& by, ImportId id, Moment now);
/// @refuses registry.import_not_applied registry.import_busy
Result<ImportRow> undo(House& house, access::Officer const& by, ImportId id, Moment now);
/// One's own. @refuses registry.import_unknown access.act_not_allowed
Result<ImportRow> find(House& house, access::Officer const& by, ImportId id);
Result<std::vector<ImportRow>> list(House& house, access::Officer const& by);
/// The work of a job of `job_kind`.
Result<std::string> work(House& house, jobs::JobContext& job);

///   POST /api/v1/registry/imports (multipart: file, file; source; period)      GET /api/v1/registry/imports
///   GET  /api/v1/registry/imports/{id}      POST .../{apply|undo}      GET .../faulty.csv
///   GET  .../faulty?file=&from=&limit=      POST .../cells      GET .../columns      POST .../columns
void add_routes(http::Router& router, House& house);

}  // namespace sinergi::registry::intake
