#include "grievances/store/erasure.hpp"

#include "grievances/store/photos.hpp"
#include "grievances/store/search.hpp"
#include "grievances/store_sql.hpp"

namespace sinergi::grievances::store {
namespace {

constexpr std::string_view erased_text = "[dihapus]";

}  // namespace

void empty(db::Tx& tx, GrievanceId id, Moment now) {
    auto const before = content(tx, id);
    for (auto const& word : search_words(before.body, before.place))
        tx.run(sql::delete_terms, {{"fortnight", fortnight_of(id)}, {"id", id}, {"term", word}});
    tx.run(sql::erase_content, {{"id", id}, {"body", erased_text}, {"now", now}});
    tx.run(sql::erase_reporter, {{"id", id}});
    tx.run(sql::erase_steps, {{"id", id}, {"body", erased_text}});
    tx.run(sql::erase_named, {{"id", id}});
    drop_photos(tx, id);
}

std::vector<GrievanceId> erasable(db::Tx& tx, Moment now, GrievanceId after, std::int64_t limit) {
    IdMaker ids;
    return tx.all<GrievanceId>(
        sql::erasable, {{"before_id", ids.next(now)}, {"after_id", after.raw()}, {"now", now}, {"row_max", limit}});
}

}  // namespace sinergi::grievances::store
