#include "requests/actions/aid.hpp"
#include "requests/store_sql.hpp"

namespace sinergi::requests::store {
namespace {

std::string word(auto value) { return boost::describe::enum_to_string(value, ""); }

}  // namespace

void insert(db::Tx& tx, AidFile const& f) {
    tx.run(sql::insert_aid_file, {{"id", f.id},
                                  {"name", f.name},
                                  {"source", word(f.source)},
                                  {"programme", f.programme},
                                  {"as_of", f.as_of},
                                  {"digest", f.digest},
                                  {"columns", f.columns},
                                  {"first_line", f.first_line},
                                  {"at", f.at},
                                  {"account", f.account.raw()}});
}

void update(db::Tx& tx, AidFile const& f) {
    tx.run(sql::update_aid_file, {{"id", f.id},
                                  {"digest", f.digest},
                                  {"columns", f.columns},
                                  {"taken", f.taken},
                                  {"faults", f.faults},
                                  {"job", f.job},
                                  {"loaded_at", f.loaded_at}});
}

std::optional<AidFile> find_aid_file(db::Tx& tx, AidFileId id) {
    return tx.find<AidFile>(sql::find_aid_file, {{"id", id}});
}
std::vector<AidFile> aid_files(db::Tx& tx, std::int64_t limit) {
    return tx.all<AidFile>(sql::aid_files, {{"row_max", limit}});
}

void insert(db::Tx& tx, AidFileId file, std::vector<AidRow> const& rows) {
    for (auto const& row : rows)
        tx.later(sql::insert_aid_row, {{"file", file},
                                       {"line", row.line},
                                       {"nik", row.nik},
                                       {"name", row.name},
                                       {"name_key", row.name_key},
                                       {"programme", row.programme},
                                       {"period", row.period},
                                       {"status", row.status},
                                       {"note", row.note}});
}

std::vector<AidFound> aid_of_nik(db::Tx& tx, std::string_view nik, Date on) {
    return tx.all<AidFound>(sql::aid_of_nik, {{"nik", nik}, {"day", on}});
}
std::vector<AidFound> aid_of_name(db::Tx& tx, std::string_view name_key, Date on) {
    return tx.all<AidFound>(sql::aid_of_name, {{"name_key", name_key}, {"day", on}});
}
std::vector<AidReason> aid_reasons(db::Tx& tx) { return tx.all<AidReason>(sql::aid_reasons); }
void put(db::Tx& tx, AidReason const& r) {
    tx.run(sql::put_aid_reason, {{"code", r.code},
                                 {"standing", word(r.standing)},
                                 {"words", r.words},
                                 {"text_id", r.text_id},
                                 {"text_en", r.text_en},
                                 {"who_id", r.who_id},
                                 {"who_en", r.who_en},
                                 {"next_id", r.next_id},
                                 {"next_en", r.next_en},
                                 {"appeal_id", r.appeal_id},
                                 {"appeal_en", r.appeal_en}});
}

}  // namespace sinergi::requests::store
