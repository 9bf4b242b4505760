#include "registry/store/civil.hpp"

#include "registry/store_sql.hpp"

namespace sinergi::registry::store {

bool set_padan(db::Tx& tx, PersonId id, Padan padan) {
    return tx.run(sql::set_padan, {{"id", id}, {"padan", word(padan)}}) > 0;
}

std::vector<FamilyId> empty_reason_of_edit(db::Tx& tx, PersonId id, Moment at) {
    return tx.all<FamilyId>(sql::empty_reason_of_edit, {{"person", id}, {"at", at}});
}

}  // namespace sinergi::registry::store
