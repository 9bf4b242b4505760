#include "cases/store/erasure.hpp"

#include "cases/store_sql.hpp"

namespace sinergi::cases::store {
namespace {

constexpr std::string_view erased_text = "[dihapus]";

}  // namespace

void empty(db::Tx& tx, Case const& c, Moment now) {
    drop_words(tx, c.id, Scope::word, c.need);
    for (auto const& person : persons(tx, c.id)) drop_words(tx, c.id, Scope::name, person.name);
    for (auto const& paper : papers(tx, c.id)) {
        loosen_file(tx, paper.digest);
        if (!paper.thumb.empty()) loosen_file(tx, paper.thumb);
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

void loosen_file(db::Tx& tx, std::string_view name) { tx.run(sql::loosen_file, {{"name", name}}); }

std::vector<std::string> sweep_files(db::Tx& tx) {
    auto files = tx.all<std::string>(sql::loose_files);
    for (auto const& name : files) tx.run(sql::delete_loose_file, {{"name", name}});
    std::erase_if(files, [&](std::string const& name) { return is_file_used(tx, name); });
    return files;
}

bool is_file_used(db::Tx& tx, std::string_view name) {
    return tx.find<std::int64_t>(sql::is_file_used, {{"name", name}}).has_value();
}

std::vector<CaseId> erasable(db::Tx& tx, Moment before, std::int64_t limit) {
    return tx.all<CaseId>(sql::erasable, {{"before", before}, {"row_max", limit}});
}

}  // namespace sinergi::cases::store
