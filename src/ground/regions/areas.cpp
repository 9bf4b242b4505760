#include "regions/areas.hpp"

#include "regions/pack.hpp"
#include "regions/store.hpp"

namespace sinergi::regions {
namespace {

Atlas read_whole(db::Database& db) {
    return db.read([](db::Tx& tx) -> Result<Atlas> { return store::whole(tx); }).value();
}

}  // namespace

std::int64_t load(db::Database& db, Moment now) {
    if (db.read([](db::Tx& tx) -> Result<bool> { return store::is_loaded(tx); }).value()) return 0;
    return store::load(db, each_packed, now);
}

Areas::Areas(db::Database& db) : db_(db) { refresh(); }

void Areas::refresh() { atlas_.store(std::make_shared<Atlas const>(read_whole(db_))); }

Done Areas::check_open(RegionCode const& code) const {
    auto const held = atlas();
    auto const region = held->find(code);
    if (!region) return refuse(Why::malformed, "regions.not_known", code.dotted());
    if (region->is_open()) return {};
    auto const now = held->now(code);
    return refuse(Why::conflict, "regions.has_ended", now.empty() ? code.dotted() : held->path_of(now.front()));
}

}  // namespace sinergi::regions
