#include "calendar/days.hpp"

#include "calendar/store.hpp"

namespace sinergi::calendar {

Days::Days(db::Database& db) : db_(db) { refresh(); }

void Days::refresh() {
    auto const holidays = db_.read([](db::Tx& tx) -> Result<std::vector<Holiday>> { return store::all(tx); });
    now_.store(std::make_shared<Calendar const>(Calendar::of(*holidays)));
}

}  // namespace sinergi::calendar
