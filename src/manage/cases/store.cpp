#include "cases/store.hpp"

#include "cases/store/sight.hpp"
#include "cases/store_sql.hpp"

#include <sstream>

namespace sinergi::cases::store {
namespace {

std::string word(auto value) { return boost::describe::enum_to_string(value, ""); }

std::vector<std::string> split(std::string_view types) {
    std::istringstream in{std::string(types)};
    std::vector<std::string> out;
    for (std::string one; in >> one;) out.push_back(one);
    return out;
}

}  // namespace

Result<Case> get(db::Tx& tx, access::Permit const& permit, CaseId id) {
    Sight const s(permit);
    auto found = tx.find<Case>(sql::find, {{"id", id}, SINERGI_CASE_SIGHT(s)});
    if (!found) return refuse(Why::not_found, "cases.not_found");
    return *std::move(found);
}

Result<Case> get_plain(db::Tx& tx, CaseId id) {
    auto found = tx.find<Case>(sql::find_plain, {{"id", id}});
    if (!found) return refuse(Why::not_found, "cases.not_found");
    return *std::move(found);
}

std::optional<Case> find_named(db::Tx& tx, std::string_view origin_node, std::string_view origin_id) {
    return tx.find<Case>(sql::find_named, {{"origin_node", origin_node}, {"origin_id", origin_id}});
}

std::vector<CaseId> of_grievance(db::Tx& tx, grievances::GrievanceId grievance) {
    return tx.all<CaseId>(sql::open_of_grievance, {{"grievance", grievance}});
}

void insert(db::Tx& tx, Case const& c) {
    tx.run(sql::insert, {SINERGI_CASE_ARGS(c),
                         {"origin_node", c.origin_node},
                         {"origin_id", c.origin_id},
                         {"received_at", c.received_at},
                         {"source", word(c.source)},
                         {"opened_by", c.opened_by}});
    put_types(tx, c, "");
    put_words(tx, c.id, Scope::word, c.need);
}

void update(db::Tx& tx, Case const& c) {
    auto const rows = tx.run(sql::update, {SINERGI_CASE_ARGS(c)});
    SINERGI_CHECK(rows == 1);
}

void put_types(db::Tx& tx, Case const& c, std::string_view before) {
    for (auto const& type : split(before)) tx.run(sql::delete_types, {{"case_id", c.id}, {"type", type}});
    for (auto const& type : split(c.types)) tx.run(sql::insert_type, {{"case_id", c.id}, {"type", type}});
}

std::int64_t highest_id(db::Tx& tx) {
    return tx.find<std::optional<std::int64_t>>(sql::highest_id).value_or(std::nullopt).value_or(0);
}

Clocks clocks_on(db::Tx& tx, Date day) { return tx.find<Clocks>(sql::clocks_on, {{"day", day}}).value_or(Clocks{}); }

}  // namespace sinergi::cases::store
