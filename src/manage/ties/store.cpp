#include "ties/store.hpp"

#include "ties/store_sql.hpp"

namespace sinergi::ties::store {
namespace {

std::string_view word(auto value) { return boost::describe::enum_to_string(value, ""); }

}  // namespace

void insert(db::Tx& tx, Tie const& tie) {
    tx.run(sql::insert_tie, {{"id", tie.id},
                             {"kind", word(tie.kind)},
                             {"file", tie.file},
                             {"person", tie.person},
                             {"tied_by", tie.tied_by},
                             {"tied_at", tie.tied_at}});
}

std::vector<Tie> of_file(db::Tx& tx, File const& file) {
    return tx.all<Tie>(sql::ties_of_file, {{"kind", word(file.kind)}, {"file", file.id}, {"row_max", people_max}});
}

std::vector<Tie> of_person(db::Tx& tx, registry::PersonId person, std::int64_t limit) {
    return tx.all<Tie>(sql::ties_of_person, {{"person", person}, {"row_max", limit}});
}

void end(db::Tx& tx, TieId id, access::AccountId by, Moment now) {
    tx.run(sql::end_tie, {{"id", id}, {"ended_at", now}, {"ended_by", by}});
}

std::vector<Tie> after(db::Tx& tx, TieId id, std::int64_t limit) {
    return tx.all<Tie>(sql::ties_after, {{"after", id.raw()}, {"row_max", limit}});
}

void forget(db::Tx& tx, File const& file) { tx.run(sql::forget_ties, {{"kind", word(file.kind)}, {"file", file.id}}); }

}  // namespace sinergi::ties::store
