#include "objections/store/erase.hpp"

#include "objections/actions/erase.hpp"
#include "objections/store_sql.hpp"

namespace sinergi::objections::store {

std::vector<std::string> erase(db::Tx& tx, ObjectionId id) {
    std::vector<std::string> files;
    for (auto const& one : photos(tx, id)) {
        files.push_back(one.digest);
        files.push_back(one.thumb);
    }
    tx.run(sql::erase_objection, {{"id", id}});
    tx.run(sql::erase_objection_by, {{"objection", id}});
    tx.run(sql::erase_objection_steps, {{"objection", id}});
    tx.run(sql::delete_objection_photos, {{"objection", id}});
    return files;
}

void erase(db::Tx& tx, UsulId id) {
    tx.run(sql::erase_usul, {{"id", id}});
    tx.run(sql::erase_usul_by, {{"usul", id}});
}

void erase(db::Tx& tx, RightsId id) { tx.run(sql::erase_rights, {{"id", id}}); }

std::vector<std::int64_t> erasable(db::Tx& tx, ErasedKind kind, Date day, Moment now, std::int64_t limit) {
    auto const& which = kind == ErasedKind::objection ? sql::erasable_objections
                        : kind == ErasedKind::usul    ? sql::erasable_usuls
                                                      : sql::erasable_rights;
    return tx.all<std::int64_t>(which, {{"day", day}, {"now", now}, {"row_max", limit}});
}

}  // namespace sinergi::objections::store
