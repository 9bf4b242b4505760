#pragma once
// Who of the registry may be meant? Everybody alive in the matching index, in memory.

#include "matching/index.hpp"
#include "registry/store.hpp"

#include <atomic>
#include <span>

namespace sinergi::registry {

/// What is known of the one who is looked for; "" where nothing is.
struct Sought {
    std::string nik, no_kk, name, sex;
    std::optional<Date> born_on;
    std::string born_place, mother_name, address;
    RegionCode region;
};

/// Some 320 bytes a person. Safe from many threads.
class Known {
public:
    explicit Known(db::Database& db);
    /// Reads everybody, in the background: searches answer with what is there so far. Stops when `is_ending`.
    void build(std::function<bool()> const& is_ending);
    /// After a commit: these rows as they stand now.
    void refresh(std::span<PersonId const> changed);
    /// The likeliest first, at most 24.
    [[nodiscard]] matching::LiveIndex::Answer search(Sought const& question, std::size_t limit = 24);
    [[nodiscard]] bool is_whole() const { return index_.is_whole(); }
    [[nodiscard]] std::size_t size() const { return index_.size(); }

private:
    db::Database& db_;
    matching::LiveIndex index_;
};

}  // namespace sinergi::registry
