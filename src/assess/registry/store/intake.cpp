#include "registry/store/intake.hpp"

#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "registry/store_sql.hpp"

namespace sinergi::registry::store {
namespace {

constexpr std::int64_t removed_at_once = 5'000;

std::string digest_of(std::string_view signature) { return crypto::hex(crypto::digest(signature)); }

}  // namespace

std::vector<std::string> mapping(db::Tx& tx, std::string_view signature) {
    auto const found = tx.find<std::string>(sql::find_mapping, {{"signature", digest_of(signature)}});
    return found ? json::read<std::vector<std::string>>(*found).value_or(std::vector<std::string>{})
                 : std::vector<std::string>{};
}

void put_mapping(db::Tx& tx, std::string_view signature, std::vector<std::string> const& columns,
                 access::AccountId account, Moment now) {
    tx.run(
        sql::put_mapping,
        {{"signature", digest_of(signature)}, {"columns", json::write(columns)}, {"account", account}, {"now", now}});
}

intake::MendedCells cells(db::Tx& tx, ImportId import) {
    intake::MendedCells out;
    for (auto& one : tx.all<Cell>(sql::import_cells, {{"import", import}}))
        out[{one.file, one.line, one.column_at}] = std::move(one.value);
    return out;
}

void put_cell(db::Tx& tx, ImportId import, Cell const& cell, access::AccountId account, Moment now) {
    tx.run(sql::put_import_cell, {{"import", import},
                                  {"file", cell.file},
                                  {"line", cell.line},
                                  {"column_at", cell.column_at},
                                  {"value", cell.value},
                                  {"account", account},
                                  {"now", now}});
}

std::int64_t count_cells(db::Tx& tx, ImportId import) {
    return tx.find<std::int64_t>(sql::count_import_cells, {{"import", import}}).value_or(0);
}

std::int64_t remove_told(db::Tx& tx, ImportRow const& import) {
    if (!import.applied_at) return 0;
    db::Args const range{{"first", import.first_id},
                         {"last", import.last_id},
                         {"made_at", *import.applied_at},
                         {"row_max", removed_at_once}};
    auto gone = tx.run(sql::remove_answers, range);
    gone += tx.run(sql::remove_specifics, range);
    gone += tx.run(sql::remove_facts, range);
    tx.run(sql::restore_deciles, {{"made_at", *import.applied_at}, {"author", import.account}});
    gone += tx.run(sql::remove_deciles,
                   {{"made_at", *import.applied_at}, {"author", import.account}, {"row_max", removed_at_once}});
    return gone;
}

}  // namespace sinergi::registry::store
