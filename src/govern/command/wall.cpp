#include "command/wall.hpp"

#include "command/store.hpp"

namespace sinergi::command {

std::shared_ptr<std::vector<Standing> const> Wall::standings(access::Permit const& permit, Moment now) {
    constexpr std::int64_t fresh_ms = 3 * second_ms;
    constexpr std::size_t areas_max = 1'000;
    std::pair const key(permit.area().text(), permit.by().may(access::Act::see_oversight));
    // Held while counting, so that it is counted once.
    std::lock_guard const lock(mutex_);
    auto const found = kept_.find(key);
    if (found != kept_.end() && now.ms - found->second.at.ms < fresh_ms && now >= found->second.at)
        return found->second.rows;
    if (kept_.size() > areas_max) kept_.clear();
    auto rows = std::make_shared<std::vector<Standing> const>(
        db_.read([&](db::Tx& tx) { return store::wall(tx, permit, now); }));
    kept_[key] = {now, rows};
    return rows;
}

}  // namespace sinergi::command
