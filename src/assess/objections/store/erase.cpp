#include "objections/store/erase.hpp"

#include "objections/actions/erase.hpp"
#include "objections/store_sql.hpp"

#include <set>

namespace sinergi::objections::store {

std::vector<std::string> erase(db::Tx& tx, ObjectionId id) {
    std::set<std::string> files;
    for (auto const& one : photos(tx, id)) {
        files.insert(one.digest);
        files.insert(one.thumb);
    }
    tx.run(sql::erase_objection, {{"id", id}});
    tx.run(sql::erase_objection_by, {{"objection", id}});
    tx.run(sql::erase_objection_steps, {{"objection", id}});
    tx.run(sql::delete_objection_photos, {{"objection", id}});
    std::erase_if(files, [&](std::string const& name) {
        return tx.find<PhotoId>(sql::is_file_named, {{"name", name}}).has_value();
    });
    return {files.begin(), files.end()};
}

void erase(db::Tx& tx, UsulId id) {
    tx.run(sql::erase_usul, {{"id", id}});
    tx.run(sql::erase_usul_by, {{"usul", id}});
}

void erase(db::Tx& tx, RightsId id) { tx.run(sql::erase_rights, {{"id", id}}); }

std::vector<Ended> erasable(db::Tx& tx, ErasedKind kind, Due const& due, Ended const& after, std::int64_t limit) {
    auto const& which = kind == ErasedKind::objection ? sql::erasable_objections
                        : kind == ErasedKind::usul    ? sql::erasable_usuls
                                                      : sql::erasable_rights;
    return tx.all<Ended>(
        which,
        {{"day", due.day}, {"now", due.now}, {"after_at", after.ended_at}, {"after", after.id}, {"row_max", limit}});
}

}  // namespace sinergi::objections::store
