#pragma once
// What an administrator does to the areas: records a decree, brings the places on the map and the BPS codes.

#include "plumbing/db/db.hpp"
#include "regions/rules.hpp"
#include "regions/store.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sinergi::regions {

/// Who writes, and how it is told to the audit chain. This house stands above `access` and `audit`, so the program
/// hands it in.
struct Writer {
    std::int64_t account = 0;
    std::function<void(db::Tx& tx, std::string_view act, RegionCode const& code)> note;
};

/// Records a split, a merger or a renaming. The atlas of the process sees it after Areas::refresh.
/// @refuses what rules::judge refuses
Result<ChangeId> record_change(db::Tx& tx, IdMaker& ids, Writer const& by, Change const& change, Date today,
                               Moment now);

/// What a file tells of one area.
struct Fact {
    RegionCode code;
    std::optional<Place> place{};
    std::optional<std::string> kode_bps{};
};
struct FactFault {
    std::int64_t row = 0;  // line of the file, the header being 1
    std::string column{};
    std::string key{};
};
struct Facts {
    std::vector<Fact> facts;
    std::vector<FactFault> faults;  // the first 100
    std::int64_t faults_count = 0;
};
/// Reads CSV (or XLSX) with a column `kode` and any of `lat` with `lng` (or `lon`), and `kode_bps`; others are passed
/// over. Degrees with a point, at least within the country's box.
/// Faults: base.region_malformed regions.place_malformed regions.place_outside regions.kode_bps_malformed
/// @refuses regions.columns_missing and what plumbing/sheet refuses
[[nodiscard]] Result<Facts> read_facts(std::string_view file);

struct Taken {
    std::int64_t taken = 0;
    std::int64_t unknown = 0;  // codes that are not open here
};
/// Writes them in steps of a thousand, so that nobody waits for the writer; the same file twice changes nothing.
Taken write_facts(db::Database& db, Writer const& by, std::vector<Fact> const& facts);

}  // namespace sinergi::regions
