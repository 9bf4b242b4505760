#include "objections/store/erase.hpp"

#include "objections/actions/erase.hpp"
#include "objections/store_sql.hpp"
#include "plumbing/files/loose.hpp"

namespace sinergi::objections::store {

void erase(db::Tx& tx, ObjectionId id) {
    for (auto const& one : photos(tx, id)) {
        files::loosen(tx, one.digest);
        files::loosen(tx, one.thumb);
    }
    tx.run(sql::erase_objection, {{"id", id}});
    tx.run(sql::erase_objection_by, {{"objection", id}});
    tx.run(sql::erase_objection_steps, {{"objection", id}});
    tx.run(sql::delete_objection_photos, {{"objection", id}});
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
