#include "objections/store/erase.hpp"

#include "objections/actions/erase.hpp"
#include "objections/store_sql.hpp"
#include "plumbing/files/loose.hpp"

namespace sinergi::objections::store {

namespace {

void loosen(db::Tx& tx, PhotoRow const& photo) {
    files::loosen(tx, photo.digest);
    files::loosen(tx, photo.thumb);
}

}  // namespace

void erase(db::Tx& tx, ObjectionId id) {
    for (auto const& one : photos(tx, id)) loosen(tx, one);
    tx.run(sql::erase_objection, {{"id", id}});
    tx.run(sql::erase_objection_by, {{"objection", id}});
    tx.run(sql::erase_objection_steps, {{"objection", id}});
    tx.run(sql::delete_objection_photos, {{"objection", id}});
}

std::int64_t drop_unused_photos(db::Tx& tx, Moment before, std::int64_t limit) {
    auto const unused = tx.all<PhotoRow>(sql::unused_photos, {{"before", before}, {"row_max", limit}});
    for (auto const& one : unused) {
        tx.run(sql::delete_photo, {{"id", one.id}});
        loosen(tx, one);
    }
    return std::ssize(unused);
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
