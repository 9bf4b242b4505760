#include "grievances/erasure.hpp"

#include "grievances/search.hpp"
#include "grievances/store_sql.hpp"

namespace sinergi::grievances::store {
namespace {

constexpr std::string_view erased_text = "[dihapus]";

struct LoosePhoto {
    PhotoId id;
    std::string digest, thumb;
};
BOOST_DESCRIBE_STRUCT(LoosePhoto, (), (id, digest, thumb))

std::vector<std::string> drop_photo(db::Tx& tx, PhotoId id, std::string const& digest, std::string const& thumb) {
    std::vector<std::string> unused;
    tx.run(sql::delete_photo, {{"id", id}});
    for (auto const& file : {digest, thumb})
        if (tx.find<std::int64_t>(sql::photo_use, {{"digest", file}}).value_or(0) == 0) unused.push_back(file);
    return unused;
}

}  // namespace

void empty(db::Tx& tx, GrievanceId id, Moment now) {
    auto const before = content(tx, id);
    for (auto const& word : search_words(before.body, before.place))
        tx.run(sql::delete_terms, {{"fortnight", fortnight_of(id)}, {"id", id}, {"term", word}});
    tx.run(sql::erase_content, {{"id", id}, {"body", erased_text}, {"now", now}});
    tx.run(sql::erase_reporter, {{"id", id}});
    tx.run(sql::erase_steps, {{"id", id}, {"body", erased_text}});
    tx.run(sql::erase_named, {{"id", id}});
    for (auto const& photo : photos(tx, id)) tx.run(sql::loosen_photo, {{"id", photo.id}});
}

std::vector<GrievanceId> erasable(db::Tx& tx, Moment now, GrievanceId after, std::int64_t limit) {
    IdMaker ids;
    return tx.all<GrievanceId>(
        sql::erasable, {{"before_id", ids.next(now)}, {"after_id", after.raw()}, {"now", now}, {"row_max", limit}});
}

std::vector<std::string> sweep_loose_photos(db::Tx& tx, Moment before) {
    std::vector<std::string> unused;
    for (auto const& photo : tx.all<LoosePhoto>(sql::loose_photos, {{"before", before}})) {
        auto files = drop_photo(tx, photo.id, photo.digest, photo.thumb);
        unused.insert(unused.end(), files.begin(), files.end());
    }
    return unused;
}

}  // namespace sinergi::grievances::store
