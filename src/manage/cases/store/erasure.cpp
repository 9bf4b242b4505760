#include "cases/store/erasure.hpp"

#include "cases/store_sql.hpp"
#include "plumbing/files/loose.hpp"

namespace sinergi::cases::store {
namespace {

constexpr std::string_view erased_text = "[dihapus]";

}  // namespace

void empty(db::Tx& tx, Case const& c, Moment now) {
    drop_words(tx, c.id, Scope::word, c.need);
    for (auto const& person : persons(tx, c.id)) drop_words(tx, c.id, Scope::name, person.name);
    for (auto const& paper : papers(tx, c.id)) {
        files::loosen(tx, paper.digest);
        files::loosen(tx, paper.thumb);
    }
    tx.run(sql::erase_case, {{"id", c.id}, {"text", erased_text}, {"now", now}});
    for (auto const* one : {&sql::erase_persons, &sql::erase_entries, &sql::erase_approvals, &sql::erase_papers,
                            &sql::erase_stays, &sql::erase_dues, &sql::erase_named})
        tx.run(*one, {{"case_id", c.id}});
    tx.run(sql::erase_assignments, {{"case_id", c.id}, {"text", erased_text}});
}

std::int64_t told_entries(db::Tx& tx, CaseId id) {
    return tx.find<std::int64_t>(sql::told_entries, {{"case_id", id}}).value_or(0);
}

std::vector<CaseId> erasable(db::Tx& tx, Moment before, std::int64_t limit) {
    return tx.all<CaseId>(sql::erasable, {{"before", before}, {"row_max", limit}});
}

}  // namespace sinergi::cases::store
