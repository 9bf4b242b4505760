#pragma once
// The door for other houses: all areas in memory, for names in lists and for search.

#include "plumbing/db/db.hpp"
#include "regions/rules.hpp"

#include <atomic>
#include <memory>
#include <string>

namespace sinergi::regions {

/// Puts the areas that came with the program into a database that has none. Before the server takes requests: it holds
/// the writer for half a second.
/// @return how many; 0 when there were some
std::int64_t load(db::Database& db, Moment now);

/// The areas as this process knows them. Safe from many threads; a change is seen by whoever asks next.
class Areas {
public:
    /// Reads all of them (refresh).
    explicit Areas(db::Database& db);

    /// The table of this moment; hold it while you hold what it gave out.
    [[nodiscard]] std::shared_ptr<Atlas const> atlas() const { return atlas_.load(); }
    /// Reads the table again: after a change was recorded, here or by another process on this database.
    void refresh();

    [[nodiscard]] std::string name_of(RegionCode const& code) const { return atlas()->name_of(code); }
    /// "Sindangjawa, Kec. Kadugede, Kab. Kuningan"
    [[nodiscard]] std::string path_of(RegionCode const& code) const { return atlas()->path_of(code); }
    [[nodiscard]] bool exists_on(RegionCode const& code, Date day) const { return atlas()->exists_on(code, day); }
    /// For what is reported today: the code stands, and has not ended. The country is refused.
    /// @refuses regions.not_known regions.has_ended
    [[nodiscard]] Done check_open(RegionCode const& code) const;

private:
    db::Database& db_;
    std::atomic<std::shared_ptr<Atlas const>> atlas_;
};

}  // namespace sinergi::regions
