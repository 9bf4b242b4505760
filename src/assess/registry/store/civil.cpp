#include "registry/store/civil.hpp"

#include "registry/store_sql.hpp"

namespace sinergi::registry::store {

bool set_padan(db::Tx& tx, PersonId id, Padan padan) {
    return tx.run(sql::set_padan, {{"id", id}, {"padan", word(padan)}}) > 0;
}

}  // namespace sinergi::registry::store
