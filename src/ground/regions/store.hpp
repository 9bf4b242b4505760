#pragma once
// Rows of the areas. A back room: other houses ask the atlas (areas.hpp).

#include "plumbing/db/db.hpp"
#include "regions/rules.hpp"

namespace sinergi::regions {
struct ChangeRow;
using ChangeId = Id<ChangeRow>;
}  // namespace sinergi::regions

namespace sinergi::regions::store {

[[nodiscard]] bool is_loaded(db::Tx& tx);
/// Visits areas in order of code (each_packed, or a part of it).
using EachArea = std::function<void(std::function<void(RegionCode const&, std::string_view)> const&)>;
/// The first areas of an empty database, as since ever, in one transaction.
/// @return how many
std::int64_t load(db::Database& db, EachArea const& each, Moment now);

/// Everything, for the process's table.
[[nodiscard]] Atlas whole(db::Tx& tx);
/// The areas that a change may touch or ask about: those of each code's regency, and the province above. As small a
/// table as the rules need.
[[nodiscard]] Atlas around(db::Tx& tx, std::span<RegionCode const> codes);

void insert_change(db::Tx& tx, ChangeId id, Change const& change, std::optional<std::int64_t> by, Moment now);
void apply(db::Tx& tx, ChangeId id, Effect const& effect, Date day);

struct ChangeOut {
    ChangeId id;
    Date day;
    std::string decree;
    Moment recorded_at;
};
BOOST_DESCRIBE_STRUCT(ChangeOut, (), (id, day, decree, recorded_at))
/// The decrees that touched an area, the latest first, at most 50.
[[nodiscard]] std::vector<ChangeOut> changes_of(db::Tx& tx, RegionCode const& code);

/// False when the code is not open.
bool set_place(db::Tx& tx, RegionCode const& code, Place place);
bool set_kode_bps(db::Tx& tx, RegionCode const& code, std::string_view kode_bps);
[[nodiscard]] std::optional<std::string> find_kode_bps(db::Tx& tx, RegionCode const& code);

}  // namespace sinergi::regions::store
