#pragma once
// Rows of registry_import and registry_import_change, and taking back what an import wrote.

#include "registry/intake/load.hpp"
#include "registry/store.hpp"

namespace sinergi::registry::store {

using intake::ImportId;
using intake::ImportRow;

void insert(db::Tx& tx, ImportRow const& import);
[[nodiscard]] std::optional<ImportRow> find_import(db::Tx& tx, ImportId id);
[[nodiscard]] std::vector<ImportRow> imports(db::Tx& tx, access::AccountId account, std::int64_t limit);
/// Was the same file applied already?
[[nodiscard]] std::optional<ImportId> applied_before(db::Tx& tx, std::string_view digest, ImportId but);
void set_checked(db::Tx& tx, ImportId id, std::string_view counts, std::string_view faults);
/// @refuses registry.import_busy when another one is being applied
Done set_state(db::Tx& tx, ImportId id, std::string_view state, std::int64_t job);
void set_applied(db::Tx& tx, ImportRow const& import);
void set_undone(db::Tx& tx, ImportId id, Moment now);

struct ImportChange {
    std::int64_t subject = 0;
    bool is_person = false;
    std::int64_t version = 0;  // that the import gave
};
BOOST_DESCRIBE_STRUCT(ImportChange, (), (subject, is_person, version))
void note_change(db::Tx& tx, ImportId import, std::int64_t subject, bool is_person, std::int64_t version);
[[nodiscard]] std::vector<ImportChange> changes(db::Tx& tx, ImportId import);
/// It is taken back: whoever takes the rest back later does not find it changed since.
void forget_change(db::Tx& tx, ImportId import, std::int64_t subject);

/// What the import changed stands as before, by the same author and moment and on the same days, as a new version; what
/// is taken back stays in the history and holds on no day. False when somebody changed it since.
Result<bool> restore(db::Tx& tx, ImportRow const& import, ImportChange const& change);

/// One step of removing what an import made: persons with ids after `after`, at most some hundreds, and families that
/// are empty then, from `overlap` on, where the step before began: a family may lie over the border.
struct Step {
    std::int64_t last = 0;  // 0: there were none
    std::int64_t kept = 0;
    std::vector<PersonId> removed;
    std::vector<FamilyId> kept_in;  // families that stood before and keep somebody of the import
};
[[nodiscard]] Step remove_made(db::Tx& tx, ImportRow const& import, std::int64_t after, std::int64_t overlap);

}  // namespace sinergi::registry::store
