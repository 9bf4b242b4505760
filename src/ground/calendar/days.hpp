#pragma once
// The door for other houses: the calendar of this moment, as a value for the rules.

#include "calendar/rules.hpp"
#include "plumbing/db/db.hpp"

#include <atomic>
#include <memory>

namespace sinergi::calendar {

/// The holidays as this process knows them. Safe from many threads; a change is seen by whoever asks next.
class Days {
public:
    explicit Days(db::Database& db);
    /// Hold it for one decision: it never changes.
    [[nodiscard]] std::shared_ptr<Calendar const> now() const { return now_.load(); }
    /// Reads them again: after an import, here or by another process on this database.
    void refresh();

private:
    db::Database& db_;
    std::atomic<std::shared_ptr<Calendar const>> now_;
};

}  // namespace sinergi::calendar
